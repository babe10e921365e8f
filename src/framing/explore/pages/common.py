"""What several pages need: columns, means with intervals, addresses, paging, notes on the filters."""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from msgspec.structs import replace

from framing import measures
from framing.errors import InputError
from framing.explore import figures
from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Cell, Column, Estimate, Figure, Link, Table
from framing.explore.slugs import named

LISTED = 2000
"""How many of the most frequent entities, terms and speakers a list can narrow down."""
FEW = 12
"""Rows of a table on the overview."""
SCALE = "Evaluation: −1 badly to +1 well; the mean over articles with its 95% interval."

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
    "sentences": Column("sentences", "Sentences", True),
    "own": Column("own", "Own voice", True),
    "said": Column("said", "In words of others", True),
    "term": Column("term", "Term"),
    "category": Column("category", "Category"),
    "lexicon": Column("lexicon", "Lexicon"),
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
    """Address of a character in an article."""
    return f"{article_path(key)}#at-{start}"


def article_path(key: str) -> str:
    """Address of an article."""
    return f"/article/{quote(key, safe='')}"


def dates(first: str | None, last: str | None) -> str:
    """A period in words: one date if both are the same."""
    return first or "" if first == last or not last else f"{first} to {last}"


def variance(n: int, total: float, squares: float) -> float:
    """The sample variance from n values' sum and sum of squares; 0 for fewer than two."""
    return max(0.0, (squares - total * total / n) / (n - 1)) if n > 1 else 0.0


def mean(n: int, total: float, squares: float, href: str = "", *, least: float = -1.0) -> Estimate | None:
    """The mean of n values with its normal 95% interval; None without values, no interval with a single one.

    Args:
        least: the lowest possible value; the highest is 1.
    """
    if not n:
        return None
    value = total / n
    if n < 2:
        return Estimate(value, href=href)
    half = measures.z_score() * math.sqrt(variance(n, total, squares) / n)
    return Estimate(value, max(least, value - half), min(1.0, value + half), href)


def source_column(name: str, *others: str) -> Column:
    """The column of a source, under its own name; `others` are the keys beside it."""
    return Column(f"source {name}" if name in others else name, name, True)


# --------------------------------------------------------------------------------------------------- over time
def over_time(
    db: Database,
    f: Filters,
    title: str,
    caption: str,
    values: Iterable[tuple[int, str, Estimate | int | None]],
    *,
    path: str,
    voice: str = "",
    anchor: str = "#sentences",
    signed: bool = False,
) -> tuple[Figure | None, Table | None]:
    """A picture over months, and the same numbers as a table, each with the address of its sentences.

    Args:
        values: number of a source, month, and its value.
        voice: the voice of the sentences; as in the filters where it is not given.
    """
    by: dict[str, dict[str, Link | Estimate]] = {}
    undated = False
    for source, month, value in values:
        undated = undated or not month
        if month and value is not None:
            name = db.names[source]
            changed = {"sources": (name,), "first": month, "last": month} | ({"voice": voice} if voice else {})
            href = f"{path}{f.query_string(**changed)}{anchor}"
            cell = replace(value, href=href) if isinstance(value, Estimate) else Link(value, href)
            by.setdefault(name, {})[month] = cell
    names = [name for name in db.largest if name in by][: figures.SERIES]
    drawn = {name: {month: _estimate(cell) for month, cell in by[name].items()} for name in names}
    told = _of_some(caption, len(names), len(by)) + (" Articles without a date are left out." if undated else "")
    picture = figures.over_time(title, told.strip(), drawn, signed=signed)
    if picture is None:
        return None, None
    columns = [source_column(name, "month") for name in names]
    rows: list[Mapping[str, Cell]] = [
        {"month": month, **{c.key: by[name].get(month) for c, name in zip(columns, names, strict=True)}}
        for month in sorted({month for name in names for month in by[name]})
    ]
    return picture, Table(
        "months", f"{title}: the numbers", (Column("month", "Month"), *columns), tuple(rows), is_folded=True
    )


def _estimate(cell: Link | Estimate) -> Estimate:
    return cell if isinstance(cell, Estimate) else Estimate(float(cell.value))


def _of_some(caption: str, shown: int, every: int) -> str:
    return caption if shown == every else f"{caption} The {shown} largest of {every} sources; choose others above."


def some(*pictures: Figure | None) -> tuple[Figure, ...]:
    """The charts that there are."""
    return tuple(p for p in pictures if p is not None)


def present(*tables: Table | None) -> tuple[Table, ...]:
    """The tables that there are."""
    return tuple(t for t in tables if t is not None)


# ------------------------------------------------------------------------------------------------------- tables
def listed(key: str, title: str, listing: Listing, *, more: str = "", caption: str = "") -> Table:
    """A table of a listing's rows."""
    columns, rows, _ = listing
    return Table(key, title, tuple(COLUMNS[c] for c in columns), tuple(rows), caption, more)


def paged(table: Table, path: str, f: Filters, has_more: bool) -> Table:
    """The table with links to the pages before and after."""
    more = f"{path}{f.query_string(page=f.page + 1)}#{table.key}" if has_more else ""
    before = f"{path}{f.query_string(page=f.page - 1)}#{table.key}" if f.page > 1 else ""
    return replace(table, more=more, before=before)


def like(text: str) -> str:
    """The text with the wildcards of LIKE escaped by "!"."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


# -------------------------------------------------------------------------------------------------------- notes
def notes(db: Database, f: Filters, **unused: str) -> tuple[str, ...]:
    """What the filters of the address mean.

    Args:
        unused: filter -> what it does not apply to; said only where the filter is set.
    """
    out = []
    if f.entity:
        row = db.row("SELECT name FROM entity WHERE slug = ?", [named(f.entity)])
        if row is None:
            out.append(f"No entity of this corpus is called “{f.entity}”.")
        else:
            out.append(f"Only sentences that mention {row['name']}.")
    if f.lexicon:
        out.append(f"Only sentences with a term of the lexicon {f.lexicon}.")
    if f.is_about:
        out.append("Figures for whole articles, such as evaluations, come from the articles that have such a sentence.")
    if f.article:
        row = db.row("SELECT source, title FROM article WHERE key = ?", [f.article])
        told = f"{db.names[row['source']]}, {row['title'] or f.article}" if row else "of no article of this corpus"
        out.append(f"Only one article: {told}.")
    set_ = {
        "sources": f.sources,
        "dates": f.first or f.last,
        "voice": f.voice != "all",
        "entity": f.entity,
        "lexicon": f.lexicon,
    }
    out += [f"The filter by {_NAMES[name]} does not apply to {what}." for name, what in unused.items() if set_[name]]
    return tuple(out)


_NAMES: Mapping[str, str] = {
    "sources": "source",
    "dates": "date",
    "voice": "voice",
    "entity": "entity",
    "lexicon": "lexicon",
}


def kwic(term: str, f: Filters) -> str:
    """The command line that shows the sentences from the articles themselves."""
    return f"framing kwic {shlex.quote(term)} ARTICLES…" + ("" if f.voice == "all" else f" --voice {f.voice}")


def lexicons(db: Database) -> Mapping[str, Sequence[str]]:
    """What the form offers."""
    return {"lexicon": db.lexicons}
