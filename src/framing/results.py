"""Comparisons and analyses for programs and notebooks, with the tables of the reports.

Like the command line, this module calls `framing.api`. Its results convert to data frames, Arrow tables, HTML in a
notebook, and files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast, overload

from msgspec.structs import replace

from framing import api
from framing.audit import Audit, AuditedInput, Options, audit_rows, audited, installed_pipeline, trail
from framing.audit import notes as audit_notes
from framing.errors import ExportError, InputError, UsageError
from framing.lexicon import frame_schemes
from framing.model import Analysis, Article, Comparison, Contrast, Story
from framing.reader import with_own_ids
from framing.reporter.tables import tables
from framing.reporter.tables.report import Report, Table, counted, shown

if TYPE_CHECKING:
    import pandas
    import pyarrow

type Input = str | Path | Mapping[str, Any]
"""A file or folder, "Outlet=path", or a record with `text` (or `body`) and where known `source`, `title`, `date`."""
type Inputs = Input | Iterable[Input] | pandas.DataFrame

PIPELINE = "en_core_web_md"
COMPARING = frozenset(["contrasts", "actors", "wordings", "passages", "coverage", "keyness"])
"""Tables that need several articles."""
_LONGEST_PATH = 4096
"""Characters: as much as Linux takes."""
_SHOWN = 20
"""Rows of a panel that a notebook shows."""
_HEIGHT = 720
"""Pixels of a report in a notebook."""


# ------------------------------------------------------------------------------------------------------ functions
def compare(
    articles: Inputs,
    *more: Input,
    lexicons: str | Path | Sequence[str | Path] = (),
    only_lexicons: bool = False,
    aliases: str | Path | None = None,
    pipeline: str = PIPELINE,
    frames: str | Path | Sequence[str | Path] = (),
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
        jobs: number of processes, 0 for one per core.
        cache: keep parses and analyses in the user's cache.

    Raises:
        FramingError: an article, lexicon or alias file cannot be read; fewer than two articles.
    """
    with api.store(use=cache) as kept:
        given = _settings(lexicons, only_lexicons, aliases, pipeline, frames)
        inputs = [*_each(articles), *more]
        found = api.compare(_read(inputs), given, kept, jobs=jobs)
        found = replace(found, notes=(*found.notes, *map(frame_schemes.warning, given.schemes)))
        options = _options(lexicons, only_lexicons, aliases, pipeline, frames)
        return Compared(found, _trail(inputs, options, found), frame_schemes.named(_listed(frames)))


def analyze(
    articles: Inputs,
    *,
    lexicons: str | Path | Sequence[str | Path] = (),
    only_lexicons: bool = False,
    aliases: str | Path | None = None,
    pipeline: str = PIPELINE,
    frames: str | Path | Sequence[str | Path] = (),
    jobs: int = 0,
    cache: bool = True,
) -> Analyzed:
    """Return what is found in each article by itself. The arguments are those of `compare`.

    Raises:
        FramingError: an article, lexicon or alias file cannot be read.
    """
    with api.store(use=cache) as kept:
        given = _settings(lexicons, only_lexicons, aliases, pipeline, frames)
        return Analyzed(
            tuple(api.analyses(_read(articles), given, kept, jobs=jobs)), frame_schemes.named(_listed(frames))
        )


def stories(articles: Inputs) -> Stories:
    """Return the articles grouped into stories. A story is a group of articles that report the same event.

    Raises:
        FramingError: an article cannot be read.
    """
    found = _read(articles)
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
    from framing.corpus.run import RunConfig, run
    from framing.folders import cache_file

    every = list(_each(articles))
    paths = [str(a) for a in every if not isinstance(a, Mapping)]
    inputs.check(str(out), paths)
    given = _settings(lexicons, only_lexicons, aliases, pipeline, frames)
    config = RunConfig(str(out), given, str(cache_file()) if cache else None, jobs, html=html)
    found, _ = inputs.in_order(_read(every))
    done = run(found, config, read=_unseen, compared=lambda total: _unseen)
    options = _options(lexicons, only_lexicons, aliases, pipeline, frames)
    infos, pipelines = [x.info for x in given.lexicons], [installed_pipeline(pipeline)]
    write_audit(str(out), trail(("framing", "corpus"), _audited(every), options, (), infos, pipelines))
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
    return trail(("framing", "compare"), _audited(inputs), options, articles, lexicons, pipelines)


def _audited(inputs: Sequence[Input]) -> list[AuditedInput]:
    """The inputs with their digests; of a record, which no file holds, there is none."""
    return [
        AuditedInput(f"record {number}", None) if isinstance(one, Mapping) else audited(str(one))
        for number, one in enumerate(inputs, 1)
    ]


def _listed(given: str | Path | Sequence[str | Path]) -> tuple[str, ...]:
    return (str(given),) if isinstance(given, (str, Path)) else tuple(map(str, given))


