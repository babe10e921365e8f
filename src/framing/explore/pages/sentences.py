"""Sentences behind a number, and full-text search."""

from __future__ import annotations

from framing.explore.database import Database, Row
from framing.explore.filters import PAGE, Filters
from framing.explore.index import slug
from framing.explore.page import Cell, Extract, Page, Table
from framing.explore.pages.common import HOME, SENTENCES, at, paged


def sentence_table(
    db: Database, f: Filters, table: str, column: str, number: int, path: str, *, voiced: bool = True
) -> Table:
    where, values = f.of_articles(db.sources)
    voice = f.of_voice("x") if voiced else "1"
    shown = "x.voice" if voiced else "x.type"
    also, names = _also(f)
    rows = db.rows(
        f'SELECT x.article, x.n, x.start, x."end", {shown} AS voice, a.source, a.date FROM {table} x'
        " JOIN article a ON a.id = x.article"
        f" WHERE x.{column} = ? AND {where} AND {voice} AND {also} ORDER BY x.article, x.n LIMIT ? OFFSET ?",
        [number, *values, *names, PAGE + 1, (f.page - 1) * PAGE],
    )
    out = tuple(_sentence_row(db, r) for r in rows[:PAGE])
    return paged(Table("sentences", "Sentences", SENTENCES, out), path, f, len(rows) > PAGE)


def _also(f: Filters) -> tuple[str, list[str]]:
    """A condition that the sentence mentions the entity of the filters, given by its slug or its name."""
    if not f.entity:
        return "1", []
    within = (
        "EXISTS (SELECT 1 FROM mention m JOIN entity e ON e.id = m.entity"
        " WHERE e.slug = ? AND m.article = x.article AND m.n = x.n)"
    )
    return within, [slug(f.entity)]


def _sentence_row(db: Database, r: Row) -> dict[str, Cell]:
    place = db.row(
        'SELECT s.start, s."end", a.key, b.text FROM sentence s JOIN article a ON a.id = s.article'
        " JOIN body b ON b.article = s.article WHERE s.article = ? AND s.n = ?",
        [r["article"], r["n"]],
    )
    assert place is not None
    text, first, last = place["text"], min(place["start"], r["start"]), max(place["end"], r["end"])
    extract = Extract(
        text[first : r["start"]], text[r["start"] : r["end"]], text[r["end"] : last], at(place["key"], place["start"])
    )
    return {"source": db.names[r["source"]], "date": r["date"] or "", "voice": r["voice"], "sentence": extract}


def search(db: Database, f: Filters) -> Page:
    """Sentences that hold all the words, or a phrase between quotation marks."""
    rows: list[Row] = []
    wanted = _match(f.query)
    where, values = f.of_articles(db.sources)
    if wanted:
        rows = db.rows(
            'SELECT s.article, s.n, s.start, s."end", a.source, a.date FROM found'
            " JOIN sentence s ON s.id = found.rowid"
            f" JOIN article a ON a.id = s.article WHERE found MATCH ? AND {where} LIMIT ? OFFSET ?",
            [wanted, *values, PAGE + 1, (f.page - 1) * PAGE],
        )
    out: list[dict[str, Cell]] = []
    for r in rows[:PAGE]:
        article = db.row(
            "SELECT a.key, b.text FROM article a JOIN body b ON b.article = a.id WHERE a.id = ?", [r["article"]]
        )
        assert article is not None
        before, hit, after = _first_hit(article["text"][r["start"] : r["end"]], f.query)
        extract = Extract(before, hit, after, at(article["key"], r["start"]))
        out.append({"source": db.names[r["source"]], "date": r["date"] or "", "sentence": extract})
    columns = tuple(c for c in SENTENCES if c.key != "voice")
    table = paged(Table("sentences", "Sentences", columns, tuple(out)), "/search", f, len(rows) > PAGE)
    lead = "Case and accents do not matter. Put a phrase between quotation marks."
    return Page(
        "Search",
        lead,
        (table,),
        crumbs=HOME,
        filters=("q", "sources", "dates"),
        command=f"framing kwic {f.query or 'TERM'} ARTICLES…",
    )


def _match(query: str) -> str:
    """The words as an FTS5 query: each quoted, so that none of them is an operator."""
    phrases = query.count('"') // 2
    parts = query.split('"')
    told = []
    for i, part in enumerate(parts):
        if i % 2 and (i + 1) // 2 <= phrases:
            told.append(f'"{part.strip()}"')
        else:
            told += [f'"{word}"' for word in part.split()]
    return " ".join(t for t in told if any(c.isalnum() for c in t))


def _first_hit(text: str, query: str) -> tuple[str, str, str]:
    for wanted in sorted(
        filter(None, (w.strip() for w in query.replace('"', "\n").split("\n"))), key=len, reverse=True
    ):
        for form in (wanted, *wanted.split()):
            at = text.casefold().find(form.casefold())
            if at >= 0 and len(text.casefold()) == len(text):
                return text[:at], text[at : at + len(form)], text[at + len(form) :]
    return text, "", ""
