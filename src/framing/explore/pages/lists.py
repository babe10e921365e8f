"""Lists of entities, loaded terms and speakers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from framing.explore.database import Database, Row
from framing.explore.filters import PAGE, Filters
from framing.explore.page import Cell, Link, Page
from framing.explore.pages.common import HOME, LISTED, SCALE, Listing, like, listed, mean, paged


def entities(db: Database, f: Filters) -> Page:
    return _list(db, f, "entities", "Entities", "Who and what the articles speak of.", entity_rows, SCALE)


def terms(db: Database, f: Filters) -> Page:
    return _list(db, f, "terms", "Loaded terms", "Uses in own voice / in words of others.", term_rows)


def speakers(db: Database, f: Filters) -> Page:
    return _list(db, f, "speakers", "Speakers", "Who is quoted, in how many words.", speaker_rows)


def entity_rows(db: Database, f: Filters, most: int = PAGE) -> Listing:
    where, values = f.of_months(db.sources)
    rows = _ranked(
        db,
        f,
        most,
        "entity",
        "name",
        "articles",
        "sum(m.articles) AS articles, sum(m.own_n) AS n, sum(m.own_sum) AS total, sum(m.own_squares) AS squares,"
        " sum(m.said_n) AS n2, sum(m.said_sum) AS total2, sum(m.said_squares) AS squares2, t.label AS label",
        where,
        values,
    )
    out: list[dict[str, Cell]] = []
    for r in rows[:most]:
        page = f"/entity/{quote(r['slug'])}"
        out.append(
            {
                "entity": Link(r["name"], page + f.query_string(query="")),
                "kind": r["label"],
                "articles": Link(r["articles"], page + f.query_string(query="") + "#sentences"),
                "own": mean(
                    r["n"], r["total"], r["squares"], page + f.query_string(query="", voice="own") + "#sentences"
                ),
                "said": mean(
                    r["n2"], r["total2"], r["squares2"], page + f.query_string(query="", voice="quoted") + "#sentences"
                ),
            }
        )
    return ["entity", "kind", "articles", "own", "said"], out, len(rows) > most


def term_rows(db: Database, f: Filters, most: int = PAGE) -> Listing:
    where, values = f.of_months(db.sources)
    if f.lexicon:
        where, values = f"{where} AND t.lexicon = ?", [*values, f.lexicon]
    rows = _ranked(
        db,
        f,
        most,
        "term",
        "term",
        "own",
        "sum(m.own) AS own, sum(m.attributed) AS attributed, t.category, t.polarity, t.lexicon",
        where,
        values,
    )
    out: list[dict[str, Cell]] = []
    for r in rows[:most]:
        page = f"/term/{quote(r['slug'])}"
        out.append(
            {
                "term": Link(r["name"], page + f.query_string(query="")),
                "category": r["category"],
                "polarity": r["polarity"],
                "own": Link(r["own"], page + f.query_string(query="", voice="own") + "#sentences"),
                "attributed": Link(r["attributed"], page + f.query_string(query="", voice="quoted") + "#sentences"),
            }
        )
    return ["term", "category", "polarity", "own", "attributed"], out, len(rows) > most


def speaker_rows(db: Database, f: Filters, most: int = PAGE) -> Listing:
    where, values = f.of_months(db.sources)
    rows = _ranked(
        db,
        f,
        most,
        "speaker",
        "name",
        "words",
        "sum(m.statements) AS statements, sum(m.words) AS words, t.kind",
        where,
        values,
    )
    out: list[dict[str, Cell]] = []
    for r in rows[:most]:
        page = f"/speaker/{quote(r['slug'])}{f.query_string(query='')}"
        out.append(
            {
                "speaker": Link(r["name"], page),
                "kind": r["kind"],
                "statements": Link(r["statements"], page + "#sentences"),
                "words": r["words"],
            }
        )
    return ["speaker", "kind", "statements", "words"], out, len(rows) > most


def _ranked(
    db: Database, f: Filters, most: int, table: str, name: str, by: str, told: str, where: str, values: Sequence[Any]
) -> list[Row]:
    """The rows of a list, one more than is shown; sums over the months and sources of the filters."""
    given = list(values)
    if f.query:
        where, given = f"{where} AND t.{name} LIKE ? ESCAPE '!'", [*given, f"%{like(f.query)}%"]
    else:
        where, given = f"{where} AND t.rank <= ?", [*given, LISTED]
    return db.rows(
        f"SELECT t.slug, t.{name} AS name, {told} FROM {table} t CROSS JOIN {table}_{f.sums} m ON m.item = t.id"
        f" WHERE {where}"
        f" GROUP BY t.id ORDER BY {by} DESC, t.rank LIMIT ? OFFSET ?",
        [*given, most + 1, (f.page - 1) * most],
    )


def _list(
    db: Database,
    f: Filters,
    key: str,
    title: str,
    lead: str,
    rows: Callable[[Database, Filters], Listing],
    caption: str = "",
) -> Page:
    listing = rows(db, f)
    table = paged(listed(db, key, title, listing, f, caption=caption), f"/{key}", f, listing[2])
    note = "" if f.query else f" Of the {LISTED:,} that are named in the most articles; search for others by name."
    lexicons = (
        [r["lexicon"] for r in db.rows("SELECT DISTINCT lexicon FROM term ORDER BY lexicon")] if key == "terms" else []
    )
    return Page(
        title,
        lead + note,
        (table,),
        crumbs=HOME,
        filters=("q", "sources", "dates", *(["lexicon"] if lexicons else [])),
        form={"lexicon": lexicons},
        command="framing corpus ARTICLES… --out FOLDER",
    )
