"""The panel of contrasts: what sets the sources apart, the most telling first."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text

from framing.reporter.tables.report import Report
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import Record, View, dash, grouped, matrix, more_note, nothing, of, panel

_LONGEST = 150  # characters of one source's words


def contrasts(report: Report, view: View) -> Group:
    groups = grouped(report.table("contrasts").records(), "contrast", "kind", "about")
    first = list(groups.items())[: view.top(10)]
    caption = "The telling words of each source, the most telling first; and whose they are, if not its own."
    if not first:
        return panel("What sets them apart", caption, nothing("No contrast was found."))
    rows = [
        (marks.plain(about, "bold") + marks.styled(f"  {kind}", "dim"), [_words(of(found, s)) for s in report.subjects])
        for (_, kind, about), found in first
    ]
    body = matrix(report.subjects, rows, view)
    return panel("What sets them apart", caption, body, more_note(len(groups) - len(first), " contrasts"))


def _words(found: list[Record]) -> Text:
    if not found:
        return dash()
    return marks.lines([_item(r) for r in found])


def _item(r: Record) -> Text:
    return (
        Text("“")
        + marks.plain(marks.shortened(str(r["text"]), _LONGEST))
        + Text("”")
        + marks.said(r["voice"], r["speaker"])
    )
