"""A loaded term over all stories."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from framing import measures
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Link, Page, Table
from framing.explore.pages.common import COLUMNS, HOME, NotFoundError, kwic, lexicons, notes, over_time, present, some
from framing.explore.pages.sentences import Rows, sentence_table
from framing.explore.sums import source_sums, sums


def term(db: Database, f: Filters, slug: str) -> Page:
    """A loaded term by source and month, with its sentences."""
    found = db.row("SELECT * FROM term WHERE slug = ?", [slug])
    if found is None:
        raise NotFoundError(slug, "is no loaded term of this corpus")
    path = f"/term/{quote(slug)}"
    m = sums(db, f, "term", item=found["id"], by_month=True)
    is_other = bool(f.lexicon) and f.lexicon != found["lexicon"]
    months = [] if is_other else db.rows(f"SELECT * FROM {m.table} WHERE {m.where} ORDER BY source, month", m.values)
    is_said = f.voice == "quoted"
    uses: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for r in months:
        uses[r["source"]][0] += r["own"]
        uses[r["source"]][1] += r["attributed"]
    words = {s.source: s.own_words for s in source_sums(db, f)} if not is_said else {}
    out: list[dict[str, Cell]] = []
    for source, (own, said) in sorted(uses.items(), key=lambda x: db.names[x[0]]):
        name, mass = db.names[source], words.get(source, 0)
        rate, interval = measures.rate(own, mass), measures.rate_interval(own, mass)
        in_own = f"{path}{f.query_string(sources=(name,), voice='own')}#sentences"
        out.append(
            {
                "source": name,
                "own": Link(own, in_own),
                "attributed": Link(said, f"{path}{f.query_string(sources=(name,), voice='quoted')}#sentences"),
                "rate": None if rate is None or interval is None else Estimate(rate, *interval, in_own),
            }
        )
    columns = [Column("source", "Source")]
    columns += [] if is_said else [COLUMNS["own"]]
    columns += [] if f.voice == "own" else [COLUMNS["attributed"]]
    columns += [] if is_said else [Column("rate", "Per 1,000 own words", True)]
    picture, numbers = over_time(
        db,
        f,
        f"{found['term']} over time",
        f"Uses in {'words of others' if is_said else 'own voice'} per month.",
        [(r["source"], r["month"], r["attributed" if is_said else "own"] or None) for r in months],
        path=path,
        voice="quoted" if is_said else "own",
    )
    tables = present(
        Table("sources", "In each source", tuple(columns), tuple(out), "Intervals: 95%, exact Poisson."),
        numbers,
        sentence_table(db, f, Rows("loaded", "x.term = ?", (found["id"],), kind="term"), path),
    )
    return Page(
        found["term"],
        f"{found['category']}, {found['polarity']}; lexicon {found['lexicon']}.",
        tables,
        some(picture),
        crumbs=(*HOME, Link("Loaded terms", f"/terms{f.elsewhere()}")),
        form=lexicons(db),
        notes=notes(db, f),
        command=kwic(found["term"], f),
    )
