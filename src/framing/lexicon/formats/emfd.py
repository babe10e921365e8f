"""The extended Moral Foundations Dictionary (Hopp et al. 2021): a word, five probabilities, five sentiments, as CSV.

Each word is taken over under its most probable foundation, as the authors' `single` scoring does; the
probability is the weight and the sign of that foundation's sentiment the polarity.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

from framing.lexicon.formats.terms import Collected, finite
from framing.lexicon.problems import Reading, error, left_out, note
from framing.model import Polarity

FOUNDATIONS = ("care", "fairness", "loyalty", "authority", "sanctity")


def read(text: str, path: str = "") -> Reading:
    """The entries, one a word."""
    rows = csv.reader(line + "\n" for line in text.split("\n"))
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        missing = [c for c in ("word", *(f"{f}_p" for f in FOUNDATIONS)) if c not in header]
        if missing:
            return Reading((), (error(1, f"a header row with a column {missing[0]!r}", ",".join(header)),))
        found = Collected()
        found.problems.append(note(1, "each word is entered under its most probable foundation only"))
        _sentiments(header, found)
        for row in rows:
            if any(cell.strip() for cell in row):
                _read_row(row, rows.line_num, header, found)
    except csv.Error as bad:
        return Reading((), (error(rows.line_num, f"well-formed CSV ({bad})"),))
    return found.reading()


def _sentiments(header: Sequence[str], found: Collected) -> None:
    missing = [f"{f}_sent" for f in FOUNDATIONS if f"{f}_sent" not in header]
    if missing:
        found.problems.append(note(1, f"no column {missing[0]!r}: polarity stays neutral"))


def _read_row(row: Sequence[str], number: int, header: Sequence[str], found: Collected) -> None:
    cells = dict(zip(header, row, strict=False))
    numbers = {k: finite(v) for k, v in cells.items() if k.endswith(("_p", "_sent"))}
    chances = {f: numbers.get(f"{f}_p") for f in FOUNDATIONS}
    word = cells.get("word", "").strip()
    if any(p is None or not 0.0 <= p <= 1.0 for p in chances.values()):
        found.problems.append(left_out(number, "not five probabilities from 0 to 1", word))
        return
    best = max(FOUNDATIONS, key=lambda f: chances[f] or 0.0)
    found.add(word, best, number, polarity=_polarity(numbers, best), weight=chances[best] or 0.0)


def _polarity(numbers: Mapping[str, float | None], foundation: str) -> Polarity:
    sentiment = numbers.get(f"{foundation}_sent") or 0.0
    return Polarity.POSITIVE if sentiment > 0 else Polarity.NEGATIVE if sentiment < 0 else Polarity.NEUTRAL
