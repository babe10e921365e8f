"""What a collection shows about its own stories: their sizes, repeats by one outlet, and company.

Everything is counted in a first grouping and used in a second (empirical Bayes: the prior comes from the data). In a
collection of roundups, hardly any story has more than three articles and none two of one outlet. There the second
grouping requires more before it merges six articles or two of one outlet. In a collection of wire copies, or of one
outlet alone, it requires nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any

PULL = 0.25  # the share of stories that grow so large counts with this power
FIRST_PULL = 0.6  # the same where two single articles meet: in a collection of singles that takes more
STORIES = 5.0  # stories of no preferred size that are added to those of the collection
ACCOMPANIED = 0.85  # of these, the share of two or more articles
PAIRS = 2.0  # pairs of articles inside stories that are added, as often of one outlet as any two articles are
LOWEST = 0.25  # share of repeats, against chance, below which more is not concluded
NEIGHBOURS = 3  # nearest articles that tell how much company an article has
LEVELLING = 0.6  # 1 would give all articles the same company
MOST_RAISED = 0.2  # by which an article of little company may gain; the less, the more articles are alone here
LEAST_COMPANY = 0.05


class Sizes:
    """How often a story with so many articles has more."""

    def __init__(self, grouping: Sequence[int]) -> None:
        sizes = Counter(Counter(grouping).values())
        largest = max(sizes, default=0)
        upwards = list(accumulate(sizes.get(n, 0) for n in range(largest, -1, -1)))
        self._reaching = upwards[::-1]  # [n]: stories of n articles or more

    def factor(self, a: int, b: int) -> float:
        """The factor, 0 to 1, that the sizes of two groups apply to their similarity."""
        larger, both = max(a, b), a + b
        usual = larger / both if larger > 1 else ACCOMPANIED
        reached = self._count(both) + STORIES * usual
        share = reached / (self._count(larger) + STORIES)
        return float(share ** (PULL if larger > 1 else FIRST_PULL))

    def _count(self, size: int) -> int:
        return self._reaching[size] if size < len(self._reaching) else 0


def repeats(sources: Sequence[str], grouping: Sequence[int]) -> float:
    """The factor for the similarity of two articles of one outlet.

    1 if an outlet has two articles in a story as often as chance predicts; down to `LOWEST` ** 0.5 if that hardly
    happens.
    """
    chance = _same(Counter(sources).values()) / max(1.0, _same([len(sources)]))
    if not chance:
        return 1.0
    inside = _same(Counter(grouping).values())
    same = _same(Counter(zip(sources, grouping, strict=True)).values())
    ratio = (same + PAIRS * chance) / ((inside + PAIRS) * chance)
    return float(min(1.0, max(LOWEST, ratio)) ** 0.5)


def company(size: int, edges: Iterable[tuple[int, int, float]], grouping: Sequence[int]) -> list[float]:
    """For each of `size` articles, a factor that levels its similarity to its nearest articles.

    An article on a much-covered subject is similar to many about something else, and an opinion piece to none. Each
    article of a pair contributes half of the levelling (local scaling, Zelnik-Manor & Perona 2004). The reference is
    the articles in stories of two or more. The fewer those are, the smaller the possible gain, so that a collection of
    mostly single articles is not pulled together.
    """
    import numpy as np

    nearest = _nearest(size, edges, min(NEIGHBOURS, max(1, size - 1)))
    members = Counter(grouping)
    accompanied = np.array([members[g] > 1 for g in grouping], dtype=bool)
    usual = nearest[accompanied].mean() if accompanied.any() else nearest.mean()
    most = 1.0 + MOST_RAISED * float(accompanied.mean()) ** 2
    return list(np.minimum(most, (nearest / usual) ** (-LEVELLING / 2)).tolist())


def _nearest(size: int, edges: Iterable[tuple[int, int, float]], count: int) -> Any:
    """Mean similarity of each article to the `count` nearest, at least `LEAST_COMPANY`."""
    import numpy as np

    table = np.fromiter(chain.from_iterable(edges), dtype=np.float64).reshape(-1, 3)
    ends = np.concatenate([table[:, 0], table[:, 1]]).astype(np.int64)
    values = np.concatenate([table[:, 2], table[:, 2]])
    order = np.lexsort((-values, ends))
    ends, values = ends[order], values[order]
    rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
    near = rank < count
    total = np.bincount(ends[near], weights=values[near], minlength=size)
    return np.maximum(LEAST_COMPANY, total / count)


def _same(counts: Iterable[int]) -> float:
    """Pairs inside groups of these sizes."""
    return sum(n * (n - 1) / 2 for n in counts)