def _options(
    lexicons: str | Path | Sequence[str | Path],
    only: bool,
    aliases: str | Path | None,
    pipeline: str,
    frames: str | Path | Sequence[str | Path],
) -> Options:
    alias = None if aliases is None else str(aliases)
    return Options(_listed(lexicons), only, alias, pipeline, frames=_listed(frames))


def _settings(
    lexicons: str | Path | Sequence[str | Path],
    only: bool,
    aliases: str | Path | None,
    pipeline: str,
    frames: str | Path | Sequence[str | Path],
) -> api.Settings:
    named = _listed(lexicons)
    alias = None if aliases is None else str(aliases)
    return api.settings(lexicons=named, only=only, alias_file=alias, pipeline=pipeline, frames=_listed(frames))


def _read(articles: Inputs) -> tuple[Article, ...]:
    """The articles of paths and records, in order.

    Raises the first problem: a program that gives articles wants them all.
    """
    out: list[Article] = []
    for number, one in enumerate(_each(articles), 1):
        if isinstance(one, Mapping):
            out += _of_record(one, number)
            continue
        reading = api.read([_path(one)])
        if reading.problems:
            raise reading.problems[0]
        out += reading.articles
    if not out:
        raise UsageError("no articles")
    return with_own_ids(out)


def _each(articles: Inputs) -> Iterator[Input]:
    if isinstance(articles, (str, Path, Mapping)):
        yield articles
        return
    to_dict = getattr(articles, "to_dict", None)
    if to_dict is not None and hasattr(articles, "columns"):  # a data frame, whoever made it
        for row in to_dict("records"):
            yield {str(k): v for k, v in row.items() if _is_given(v)}
        return
    yield from cast("Iterable[Input]", articles)


def _path(one: object) -> str:
    """The path that a program gives; refuses what is something else, such as the text of an article."""
    if not isinstance(one, (str, os.PathLike)):
        hint = "framing.corpus compares each story of many articles" if isinstance(one, Story) else None
        raise UsageError(f"an article is a path or a record, not a {type(one).__name__}", hint=hint)
    path = os.fspath(one)
    if isinstance(path, bytes) or "\n" in path or len(path) > _LONGEST_PATH:
        raise UsageError(
            f"not a path: {str(path).split(chr(10))[0][:40]}…", hint='a text is given as {"text": …, "source": …}'
        )
    return path


def _is_given(value: object) -> bool:
    return value is not None and value == value  # NaN and NaT are not equal to themselves


def _of_record(record: Mapping[str, Any], number: int) -> Iterator[Article]:
    from framing.reader import read_bytes

    plain = {k: v if isinstance(v, (str, int, float, list)) else str(v) for k, v in record.items()}
    plain.setdefault("id", str(number))
    line = json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for found in read_bytes(line + b"\n", f"record-{number}.jsonl", None, None):
        if isinstance(found, InputError):
            raise InputError(f"record {number}", found.problem, hint=found.hint)
        if isinstance(found, Article):
            yield found


# -------------------------------------------------------------------------------------------------------- results
class Panel:
    """A table of a report. Iterating gives a dictionary a row; `len` is the number of rows."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def name(self) -> str:
        return self._table.key

    @property
    def columns(self) -> tuple[str, ...]:
        """Keys of the columns, as in every export."""
        return tuple(c.key for c in self._table.columns)

    @property
    def meanings(self) -> dict[str, str]:
        """Column -> what it means."""
        return {c.key: c.meaning for c in self._table.columns}

    def __len__(self) -> int:
        return len(self._table.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        yield from self._table.records()

    @overload
    def __getitem__(self, wanted: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, wanted: str) -> pandas.Series[Any]: ...
    def __getitem__(self, wanted: int | str) -> dict[str, Any] | pandas.Series[Any]:
        """A row by its number, as a dictionary; a column by its name, as in a data frame."""
        if isinstance(wanted, str):
            return self.to_pandas()[wanted]
        return dict(zip(self.columns, self._table.rows[wanted], strict=True))

    if not TYPE_CHECKING:  # or a type checker would take every attribute for known

        def __getattr__(self, name: str) -> object:
            hint = "" if name.startswith("_") else "; .to_pandas() makes a data frame of it"
            raise AttributeError(f"a panel has no {name!r}{hint}")

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with typed columns; numbers that are not known are NaN or NA."""
        import pandas as pd

        types: dict[type, Any] = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}
        data = {
            c.key: pd.Series([row[i] for row in self._table.rows], dtype=types[c.format.type])
            for i, c in enumerate(self._table.columns)
        }
        return pd.DataFrame(data, columns=list(self.columns))

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table; the meanings of the columns are metadata of its fields."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        from framing.reporter.exports.parquet_export import table

        found: pyarrow.Table = pq.read_table(pa.BufferReader(table(self._table)))
        return found

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} rows>"

    def _repr_html_(self) -> str:
        """The first rows, everything escaped."""
        heads = "".join(f'<th title="{escape(c.meaning)}">{escape(c.heading)}</th>' for c in self._table.columns)
        rows = [
            "".join(f"<td>{escape(shown(v, c.format))}</td>" for v, c in zip(row, self._table.columns, strict=True))
            for row in self._table.rows[:_SHOWN]
        ]
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        rest = f"<p>{len(self) - _SHOWN} more rows</p>" if len(self) > _SHOWN else ""
        title = escape(self._table.title)
        return f"<table><caption>{title}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{rest}"


