"""Frames of the articles, if the analysis found some: how many sentences use each, in each source and over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from msgspec.structs import replace

from framing.explore import figures
from framing.explore.database import Database, Row
from framing.explore.filters import PAGE, Filters
from framing.explore.page import Cell, Column, Estimate, Figure, Link, Page, Table
from framing.explore.pages.common import (
    COLUMNS,
    HOME,
    NotFoundError,
    article_path,
    lexicons,
    mean,
    notes,
    over_time,
    paged,
    present,
    some,
    source_column,
)
from framing.explore.pages.sentences import Rows, sentence_table
from framing.explore.sums import SourceSums, source_sums, sums

_SHARES = (
    "Share of an article’s sentences that use the frame, mean over the articles with its 95% interval. The interval"
    " covers the choice of articles, not the model’s errors (docs/frames.md)."
)


def frames(db: Database, f: Filters) -> Page:
    """The shares of all frames by source."""
    return Page(
        "Frames",
        "How many sentences use each frame.",
        (frame_table(db, f),),
        some(*_pictures(db, f)),
        crumbs=HOME,
        form=lexicons(db),
        notes=notes(db, f),
        command="framing corpus ARTICLES… --out FOLDER",
    )


def frame_table(db: Database, f: Filters) -> Table:
    """A row for each frame, a column for each source."""
    names, found = _shares(db, f)
    slugs = {(r["scheme"], r["name"]): r["slug"] for r in db.rows("SELECT * FROM frame")}
    columns = [source_column(name, "scheme", "frame") for name in names]
    rows: list[Mapping[str, Cell]] = [
        {
            "scheme": scheme,
            "frame": Link(frame, frame_path(slugs[scheme, frame]) + f.elsewhere()),
            **{c.key: its.get(name) for c, name in zip(columns, names, strict=True)},
        }
        for (scheme, frame), its in found.items()
    ]
    told = (
        _SHARES
        if len(names) == len(db.largest)
        else f"{_SHARES} The {len(names)} largest sources; choose others above."
    )
    return Table("frames", "Frames", (COLUMNS["scheme"], COLUMNS["frame"], *columns), tuple(rows), told)


def _pictures(db: Database, f: Filters) -> list[Figure | None]:
    names, found = _shares(db, f)
    out = []
    for scheme in dict.fromkeys(scheme for scheme, _ in found):
        rows = [
            (frame, [(name, its[name]) for name in names if name in its])
            for (s, frame), its in found.items()
            if s == scheme
        ]
        out.append(
            figures.of_rows(
                f"Frames, {scheme}",
                "Share of sentences, with 95% intervals.",
                rows,
                unit="share of sentences",
                signed=False,
            )
        )
    return out


def _shares(db: Database, f: Filters) -> tuple[list[str], dict[tuple[str, str], dict[str, Estimate]]]:
    """The sources shown, and scheme and frame -> source -> share."""
    m = sums(db, f, "frame")
    rows = db.rows(
        "SELECT t.scheme, t.name, t.slug, m.source, sum(m.share_sum) AS total, sum(m.share_squares) AS squares"
        f" FROM {m.table} JOIN frame t ON t.id = m.item WHERE {m.where} GROUP BY t.id, m.source",
        m.values,
    )
    framed = _framed(source_sums(db, f))
    names = [name for name in db.largest if framed.get(db.sources[name])][: figures.SERIES]
    found: dict[tuple[str, str], dict[str, Estimate]] = defaultdict(dict)
    for r in rows:
        name = db.names[r["source"]]
        if name in names:
            href = f"{frame_path(r['slug'])}{f.elsewhere(sources=(name,))}#sentences"
            told = mean(framed[r["source"]], r["total"], r["squares"], href, least=0.0)
            if told is not None:
                found[r["scheme"], r["name"]][name] = told
    largest = {key: sum(e.value for e in its.values()) for key, its in found.items()}
    return names, {key: found[key] for key in sorted(found, key=lambda k: (k[0], -largest[k], k[1]))}


def _framed(found: Sequence[SourceSums]) -> dict[int, int]:
    out: dict[int, int] = defaultdict(int)
    for s in found:
        out[s.source] += s.framed
    return out


def frame_path(slug: str) -> str:
    """Address of a frame."""
    return f"/frame/{quote(slug)}"


def frame(db: Database, f: Filters, slug: str) -> Page:
    """A frame's share by source and month, with its sentences."""
    known = db.row("SELECT * FROM frame WHERE slug = ?", [slug])
    if known is None:
        raise NotFoundError(slug, "is no frame of this corpus")
    number, path, scheme, name = known["id"], frame_path(slug), known["scheme"], known["name"]
    m = sums(db, f, "frame", item=number, by_month=True)
    months = db.rows(f"SELECT * FROM {m.table} WHERE {m.where} ORDER BY source, month", m.values)
    by_month = {(s.source, s.month): s.framed for s in source_sums(db, f, by_month=True)}
    picture, numbers = over_time(
        db,
        f,
        f"{name} over time",
        "Share of sentences, mean over the articles of a month with 95% interval.",
        [
            (
                r["source"],
                r["month"],
                mean(by_month.get((r["source"], r["month"]), 0), r["share_sum"], r["share_squares"], least=0.0),
            )
            for r in months
        ],
        path=path,
    )
    tables = present(
        _sources(db, f, months, path),
        numbers,
        _articles(db, f, number, path),
        sentence_table(db, f, Rows("frame_sentence", "x.frame = ?", (number,)), path),
    )
    return Page(
        f"{name} ({scheme})",
        "A frame: the sources, articles and sentences that use it.",
        tables,
        some(picture),
        crumbs=(*HOME, Link("Frames", f"/frames{f.elsewhere()}")),
        form=lexicons(db),
        notes=notes(db, f),
        command="framing compare ARTICLES… --panel frames",
    )


