"""Whose words a stretch of text is, according to the quotations. No other module decides this.

There is one rule for every extractor, table, page and chart. Direct quotations and the quoted parts of mixed ones are
direct; the rest of a mixed quotation and all reported speech is indirect; distanced words are scare. All else is the
source's own, including its labels for people inside reported speech (`Quotation.labels`). Of nested quotations the
innermost counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from framing.model import Quotation, Voice

OWN = (Voice.OWN, Voice.SCARE)
"""The source's own words: those that it holds at a distance are its own too."""

SPEECH = frozenset({"direct", "indirect", "mixed"})
"""Types of quotation in which somebody speaks."""

STATEMENTS = SPEECH | {"act"}
"""Types of quotation that tell what somebody says: speech, and acts of speech in the source's words ("praised X")."""

DISTANCING = frozenset({"scare", "distancing"})
"""Types of quotation with which a source holds words at a distance: its own device."""

ATTRIBUTED = (Voice.DIRECT, Voice.INDIRECT)
"""Other people's words."""

_VOICE = {
    "direct": Voice.DIRECT,
    "mixed": Voice.INDIRECT,
    "indirect": Voice.INDIRECT,
    "scare": Voice.SCARE,
    "distancing": Voice.SCARE,
}


def voice_of(quotation: Quotation) -> Voice:
    """The voice of a quotation's whole span. A mixed quotation is indirect, whatever its quoted parts are."""
    return _VOICE.get(quotation.type, Voice.OWN)


def quoted_parts(quotation: Quotation) -> tuple[tuple[int, int], ...]:
    """The spans of a quotation that are between quotation marks and in direct voice."""
    if quotation.type == "direct":
        return ((quotation.start, quotation.end),)
    return quotation.parts if quotation.type == "mixed" else ()


class Voices:
    """Says whose voice a character span is in.

    A lookup takes time logarithmic in the number of quotations, plus the depth of nesting.
    """

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._spans = sorted(_stretches(quotations), key=_outer_first)
        self._starts = [s[0] for s in self._spans]
        self._reach: list[int] = []  # the furthest end among the spans up to here
        furthest = 0
        for _, end, _ in self._spans:
            furthest = max(furthest, end)
            self._reach.append(furthest)
        self._topics = [q for q in quotations if q.type in ("topic", "act") and q.speaker]
        self._edges = sorted({edge for start, end, _ in self._spans for edge in (start, end)})
        self._between: dict[int, tuple[Voice, Quotation] | None] = {}  # answers, by the number of edges before

    def at(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Voice and speaker of the innermost quotation around the span; the source's own outside all quotations."""
        quotation = self._innermost(start, end)
        if quotation is None or quotation[0] is Voice.OWN:
            return Voice.OWN, None
        return quotation[0], quotation[1].speaker

    def around(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Voice and speaker of the report around the span, even if the span is the source's label for somebody."""
        found = self._innermost(start, end)
        if found is None:
            return Voice.OWN, None
        return (voice_of(found[1]) if found[0] is Voice.OWN else found[0]), found[1].speaker

    def most(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Voice and speaker of most of the span: the source's own unless half of it is other people's words."""
        told: Counter[tuple[Voice, str | None]] = Counter()
        for a, b in pairwise([start, *self.edges(start, end), end]):
            told[self.at(a, b)] += b - a
        heard: Counter[str | None] = Counter()
        for (voice, speaker), length in told.items():
            heard[speaker] += length if voice in ATTRIBUTED else 0
        if not heard.total() or 2 * heard.total() < end - start:
            return Voice.OWN, None
        speaker = max(heard, key=heard.__getitem__)
        direct, indirect = (told[voice, speaker] for voice in ATTRIBUTED)
        return (Voice.DIRECT if direct > indirect else Voice.INDIRECT), speaker

    def quotation(self, start: int, end: int) -> Quotation | None:
        """The innermost quotation around the span: its cue, stance and speaker."""
        found = self._innermost(start, end)
        return found[1] if found is not None and found[0] is not Voice.OWN else None

    def topic(self, start: int, end: int) -> Quotation | None:
        """The topic around the span: what somebody speaks about, in the source's words ("touted her achievements")."""
        return next((q for q in self._topics if q.start <= start and end <= q.end), None)

    def edges(self, start: int, end: int) -> list[int]:
        """Positions inside the span where quotations begin or end. Text between two of them is in one voice."""
        return self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]

    def _innermost(self, start: int, end: int) -> tuple[Voice, Quotation] | None:
        """The innermost quotation around a span, computed once for all spans between the same two edges."""
        last = bisect_right(self._starts, start) - 1
        if last < 0 or self._reach[last] < end:
            return None
        before = bisect_right(self._edges, start)
        if start >= end or bisect_left(self._edges, end) != before:
            return self._search(start, end)
        if before not in self._between:
            self._between[before] = self._search(start, end)
        return self._between[before]

    def _search(self, start: int, end: int) -> tuple[Voice, Quotation] | None:
        best: tuple[int, int, int] | None = None
        k = bisect_right(self._starts, start) - 1
        while k >= 0 and self._reach[k] >= end:
            first, last, _ = self._spans[k]
            if last >= end and (best is None or last - first < best[0]):
                best = (last - first, k, 0)
            k -= 1
        return self._spans[best[1]][2] if best is not None else None


def _stretches(quotations: Sequence[Quotation]) -> Iterator[tuple[int, int, tuple[Voice, Quotation]]]:
    for quotation in quotations:
        voice = _VOICE.get(quotation.type)
        if voice is not None and quotation.end > quotation.start:
            yield quotation.start, quotation.end, (voice, quotation)
            for start, end in quotation.labels:
                yield start, end, (Voice.OWN, quotation)
            for start, end in quoted_parts(quotation) if quotation.type == "mixed" else ():
                yield start, end, (Voice.DIRECT, quotation)


def _outer_first(stretch: tuple[int, int, tuple[Voice, Quotation]]) -> tuple[int, int]:
    return stretch[0], -stretch[1]
