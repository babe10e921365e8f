"""Average-linkage grouping of a sparse graph of similarities, with a threshold that adapts to each group.

Plain average linkage cuts the whole dendrogram at one height. News needs more. The reports of one event may have a
similarity of 0.5 while the next event of the same kind lies at 0.25; the reports of another event may have a similarity
of only 0.2. So two groups are merged only if the mean similarity between them is near the mean similarity inside the
less cohesive one (the idea of local scaling, Zelnik-Manor & Perona 2004).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from msgspec import Struct

from framing.comparator.stories.habits import Sizes


class Rule(Struct, frozen=True):
    """When two groups are one: mean similarity between them >= max(least, min(enough, ratio * cohesion))."""

    least: float = 0.115  # a single article joins from here on
    enough: float = 0.18  # from here on nothing keeps two groups apart
    ratio: float = 0.9  # of the cohesion of the looser group
    prior: float = 2.0  # how many pairs of similarity `least` are added to each group's own pairs

    def need(self, cohesion: float) -> float:
        """The similarity that an article needs to join a story of that cohesion, within the rule's bounds."""
        return max(self.least, min(self.enough, self.ratio * cohesion))


def groups(
    size: int,
    edges: Iterable[tuple[int, int, float]],
    rule: Rule,
    fixed: Sequence[int] = (),
    sizes: Sizes | None = None,
) -> list[int]:
    """For each of `size` items the smallest item of its group.

    Args:
        edges: pairs (i, j, similarity) with i < j, each at most once; what is missing counts as 0.
        fixed: where given, `fixed[i]` is the group that item i already belongs to (the smallest item in it),
            or -1; fixed groups keep their members and are never joined with each other.
        sizes: how large groups mostly get; without it all sizes are alike.
    """
    return _Grouping(size, edges, rule, fixed, sizes).run()


class _Grouping:
    def __init__(
        self,
        size: int,
        edges: Iterable[tuple[int, int, float]],
        rule: Rule,
        fixed: Sequence[int] = (),
        sizes: Sizes | None = None,
    ) -> None:
        self.rule = rule
        self.sizes = sizes
        self.parent = list(range(size))
        self.members = [1] * size
        self.inside = [0.0] * size  # sum of the similarities inside the group
        self.links: list[dict[int, float]] = [{} for _ in range(size)]  # sum of the similarities to other groups
        for i, j, s in edges:
            self.links[i][j] = self.links[j][i] = s
        self.locked: set[int] = set()
        for item, group in enumerate(fixed):
            if group >= 0:
                self.locked.add(group)
                if item != group:
                    self._join(group, item)
        self.heap = [
            (-self._mean(i, j), i, j)
            for i, links in enumerate(self.links)
            for j in links
            if i < j and self._mean(i, j) >= rule.least
        ]
        heapify(self.heap)

    def run(self) -> list[int]:
        while self.heap:
            height, a, b = heappop(self.heap)
            if self._stale(height, a, b) or (a in self.locked and b in self.locked):
                continue
            if -height * self._usual(a, b) >= self.rule.need(min(self._cohesion(a), self._cohesion(b))):
                self._merge(a, b)
        return [self._root(i) for i in range(len(self.parent))]

    def _usual(self, a: int, b: int) -> float:
        return self.sizes.factor(self.members[a], self.members[b]) if self.sizes else 1.0

    def _stale(self, height: float, a: int, b: int) -> bool:
        return self.parent[a] != a or self.parent[b] != b or -height != self._mean(a, b)

    def _mean(self, a: int, b: int) -> float:
        return self.links[a].get(b, 0.0) / (self.members[a] * self.members[b])

    def _cohesion(self, a: int) -> float:
        pairs = self.members[a] * (self.members[a] - 1) / 2
        prior = self.rule.prior
        return (self.inside[a] + prior * self.rule.least) / (pairs + prior) if pairs + prior else self.rule.least

    def _merge(self, a: int, b: int) -> None:
        if b in self.locked:
            self.locked.add(a)
        self._join(a, b)
        for c in self.links[a]:
            mean = self._mean(a, c)
            if mean >= self.rule.least:
                heappush(self.heap, (-mean, min(a, c), max(a, c)))

    def _join(self, a: int, b: int) -> None:
        """Move all members of b to a. The smaller index remains the name of the group."""
        self.inside[a] += self.inside[b] + self.links[a].pop(b, 0.0)
        self.links[b].pop(a, None)
        for c, total in self.links[b].items():
            del self.links[c][b]
            self.links[a][c] = self.links[c][a] = self.links[a].get(c, 0.0) + total
        self.links[b] = {}
        self.members[a] += self.members[b]
        self.parent[b] = a

    def _root(self, item: int) -> int:
        while self.parent[item] != item:
            item = self.parent[item]
        return item
