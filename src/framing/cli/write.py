"""Writing results after the work: tables on standard output, exports into files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from framing.audit import Audit, audit_rows
from framing.audit import notes as audit_notes
from framing.cli.check import Targets, View, is_folder
from framing.cli.trail import Told, Trail
from framing.errors import UsageError
from framing.model import Analysis, Article, Comparison, ConcordanceLine, FileReading, Story
from framing.reporter.display import display
from framing.reporter.exports import csv_export, writing
from framing.reporter.tables import tables
from framing.reporter.tables.report import Report, Subject, Table, Value

AUDIT = "audit.json"
"""Name of the audit trail in a folder of tables; beside a table of its own it follows the table's name."""

FEW = 5
"""Sources that the title of a folder of tables names."""


def comparison(
    targets: Targets,
    comparison: Comparison,
    view: View,
    *,
    show: bool,
    trail: Trail,
    validated: Sequence[str] = (),
) -> None:
    """Show a comparison in the terminal and write its exports.

    Args:
        validated: notes on how well human coders agree with the program, or that nobody has measured it; they stand
            in every table export, also in one that shows other panels than the notes.
    """
    if not targets.has_any() and not show:
        return
    _check_entities(view, [comparison])
    noted = replace(comparison, notes=(*comparison.notes, *validated))
    report = tables.report(noted, view.options(), without=_unseen(targets, view))
    if show and not targets.is_to_stdout():
        _show(noted, report, view)
    if targets.json:
        from framing.reporter.exports.json_export import comparison_json

        _write(targets.json, comparison_json(comparison, trail.whole(comparison.analyses)))
    if targets.html or targets.has_tables():
        audit = trail.tables(comparison.analyses)
        _write_page(targets, noted, report, view, audit)
        _write_tables(targets, tables.with_notes(report, validated) if validated else report, audit)


def analyses(
    targets: Targets,
    analyses: Iterable[Analysis],
    view: View,
    *,
    show: bool,
    trail: Trail,
    validated: Sequence[str] = (),
) -> None:
    """Show each analysis and write their exports; JSON Lines to stdout are written as they come.

    Args:
        validated: see `comparison`.
    """
    from framing.reporter.alone import alone
    from framing.reporter.exports.json_export import analysis_json

    kept = tables.Joining(has_items=False)
    told: list[Told] = []
    at_once = replace(targets, csv=None)
    shown = show and not targets.is_to_stdout()
    if view.entities:
        analyses = tuple(analyses)
        _check_entities(view, [alone(a) for a in analyses])
    with ExitStack() as stack:
        to_json = _stream(targets.json, stack) if targets.json else None
        to_csv = _CsvStream(targets.csv, stack, mark=csv_export.BOM * targets.csv_bom) if targets.csv else None
        for analysis in analyses:
            if to_json:
                to_json(analysis_json(analysis, trail.single(analysis)))
            if not shown and not targets.html and not targets.has_tables():
                continue
            comparison = alone(analysis)
            comparison = replace(comparison, notes=(*comparison.notes, *validated))
            report = tables.report(comparison, view.options())
            if shown:
                _show(comparison, report, view)
            if targets.html:
                _write_page(targets, comparison, report, view, trail.tables([analysis]))
            if to_csv:
                to_csv.add(tables.with_notes(report, validated) if validated else report)
            if at_once.has_tables():
                kept.add(report)
            if targets.has_tables():
                told.append(Told.of(analysis))
    if told:
        audit = trail.tables(told)
        if to_csv:
            to_csv.describe(audit)
        joined = kept.report()
        _write_tables(at_once, tables.with_notes(joined, validated) if validated else joined, audit)


