"""The panel of frames: what each story says, and how far it uses each frame.

The likelihoods of whole articles are in the exports only: they do not reach the mark that docs/frames.md sets.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.text import Text

from framing.reporter.tables.frame_tables import ASKED
from framing.reporter.tables.report import Format, Report, shown
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import (
    Record,
    Row,
    View,
    as_float,
    dash,
    grouped,
    matrix,
    not_found,
    nothing,
    of,
    panel,
)

SHOWN = 3  # frames of a scheme
_ROOM = 170  # characters of a sentence
_CAPTION = (
    "The sentence that answers best, the source’s own unless a speaker is named; a number is its likelihood. "
    "“Not found” claims no silence."
)


def frames(report: Report, view: View) -> Group:
    records = report.table("answers").records()
    body = matrix(report.subjects, _answers(records, report, view), view) if records else nothing("No answer found.")
    schemes = report.table("frames").records()
    used = matrix(report.subjects, _frames(schemes, report, view), view, headed=False) if schemes else None
    return panel("What the story says", _CAPTION, body, Text(), used)


def _answers(records: Sequence[Record], report: Report, view: View) -> list[Row]:
    by = grouped(records, "question")
    top = view.top(1)
    return [
        (marks.plain(said, "bold"), [_answer(of(by.get((name,), []), s), top) for s in report.subjects])
        for name, said in ASKED.items()
    ]


def _answer(found: Sequence[Record], top: int) -> Text:
    return marks.lines([_said(r) for r in found[:top]]) if found else not_found()


def _said(r: Record) -> Text:
    text = who(r)
    text += (Text(": ") if text.plain else Text()) + Text("“")
    text += marks.plain(marks.shortened(" ".join(str(r["text"]).split()), _ROOM)) + Text("”")
    return text + marks.said(r["voice"], r["speaker"]) + marks.styled(f" {shown(r['score'], Format.SCORE)}", "dim")


def who(r: Record) -> Text:
    """ "Smith" or "Smith against Jones"; nothing where nobody is named."""
    if not r["entity"]:
        return Text()
    text = marks.plain(r["entity"], "bold")
    return text + marks.styled(" against ", "dim") + marks.plain(r["other"], "bold") if r["other"] else text


def _frames(records: Sequence[Record], report: Report, view: View) -> list[Row]:
    """A row for each scheme: its most used frames, with how well people agree on each."""
    return [
        (marks.plain(f"Frames, {scheme}", "bold"), [_used(of(its, s), view) for s in report.subjects])
        for (scheme,), its in grouped(records, "scheme").items()
    ]


def _used(found: Sequence[Record], view: View) -> Text:
    return marks.lines([_frame(r) for r in found[: view.top(SHOWN)]]) if found else dash()


def _frame(r: Record) -> Text:
    text = marks.plain(r["frame"]) + marks.styled(f" {shown(r['share'], Format.SHARE)}", "bold")
    text += marks.interval(r["share_low"], r["share_high"], Format.SHARE)
    return text + marks.styled(" agreement ", "dim") + marks.plain(r["agreement"], "dim")


# ----------------------------------------------------------------------------------------------- the overview
def shortly(report: Report) -> list[Row]:
    """For the overview: the three most used frames of each scheme."""
    rows: list[Row] = []
    records = report.table("frames").records()
    for (scheme,), its in grouped(records, "scheme").items():
        cells = [_top(of(its, s)) for s in report.subjects]
        rows.append((marks.styled(f"Frames, {scheme}", "dim"), cells))
    return rows


def _top(found: Sequence[Record]) -> Text:
    first = sorted(found, key=lambda r: -as_float(r["share"]))[:SHOWN]
    shares = [marks.plain(r["frame"]) + marks.styled(f" {shown(r['share'], Format.SHARE)}", "dim") for r in first]
    return marks.listed(shares) if shares else dash()
