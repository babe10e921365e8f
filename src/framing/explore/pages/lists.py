"""Lists of entities, loaded terms and speakers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal
from urllib.parse import quote

from framing.explore.database import Database, Row
from framing.explore.filters import PAGE, Filters
from framing.explore.page import FILTERS, Cell, Link, Page
from framing.explore.pages.common import HOME, LISTED, SCALE, Listing, lexicons, like, listed, mean, notes, paged
from framing.explore.pages.sentences import STATEMENTS_NOTE
from framing.explore.sums import sums


def entities(db: Database, f: Filters) -> Page:
    """The list of entities."""
    return _list(db, f, "entities", "Entities", "Who and what the articles speak of.", entity_rows, SCALE)


def terms(db: Database, f: Filters) -> Page:
    """The list of loaded terms."""
    return _list(db, f, "terms", "Loaded terms", "Uses in own voice / in words of others.", term_rows)


def speakers(db: Database, f: Filters) -> Page:
    """The list of speakers."""
    return _list(db, f, "speakers", "Speakers", "Who is quoted, in how many words.", speaker_rows)


ARTICLES = {"own": "own_articles", "quoted": "said_articles", "all": "articles"}
NAMED_IN = {"own": "m.own_sentences", "quoted": "m.sentences - m.own_sentences", "all": "m.sentences"}
"""Articles and sentences with an entity, by the voice of the sentences."""


def entity_rows(db: Database, f: Filters, most: int = PAGE) -> Listing:
    """Entities under the filters, those in most articles first, with their tone on average."""
    rows = _ranked(
        db,
        f,
        most,
        "entity",
        ARTICLES[f.voice],
        f"t.name, sum(m.{ARTICLES[f.voice]}) AS articles, sum({NAMED_IN[f.voice]}) AS sentences,"
        " sum(m.own_n) AS n, sum(m.own_sum) AS total, sum(m.own_squares) AS squares,"
        " sum(m.said_n) AS n2, sum(m.said_sum) AS total2, sum(m.said_squares) AS squares2, t.label AS label",
    )
    out: list[dict[str, Cell]] = []
    for r in rows[:most]:
        page = f"/entity/{quote(r['slug'])}"
        here = page + f.elsewhere() + "#sentences"
        out.append(
            {
                "entity": Link(r["name"], page + f.elsewhere()),
                "kind": r["label"],
                "articles": Link(r["articles"], here),
                "sentences": Link(r["sentences"], here),
                "own": mean(r["n"], r["total"], r["squares"], page + f.elsewhere(voice="own") + "#sentences"),
                "said": mean(r["n2"], r["total2"], r["squares2"], page + f.elsewhere(voice="quoted") + "#sentences"),
            }
        )
    return _without("entity kind articles sentences own said", f, "own", "said"), out, len(rows) > most


def term_rows(db: Database, f: Filters, most: int = PAGE) -> Listing:
    """Loaded terms under the filters, the most frequent first."""
    rows = _ranked(
        db,
        f,
        most,
        "term",
        "attributed" if f.voice == "quoted" else "own",
        "t.term AS name, sum(m.own) AS own, sum(m.attributed) AS attributed, t.category, t.polarity, t.lexicon",
    )
    out: list[dict[str, Cell]] = []
    for r in rows[:most]:
        page = f"/term/{quote(r['slug'])}"
        out.append(
            {
                "term": Link(r["name"], page + f.elsewhere()),
                "lexicon": r["lexicon"],
                "category": r["category"],
                "polarity": r["polarity"],
                "own": Link(r["own"], page + f.elsewhere(voice="own") + "#sentences"),
                "attributed": Link(r["attributed"], page + f.elsewhere(voice="quoted") + "#sentences"),
            }
        )
    keys = _without("term lexicon category polarity own attributed", f, "own", "attributed")
    return keys, out, len(rows) > most


def speaker_rows(db: Database, f: Filters, most: int = PAGE) -> Listing:
    """Speakers under the filters, those quoted in most words first; none of them in own voice."""
    keys = ["speaker", "kind", "statements", "words"]
    if f.voice == "own":
        return keys, [], False
    rows = _ranked(
        db,
        f,
        most,
        "speaker",
        "words",
        "t.name, sum(m.statements) AS statements, sum(m.words) AS words, t.kind",
    )
    out: list[dict[str, Cell]] = []
    for r in rows[:most]:
        page = f"/speaker/{quote(r['slug'])}{f.elsewhere()}"
        out.append(
            {
                "speaker": Link(r["name"], page),
                "kind": r["kind"],
                "statements": Link(r["statements"], page + "#sentences"),
                "words": Link(r["words"], page + "#sentences"),
            }
        )
    return keys, out, len(rows) > most


def _without(keys: str, f: Filters, own: str, said: str) -> list[str]:
    """The columns without that of the voice that is filtered out."""
    left_out = {"own": said, "quoted": own}.get(f.voice)
    return [key for key in keys.split() if key != left_out]


def _ranked(
    db: Database, f: Filters, most: int, kind: Literal["entity", "term", "speaker"], by: str, told: str
) -> Sequence[Row]:
    """The rows of a list, one more than is shown; sums over the months and sources of the filters."""
    name = "t.term" if kind == "term" else "t.name"
    m = sums(db, f, kind)
    where, given = [m.where], list(m.values)
    if f.query:
        where.append(f"{name} LIKE ? ESCAPE '!'")
        given.append(f"%{like(f.query)}%")
    elif m.is_kept:
        where.append("t.rank <= ?")
        given.append(LISTED)
    if kind == "term" and f.lexicon:
        where.append("t.lexicon = ?")
        given.append(f.lexicon)
    joined = (
        f"{kind} t CROSS JOIN {m.table} ON m.item = t.id" if m.is_kept else f"{m.table} JOIN {kind} t ON t.id = m.item"
    )
    return db.rows(
        f"SELECT t.slug, {told} FROM {joined} WHERE {' AND '.join(where)}"
        f" GROUP BY t.id HAVING sum(m.{by}) > 0 ORDER BY sum(m.{by}) DESC, t.rank LIMIT ? OFFSET ?",
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
    table = paged(listed(key, title, listing, caption=caption), f"/{key}", f, listing[2])
    is_whole = f.query or f.is_live
    note = "" if is_whole else f" These are the {LISTED:,} in the most articles; search for others by name."
    told = notes(db, f)
    if key == "speakers":
        told = (*told, *STATEMENTS_NOTE[f.voice == "own"])
    return Page(
        title,
        lead + note,
        (table,),
        crumbs=HOME,
        filters=("q", *FILTERS),
        form=lexicons(db),
        notes=told,
        command="framing corpus ARTICLES… --out FOLDER",
    )
