"""What words say of a label: abbreviations, and whether they only name kin."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.words import kin, trivial


def bare(word: str) -> str:
    """An abbreviation without its full stop ("sen" for "sen.")."""
    return word.rstrip(".")


def is_kinship(words: Sequence[str]) -> bool:
    """Whether the phrase has only words for kin and words that say nothing."""
    return all(w in kin() or w in trivial() for w in words)
