"""Panels about differences: coverage and keyness."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from framing.reporter.tables.report import Format, Report, Value, grouped, shown
from framing.reporter.terminal import marks
from framing.reporter.terminal.layout import (
    Record,
    View,
    as_float,
    blank,
    matrix,
    more_note,
    nothing,
    of,
    panel,
    plain_grid,
)


def coverage(report: Report, view: View) -> Group:
    """The panel of what only one source tells, by kind."""
    records = report.table("coverage").records()
    kinds = list(dict.fromkeys(str(r["kind"]) for r in records))
    top = view.top(6)
    rows = []
    for kind in kinds:
        mine = [r for r in records if r["kind"] == kind]
        rows.append(
            (marks.styled(KINDS.get(kind, kind), "dim"), [only_here(of(mine, s), top) for s in report.subjects])
        )
    body = matrix(report.subjects, rows, view) if rows else nothing("Nothing was found in one source only.", report)
    caption = (
        "Found in this source, not found in the others; share of the article’s words. This is not proof of absence."
    )
    first = sum(min(top, len(of([r for r in records if r["kind"] == k], s))) for k in kinds for s in report.subjects)
    return panel("Coverage: found in one source only", caption, body, more_note(len(records) - first))


KINDS = {"entity": "Entities", "speaker": "Speakers", "event": "Events", "background": "Background"}


def only_here(found: list[Record], top: int, room: int = 110, *, share: bool = True) -> Text:
    """The first items that only one source has, one line each.

    Args:
        share: show the share of the article's words, which is that of all sentences of an item.
    """
    if not found:
        return blank()
    return marks.lines([_item(r, room, share=share) for r in found[:top]])


def _item(r: Record, room: int, *, share: bool) -> Text:
    name = marks.plain(marks.shortened(str(r["name"]), room))
    how = marks.styled(f" ({r['told_as']})", "italic dim") if r["told_as"] else Text()
    whose = Text() if r["kind"] in ("entity", "speaker") else marks.said(r["voice"], r["speaker"])
    amount = marks.styled(f"  {shown(r['share'], Format.SHARE)}", "dim") if share else Text()
    return name + how + whose + amount


def keyness(report: Report, view: View) -> Group:
    """The panel of the words that each source over-uses."""
    groups = grouped(report.table("keyness").records(), "source")
    top = view.top(6)
    caption = "Over-used against the others: log-odds (+ = over-used), 95% interval, adjusted p (u: too rare to tell)."
    if not groups:
        return panel("Keyness", caption, nothing("No term occurs often enough to be compared.", report))
    telling = [(source, _surest(found)[:top]) for (source,), found in groups.items()]
    widest = max(cell_len(str(r["term"])) for _, found in telling for r in found)
    term = min(max(widest, 12), view.width - 52)
    blocks = [_key_terms(source, found, term) for source, found in telling]
    beside = max(1, (view.width + 4) // (term + 55))
    body = [_row(blocks[i : i + beside], i > 0) for i in range(0, len(blocks), beside)]
    hidden = sum(max(0, len(found) - top) for found in groups.values())
    return panel("Keyness", caption, *body, _unsure(groups), more_note(hidden, " terms"))


def _surest(found: list[Record]) -> list[Record]:
    return sorted(found, key=_underpowered)  # stable: the surest stay first


def _underpowered(r: Record) -> bool:
    return bool(r["underpowered"])


def _key_terms(source: Value, found: list[Record], term: int) -> Group:
    """A source's name over its terms; 51 columns beside that of the terms."""
    grid = plain_grid(expand=False)
    grid.add_column("Term", width=term, overflow="fold")
    for name, width in (("Here", 5), ("Others", 6)):
        grid.add_column(name, justify="right", width=width)
    grid.add_column("Log-odds", width=21, no_wrap=True)
    grid.add_column("p adj.", justify="right", width=6)
    grid.add_column("", width=1)
    for r in found:
        grid.add_row(*_key(r))
    return Group(marks.plain(source, "bold cyan"), grid)


def _row(blocks: list[Group], below: bool) -> Padding:
    grid = Grid.grid(padding=(0, 4, 0, 0))
    grid.add_row(*blocks)
    return Padding(grid, (1 if below else 0, 0, 0, 0))


def _unsure(groups: dict[tuple[Value, ...], list[Record]]) -> Padding | None:
    if any(as_float(r["p_adjusted"]) < 0.05 for found in groups.values() for r in found):
        return None
    return Padding(
        marks.styled("None of these differences is significant at p < .05 after adjustment.", "italic"), (1, 0, 0, 0)
    )


def _key(r: Record) -> list[Text]:
    sure = as_float(r["p_adjusted"]) < 0.05
    weak = bool(r["underpowered"])
    return [
        marks.plain(r["term"], "bold" if sure else ""),
        marks.number(r["count"], Format.COUNT),
        marks.number(r["other_count"], Format.COUNT),
        marks.number(r["log_odds"], Format.SIGNED, "bold" if sure else "")
        + marks.interval(r["log_odds_low"], r["log_odds_high"], Format.SIGNED),
        marks.number(r["p_adjusted"], Format.P, "bold" if sure else "dim"),
        marks.styled("u" if weak else "", "dim italic"),
    ]
