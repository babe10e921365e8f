"""A loaded term over all stories."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from framing import measures
from framing.explore import figures
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Link, Page, Table
from framing.explore.pages.common import COLUMNS, HOME, NotFoundError, by_month, some
from framing.explore.pages.sentences import sentence_table


def term(db: Database, f: Filters, slug: str) -> Page:
    found = db.row("SELECT * FROM term WHERE slug = ?", [slug])
    if found is None:
        raise NotFoundError(slug, "is no loaded term of this corpus")
    where, values = f.of_months(db.sources)
    months = db.rows(
        f"SELECT * FROM term_month m WHERE m.item = ? AND {where} ORDER BY source, month", [found["id"], *values]
    )
    words = {
        r["source"]: r["own"]
        for r in db.rows(
            f"SELECT source, sum(own_words) AS own FROM source_month m WHERE {where} GROUP BY source", values
        )
    }
    path = f"/term/{quote(slug)}"
    out: list[dict[str, Cell]] = []
    for source, group in groupby(months, key=lambda r: r["source"]):
        rows, name = list(group), db.names[source]
        own, said = sum(r["own"] for r in rows), sum(r["attributed"] for r in rows)
        rate, interval = measures.rate(own, words.get(source, 0)), measures.rate_interval(own, words.get(source, 0))
        out.append(
            {
                "source": name,
                "own": Link(own, f"{path}{f.query_string(sources=(name,), voice='own')}#sentences"),
                "attributed": Link(said, f"{path}{f.query_string(sources=(name,), voice='quoted')}#sentences"),
                "rate": None if rate is None or interval is None else Estimate(rate, *interval),
            }
        )
    columns = (
        Column("source", "Source"),
        COLUMNS["own"],
        COLUMNS["attributed"],
        Column("rate", "Per 1,000 own words", True),
    )
    tables = (
        Table("sources", "In each source", columns, tuple(out)),
        sentence_table(db, f, "loaded", "term", found["id"], path),
    )
    picture = figures.over_time(
        f"{found['term']} over time",
        "Uses in own voice per month.",
        by_month(db, months, lambda r: Estimate(r["own"])),
    )
    return Page(
        found["term"],
        f"{found['category']}, {found['polarity']}; lexicon {found['lexicon']}.",
        tables,
        some(picture),
        crumbs=(*HOME, Link("Loaded terms", "/terms")),
        filters=("sources", "dates", "voice", "entity"),
        command=f'framing kwic "{found["term"]}" ARTICLES…',
    )
