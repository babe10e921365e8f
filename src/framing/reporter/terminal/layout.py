"""The layouts that the terminal's panels share: a titled panel, sources side by side, groups of records."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from framing.reporter.tables.report import Report, Subject, Value
from framing.reporter.terminal import marks

type Record = dict[str, Value]
type Row = tuple[Text, Sequence[RenderableType]]
"""A label, and a cell for each source."""

NARROWEST = 26
"""Columns that a source needs to stand beside the others."""
WIDEST_LABEL = 22
_DASH = "—"
"""Nothing here; that is no claim."""


class View(Struct, frozen=True):
    """The available width, and how many rows are wanted."""

    width: int
    all_rows: bool = False

    def top(self, rows: int) -> int:
        """How many of `rows` are shown: all of them with `--all`."""
        return 1_000_000 if self.all_rows else rows

    @property
    def label(self) -> int:
        """Width of the column of labels, in cells."""
        return min(WIDEST_LABEL, max(14, self.width // 6))

    def has_room_for(self, sources: int) -> bool:
        """Whether the sources fit side by side."""
        return (self.width - self.label) // max(1, sources) >= NARROWEST


def panel(title: str, caption: str, *body: RenderableType | None) -> Group:
    """A title on a rule, a caption, and the content."""
    head: list[RenderableType] = [Rule(marks.styled(title, "bold"), align="left", style="dim", characters="─")]
    if caption:
        head.append(marks.styled(caption, "dim"))
    return Group(*head, Text(), *(b for b in body if b is not None), Text())


def nothing(what: str, report: Report | None = None) -> Text:
    """What an empty panel says. Where --entity or --voice left nothing over, it says that and no more."""
    filtered = report is not None and report.filtered
    return marks.styled("Nothing here for this --entity or --voice." if filtered else what, "dim")


def more_note(hidden: int, what: str = "", *, how: str = f", {marks.MORE}") -> Padding | None:
    """ "+ 12 more terms, use --all or an export", where something is hidden."""
    if hidden <= 0:
        return None
    return Padding(marks.styled(f"+ {hidden:,} more{what}{how}", "italic dim"), (1, 0, 0, 0))


def matrix(
    subjects: Sequence[Subject],
    rows: Sequence[Row],
    view: View,
    *,
    spaced: bool = True,
    headed: bool = True,
) -> Grid:
    """Rows with a label and a cell for each source: side by side if they fit, else one below the other."""
    if view.has_room_for(len(subjects)):
        return _beside(subjects, rows, view, spaced, headed)
    return _stacked(subjects, rows, view)


def plain_grid(*, expand: bool = True, **more: object) -> Grid:
    """A grid without lines."""
    return Grid(
        box=None,
        expand=expand,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="bold",
        show_edge=False,
        **more,  # type: ignore[arg-type]
    )


def _beside(
    subjects: Sequence[Subject],
    rows: Sequence[Row],
    view: View,
    spaced: bool,
    headed: bool,
) -> Grid:
    grid = plain_grid(show_header=headed)
    grid.add_column(Text(), width=view.label, overflow="fold")
    for s in subjects:
        grid.add_column(source_name(s), ratio=1, overflow="fold")
    for i, (label, cells) in enumerate(rows):
        if i and spaced:
            grid.add_row()
        grid.add_row(label, *cells)
    return grid


def _stacked(subjects: Sequence[Subject], rows: Sequence[Row], view: View) -> Grid:
    grid = plain_grid(show_header=False)
    grid.add_column(width=min(view.label, max(len(s.label) for s in subjects) + 2), overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for i, (label, cells) in enumerate(rows):
        if i:
            grid.add_row("", "")
        grid.add_row("", label)
        for s, cell in zip(subjects, cells, strict=True):
            if not (isinstance(cell, Text) and cell.plain in ("", _DASH)):  # says nothing, and would take a line
                grid.add_row(source_name(s), cell)
    return grid


def source_name(subject: Subject) -> Text:
    """The source as the head of a column."""
    return marks.plain(subject.label, "bold cyan")


def of(records: Sequence[Record], subject: Subject) -> list[Record]:
    """The records of one article."""
    return [r for r in records if r["article"] == subject.article]


def as_float(value: Value) -> float:
    """The number; 0 for what is none."""
    return float(value) if isinstance(value, int | float) else 0.0


def as_int(value: Value) -> int:
    """The whole number; 0 for what is none."""
    return int(as_float(value))


def dash() -> Text:
    """The mark for "nothing shown"."""
    return marks.styled(_DASH, "dim")


def blank() -> Text:
    """Where nothing surely fits: no claim that the source has nothing."""
    return Text()


def not_found() -> Text:
    """ "not found", for what was looked for."""
    return marks.styled("not found", "dim italic")
