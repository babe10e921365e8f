"""What several pages need: columns, means with intervals, addresses, paging."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from framing import measures
from framing.errors import InputError
from framing.explore.database import Database, Row
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Figure, Link, Table

LISTED = 2000
"""How many of the most frequent entities, terms and speakers a list can narrow down."""
FEW = 12
"""Rows of a table on the overview."""
SCALE = "Evaluation: −1 badly to +1 well; the mean over articles with its 95 % interval."

ENTITY = Column("entity", "Entity")
SENTENCES = (
    Column("source", "Source"),
    Column("date", "Date"),
    Column("voice", "Voice"),
    Column("sentence", "Sentence"),
)


type Listing = tuple[list[str], list[dict[str, Cell]], bool]
"""Keys of the columns, the rows, and whether there are more."""


class NotFoundError(InputError):
    """The corpus has no such thing."""


COLUMNS = {
    "entity": ENTITY,
    "kind": Column("kind", "Kind"),
    "articles": Column("articles", "Articles", True),
    "own": Column("own", "Own voice", True),
    "said": Column("said", "In words of others", True),
    "term": Column("term", "Term"),
    "category": Column("category", "Category"),
    "polarity": Column("polarity", "Polarity"),
    "attributed": Column("attributed", "In words of others", True),
    "speaker": Column("speaker", "Speaker"),
    "statements": Column("statements", "Statements", True),
    "words": Column("words", "Words", True),
    "frame": Column("frame", "Frame"),
    "scheme": Column("scheme", "Scheme"),
}


HOME = (Link("Overview", "/"),)


def at(key: str, start: int) -> str:
    return f"/article/{quote(key, safe='')}#at-{start}"


def dates(first: str | None, last: str | None) -> str:
    return first or "" if first == last or not last else f"{first} to {last}"


def variance(n: int, total: float, squares: float) -> float:
    return max(0.0, (squares - total * total / n) / (n - 1)) if n > 1 else 0.0


def mean(n: int, total: float, squares: float, href: str = "") -> Estimate | None:
    """The mean of n values with its normal 95 % interval; None without values, no interval with a single one."""
    if not n:
        return None
    value = total / n
    if n < 2:
        return Estimate(value, href=href)
    half = measures.z_score() * math.sqrt(variance(n, total, squares) / n)
    return Estimate(value, max(-1.0, value - half), min(1.0, value + half), href)


def by_month(
    db: Database, rows: Sequence[Row], value: Callable[[Row], Estimate | None]
) -> Mapping[str, Mapping[str, Estimate]]:
    out: dict[str, dict[str, Estimate]] = {}
    for r in rows:
        told = value(r)
        if told is not None and r["month"]:
            out.setdefault(db.names[r["source"]], {})[r["month"]] = told
    return out


def some(*pictures: Figure | None) -> tuple[Figure, ...]:
    return tuple(p for p in pictures if p is not None)


def listed(
    db: Database, key: str, title: str, listing: Listing, f: Filters, *, more: str = "", caption: str = ""
) -> Table:
    columns, rows, _ = listing
    return Table(key, title, tuple(COLUMNS[c] for c in columns), tuple(rows), caption, more)


def paged(table: Table, path: str, f: Filters, has_more: bool) -> Table:
    more = f"{path}{f.query_string(page=f.page + 1)}#{table.key}" if has_more else ""
    before = f"{path}{f.query_string(page=f.page - 1)}#{table.key}" if f.page > 1 else ""
    return Table(table.key, table.title, table.columns, table.rows, table.caption, more, before, table.empty)


def like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
