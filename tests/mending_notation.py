"""Short notation for sentences that the parser read wrongly: a row a word."""

from __future__ import annotations

from conftest import build
from framing.language.tree import Node, Tree

_POS = {
    "VBD": "VERB",
    "VBN": "VERB",
    "VBZ": "VERB",
    "VBP": "VERB",
    "VB": "VERB",
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "DT": "DET",
    "IN": "ADP",
    "TO": "PART",
    "WP": "PRON",
    "PRP": "PRON",
    "JJ": "ADJ",
}


def spelled(rows: str, **more: object) -> Tree:
    """A sentence from rows of "word tag dep head", where the head is the number of its word."""
    found = [row.split() for row in rows.strip().splitlines()]
    words, tags, deps, heads = (list(column) for column in zip(*found, strict=True))
    pos = [_POS.get(tag, "PUNCT") for tag in tags]
    return build(words, tags=tags, deps=deps, heads=[int(h) for h in heads], pos=pos, **more)  # type: ignore[arg-type]


def named(tree: Tree, word: str) -> Node:
    """The first node that is this word."""
    return next(n for n in tree.nodes if n.text == word)