def _sources(db: Database, f: Filters, months: Sequence[Row], path: str) -> Table:
    added: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for r in months:
        for key in ("articles", "count", "share_sum", "share_squares"):
            added[r["source"]][key] += r[key]
    framed = _framed(source_sums(db, f))
    out = []
    for source, its in sorted(added.items(), key=lambda x: db.names[x[0]]):
        only = f"{path}{f.query_string(sources=(db.names[source],))}"
        out.append(
            {
                "source": db.names[source],
                "share": mean(
                    framed.get(source, 0), its["share_sum"], its["share_squares"], f"{only}#sentences", least=0.0
                ),
                "sentences": Link(int(its["count"]), f"{only}#sentences"),
                "articles": Link(int(its["articles"]), f"{only}#articles"),
                "of": Link(framed.get(source, 0), f"/articles{f.elsewhere(sources=(db.names[source],))}"),
            }
        )
    columns = (
        Column("source", "Source"),
        Column("share", "Share of sentences", True),
        COLUMNS["sentences"],
        Column("articles", "Articles that use it", True),
        Column("of", "of articles", True),
    )
    return Table("sources", "In each source", columns, tuple(out), _SHARES)


def _articles(db: Database, f: Filters, number: int, path: str) -> Table:
    where, values = replace(f, entity="", lexicon="").of_articles(db)
    if f.is_live:
        tables, given = f.beside(db, "frame_sentence")
        counts = f"SELECT x.article, count(*) AS n FROM {tables} WHERE x.frame = ? AND {f.of_voice('x')}"
        given, largest = [*given, number], "1.0 * z.n / a.framed DESC"
        joined = f"({counts} GROUP BY x.article) z JOIN article a ON a.id = z.article WHERE a.framed"
    else:
        joined = "frame_article z CROSS JOIN article a ON a.id = z.article WHERE z.frame = ? AND z.voice = ?"
        given, largest = [number, f.voice], "z.share DESC"
    rows = db.rows(
        f"SELECT a.key, a.source, a.date, a.title, a.framed, z.n FROM {joined} AND {where}"
        f" ORDER BY {largest}, z.article LIMIT ? OFFSET ?",
        [*given, *values, PAGE + 1, (f.page - 1) * PAGE],
    )
    out: list[dict[str, Cell]] = []
    for r in rows[:PAGE]:
        href = f"{path}{f.query_string(article=r['key'], sources=())}#sentences"
        out.append(
            {
                "source": db.names[r["source"]],
                "date": r["date"] or "",
                "title": Link(r["title"] or r["key"], article_path(r["key"])),
                "sentences": Link(r["n"], href),
                "of": Link(r["framed"], article_path(r["key"])),
                "share": Estimate(r["n"] / r["framed"], href=href),
            }
        )
    columns = (
        Column("source", "Source"),
        Column("date", "Date"),
        Column("title", "Headline"),
        COLUMNS["sentences"],
        Column("of", "of sentences", True),
        Column("share", "Share", True),
    )
    table = Table(
        "articles",
        "Articles",
        columns,
        tuple(out),
        "The largest shares come first; short articles reach large shares easily.",
    )
    return paged(table, path, f, len(rows) > PAGE)
