"""How similar a few articles are as reports of one event, when there is no collection around them.

TF-IDF cosine as for stories, with inverse frequencies from the general list of common words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import log, sqrt

from framing.comparator.sentences.rarity import MOST, weights
from framing.comparator.sentences.terms import Text, weighted_terms

SAME_STORY = 0.2
"""From here on articles are taken to tell the same story (see docs/stories.md for the measurement)."""


def similarity(articles: Sequence[Text]) -> float:
    """Similarity of the least similar pair, 0 to 1."""
    vectors = [_unit(weighted_terms(a)) for a in articles]
    return round(min((_cosine(a, b) for a, b in combinations(vectors, 2)), default=1.0), 4)


def _unit(terms: dict[str, float]) -> dict[str, float]:
    rare = weights()
    weighted = {t: (1.0 + log(n)) * rare.get(t, 1.0) * MOST for t, n in terms.items()}
    norm = sqrt(sum(w * w for w in weighted.values())) or 1.0
    return {t: w / norm for t, w in weighted.items()}


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, sum(w * b[t] for t, w in a.items() if t in b))
