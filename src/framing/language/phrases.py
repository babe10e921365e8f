"""Readable phrases: how much of a subtree a person would quote."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from framing.language.tree import Node, Tree
from framing.model import Relation

LONGEST = 14
"""Tokens; a longer phrase is cut at the last complement that fits."""

_STOPS = frozenset({"punct", "cc", "conj", "relcl", "appos", "dep", "advcl", "parataxis", "advmod", "npadvmod", "neg"})
_COMPLEMENTS = frozenset(
    {"prep", "acl", "xcomp", "ccomp", "dobj", "pobj", "prt", "pcomp", "attr", "acomp", "dative", "agent", "oprd"}
)
_OPENERS = frozenset(
    {"det", "predet", "punct", "case", "cc", "preconj", "mark", "neg", "aux", "auxpass", "nsubj", "nsubjpass"}
)
_WAITING = frozenset({"PRP$", "DT", "IN", "TO", "CC", "POS", "WDT", "WP$", "``", "-LRB-", ",", ":"})
_MODIFIERS = frozenset({"det", "poss", "amod", "compound", "nummod", "aux", "auxpass", "cc", "mark", "nsubj"})
_DASHES = frozenset({"-", "–", "‐", "/"})


_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})


class Found(Struct, frozen=True):
    """A candidate: the words from `first` to `last`, and the node that governs them."""

    first: Node
    last: Node
    head: Node
    relation: Relation
    negated: bool = False


def noun_phrase(tree: Tree, node: Node, clauses: bool = True) -> tuple[Node, Node]:
    """First and last node of the phrase headed by a noun or adjective: its modifiers before it, without article and
    pronoun, and the complements that belong to it ("one of the staunchest allies of Putin"), with a short relative
    clause if `clauses`."""
    first = opening(tree, node)
    if first.i and tree.nodes[first.i - 1].dep == "neg" and tree.nodes[first.i - 1].head is node:
        first = tree.nodes[first.i - 1]  # "not welcome"
    last = _finished(tree, node, closing(node, LONGEST - (node.i - first.i)))
    return first, last if not clauses else _with_clause(tree, node, last, LONGEST - (last.i - first.i))


def _with_clause(tree: Tree, node: Node, last: Node, budget: int) -> Node:
    """The end of a short relative clause right after the phrase:

    "a man who bullies", "architect of a policy that failed".
    """
    for body in node.rights if node.pos in ("NOUN", "NUM") or is_nominal(node) else []:
        inner = body if body.dep == "relcl" else next((c for c in body.subtree() if c.dep == "relcl"), None)
        if inner is None or (inner is not body and body.dep != "prep"):
            continue
        asked = inner.lefts[0] if inner.lefts else inner
        if asked.i == last.i + 1 and asked.tag in ("WP", "WDT"):
            end = closing(inner, budget - (inner.i - last.i))
            if end.i - last.i <= budget and end is not inner:
                return _finished(tree, inner, end)
    return last


def is_nominal(node: Node) -> bool:
    """Whether an article makes a noun of an adjective, a participle or the name of a people or creed.

    "A moderate who grew up here", "an accused in two cases", "a former Maoist".
    """
    return node.pos in ("ADJ", "VERB", "PROPN") and any(c.dep == "det" and c.lower in ("a", "an") for c in node.lefts)


def _finished(tree: Tree, head: Node, last: Node) -> Node:
    """The last position that ends a whole word and does not leave a phrase unfinished ("to support his")."""
    last = whole_word(tree, last)
    while last.i > head.i and (last.tag in _WAITING or (last.dep in _MODIFIERS and last.head.i > last.i)):
        last = tree.nodes[last.i - 1]
    return last


def whole_word(tree: Tree, last: Node) -> Node:
    """The end of a hyphenated word that the tokenizer has split ("re" of "re-election")."""
    nodes, i = tree.nodes, last.i
    while i + 2 < len(nodes) and nodes[i + 1].text in _DASHES and nodes[i].end == nodes[i + 1].start:
        if nodes[i + 1].end != nodes[i + 2].start:
            break
        i += 2
    return nodes[i]


def opening(tree: Tree, node: Node) -> Node:
    """The first of the words right before `node` that modify it, without article, possessive pronoun and mark."""
    own = [c for c in node.lefts if c.dep not in _OPENERS and c.tag != "PRP$"]
    if not own:
        return node
    inside = {n.i for child in own for n in child.subtree()}
    at = node.i
    while at - 1 in inside or (at - 1 > 0 and tree.nodes[at - 1].text in _DASHES and at - 2 in inside):
        if "\n" in tree.nodes[at - 1].text:
            break
        at -= 1
    while at < node.i and (tree.nodes[at].pos in {"PUNCT", "DET", "SPACE", "CCONJ"} or tree.nodes[at].tag == "PRP$"):
        if _touches_a_dash(tree, at):
            break  # "no-nonsense"
        at += 1
    if at < node.i and tree.nodes[at].lower == "own" and at and tree.nodes[at - 1].tag == "PRP$":
        at += 1  # "his own divisive rhetoric"
    return tree.nodes[at]


def _touches_a_dash(tree: Tree, at: int) -> bool:
    """Whether a hyphen follows without a space."""
    after = tree.nodes[at + 1]
    return tree.nodes[at].pos == "DET" and after.text in _DASHES and after.start == tree.nodes[at].end


def closing(node: Node, budget: int) -> Node:
    """The last node of the complements of `node` that lie within `budget` tokens after it."""
    last = node
    for child in node.rights:
        if child.dep in _STOPS and not (child.dep == "advmod" and child.i == last.i + 1 and child.pos == "ADV"):
            break
        described = child.dep == "amod" and child.i == last.i + 1 and bool(child.rights)  # "a lawyer notorious for it"
        if child.dep not in _COMPLEMENTS and not described:
            break
        end = closing(child, budget - (child.i - node.i))
        bare = end is child and (child.dep == "prep" or (child.dep in {"acl", "xcomp", "ccomp"} and child.rights))
        if end.i - node.i > budget or bare:
            break
        last = end
    return last


def clause(tree: Tree, node: Node) -> tuple[Node, Node]:
    """First and last node of a predicate without its subject ("crushed protests in 2020")."""
    lefts = [
        c for c in node.lefts if c.dep in {"aux", "auxpass", "neg", "advmod"} and c.tag not in {"WDT", "WP", "WRB"}
    ]
    first = lefts[0] if lefts else node
    last = _past_time(node, closing(node, LONGEST - (node.i - first.i)))
    if any(c.dep == "neg" or c.lower == "never" for c in lefts):
        last = _past_restriction(last)
    return first, _finished(tree, node, last)


def _past_restriction(last: Node) -> Node:
    """The end of a clause that says of which ones it is denied: "has never met a parent it would not sue"."""
    for noun in (last, last.head):
        inner = next((c for c in noun.rights if c.dep == "relcl" and c.subtree()[0].i == last.i + 1), None)
        if inner is not None:
            return closing(inner, LONGEST)
    return last


def _past_time(verb: Node, last: Node) -> Node:
    """The end of a complement behind a word for when or how often: "was fined last year for speeding"."""
    if last is not verb:
        return last  # it has complements right behind it
    rights = list(verb.rights)
    for when, what in pairwise(rights):
        within = when.subtree()
        if within[0].i != last.i + 1 or when.dep not in _WHEN:
            break
        if what.dep == "prep" and what.i == within[-1].i + 1:
            end = closing(what, LONGEST - (what.i - verb.i))
            return end if end is not what and end.i - verb.i <= LONGEST else last
        last = within[-1]
    return verb


_WHEN = frozenset({"advmod", "npadvmod"})


def coordinated(node: Node) -> list[Node]:
    """The node and what is coordinated with it, of the same kind."""
    found = [node]
    for each in found:
        found.extend(
            c
            for c in each.children
            if c.dep == "conj"
            and (c.pos == node.pos or ({c.pos, node.pos} <= {"ADJ", "NOUN", "VERB"} and c.tag not in _FINITE))
        )
    return found
