"""The first page: sources, and the most frequent of everything."""

from __future__ import annotations

from framing import measures
from framing.explore import figures
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Figure, Link, Page, Table
from framing.explore.pages.common import FEW, SCALE, by_month, listed, some
from framing.explore.pages.frames import frame_table
from framing.explore.pages.lists import entity_rows, speaker_rows, term_rows


def overview(db: Database, f: Filters) -> Page:
    sources = source_table(db, f)
    entities, terms, speakers = entity_rows(db, f, FEW), term_rows(db, f, FEW), speaker_rows(db, f, FEW)
    tables = [
        sources,
        listed(db, "entities", "Who is written about", entities, f, more=f"/entities{f.query_string()}", caption=SCALE),
        listed(
            db,
            "terms",
            "Loaded terms",
            terms,
            f,
            more=f"/terms{f.query_string()}",
            caption="Uses in own voice / in words of others.",
        ),
        listed(db, "speakers", "Who speaks", speakers, f, more=f"/speakers{f.query_string()}", caption="Quoted words."),
    ]
    if db.has_frames:
        tables.append(frame_table(db, f))
    where, values = f.of_months(db.sources)
    rows = db.rows(f"SELECT source, month, articles FROM source_month m WHERE {where} ORDER BY source, month", values)
    picture = figures.over_time("Articles per month", "", by_month(db, rows, lambda r: Estimate(r["articles"])))
    total = db.row("SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM story) AS stories")
    assert total is not None
    return Page(
        "Overview",
        f"{total['articles']:,} articles in {total['stories']:,} stories, {len(db.sources)} sources. "
        "Click a number to see what it rests on.",
        tuple(tables),
        some(_voices(db, f), picture),
        links=(Link("Stories", f"/stories{f.query_string()}"), Link("Two sources side by side", "/versus")),
        command="framing corpus ARTICLES… --out FOLDER",
        filters=("sources", "dates"),
    )


def _voices(db: Database, f: Filters) -> Figure | None:
    where, values = f.of_months(db.sources)
    rows = db.rows(
        f"SELECT source, sum(words) AS words, sum(own_words) AS own FROM source_month m WHERE {where} GROUP BY source"
        " ORDER BY words DESC, source LIMIT ?",
        [*values, figures.SHOWN],
    )
    shares = [(db.names[r["source"]], r["own"] / r["words"]) for r in rows if r["words"]]
    return figures.shares(
        "Whose words", "Share of each source’s words that are its own; the rest is quoted or reported.", shares
    )


def source_table(db: Database, f: Filters) -> Table:
    where, values = f.of_months(db.sources)
    rows = db.rows(
        "SELECT source, sum(articles) AS articles, sum(words) AS words, sum(own_words) AS own,"
        " sum(loaded_own) AS loaded,"
        f" sum(statements) AS statements FROM source_month m WHERE {where} GROUP BY source"
        " ORDER BY articles DESC, source",
        values,
    )
    out: list[dict[str, Cell]] = []
    for r in rows:
        name = db.names[r["source"]]
        only = f.query_string(sources=(name,))
        interval = measures.rate_interval(r["loaded"], r["own"])
        rate = measures.rate(r["loaded"], r["own"])
        others = measures.share(r["words"] - r["own"], r["words"])
        out.append(
            {
                "source": Link(name, f"/{only}"),
                "articles": Link(r["articles"], f"/articles{only}"),
                "words": Link(r["words"], f"/articles{only}"),
                "others": None if others is None else Link(round(others, 3), f"/speakers{only}"),
                "statements": Link(r["statements"], f"/speakers{only}"),
                "loaded": None if rate is None or interval is None else Estimate(rate, *interval, href=f"/terms{only}"),
            }
        )
    columns = (
        Column("source", "Source"),
        Column("articles", "Articles", True),
        Column("words", "Words", True),
        Column("others", "Share in others’ voices", True),
        Column("statements", "Statements", True),
        Column("loaded", "Loaded terms per 1,000 own words", True),
    )
    return Table("sources", "Sources", columns, tuple(out), "Intervals: 95 %, exact Poisson.")
