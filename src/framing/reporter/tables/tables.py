"""All tables in the order of the report, and the report made of them; all formats loop over them.

A column is a key, a heading, the named function that computes it, a format and a meaning, declared once: in
`contrast_tables`, `frame_tables`, `entity_tables`, `wording_tables`, `voice_tables`, `difference_tables` and
`record_tables`, as the panels of a terminal are. `columns()` lists them with file and line for `framing columns`;
docs/columns.md is written from the same declarations.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from framing.errors import UsageError
from framing.model import Comparison
from framing.reporter.tables import (
    actor_tables,
    contrast_tables,
    difference_tables,
    entity_tables,
    evidence_rows,
    frame_tables,
    gathering,
    record_tables,
    speaking,
    voice_tables,
    wording_tables,
)
from framing.reporter.tables.report import Column, Report, Subject, Table, Value
from framing.reporter.tables.rows import NoteRow
from framing.reporter.tables.wanted import ALL, Options, names_of
from framing.reporter.tables.who_may_speak import hearings

__all__ = ["PANELS", "TABLES", "ColumnInfo", "Options", "columns", "columns_markdown", "joined", "names_of", "report"]

_ROWS: tuple[tuple[Table, Callable[..., Iterable[Any]]], ...] = (
    (record_tables.ARTICLES, gathering.articles),
    (contrast_tables.CONTRASTS, gathering.contrasts),
    (frame_tables.ANSWERS, gathering.answers),
    (frame_tables.FRAMES, gathering.frames),
    (actor_tables.ACTORS, gathering.actors),
    (entity_tables.PORTRAITS, gathering.portraits),
    (entity_tables.DESCRIPTORS, gathering.descriptors),
    (wording_tables.WORDINGS, gathering.wordings),
    (wording_tables.PASSAGES, gathering.passages),
    (wording_tables.LOADED_TERMS, gathering.loaded_terms),
    (voice_tables.VOICES, gathering.voices),
    (voice_tables.SPEAKERS, speaking.speakers),
    (voice_tables.SOURCING, gathering.sourcing),
    (voice_tables.DISTANCING, gathering.distancing),
    (entity_tables.ROLES, gathering.roles),
    (record_tables.EVENTS, gathering.events),
    (difference_tables.COVERAGE, gathering.coverage),
    (difference_tables.KEYNESS, gathering.keyness),
    (record_tables.EVIDENCE, evidence_rows.evidence),
    (record_tables.LEXICONS, gathering.lexicons),
    (record_tables.NOTES, gathering.notes),
)

_HEARING = frozenset([gathering.portraits, speaking.speakers])
"""Those that ask who may speak in an article, which is worked out once."""

TABLES: tuple[Table, ...] = tuple(table for table, _ in _ROWS)
"""Every table, empty, in the order of the report."""


PANELS: dict[str, tuple[str, ...]] = {
    "articles": ("articles",),
    "contrasts": ("contrasts",),
    "frames": ("answers", "frames"),
    "portraits": ("actors", "portraits", "descriptors"),
    "wordings": ("wordings",),
    "passages": ("passages",),
    "loaded_terms": ("loaded_terms",),
    "voices": ("voices", "speakers", "sourcing", "distancing"),
    "roles": ("roles",),
    "events": ("events",),
    "coverage": ("coverage",),
    "keyness": ("keyness",),
    "evidence": ("evidence",),
    "notes": ("lexicons", "notes"),
}
"""What `--panel` can name: panel -> the tables that it shows."""


def report(comparison: Comparison, options: Options = ALL, *, without: Collection[str] = ()) -> Report:
    """The tables of a comparison, filtered by `options`; the articles always among them.

    without: keys of tables that nobody will look at.

    Raises:
        UsageError: a panel that does not exist.
    """
    wanted = {"articles", *(key for panel in options.panels or PANELS for key in tables_of(panel))}
    wanted.difference_update(without)
    heard_in = hearings(comparison)
    tables = (
        _filled(table, rows(comparison, options, *([heard_in] if rows in _HEARING else [])))
        for table, rows in _ROWS
        if table.key in wanted
    )
    alone = len(comparison.analyses) < 2
    return Report(
        subjects=_subjects(comparison),
        tables=tuple(tables),
        similarity=None if alone else comparison.similarity,
        same_story=comparison.same_story,
        panels=options.panels,
        filtered=bool(options.entities) or options.voice != "all",
    )


def with_notes(given: Report, texts: Iterable[str]) -> Report:
    """The report with further notes after its own; where it shows no notes, with these alone."""
    own = given.table("notes") if given.has("notes") else record_tables.NOTES
    known = [row.text for row in own.items]
    items = tuple(NoteRow(n, text) for n, text in enumerate(dict.fromkeys([*known, *texts]), 1))
    others = tuple(t for t in given.tables if t.key != "notes")
    return replace(given, tables=(*others, _filled(own, items)))


def tables_of(panel: str) -> tuple[str, ...]:
    try:
        return PANELS[panel]
    except KeyError:
        near = get_close_matches(panel, PANELS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(PANELS)}"
        raise UsageError(f"no panel {panel!r}", hint=hint) from None


def _filled(table: Table, items: Iterable[Any]) -> Table:
    given = tuple(items)
    rows = tuple(zip(*(map(c.measure, given) for c in table.columns), strict=True))
    return replace(table, rows=rows, items=given)


def _subjects(comparison: Comparison) -> tuple[Subject, ...]:
    seen: dict[str, int] = {}
    out = []
    for a in (x.article for x in comparison.analyses):
        seen[a.source] = seen.get(a.source, 0) + 1
        label = a.source if seen[a.source] == 1 else f"{a.source} ({seen[a.source]})"
        out.append(Subject(a.id, a.source, label, a.title, a.date))
    return tuple(out)


def joined(reports: Iterable[Report]) -> Report:
    """Several articles' reports, each by itself, in one set of tables: for exports of `framing analyze`."""
    joining = Joining()
    for given in reports:
        joining.add(given)
    return joining.report()


