"""What the outlet calls people inside reported speech: its own words, though it reports somebody else.

"The electoral board said that the longtime strongman had won": a board does not call the winner a strongman. The
reporter refers to people in his own words (a description de re; Quine 1956). A predicate or an indefinite phrase ("that
he is a strongman", "called him a tyrant") is the speaker's, and so is quoted text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.language.actors import actors, noun
from framing.language.people import person_nouns
from framing.language.polarity import of_word
from framing.language.tree import Node

REPORTS = frozenset({"clause", "parenthesis", "phrase", "to"})
"""Frames of a cue whose content is a clause: in others the label itself is what is said ("called the man a liar")."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LABELLING = frozenset({"amod", "compound", "nmod", "npadvmod"})
_PREDICATES = frozenset({"attr", "acomp", "oprd", "appos", "ROOT"})


def outlet_labels(nodes: Iterable[Node], quoted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Character spans of labels among the nodes of a reported clause: from the first modifier to the head noun.

    `quoted` tells of each token of the article whether it is inside quotation marks.
    """
    for head in nodes:
        if head.pos not in ("NOUN", "PROPN") or quoted[head.i] or head.dep in _PREDICATES | {"compound"}:
            continue
        if head.dep == "pobj" and head.head.lower == "as":
            continue
        lefts = [c for c in head.lefts if c.dep in _LABELLING and not quoted[c.i]]
        first = min((n for c in lefts for n in c.subtree()), key=_place, default=head)
        if first.end <= head.end and _is_outlets(head, lefts):
            yield first.start, head.end


def _is_outlets(head: Node, lefts: Sequence[Node]) -> bool:
    definite = any((c.dep == "det" and c.lower in _DEFINITE) or c.dep == "poss" for c in head.children)
    if head.pos == "PROPN":  # "Drovia strongman Petar Vasko", "firebrand Senator Kade"
        return any(c.pos in ("NOUN", "ADJ") for c in lefts)
    if not definite:
        return False
    if _names_people(head):
        return bool(lefts) or of_word(head) != 0  # "the president" alone says nothing
    return any(c.dep == "compound" and _names_people(c) for c in lefts)  # "the killer disease", not "the death tax"


def _names_people(node: Node) -> bool:
    return noun(node) in actors() or node.lemma in person_nouns()


def _place(node: Node) -> int:
    return node.i
