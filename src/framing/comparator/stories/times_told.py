"""When the news of an article happened, according to its own words: weekdays, months and a printed date.

News gives the weekday of an event and hardly ever its date. So two reports with no weekday in common mostly tell two
events, however many words they share, and two whose first weekday is the same mostly tell one (docs/stories.md has the
odds).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from framing.language.words import month_names, months, weekdays

SAME_DAY = 1.15  # both name the same weekday first
NEXT_DAY = 0.85  # no weekday in common, but two that follow each other
OTHER_DAY = 0.7  # only weekdays that lie further apart
OTHER_MONTH = 0.9  # both name months, none in common
SAME_PRINT = 1.2  # both carry a date at the top, at most 2 days apart
SAME_PRINT_DAYS = 2
TOP = 200  # characters of an article in which a date is that of its publication
REACH = 9600  # characters that are read

_DAYS = {day.removesuffix("day").capitalize(): number for number, day in enumerate(weekdays())}


def _month_pattern() -> str:
    """Each month, whole or shortened; what months begin with is tried once for all their forms."""
    begun = [name[:3] for name in month_names()]
    tails = ((start, [m[3:] for m in months() if m.startswith(start) and m[3:]]) for start in begun)
    return "|".join(f"{start.capitalize()}(?:{'|'.join(rest)})?" for start, rest in tails)


_MONTH = rf"(?:{_month_pattern()})\b"
_NAMED = re.compile(rf"\b(?:(?:{'|'.join(_DAYS)})day\b|{_MONTH})")
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?\s*,?\s*(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?P<m>{_MONTH})\.?\s*,?\s*(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)


class Told(Struct, frozen=True):
    """The times in a text."""

    first: int = -1  # the weekday it names first, Monday 0
    days: int = 0  # all weekdays, one bit each
    months: int = 0  # all months, one bit each
    printed: int = -1  # the date at its top as a number of days


def told(text: str) -> Told:
    """The times in a text; weekdays and months count with a capital only ("may" is a verb)."""
    first, days, seen = -1, 0, 0
    for name in _NAMED.findall(text[:REACH]):
        if name.endswith("day"):
            number = _DAYS[name.removesuffix("day")]
            days |= 1 << number
            first = number if first < 0 else first
        else:
            seen |= 1 << months()[name.lower()] - 1
    return Told(first, days, seen, printed(text))


def printed(text: str) -> int:
    """The earliest written-out date at the top of a text as a number of days, -1 where there is none."""
    found = [m for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST) for m in pattern.finditer(text[: TOP + 20])]
    for match in sorted((m for m in found if m.start() < TOP), key=re.Match.start):
        month = match["m"]
        number = int(month) if month.isdigit() else months()[month.lower()]
        try:
            return date(int(match["y"]), number, int(match["d"])).toordinal()
        except ValueError:
            continue
    return -1


class Times:
    """The times of all articles, compared for many pairs at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        found = [told(t) for t in texts]
        self.first = np.array([t.first for t in found], dtype=np.int64)
        self.days = np.array([t.days for t in found], dtype=np.int64)
        self.around = self.days | _turned(self.days, 1) | _turned(self.days, 6)
        self.months = np.array([t.months for t in found], dtype=np.int64)
        self.printed = np.array([t.printed for t in found], dtype=np.int64)

    def factors(self, i: Any, j: Any) -> Any:
        """The factor that the times of articles i[k] and j[k] apply to their similarity, for each k."""
        import numpy as np

        a, b = self.days[i], self.days[j]
        apart = np.where(self.around[i] & b, NEXT_DAY, OTHER_DAY)
        shared = np.where(self.first[i] == self.first[j], SAME_DAY, 1.0)
        factor = np.where((a > 0) & (b > 0), np.where(a & b, shared, apart), 1.0)
        a, b = self.months[i], self.months[j]
        factor = factor * np.where((a > 0) & (b > 0) & (a & b == 0), OTHER_MONTH, 1.0)
        a, b = self.printed[i], self.printed[j]
        near = (a >= 0) & (b >= 0) & (np.abs(a - b) <= SAME_PRINT_DAYS)
        return factor * np.where(near, SAME_PRINT, 1.0)


def _turned(days: Any, by: int) -> Any:
    """Weekdays moved on by so many days; Sunday is followed by Monday."""
    return ((days << by) | (days >> (7 - by))) & 127
