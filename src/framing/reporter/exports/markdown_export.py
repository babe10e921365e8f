"""Markdown: every table with its caption, for a repository, a paper or a wiki (GitHub-flavoured)."""

from __future__ import annotations

import re
from typing import Any

from framing.reporter.display import one_line
from framing.reporter.tables.report import Column, Format, Report, Table, Value, shown

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
LEFT_OUT = frozenset({"evidence"})
"""Tables too long for a page of text; they stand in the data formats."""
_HIDDEN = frozenset({"article", "start", "end"})
"""Columns for machines: they stand in the data formats."""


def markdown(report: Report) -> str:
    """The whole report; tables without rows say so."""
    names = " / ".join(escape(s.label) for s in report.subjects)
    lines = [f"# Framing: {names}", "", *_story(report)]
    for given in report.tables:
        if given.key not in LEFT_OUT:
            body = [*_contrasts(given), "", *table(given)] if given.key == "contrasts" and given.rows else table(given)
            lines += [f"## {given.title}", "", given.caption, "", *body, ""]
    return "\n".join(lines)


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
    return escape(shown(value, how))


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line, with nothing hidden in it."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
