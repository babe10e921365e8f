"""Who says it, where words stand between the source and its verb, or the parser gives the source to another word."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import is_document, is_like_people
from framing.language.cues import cues
from framing.language.mending.links import PLURALS, SUBJECTS, move, promote
from framing.language.people import plain, titles
from framing.language.tree import Node, Tree
from framing.language.words import group

_CLOSING = frozenset({"”", "’", "''", '"', "'"})
_ONE_OR_FEW = frozenset({"DET", "NUM"})
_LISTED = frozenset({"PROPN", "CCONJ", "PUNCT", "DET"})


def _is_saying(verb: Node) -> bool:
    cue = cues("VERB").get(verb.lemma)
    return cue is not None and "quote" in cue.frames


def mend_told_source(verb: Node, nodes: Sequence[Node]) -> None:
    """ "It was hit by drones, an official who asked not to be named said": the official says it, and is no drone."""
    told = verb.child("ccomp")
    if not _is_saying(verb) or told is None or told.i > verb.i or verb.child(*SUBJECTS) is not None:
        return
    source = next((n for n in told.subtree() if _is_told_source(n, nodes) and n.subtree()[-1].i == verb.i - 1), None)
    if source is not None:
        move(source, verb, "nsubj")


def _is_told_source(source: Node, nodes: Sequence[Node]) -> bool:
    """Whether somebody stands behind a comma with a clause on who it is: ", an official who asked not to be named"."""
    first = source.subtree()[0]
    if source.dep != "appos" or first.pos not in _ONE_OR_FEW or not is_like_people(source):
        return False
    return nodes[first.i - 1].text == "," and source.child("relcl") is not None


def mend_heard_source(verb: Node, nodes: Sequence[Node]) -> None:
    """ "He met the chief, an official who heard the tape said on Monday": the tape is heard and does not speak."""
    heard, tape = verb.head, verb.child("nsubj")
    source = heard.head
    if verb.dep != "ccomp" or heard.dep != "relcl" or tape is None or not _is_saying(verb):
        return
    if not _is_told_source(source, nodes) or tape.subtree()[0].i != heard.i + 1 or is_like_people(tape):
        return
    told = verb.lemma in group("verbs of telling somebody")
    if any(c.dep in ("ccomp", "xcomp") or (c.dep == "dobj" and not told) for c in verb.rights):
        return
    root = next(n for n in source.ancestors() if n.head is n)
    move(tape, heard, "dobj")
    promote(verb, root)
    root.dep = "ccomp"
    move(source, verb, "nsubj")


def mend_at_body(verb: Node, tree: Tree) -> None:
    """ "It was spoiled by heat, nurses at the charity Open Sea said on Friday": nurses say all before the comma."""
    sentence = tree.sentences[verb.sent]
    at = verb.i - sentence[0].i
    if not _is_saying(verb) or verb.child("ccomp", "aux", "auxpass") is not None:
        return
    if any(n.pos in ("VERB", "AUX") or n.text in _CLOSING for n in sentence[at + 1 :]):
        return
    comma = next((n.i for n in reversed(sentence[:at]) if n.text == ","), -1)
    phrase = tree.nodes[comma + 1 : verb.i]
    if comma <= sentence[0].i or any(n.pos in ("VERB", "AUX") or n.tag[0] == "W" for n in phrase):
        return
    place = next((k for k, n in enumerate(phrase) if n.pos == "ADP"), 0)
    people = phrase[place - 1] if place else verb
    root = next((n for n in sentence if n.head is n), verb)
    if people.tag not in PLURALS or not is_like_people(people) or root.i > comma or root.pos not in ("VERB", "AUX"):
        return
    body = next((n for n in reversed(phrase) if n.pos == "NOUN" and n.dep == "pobj"), None)
    for name in phrase[body.i - comma :] if body is not None else ():
        if body is not None and name.pos == "PROPN" and not body.i <= name.head.i < verb.i:
            move(name, body, "appos")
    if people.head in phrase:
        return
    promote(verb, root)
    root.dep = "ccomp"
    move(people, verb, "nsubj")


def mend_whose(verb: Node, nodes: Sequence[Node]) -> None:
    """ "“No,” said Ada Kern, whose father, Ib, died": Kern says it, and it is he who died."""
    if not _is_saying(verb) or verb.i < 2 or verb.child(*SUBJECTS) is not None:
        return
    died = next((c for c in verb.rights if c.dep == "ccomp"), None)
    name = died.child("nsubj") if died is not None else None
    if died is None or name is None or name.subtree()[0].i != verb.i + 1:
        return
    if not {nodes[verb.i - 1].text, nodes[verb.i - 2].text} & _CLOSING:
        return
    father = next((c for c in name.rights if c.dep == "appos" and any(k.tag == "WP$" for k in c.lefts)), None)
    if father is not None:
        move(name, verb, "nsubj")
        move(died, name, "relcl")
        move(father, died, "nsubj")


def mend_seen_document(word: Node, nodes: Sequence[Node]) -> None:
    """ "It paid no tax, records seen by Reuters show": they show it, where the parser takes a show by Reuters."""
    by = word.head
    seen = by.head
    records = seen.head
    cue = cues("VERB").get(word.lemma)
    if word.dep != "pobj" or by.dep != "agent" or seen.dep != "acl" or cue is None or "clause" not in cue.frames:
        return
    first = records.subtree()[0]
    root = next((n for n in records.ancestors() if n.head is n), records)
    if not is_document(records) or first.i == 0 or nodes[first.i - 1].text != "," or root.pos not in ("VERB", "AUX"):
        return
    reader = next((c for c in reversed(word.lefts) if c.dep in ("compound", "nmod", "amod")), None)
    if reader is None or reader.i != word.i - 1 or any(c.pos != "PUNCT" for c in word.rights):
        return
    for child in word.lefts:
        if child is not reader:
            move(child, reader, child.dep)
    move(reader, by, "pobj")
    word.pos, word.tag = "VERB", "VBP" if records.tag in PLURALS else "VBZ"
    promote(word, root)
    root.dep = "ccomp"
    move(records, word, "nsubj")


def mend_bare_title(name: Node, nodes: Sequence[Node]) -> None:
    """ "A spokesman for Senator Ida Sorel said": the senator is Sorel, and not the spokesman."""
    first = name.subtree()[0]
    title = nodes[first.i - 1] if first.i else first
    if name.pos != "PROPN" or title.dep != "pobj" or title.children or name.sent != title.sent:
        return
    if plain(title.text) in titles() and title.text[0].isupper():
        move(name, title.head, "pobj")
        move(title, name, "compound")


def mend_behind_places(verb: Node, tree: Tree) -> None:
    """ "In Recife, Natal and Olinda, Paula Reis, the director, said": she is no place."""
    sentence = tree.sentences[verb.sent]
    where, subject = sentence[0], verb.child(*SUBJECTS)
    if where.pos != "ADP" or not _is_saying(verb):
        return
    for first, past, label in tree.names:
        if label != "PERSON" or not where.i < first < past <= verb.i or tree.nodes[first - 1].text != ",":
            continue
        places, name = tree.nodes[where.i + 1 : first - 1], tree.nodes[past - 1]
        last = places[-1] if places else name
        if not any(n.lower == "and" for n in places) or any(n.pos not in _LISTED for n in places):
            continue
        if last.pos != "PROPN" or (subject is not None and subject not in places):
            continue
        above = next((n for n in name.ancestors() if n in places), None)
        if above is None:
            continue
        move(name, verb, "nsubj")
        if subject is not None:
            move(subject, where, "pobj")
        return
