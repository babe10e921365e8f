"""How similar a few articles are as reports of one event, when there is no collection around them.

TF-IDF cosine as for stories, with inverse frequencies from the general list of common words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import log, sqrt
from typing import NamedTuple

from framing.comparator.sentences.rarity import MOST, weights
from framing.comparator.sentences.terms import Text, weighted_terms

SAME_STORY = 0.2
"""From here on two articles are taken to tell the same story (see docs/stories.md for the measurement)."""
_LINKED, _DISTANT = 0.25, 0.15
"""Two articles this distant still tell one story where others between them are linked so well: outlets on two sides of
a border name the same things in words that only a third shares with both.
"""


class Likeness(NamedTuple):
    """How similar articles are: the score of the least similar pair, and whether all of them tell one story."""

    least: float
    is_one_story: bool


def likeness(articles: Sequence[Text]) -> Likeness:
    """The similarity of the least similar pair, 0 to 1, and what follows of all pairs."""
    vectors = [_unit(weighted_terms(a)) for a in articles]
    pairs = {(i, j): _cosine(vectors[i], vectors[j]) for i, j in combinations(range(len(vectors)), 2)}
    least = round(min(pairs.values(), default=1.0), 4)
    one = least >= SAME_STORY or (least >= _DISTANT and _are_linked(len(vectors), pairs))
    return Likeness(least, one)


def _are_linked(count: int, pairs: dict[tuple[int, int], float]) -> bool:
    """Whether a walk over well linked pairs reaches every article from the first."""
    reached, left = {0}, set(range(1, count))
    while step := {j for j in left if any(pairs[min(i, j), max(i, j)] >= _LINKED for i in reached)}:
        reached |= step
        left -= step
    return not left


def _unit(terms: dict[str, float]) -> dict[str, float]:
    rare = weights()
    weighted = {t: (1.0 + log(n)) * rare.get(t, 1.0) * MOST for t, n in terms.items()}
    norm = sqrt(sum(w * w for w in weighted.values())) or 1.0
    return {t: w / norm for t, w in weighted.items()}


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, sum(w * b[t] for t, w in a.items() if t in b))
