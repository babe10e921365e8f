"""Which mentions begin in a stretch of the text, with the names and labels of their entities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from framing.model import Mention


class Mentioned:
    """The mentions of an article by their place, with the names and labels of their entities."""

    def __init__(self, mentions: Sequence[Mention], names: Mapping[str, str], labels: Mapping[str, str]) -> None:
        self.names = names
        self.labels = labels
        self.ends = {m.end: m for m in sorted(mentions, key=_longest)}
        self.starts = sorted((m.start, m.end) for m in mentions)
        self.at = {(m.start, m.end): m for m in mentions}

    def between(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that begin from `start` on and before `end`."""
        for place in self.starts[bisect_left(self.starts, (start, 0)) : bisect_left(self.starts, (end, 0))]:
            yield self.at[place]


def _longest(mention: Mention) -> tuple[int, int]:
    return mention.end - mention.start, mention.start
