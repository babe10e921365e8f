"""How much a word says: the rarer it is in news, the more two texts that share it have in common."""

from __future__ import annotations

from functools import cache
from math import log

from framing.comparator.terms import function_words
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
def weights() -> dict[str, float]:
    """Word -> 0 (in every article, or a function word) to 1 (in very few), for the words that the lists have."""
    found = {w: min(1.0, max(0.0, -log(per_mille / 1000) / MOST)) for w, per_mille in _common().items()}
    return found | dict.fromkeys(function_words(), 0.0)


def rarity(word: str) -> float:
    """The weight of a word; 1 for what the lists do not have, such as names."""
    return weights().get(word, 1.0)
