"""The content of a page, whatever its form: tables and pictures, each number with the address of its sentences."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from framing.reporter.exports.csv_export import cell


class Link(Struct, frozen=True):
    """A value that leads to another page."""

    value: str | int | float
    href: str


class Estimate(Struct, frozen=True):
    """A number with its 95 % interval, if it has one; `href` leads to its evidence."""

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
        return f"{self.before}{self.hit}{self.after}"


type Cell = str | int | float | bool | Link | Estimate | Extract | None


class Column(Struct, frozen=True):
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
    title: str
    caption: str
    picture: Markup
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


def as_data(page: Page) -> dict[str, Any]:
    """The page as plain values for JSON: {"title", "lead", "command", "tables": {key: [row]}}."""
    tables = {t.key: [_plain(t, row) for row in t.rows] for t in page.tables}
    text = "\n\n".join("".join(t for _, cuts in p.sentences for t, _, _ in cuts) for p in page.passages)
    told: dict[str, Any] = {"title": page.title, "lead": page.lead, "command": page.command, "tables": tables}
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
