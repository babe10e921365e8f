"""Where results go: tables on stdout, exports into files. Paths are checked before any work is done."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from framing.errors import InputError, UsageError
from framing.model import Analysis, Article, Comparison, ConcordanceLine, Story
from framing.reporter.display import display
from framing.reporter.exports import writing
from framing.reporter.tables import tables
from framing.reporter.tables.report import Report, Table

_LABELS = {"csv": "--csv", "json": "--json", "html": "--html", "markdown": "--markdown", "xlsx": "--xlsx"}


class View(Struct, frozen=True):
    """What of the results is shown."""

    panels: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    voice: str = "all"
    all_rows: bool = False

    def options(self) -> tables.Options:
        return tables.Options(voice=self.voice, entities=self.entities, panels=self.panels)

    def check(self) -> None:
        """Refuse an unknown panel before any work is done."""
        for panel in self.panels:
            tables.tables_of(panel)


class Targets(Struct, frozen=True):
    """The exports that were asked for; None for those that were not."""

    csv: str | None = None
    json: str | None = None
    html: str | None = None
    markdown: str | None = None
    xlsx: str | None = None
    parquet: str | None = None

    def check(self, inputs: Iterable[str | None]) -> None:
        """Refuse, before any work is done, what could not be written afterwards.

        Raises:
            ExportError, UsageError: see `writing.check_targets`; a binary export to a terminal's stdout; two
                exports to stdout.
        """
        named = {name: getattr(self, name) for name in _LABELS if getattr(self, name) is not None}
        if sum(path == "-" for path in named.values()) > 1:
            raise UsageError("two exports cannot both go to standard output")
        if self.xlsx == "-" or self.parquet == "-":
            raise UsageError("--xlsx and --parquet need a path")
        for name, path in named.items():
            if not path:
                raise UsageError(f"{_LABELS[name]} needs a path")
            if path.startswith("reports/"):
                Path("reports").mkdir(exist_ok=True)
        folders = [p for p in (self.parquet, self.csv if _is_folder(self.csv) else None) if p]
        files = [p for p in named.values() if p not in folders]
        writing.check_targets(files, [i for i in inputs if i is not None], folders=folders)

    def to_stdout(self) -> bool:
        """Does an export take stdout, so that nothing else may be printed there?"""
        return "-" in (self.csv, self.json, self.html, self.markdown)

    def any(self) -> bool:
        return any(getattr(self, name) for name in (*_LABELS, "parquet"))

    def write_comparison(self, comparison: Comparison, view: View, *, show: bool) -> None:
        """Show a comparison in the terminal and write its exports."""
        if not self.any() and not show:
            return
        report = tables.report(comparison, view.options(), without=self._unseen(view))
        if show and not self.to_stdout():
            self._show(comparison, report, view)
        if self.json:
            from framing.reporter.exports.json_export import comparison_json

            _write(self.json, comparison_json(comparison))
        self._write_page(comparison, report)
        self._write_tables(report)

    def _unseen(self, view: View) -> tuple[str, ...]:
        """The longest tables, which the screen shows only where they are asked for by name."""
        return () if view.panels or self.html or self._tables() else ("events", "evidence")

    def write_analyses(self, analyses: Iterable[Analysis], view: View, *, show: bool) -> None:
        """Show each analysis and write their exports; JSON Lines to stdout are written as they come."""
        from framing.reporter.alone import alone
        from framing.reporter.exports.json_export import analysis_json

        lines: list[str] = []
        reports: list[Report] = []
        shown = show and not self.to_stdout()
        for analysis in analyses:
            if self.json == "-":
                _write("-", analysis_json(analysis))
            elif self.json:
                lines.append(analysis_json(analysis))
            if not shown and not self.html and not self._tables():
                continue
            comparison = alone(analysis)
            report = tables.report(comparison, view.options())
            if shown:
                self._show(comparison, report, view)
            self._write_page(comparison, report)
            if self._tables():
                reports.append(report)
        if self.json and self.json != "-":
            _write(self.json, "".join(lines))
        if reports:
            self._write_tables(tables.joined(reports))

    def _tables(self) -> bool:
        return any((self.csv, self.markdown, self.xlsx, self.parquet))

    def _show(self, comparison: Comparison, report: Report, view: View) -> None:
        from framing.reporter.terminal.terminal import comparison_text

        _print(comparison_text(comparison, report, all_rows=view.all_rows))

    def _write_page(self, comparison: Comparison, report: Report) -> None:
        if self.html:
            from framing.reporter.html.html_export import html

            _write(self.html, html(comparison, report))

    def write_concordance(self, lines: Sequence[ConcordanceLine], voice: str, *, show: bool) -> None:
        """Show keyword-in-context lines and write their exports."""
        from framing.reporter.exports import concordance_export
        from framing.reporter.terminal import concordance

        heard = concordance.heard(lines, voice)
        if show and not self.to_stdout():
            _print(concordance.text(heard, _terminal_width()))
        if self.csv:
            _write(self.csv, concordance_export.csv(heard))
        if self.json:
            _write(self.json, concordance_export.json(heard))

    def write_stories(
        self, stories: Sequence[Story], articles: Sequence[Article], *, all_rows: bool, show: bool
    ) -> None:
        """Show stories and write their exports."""
        from framing.reporter.exports import stories_export
        from framing.reporter.exports.json_export import stories_json
        from framing.reporter.terminal import story_list

        if show and not self.to_stdout():
            _print(story_list.text(stories, articles, all_rows=all_rows))
        if self.json:
            _write(self.json, stories_json(stories))
        if self.csv:
            _write(self.csv, stories_export.csv(stories, articles))

    def _write_tables(self, report: Report) -> None:
        if self.csv:
            from framing.reporter.exports import csv_export

            if _is_folder(self.csv):
                writing.write_folder(self.csv, csv_export.folder(report))
            else:
                _write(self.csv, csv_export.long(report))
        if self.markdown:
            from framing.reporter.exports.markdown_export import markdown

            _write(self.markdown, markdown(report))
        if self.xlsx:
            from framing.reporter.exports.xlsx_export import xlsx

            writing.write_file(self.xlsx, xlsx(report))
        if self.parquet:
            from framing.reporter.exports import parquet_export

            writing.write_folder(self.parquet, parquet_export.folder(report))


def show_corpus(tables: Sequence[Table]) -> None:
    """What sets the sources of a corpus apart, in the terminal."""
    from framing.reporter.terminal import terminal
    from framing.reporter.terminal.corpus_panels import corpus_text

    width, color, encoding = terminal.stdout_width(), terminal.stdout_colors(), terminal.stdout_encoding()
    _print(corpus_text(tables, width=width, color=color, encoding=encoding))


def read_saved(path: str) -> Comparison:
    """What `framing compare --json` wrote."""
    from framing.reporter.exports.json_export import read_json

    return read_json(_content(path), path)


def read_stories(path: str) -> tuple[Story, ...]:
    """What `framing stories --json` wrote."""
    from framing.reporter.exports.stories_export import read_json

    return read_json(_content(path), path)


def print_columns() -> None:
    """Heading, meaning and place of every column."""
    for table, rows in _by_table(tables.columns()):
        print(f"\n{table}")
        for row in rows:
            print(f"  {row.key:24} {row.heading}")
            print(f"  {'':24} {row.meaning}")
            print(f"  {'':24} {row.function}  {row.place}")


def _by_table(rows: Sequence[tables.ColumnInfo]) -> Iterable[tuple[str, list[tables.ColumnInfo]]]:
    found: dict[str, list[tables.ColumnInfo]] = {}
    for row in rows:
        found.setdefault(row.table, []).append(row)
    return found.items()


def _content(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except FileNotFoundError as fault:
        raise InputError(path, "no such file") from fault
    except OSError as fault:
        raise InputError(path, (fault.strerror or "cannot be read").lower()) from fault


def _is_folder(path: str | None) -> bool:
    return path is not None and (path.endswith("/") or (path != "-" and Path(path).is_dir()))


def _write(path: str, content: str) -> None:
    if path == "-":
        sys.stdout.write(_shown(content))
    else:
        writing.write_file(path, content)


def _terminal_width() -> int | None:
    """The columns of the terminal; None where the output is read by a program."""
    return shutil.get_terminal_size().columns or None if sys.stdout.isatty() else None


def _print(text: str) -> None:
    sys.stdout.write(text)


def _shown(content: str) -> str:
    """Data as it is for a pipe or a file; on a terminal its control characters are shown, not obeyed."""
    return "\n".join(map(display, content.split("\n"))) if _on_terminal() else content


def _on_terminal() -> bool:
    return sys.stdout.isatty()
