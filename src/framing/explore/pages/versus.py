"""Two sources side by side over all stories."""

from __future__ import annotations

import math
from itertools import groupby
from urllib.parse import quote

from framing import measures
from framing.explore import figures
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Figure, Link, Page, Table
from framing.explore.pages.common import COLUMNS, ENTITY, HOME, LISTED, mean, some, variance


def versus(db: Database, f: Filters) -> Page:
    """Two sources over all stories: the entities each favours, its words, the people it quotes."""
    names = list(db.sources)
    a, b = (f.a if f.a in db.sources else ""), (f.b if f.b in db.sources else "")
    if (not a or not b or a == b) and len(names) >= 2:
        largest = db.rows("SELECT source FROM source_month GROUP BY source ORDER BY sum(articles) DESC, source LIMIT 2")
        a, b = (db.names[r["source"]] for r in largest)
    if len(names) < 2:
        return Page("Two sources side by side", "This corpus has a single source.", crumbs=HOME)
    pair = (db.sources[a], db.sources[b])
    differing, picture = _favoured(db, pair, (a, b))
    tables = (differing, _overused(db, pair, (a, b)), _quoted_by(db, pair, (a, b)))
    return Page(
        f"{a} and {b}",
        "Over all stories of the corpus. p values are adjusted (Benjamini & Hochberg 1995).",
        tables,
        some(picture),
        crumbs=HOME,
        filters=("pair",),
        form={"a": [a], "b": [b]},
        command="framing corpus ARTICLES… --out FOLDER",
    )


def _favoured(db: Database, pair: tuple[int, int], names: tuple[str, str]) -> tuple[Table, Figure | None]:
    rows = db.rows(
        "SELECT e.name, e.slug, m.source, sum(m.own_n) AS n, sum(m.own_sum) AS total, sum(m.own_squares) AS squares"
        " FROM entity e CROSS JOIN entity_source m ON m.item = e.id WHERE e.rank <= ? AND m.source IN (?, ?)"
        " GROUP BY e.id, m.source HAVING n >= 3 ORDER BY e.rank",
        [LISTED, *pair],
    )
    found = []
    for (name, slug), group in groupby(rows, key=lambda r: (r["name"], r["slug"])):
        its = {r["source"]: (r["n"], r["total"], r["squares"]) for r in group}
        if len(its) == 2:
            first, second = its[pair[0]], its[pair[1]]
            found.append((name, slug, first, second, *_difference(first, second)))
    adjusted = measures.adjusted([p for *_, p in found]) if found else []
    order = sorted(zip(found, adjusted, strict=True), key=lambda x: (x[1], -abs(x[0][4].value), x[0][0]))[:40]
    out: list[dict[str, Cell]] = []
    for (name, slug, first, second, difference, _), p in order:
        page = f"/entity/{quote(slug)}"
        out.append(
            {
                "entity": Link(name, page),
                "a": mean(*first, f"{page}{Filters(sources=(names[0],), voice='own').query_string()}#sentences"),
                "b": mean(*second, f"{page}{Filters(sources=(names[1],), voice='own').query_string()}#sentences"),
                "difference": difference,
                "p": round(p, 4),
            }
        )
    columns = (
        ENTITY,
        Column("a", names[0], True),
        Column("b", names[1], True),
        Column("difference", "Difference", True),
        Column("p", "p adjusted", True),
    )
    told = [
        (
            str(_text(r["entity"])),
            [(n, e) for n, e in zip(names, (r["a"], r["b"]), strict=True) if isinstance(e, Estimate)],
        )
        for r in out[:14]
    ]
    picture = figures.of_rows(
        "Evaluation in own voice", f"{names[0]} and {names[1]}, with 95 % intervals.", told, unit="evaluation"
    )
    return Table(
        "entities",
        "Who is portrayed better in each",
        columns,
        tuple(out),
        "In own voice; entities with three articles or more in both.",
    ), picture


def _text(cell: Cell) -> Cell:
    return cell.value if isinstance(cell, Link) else cell


def _difference(first: tuple[int, float, float], second: tuple[int, float, float]) -> tuple[Estimate, float]:
    """Difference of two means with its normal interval, and the two-sided p (Welch's standard error)."""
    (n, total, squares), (m, total2, squares2) = first, second
    error = math.sqrt(variance(n, total, squares) / n + variance(m, total2, squares2) / m)
    value = total / n - total2 / m
    p = math.erfc(abs(value) / error / math.sqrt(2)) if error else 1.0
    z = measures.z_score()
    return Estimate(value, value - z * error, value + z * error), p


def _overused(db: Database, pair: tuple[int, int], names: tuple[str, str]) -> Table:
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    for r in db.rows("SELECT source, word, uses FROM word WHERE source IN (?, ?) ORDER BY uses DESC LIMIT 12000", pair):
        counts[db.names[r["source"]]][r["word"]] = r["uses"]
    rows = [k for k in measures.keyness(counts) if k.low > 0 and not k.underpowered]
    out: list[dict[str, Cell]] = []
    for name in names:
        for k in sorted((k for k in rows if k.source == name), key=lambda k: (k.p_adjusted, -k.log_odds))[:25]:
            address = f"/search{Filters(query=k.term, sources=(name,)).query_string()}"
            out.append(
                {
                    "source": name,
                    "word": Link(k.term, address),
                    "count": k.count,
                    "other": k.other_count,
                    "odds": Estimate(k.log_odds, k.low, k.high),
                    "p": round(k.p_adjusted, 4),
                }
            )
    columns = (
        Column("source", "Source"),
        Column("word", "Word"),
        Column("count", "Uses", True),
        Column("other", "In the other", True),
        Column("odds", "Log-odds", True),
        Column("p", "p adjusted", True),
    )
    return Table(
        "words",
        "Over-used words",
        columns,
        tuple(out),
        "Log-odds with a Dirichlet prior (Monroe, Colaresi & Quinn 2008).",
    )


def _quoted_by(db: Database, pair: tuple[int, int], names: tuple[str, str]) -> Table:
    rows = db.rows(
        "SELECT t.name, t.slug, total(m.words * (m.source = ?)) AS a, total(m.words * (m.source = ?)) AS b"
        " FROM speaker t"
        " CROSS JOIN speaker_source m ON m.item = t.id WHERE t.rank <= ? AND m.source IN (?, ?) GROUP BY t.id",
        [*pair, LISTED, *pair],
    )
    total = [sum(r[key] for r in rows) or 1 for key in "ab"]
    order = sorted(rows, key=lambda r: (-abs(r["a"] / total[0] - r["b"] / total[1]), r["name"]))[:30]
    out = tuple(
        {
            "speaker": Link(r["name"], f"/speaker/{quote(r['slug'])}"),
            "a": Link(
                int(r["a"]), f"/speaker/{quote(r['slug'])}{Filters(sources=(names[0],)).query_string()}#sentences"
            ),
            "b": Link(
                int(r["b"]), f"/speaker/{quote(r['slug'])}{Filters(sources=(names[1],)).query_string()}#sentences"
            ),
            "share_a": round(r["a"] / total[0], 4),
            "share_b": round(r["b"] / total[1], 4),
        }
        for r in order
    )
    columns = (
        COLUMNS["speaker"],
        Column("a", f"Words in {names[0]}", True),
        Column("b", f"Words in {names[1]}", True),
        Column("share_a", f"Share in {names[0]}", True),
        Column("share_b", f"Share in {names[1]}", True),
    )
    return Table("speakers", "Who is quoted", columns, out, "Where the shares of the quoted words differ most.")
