"""Who says it: sources beside, before and behind what is said, with words between them and their verb."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.actors import is_document, is_like_people
from framing.language.cues import can_quote, cues
from framing.language.mending.links import (
    FINITE,
    PAST,
    PLURALS,
    SUBJECTS,
    is_behind_comma,
    joint,
    move,
    move_joint,
    promote,
)
from framing.language.people import plain, titles
from framing.language.tree import Node, Tree
from framing.language.verbs import kinds
from framing.language.words import group

_CLOSING = frozenset({"”", "’", "''", '"', "'"})
_ONE_OR_FEW = frozenset({"DET", "NUM"})
_LISTED = frozenset({"PROPN", "CCONJ", "PUNCT", "DET"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_ENDING = frozenset({",", "?", "!", "."})
_ADRIFT = frozenset({"npadvmod", "dobj", "appos", "attr", "dep", "oprd", "conj"})


def _words_at_end(verb: Node, tree: Tree) -> list[Node]:
    """The words between the last comma and the verb; none where a verb or a closing mark follows in the sentence."""
    sentence = tree.sentences[verb.sent]
    at = verb.i - sentence[0].i
    if any(n.pos in ("VERB", "AUX") or n.text in _CLOSING for n in sentence[at + 1 :]):
        return []
    comma = next((n.i for n in reversed(sentence[1:at]) if n.text == ","), verb.i)
    return tree.nodes[comma + 1 : verb.i]


def _let_report(verb: Node, root: Node) -> None:
    """Make the verb the root of the sentence, with what the root tells as its content."""
    promote(verb, root)
    root.dep = "ccomp"


def mend_joined_teller(verb: Node, nodes: Sequence[Node]) -> None:
    """ "It will be signed in June, an envoy who took part told Reuters": no "and" joins the verbs, he tells it all."""
    above, source = verb.head, verb.child(*SUBJECTS)
    if verb.dep not in ("conj", "advcl") or above.dep != "ROOT" or source is None or not can_quote(verb):
        return
    if not above.i < source.i < verb.i or not _has_clause_behind_comma(source, nodes):
        return
    if joint(above, verb) is None and verb.child("ccomp", "xcomp", "mark", "aux", "auxpass") is None:
        _let_report(verb, above)


def mend_told_source(verb: Node, nodes: Sequence[Node]) -> None:
    """ "It was hit by drones, an official who asked not to be named said": the official says it, and is no drone."""
    told = verb.child("ccomp")
    if not can_quote(verb) or told is None or told.i > verb.i or verb.child(*SUBJECTS) is not None:
        return
    source = next((n for n in told.subtree() if _is_told_source(n, nodes) and n.subtree()[-1].i == verb.i - 1), None)
    if source is not None:
        move(source, verb, "nsubj")


def _is_told_source(source: Node, nodes: Sequence[Node]) -> bool:
    """Whether somebody stands behind a comma with a clause on who it is: ", an official who asked not to be named"."""
    return source.dep == "appos" and _has_clause_behind_comma(source, nodes)


def _has_clause_behind_comma(source: Node, nodes: Sequence[Node]) -> bool:
    if source.subtree()[0].pos not in _ONE_OR_FEW or not is_like_people(source):
        return False
    return is_behind_comma(source, nodes) and source.child("relcl") is not None


def mend_heard_source(verb: Node, nodes: Sequence[Node]) -> None:
    """ "He met the chief, an official who heard the tape said on Monday": the tape is heard and does not speak."""
    heard, tape = verb.head, verb.child("nsubj")
    source = heard.head
    if verb.dep != "ccomp" or heard.dep != "relcl" or tape is None or not can_quote(verb):
        return
    if not _is_told_source(source, nodes) or tape.subtree()[0].i != heard.i + 1 or is_like_people(tape):
        return
    told = verb.lemma in group("verbs of telling somebody")
    if any(c.dep in ("ccomp", "xcomp") or (c.dep == "dobj" and not told) for c in verb.rights):
        return
    root = next(n for n in source.ancestors() if n.head is n)
    move(tape, heard, "dobj")
    _let_report(verb, root)
    move(source, verb, "nsubj")


def mend_at_body(verb: Node, tree: Tree) -> None:
    """ "It was spoiled by heat, nurses at the charity Open Sea said on Friday": nurses say all before the comma."""
    if not can_quote(verb) or verb.child("ccomp", "aux", "auxpass") is not None:
        return
    phrase = _words_at_end(verb, tree)
    place = next((k for k, n in enumerate(phrase) if n.pos == "ADP"), 0)
    if not place or any(n.pos in ("VERB", "AUX") or n.tag[0] == "W" for n in phrase):
        return
    people = phrase[place - 1]
    root = next((n for n in tree.sentences[verb.sent] if n.head is n), verb)
    if people.tag not in PLURALS or not is_like_people(people):
        return
    if root.i >= phrase[0].i or root.pos not in ("VERB", "AUX"):
        return
    body = next((n for n in reversed(phrase) if n.pos == "NOUN" and n.dep == "pobj"), None)
    if body is not None:
        for name in tree.nodes[body.i + 1 : verb.i]:
            if name.pos == "PROPN" and not body.i <= name.head.i < verb.i:
                move(name, body, "appos")
    if people.head in phrase:
        return
    _let_report(verb, root)
    move(people, verb, "nsubj")


def mend_whose(verb: Node, nodes: Sequence[Node]) -> None:
    """ "“No,” said Ada Kern, whose father, Ib, died": Kern says it, and it is he who died."""
    if not can_quote(verb) or verb.i < 2 or verb.child(*SUBJECTS) is not None:
        return
    died = next((c for c in verb.rights if c.dep == "ccomp"), None)
    name = died.child(*SUBJECTS) if died is not None else None
    if died is None or name is None or name.subtree()[0].i != verb.i + 1:
        return
    if not {nodes[verb.i - 1].text, nodes[verb.i - 2].text} & _CLOSING:
        return
    father = next((c for c in name.rights if c.dep == "appos" and any(k.tag == "WP$" for k in c.lefts)), None)
    if father is not None:
        dep = name.dep
        move(name, verb, "nsubj")
        move(died, name, "relcl")
        move(father, died, dep)


def mend_seen_document(word: Node, nodes: Sequence[Node]) -> None:
    """ "It paid no tax, records seen by Reuters show": they show it, where the parser takes a show by Reuters."""
    by = word.head
    seen = by.head
    records = seen.head
    cue = cues("VERB").get(word.lemma)
    if word.dep != "pobj" or by.dep != "agent" or seen.dep != "acl" or cue is None or "clause" not in cue.frames:
        return
    root = next((n for n in records.ancestors() if n.head is n), records)
    if not is_document(records) or not is_behind_comma(records, nodes) or root.pos not in ("VERB", "AUX"):
        return
    reader = next((c for c in reversed(word.lefts) if c.dep in ("compound", "nmod", "amod")), None)
    if reader is None or reader.i != word.i - 1 or any(c.pos != "PUNCT" for c in word.rights):
        return
    for child in word.lefts:
        if child is not reader:
            move(child, reader, child.dep)
    move(reader, by, "pobj")
    word.pos, word.tag = "VERB", "VBP" if records.tag in PLURALS else "VBZ"
    _let_report(word, root)
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
    if where.pos != "ADP" or not can_quote(verb):
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


def mend_caller(verb: Node) -> None:
    """ "Got a call from the tanker, the Vela, saying that it burned": the tanker says so, and it is the Vela."""
    above = verb.head
    if verb.dep != "advcl" or "speech" not in kinds(verb) or verb.i < above.i:
        return
    message = above.child("dobj")
    source = next((c for c in message.rights if c.lower == "from"), None) if message is not None else None
    caller = source.child("pobj") if source is not None else None
    if message is None or caller is None or message.lemma not in group("messages"):
        return
    for name in above.rights:
        if name.dep == "dobj" and name.pos == "PROPN" and caller.i < name.i < verb.i:
            move(name, caller, "appos")
    move(verb, caller, "acl")


def mend_final_source(verb: Node) -> None:
    """ "At least 31 men, most of them old, burned or leapt out, survivors said": survivors say all of it."""
    subjects = [c for c in verb.lefts if c.dep in SUBJECTS]
    cue = cues("VERB").get(verb.lemma)
    if len(subjects) != 2 or cue is None or verb.child("ccomp", "dobj") is not None:
        return
    first, source = subjects
    told = next((c for c in first.rights if c.dep in ("relcl", "acl") and first.i < c.i < source.i), None)
    if not cue.frames & ({"quote", "clause"} if told is not None and told.dep == "acl" else {"quote"}):
        return
    if told is None or told.tag == "VBG" or any(n.tag in _RELATIVE for n in told.subtree()):
        return
    if told.dep == "acl" and (told.tag not in PAST or verb.subtree()[0] is not first.subtree()[0]):
        return
    below = told.child(*SUBJECTS)
    if not any(c.text == "," and told.i < c.i < source.subtree()[0].i for c in verb.lefts):
        return
    if below is not None and any(c.lower == "of" for c in below.children):
        move(below, first, "appos")  # "most of them old"
    elif below is not None:
        return
    passive = told.tag == "VBN" and told.child("aux") is None
    move(told, verb, "ccomp")
    move(first, told, "nsubjpass" if passive else "nsubj")  # "Boys beaten at school, teacher says"


def mend_before_source(verb: Node) -> None:
    """ "It fell because cables snapped, a report concluded": why it fell is told before the source."""
    above, source = verb.head, verb.child(*SUBJECTS)
    cue = cues("VERB").get(verb.lemma)
    if verb.dep not in ("ccomp", "parataxis") or cue is None or source is None or not above.i < source.i < verb.i:
        return
    if not cue.frames & {"quote", "clause"} or above.pos not in ("VERB", "AUX") or verb.child("mark") is not None:
        return
    first = source.subtree()[0].i
    if all(c.text != "," or not above.i < c.i < first for c in verb.lefts):
        return
    for child in verb.lefts:
        if above.i < child.i < first and child.dep in ("advcl", "prep"):
            move(child, above, child.dep)


def mend_reported(verb: Node) -> None:
    """ "Police said two men, working there, choked": who stands behind "said" is not said but does it."""
    above = verb.head
    subject = above.child("dobj") if above.lemma == "say" else None
    if verb.dep != "advcl" or subject is None or verb.child(*SUBJECTS, "mark", "advmod") is not None:
        return
    if not above.i < subject.i < verb.i or above.child("ccomp") is not None or not is_like_people(subject):
        return
    move(subject, verb, "nsubj")
    for child in above.children:
        if child.dep == "advcl" and child.tag == "VBG" and subject.i < child.i < verb.i:
            move(child, subject, "acl")
    move(verb, above, "ccomp")


def mend_new_subject(verb: Node, nodes: Sequence[Node]) -> None:
    """ "Caught ten and a helicopter thwarted a raid": no "and" joins the verbs, so the helicopter thwarts."""
    above = verb.head
    if verb.dep != "conj" or verb.child(*SUBJECTS, "aux", "auxpass") is not None or above.pos != "VERB":
        return
    if joint(above, verb) is not None or nodes[verb.i - 1].text == ",":
        return
    thing = above.child("dobj")
    last = next((c for c in reversed(thing.children) if c.dep == "conj" and c.i < verb.i), None) if thing else None
    if thing is None or last is None or last.subtree()[-1].i != verb.i - 1:
        return
    move(last, verb, "nsubj")
    move_joint(thing, last, above)


def mend_inverted(verb: Node, nodes: Sequence[Node]) -> None:
    """ "“A bridge to nowhere,” snorted Amos": behind closing marks and a verb comes who speaks, not its object."""
    who = verb.child("dobj")
    if who is None or verb.i < 2 or verb.child("aux", "auxpass") is not None or who.subtree()[0].i != verb.i + 1:
        return
    marks = {nodes[verb.i - 1].text, nodes[verb.i - 2].text}
    if not marks & _CLOSING or not marks & _ENDING or not (who.pos == "PROPN" or is_like_people(who)):
        return
    for child in verb.lefts:
        if child.dep in SUBJECTS:
            child.dep = "ccomp"
    who.dep = "nsubj"


def mend_joined_source(verb: Node, nodes: Sequence[Node]) -> None:
    """ "The state will not bow, chief minister Sen Das said": no "and" joins the verbs, and she says all before."""
    cue, above, source, whom = cues("VERB").get(verb.lemma), verb.head, verb.child(*SUBJECTS), verb.child("dobj")
    if verb.dep != "conj" or cue is None or source is None or ("quote" not in cue.frames and whom is None):
        return
    if above.dep != "ROOT" or above.child(*SUBJECTS) is None or verb.child("ccomp", "xcomp", "auxpass") is not None:
        return
    if whom is not None and not is_like_people(whom):
        return
    is_before = source.i < verb.i and is_behind_comma(source, nodes)
    if is_before and (source.pos == "PROPN" or is_like_people(source)):
        _let_report(verb, above)


def mend_last_name(verb: Node, nodes: Sequence[Node]) -> None:
    """ "It broke its word, steward Ada Park, who works there, said": the name between commas is who says it."""
    told = verb.child("ccomp")
    if not can_quote(verb) or told is None or told.i > verb.i or verb.child(*SUBJECTS) is not None:
        return
    last = verb.i - 1 - (nodes[verb.i - 1].text == ",")
    name: Node | None = nodes[last]
    while name is not None and name is not told and name.head is not name:
        is_adrift = name.pos == "PROPN" and name.dep in _ADRIFT and is_behind_comma(name, nodes)
        if is_adrift and name.subtree()[-1].i in (last, last + 1):
            move(name, verb, "nsubj")
            return
        name = name.head


def mend_source(verb: Node, tree: Tree) -> None:
    """ "He paid a man who knew Crane, an official briefed on it said": the official says all before the comma."""
    if not can_quote(verb) or (verb.child("auxpass", "ccomp") is not None and verb.head is not verb):
        return
    phrase = _words_at_end(verb, tree)
    if not phrase or any(n.tag in _RELATIVE for n in phrase):
        return
    if phrase[0].pos not in ("DET", "NUM") and not _is_end_of_list(phrase, verb):
        return
    if any(n.tag in FINITE and n.dep != "acl" for n in phrase):
        return
    first = phrase[0].i
    tops = [n for n in phrase if not first <= n.head.i < verb.i or n.head is n]
    root = next((n for n in tree.sentences[verb.sent] if n.head is n and n.dep == "ROOT"), verb)
    if len(tops) != 1 or not is_like_people(tops[0]) or verb.child(*SUBJECTS) not in (None, tops[0]):
        return
    if tops[0].head is verb and (root is verb or verb.dep in ("ccomp", "parataxis")):
        return
    if root is not verb and (root.i >= first or root.pos not in ("VERB", "AUX")):
        return
    if root is not verb:
        _let_report(verb, root)
    move(tops[0], verb, "nsubj")


def _is_end_of_list(phrase: Sequence[Node], verb: Node) -> bool:
    """Whether the words are the last of a list for the parser: "fired at students, nurses and doctors said"."""
    first = next((n for n in phrase if n.dep == "conj" and n.head.i < phrase[0].i), None)
    return first is not None and verb.child(*SUBJECTS, "aux") is None and any(n.dep == "cc" for n in phrase)


def mend_signed(dash: Node, nodes: Sequence[Node]) -> None:
    """ "“We will not pay for this wall” — Pat Lowe, farmer": the name behind the dash is no part of the sentence."""
    if dash.i < 2 or nodes[dash.i - 1].text not in _CLOSING:
        return
    for name in nodes[dash.i + 1 : dash.i + 4]:
        if name.dep == "appos" and name.pos == "PROPN" and name.head.i < dash.i:
            root = next((n for n in name.ancestors() if n.head is n), name)
            move(name, root, "dep")


def mend_foretold(verb: Node) -> None:
    """ "Without it, the line could close by May, the auditors warned": they warn of that, it is no circumstance."""
    above = verb.head
    cue = cues("VERB").get(above.lemma)
    if cue is None or not cue.frames & {"quote", "clause"} or "evidence" in cue.frames or verb.i > above.i:
        return
    if verb.child(*SUBJECTS) is None or verb.child("mark") is not None or verb.tag in ("VBG", "VBN"):
        return
    if any(n.tag in ("WRB", "WP", "WDT") for c in verb.lefts for n in (c, *c.children)):
        return
    source = above.child(*SUBJECTS)
    if source is not None and verb.i < source.i < above.i and above.child("ccomp", "dobj") is None:
        verb.dep = "ccomp"
