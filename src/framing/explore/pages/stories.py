"""Stories, one story, and lists of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from framing import measures
from framing.explore.database import Database, Row
from framing.explore.filters import PAGE, Filters
from framing.explore.page import Cell, Column, Estimate, Link, Page, Table
from framing.explore.pages.common import ENTITY, HOME, NotFoundError, at, dates, like, paged


def stories(db: Database, f: Filters) -> Page:
    where, values = f.of_articles(db.sources)
    parts, given = ["1"], []
    if f.query:
        parts, given = ["s.label LIKE ? ESCAPE '!'"], [f"%{like(f.query)}%"]
    if f.is_narrow:
        parts.append(f"EXISTS (SELECT 1 FROM article a WHERE a.story = s.id AND {where})")
        given += values
    rows = db.rows(
        f"SELECT * FROM story s WHERE {' AND '.join(parts)} ORDER BY s.sources DESC, s.articles DESC, s.id"
        " LIMIT ? OFFSET ?",
        [*given, PAGE + 1, (f.page - 1) * PAGE],
    )
    out = tuple(
        {
            "story": Link(r["label"], f"/story/{quote(r['key'])}"),
            "dates": dates(r["first"], r["last"]),
            "sources": r["sources"],
            "articles": r["articles"],
            "similarity": r["similarity"],
        }
        for r in rows[:PAGE]
    )
    columns = (
        Column("story", "Story"),
        Column("dates", "Dates"),
        Column("sources", "Sources", True),
        Column("articles", "Articles", True),
        Column("similarity", "Same-story score", True),
    )
    table = paged(Table("stories", "Stories", columns, out), "/stories", f, len(rows) > PAGE)
    return Page(
        "Stories",
        "Articles about one event.",
        (table,),
        crumbs=HOME,
        filters=("q", "sources", "dates"),
        command="framing stories ARTICLES…",
    )


def story(db: Database, f: Filters, key: str) -> Page:
    found = db.row("SELECT * FROM story WHERE key = ?", [key])
    if found is None:
        raise NotFoundError(key, "is no story of this corpus")
    articles = db.rows("SELECT * FROM article WHERE story = ? ORDER BY source, date, id", [found["id"]])
    tables = []
    contrasts = _contrasts(db, found["id"])
    if contrasts.rows:
        tables.append(contrasts)
    tables.append(article_table(db, articles))
    tables.append(_shared_entities(db, articles))
    links = (Link("The whole comparison", f"/report/{quote(key)}"),) if found["is_compared"] else ()
    return Page(
        found["label"],
        dates(found["first"], found["last"]),
        tuple(tables),
        crumbs=(*HOME, Link("Stories", "/stories")),
        links=links,
        command=f"framing report FOLDER/stories/{key}.json",
    )


CONTRASTS = 12


def _contrasts(db: Database, number: int) -> Table:
    sides: dict[int, list[Row]] = defaultdict(list)
    for row in db.rows("SELECT * FROM contrast_side WHERE story = ? ORDER BY number, article, start", [number]):
        sides[row["number"]].append(row)
    out: list[dict[str, Cell]] = []
    for row in db.rows("SELECT * FROM contrast WHERE story = ? ORDER BY number LIMIT ?", [number, CONTRASTS]):
        first = True
        for side in sides[row["number"]][:6]:
            article = db.row(
                "SELECT a.key, a.source, b.text FROM article a JOIN body b ON b.article = a.id WHERE a.id = ?",
                [side["article"]],
            )
            assert article is not None
            out.append(
                {
                    "contrast": row["line"] or f"{row['kind']}: {row['about']}" if first else "",
                    "source": db.names[article["source"]],
                    "voice": side["voice"],
                    "words": Link(article["text"][side["start"] : side["end"]], at(article["key"], side["start"])),
                }
            )
            first = False
    columns = (
        Column("contrast", "Contrast"),
        Column("source", "Source"),
        Column("voice", "Voice"),
        Column("words", "Words"),
    )
    return Table(
        "contrasts",
        "Contrasts",
        columns,
        tuple(out),
        f"The {CONTRASTS} most telling at most; the whole comparison has the others.",
    )


def article_table(db: Database, articles: Sequence[Row], key: str = "articles") -> Table:
    out: list[dict[str, Cell]] = []
    for a in articles:
        interval, rate = (
            measures.rate_interval(a["loaded_own"], a["own_words"]),
            measures.rate(a["loaded_own"], a["own_words"]),
        )
        out.append(
            {
                "source": db.names[a["source"]],
                "date": a["date"] or "",
                "title": Link(a["title"] or a["key"], f"/article/{quote(a['key'], safe='')}"),
                "words": a["words"],
                "loaded": None if rate is None or interval is None else Estimate(rate, *interval),
            }
        )
    columns = (
        Column("source", "Source"),
        Column("date", "Date"),
        Column("title", "Headline"),
        Column("words", "Words", True),
        Column("loaded", "Loaded terms per 1,000 own words", True),
    )
    return Table(key, "Articles", columns, tuple(out))


def _shared_entities(db: Database, articles: Sequence[Row]) -> Table:
    """Entities that two articles of a story name, with the evaluation in each article's own voice."""
    marks = ", ".join("?" * len(articles))
    ids = [a["id"] for a in articles]
    rows = db.rows(
        "SELECT p.entity, p.article, p.own, p.mentions, e.name, e.slug FROM portrait p"
        " JOIN entity e ON e.id = p.entity"
        f" WHERE p.article IN ({marks}) ORDER BY p.entity, p.article",
        ids,
    )
    by = [(name, list(group)) for name, group in groupby(rows, key=lambda r: (r["name"], r["slug"]))]
    shared = sorted(
        (g for g in by if len(g[1]) > 1), key=lambda g: (-len(g[1]), -sum(r["mentions"] for r in g[1]), g[0])
    )
    titles = {a["id"]: db.names[a["source"]] for a in articles}
    columns = [ENTITY, *(Column(f"a{a['id']}", titles[a["id"]], True) for a in articles[:6])]
    out: list[dict[str, Cell]] = []
    for (name, slug), group in shared[:20]:
        cells: dict[str, Cell] = {"entity": Link(name, f"/entity/{quote(slug)}")}
        for r in group:
            cells[f"a{r['article']}"] = None if r["own"] is None else Estimate(r["own"])
        out.append(cells)
    return Table(
        "entities",
        "Who appears in several articles",
        tuple(columns),
        tuple(out),
        "Evaluation in the source’s own voice.",
    )


def articles(db: Database, f: Filters) -> Page:
    where, values = f.of_articles(db.sources)
    if f.query:
        where, values = f"{where} AND a.title LIKE ? ESCAPE '!'", [*values, f"%{like(f.query)}%"]
    rows = db.rows(
        "SELECT id, key, source, date, title, words, own_words, loaded_own FROM article a"
        f" WHERE {where} ORDER BY date, id LIMIT ? OFFSET ?",
        [*values, PAGE + 1, (f.page - 1) * PAGE],
    )
    table = paged(article_table(db, rows[:PAGE]), "/articles", f, len(rows) > PAGE)
    return Page(
        "Articles", "", (table,), crumbs=HOME, filters=("q", "sources", "dates"), command="framing analyze ARTICLES…"
    )
