"""Deeds as a source tells them: the verb with its complements, in words that can be read by themselves."""

from __future__ import annotations

from bisect import bisect_left

from framing.comparator.sentences.evidence import Places
from framing.language.cues import cues
from framing.language.phrases import clause
from framing.language.subjects import active_subject, auxiliaries, by_whom, is_passive, is_subject, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group, months, weekdays
from framing.model import Evidence

_FEWEST = 2  # words of a deed that is shown
_LONGEST = 18  # tokens of a deed with what somebody is made to do
_TAIL = 3  # last words of a sentence among which a verb says whose word it is
_DOER = 5  # words of somebody who does a deed to the actor
_LITTLE = frozenset({"ADP", "DET", "NUM", "ADV", "PUNCT", "PART", "PRON"})


def node_at(tree: Tree, start: int) -> Node | None:
    """The token that begins at that character, if one does."""
    i = bisect_left(tree.nodes, start, key=_begins)
    return tree.nodes[i] if i < len(tree.nodes) and tree.nodes[i].start == start else None


def _begins(node: Node) -> int:
    return node.start


def _is_told(verb: Node) -> bool:
    """Whether the clause itself tells the deed, in a finite verb or a participle.

    A purpose, a noun's content and what something else comes before are no deeds that are told: "to finance their
    life", "hedged on backing it", "the case that he obstructed justice", "before he has a chance to meddle".
    """
    helpers = auxiliaries(verb)
    if verb.tag == "VB" and ("to" in helpers or (not helpers and verb.dep not in ("ROOT", "conj"))):
        return False  # "help Republicans win"
    if any(c.dep == "auxpass" and c.tag == "VB" for c in verb.children) and not helpers:
        return False  # "help Republicans get elected"
    if verb.tag == "VBN" and any(c.dep == "mark" and c.lower == "as" for c in verb.lefts):
        return False  # "championed himself as exonerated"
    if verb.dep == "pcomp" and verb.head.lower not in group("prepositions of deeds done"):
        return written_subject(verb) is not None  # "with Governor Ade banning travel"
    if verb.dep in ("acl", "xcomp") and verb.tag == "VBG":
        return False  # "people helping him look into it"
    for node in (verb, *verb.ancestors()):
        if node.dep in ("acl", "ccomp") and node.head.pos == "NOUN" and written_subject(node) is not None:
            return False
        if node.dep == "advcl" and any(c.lower in group("openers of deeds not told") for c in node.lefts):
            return False
    return True


def _readable(tree: Tree, verb: Node, first: Node, last: Node) -> Node | None:
    """Where the words have to end to be read by themselves; None if they cannot.

    What somebody says is not cut ("warned further walkouts" of "warned further walkouts were likely"), and no other
    clause has got into them ("investigating the fire disputed the report"). A clause of a noun is left out as a whole:
    "denounced a ruling declaring the ban void".
    """
    said = verb.child("ccomp")
    if said is not None and (said.i > last.i or any(n.i > last.i and n.pos != "PUNCT" for n in said.subtree())):
        return None
    goal = verb.child("xcomp")
    if goal is not None and goal.i > last.i and goal.pos == "VERB":  # "ordered him, once a minister, to go"
        last = [n for n in goal.subtree() if n.pos != "PUNCT"][-1]
        if last.i - first.i > _LONGEST:
            return None
    if last is not verb and last.pos == "VERB" and any(c.i > last.i for c in last.children):
        part = next((n for n in (last, *last.ancestors()) if n.head is verb), last)
        last = tree.nodes[part.subtree()[0].i - 1]  # "dismissed it as being based" of "as being based on lies"
        if last.i <= verb.i:
            return None
    inside = {n.i for n in verb.subtree()}
    for node in tree.nodes[first.i : last.i + 1]:
        if node.pos != "SPACE" and node.i not in inside:
            return None
        if not is_subject(node) or first.i <= node.head.i <= last.i:
            continue
        above = [n for n in node.ancestors() if verb.i < n.i <= last.i and n.dep in ("acl", "relcl")]
        end = above[-1].subtree()[0].i - 1 if above else verb.i
        return tree.nodes[end] if end > verb.i + 1 else None
    return last


def _some_of_them(verb: Node) -> Node | None:
    """The first word of a subject that is part of the actor only: "22 Democrats backed it", "Ohio Republicans left"."""
    subject = active_subject(verb)
    if subject is None or subject.tag not in ("NNS", "NNPS"):
        return None
    before = [n for n in subject.subtree() if n.i < subject.i]
    if len(before) > _DOER or not any(n.pos not in ("DET", "PUNCT", "SPACE") for n in before):
        return None
    return before[0] if subject.i + 1 >= verb.i - len([c for c in verb.lefts if c.i > subject.i]) else None


def deed(verb: Node, side: str, place: Places, tree: Tree) -> Evidence | None:
    """The verb with its complements, and who does it if it is done to the actor; None if it says too little.

    Args:
        side: "agent" or "patient", which the actor is.
    """
    if verb.pos != "VERB" or (side == "agent" and is_passive(verb)) or not _is_told(verb):
        return None
    first, last = clause(tree, verb)
    who = active_subject(verb)
    if who is not None and first.i < who.i < verb.i:  # "Then she promised a review"
        first = next((c for c in verb.lefts if c.i > who.i and c.dep != "punct"), verb)
    end = _readable(tree, verb, first, last)
    if end is None:
        return None
    last = end
    days = {*weekdays(), *months()}
    if side == "patient" and by_whom(verb) is None and (doer := active_subject(verb)) is not None:
        inside = doer.subtree()
        if doer.pos == "PRON" or len(inside) > _DOER or inside[0].i > first.i:
            return None
        first = inside[0]
    if side == "agent" and all(n.pos in _LITTLE or n.lower in days for n in tree.nodes[verb.i + 1 : last.i + 1]):
        return None  # "praised", and nobody knows whom; "cheered on Tuesday"
    thing = verb.child("dobj", "xcomp", "ccomp")
    if side == "agent" and verb.dep == "relcl" and (thing is None or thing.i < verb.i):
        return None  # "the woman whom he beat in last year's election", "those whom he accused of lying"
    if side == "agent" and (some := _some_of_them(verb)) is not None:
        first = some
    text = place.evidence(first.start, last.end)
    whole = is_whole(text.text) and len(text.text.split()) >= _FEWEST  # "killed", and nobody knows how or by whom
    return text if whole else None


def is_attributed_behind(verb: Node, tree: Tree) -> bool:
    """Whether the sentence ends with whose word a deed is: ", prosecutors say", ", according to the union"."""
    behind = [n for n in tree.sentences[verb.sent] if n.i > verb.i and n.pos not in ("PUNCT", "SPACE")]
    if any(n.lower == "according" for n in behind):
        return True
    return any(n.lemma in cues("VERB") and _has_subject_behind_comma(n, tree) for n in behind[-_TAIL:])


def _has_subject_behind_comma(verb: Node, tree: Tree) -> bool:
    subject = active_subject(verb)
    if subject is None or subject.i > verb.i:
        return False
    before = tree.nodes[subject.subtree()[0].i - 1]
    return before.text == ","


def is_whole(text: str) -> bool:
    """Whether no quotation was cut in two."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def refuses(text: str) -> bool:
    """Whether a deed is that somebody does not answer."""
    return any(w in group("words for no answer") for w in text.lower().split())
