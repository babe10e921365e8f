"""What a collection says about its own stories: how large they get, and whether one outlet tells a story twice.

Both are counted in a first grouping and used in a second (empirical Bayes: the prior comes from the data). In a
collection of roundups, where hardly any story has more than three articles and none two of one outlet, the second
grouping asks for more before it joins six articles or two of one outlet; in a collection of wire copies, or of one
outlet alone, it asks for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

PULL = 0.2  # the share of stories that grow so large counts with this power
STORIES = 5.0  # stories of no preferred size that are added to those of the collection
PAIRS = 2.0  # pairs of articles inside stories that are added, as often of one outlet as any two articles are
LOWEST = 0.25  # share of repeats, against chance, below which more is not concluded


class Sizes:
    """How often a story that has so many articles has yet more of them."""

    def __init__(self, grouping: Sequence[int]) -> None:
        sizes = Counter(Counter(grouping).values())
        largest = max(sizes, default=0)
        upwards = list(accumulate(sizes.get(n, 0) for n in range(largest, -1, -1)))
        self._reaching = upwards[::-1]  # [n]: stories of n articles or more

    def factor(self, a: int, b: int) -> float:
        """What the sizes of two groups make of their similarity, 0 to 1; two articles alone may always meet."""
        larger, both = max(a, b), a + b
        if larger < 2:
            return 1.0
        reached = self._count(both) + STORIES * larger / both
        return float((reached / (self._count(larger) + STORIES)) ** PULL)

    def _count(self, size: int) -> int:
        return self._reaching[size] if size < len(self._reaching) else 0


def repeats(sources: Sequence[str], grouping: Sequence[int]) -> float:
    """What it makes of the similarity of two articles that one outlet has both.

    1 where an outlet has two articles of a story as often as chance would have it; down to `LOWEST` ** .5 where
    that hardly happens.
    """
    chance = _same(Counter(sources).values()) / max(1.0, _same([len(sources)]))
    if not chance:
        return 1.0
    inside = _same(Counter(grouping).values())
    same = _same(Counter(zip(sources, grouping, strict=True)).values())
    ratio = (same + PAIRS * chance) / ((inside + PAIRS) * chance)
    return float(min(1.0, max(LOWEST, ratio)) ** 0.5)


def _same(counts: Iterable[int]) -> float:
    """Pairs inside groups of these sizes."""
    return sum(n * (n - 1) / 2 for n in counts)
