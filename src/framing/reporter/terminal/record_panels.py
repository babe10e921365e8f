"""Panels that list: the articles, events, evidence, notes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from framing.reporter.tables.report import Format, Report, Subject, Value, counted
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import (
    Record,
    View,
    as_float,
    as_int,
    dash,
    matrix,
    more_note,
    nothing,
    panel,
    plain_grid,
    source_name,
)

LISTED = 80
"""Columns from which on an article can have a row of its own."""


def articles(report: Report, view: View) -> Group:
    """The panel of the articles' figures."""
    records = {str(r["article"]): r for r in report.table("articles").records()}
    top = max((as_float(r["loaded_rate"]) for r in records.values()), default=0.0)
    given = [(s, records[s.article]) for s in report.subjects]
    names = ("Headline", "Date", "Words", "In others’ voices", "Loaded terms", "per 1,000 own words", "Statements")
    made = [_article(r, top, view) for _, r in given]
    caption = "Loaded terms in the source’s own voice, and per 1,000 of its own words, with 95% interval."
    beside = len(given) < 2 or view.has_room_for(len(given))
    if not beside and view.width < LISTED:
        body: RenderableType = _cards(given, names, made, view)
    elif not beside:
        caption += " Others’: share of the words in others’ voices; Statem.: their statements."
        body = _article_list(given, top)
    else:
        rows = [(marks.styled(name, "dim"), [m[i] for m in made]) for i, name in enumerate(names)]
        body = matrix(report.subjects, rows, view, spaced=False)
    return panel("Articles", caption, body, story_note(report))