class Joining:
    """The same, report after report, so that nothing but the rows need be kept.

    Args:
        has_items: keep what each row was computed from; that holds whole analyses in memory.
    """

    def __init__(self, *, has_items: bool = True) -> None:
        self._has_items = has_items
        self._first: Report | None = None
        self._subjects: list[Subject] = []
        self._rows: dict[str, dict[tuple[Value, ...], Any]] = {}

    def add(self, given: Report) -> None:
        """Add the rows of one report; a row that another report has too is there once."""
        self._first = self._first or replace(given, tables=tuple(replace(t, rows=(), items=()) for t in given.tables))
        self._subjects.extend(given.subjects)
        for table in given.tables:
            rows = self._rows.setdefault(table.key, {})
            kept = table.items if self._has_items or table.key == "notes" else (None,) * len(table.rows)
            for row, item in zip(table.rows, kept, strict=True):
                rows.setdefault(row, item)

    def report(self) -> Report:
        """All that was added. Of rows without items only those of notes have them."""
        if self._first is None:
            return Report((), (), None, False, ())
        tables = (
            replace(t, rows=tuple(rows), items=tuple(rows.values()) if self._has_items or t.key == "notes" else ())
            for t in self._first.tables
            for rows in (self._rows[t.key],)
        )
        return Report(tuple(self._subjects), tuple(tables), None, False, self._first.panels)


# ----------------------------------------------------------------------------------- where a column is computed
class ColumnInfo(Struct, frozen=True):
    """What `framing columns` prints."""

    table: str
    key: str
    heading: str
    meaning: str
    function: str  # module.name
    place: str  # file:line, the file from the top of the package


def columns() -> list[ColumnInfo]:
    """Every column of every table, in the order of the report, with the place where its value is computed.

    That is the function of the cell where it does more than read a field; else where the field is filled.
    """
    return [_info(table, column) for table in TABLES for column in table.columns]


_TOP = Path(__file__).parents[2]


def _info(table: Table, column: Column[Any]) -> ColumnInfo:
    origin = column.origin or (table.origin if _only_reads(column.measure) else "")
    if origin:
        file, _, name = origin.partition(":")
        line = _line_of(file, name)
    else:
        code = column.measure.__code__
        place, name, line = Path(code.co_filename), column.measure.__name__, code.co_firstlineno
        file = place.relative_to(_TOP).as_posix() if place.is_relative_to(_TOP) else place.as_posix()
    function = f"{Path(file).stem}.{name}"
    return ColumnInfo(table.key, column.key, column.heading, column.meaning, function, f"framing/{file}:{line}")


def _only_reads(measure: Callable[..., Any]) -> bool:
    """Whether the function of a cell returns a field of the row as it is ("row.item.voice.value")."""
    body = [
        node for node in _functions(Path(measure.__code__.co_filename))[measure.__name__].body if not _is_text(node)
    ]
    value = body[0].value if len(body) == 1 and isinstance(body[0], ast.Return) else None
    while isinstance(value, ast.Attribute):
        value = value.value
    return isinstance(value, ast.Name)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _line_of(file: str, function: str) -> int:
    """The line of a function's definition; the program's storeys stay apart, so it is read, not imported."""
    return _functions(_TOP / file)[function].lineno


@cache
def _functions(file: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def columns_markdown() -> str:
    """docs/columns.md: every table, its columns, what they mean and which function computes them."""
    lines = ["# Tables and columns", ""]
    lines += [
        "Data files (CSV, JSON, Parquet) use the names in the first column, reports use the headings. *Computed by*"
    ]
    lines += [
        "names the function that computes the value; `framing columns` adds file and line. This page is written from"
    ]
    lines += ["the declarations in `reporter/tables/`; a test fails if the two differ.", ""]
    for table in TABLES:
        lines += [f"## {table.title} (`{table.key}`)", "", table.caption, ""]
        lines += ["| name | heading | meaning | computed by |", "|---|---|---|---|"]
        lines += [
            f"| {c.key} | {c.heading} | {c.meaning} | `{c.function}` |" for c in columns() if c.table == table.key
        ]
        lines.append("")
    return "\n".join(lines)
