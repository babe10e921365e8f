"""An article with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import quote

from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Column, Estimate, Link, Page, Passage, Table
from framing.explore.pages.common import COLUMNS, ENTITY, HOME, NotFoundError


def article(db: Database, f: Filters, key: str) -> Page:
    found = db.row("SELECT a.*, b.text FROM article a JOIN body b ON b.article = a.id WHERE a.key = ?", [key])
    if found is None:
        raise NotFoundError(key, "is no article of this corpus")
    number = found["id"]
    marks = _marks(db, number)
    passages: list[Passage] = []
    for s in db.rows('SELECT n, start, "end", part FROM sentence WHERE article = ? ORDER BY n', [number]):
        cuts = _cut(found["text"], s["start"], s["end"], marks)
        begins = (
            not passages or "\n" in found["text"][max(0, s["start"] - 2) : s["start"]] or passages[-1].kind != s["part"]
        )
        if begins:
            passages.append(Passage(s["part"], ((s["start"], cuts),)))
        else:
            passages[-1] = Passage(s["part"], (*passages[-1].sentences, (s["start"], cuts)))
    source = db.names[found["source"]]
    story = db.row("SELECT key, label FROM story WHERE id = ?", [found["story"]])
    people = db.rows(
        "SELECT e.name, e.slug, p.mentions, p.own, p.attributed, p.verdict FROM portrait p"
        " JOIN entity e ON e.id = p.entity"
        " WHERE p.article = ? ORDER BY p.mentions DESC, e.rank LIMIT 15",
        [number],
    )
    table = Table(
        "entities",
        "Who is written about",
        (
            ENTITY,
            Column("mentions", "Mentions", True),
            COLUMNS["own"],
            COLUMNS["said"],
            Column("verdict", "Verdict"),
        ),
        tuple(
            {
                "entity": Link(r["name"], f"/entity/{quote(r['slug'])}"),
                "mentions": r["mentions"],
                "own": None if r["own"] is None else Estimate(r["own"]),
                "said": None if r["attributed"] is None else Estimate(r["attributed"]),
                "verdict": r["verdict"],
            }
            for r in people
        ),
    )
    links = (Link(f"Story: {story['label']}", f"/story/{quote(story['key'])}"),) if story else ()
    lead = ", ".join(filter(None, (source, found["date"], f"{found['words']:,} words")))
    return Page(
        found["title"] or key,
        lead,
        (table,),
        passages=tuple(passages),
        crumbs=(*HOME, Link("Articles", "/articles")),
        links=links,
        command="framing analyze ARTICLE",
    )


def _marks(db: Database, number: int) -> list[tuple[int, int, str, str]]:
    """Start, end, class names and what a mark says."""
    marks = []
    for r in db.rows(
        'SELECT l.start, l."end", l.voice, t.term, t.category, t.polarity FROM loaded l'
        " JOIN term t ON t.id = l.term WHERE l.article = ?",
        [number],
    ):
        marks.append((r["start"], r["end"], f"term {r['polarity']}", f"{r['term']}: {r['category']}, {r['voice']}"))
    for r in db.rows(
        'SELECT q.start, q."end", q.type, q.called, s.name FROM quotation q LEFT'
        " JOIN speaker s ON s.id = q.speaker WHERE q.article = ?",
        [number],
    ):
        name = "scare" if r["type"] == "scare" else "quotation"
        marks.append((r["start"], r["end"], name, f"{r['type']}: {r['name'] or 'nobody named'}"))
    for r in db.rows('SELECT start, "end", text, polarity FROM descriptor WHERE article = ?', [number]):
        marks.append((r["start"], r["end"], f"descriptor {r['polarity']}", "descriptor"))
    return marks


def _cut(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int, str, str]]
) -> tuple[tuple[str, str, str], ...]:
    here = [m for m in marks if m[0] < end and m[1] > start]
    edges = sorted({start, end, *(max(start, m[0]) for m in here), *(min(end, m[1]) for m in here)})
    out = []
    for a, b in pairwise(edges):
        on = [m for m in here if m[0] <= a and m[1] >= b]
        out.append(
            (text[a:b], " ".join(dict.fromkeys(w for m in on for w in m[2].split())), "; ".join(m[3] for m in on))
        )
    return tuple(out)
