"""Drawing a sample: stratified by panel, source and voice, the same one for the same seed.

Every candidate gets a number from the seed and its place in the text (SHA-256). A stratum gives those with the lowest
numbers. So the sample does not depend on the order of the input or on the machine, and a candidate that a later version
no longer finds changes only its own place.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from framing.coding.codebook import Panel
from framing.coding.items import Candidate, Item

Stratum = tuple[str, bool, str, str]
"""Panel, decoy, source, voice."""


class Answered(Struct, frozen=True):
    """An item of the key: where it is from and what the program says."""

    item: int
    panel: str
    about: str
    article: str
    source: str
    voice: str
    start: int
    end: int
    decoy: bool
    answers: dict[str, str]


class Drawn(Struct, frozen=True):
    """A sample: what coders see, and the key, item by item in the same order."""

    items: tuple[Item, ...]
    key: tuple[Answered, ...]
    candidates: dict[str, int]  # panel -> how many of its finds could have been drawn


class Pool:
    """Candidates, reduced to those that a sample of `n` can draw."""

    def __init__(self, n: int, seed: int) -> None:
        self._n, self._seed = n, seed
        self._kept: dict[Stratum, list[tuple[int, str, Candidate]]] = {}
        self._seen: dict[Stratum, set[int]] = {}

    def add(self, given: Iterable[Candidate]) -> None:
        """Keep the candidates with the smallest random numbers of each stratum: the draw depends on no order."""
        for c in given:
            stratum = (c.panel, c.decoy, c.source, c.voice)
            seen = self._seen.setdefault(stratum, set())
            number = _number(self._seed, c.identity)
            if number in seen:
                continue
            seen.add(number)
            kept = self._kept.setdefault(stratum, [])
            entry = (-number, c.identity, c)
            if len(kept) < self._n:
                heapq.heappush(kept, entry)
            elif entry[:2] > kept[0][:2]:
                heapq.heapreplace(kept, entry)

    def draw(self, panels: Sequence[Panel], decoys: float) -> Drawn:
        """The sample.

        Args:
            decoys: share of decoys, 0 to 1, in panels that have any.
        """
        sizes = {s: len(seen) for s, seen in self._seen.items()}
        found = {p.key: sum(n for s, n in sizes.items() if s[:2] == (p.key, False)) for p in panels}
        wrong = {p.key: sum(n for s, n in sizes.items() if s[:2] == (p.key, True)) for p in panels}
        room = {p: min(wrong[p], _share(found[p], decoys)) for p in found}
        quotas = shares(self._n, {p: found[p] + room[p] for p in found}, weights=dict.fromkeys(found, 1))
        chosen: list[Candidate] = []
        for p in panels:
            least = 1 if decoys > 0 and quotas[p.key] > 1 else 0  # so that "yes" is never the only answer
            n_wrong = min(max(least, round(quotas[p.key] * decoys)), wrong[p.key])
            real = self._of((p.key, False), sizes, quotas[p.key] - n_wrong, set())
            places = {(c.article, c.start, c.end) for c in real}
            made = [*real, *self._of((p.key, True), sizes, n_wrong, places)]
            chosen += sorted(made, key=self._order)
        items = tuple(c.make() for c in chosen)
        return Drawn(items, tuple(_answered(n, c) for n, c in enumerate(chosen, 1)), found)

    def _of(
        self, which: tuple[str, bool], sizes: Mapping[Stratum, int], n: int, without: set[tuple[str, int, int]]
    ) -> list[Candidate]:
        """`n` candidates, by stratum in proportion to its size, as long as there are enough."""
        strata = {s: n for s, n in sorted(sizes.items()) if s[:2] == which}
        ranked = {s: [c for *_, c in sorted(self._kept[s], key=_lowest)] for s in strata}
        free = {s: [c for c in found if (c.article, c.start, c.end) not in without] for s, found in ranked.items()}
        quotas = shares(n, {s: len(free[s]) for s in strata}, weights=strata)
        return [c for s in strata for c in free[s][: quotas[s]]]

    def _order(self, c: Candidate) -> int:
        return _number(self._seed, f"order\x00{c.identity}")


def _lowest(entry: tuple[int, str, Candidate]) -> tuple[int, str]:
    return -entry[0], entry[1]


def _number(seed: int, identity: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}\x00{identity}".encode("utf-8", "surrogatepass")).digest()[:8])


def _share(found: int, decoys: float) -> int:
    """How many decoys `found` finds need so that the decoys' share is `decoys`."""
    return found * 1000 if decoys >= 1 else round(found * decoys / (1 - decoys))


def shares[K: (str, Stratum)](n: int, sizes: Mapping[K, int], *, weights: Mapping[K, int]) -> dict[K, int]:
    """`n` in parts that are proportional to their weights and no larger than their sizes (largest remainder)."""
    out = dict.fromkeys(sizes, 0)
    left = min(n, sum(sizes.values()))
    while left:
        unfilled = [k for k in sizes if out[k] < sizes[k]]
        whole = sum(weights[k] for k in unfilled)
        exact = {k: left * weights[k] / whole for k in unfilled}
        given = {k: min(int(exact[k]), sizes[k] - out[k]) for k in unfilled}
        if not any(given.values()):
            ranked = sorted(unfilled, key=exact.__getitem__, reverse=True)
            given = dict.fromkeys(ranked[:left], 1)
        for k, more in given.items():
            out[k] += more
        left -= sum(given.values())
    return out


def _answered(number: int, c: Candidate) -> Answered:
    return Answered(number, c.panel, c.about, c.article, c.source, c.voice, c.start, c.end, c.decoy, c.answers)