class _CsvStream:
    """The tables of one article after the other, written as they come: what many articles have is never in memory.

    Args:
        stack: closes the files.
        mark: what each file begins with.
    """

    def __init__(self, path: str, stack: ExitStack, *, mark: str = "") -> None:
        self._path, self._stack, self._mark = path, stack, mark
        self._files: dict[str, Callable[[str], object]] = {}
        self._seen: set[object] = set()
        self._first: Report | None = None
        self._labels: list[Subject] = []

    def add(self, report: Report) -> None:
        """Add the rows of one report; a row that is not about an article, or a whole article, is there once."""
        self._first = self._first or report
        self._labels = [*self._labels, *report.subjects][: FEW + 1]
        in_folder = is_folder(self._path)
        if in_folder and not self._files:
            writing.write_folder(self._path, {})
        for table in report.tables if in_folder else [csv_export.chosen(report)]:
            if table.key not in self._files:
                place = str(Path(self._path) / f"{table.key}.csv") if in_folder else self._path
                self._files[table.key] = _stream(place, self._stack)
                self._files[table.key](self._mark + csv_export.heading(table))
            self._files[table.key](csv_export.rows(replace(table, rows=tuple(self._new(table)), items=())))

    def _new(self, table: Table) -> Iterator[tuple[Value, ...]]:
        if any(c.key == "article" for c in table.columns):
            about = (table.key, hash(table.rows))
            if about not in self._seen or not table.rows:
                self._seen.add(about)
                yield from dict.fromkeys(table.rows)
            return
        for row in table.rows:
            if (table.key, row) not in self._seen:
                self._seen.add((table.key, row))
                yield row

    def describe(self, audit: Audit) -> None:
        """Write what the tables hold and what they were made from; the tables are there."""
        from framing.reporter.exports.json_export import audit_json

        if self._first is None or self._path == "-":
            return
        if is_folder(self._path):
            from framing.reporter.exports import datapackage

            title = _title(replace(self._first, subjects=tuple(self._labels)))
            package = datapackage.datapackage("framing-report", title, self._first.tables)
            writing.write_folder(self._path, {AUDIT: audit_json(audit), datapackage.FILE: package})
        elif Path(self._path).is_file():  # not a pipe
            writing.write_file(Path(self._path).with_suffix(f".{AUDIT}"), audit_json(audit))


def _stream(path: str, stack: ExitStack) -> Callable[[str], object]:
    """A function that writes a piece of a file that appears when the stack closes, whole or not at all."""
    return partial(_write, "-") if path == "-" else stack.enter_context(writing.written_in_pieces(path))


def concordance(
    targets: Targets, lines: Sequence[ConcordanceLine], voice: str, *, show: bool, audit: Callable[[], Audit]
) -> None:
    """Show keyword-in-context lines and write their exports."""
    from framing.reporter.exports import concordance_export
    from framing.reporter.terminal import concordance

    heard = concordance.heard(lines, voice)
    if show and not targets.is_to_stdout():
        _print(concordance.text(heard, _terminal_width()))
    if targets.csv:
        _write_csv(targets, concordance_export.csv(heard), audit())
    if targets.json:
        _write(targets.json, concordance_export.json(heard, audit()))


def stories(
    targets: Targets,
    stories: Sequence[Story],
    articles: Sequence[Article],
    *,
    all_rows: bool,
    show: bool,
    audit: Callable[[], Audit],
) -> None:
    """Show stories and write their exports."""
    from framing.reporter.exports import stories_export
    from framing.reporter.exports.json_export import stories_json
    from framing.reporter.terminal import story_list

    if show and not targets.is_to_stdout():
        _print(story_list.text(stories, articles, all_rows=all_rows))
    if targets.json:
        _write(targets.json, stories_json(stories, audit()))
    if targets.csv:
        _write_csv(targets, stories_export.csv(stories, articles), audit())


def reading(targets: Targets, files: Sequence[FileReading], articles: Sequence[Article], *, show: bool) -> None:
    """Show what reading gave, and write the articles as JSON Lines."""
    from framing.reporter.exports import articles_export
    from framing.reporter.terminal import reading_list

    if show and not targets.is_to_stdout():
        _print(reading_list.text(files))
    if targets.json:
        _write(targets.json, articles_export.json_lines(articles))


def corpus(tables: Sequence[Table], notes: Sequence[str] = (), frames: Sequence[str] = ()) -> None:
    """What sets the sources of a corpus apart, in the terminal; of frames, those of the named schemes, () for all."""
    from framing.reporter.terminal import terminal
    from framing.reporter.terminal.corpus_panels import corpus_text

    width, color, encoding = terminal.stdout_width(), terminal.has_colors(), terminal.stdout_encoding()
    _print(corpus_text(tables, width=width, color=color, encoding=encoding, frames=frames))
    for note in notes:
        _print(f"{display(note)}\n")


def columns() -> None:
    """Heading, meaning and place of every column."""
    for table, rows in _by_table(tables.columns()):
        print(f"\n{table}")
        for row in rows:
            print(f"  {row.key:24} {row.heading}")
            print(f"  {'':24} {row.meaning}")
            print(f"  {'':24} {row.function}  {row.place}")


