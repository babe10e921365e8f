"""Markdown: every table with its caption, for a repository, a paper or a wiki (GitHub-flavoured)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from msgspec.structs import replace

from framing.reporter.display import one_line
from framing.reporter.tables.report import Column, Format, Report, Table, Value, counted, shown

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
LEFT_OUT = frozenset({"evidence"})
"""Tables too long for a page of text; they stand in the data formats."""
WHOLE = frozenset({"articles", "lexicons", "notes"})
"""Tables that say what the report is about and what it was made with."""
_HIDDEN = frozenset({"article", "start", "end", "at"})
"""Columns for machines: they stand in the data formats."""


def markdown(report: Report, top: int | None = None) -> str:
    """The whole report; tables without rows say so.

    Args:
        top: the most contrasts, and the most rows of each source in a table. Contrasts are then sentences only, and
            tables without rows are left out.
    """
    names = " / ".join(escape(s.label) for s in report.subjects)
    lines = [f"# Framing: {names}", "", *_story(report)]
    for given in report.tables:
        if given.key not in LEFT_OUT and (given.rows or top is None):
            lines += [f"## {given.title}", "", given.caption, "", *_body(given, top), ""]
    return "\n".join(lines)


def _body(given: Table, top: int | None) -> list[str]:
    if given.key == "contrasts" and given.rows:
        lines = _contrasts(given)
        return [*lines, "", *table(given)] if top is None else [*lines[:top], *_more(len(lines) - top, "contrast")]
    kept = first(given, top)
    return [*table(kept), *_more(len(given.rows) - len(kept.rows), "row")]


def _more(number: int, one: str) -> list[str]:
    return ["", f"{counted(number, f'more {one}')}."] if number > 0 else []


def first(given: Table, top: int | None) -> Table:
    """The first rows of each source; of a table without sources, the first rows. Notes and lexicons are never cut."""
    if top is None or given.key in WHOLE:
        return given
    keys = [c.key for c in given.columns]
    source = keys.index("source") if "source" in keys else None
    seen: Counter[Value] = Counter()
    kept = []
    for row in given.rows:
        of = None if source is None else row[source]
        seen[of] += 1
        if seen[of] <= top:
            kept.append(row)
    return replace(given, rows=tuple(kept))


def _contrasts(given: Table) -> list[str]:
    """Each contrast in one plain line, numbered; the table below has all words of every source."""
    lines = {r["contrast"]: r for r in reversed(given.records())}
    return [
        f"{number}. **{escape(str(r['about']))}** ({escape(str(r['kind']))}): {escape(str(r['line']))}"
        for number, r in sorted(lines.items(), key=_by_number)
    ]


def _by_number(item: tuple[Value, dict[str, Value]]) -> int:
    return int(item[0] or 0)


def _story(report: Report) -> list[str]:
    if report.similarity is None:
        return []
    verdict = "" if report.same_story else " They may not tell the same story."
    return [f"Same-story score of the least similar pair: {report.similarity:.2f} (0 to 1).{verdict}", ""]


def table(given: Table) -> list[str]:
    """The lines of one table: numbers stand right, intervals beside their values, empty columns are left out."""
    if not given.rows:
        return ["Nothing found."]
    keys = [c.key for c in given.columns]
    keep = [i for i, c in enumerate(given.columns) if not _hidden(c.key, keys) and _used(given, i)]
    columns = [given.columns[i] for i in keep]
    lines = ["| " + " | ".join(escape(_heading(c, keys)) for c in columns) + " |"]
    lines.append("|" + "|".join(" --- " if c.format is Format.TEXT else " ---: " for c in columns) + "|")
    records = given.records()
    lines += ["| " + " | ".join(_with_interval(r, c) for c in columns) + " |" for r in records]
    return lines


def _hidden(key: str, keys: list[str]) -> bool:
    ends = key.removesuffix("_low").removesuffix("_high")
    return key in _HIDDEN or (ends != key and ends in keys)


def _used(given: Table, i: int) -> bool:
    return any(row[i] not in (None, "", False) for row in given.rows)


def _heading(column: Column[Any], keys: list[str]) -> str:
    level = "80" if column.key == "evaluation_own" else "95"  # see its ends in tables/entity_tables.py
    return f"{column.heading} [{level}%]" if f"{column.key}_low" in keys else column.heading


def _with_interval(record: dict[str, Value], column: Column[Any]) -> str:
    value = cell(record[column.key], column.format)
    low, high = record.get(f"{column.key}_low"), record.get(f"{column.key}_high")
    if not value or low is None or high is None:
        return value
    return f"{value} " + escape(f"[{shown(low, column.format)}, {shown(high, column.format)}]")


def cell(value: Value, how: Format) -> str:
    """A value as the cell of a Markdown table."""
    return escape(shown(value, how))


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line, with nothing hidden in it."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
