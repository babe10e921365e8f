"""Expressions of time -> ISO dates, as far as the article's date allows."""

from __future__ import annotations

import re
from datetime import date, timedelta

from framing.language.words import months, weekdays

_DAYS = weekdays()
_MONTH = months()
_WORD = re.compile(r"[a-z]+|\d+")
_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_YEAR = range(1800, 2200)


def resolve(expression: str, published: str | None) -> str | None:
    """An ISO date ("2023-02-28", "2023-02", "2022"); None if the expression names no time or cannot be resolved.

    A weekday is the last one up to and including the article's own date, or the next one with "next". If the article
    has no date, weekdays are returned as lower-case names and "last year" gives None.
    """
    words = _WORD.findall(expression.lower())
    day = _published(published)
    return _named_day(words, day) or _relative(words, day) or _calendar(words, day)


def _published(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _named_day(words: list[str], day: date | None) -> str | None:
    name = next((w for w in words if w in _DAYS), None)
    if name is None:
        return None
    if day is None or any(w in _MONTH for w in words):
        return None if any(w in _MONTH for w in words) else name
    back = (day.weekday() - _DAYS.index(name)) % 7
    if "next" in words or "coming" in words:
        return (day + timedelta(days=(7 - back) or 7)).isoformat()
    return (day - timedelta(days=back)).isoformat()


def _relative(words: list[str], day: date | None) -> str | None:
    if day is None:
        return None
    for word in words:
        if word in _SHIFTS:
            return (day + timedelta(days=_SHIFTS[word])).isoformat()
    shift = -1 if "last" in words or "previous" in words else 1 if "next" in words else 0 if "this" in words else None
    if shift is None:
        return None
    if "year" in words:
        return str(day.year + shift)
    if "month" in words:
        number = day.year * 12 + day.month - 1 + shift
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    return None


def _calendar(words: list[str], day: date | None) -> str | None:
    """The date of a month, day or year written out ("March 3", "in 2020").

    A month without year is its latest occurrence.
    """
    numbers = [int(w) for w in words if w.isdigit() and len(w) <= 4]
    year = next((n for n in numbers if n in _YEAR), None)
    month = next((_MONTH[w] for w in words if w in _MONTH and not (w == "may" and len(words) == 1)), None)
    if month is None:
        return str(year) if year else None
    number = next((n for n in numbers if 1 <= n <= 31), None)
    if year is None and day is not None:
        year = day.year if month <= day.month else day.year - 1
    if year is None:
        return f"--{month:02d}" + (f"-{number:02d}" if number else "")
    return f"{year:04d}-{month:02d}" + (f"-{number:02d}" if number else "")
