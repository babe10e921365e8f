"""Polarity of words: opinion words and predicates from the program's own lists."""

from __future__ import annotations

from functools import cache

from framing.language.resources import table
from framing.language.splitting import HYPHENS
from framing.language.tree import Node
from framing.language.words import group
from framing.model import Polarity

THRESHOLD = 0.2
"""A phrase this far from zero has a polarity."""

REVERSERS = group("reversers")


@cache
def words() -> dict[str, float]:
    """Opinion word -> -1 to 1."""
    return {row["word"]: float(row["polarity"]) for row in table("polarity")}


@cache
def parts_of_speech() -> dict[str, str]:
    """Opinion word -> the only part of speech in which it is one: "the patient man" is praised, "a patient" is not."""
    return {row["word"]: row["pos"] for row in table("polarity") if row["pos"]}


def of_hyphened(node: Node) -> float:
    """Polarity of the hyphenated word that ends here ("rubber-stamp", "anti-Muslim"), which the tokenizer has cut."""
    hyphen = _touching(node, node.start)
    first = _touching(node, hyphen.start) if hyphen is not None and hyphen.text in HYPHENS else None
    return words().get(f"{first.lower}-{node.lower}", 0.0) if first is not None else 0.0


def _touching(node: Node, start: int) -> Node | None:
    """The child or sibling that ends where a token begins."""
    return next((c for c in (*node.children, *node.head.children) if c.end == start), None)


def of_word(node: Node) -> float:
    """Polarity of one word as written, else of its lemma; names have none."""
    if node.pos in {"PROPN", "DET", "ADP", "PRON", "AUX"}:
        return 0.0
    known = words()
    form = node.lower if node.lower in known else node.lemma.lower()
    wanted = parts_of_speech().get(form, "")
    like_adjective = node.dep == "amod" and node.tag in ("VBN", "VBG")  # "a dogged investigator"
    return known.get(form, 0.0) if wanted in ("", "ADJ" if like_adjective else node.pos) else 0.0


def label(value: float) -> Polarity:
    """The class of a value: neutral within the threshold on both sides of 0."""
    if value >= THRESHOLD:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if value <= -THRESHOLD else Polarity.NEUTRAL
