"""An entity over all stories: portraits, descriptors, predicates, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from framing.explore import figures
from framing.explore.database import Database, Row
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Link, Page, Table
from framing.explore.pages.common import COLUMNS, HOME, SCALE, NotFoundError, by_month, mean, some
from framing.explore.pages.sentences import sentence_table


def entity(db: Database, f: Filters, slug: str) -> Page:
    found = db.row("SELECT * FROM entity WHERE slug = ?", [slug])
    if found is None:
        raise NotFoundError(slug, "is no entity of this corpus")
    path = f"/entity/{quote(slug)}"
    where, values = f.of_months(db.sources)
    months = db.rows(
        f"SELECT * FROM entity_month m WHERE m.item = ? AND {where} ORDER BY source, month", [found["id"], *values]
    )
    tables = [_portraits(db, f, path, months), _labels(db, f, found["id"], path), _verbs(db, f, found["id"], path)]
    tables.append(sentence_table(db, f, "mention", "entity", found["id"], path))
    pictures = [
        figures.over_time(
            f"{found['name']} over time",
            "Evaluation in each source’s own voice, mean over the articles of a month with 95 % interval.",
            by_month(db, months, lambda r: mean(r["own_n"], r["own_sum"], r["own_squares"])),
            signed=True,
        )
    ]
    return Page(
        found["name"],
        f"{found['label']}, in {found['articles']:,} articles. {SCALE}",
        tuple(tables),
        some(*pictures),
        crumbs=(*HOME, Link("Entities", "/entities")),
        filters=("sources", "dates", "voice"),
        command=f'framing kwic "{found["name"]}" ARTICLES…',
    )


def _portraits(db: Database, f: Filters, path: str, months: Sequence[Row]) -> Table:
    out: list[dict[str, Cell]] = []
    for source, group in groupby(months, key=lambda r: r["source"]):
        rows, name = list(group), db.names[source]

        def add(key: str, rows: Sequence[Row] = rows) -> float:
            return float(sum(r[key] for r in rows))

        out.append(
            {
                "source": name,
                "articles": Link(int(add("articles")), f"{path}{f.query_string(sources=(name,))}#sentences"),
                "mentions": Link(int(add("mentions")), f"{path}{f.query_string(sources=(name,))}#sentences"),
                "own": mean(
                    int(add("own_n")),
                    add("own_sum"),
                    add("own_squares"),
                    f"{path}{f.query_string(sources=(name,), voice='own')}#sentences",
                ),
                "said": mean(
                    int(add("said_n")),
                    add("said_sum"),
                    add("said_squares"),
                    f"{path}{f.query_string(sources=(name,), voice='quoted')}#sentences",
                ),
            }
        )
    columns = (
        Column("source", "Source"),
        COLUMNS["articles"],
        Column("mentions", "Mentions", True),
        COLUMNS["own"],
        COLUMNS["said"],
    )
    return Table("portraits", "Portrait in each source", columns, tuple(out))


def _labels(db: Database, f: Filters, number: int, path: str) -> Table:
    join, where, values = f.of_rows(db.sources)
    rows = db.rows(
        "SELECT lower(x.text) AS label, x.polarity, x.source, count(*) AS times,"
        f" sum(x.voice NOT IN ('direct', 'indirect')) AS own FROM descriptor x{join}"
        f" WHERE x.entity = ? AND NOT x.negated AND {where} AND {f.of_voice('x')}"
        " GROUP BY label, x.polarity, x.source"
        " ORDER BY x.polarity = 'neutral', times DESC, label LIMIT 60",
        [number, *values],
    )

    def address(r: Row, voice: str) -> str:
        return f"{path}{f.query_string(sources=(db.names[r['source']],), voice=voice)}#sentences"

    out = tuple(
        {
            "source": db.names[r["source"]],
            "descriptor": Link(
                r["label"],
                f"/search{Filters(query=_quoted(r['label']), sources=(db.names[r['source']],)).query_string()}",
            ),
            "polarity": r["polarity"],
            "own": Link(r["own"], address(r, "own")),
            "said": Link(r["times"] - r["own"], address(r, "quoted")),
        }
        for r in rows
    )
    columns = (
        Column("source", "Source"),
        Column("descriptor", "Descriptor"),
        COLUMNS["polarity"],
        COLUMNS["own"],
        COLUMNS["said"],
    )
    return Table("descriptors", "Names and labels", columns, out, "The judging ones first.")


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"'


def _verbs(db: Database, f: Filters, number: int, path: str) -> Table:
    join, where, values = f.of_rows(db.sources)
    rows = db.rows(
        f"SELECT x.role, x.verb, x.polarity, x.source, count(*) AS times FROM role x{join}"
        f" WHERE x.entity = ? AND NOT x.negated AND x.modality = 'asserted' AND x.polarity != 'neutral' AND {where}"
        f" AND {f.of_voice('x')} GROUP BY x.role, x.verb, x.polarity, x.source ORDER BY times DESC, x.verb LIMIT 30",
        [number, *values],
    )
    out = tuple(
        {
            "source": db.names[r["source"]],
            "role": r["role"],
            "verb": r["verb"],
            "polarity": r["polarity"],
            "times": Link(r["times"], f"{path}{f.query_string(sources=(db.names[r['source']],))}#sentences"),
        }
        for r in rows
    )
    columns = (
        Column("source", "Source"),
        Column("role", "Role"),
        Column("verb", "Verb"),
        COLUMNS["polarity"],
        Column("times", "Times", True),
    )
    return Table("roles", "Deeds and what is done to them", columns, out, "Predicates that judge, presented as done.")
