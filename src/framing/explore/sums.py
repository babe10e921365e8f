"""What lists, tables and pictures add up: the kept sums, or sums made of the sentences that the filters leave.

Sums are kept for each thing, source and month. A filter by entity, lexicon or article has none, so its sentences are
added up while the page is made, in the same columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from framing.explore.database import Database, Row
from framing.explore.filters import STATEMENT, Condition, Filters
from framing.measures import EDITORIAL

type Kind = Literal["entity", "term", "speaker", "frame"]


class Sums(Struct, frozen=True):
    """A table `m` with the columns of the kept sums of its kind, and a condition on it.

    The parameters of the table come before those of the condition.
    """

    table: str
    where: str
    values: list[Any]
    is_kept: bool


def sums(db: Database, f: Filters, kind: Kind, *, item: int | None = None, by_month: bool = False) -> Sums:
    """The sums of a kind under the filters.

    Args:
        item: number of the only thing that is wanted.
        by_month: whether months are wanted; else a thing and source may have one row for all of them.
    """
    if _is_live(f, kind):
        query, values = _LIVE[kind](db, f, item)
        return Sums(f"({query}) m", "1", values, False)
    if f.edges:
        query, values = _LIVE[kind](db, f, item, edges=True)
        where, given = _of_kept(db, f, kind, item, "k")
        kept = f"SELECT {', '.join(f'k.{c}' for c in _COLUMNS[kind])} FROM {kind}_month k WHERE {where}"
        return Sums(f"({kept} UNION ALL {query}) m", "1", [*given, *values], False)
    table = f"{kind}_{'month' if by_month or f.first or f.last else 'source'} m"
    return Sums(table, *_of_kept(db, f, kind, item, "m"), True)


def _of_kept(db: Database, f: Filters, kind: Kind, item: int | None, table: str) -> Condition:
    where, values = f.of_months(db, table)
    if kind == "frame":
        where, values = f"{table}.voice = ? AND {where}", [f.voice, *values]
    if item is not None:
        where, values = f"{table}.item = ? AND {where}", [item, *values]
    return where, values


def _is_live(f: Filters, kind: Kind) -> bool:
    if kind == "term":  # a term has one lexicon
        return bool(f.entity or f.article)
    return f.is_live


def _of_articles(db: Database, f: Filters, *, edges: bool) -> Condition:
    where, values = replace(f, entity="", lexicon="").of_articles(db)
    if not edges:
        return where, values
    return f"a.month IN ({', '.join('?' * len(f.edges))}) AND {where}", [*f.edges, *values]


def _of_item(
    db: Database, f: Filters, table: str, own: str, item: int | None, *, is_span: bool = False
) -> tuple[str, str, list[Any]]:
    """The rows `x` of one thing, or of all, in the sentences that the filters leave: tables, condition, their values.

    A filter by what the sentences hold leaves few; else the rows of the thing are fewer than the sentences.
    """
    if item is None or f.is_about:
        tables, given = f.beside(db, table, is_span=is_span)
        return (tables, "1", given) if item is None else (tables, own, [*given, item])
    dates, span = f.of_dates(db)
    return f"{table} x", f"{own} AND {dates}", [item, *span]


def _entity(db: Database, f: Filters, item: int | None, *, edges: bool = False) -> tuple[str, list[Any]]:
    articles, of_articles = _of_articles(db, f, edges=edges)
    tables, where, given = _of_item(db, f, "mention", "x.entity = ?", item)
    return (
        "SELECT z.entity AS item, a.source, a.month, count(*) AS articles, sum(z.n) AS sentences,"
        " sum(z.own > 0) AS own_articles, sum(z.own) AS own_sentences, sum(z.n > z.own) AS said_articles,"
        " count(p.own) AS own_n, total(p.own) AS own_sum, total(p.own * p.own) AS own_squares,"
        " count(p.attributed) AS said_n, total(p.attributed) AS said_sum,"
        " total(p.attributed * p.attributed) AS said_squares"
        " FROM (SELECT x.entity, x.article, count(*) AS n, sum(x.voice NOT IN ('direct', 'indirect')) AS own"
        f" FROM {tables} WHERE {where}"
        " GROUP BY x.entity, x.article) z"
        " CROSS JOIN article a ON a.id = z.article"
        " CROSS JOIN portrait p ON p.entity = z.entity AND p.article = z.article"
        f" WHERE {articles} GROUP BY z.entity, a.source, a.month",
        [*given, *of_articles],
    )


def _term(db: Database, f: Filters, item: int | None, *, edges: bool = False) -> tuple[str, list[Any]]:
    articles, of_articles = _of_articles(db, f, edges=edges)
    tables, where, given = _of_item(db, replace(f, lexicon=""), "loaded", "x.term = ?", item)
    if item is not None:
        its, of_its = replace(f, entity="").of_sentence("x", is_term=True)
        where, given = f"{where} AND {its}", [*given, *of_its]
    return (
        "SELECT x.term AS item, a.source, a.month, sum(x.voice = 'own') AS own,"
        " sum(x.voice IN ('direct', 'indirect')) AS attributed"
        f" FROM {tables} CROSS JOIN article a ON a.id = x.article WHERE x.is_counted AND {where} AND {articles}"
        " GROUP BY x.term, a.source, a.month",
        [*given, *of_articles],
    )


def _speaker(db: Database, f: Filters, item: int | None, *, edges: bool = False) -> tuple[str, list[Any]]:
    articles, of_articles = _of_articles(db, f, edges=edges)
    within, of_within = f.of_span("x")
    tables, where, given = _of_item(db, f, "quotation", "x.speaker = ?", item, is_span=True)
    if item is None:
        where = "x.speaker IS NOT NULL"
    return (
        "SELECT x.speaker AS item, a.source, a.month, count(*) AS statements, sum(x.words) AS words"
        f" FROM {tables} CROSS JOIN article a ON a.id = x.article WHERE {where} AND {within} AND {articles}"
        " GROUP BY x.speaker, a.source, a.month",
        [*given, *of_within, *of_articles],
    )


def _frame(db: Database, f: Filters, item: int | None, *, edges: bool = False) -> tuple[str, list[Any]]:
    """Most sentences have a frame, so they are found by the filters."""
    articles, of_articles = _of_articles(db, f, edges=edges)
    rows, given = f.beside(db, "frame_sentence")
    within = "1"
    if item is not None:
        within, given = "x.frame = ?", [*given, item]
    return (
        "SELECT z.frame AS item, a.source, a.month, count(*) AS articles, sum(z.n) AS count,"
        " total(1.0 * z.n / a.framed) AS share_sum, total(1.0 * z.n * z.n / a.framed / a.framed) AS share_squares"
        f" FROM (SELECT x.frame, x.article, count(*) AS n FROM {rows} WHERE {within} AND {f.of_voice('x')}"
        " GROUP BY x.frame, x.article) z CROSS JOIN article a ON a.id = z.article"
        f" WHERE a.framed AND {articles} GROUP BY z.frame, a.source, a.month",
        [*given, *of_articles],
    )


_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "entity": (
        *("item", "source", "month", "articles", "sentences", "own_articles", "own_sentences", "said_articles"),
        *("own_n", "own_sum", "own_squares", "said_n", "said_sum", "said_squares"),
    ),
    "term": ("item", "source", "month", "own", "attributed"),
    "speaker": ("item", "source", "month", "statements", "words"),
    "frame": ("item", "source", "month", "articles", "count", "share_sum", "share_squares"),
}
_LIVE = {"entity": _entity, "term": _term, "speaker": _speaker, "frame": _frame}


# ------------------------------------------------------------------------------------------------------ of sources
class SourceSums(Struct):
    """What a source has under the filters. With a filter by entity or lexicon all but articles is of the sentences."""

    source: int
    month: str
    articles: int = 0
    words: int = 0
    own_words: int = 0
    loaded_own: int = 0
    loaded_attributed: int = 0
    statements: int = 0
    framed: int = 0  # articles in which frames were looked for


def source_sums(db: Database, f: Filters, *, by_month: bool = False) -> list[SourceSums]:
    """A row for each source, or each source and month, in order of names and months."""
    found: dict[tuple[int, str], SourceSums] = {}
    if f.is_live or f.edges:
        _add_live(db, f, found, by_month=by_month, edges=not f.is_live)
    if not f.is_live:
        where, values = f.of_months(db)
        month = "m.month" if by_month else "''"
        rows = db.rows(
            f"SELECT m.source, {month} AS month, {_added('m')} FROM source_month m WHERE {where}"
            f" GROUP BY m.source, {month}",
            values,
        )
        _add(found, rows, _ADDED)
    return sorted(found.values(), key=lambda s: (db.names[s.source], s.month))


_EDITORIAL = ", ".join(f"'{part}'" for part in sorted(EDITORIAL))
_ADDED = ("articles", "words", "own_words", "loaded_own", "loaded_attributed", "statements", "framed")


def _added(table: str) -> str:
    return ", ".join(f"sum({table}.{name}) AS {name}" for name in _ADDED)


def _add(
    found: dict[tuple[int, str], SourceSums], rows: Sequence[Row], names: Sequence[str], *, by_month: bool = True
) -> None:
    for r in rows:
        month = r["month"] if by_month else ""
        its = found.setdefault((r["source"], month), SourceSums(r["source"], month))
        for name in names:
            setattr(its, name, getattr(its, name) + (r[name] or 0))


def _add_live(
    db: Database, f: Filters, found: dict[tuple[int, str], SourceSums], *, by_month: bool, edges: bool
) -> None:
    """Always asked by month, so that a page that wants both asks once (`Database.rows` keeps the answer)."""
    articles, of_articles = _of_articles(db, f, edges=edges)
    passing, given = f.passing(db)
    _add(
        found,
        db.rows(
            "SELECT a.source, a.month, count(*) AS articles, sum(z.words) AS words, sum(z.own) AS own_words,"
            " sum(a.framed > 0) AS framed FROM (SELECT s.article, sum(s.words) AS words, sum(s.own_words) AS own"
            f" FROM ({passing}) f CROSS JOIN sentence s ON s.article = f.article AND s.n = f.n"
            f" WHERE s.part IN ({_EDITORIAL}) GROUP BY s.article) z"
            f" CROSS JOIN article a ON a.id = z.article WHERE {articles} GROUP BY a.source, a.month",
            [*given, *of_articles],
        ),
        ("articles", "words", "own_words", "framed"),
        by_month=by_month,
    )
    lexicon, of_lexicon = replace(f, entity="").of_sentence("x", is_term=True)
    _add(
        found,
        db.rows(
            "SELECT a.source, a.month, sum(x.voice = 'own') AS loaded_own,"
            " sum(x.voice IN ('direct', 'indirect')) AS loaded_attributed"
            f" FROM ({passing}) f CROSS JOIN loaded x ON x.article = f.article AND x.n = f.n"
            f" CROSS JOIN article a ON a.id = x.article WHERE x.is_counted AND {lexicon} AND {articles}"
            " GROUP BY a.source, a.month",
            [*given, *of_lexicon, *of_articles],
        ),
        ("loaded_own", "loaded_attributed"),
        by_month=by_month,
    )
    holds, of_holds = f.of_span("x")
    _add(
        found,
        db.rows(
            "SELECT a.source, a.month, count(*) AS statements"
            f" FROM (SELECT DISTINCT article FROM ({passing})) f CROSS JOIN quotation x ON x.article = f.article"
            f" CROSS JOIN article a ON a.id = x.article WHERE {STATEMENT} AND {holds} AND {articles}"
            " GROUP BY a.source, a.month",
            [*given, *of_holds, *of_articles],
        ),
        ("statements",),
        by_month=by_month,
    )
