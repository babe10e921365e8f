"""The results that programs and notebooks work with: comparisons and analyses whose tables are those of the reports.

The command line and this module do the same work by way of `framing.api`; here results know how to become data
frames, Arrow tables, HTML in a notebook, and files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path

from msgspec.structs import replace

from framing import api
from framing.audit import Audit, Options, audit_rows, installed_pipeline, trail
from framing.audit import notes as audit_notes
from framing.errors import ExportError, InputError
from framing.inputs import Input, Inputs, audited_inputs, each_input, options_of, read_articles
from framing.lexicon import frame_schemes
from framing.model import Analysis, Comparison, Contrast, FramesReader
from framing.panel import COMPARING, CorpusTables, Panel, Stories, Tables
from framing.reporter.tables import tables
from framing.reporter.tables.report import Report, counted

PIPELINE = "en_core_web_md"
_HEIGHT = 720
"""Pixels of a report in a notebook."""


def compare(
    articles: Inputs,
    *more: Input,
    lexicons: str | Path | Sequence[str | Path] = (),
    only_lexicons: bool = False,
    aliases: str | Path | None = None,
    pipeline: str = PIPELINE,
    frames: str | Path | Sequence[str | Path] = (),
    frames_reader: FramesReader = "words",
    jobs: int = 0,
    cache: bool = True,
) -> Compared:
    """Return the comparison of two or more articles about one event.

    Args:
        articles: paths, "Outlet=path", records or the rows of a data frame, see `Input`.
        more: further articles: `compare("a.txt", "b.txt")` works like `compare(["a.txt", "b.txt"])`.
        lexicons: names or paths of lexicons, added to the default ones.
        only_lexicons: use only the named lexicons.
        aliases: path of a CSV file with the columns alias and name.
        pipeline: name of an installed spaCy pipeline.
        frames: show frames of these schemes only: generic, policy, or the path of a codebook of your own.
        frames_reader: who reads sentences for frames: words, or encoder, which is better and slower (extra `encoder`).
        jobs: number of processes, 0 for one per core.
        cache: keep parses and analyses in the user's cache.

    Raises:
        FramingError: an article, lexicon or alias file cannot be read; fewer than two articles.
    """
    with api.store(use=cache) as kept:
        options = options_of(lexicons, only_lexicons, aliases, pipeline, frames, frames_reader)
        given = api.settings_of(options)
        inputs = [*each_input(articles), *more]
        found = api.compare(read_articles(inputs), given, kept, jobs=jobs)
        found = replace(found, notes=(*found.notes, *map(frame_schemes.warning, given.schemes)))
        return Compared(found, _trail(inputs, options, found), frame_schemes.named(options.frames))


def analyze(
    articles: Inputs,
    *,
    lexicons: str | Path | Sequence[str | Path] = (),
    only_lexicons: bool = False,
    aliases: str | Path | None = None,
    pipeline: str = PIPELINE,
    frames: str | Path | Sequence[str | Path] = (),
    frames_reader: FramesReader = "words",
    jobs: int = 0,
    cache: bool = True,
) -> Analyzed:
    """Return what is found in each article by itself. The arguments are those of `compare`.

    Raises:
        FramingError: an article, lexicon or alias file cannot be read.
    """
    with api.store(use=cache) as kept:
        options = options_of(lexicons, only_lexicons, aliases, pipeline, frames, frames_reader)
        found = tuple(api.analyses(read_articles(articles), api.settings_of(options), kept, jobs=jobs))
        return Analyzed(found, frame_schemes.named(options.frames))


def stories(articles: Inputs) -> Stories:
    """Return the articles grouped into stories. A story is a group of articles that report the same event.

    Raises:
        FramingError: an article cannot be read.
    """
    found = read_articles(articles)
    return Stories(api.stories(found), found)


def corpus(
    articles: Inputs,
    out: str | Path,
    *,
    lexicons: str | Path | Sequence[str | Path] = (),
    only_lexicons: bool = False,
    aliases: str | Path | None = None,
    pipeline: str = PIPELINE,
    frames: str | Path | Sequence[str | Path] = (),
    frames_reader: FramesReader = "words",
    jobs: int = 0,
    html: bool = False,
    cache: bool = True,
) -> CorpusTables:
    """Find the stories of many articles, compare each, and write everything into the folder `out`.

    Returns the tables that show how the sources differ, by name: sources, terms, entities, speakers, frames,
    coverage; `found.sources` is `found["sources"]`. Can be called as `framing.corpus(...)`. The other arguments are
    those of `compare`; `html` writes a page for each story.

    Raises:
        FramingError: an article cannot be read; the folder holds something else.
    """
    from framing.corpus import inputs
    from framing.corpus.beside import write_audit
    from framing.corpus.config import RunConfig
    from framing.corpus.run import run
    from framing.folders import cache_file

    every = list(each_input(articles))
    paths = [str(a) for a in every if not isinstance(a, Mapping)]
    inputs.check(str(out), paths)
    options = options_of(lexicons, only_lexicons, aliases, pipeline, frames, frames_reader)
    given = api.settings_of(options)
    config = RunConfig(str(out), given, str(cache_file()) if cache else None, jobs, html=html)
    found, _ = inputs.in_order(read_articles(every))
    done = run(found, config, read=_unseen, compared=lambda total: _unseen)
    infos, pipelines = api.used(given), [installed_pipeline(pipeline)]
    write_audit(str(out), trail(("framing", "corpus"), audited_inputs(every), options, (), infos, pipelines))
    return CorpusTables({table.key: Panel(table) for table in done.tables})


def _unseen(done: int) -> None:
    """No progress is shown."""


def load(path: str | Path) -> Compared:
    """Return a comparison that `Compared.save` or `framing compare --json` wrote.

    Raises:
        InputError: the file is missing or holds no comparison.
    """
    from framing.corpus.beside import whole_trail
    from framing.reporter.exports.json_export import read_audit, read_json

    if Path(path).is_dir():
        raise InputError(str(path), "a folder", hint="of a corpus: its CSV files, or load one of its stories/*.json")
    try:
        data = Path(path).read_bytes()
    except OSError as fault:
        raise InputError(str(path), fault.strerror or "cannot be read") from fault
    found = read_json(data, str(path))
    return Compared(found, whole_trail(read_audit(data, str(path)), path, found.analyses))


def _trail(inputs: Sequence[Input], options: Options, found: Comparison) -> Audit:
    """The audit trail of a comparison."""
    lexicons = {x for a in found.analyses for x in a.lexicons}
    articles, pipelines = [a.article for a in found.analyses], [a.parse.pipeline for a in found.analyses]
    return trail(("framing", "compare"), audited_inputs(inputs), options, articles, lexicons, pipelines)


class Compared(Tables):
    """A comparison. `comparison` holds the typed records, the properties hold the tables of the report."""

    def __init__(self, comparison: Comparison, audit: Audit | None = None, frames: Sequence[str] = ()) -> None:
        self.comparison = comparison
        self._frames = tuple(frames)
        self.audit = audit
        """What it was made from; None where a saved comparison does not say."""

    @cached_property
    def report(self) -> Report:
        """The report whose tables these are."""
        return tables.report(self.comparison, tables.Options(frames=self._frames))

    @property
    def _told(self) -> Report:
        """The report with the audit trail among its notes."""
        return tables.with_notes(self.report, audit_notes(self.audit)) if self.audit else self.report

    @property
    def is_same_story(self) -> bool:
        """Whether all articles seem to report the same event."""
        return self.comparison.same_story

    @property
    def told_apart(self) -> tuple[Contrast, ...]:
        """The contrasts as records, the most telling first, each with its evidence."""
        return self.comparison.contrasts

    @property
    def contrasts(self) -> Panel:
        """What sets the articles apart."""
        return self.panel("contrasts")

    @property
    def actors(self) -> Panel:
        """The main actors: the most telling things that each source says of them."""
        return self.panel("actors")

    @property
    def wordings(self) -> Panel:
        """Competing names of one person, thing or deed."""
        return self.panel("wordings")

    @property
    def passages(self) -> Panel:
        """Sentences that report the same thing, side by side."""
        return self.panel("passages")

    @property
    def coverage(self) -> Panel:
        """What only some of the sources tell."""
        return self.panel("coverage")

    @property
    def keyness(self) -> Panel:
        """Words that one source uses more than the others."""
        return self.panel("keyness")

    @property
    def notes(self) -> Panel:
        """What was not measured, and the audit trail."""
        return Panel(self._told.table("notes"))

    def __getitem__(self, name: str) -> Panel:
        return self.panel(name)

    def save(self, path: str | Path) -> Path:
        """Write the comparison. The ending says how: .json, .html, .md, .xlsx, .sqlite, .csv, or none for a folder.

        Returns the path.

        Raises:
            ExportError: the ending is not known, or the file cannot be written.
        """
        return _saved(self, Path(path))

    def to_markdown(self, top: int | None = None) -> str:
        """The report as Markdown; with `top`, at most that many contrasts, and rows of each source in a table."""
        from framing.reporter.exports.markdown_export import markdown

        return markdown(self._told, top)

    def to_html(self) -> str:
        """The whole report as one self-contained page."""
        from framing.reporter.html.html_export import html

        told = tuple(audit_notes(self.audit)) if self.audit else ()
        return html(replace(self.comparison, notes=(*self.comparison.notes, *told)), self._told)

    def __repr__(self) -> str:
        sources = ", ".join(s.label for s in self.report.subjects)
        return f"<comparison of {sources}: {len(self.comparison.contrasts)} contrasts>"

    def _repr_html_(self) -> str:
        """The report in a frame of its own: its script reaches nothing of the notebook, and it loads nothing."""
        page = escape(self.to_html(), quote=True)
        frame = f'title="framing report" sandbox="allow-scripts" width="100%" height="{_HEIGHT}"'
        return f'<iframe {frame} srcdoc="{page}"></iframe>'


class Analyzed(Tables):
    """Analyses of articles, each by itself. Iterating gives the records, an `Analysis` an article."""

    def __init__(self, analyses: tuple[Analysis, ...], frames: Sequence[str] = ()) -> None:
        self.analyses = analyses
        self._frames = tuple(frames)

    @cached_property
    def report(self) -> Report:
        """The report whose tables these are."""
        from framing.reporter.alone import alone

        options = tables.Options(frames=self._frames)
        return tables.joined(tables.report(alone(a), options, without=COMPARING) for a in self.analyses)

    def __iter__(self) -> Iterator[Analysis]:
        yield from self.analyses

    def __len__(self) -> int:
        return len(self.analyses)

    def __getitem__(self, number: int) -> Analysis:
        return self.analyses[number]

    def __repr__(self) -> str:
        return f"<analyses of {counted(len(self), 'article')}>"

    def _repr_html_(self) -> str:
        return self.articles._repr_html_()


def _saved(found: Compared, path: Path) -> Path:
    from framing.reporter.exports import (
        csv_export,
        datapackage,
        json_export,
        markdown_export,
        sqlite_export,
        xlsx_export,
    )

    kind = path.suffix.lower()
    try:
        if kind == ".json":
            path.write_bytes(json_export.comparison_bytes(found.comparison, audit=found.audit))
        elif kind in (".html", ".htm"):
            path.write_text(found.to_html(), encoding="utf-8", errors="surrogatepass")
        elif kind == ".md":
            path.write_text(markdown_export.markdown(found._told), encoding="utf-8", errors="surrogatepass")
        elif kind == ".xlsx":
            path.write_bytes(xlsx_export.xlsx(found._told))
        elif kind in (".sqlite", ".db"):
            path.write_bytes(sqlite_export.sqlite(found._told, audit_rows(found.audit) if found.audit else None))
        elif kind == ".csv":
            path.write_text(csv_export.table(found.report.table("evidence")), encoding="utf-8", errors="surrogatepass")
            if found.audit:
                path.with_suffix(".audit.json").write_text(json_export.audit_json(found.audit), encoding="utf-8")
        elif not kind:
            path.mkdir(parents=True, exist_ok=True)
            files = csv_export.folder(found.report)
            files[datapackage.FILE] = datapackage.datapackage("framing-report", "Framing", found.report.tables)
            if found.audit:
                files["audit.json"] = json_export.audit_json(found.audit)
            for name, text in files.items():
                (path / name).write_text(text, encoding="utf-8", errors="surrogatepass")
        else:
            raise ExportError(
                f"{path}: {kind} is not known", hint="one of .json, .html, .md, .xlsx, .sqlite, .csv, or a folder"
            )
    except OSError as fault:
        raise ExportError(f"{path}: {fault.strerror or fault}") from fault
    return path
