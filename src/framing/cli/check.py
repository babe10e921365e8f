"""What a command is asked to show and write, checked before any work is done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from framing.errors import UsageError
from framing.lexicon.frame_schemes import SHIPPED, named
from framing.reporter.exports import writing
from framing.reporter.tables import tables

_LABELS = {
    "csv": "--csv",
    "json": "--json",
    "html": "--html",
    "markdown": "--markdown",
    "xlsx": "--xlsx",
    "sqlite": "--sqlite",
}


def scheme_names(given: Iterable[str]) -> tuple[str, ...]:
    """The names of the schemes that `--frames` names or whose files it gives; refuses what is neither."""
    for name in given:
        if name not in SHIPPED and not Path(name).is_file():
            raise UsageError(
                f"--frames {name}: neither a scheme nor a file", hint=f"{', '.join(SHIPPED)}, or a codebook file"
            )
    return named(given)


_ENDINGS = {
    "csv": {".csv", ".tsv"},
    "json": {".json", ".jsonl", ".ndjson"},
    "html": {".html", ".htm", ".xhtml"},
    "markdown": {".md", ".markdown", ".qmd", ".rmd"},
    "xlsx": {".xlsx"},
    "sqlite": {".sqlite", ".sqlite3", ".db"},
}


def _check_ending(name: str, path: str) -> None:
    """Refuse a path whose ending promises another of the formats; any other ending is the user's to choose."""
    ending = Path(path).suffix.lower()
    meant = next((other for other, endings in _ENDINGS.items() if ending in endings), name)
    if meant != name and not is_folder(path):
        own = _LABELS[name]
        raise UsageError(f"{own} {path}: the name ends in {ending}", hint=f"for that format: {_LABELS[meant]} {path}")


class View(Struct, frozen=True):
    """Which of the results are shown."""

    panels: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    voice: str = "all"
    all_rows: bool = False
    frames: tuple[str, ...] = ()  # names of schemes; () for all

    def options(self) -> tables.Options:
        """The same choices as the tables take them."""
        return tables.Options(voice=self.voice, entities=self.entities, panels=self.panels, frames=self.frames)

    def check(self, targets: Targets) -> None:
        """Refuse an unknown panel, and panels that one CSV file cannot hold, before any work is done."""
        named = [table for panel in self.panels for table in tables.tables_of(panel)]
        if targets.csv and not is_folder(targets.csv) and len(named) > 1 and "evidence" not in named:
            folder = f"{Path(targets.csv).with_suffix('')}/" if targets.csv != "-" else "tables/"
            raise UsageError(
                f"a CSV file holds one table, not {', '.join(named)}", hint=f"a file for each table: --csv {folder}"
            )


MOST_HELD = 3_000_000
"""Characters of articles whose tables may be in memory together: some 500,000 words take about 0.9 GiB."""


class Targets(Struct, frozen=True):
    """Paths of the exports that were asked for; None for the others."""

    csv: str | None = None
    json: str | None = None
    html: str | None = None
    markdown: str | None = None
    xlsx: str | None = None
    parquet: str | None = None
    sqlite: str | None = None
    top: int | None = None  # the most rows of each source in a table of Markdown
    blind: bool = False  # whether the page hides the names of the sources
    csv_bom: bool = False  # whether CSV files begin with a byte order mark

    def check(self, inputs: Iterable[str | None]) -> None:
        """Refuse what could not be written later.

        Raises:
            ExportError, UsageError: see `writing.check_targets`; a binary export to a terminal's stdout; two
                exports to stdout.
        """
        named = {name: getattr(self, name) for name in _LABELS if getattr(self, name) is not None}
        if sum(path == "-" for path in named.values()) > 1:
            raise UsageError("two exports cannot both go to standard output")
        if "-" in (self.xlsx, self.parquet, self.sqlite):
            raise UsageError("--xlsx, --sqlite and --parquet need a path")
        if self.top and not self.markdown:
            raise UsageError("--top is for --markdown", hint="for example --markdown report.md --top 10")
        if self.csv_bom and not self.csv:
            raise UsageError("--csv-bom is for --csv", hint="for example --csv tables/ --csv-bom")
        if self.blind and not self.html:
            raise UsageError("--blind is for --html", hint="for example --html class.html --blind")
        for name, path in named.items():
            if not path:
                raise UsageError(f"{_LABELS[name]} needs a path")
            if path.startswith("reports/"):
                Path("reports").mkdir(exist_ok=True)
        folders = [p for p in (self.parquet, self.csv if is_folder(self.csv) else None) if p]
        files = [p for p in named.values() if p not in folders]
        writing.check_targets(files, [i for i in inputs if i is not None], folders=folders)
        for name, path in named.items():
            _check_ending(name, path)

    def is_to_stdout(self) -> bool:
        """Whether an export goes to standard output, so that nothing else may be printed there."""
        return "-" in (self.csv, self.json, self.html, self.markdown)

    def has_any(self) -> bool:
        """Whether any export was asked for."""
        return any(getattr(self, name) for name in (*_LABELS, "parquet"))

    def held(self) -> dict[str, str | None]:
        """The exports, by option, whose rows are all in memory before they are written."""
        return {"xlsx": self.xlsx, "sqlite": self.sqlite, "parquet": self.parquet, "markdown": self.markdown}

    def has_tables(self) -> bool:
        """Whether an export of all tables was asked for."""
        return any((self.csv, self.markdown, self.xlsx, self.parquet, self.sqlite))


def is_folder(path: str | None) -> bool:
    """Whether a path names a folder: it ends in "/", or a folder of that name exists."""
    return path is not None and (path.endswith("/") or (path != "-" and Path(path).is_dir()))
