"""A speaker over all stories."""

from __future__ import annotations

from urllib.parse import quote

from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Column, Link, Page, Table
from framing.explore.pages.common import COLUMNS, HOME, NotFoundError
from framing.explore.pages.sentences import sentence_table


def speaker(db: Database, f: Filters, slug: str) -> Page:
    found = db.row("SELECT * FROM speaker WHERE slug = ?", [slug])
    if found is None:
        raise NotFoundError(slug, "is no speaker of this corpus")
    join, where, values = f.of_rows(db.sources)
    path = f"/speaker/{quote(slug)}"
    of_months, given = f.of_months(db.sources)
    heard = db.rows(
        f"SELECT m.source, sum(m.statements) AS statements, sum(m.words) AS words FROM speaker_{f.sums} m"
        f" WHERE m.item = ? AND {of_months} GROUP BY m.source ORDER BY words DESC",
        [found["id"], *given],
    )
    by_source = tuple(
        {
            "source": db.names[r["source"]],
            "statements": Link(r["statements"], f"{path}{f.query_string(sources=(db.names[r['source']],))}#sentences"),
            "words": r["words"],
        }
        for r in heard
    )
    cues = db.rows(
        f"SELECT x.source, coalesce(x.cue, '') AS cue, x.stance, count(*) AS times FROM quotation x{join}"
        f" WHERE x.speaker = ? AND x.cue IS NOT NULL AND {where} GROUP BY x.source, cue, x.stance"
        " ORDER BY x.stance = 'neutral', times DESC LIMIT 40",
        [found["id"], *values],
    )
    called = db.rows(
        f"SELECT x.source, x.called, count(*) AS times FROM quotation x{join}"
        " WHERE x.speaker = ?"
        f" AND x.called IS NOT NULL AND {where} GROUP BY x.source, x.called ORDER BY times DESC LIMIT 30",
        [found["id"], *values],
    )
    tables = (
        Table(
            "sources",
            "Where quoted",
            (Column("source", "Source"), COLUMNS["statements"], COLUMNS["words"]),
            by_source,
        ),
        Table(
            "cues",
            "With which verbs",
            (
                Column("source", "Source"),
                Column("cue", "Verb"),
                Column("stance", "Stance"),
                Column("times", "Times", True),
            ),
            tuple(
                {"source": db.names[r["source"]], "cue": r["cue"], "stance": r["stance"], "times": r["times"]}
                for r in cues
            ),
        ),
        Table(
            "called",
            "How introduced",
            (Column("source", "Source"), Column("called", "Words"), Column("times", "Times", True)),
            tuple({"source": db.names[r["source"]], "called": r["called"], "times": r["times"]} for r in called),
        ),
        sentence_table(db, f, "quotation", "speaker", found["id"], path, voiced=False),
    )
    return Page(
        found["name"],
        f"{found['kind']} speaker, {found['statements']:,} statements.",
        tables,
        crumbs=(*HOME, Link("Speakers", "/speakers")),
        filters=("sources", "dates", "entity"),
        command="framing compare ARTICLES… --panel voices",
    )
