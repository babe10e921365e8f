"""How much a word says: the rarer it is in news, the more two texts that share it have in common."""

from __future__ import annotations

from functools import cache
from math import log

from framing.lexicon.resources import table

UNLISTED = 2.0  # per mille of articles that a word stands in which the list does not have
MOST = log(1000 / UNLISTED)


@cache
def _common() -> dict[str, float]:
    """Word -> share of news articles that it stands in, per mille (lexicons/resources/common-words.csv)."""
    return {row["word"]: float(row["per_mille"]) for row in table("common-words")}


def share(word: str) -> float:
    """Share of articles that a word (lower case, or its stem) stands in, 0 to 1."""
    return _common().get(word, UNLISTED) / 1000


@cache
def _rarities() -> dict[str, float]:
    return {w: min(1.0, max(0.0, -log(per_mille / 1000) / MOST)) for w, per_mille in _common().items()}


def rarity(word: str) -> float:
    """0 (in every article) to 1 (a word that the list does not have, such as a name)."""
    return _rarities().get(word, 1.0)
