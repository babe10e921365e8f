"""Words that may tell the same in news, though their sense is not the same: "operation" and "surgery"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from framing.language.deeds import trigger_types
from framing.language.resources import table
from framing.language.words import group


@cache
def alike() -> dict[str, tuple[str, ...]]:
    """Word -> the groups of lexicons/resources/told-alike.csv that it is in."""
    found: dict[str, list[str]] = defaultdict(list)
    for n, row in enumerate(table("told-alike")):
        for word in row["words"].split(";"):
            found[word].append(f"~{n}")
    return {word: tuple(groups) for word, groups in found.items()}


@cache
def perhaps_alike() -> dict[str, tuple[str, ...]]:
    """Word -> its groups in lexicons/resources/searched-alike.csv: they may tell the same, or belong to one matter.

    Converse and opposite words ("buy", "sell"; "not allowed", "refused") are in one group. So they are only for a
    search in which any doubt counts as a match, and never show that two sentences tell the same.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for n, row in enumerate(table("searched-alike")):
        for word in row["words"].split(";"):
            found[word].append(f"≈{n}")
    return {word: tuple(groups) for word, groups in found.items()}


def tells_of(lemma: str) -> frozenset[str]:
    """All that a word may tell of: itself, the types of event that it may mean, and its groups."""
    word = lemma.lower()
    types = trigger_types().get(word, frozenset()) - group("general event types for searching")
    return frozenset((word, *(f"%{t}" for t in types), *alike().get(word, ())))
