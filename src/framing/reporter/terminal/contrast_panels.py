"""The panel of contrasts: what sets the sources apart, the most telling first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from framing.reporter.tables.report import Report
from framing.reporter.tables.rows import ContrastRow
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import View, more_note, nothing, panel, plain_grid, source_name

LINES = 3, 6  # of a source's words: the fewest, and the most
_TOPICS = "Clauses on one topic side by side; whether they differ is for the reader to say"
_LINE = 50  # characters of a line, where the sources stand one below the other


def contrasts(report: Report, view: View) -> Group:
    """The panel of the contrasts, the most telling first."""
    caption = "The telling words of each source, the most telling first; its own unless a speaker is named."
    rest = len(numbers(report, every=True)) - min(view.top(10), len(numbers(report, every=view.all_rows)))
    body = side_by_side(report, view, view.top(10))
    return panel("What sets them apart", caption, body, more_note(rest, " contrasts and topics side by side"))


def numbers(report: Report, *, every: bool = False) -> list[int]:
    """The contrasts that have a difference with a name; with `every`, clauses on one topic too."""
    rows = report.table("contrasts").items
    return list(dict.fromkeys(row.number for row in rows if every or row.contrast.has_form))


def side_by_side(report: Report, view: View, top: int, lines: int = LINES[1]) -> RenderableType:
    """The first contrasts, or that there are none."""
    first = numbers(report, every=view.all_rows)[:top]
    return blocks(report, view, first, lines) if first else nothing("No contrast was found.", report)


def blocks(
    report: Report, view: View, chosen: Sequence[int], lines: int = LINES[1], *, before: int = 0
) -> RenderableType:
    """Contrasts by number, each a line that says what it is about over the words of every source.

    `before`: contrasts before them that are not shown and not counted.
    """
    groups: dict[int, list[ContrastRow]] = {n: [] for n in chosen}
    for row in report.table("contrasts").items:
        if row.number in groups:
            groups[row.number].append(row)
    first = list(groups.values())
    if not view.has_room_for(len(report.subjects)):
        return Group(*(_listed(rows, report, lines * _LINE, before) for rows in first))
    room = (view.width // len(report.subjects) - 3) * lines
    made: list[RenderableType] = []
    for i, rows in enumerate(first):
        if not rows[0].contrast.has_form and (not i or first[i - 1][0].contrast.has_form):
            made.append(marks.styled(_TOPICS, "italic"))
        grid = plain_grid(show_header=not i)
        for s in report.subjects:
            grid.add_column(source_name(s), ratio=1, overflow="fold")
        grid.add_row(
            *(
                _words(rows[0], [r for r in rows if r.evidence.article == s.article], s.source, view, room)
                for s in report.subjects
            )
        )
        made += [_about(rows[0], before), grid]
    return Group(*made)


def _about(row: ContrastRow, before: int) -> Text:
    contrast = row.contrast
    return (
        marks.styled(f"{row.number - before:>2} ", "dim")
        + marks.plain(contrast.about, "bold")
        + marks.styled(f"  {contrast.kind.value}", "dim")
    )


def _words(first: ContrastRow, rows: Sequence[ContrastRow], source: str, view: View, room: int) -> Text:
    """A source's telling words; the further ones only where every row is wanted."""
    shown = [r for r in rows if r.telling or view.all_rows]
    if not shown:
        return marks.styled("not found", "dim") if source in first.contrast.not_found_in else Text()
    return marks.lines([_item(r, 2_000 if view.all_rows else room) for r in shown])


def _item(row: ContrastRow, room: int) -> Text:
    whose = marks.said(row.evidence.voice.value, row.evidence.speaker)
    words = marks.shortened(" ".join(row.evidence.text.split()), max(40, room - len(whose.plain) - 2))
    return Text("“") + marks.plain(words) + Text("”") + whose


def _listed(rows: Sequence[ContrastRow], report: Report, longest: int, before: int) -> Group:
    """One source below the other."""
    grid = plain_grid(show_header=False)
    grid.add_column(width=min(22, max(len(s.label) for s in report.subjects) + 2), overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for s in report.subjects:
        for row in rows:
            if row.evidence.article == s.article and row.telling:
                grid.add_row(source_name(s), _item(row, longest))
                break
    return Group(_about(rows[0], before), grid)
