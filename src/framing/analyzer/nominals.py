"""Common-noun actors ("protesters", "the opposition", "the leader of Belarus") and pronouns as mentions."""

from __future__ import annotations

from collections.abc import Container

from framing.analyzer.mentions import NOMINAL, PRONOUN, Actor, Candidate, actors, noun
from framing.analyzer.tree import Node, Tree

_PRONOUNS = frozenset({"PRP", "PRP$"})
_INNER = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod"})
_BEFORE = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "npadvmod"})
_PLURAL_ONLY = frozenset({"force", "troop", "militia"})
_LABELS = {"group": "GROUP", "body": "ORG", "place": "GPE"}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "appos"})


def nominals(tree: Tree, taken: Container[int]) -> list[Candidate]:
    """Noun phrases whose head names an actor, and personal pronouns; tokens in `taken` belong to names."""
    found = []
    listed = actors()
    for node in tree.nodes:
        pos = node.pos
        if pos == "PRON":
            if node.tag in _PRONOUNS:
                found.append(Candidate(node, node, node, PRONOUN))
        elif pos in ("NOUN", "PROPN", "ADJ") and node.i not in taken:
            nominal = _nominal(node, listed)
            if nominal is not None:
                found.append(nominal)
    return found


def _nominal(node: Node, listed: dict[str, Actor]) -> Candidate | None:
    """A noun phrase whose head names an actor; nouns inside compounds and titles have none of their own."""
    if node.dep in _INNER and node.head.i > node.i:
        return None
    entry = listed.get(noun(node))
    if node.pos == "ADJ":
        if not _aged(node):
            return None
        entry = listed["person"]
    if entry is None and not _aged(node):
        return None
    if _other_sense(node):
        return None
    return Candidate(_left_edge(node), node, node, NOMINAL, _label(node, entry))


def _other_sense(node: Node) -> bool:
    """A third party (in law), force (strength), a smear campaign, a secretary of state: no actors."""
    if node.lemma == "party":
        return any(k.lower == "third" for k in node.children)
    if node.lower in _PLURAL_ONLY:
        return node.tag == "NN"
    if node.lower == "state" and node.head.lower == "of":
        return node.head.head.lower in ("secretary", "secretaries", "department", "head", "heads")
    return node.lemma == "campaign" and not _owned(node)


def _owned(node: Node) -> bool:
    """ "the Trump campaign", "his campaign", "the campaign"; not "a smear campaign"."""
    before = [k for k in node.children if k.i < node.i and k.dep != "punct"]
    return any(k.pos == "PROPN" or k.dep == "poss" for k in before) or all(k.lower == "the" for k in before)


def _left_edge(node: Node) -> Node:
    """The first word of the noun phrase, without opening quotation marks."""
    before = [k for k in node.children if k.i < node.i and k.dep in _BEFORE]
    first = before[0] if before else node
    while first is not node and first.children and first.children[0].i < first.i and first.children[0].dep != "punct":
        first = first.children[0]
    return first if first.sent == node.sent and first.i >= node.i - 8 else node


def _aged(node: Node) -> bool:
    """ "the 68-year-old"."""
    return node.lower.endswith("year-old") or (node.lower == "old" and node.i > 0 and node.dep in _ARGUMENTS)


def _label(node: Node, entry: Actor | None) -> str:
    if entry is None or entry.kind == "person":
        return "GROUP" if node.tag in ("NNS", "NNPS") else "PERSON"
    return _LABELS.get(entry.kind, "GROUP")
