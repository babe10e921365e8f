"""The content of a page, whatever its form: tables and pictures, each number with the address of its sentences."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from framing.reporter.entity_kinds import kind_of
from framing.reporter.exports.csv_export import cell


class Link(Struct, frozen=True):
    """A value that leads to another page."""

    value: str | int | float
    href: str


class Estimate(Struct, frozen=True):
    """A number with its 95% interval, if it has one; `href` leads to its evidence."""

    value: float
    low: float | None = None
    high: float | None = None
    href: str = ""


class Extract(Struct, frozen=True):
    """A sentence with the place for which it is shown."""

    before: str
    hit: str
    after: str
    href: str

    @property
    def text(self) -> str:
        """The whole extract without its mark."""
        return f"{self.before}{self.hit}{self.after}"


type Cell = str | int | float | bool | Link | Estimate | Extract | None


class Column(Struct, frozen=True):
    """A column of a table."""

    key: str
    heading: str
    is_number: bool = False


class Table(Struct, frozen=True):
    """Rows of cells by column key. `more` is the address of the rows that follow, `csv` of all of this page's."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    caption: str = ""
    more: str = ""
    before: str = ""
    empty: str = "Nothing found."
    is_folded: bool = False  # the numbers of a picture, which are shown when asked for


class Figure(Struct, frozen=True):
    """A chart with its caption."""

    title: str
    caption: str
    picture: Markup
    narrow: Markup  # the same for telephones; the style sheet shows one of the two
    legend: tuple[str, ...] = ()  # names of the series, in the order of their marks


class Passage(Struct, frozen=True):
    """A paragraph of an article, cut where marks begin and end; (text, class names, what a mark says)."""

    kind: str
    sentences: tuple[tuple[int, tuple[tuple[str, str, str], ...]], ...]


FILTERS = ("sources", "dates", "voice", "entity", "lexicon")
"""The filters that every page has."""


class Page(Struct, frozen=True):
    """A page.

    `command` is a command line for the same question; `filters` names the fields of the form, and `notes` says what
    the filters mean here and which of them do not apply.
    """

    title: str
    lead: str = ""
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    passages: tuple[Passage, ...] = ()
    crumbs: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    command: str = ""
    filters: tuple[str, ...] = FILTERS
    form: Mapping[str, Sequence[str]] = {}
    notes: tuple[str, ...] = ()


def as_data(page: Page, command: str = "") -> dict[str, Any]:
    """The page as plain values for JSON: {"title", "lead", "command", "notes", "tables": {key: [row]}}.

    Args:
        command: the command line that prints the page.
    """
    tables = {t.key: [_plain(t, row) for row in t.rows] for t in page.tables}
    text = "\n\n".join("".join(t for _, cuts in p.sentences for t, _, _ in cuts) for p in page.passages)
    told: dict[str, Any] = {"title": page.title, "lead": page.lead, "command": command, "tables": tables}
    told |= {"notes": list(page.notes)} if page.notes else {}
    return told | ({"text": text} if page.passages else {})


def as_csv(page: Page, key: str) -> str:
    """The table of that key, or the first one if there is none; only a heading if the page has no table.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    table = next((t for t in page.tables if t.key == key), page.tables[0] if page.tables else None)
    out = io.StringIO()
    if table is None:
        return "text\n"
    rows = [_plain(table, row) for row in table.rows]
    names = list(dict.fromkeys(name for row in rows for name in row)) or [c.key for c in table.columns]
    writer = csv.DictWriter(out, names, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows([{k: cell(v) for k, v in row.items()} for row in rows])
    return out.getvalue()


def two_decimals(value: float) -> str:
    """0.37, −0.37; a zero has no sign."""
    text = f"{value:.2f}"
    return text.lstrip("-") if not float(text) else text.replace("-", "−")


_WIDEST = 60
"""Characters of a cell of text, but for sentences, which are whole."""


def as_text(page: Page) -> str:
    """The page for a terminal: its tables, with columns lined up."""
    parts = [page.title, page.lead, *page.notes]
    parts += ["\n".join("".join(t for t, _, _ in cuts) for _, cuts in p.sentences) for p in page.passages]
    for table in page.tables:
        parts += ["", table.title, table.caption]
        parts += _lines(table) if table.rows else [table.empty]
    kept = [part for i, part in enumerate(parts) if part or parts[i + 1]]
    return "\n".join(kept) + "\n"


def _lines(table: Table) -> list[str]:
    rows = [
        [c.heading for c in table.columns],
        *([_shown(c, row.get(c.key)) for c in table.columns] for row in table.rows),
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    return [
        "  ".join(
            text.rjust(width) if column.is_number else text.ljust(width)
            for text, width, column in zip(row, widths, table.columns, strict=True)
        ).rstrip()
        for row in rows
    ]


def _shown(column: Column, cell: Cell) -> str:
    return kind_of(str(cell)) if column.key == "kind" else _text(cell)


def _text(cell: Cell) -> str:
    if isinstance(cell, Extract):
        return " ".join(f"{cell.before}[{cell.hit}]{cell.after}".split()) if cell.hit else " ".join(cell.text.split())
    if isinstance(cell, Estimate):
        return two_decimals(cell.value) + (
            f" [{two_decimals(cell.low)}, {two_decimals(cell.high)}]"
            if cell.low is not None and cell.high is not None
            else ""
        )
    value = cell.value if isinstance(cell, Link) else cell
    if isinstance(value, str):
        text = " ".join(value.split())
        return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _plain(table: Table, row: Mapping[str, Cell]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for column in table.columns:
        cell = row.get(column.key)
        if isinstance(cell, Estimate):
            out |= {column.key: cell.value, f"{column.key}_low": cell.low, f"{column.key}_high": cell.high}
        elif isinstance(cell, Extract):
            out |= {column.key: cell.text, f"{column.key}_hit": cell.hit, f"{column.key}_address": cell.href}
        elif isinstance(cell, Link):
            out |= {column.key: cell.value, f"{column.key}_address": cell.href}
        else:
            out[column.key] = cell
    return out