class CorpusTables(dict[str, Panel]):
    """The tables over all stories of a corpus, by name; each is an attribute too."""

    def __getattr__(self, name: str) -> Panel:
        if name in self:
            return self[name]
        raise AttributeError(f"no table {name!r}: one of {', '.join(self)}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self})


class Stories(tuple[Story, ...]):
    """Stories as records, and as a table with a row for each article."""

    _articles: tuple[Article, ...]

    def __new__(cls, stories: Iterable[Story], articles: Sequence[Article] = ()) -> Self:
        made = super().__new__(cls, stories)
        made._articles = tuple(articles)
        return made

    def to_pandas(self) -> pandas.DataFrame:
        """The table that `framing stories --csv` writes."""
        import pandas as pd

        from framing.reporter.exports import stories_export

        return pd.DataFrame(stories_export.rows(self, self._articles), columns=list(stories_export.COLUMNS))

    def to_arrow(self) -> pyarrow.Table:
        """The same as an Arrow table."""
        import pyarrow as pa

        from framing.reporter.exports import stories_export

        columns = zip(*stories_export.rows(self, self._articles), strict=True)
        return pa.table(dict(zip(stories_export.COLUMNS, map(list, columns), strict=True)))


class _Tables:
    """What a comparison and analyses share: panels by name."""

    @cached_property
    def report(self) -> Report:
        raise NotImplementedError

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            if name.startswith("_"):
                raise AttributeError(name)
            if name.startswith("to_"):
                raise AttributeError(f"no {name!r}: .save(path) writes every format; a panel has .to_pandas()")
            if name in COMPARING:
                raise AttributeError(f"no {name!r} of articles by themselves: framing.compare takes two or more")
            raise AttributeError(f"no {name!r}: one of {', '.join(t.key for t in tables.TABLES)}")

    @property
    def panels(self) -> tuple[str, ...]:
        """Names of the panels, in the order of the report."""
        return tuple(t.key for t in self.report.tables)

    def panel(self, name: str) -> Panel:
        """The panel of that name.

        Raises:
            UsageError: there is none.
        """
        if not self.report.has(name):
            raise UsageError(f"no panel {name!r}", hint=f"one of {', '.join(self.panels)}")
        return Panel(self.report.table(name))

    @property
    def articles(self) -> Panel:
        return self.panel("articles")

    @property
    def portraits(self) -> Panel:
        return self.panel("portraits")

    @property
    def answers(self) -> Panel:
        """What the story says: the sentences that answer each question."""
        return self.panel("answers")

    @property
    def frames(self) -> Panel:
        return self.panel("frames")

    @property
    def descriptors(self) -> Panel:
        return self.panel("descriptors")

    @property
    def loaded_terms(self) -> Panel:
        return self.panel("loaded_terms")

    @property
    def voices(self) -> Panel:
        return self.panel("voices")

    @property
    def speakers(self) -> Panel:
        return self.panel("speakers")

    @property
    def sourcing(self) -> Panel:
        return self.panel("sourcing")

    @property
    def distancing(self) -> Panel:
        return self.panel("distancing")

    @property
    def roles(self) -> Panel:
        return self.panel("roles")

    @property
    def events(self) -> Panel:
        return self.panel("events")

    @property
    def evidence(self) -> Panel:
        """Every piece of evidence with article, sentence and characters: one long table."""
        return self.panel("evidence")

    @property
    def lexicons(self) -> Panel:
        return self.panel("lexicons")

    @property
    def notes(self) -> Panel:
        """What was not measured, and what one should know about the texts."""
        return self.panel("notes")


class Compared(_Tables):
    """A comparison. `comparison` holds the typed records, the properties hold the tables of the report."""

    def __init__(self, comparison: Comparison, audit: Audit | None = None, frames: Sequence[str] = ()) -> None:
        self.comparison = comparison
        self._frames = tuple(frames)
        self.audit = audit
        """What it was made from; None where a saved comparison does not say."""

    @cached_property
    def report(self) -> Report:
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
        return self.panel("contrasts")

    @property
    def actors(self) -> Panel:
        """The main actors: the most telling things that each source says of them."""
        return self.panel("actors")

    @property
    def wordings(self) -> Panel:
        return self.panel("wordings")

    @property
    def passages(self) -> Panel:
        return self.panel("passages")

    @property
    def coverage(self) -> Panel:
        return self.panel("coverage")

    @property
    def keyness(self) -> Panel:
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


class Analyzed(_Tables):
    """Analyses of articles, each by itself. Iterating gives the records, an `Analysis` an article."""

    def __init__(self, analyses: tuple[Analysis, ...], frames: Sequence[str] = ()) -> None:
        self.analyses = analyses
        self._frames = tuple(frames)

    @cached_property
    def report(self) -> Report:
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
