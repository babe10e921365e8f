"""The tables in a compact form for the page's script: a comparison has some thousand rows.

Every text occurs once in a pool, and a cell gives its index; counts are numbers. A row with a place in an article ends
with the article's number, so that the page can show it in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.reporter.display import display
from framing.reporter.tables.report import Column, Format, Report, Table, Value, shown

_WORDS = frozenset({Format.TEXT, Format.FLAG})


def table_data(report: Report) -> dict[str, Any]:
    """{"strings": pool, "tables": [{"key", "columns", "rows", "place": [column of start, of end] or null}]}."""
    pool = _Pool()
    numbers = {s.article: i for i, s in enumerate(report.subjects)}
    hidden = {"article"} if all(s.label == s.source for s in report.subjects) else set()
    tables = [_table(t, numbers, hidden, pool) for t in report.tables if t.rows]
    return {"strings": list(pool.texts), "tables": tables}


class _Shown(dict[Value, int]):
    """Value of one format -> where its text stands in the pool; a dictionary, because cells are many thousand."""

    def __init__(self, how: Format, texts: dict[str, int]) -> None:
        self._how, self._texts = how, texts

    def __missing__(self, value: Value) -> int:
        place = self[value] = self._texts.setdefault(display(shown(value, self._how)), len(self._texts))
        return place


class _Count(dict[Value, int | None]):
    """Value of a count -> the number itself."""

    def __missing__(self, value: Value) -> int | None:
        number = int(value) if isinstance(value, int | float) else None
        self[value] = number
        return number


class _Pool:
    """The texts of all cells, each stored once."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}
        self._counts = _Count()
        self._shown: dict[Format, _Shown] = {}

    def of(self, how: Format) -> dict[Value, int] | dict[Value, int | None]:
        """What stands for the values of this format, looked up by the value."""
        if how is Format.COUNT:
            return self._counts
        if how not in self._shown:
            self._shown[how] = _Shown(how, self.texts)
        return self._shown[how]


def _table(table: Table, numbers: dict[str, int], hidden: set[str], pool: _Pool) -> dict[str, Any]:
    keys = [c.key for c in table.columns]
    kept = [i for i, key in enumerate(keys) if key not in hidden or "source" not in keys]
    article = keys.index("article") if "article" in keys else None
    columns = [table.columns[i] for i in kept]
    names = [c.key for c in columns]
    cells = [(i, pool.of(table.columns[i].format)) for i in kept]
    return {
        "key": table.key,
        "columns": [_column(c) for c in columns],
        "place": [names.index("start"), names.index("end")] if {"start", "end"} <= set(names) else None,
        "rows": [[*[known[row[i]] for i, known in cells], _number(row, article, numbers)] for row in table.rows],
    }


def _column(column: Column[Any]) -> dict[str, Any]:
    kind = "count" if column.format is Format.COUNT else "text" if column.format in _WORDS else "number"
    return {"key": column.key, "heading": column.heading, "meaning": column.meaning, "kind": kind}


def _number(row: Sequence[Value], article: int | None, numbers: dict[str, int]) -> int:
    """The number of the row's article among the report's, -1 where it has none."""
    return -1 if article is None else numbers.get(str(row[article]), -1)
