"""Stories, one story, and lists of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, islice
from urllib.parse import quote

from msgspec.structs import replace

from framing import measures
from framing.explore import figures
from framing.explore.database import Database, Row
from framing.explore.filters import PAGE, Filters
from framing.explore.page import FILTERS, Cell, Column, Estimate, Extract, Figure, Link, Page, Table
from framing.explore.pages.common import (
    ENTITY,
    HOME,
    NotFoundError,
    article_path,
    at,
    dates,
    lexicons,
    like,
    notes,
    paged,
    some,
)

CONTRASTS = 12
"""Contrasts of a story that are shown; the whole comparison has the others."""
PLACES, MOST_SIDES = 2, 8
"""Places of one article in a contrast that are shown, and places of a contrast."""
BEGINNING = 3
"""Sentences of each article, the headline among them, by which a reader sees whether it is the same story."""


def stories(db: Database, f: Filters) -> Page:
    """The list of stories, those of most sources first."""
    where, values = f.of_articles(db)
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
    out: list[dict[str, Cell]] = []
    for r in rows[:PAGE]:
        page, whole = f"/story/{quote(r['key'])}{f.elsewhere()}", f"/story/{quote(r['key'])}"
        similarity = r["similarity"]
        out.append(
            {
                "story": Link(r["label"], page),
                "dates": dates(r["first"], r["last"]),
                "sources": Link(r["sources"], f"{whole}#articles"),
                "articles": Link(r["articles"], f"{whole}#articles"),
                "similarity": None if similarity is None else Link(similarity, f"{whole}#beginnings"),
            }
        )
    columns = (
        Column("story", "Story"),
        Column("dates", "Dates"),
        Column("sources", "Sources", True),
        Column("articles", "Articles", True),
        Column("similarity", "Same-story score", True),
    )
    table = paged(Table("stories", "Stories", columns, tuple(out)), "/stories", f, len(rows) > PAGE)
    told = (
        "Stories with at least one article that passes the filters; sources and articles are those of the whole story.",
    )
    return Page(
        "Stories",
        "Articles about one event.",
        (table,),
        crumbs=HOME,
        filters=("q", *FILTERS),
        form=lexicons(db),
        notes=(*notes(db, f, voice="the list of stories"), *(told if f.is_narrow else ())),
        command="framing stories ARTICLES…",
    )


def story(db: Database, f: Filters, key: str) -> Page:
    """A story: its articles, its contrasts, and what its sources say of whom."""
    found = db.row("SELECT * FROM story WHERE key = ?", [key])
    if found is None:
        raise NotFoundError(key, "is no story of this corpus")
    where, values = f.of_articles(db)
    articles = db.rows(
        f"SELECT * FROM article a WHERE a.story = ? AND {where} ORDER BY source, date, id", [found["id"], *values]
    )
    tables = []
    contrasts = _contrasts(db, found["id"], f)
    if contrasts.rows:
        tables.append(contrasts)
    tables.append(article_table(db, articles, f))
    entities, picture = _shared_entities(db, articles, f)
    tables += [entities, _beginnings(db, articles, found["similarity"])]
    links = (Link("The whole comparison", f"/report/{quote(key)}"),) if found["is_compared"] else ()
    return Page(
        found["label"],
        dates(found["first"], found["last"]),
        tuple(tables),
        some(picture),
        crumbs=(*HOME, Link("Stories", f"/stories{f.elsewhere()}")),
        links=links,
        form=lexicons(db),
        notes=notes(db, f),
        command=f"framing report FOLDER/stories/{key}.json",
    )


def _contrasts(db: Database, number: int, f: Filters) -> Table:
    """The first contrasts with a side that the filters leave, each with all its sides."""
    articles, of_articles = replace(f, entity="", lexicon="").of_articles(db)
    holds, of_holds = f.of_sentence("x")
    left = db.rows(
        "SELECT DISTINCT x.number FROM (SELECT c.*, (SELECT max(s.n) FROM sentence s WHERE s.article = c.article"
        " AND s.start <= c.start) AS n FROM contrast_side c WHERE c.story = ?) x JOIN article a ON a.id = x.article"
        f" WHERE {articles} AND {holds} AND {f.of_voice('x')} ORDER BY x.number LIMIT ?",
        [number, *of_articles, *of_holds, CONTRASTS],
    )
    out: list[dict[str, Cell]] = []
    for (wanted,) in left:
        row = db.row("SELECT * FROM contrast WHERE story = ? AND number = ?", [number, wanted])
        sides = db.rows(
            'SELECT c.start, c."end", c.voice, a.key, a.source, b.text FROM contrast_side c'
            " JOIN article a ON a.id = c.article JOIN body b ON b.article = c.article"
            " WHERE c.story = ? AND c.number = ? ORDER BY c.article, c.start",
            [number, wanted],
        )
        sides = [s for _, its in groupby(sides, key=lambda s: s["key"]) for s in islice(its, PLACES)][:MOST_SIDES]
        assert row is not None
        for i, side in enumerate(sides):
            out.append(
                {
                    "contrast": "" if i else row["line"] or f"{row['kind']}: {row['about']}",
                    "source": db.names[side["source"]],
                    "voice": side["voice"],
                    "words": Link(side["text"][side["start"] : side["end"]], at(side["key"], side["start"])),
                }
            )
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
        f"At most the {CONTRASTS} most telling; the whole comparison has all.",
    )


def article_table(db: Database, articles: Sequence[Row], f: Filters) -> Table:
    """A row for each article."""
    is_said = f.voice == "quoted"
    out: list[dict[str, Cell]] = []
    for a in articles:
        uses = a["loaded_attributed"] if is_said else a["loaded_own"]
        words = a["words"] - a["own_words"] if is_said else a["own_words"]
        interval, rate = measures.rate_interval(uses, words), measures.rate(uses, words)
        here = Filters(article=a["key"], voice="quoted" if is_said else "own").query_string()
        out.append(
            {
                "source": db.names[a["source"]],
                "date": a["date"] or "",
                "title": Link(a["title"] or a["key"], article_path(a["key"]) + f.elsewhere()),
                "words": Link(a["words"], article_path(a["key"])),
                "loaded": None if rate is None or interval is None else Estimate(rate, *interval, f"/uses{here}"),
            }
        )
    columns = (
        Column("source", "Source"),
        Column("date", "Date"),
        Column("title", "Headline"),
        Column("words", "Words", True),
        Column("loaded", f"Loaded terms per 1,000 {'words of others' if is_said else 'own words'}", True),
    )
    told = "Words and loaded terms are of whole articles." if f.is_about else ""
    return Table("articles", "Articles", columns, tuple(out), told)


def _shared_entities(db: Database, articles: Sequence[Row], f: Filters) -> tuple[Table, Figure | None]:
    """Entities that two articles of a story name, with the evaluation in each article; as a table and a dot plot."""
    kind = "attributed" if f.voice == "quoted" else "own"
    marks = ", ".join("?" * len(articles))
    ids = [a["id"] for a in articles]
    rows = db.rows(
        "SELECT p.entity, p.article, p.own, p.low, p.high, p.attributed, p.sentences, e.name, e.slug FROM portrait p"
        " JOIN entity e ON e.id = p.entity"
        f" WHERE p.article IN ({marks}) ORDER BY p.entity, p.article",
        ids,
    )
    by = [(name, list(group)) for name, group in groupby(rows, key=lambda r: (r["name"], r["slug"]))]
    shared = sorted(
        (g for g in by if len(g[1]) > 1), key=lambda g: (-len(g[1]), -sum(r["sentences"] for r in g[1]), g[0])
    )
    keys = {a["id"]: a["key"] for a in articles}
    titles = _titles(db, articles)
    columns = [ENTITY, *(Column(f"a{a['id']}", titles[a["id"]], True) for a in articles[:6])]
    out: list[dict[str, Cell]] = []
    drawn: dict[str, list[tuple[str, Estimate]]] = defaultdict(list)
    for (name, slug), group in shared[:20]:
        cells: dict[str, Cell] = {"entity": Link(name, f"/entity/{quote(slug)}{f.elsewhere()}")}
        for r in group:
            if r[kind] is not None:
                voice = "quoted" if kind == "attributed" else "own"
                here = Filters(article=keys[r["article"]], voice=voice, entity=f.entity, lexicon=f.lexicon)
                href = f"/entity/{quote(slug)}{here.query_string()}#sentences"
                interval = (r["low"], r["high"]) if kind == "own" else (None, None)
                e = cells[f"a{r['article']}"] = Estimate(r[kind], interval[0], interval[1], href)
                drawn[name].append((titles[r["article"]], e))
        out.append(cells)
    told = "Evaluation in the words of others." if kind == "attributed" else _OWN
    series = [titles[a["id"]] for a in articles]
    apart = sorted(((name, its) for name, its in drawn.items() if len(its) > 1), key=lambda x: -_gap(x[1]))
    picture = figures.of_rows(
        "Contrasts in portrayal",
        f"{told} The largest differences first.",
        apart[: figures.SHOWN],
        unit="evaluation",
        series=series,
    )
    return Table("entities", "Who appears in several articles", tuple(columns), tuple(out), told), picture


def _gap(its: Sequence[tuple[str, Estimate]]) -> float:
    values = [e.value for _, e in its]
    return max(values) - min(values)


_OWN = "Evaluation in the source’s own voice with its 80% interval."


def _titles(db: Database, articles: Sequence[Row]) -> dict[int, str]:
    """The source of each article, with its date where a source has several."""
    names = [db.names[a["source"]] for a in articles]
    out: dict[int, str] = {}
    for a, name in zip(articles, names, strict=True):
        number = names[: len(out) + 1].count(name)
        out[a["id"]] = name if names.count(name) == 1 else f"{name} ({number})"
    return out


def _beginnings(db: Database, articles: Sequence[Row], similarity: float | None) -> Table:
    out: list[dict[str, Cell]] = []
    for a in articles[:20]:
        for s in db.rows(
            'SELECT s.start, s."end", b.text FROM sentence s JOIN body b ON b.article = s.article'
            " WHERE s.article = ? AND s.part IN ('headline', 'standfirst', 'body') ORDER BY s.n LIMIT ?",
            [a["id"], BEGINNING],
        ):
            words = Extract(s["text"][s["start"] : s["end"]], "", "", at(a["key"], s["start"]))
            out.append({"source": db.names[a["source"]], "date": a["date"] or "", "sentence": words})
    columns = (Column("source", "Source"), Column("date", "Date"), Column("sentence", "Sentence"))
    told = "" if similarity is None else f"Same-story score {similarity:.2f}: how alike the articles are, from 0 to 1."
    return Table("beginnings", "How the articles begin", columns, tuple(out), told)


def articles(db: Database, f: Filters) -> Page:
    """The list of articles, by date."""
    where, values = f.of_articles(db)
    if f.query:
        where, values = f"{where} AND a.title LIKE ? ESCAPE '!'", [*values, f"%{like(f.query)}%"]
    rows = db.rows(
        "SELECT id, key, source, date, title, words, own_words, loaded_own, loaded_attributed FROM article a"
        f" WHERE {where} ORDER BY date, id LIMIT ? OFFSET ?",
        [*values, PAGE + 1, (f.page - 1) * PAGE],
    )
    table = paged(article_table(db, rows[:PAGE], f), "/articles", f, len(rows) > PAGE)
    return Page(
        "Articles",
        "",
        (table,),
        crumbs=HOME,
        filters=("q", *FILTERS),
        form=lexicons(db),
        notes=notes(db, f),
        command="framing analyze ARTICLES…",
    )
