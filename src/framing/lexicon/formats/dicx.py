"""LIWC-22 dictionaries (.dicx): CSV with `DicTerm`, then a column for each category, an X or a weight in each cell."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from framing.lexicon.formats.terms import Collected, finite
from framing.lexicon.problems import Reading, error, left_out, note


def read(text: str, path: str = "") -> Reading:
    """The entries of a LIWC-22 dictionary, one for each marked cell.

    A number in a cell is a weight; weights are divided by the largest one, so that they lie in 0 to 1.
    """
    lines = text.split("\n")
    reader = csv.reader(line + "\n" for line in lines)
    try:
        numbered = [(reader.line_num, row) for row in reader]
    except csv.Error as bad:
        return Reading((), (error(reader.line_num, f"well-formed CSV ({bad})"),))
    rows = [row for _, row in numbered]
    start = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None or rows[start][0].strip().lower() != "dicterm":
        return Reading((), (error((start or 0) + 1, "a header row that begins with DicTerm"),))
    categories = [cell.strip() for cell in rows[start][1:]]
    found = Collected()
    largest = max((abs(w) for row in rows[start + 1 :] for w in map(finite, row[1:]) if w is not None), default=1.0)
    for number, row in numbered[start + 1 :]:
        if any(cell.strip() for cell in row):
            _read_row(row, number, categories, max(largest, 1.0), found)
    return found.reading()


def _read_row(row: Sequence[str], number: int, categories: Sequence[str], largest: float, found: Collected) -> None:
    term = row[0].strip()
    marked = [(i, cell.strip()) for i, cell in enumerate(row[1:]) if cell.strip()]
    if not marked:
        found.problems.append(left_out(number, "in no category", term))
    for i, cell in marked:
        if i >= len(categories) or not categories[i]:
            found.problems.append(left_out(number, f"column {i + 2} has no heading", term))
            continue
        weight = finite(cell)
        if weight is None and cell.lower() != "x":
            found.problems.append(
                left_out(number, f"neither X nor a weight in column {categories[i]!r}: {cell!r}", term)
            )
        elif weight == 0.0:
            found.problems.append(note(number, f"weight 0 in column {categories[i]!r}, not an entry", term))
        else:
            found.add(term, categories[i], number, weight=1.0 if weight is None else min(abs(weight) / largest, 1.0))
