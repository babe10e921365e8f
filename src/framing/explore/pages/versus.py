"""Two sources side by side over all stories."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from framing import measures
from framing.explore import figures
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import FILTERS, Cell, Column, Estimate, Figure, Link, Page, Table
from framing.explore.pages.common import (
    COLUMNS,
    ENTITY,
    HOME,
    LISTED,
    lexicons,
    mean,
    notes,
    present,
    some,
    variance,
)
from framing.explore.sums import sums

type _Sums = tuple[int, float, float]  # articles, sum and sum of squares of their evaluations
type _Portrayed = tuple[str, str, _Sums, _Sums, Estimate, float]  # name, slug, both sources, difference and its p

_PICTURED = 14  # entities
_FILTERS = ("pair", *(name for name in FILTERS if name != "sources"))


def versus(db: Database, f: Filters) -> Page:
    """Two sources over all stories: the entities each favours, its words, the people it quotes."""
    names = list(db.sources)
    a, b = (f.a if f.a in db.sources else ""), (f.b if f.b in db.sources else "")
    if (not a or not b or a == b) and len(names) >= 2:
        a, b = db.largest[:2]
    if len(names) < 2:
        return Page("Two sources side by side", "This corpus has a single source.", crumbs=HOME, filters=())
    pair = (a, b)
    differing, picture = _favoured(db, pair, f)
    is_narrow = f.first or f.last or f.is_live or f.voice != "all"
    unused = ("Over-used words are of whole articles and all dates, whatever the filters.",) if is_narrow else ()
    tables = present(
        differing,
        _overused(db, pair, f),
        _loaded(db, pair, f),
        None if f.voice == "own" else _quoted_by(db, pair, f),
    )
    return Page(
        f"{a} and {b}",
        "Over all stories of the corpus. p values are adjusted (Benjamini & Hochberg 1995).",
        tables,
        some(picture),
        crumbs=HOME,
        filters=_FILTERS,
        form={"a": [a], "b": [b], **lexicons(db)},
        notes=(*notes(db, f, sources="two sources"), *unused),
        command="framing corpus ARTICLES… --out FOLDER",
    )


def _favoured(db: Database, names: tuple[str, str], f: Filters) -> tuple[Table, Figure | None]:
    """Who is portrayed better in which of the two, the surest first; and a picture of the first of them."""
    kind, voice = ("said", "quoted") if f.voice == "quoted" else ("own", "own")
    found = _portrayed_by_both(db, names, f, kind)
    adjusted = measures.adjusted([p for *_, p in found]) if found else []
    order = sorted(zip(found, adjusted, strict=True), key=lambda x: (x[1], -abs(x[0][4].value), x[0][0]))[:40]
    out: list[dict[str, Cell]] = []
    for (name, slug, first, second, difference, _), p in order:
        page = f"/entity/{quote(slug)}"

        def address(*sources: str, page: str = page) -> str:
            return f"{page}{f.elsewhere(sources=sources, voice=voice)}#sentences"

        out.append(
            {
                "entity": Link(name, page + f.elsewhere()),
                "a": mean(*first, address(names[0])),
                "b": mean(*second, address(names[1])),
                "difference": Estimate(difference.value, difference.low, difference.high, address(*names)),
                "p": Link(round(p, 4), address(*names)),
            }
        )
    columns = (
        ENTITY,
        Column("a", names[0], True),
        Column("b", names[1], True),
        Column("difference", "Difference", True),
        Column("p", "p adjusted", True),
    )
    title = f"Evaluation {'in own voice' if kind == 'own' else 'in the words of others'}"
    return Table(
        "entities",
        "Who is portrayed better in each",
        columns,
        tuple(out),
        f"{title}; entities with three articles or more in both.",
        empty="No entity is evaluated in three articles of both.",
    ), _picture(title, names, out[:_PICTURED])


def _portrayed_by_both(db: Database, names: tuple[str, str], f: Filters, kind: str) -> list[_Portrayed]:
    """The entities with three articles or more in both sources, with the sums of both and their difference."""
    pair = tuple(db.sources[name] for name in names)
    m = sums(db, f, "entity")
    tables = (
        f"entity e CROSS JOIN {m.table} ON m.item = e.id" if m.is_kept else f"{m.table} JOIN entity e ON e.id = m.item"
    )
    rank = f"e.rank <= {LISTED} AND " if m.is_kept else ""
    rows = db.rows(
        f"SELECT e.name, e.slug, m.source, sum(m.{kind}_n) AS n, sum(m.{kind}_sum) AS total,"
        f" sum(m.{kind}_squares) AS squares FROM {tables} WHERE {rank}{m.where} AND m.source IN (?, ?)"
        " GROUP BY e.id, m.source HAVING n >= 3 ORDER BY e.rank",
        [*m.values, *pair],
    )
    found: list[_Portrayed] = []
    for (name, slug), group in groupby(rows, key=lambda r: (r["name"], r["slug"])):
        its = {r["source"]: (r["n"], r["total"], r["squares"]) for r in group}
        if len(its) == 2:
            first, second = its[pair[0]], its[pair[1]]
            found.append((name, slug, first, second, *_difference(first, second)))
    return found


def _picture(title: str, names: tuple[str, str], rows: Sequence[Mapping[str, Cell]]) -> Figure | None:
    told = [
        (
            str(_text(r["entity"])),
            [(n, e) for n, e in zip(names, (r["a"], r["b"]), strict=True) if isinstance(e, Estimate)],
        )
        for r in rows
    ]
    return figures.of_rows(
        title,
        f"{names[0]} and {names[1]}, with 95% intervals.",
        told,
        unit="evaluation",
        series=names,
    )


def _text(cell: Cell) -> Cell:
    return cell.value if isinstance(cell, Link) else cell


def _difference(first: _Sums, second: _Sums) -> tuple[Estimate, float]:
    """Difference of two means with its normal interval, and the two-sided p (Welch's standard error)."""
    (n, total, squares), (m, total2, squares2) = first, second
    error = math.sqrt(variance(n, total, squares) / n + variance(m, total2, squares2) / m)
    value = total / n - total2 / m
    p = math.erfc(abs(value) / error / math.sqrt(2)) if error else 1.0
    z = measures.z_score()
    return Estimate(value, value - z * error, value + z * error), p


def _overused(db: Database, names: tuple[str, str], f: Filters) -> Table:
    pair = tuple(db.sources[name] for name in names)
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    for r in db.rows("SELECT source, word, uses FROM word WHERE source IN (?, ?) ORDER BY uses DESC LIMIT 12000", pair):
        counts[db.names[r["source"]]][r["word"]] = r["uses"]
    return _key_terms(
        "words",
        "Over-used words",
        Column("word", "Word"),
        counts,
        lambda word, *sources: f"/search{Filters(query=word, sources=sources).query_string()}",
        f"{_KEYNESS} Words of three letters or more, without function words.",
    )


_KEYNESS = (
    "Log-odds with a Dirichlet prior (Monroe, Colaresi & Quinn 2008). Shown where the 95% interval excludes 0; an"
    " adjusted p above 0.05 may be chance."
)


def _key_terms(
    key: str,
    title: str,
    column: Column,
    counts: dict[str, dict[str, int]],
    address: Callable[..., str],
    caption: str,
) -> Table:
    """The terms that each of two sources uses more; `address` of a term and sources is that of the sentences."""
    rows = [k for k in measures.keyness(counts) if k.low > 0 and not k.underpowered]
    out: list[dict[str, Cell]] = []
    for name, other in zip(counts, reversed(counts), strict=True):
        for k in sorted((k for k in rows if k.source == name), key=lambda k: (k.p_adjusted, -k.log_odds))[:25]:
            here, there = address(k.term, name), address(k.term, other)
            out.append(
                {
                    "source": name,
                    column.key: Link(k.term, here),
                    "count": Link(k.count, here),
                    "other": Link(k.other_count, there),
                    "odds": Estimate(k.log_odds, k.low, k.high, address(k.term, name, other)),
                    "p": Link(round(k.p_adjusted, 4), address(k.term, name, other)),
                }
            )
    columns = (
        Column("source", "Source"),
        column,
        Column("count", "Uses", True),
        Column("other", "In the other", True),
        Column("odds", "Log-odds", True),
        Column("p", "p adjusted", True),
    )
    return Table(key, title, columns, tuple(out), caption, empty="No difference is larger than chance.")


def _loaded(db: Database, names: tuple[str, str], f: Filters) -> Table:
    """The loaded terms that each source over-uses, of all its loaded terms."""
    pair = tuple(db.sources[name] for name in names)
    is_said = f.voice == "quoted"
    m = sums(db, f, "term")
    lexicon = ("AND t.lexicon = ?", [f.lexicon]) if f.lexicon else ("", [])
    rows = db.rows(
        f"SELECT t.term, t.slug, m.source, sum(m.{'attributed' if is_said else 'own'}) AS uses FROM {m.table}"
        f" JOIN term t ON t.id = m.item WHERE {m.where} AND m.source IN (?, ?) {lexicon[0]} GROUP BY t.id, m.source",
        [*m.values, *pair, *lexicon[1]],
    )
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    slugs: dict[str, str] = {}
    for r in rows:  # a term of two lexicons is one word
        its = counts[db.names[r["source"]]]
        its[r["term"]] = max(its.get(r["term"], 0), r["uses"])
        slugs.setdefault(r["term"], r["slug"])
    voice = "quoted" if is_said else "own"
    return _key_terms(
        "loaded",
        "Over-used loaded terms",
        COLUMNS["term"],
        counts,
        lambda term, *sources: f"/term/{quote(slugs[term])}{f.elsewhere(sources=sources, voice=voice)}#sentences",
        f"{_KEYNESS} Of the source’s loaded terms {'in words of others' if is_said else 'in own voice'}.",
    )


def _quoted_by(db: Database, names: tuple[str, str], f: Filters) -> Table:
    pair = tuple(db.sources[name] for name in names)
    m = sums(db, f, "speaker")
    tables = (
        f"speaker t CROSS JOIN {m.table} ON m.item = t.id"
        if m.is_kept
        else f"{m.table} JOIN speaker t ON t.id = m.item"
    )
    rank = f"t.rank <= {LISTED} AND " if m.is_kept else ""
    # parameters follow the text: those of a table made of sentences come first
    rows = db.rows(
        f"SELECT name, slug, total(words * (source = ?)) AS a, total(words * (source = ?)) AS b FROM"
        f" (SELECT t.id, t.name, t.slug, m.source, sum(m.words) AS words FROM {tables}"
        f" WHERE {rank}{m.where} AND m.source IN (?, ?) GROUP BY t.id, m.source) GROUP BY id",
        [*pair, *m.values, *pair],
    )
    total = [sum(r[key] for r in rows) or 1 for key in "ab"]
    order = sorted(rows, key=lambda r: (-abs(r["a"] / total[0] - r["b"] / total[1]), r["name"]))[:30]

    def address(slug: str, name: str) -> str:
        return f"/speaker/{quote(slug)}{f.elsewhere(sources=(name,))}#sentences"

    out = tuple(
        {
            "speaker": Link(r["name"], f"/speaker/{quote(r['slug'])}{f.elsewhere()}"),
            "a": Link(int(r["a"]), address(r["slug"], names[0])),
            "b": Link(int(r["b"]), address(r["slug"], names[1])),
            "share_a": Link(round(r["a"] / total[0], 4), address(r["slug"], names[0])),
            "share_b": Link(round(r["b"] / total[1], 4), address(r["slug"], names[1])),
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
