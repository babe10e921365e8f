"""The page at an address, as text, JSON or CSV: what the server shows and `framing explore --page` prints."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from framing.explore.database import Database
from framing.explore.filters import Filters
from framing.explore.page import Page, as_csv, as_data, as_text
from framing.explore.pages.article import article
from framing.explore.pages.common import NotFoundError
from framing.explore.pages.entity import entity
from framing.explore.pages.frames import frame, frames
from framing.explore.pages.lists import entities, speakers, terms
from framing.explore.pages.overview import overview
from framing.explore.pages.sentences import search, statements, uses
from framing.explore.pages.speaker import speaker
from framing.explore.pages.stories import articles, stories, story
from framing.explore.pages.term import term
from framing.explore.pages.versus import versus
from framing.explore.slugs import named

_SUFFIX = re.compile(r"\.(json|csv)\Z")

View = Callable[..., Page]
_PLAIN: dict[str, View] = {
    "": overview,
    "stories": stories,
    "articles": articles,
    "entities": entities,
    "terms": terms,
    "speakers": speakers,
    "frames": frames,
    "search": search,
    "statements": statements,
    "uses": uses,
    "versus": versus,
}
_NAMED: dict[str, View] = {
    "story": story,
    "entity": entity,
    "term": term,
    "speaker": speaker,
    "article": article,
    "frame": frame,
}


def page_of(db: Database, path: str, filters: Filters) -> Page:
    """The page at a path such as "/entity/china".

    Raises:
        NotFoundError: there is none.
    """
    first, _, rest = path.strip("/").partition("/")
    if not rest and first in _PLAIN:
        return _PLAIN[first](db, filters)
    if rest and first in _NAMED:
        return _NAMED[first](db, filters, rest)
    raise NotFoundError(path, "is no page")


_ADDED_UP = {"": 3_000, "index": 3_000, "versus": 4_500} | dict.fromkeys(
    ("entities", "terms", "speakers", "frames", "entity", "term", "speaker", "frame"), 6_000
)
"""First part of an address -> the most sentences that are added up while the page is made, by its number of sums."""


def narrowed(db: Database, path: str, f: Filters) -> tuple[Filters, str]:
    """The filters with a first month, where they leave too many sentences to be added up, and a note that says so.

    The note is empty and the filters are as they were where they name a first date themselves, or leave few enough.
    """
    most = _ADDED_UP.get(_SUFFIX.sub("", path).strip("/").partition("/")[0], 0)
    if not f.is_about or f.first or f.article or not most:
        return f, ""
    counts = [_by_month(db, f, *query) for query in _BY_MONTH if getattr(f, query[0])]
    by_month = min(counts, key=lambda its: sum(its.values()))
    total, kept, first = sum(by_month.values()), 0, ""
    if total <= most:
        return f, ""
    for month in sorted(filter(None, by_month), reverse=True):
        if first and kept + by_month[month] > most:
            break
        kept, first = kept + by_month[month], month
    return replace(
        f, first=first
    ), f"The filters leave {total:,} sentences. Shown from {first} on; choose dates for others."


_BY_MONTH = (
    ("entity", "entity_month m JOIN entity t ON t.id = m.item WHERE t.slug = ?", True),
    ("lexicon", "lexicon_month m JOIN lexicon t ON t.id = m.item WHERE t.name = ?", False),
)
"""Filter, where its sentences are counted, and whether by source."""


def _by_month(db: Database, f: Filters, name: str, table: str, by_source: bool) -> dict[str, int]:
    where, values = f.of_months(db) if by_source else replace(f, sources=()).of_months(db)
    given = named(f.entity) if name == "entity" else f.lexicon
    rows = db.rows(f"SELECT m.month, sum(m.sentences) AS n FROM {table} AND {where} GROUP BY m.month", [given, *values])
    return {r["month"]: r["n"] for r in rows}


class Answer(Struct, frozen=True):
    """A page with what was asked for.

    `path` has no suffix; `kind` is "json", "csv" or "" for a page to look at; `table` names the table for CSV.
    """

    page: Page
    path: str
    kind: str
    filters: Filters
    table: str

    def command(self, folder: Path) -> str:
        """The command line that prints this page."""
        address = f"{self.path}{self.filters.query_string(page=self.filters.page)}"
        return f"framing explore {shlex.quote(str(folder))} --page {shlex.quote(address)}"


def answer(db: Database, path: str, given: Mapping[str, Sequence[str]]) -> Answer:
    """The page at a path with these parameters.

    Args:
        given: parameter -> its values.

    Raises:
        NotFoundError: there is none.
    """
    asked = Filters.of({name: values[0] for name, values in given.items() if values}, given.get("sources", ()))
    filters, note = narrowed(db, path, asked)

    def page(path: str) -> Page:
        found = page_of(db, path, filters)
        return replace(found, notes=(*found.notes, note)) if note else found

    table = (*given.get("table", ()), "")[0]
    kind = _SUFFIX.search(path)
    if kind is None:
        return Answer(page(path), path, "", filters, table)
    bare = path[: kind.start()]
    bare = "/" if bare == "/index" else bare
    try:
        return Answer(page(bare), bare, kind.group(1), filters, table)
    except NotFoundError:  # a name may end in what looks like a suffix
        return Answer(page(path), path, "", filters, table)


def printed(db: Database, address: str, folder: Path) -> str:
    """The page at an address such as "/entity/china.csv?voice=own" as text.

    Raises:
        NotFoundError: there is none.
    """
    parts = urlsplit(address)
    found = answer(db, unquote(parts.path) or "/", parse_qs(parts.query))
    if found.kind == "json":
        return json.dumps(as_data(found.page, found.command(folder)), ensure_ascii=False, indent=1) + "\n"
    return as_csv(found.page, found.table) if found.kind == "csv" else as_text(found.page)
