"""Dates as files write them -> YYYY-MM-DD.

Ambiguous dates are never guessed; ambiguous and invalid ones are reported.
"""

from __future__ import annotations

import datetime
import re

from framing.language.words import month_names, months, months_abroad

_MONTH = rf"({'|'.join(name[:3] for name in month_names())})[a-z]*\.?"
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s/-]+(?:of\s+)?{_MONTH},?[\s/-]+(\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_NAME_BETWEEN = re.compile(rf"(?<!\d)(\d{{4}})[\s-]+{_MONTH}[\s-]+(\d{{1,2}})(?!\d)", re.IGNORECASE)
_TIME_BETWEEN = re.compile(
    rf"\b{_MONTH}\s+(\d{{1,2}}),?\s+\d{{1,2}}:\d\d(?::\d\d)?(?:\s+[A-Z0-9+:-]{{1,6}})?\s+(\d{{4}})(?!\d)", re.IGNORECASE
)
_ABROAD = re.compile(
    r"(?<!\d)(\d{1,2})(?:er|º|°)?\.?\s+(?:de\s+|di\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)"
)
"""A day, the month in another language, the year."""
_SIGNS = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_EPOCH = re.compile(r"^(\d{9,10})(?:\.\d+)?$|^(\d{12,13})$")
_LONGEST = 60


def read_date(value: str) -> tuple[str | None, str]:
    """The date; without one, the reason: it is ambiguous, impossible or not understood.

    >>> read_date("Wed, 3 Mar 2021 09:14 GMT"), read_date("1614749400")
    (('2021-03-03', ''), ('2021-03-03', ''))
    >>> read_date("03/04/2020")[1]
    "the date '03/04/2020' may be 3 April or 4 March 2020; write 2020-04-03 or 2020-03-04"
    """
    text = " ".join(value.split())
    if not text:
        return None, ""
    if found := _EPOCH.match(text):
        return _of_epoch(int(found[1] or found[2][:-3]), text)
    for pattern, order in _ORDERS:
        if found := pattern.search(text):
            year, month, day = (found[group] for group in order)
            number = int(month) if month.isdigit() else months()[month[:3].lower()]
            return _valid(int(year), number, int(day), text)
    if (found := _ABROAD.search(text)) and (month := _month_abroad(found[2])):
        return _valid(int(found[3]), month, int(found[1]), text)
    if found := _NUMBERS.search(text):
        return _of_numbers(int(found[1]), int(found[3]), found[4], text)
    return None, f"the date {_short(text)} is not understood"


_ORDERS = (
    (_YEAR_FIRST, (1, 3, 4)),
    (_COMPACT, (1, 2, 3)),
    (_DAY_FIRST, (3, 2, 1)),
    (_MONTH_FIRST, (3, 1, 2)),
    (_TIME_BETWEEN, (3, 1, 2)),
    (_NAME_BETWEEN, (1, 2, 3)),
    (_SIGNS, (1, 2, 3)),
)
"""The unambiguous forms: the groups of year, month and day."""


def _month_abroad(word: str) -> int | None:
    known, lower = months() | months_abroad(), word.lower()
    return known.get(lower[:4]) or known.get(lower[:3])


def _of_numbers(first: int, second: int, year: str, text: str) -> tuple[str | None, str]:
    """The date for day and month in either order: clear if one of them cannot be a month, or both are equal."""
    if len(year) == 2:
        return None, f"the date {_short(text)} has a year of two digits; write YYYY-MM-DD"
    if first == second or first > 12 or second > 12:
        day, month = (first, second) if first > 12 or first == second else (second, first)
        return _valid(int(year), month, day, text)
    one, _ = _valid(int(year), second, first, text)
    other, _ = _valid(int(year), first, second, text)
    if one is None or other is None:
        return one or other, "" if one or other else f"the date {_short(text)} is no day of the calendar"
    names = [f"{datetime.date.fromisoformat(d).day} {datetime.date.fromisoformat(d):%B}" for d in (one, other)]
    return None, f"the date {_short(text)} may be {names[0]} or {names[1]} {year}; write {one} or {other}"


def _of_epoch(seconds: int, text: str) -> tuple[str | None, str]:
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat(), ""
    except (OverflowError, OSError, ValueError):
        return None, f"the date {_short(text)} is no day of the calendar"


def _valid(year: int, month: int, day: int, text: str) -> tuple[str | None, str]:
    try:
        return datetime.date(year, month, day).isoformat(), ""
    except ValueError:
        return None, f"the date {_short(text)} is no day of the calendar"


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "...")
