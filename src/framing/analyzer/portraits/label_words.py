"""What words say of a label: abbreviations, kin only, sayings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from framing.language.resources import table
from framing.language.words import kin, trivial


def bare(word: str) -> str:
    """An abbreviation without its full stop ("sen" for "sen.")."""
    return word.rstrip(".")


def is_kinship(words: Sequence[str]) -> bool:
    """Whether the phrase has only words for kin and words that say nothing."""
    return all(w in kin() or w in trivial() for w in words)


@cache
def sayings() -> frozenset[str]:
    """Nouns for statements ("allegation", "concern")."""
    return frozenset(row["cue"] for row in table("reporting-verbs") if row["pos"] == "NOUN")


@cache
def documents() -> frozenset[str]:
    """Nouns for written things ("letter", "report")."""
    return frozenset(row["noun"] for row in table("speaker-nouns") if row["kind"] == "document")
