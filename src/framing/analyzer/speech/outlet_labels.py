"""What the outlet calls people inside reported speech: its own words, though it reports somebody else.

"The electoral board said that the longtime strongman had won": a board does not call the winner a strongman. The
reporter refers to people in his own words (a description de re; Quine 1956). A predicate or an indefinite phrase ("that
he is a strongman", "called him a tyrant") is the speaker's, and so is quoted text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.language.actors import actors, kind_of, noun
from framing.language.people import person_nouns
from framing.language.polarity import of_word
from framing.language.tree import Node, position

REPORTS = frozenset({"clause", "parenthesis", "phrase", "to"})
"""Frames of a cue whose content is a clause: in others the label itself is what is said ("called the man a liar")."""

_LONGEST_APPOSITION = 20  # tokens
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LABELLING = frozenset({"amod", "compound", "nmod", "npadvmod"})
_PREDICATES = frozenset({"attr", "acomp", "oprd", "appos", "ROOT"})


def outlet_labels(
    nodes: Iterable[Node], quoted: Sequence[bool], *, names_only: bool = False
) -> Iterator[tuple[int, int]]:
    """Character spans of labels among the nodes of a reported clause: from the first modifier to the head noun.

    Args:
        nodes: the words that are reported.
        quoted: of each token of the article, whether it is inside quotation marks.
        names_only: only what stands beside a name ("criticised fellow Democrat Ann Ray for …").
    """
    for head in nodes:
        if names_only and head.pos != "PROPN":
            continue
        is_name_behind = head.pos == "PROPN" and head.dep == "appos"  # "The winner, shadowy tycoon Kade, has …"
        is_said = head.dep in _PREDICATES | {"compound"} and not is_name_behind
        if head.pos not in ("NOUN", "PROPN") or quoted[head.i] or is_said:
            continue
        if head.dep == "pobj" and head.head.lower == "as":
            continue
        lefts = [c for c in head.lefts if c.dep in _LABELLING and not quoted[c.i]]
        first = min((n for c in lefts for n in c.subtree()), key=position, default=head)
        if first.end <= head.end and _is_outlets(head, lefts):
            yield first.start, head.end
        if head.pos == "PROPN":
            yield from _asides(head, quoted)
        if not names_only and (head.pos == "PROPN" or _is_named_beside(head)):
            yield from _descriptions(head, quoted)


def _asides(name: Node, quoted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Clauses between commas after a name, which are the reporter's additions (Potts 2005): "Kane, who led it,"."""
    for child in name.rights:
        words = child.subtree()
        aside = child.dep == "relcl" and words[0].tag in ("WP", "WDT", "WP$") and not any(quoted[n.i] for n in words)
        if aside and any(c.text == "," and name.i < c.i < words[0].i for c in name.children):
            yield words[0].start, words[-1].end


def _descriptions(name: Node, quoted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Appositions after a name, which are the reporter's, too: "Kane, a popular former mayor, led, it was said"."""
    for child in name.rights:
        if child.dep != "appos" or child.pos != "NOUN":
            continue
        words = child.subtree()
        if words[-1].i - words[0].i >= _LONGEST_APPOSITION:
            words = [n for n in words if n.i <= child.i]  # "a firebrand, who …": the label without its clause
        told = _names_people(child) or child.child("det", "poss") is not None
        if told and not any(quoted[n.i] for n in words):
            yield words[0].start, words[-1].end


def _is_outlets(head: Node, lefts: Sequence[Node]) -> bool:
    definite = any((c.dep == "det" and c.lower in _DEFINITE) or c.dep == "poss" for c in head.children)
    if head.pos == "PROPN":  # "Drovia strongman Petar Vasko", "firebrand Senator Kade"
        return any(c.pos in ("NOUN", "ADJ") for c in lefts)
    if not definite:
        return bool(lefts) and _is_named_beside(head)  # "An embattled mayor, Ann Ray, has resigned"
    if _names_people(head):
        return bool(lefts) or of_word(head) != 0  # "the president" alone says nothing
    return any(c.dep == "compound" and _names_somebody(c) for c in lefts)  # "the killer disease", not "the death tax"


def _is_named_beside(head: Node) -> bool:
    return _names_people(head) and any(c.dep == "appos" and c.pos == "PROPN" for c in head.children)


def _names_people(node: Node) -> bool:
    return noun(node) in actors() or node.lemma in person_nouns()


def _names_somebody(node: Node) -> bool:
    """Whether the noun is for a person and for no body or place: "the killer disease", not "the school massacre"."""
    return node.lemma in person_nouns() or kind_of(noun(node)) == "person"
