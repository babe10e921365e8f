"""Sentences behind a number, loaded terms and statements in their sentences, and full-text search."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from framing.explore.database import Database, Row
from framing.explore.filters import PAGE, STATEMENT, Filters
from framing.explore.page import FILTERS, Cell, Extract, Page, Table
from framing.explore.pages.common import HOME, SENTENCES, at, lexicons, notes, paged

COUNTED = 1000
"""Sentences of a list that are counted; of more it is said that there are more."""


class Rows(Struct, frozen=True):
    """Rows of a table `x` that stand in sentences.

    `kind`: "sentence" for one sentence; "term" for a loaded term; "span" for a statement, which may fill several
    sentences and whose words are always somebody else's.
    """

    table: str
    where: str = "1"
    values: Sequence[Any] = ()
    kind: Literal["sentence", "term", "span"] = "sentence"


def sentence_table(db: Database, f: Filters, rows: Rows, path: str, caption: str = "") -> Table:
    """The sentences of the rows under the filters, in order of articles; a page of them, and how many there are."""
    tables, where, values = _chosen(db, f, rows)
    voice = "x.type" if rows.kind == "span" else "x.voice"
    first = (
        "x.article" if rows.values else "a.id"
    )  # the same number; sorted already where it comes from the outer table
    found = db.rows(
        f'SELECT x.article, x.n, x.start, x."end", {voice} AS voice, a.source, a.date FROM {tables}'
        f" WHERE {where} ORDER BY {first}, x.n LIMIT ? OFFSET ?",
        [*values, PAGE + 1, (f.page - 1) * PAGE],
    )
    out = tuple(_sentence_row(db, r) for r in found[:PAGE])
    total = len(found)
    if total > PAGE or f.page > 1:
        row = db.row(
            f"SELECT count(*) AS n FROM (SELECT 1 FROM {tables} WHERE {where} LIMIT ?)", [*values, COUNTED + 1]
        )
        total = row["n"] if row else 0
    number = f"More than {COUNTED:,}" if total > COUNTED else f"{total:,}"
    told = " ".join(filter(None, (caption, f"{number} {'place' if total == 1 else 'places'}.")))
    return paged(Table("sentences", "Sentences", SENTENCES, out, told), path, f, len(found) > PAGE)


def _chosen(db: Database, f: Filters, rows: Rows) -> tuple[str, str, list[Any]]:
    """Tables, condition and parameters.

    All rows of a kind are found by their articles in turn, so that the first page of them is soon found. Rows of one
    thing are found by it, or, where a filter by what sentences hold leaves few, by these sentences.
    """
    is_span, is_term = rows.kind == "span", rows.kind == "term"
    dates, span = f.of_dates(db)
    voice = ("0" if f.voice == "own" else "1") if is_span else f.of_voice("x", is_term=is_term)
    if is_term:
        voice = f"x.is_counted AND {voice}"
    within, of_within = f.of_span("x") if is_span else f.of_sentence("x", is_term=is_term)
    condition = f"{rows.where} AND {dates} AND {voice} AND {within}"
    values = [*rows.values, *span, *of_within]
    if not rows.values:
        where, of_where = f.of_articles(db)
        return (
            f"article a CROSS JOIN {rows.table} x ON x.article = a.id",
            f"{condition} AND {where}",
            [*values, *of_where],
        )
    where, of_where = replace(f, entity="", lexicon="").of_articles(db)
    tables, given = f"{rows.table} x", list[Any]()
    if f.entity or (f.lexicon and not is_term):
        tables, given = (replace(f, lexicon="") if is_term else f).beside(db, rows.table, is_span=is_span)
    tables = f"{tables} CROSS JOIN article a ON a.id = x.article"
    return tables, f"{condition} AND {where}", [*given, *values, *of_where]


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


def uses(db: Database, f: Filters) -> Page:
    """Every loaded term in its sentence."""
    table = sentence_table(db, f, Rows("loaded", kind="term"), "/uses")
    return Page(
        "Loaded terms in their sentences",
        "",
        (table,),
        crumbs=HOME,
        form=lexicons(db),
        notes=notes(db, f),
        command="framing compare ARTICLES… --panel loaded_terms",
    )


def statements(db: Database, f: Filters) -> Page:
    """Every statement of somebody, with or without a name."""
    table = sentence_table(db, f, Rows("quotation", STATEMENT, kind="span"), "/statements")
    return Page(
        "Statements",
        "What the sources quote or report.",
        (table,),
        crumbs=HOME,
        form=lexicons(db),
        notes=(*notes(db, f), *STATEMENTS_NOTE[f.voice == "own"]),
        command="framing compare ARTICLES… --panel voices",
    )


STATEMENTS_NOTE = ((), ("Statements are words of others, so none is in the source’s own voice.",))
"""By whether own voice is asked for."""


def search(db: Database, f: Filters) -> Page:
    """Sentences that hold all the words, or a phrase between quotation marks; all sentences without a query."""
    where, values = f.of_articles(db)
    within, given = f.of_sentence("s")
    voice = {"own": "s.own_words > 0", "quoted": "s.own_words < s.words", "all": "1"}[f.voice]
    wanted = _match(f.query)
    if wanted:
        tables = "found CROSS JOIN sentence s ON s.id = found.rowid CROSS JOIN article a ON a.id = s.article"
        where, values = f"found MATCH ? AND {where}", [wanted, *values]
    else:
        tables = "article a CROSS JOIN sentence s ON s.article = a.id"
        where = f"{where} AND {'0' if f.query else '1'}"
    rows = db.rows(
        f'SELECT s.article, s.n, s.start, s."end", a.source, a.date FROM {tables}'
        f" WHERE {where} AND {voice} AND {within} LIMIT ? OFFSET ?",
        [*values, *given, PAGE + 1, (f.page - 1) * PAGE],
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
    told = notes(db, f)
    if f.voice != "all":
        said = "words of its source’s own" if f.voice == "own" else "words of others"
        told = (*told, f"Only sentences that hold {said}; the word found need not be one of them.")
    return Page(
        "Search",
        lead,
        (table,),
        crumbs=HOME,
        filters=("q", *FILTERS),
        form=lexicons(db),
        notes=told,
        command=f"framing kwic {shlex.quote(f.query)} ARTICLES…" if f.query else "",
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
