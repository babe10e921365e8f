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


def tells_of(lemma: str) -> frozenset[str]:
    """All that a word may tell of: itself, the types of event that it may mean, and its groups."""
    word = lemma.lower()
    types = trigger_types().get(word, frozenset()) - group("general event types for searching")
    return frozenset((word, *(f"%{t}" for t in types), *alike().get(word, ())))
