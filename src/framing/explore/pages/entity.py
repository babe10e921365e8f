"""An entity over all stories: portraits, descriptors, predicates, sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import quote

from framing.explore.database import Database, Row
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Link, Page, Table
from framing.explore.pages.common import (
    COLUMNS,
    HOME,
    SCALE,
    NotFoundError,
    kwic,
    lexicons,
    mean,
    notes,
    over_time,
    present,
    some,
)
from framing.explore.pages.lists import ARTICLES
from framing.explore.pages.sentences import Rows, sentence_table
from framing.explore.sums import sums
from framing.reporter.entity_kinds import kind_of


def entity(db: Database, f: Filters, slug: str) -> Page:
    """How an entity comes out, by source and month, with its sentences, descriptors and roles."""
    found = db.row("SELECT * FROM entity WHERE slug = ?", [slug])
    if found is None:
        raise NotFoundError(slug, "is no entity of this corpus")
    path, number = f"/entity/{quote(slug)}", found["id"]
    m = sums(db, f, "entity", item=number, by_month=True)
    months = db.rows(f"SELECT * FROM {m.table} WHERE {m.where} ORDER BY m.source, m.month", m.values)
    is_said = f.voice == "quoted"
    picture, numbers = over_time(
        db,
        f,
        f"{found['name']} over time",
        f"Evaluation in {'the words of others' if is_said else 'each source’s own voice'}, mean over the articles of a"
        " month with 95% interval.",
        [(r["source"], r["month"], _mean(r, is_said=is_said)) for r in months],
        path=path,
        voice="quoted" if is_said else "own",
        signed=True,
    )
    tables = present(
        _portraits(db, f, path, months),
        numbers,
        _labels(db, f, number, path),
        _verbs(db, f, number, path),
        sentence_table(db, f, *_chosen(f, number, path)),
    )
    return Page(
        found["name"],
        f"{kind_of(found['label']).capitalize()}. {SCALE}",
        tables,
        some(picture),
        crumbs=(*HOME, Link("Entities", f"/entities{f.elsewhere()}")),
        form=lexicons(db),
        notes=notes(db, f),
        command=kwic(found["name"], f),
    )


def _mean(r: Row, *, is_said: bool) -> Estimate | None:
    kind = "said" if is_said else "own"
    return mean(r[f"{kind}_n"], r[f"{kind}_sum"], r[f"{kind}_squares"])


def _portraits(db: Database, f: Filters, path: str, months: Sequence[Row]) -> Table:
    added: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for r in months:
        its = added[r["source"]]
        its["in_articles"] += r[ARTICLES[f.voice]]
        its["in_sentences"] += {
            "own": r["own_sentences"],
            "quoted": r["sentences"] - r["own_sentences"],
            "all": r["sentences"],
        }[f.voice]
        for key in ("own_n", "own_sum", "own_squares", "said_n", "said_sum", "said_squares"):
            its[key] += r[key]
    out: list[dict[str, Cell]] = []
    for source, its in sorted(added.items(), key=lambda x: db.names[x[0]]):
        name = db.names[source]

        def address(voice: str = f.voice, name: str = name) -> str:
            return f"{path}{f.query_string(sources=(name,), voice=voice, only='')}#sentences"

        out.append(
            {
                "source": name,
                "articles": Link(int(its["in_articles"]), address()),
                "sentences": Link(int(its["in_sentences"]), address()),
                "own": mean(int(its["own_n"]), its["own_sum"], its["own_squares"], address("own")),
                "said": mean(int(its["said_n"]), its["said_sum"], its["said_squares"], address("quoted")),
            }
        )
    columns = [Column("source", "Source"), COLUMNS["articles"], COLUMNS["sentences"], *_voices(f)]
    return Table("portraits", "Portrait in each source", tuple(columns), tuple(out))


def _voices(f: Filters) -> list[Column]:
    left_out = {"own": "said", "quoted": "own"}.get(f.voice)
    return [COLUMNS[key] for key in ("own", "said") if key != left_out]


def _labels(db: Database, f: Filters, number: int, path: str) -> Table:
    tables, of_tables, where, values = f.of_uses(db, "descriptor")
    rows = db.rows(
        "SELECT x.label AS label, x.polarity, x.source, sum(x.times) AS times,"
        f" sum(x.times * (x.voice NOT IN ('direct', 'indirect'))) AS own FROM {tables}"
        f" WHERE x.entity = ? AND NOT x.negated AND {where} AND {f.of_voice('x')}"
        " GROUP BY x.label, x.polarity, x.source"
        " ORDER BY x.polarity = 'neutral', times DESC, x.label LIMIT 60",
        [*of_tables, number, *values],
    )

    def address(r: Row, voice: str) -> str:
        only = f"descriptor:{r['polarity']}:{r['label']}"
        return f"{path}{f.query_string(sources=(db.names[r['source']],), voice=voice, only=only)}#sentences"

    out = tuple(
        {
            "source": db.names[r["source"]],
            "descriptor": Link(r["label"], address(r, f.voice)),
            "polarity": r["polarity"],
            "own": Link(r["own"], address(r, "own")),
            "said": Link(r["times"] - r["own"], address(r, "quoted")),
        }
        for r in rows
    )
    columns = [Column("source", "Source"), Column("descriptor", "Descriptor"), COLUMNS["polarity"]]
    columns += _voices(f)
    return Table("descriptors", "Names and labels", tuple(columns), out, "Those that judge come first.")


def _verbs(db: Database, f: Filters, number: int, path: str) -> Table:
    tables, of_tables, where, values = f.of_uses(db, "role")
    rows = db.rows(
        f"SELECT x.role, x.verb, x.polarity, x.source, sum(x.times) AS times FROM {tables}"
        f" WHERE x.entity = ? AND {_TOLD} AND x.polarity != 'neutral' AND {where}"
        f" AND {f.of_voice('x')} GROUP BY x.role, x.verb, x.polarity, x.source ORDER BY times DESC, x.verb LIMIT 30",
        [*of_tables, number, *values],
    )

    def address(r: Row) -> str:
        only = f"role:{r['role']}:{r['polarity']}:{r['verb']}"
        return f"{path}{f.query_string(sources=(db.names[r['source']],), only=only)}#sentences"

    out = tuple(
        {
            "source": db.names[r["source"]],
            "role": r["role"],
            "verb": r["verb"],
            "polarity": r["polarity"],
            "times": Link(r["times"], address(r)),
        }
        for r in rows
    )
    columns = (
        Column("source", "Source"),
        Column("role", "Role"),
        Column("verb", "Verb"),
        COLUMNS["polarity"],
        Column("times", "Times", True),
    )
    return Table("roles", "Deeds and what is done to them", columns, out, "Predicates that judge, presented as done.")


_TOLD = "NOT x.negated AND x.modality = 'asserted'"


def _chosen(f: Filters, number: int, path: str) -> tuple[Rows, str, str]:
    """The rows whose sentences are shown: all mentions, or those of one label or predicate; with path and caption."""
    kind, _, rest = f.only.partition(":")
    if kind == "descriptor" and ":" in rest:
        polarity, _, label = rest.partition(":")
        where = "x.entity = ? AND NOT x.negated AND x.polarity = ? AND lower(x.text) = ?"
        return Rows("descriptor", where, (number, polarity, label)), path, f"Where they are called “{label}”."
    if kind == "role" and rest.count(":") >= 2:
        role, polarity, verb = rest.split(":", 2)
        where = f"x.entity = ? AND {_TOLD} AND x.role = ? AND x.polarity = ? AND x.verb = ?"
        return Rows("role", where, (number, role, polarity, verb)), path, f"Where they are {role} of “{verb}”."
    return Rows("mention", "x.entity = ?", (number,)), path, ""
