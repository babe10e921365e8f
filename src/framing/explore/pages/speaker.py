"""A speaker over all stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from framing.explore.database import Database, Row
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Link, Page, Table
from framing.explore.pages.common import COLUMNS, HOME, NotFoundError, lexicons, notes, over_time, present, some
from framing.explore.pages.sentences import STATEMENTS_NOTE, Rows, sentence_table
from framing.explore.sums import sums


def speaker(db: Database, f: Filters, slug: str) -> Page:
    """Who quotes somebody, when, and with which verbs of saying."""
    found = db.row("SELECT * FROM speaker WHERE slug = ?", [slug])
    if found is None:
        raise NotFoundError(slug, "is no speaker of this corpus")
    path, number = f"/speaker/{quote(slug)}", found["id"]
    is_silent = f.voice == "own"
    m = sums(db, f, "speaker", item=number, by_month=True)
    months = [] if is_silent else db.rows(f"SELECT * FROM {m.table} WHERE {m.where} ORDER BY source, month", m.values)

    def address(source: int, only: str = "") -> str:
        return f"{path}{f.query_string(sources=(db.names[source],), only=only)}#sentences"

    heard = _heard(months)
    by_source: tuple[Mapping[str, Cell], ...] = tuple(
        {
            "source": db.names[source],
            "statements": Link(statements, address(source)),
            "words": Link(words, address(source)),
        }
        for source, (statements, words) in sorted(heard.items(), key=lambda x: (-x[1][1], db.names[x[0]]))
    )
    cues = [] if is_silent else _cues(db, f, number)
    called = [] if is_silent else _called(db, f, number)
    picture, numbers = over_time(
        db,
        f,
        f"{found['name']} over time",
        "Quoted words per month.",
        [(r["source"], r["month"], r["words"]) for r in months],
        path=path,
    )
    times = Column("times", "Times", True)
    tables = (
        Table("sources", "Where quoted", (Column("source", "Source"), *_HEARD), by_source),
        numbers,
        Table(
            "cues",
            "With which verbs",
            (Column("source", "Source"), Column("cue", "Verb"), Column("stance", "Stance"), times),
            tuple(
                {
                    "source": db.names[r["source"]],
                    "cue": r["cue"],
                    "stance": r["stance"],
                    "times": Link(r["times"], address(r["source"], f"cue:{r['stance']}:{r['cue']}")),
                }
                for r in cues
            ),
        ),
        Table(
            "called",
            "How introduced",
            (Column("source", "Source"), Column("called", "Words"), times),
            tuple(
                {
                    "source": db.names[r["source"]],
                    "called": r["called"],
                    "times": Link(r["times"], address(r["source"], f"called:{r['called']}")),
                }
                for r in called
            ),
        ),
        sentence_table(db, f, *_chosen(f, number, path)),
    )
    return Page(
        found["name"],
        f"{found['kind']} speaker.",
        present(*tables),
        some(picture),
        crumbs=(*HOME, Link("Speakers", f"/speakers{f.elsewhere()}")),
        form=lexicons(db),
        notes=(*notes(db, f), *STATEMENTS_NOTE[is_silent]),
        command="framing compare ARTICLES… --panel voices",
    )


_HEARD = (COLUMNS["statements"], COLUMNS["words"])


def _heard(months: Sequence[Row]) -> dict[int, tuple[int, int]]:
    added: dict[int, tuple[int, int]] = {}
    for r in months:
        statements, words = added.get(r["source"], (0, 0))
        added[r["source"]] = (statements + r["statements"], words + r["words"])
    return added


def _cues(db: Database, f: Filters, number: int) -> Sequence[Row]:
    tables, of_tables, where, values = f.of_uses(db, "quotation", is_span=True)
    return db.rows(
        f"SELECT x.source, x.cue, x.stance, sum(x.times) AS times FROM {tables}"
        f" WHERE x.speaker = ? AND x.cue IS NOT NULL AND {where} GROUP BY x.source, x.cue, x.stance"
        " ORDER BY x.stance = 'neutral', times DESC LIMIT 40",
        [*of_tables, number, *values],
    )


def _called(db: Database, f: Filters, number: int) -> Sequence[Row]:
    tables, of_tables, where, values = f.of_uses(db, "quotation", is_span=True)
    return db.rows(
        f"SELECT x.source, x.called, sum(x.times) AS times FROM {tables} WHERE x.speaker = ?"
        f" AND x.called IS NOT NULL AND {where} GROUP BY x.source, x.called ORDER BY times DESC LIMIT 30",
        [*of_tables, number, *values],
    )


def _chosen(f: Filters, number: int, path: str) -> tuple[Rows, str, str]:
    """The statements that are shown: all, or those with one verb or introduction; with path and caption."""
    kind, _, rest = f.only.partition(":")
    if kind == "cue" and ":" in rest:
        stance, _, cue = rest.partition(":")
        where = "x.speaker = ? AND x.stance = ? AND x.cue = ?"
        return Rows("quotation", where, (number, stance, cue), kind="span"), path, f"With “{cue}”."
    if kind == "called":
        where = "x.speaker = ? AND x.called = ?"
        return Rows("quotation", where, (number, rest), kind="span"), path, f"Introduced as “{rest}”."
    return Rows("quotation", "x.speaker = ?", (number,), kind="span"), path, ""
