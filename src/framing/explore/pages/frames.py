"""Frames of the articles, if the analysis found some."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from framing.explore import figures
from framing.explore.database import Database
from framing.explore.filters import PAGE, Filters
from framing.explore.page import Cell, Column, Link, Page, Table
from framing.explore.pages.common import COLUMNS, HOME, NotFoundError, paged


def frame_table(db: Database, f: Filters) -> Table:
    where, values = f.of_articles(db.sources)
    rows = db.rows(
        "SELECT x.scheme, x.frame, a.source, avg(x.score) AS score, count(*) AS articles FROM frame x"
        " JOIN article a ON a.id = x.article"
        f" WHERE {where} GROUP BY x.scheme, x.frame, a.source ORDER BY x.scheme, x.frame, a.source",
        values,
    )
    sources = [s for s in db.sources if not f.sources or s in f.sources][: figures.SERIES]
    out: list[dict[str, Cell]] = []
    for (scheme, frame), group in groupby(rows, key=lambda r: (r["scheme"], r["frame"])):
        by = {db.names[r["source"]]: r for r in group}
        cells: dict[str, Cell] = {
            "scheme": scheme,
            "frame": Link(frame, f"/frame/{quote(scheme)}/{quote(frame)}{f.query_string()}"),
        }
        cells |= {
            f"s{db.sources[s]}": round(by[s]["score"], 3) if s in by and by[s]["score"] is not None else None
            for s in sources
        }
        out.append(cells)
    columns = (COLUMNS["scheme"], COLUMNS["frame"], *(Column(f"s{db.sources[s]}", s, True) for s in sources))
    return Table("frames", "Frames", columns, tuple(out), "Mean likelihood over the articles of a source.")


def frame(db: Database, f: Filters, scheme: str, name: str) -> Page:
    where, values = f.of_articles(db.sources)
    rows = db.rows(
        "SELECT a.id, a.key, a.source, a.date, a.title, x.score, x.share FROM frame x"
        " JOIN article a ON a.id = x.article"
        f" WHERE x.scheme = ? AND x.frame = ? AND {where} ORDER BY x.score DESC, a.id LIMIT ? OFFSET ?",
        [scheme, name, *values, PAGE + 1, (f.page - 1) * PAGE],
    )
    if not rows and not f.is_narrow and f.page == 1:
        raise NotFoundError(name, "is no frame of this corpus")
    out = tuple(
        {
            "source": db.names[r["source"]],
            "date": r["date"] or "",
            "title": Link(r["title"] or r["key"], f"/article/{quote(r['key'], safe='')}"),
            "score": None if r["score"] is None else round(r["score"], 3),
            "share": None if r["share"] is None else round(r["share"], 3),
        }
        for r in rows[:PAGE]
    )
    columns = (
        Column("source", "Source"),
        Column("date", "Date"),
        Column("title", "Headline"),
        Column("score", "Likelihood", True),
        Column("share", "Share of sentences", True),
    )
    path = f"/frame/{quote(scheme)}/{quote(name)}"
    table = paged(Table("articles", "Articles", columns, out, "The likeliest first."), path, f, len(rows) > PAGE)
    return Page(
        f"{name} ({scheme})",
        "A frame and the articles that use it.",
        (table,),
        crumbs=HOME,
        filters=("sources", "dates"),
        command="framing analyze ARTICLES… --json -",
    )