# ------------------------------------------------------------------------------------------------------ parts
def _check_entities(view: View, comparisons: Sequence[Comparison]) -> None:
    """Refuse an unknown entity: empty panels would look like findings about it."""
    names = {n: None for c in comparisons for e in c.entities for n in tables.names_of(e)}
    for wanted in view.entities:
        if not any(wanted.casefold() in name.casefold() for name in names):
            near = get_close_matches(wanted.casefold(), [n.casefold() for n in names], n=1, cutoff=0.6)
            nearest = next((n for n in names if near and n.casefold() == near[0]), None)
            most = next(iter(names), None)
            hint = f"did you mean {nearest!r}?" if nearest else f"the most central one is {most!r}" if most else None
            raise UsageError(f"no entity is called {wanted!r} in these articles", hint=hint)


def _unseen(targets: Targets, view: View) -> tuple[str, ...]:
    """The longest table, which the terminal shows only if it is named."""
    return () if view.panels or targets.html or targets.has_tables() else ("evidence",)


def _show(comparison: Comparison, report: Report, view: View) -> None:
    from framing.reporter.terminal.terminal import comparison_text

    _print(comparison_text(comparison, report, all_rows=view.all_rows))


def _write_page(targets: Targets, comparison: Comparison, report: Report, view: View, audit: Audit) -> None:
    if targets.html:
        from framing.reporter.html.html_export import html

        if targets.blind:
            from framing.reporter.blind import blinded

            hidden, names = blinded(comparison)
            told = [*(f"{letter} is {name}" for letter, name in names.items()), *audit_notes(audit)]
            _write(targets.html, html(hidden, tables.report(hidden, view.options()), reveal=told))
            return
        noted = replace(comparison, notes=(*comparison.notes, *audit_notes(audit)))
        _write(targets.html, html(noted, tables.with_notes(report, audit_notes(audit))))


def _write_tables(targets: Targets, report: Report, audit: Audit) -> None:
    from framing.reporter.exports.json_export import audit_json

    beside, noted = {AUDIT: audit_json(audit)}, tables.with_notes(report, audit_notes(audit))
    if targets.csv:
        from framing.reporter.exports import datapackage

        if is_folder(targets.csv):
            package = datapackage.datapackage("framing-report", _title(report), report.tables)
            mark = csv_export.BOM * targets.csv_bom
            files = {name: mark + content for name, content in csv_export.folder(report).items()}
            writing.write_folder(targets.csv, files | beside | {datapackage.FILE: package})
        else:
            _write_csv(targets, csv_export.long(report), audit)
    if targets.markdown:
        from framing.reporter.exports.markdown_export import markdown

        _write(targets.markdown, markdown(noted, targets.top))
    if targets.xlsx:
        from framing.reporter.exports.xlsx_export import xlsx

        writing.write_file(targets.xlsx, xlsx(noted))
    if targets.sqlite:
        from framing.reporter.exports.sqlite_export import sqlite

        writing.write_file(targets.sqlite, sqlite(noted, audit_rows(audit)))
    if targets.parquet:
        from framing.reporter.exports import parquet_export

        writing.write_folder(targets.parquet, {**parquet_export.folder(report), **beside})


def _by_table(rows: Sequence[tables.ColumnInfo]) -> Iterable[tuple[str, list[tables.ColumnInfo]]]:
    found: dict[str, list[tables.ColumnInfo]] = {}
    for row in rows:
        found.setdefault(row.table, []).append(row)
    return found.items()


def _title(report: Report) -> str:
    names = " / ".join(s.label for s in report.subjects[:FEW])
    return f"Framing: {names}{' …' if len(report.subjects) > FEW else ''}"


def _write_csv(targets: Targets, content: str, audit: Audit) -> None:
    """Write a table and, in a second file, its audit trail. On standard output only the table is written."""
    from framing.reporter.exports.json_export import audit_json

    path = targets.csv or "-"
    _write(path, csv_export.BOM * targets.csv_bom + content)
    if path != "-" and Path(path).is_file():  # not a pipe
        writing.write_file(Path(path).with_suffix(f".{AUDIT}"), audit_json(audit))


def _write(path: str, content: str) -> None:
    if path == "-":
        sys.stdout.write(_shown(content))
    else:
        writing.write_file(path, content)


def _terminal_width() -> int | None:
    """Width of the terminal; None if the output goes to a program."""
    return shutil.get_terminal_size().columns or None if sys.stdout.isatty() else None


def _print(text: str) -> None:
    sys.stdout.write(text)


def _shown(content: str) -> str:
    """The data; for a terminal, with control characters escaped."""
    return "\n".join(map(display, content.split("\n"))) if _on_terminal() else content


def _on_terminal() -> bool:
    return sys.stdout.isatty()
