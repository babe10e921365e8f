"""Markdown: every table with its caption, for a repository, a paper or a wiki (GitHub-flavoured)."""

from __future__ import annotations

import re

from framing.reporter.display import one_line
from framing.reporter.report import Format, Report, Table, Value, shown

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
            lines += [f"## {given.title}", "", given.caption, "", *table(given), ""]
    return "\n".join(lines)


def _story(report: Report) -> list[str]:
    if report.similarity is None:
        return []
    verdict = "" if report.same_story else " They may not tell the same story."
    return [f"Same-story score of the least similar pair: {report.similarity:.2f} (0 to 1).{verdict}", ""]


def table(given: Table) -> list[str]:
    """The lines of one table; numbers stand right."""
    if not given.rows:
        return ["Nothing found."]
    keep = [i for i, c in enumerate(given.columns) if c.key not in _HIDDEN]
    columns = [given.columns[i] for i in keep]
    lines = ["| " + " | ".join(escape(c.heading) for c in columns) + " |"]
    lines.append("|" + "|".join(" --- " if c.format is Format.TEXT else " ---: " for c in columns) + "|")
    lines += ["| " + " | ".join(cell(row[i], given.columns[i].format) for i in keep) + " |" for row in given.rows]
    return lines


def cell(value: Value, how: Format) -> str:
    return escape(shown(value, how))


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line, with nothing hidden in it."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
