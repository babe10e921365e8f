"""CSV: all evidence in one long table, or one file for each table.

UTF-8, comma, every row of the same width, headings as in docs/columns.md. A cell that a spreadsheet would
take for a formula gets an apostrophe before it (OWASP: CSV injection); numbers are numbers. What a cell
cannot hold without breaking a reader (a carriage return) becomes a line feed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from framing.reporter.tables.report import Report, Table, Value

_FORMULA = frozenset("=+-@\t\r\n")
"""What a formula begins with."""
BOM = "\ufeff"
"""What a CSV file begins with for Excel, which else takes UTF-8 for an old code page. Some programs stumble over it."""
_SURROGATE = re.compile("[\ud800-\udfff]")
DIGITS = 6
"""Decimals of a number; JSON and Parquet keep it exactly."""


def long(report: Report) -> str:
    """The evidence of every table, a row for each piece; of a report of one panel, its table."""
    return table(chosen(report))


def chosen(report: Report) -> Table:
    """The table that one file holds."""
    asked = [t for t in report.tables if t.key in report.panels]
    return report.table("evidence") if report.has("evidence") else asked[0]


def folder(report: Report) -> dict[str, str]:
    """File name -> content, a file for each table."""
    return {f"{t.key}.csv": table(t) for t in report.tables}


def table(given: Table) -> str:
    """One table."""
    return heading(given) + rows(given)


def heading(given: Table) -> str:
    """Its first line."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([cell(c.key) for c in given.columns])
    return out.getvalue()


def rows(given: Table) -> str:
    """Its other lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(zip(*map(_cells, zip(*given.rows, strict=True)), strict=True))
    return out.getvalue()


def _cells(column: Sequence[Value]) -> list[str]:
    """The cells of a column; where all are of one type, so that equal ones look alike, each is made once."""
    if len(set(map(type, column))) > 1:
        return list(map(cell, column))
    made = {value: cell(value) for value in set(column)}
    return [made[value] for value in column]


def cell(value: Value) -> str:
    """A value as a cell: empty for None, true or false for a flag, text that no spreadsheet runs."""
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(round(value, DIGITS) + 0.0)
    return str(value)


def _text(value: str) -> str:
    safe = value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if safe.isprintable() and safe[:1] not in _FORMULA:
        return safe
    guarded = f"'{safe}" if safe[:1] in _FORMULA else safe
    return guarded.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