def _cards(
    given: Sequence[tuple[Subject, Record]], names: Sequence[str], made: Sequence[list[Text]], view: View
) -> Grid:
    """One source below the other, if there is no room for a row each."""
    grid = plain_grid(show_header=False)
    grid.add_column(width=view.label, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for i, ((s, _), cells) in enumerate(zip(given, made, strict=True)):
        if i:
            grid.add_row()
        grid.add_row(Text(), source_name(s))
        for name, cell in zip(names, cells, strict=True):
            grid.add_row(marks.styled(name, "dim"), cell)
    return grid


def _article(r: Record, top: float, view: View) -> list[Text]:
    rate = marks.number(r["loaded_rate"], Format.RATE, "bold") + marks.interval(
        r["loaded_rate_low"], r["loaded_rate_high"], Format.RATE
    )
    return [
        marks.plain(marks.shortened(str(r["title"] or "—"), 160)),
        marks.plain(r["date"] or "not known", "" if r["date"] else "dim"),
        marks.number(r["words"], Format.COUNT)
        + marks.styled(f" in {counted(as_int(r['sentences']), 'sentence')}", "dim"),
        marks.number(r["attributed_share"], Format.SHARE),
        marks.number(r["loaded_own"], Format.COUNT, "bold")
        + marks.styled(f" own voice, {r['loaded_attributed']} attributed", "dim"),
        marks.lines([rate, marks.bar(as_float(r["loaded_rate"]), top, 18)]),
        marks.number(r["statements"], Format.COUNT)
        + marks.styled(f" by {counted(as_int(r['speakers']), 'speaker')}", "dim"),
    ]


def _title(r: Record) -> Text:
    return marks.plain(marks.shortened(str(r["title"] or "—"), 100), "dim")


def _article_list(given: Sequence[tuple[Subject, Record]], top: float) -> Grid:
    """A row for each source, for more sources than fit side by side."""
    grid = plain_grid()
    grid.add_column("Source", ratio=3, overflow="fold")
    for name, size in (("Words", 6), ("Others’", 7), ("Loaded", 6), ("/1,000 own", 20), ("Statem.", 7)):
        grid.add_column(name, width=size, justify="left" if size == 20 else "right", no_wrap=True)
    for i, (s, r) in enumerate(given):
        if i:
            grid.add_row()
        rate = marks.number(r["loaded_rate"], Format.RATE, "bold") + marks.interval(
            r["loaded_rate_low"], r["loaded_rate_high"], Format.RATE
        )
        grid.add_row(
            marks.lines([source_name(s), _title(r)]),
            marks.number(r["words"], Format.COUNT),
            marks.number(r["attributed_share"], Format.SHARE),
            marks.number(r["loaded_own"], Format.COUNT),
            marks.lines([rate, marks.bar(as_float(r["loaded_rate"]), top, 14)]),
            marks.number(r["statements"], Format.COUNT),
        )
    return grid


def story_note(report: Report) -> RenderableType | None:
    """How similar the articles are, with a warning if they may not tell one story."""
    if report.similarity is None:
        return None
    score = marks.styled(f"Same-story score {report.similarity:.2f} of 1", "dim")
    if len(report.subjects) > 2:
        score.append(" (least similar pair)")
    if not report.same_story:
        score = marks.styled("! These articles may not tell the same story. ", "bold yellow") + score
    return Padding(score, (1, 0, 0, 0))


def events(report: Report, view: View) -> Group:
    """The panel of the events, in text order."""
    records = report.table("events").records()
    first = records[: view.top(12)]
    if not first:
        return panel("Events", "", nothing("No event found.", report))
    grid = plain_grid()
    if len(report.subjects) > 1:
        grid.add_column("Source", width=view.label, overflow="fold")
    grid.add_column("Who", ratio=3, overflow="fold")
    grid.add_column("does", width=13, overflow="fold")
    grid.add_column("to", ratio=3, overflow="fold")
    grid.add_column("when, where", ratio=2, overflow="fold")
    grid.add_column("status", ratio=2, overflow="fold")
    for r in first:
        cells = [_event_cell(r["agent"]), _trigger(r), _event_cell(r["patient"]), _when(r), _told(r)]
        grid.add_row(*([marks.plain(r["source"], "cyan")] if len(report.subjects) > 1 else []), *cells)
    return panel("Events", "In the order of the text.", grid, more_note(len(records) - len(first), " events"))


def _event_cell(value: Value) -> Text:
    return marks.plain(marks.shortened(str(value), 60)) if value else dash()


def _trigger(r: Record) -> Text:
    return marks.plain(f"not: {r['trigger']}" if r["negated"] else r["trigger"], "bold")


def _when(r: Record) -> Text:
    given = [marks.shortened(str(x), 32) for x in (r["time"], r["place"]) if x]
    return marks.plain(", ".join(given), "dim")


def _told(r: Record) -> Text:
    how = "" if r["modality"] == "asserted" else str(r["modality"])
    whose = marks.said(r["voice"], r["speaker"])
    return marks.plain(how, "dim") + whose if how else marks.styled(whose.plain.removeprefix(" — "), "italic dim")


def evidence(report: Report, view: View) -> Group:
    """The panel of every piece of evidence."""
    records = report.table("evidence").records()
    first = records[: view.top(40)]
    grid = plain_grid()
    grid.add_column("Source", width=view.label, overflow="fold")
    grid.add_column("Finding", width=11, overflow="fold")
    grid.add_column("About", ratio=2, overflow="fold")
    grid.add_column("Text", ratio=5, overflow="fold")
    for r in first:
        text = marks.polar(marks.shortened(str(r["text"]), 120), str(r["polarity"])) + marks.said(
            r["voice"], r["speaker"]
        )
        grid.add_row(
            marks.plain(r["source"], "cyan"), marks.plain(r["finding"], "dim"), marks.plain(r["referent"]), text
        )
    return panel("Evidence", "", grid, more_note(len(records) - len(first), " rows"))


def notes(report: Report, view: View) -> Group:
    """The panel of the notes."""
    texts = [marks.plain(r["text"], "dim") for r in report.table("notes").records()]
    grid = plain_grid(show_header=False)
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    for text in texts:
        grid.add_row(marks.styled("·", "dim"), text)
    return panel("Notes", "", grid if texts else nothing("None."))
