"""The filters in an address: sources, dates, voice, entity, lexicon. The address is the whole state of a page.

A filter by entity or lexicon leaves the sentences that mention the entity or hold a term of the lexicon. Counts are
then of these sentences, and what is known of whole articles only, such as an evaluation, is of the articles with such
a sentence. `sums.py` adds up what the filters leave.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from framing.explore.slugs import named
from framing.language.voices import STATEMENTS

VOICES = ("own", "quoted", "all")
PAGE = 50
"""Sentences or rows on a page."""
_DATE = re.compile(r"0|\d{4}(-\d{2}(-\d{2})?)?")
"""A date or its beginning; 0 is before all."""

STATEMENT = f"x.type IN ({', '.join(f"'{kind}'" for kind in sorted(STATEMENTS))})"
"""A condition on quotations: that somebody says something, which scare quotes and topics of speech are not."""

type Condition = tuple[str, list[Any]]
"""SQL with its parameters."""


if TYPE_CHECKING:
    from framing.explore.database import Database


class Filters(Struct, frozen=True):
    """Filters of a page.

    `sources`: names of outlets, none for all. `first` and `last`: ISO dates or their beginnings (2021, 2021-03), both
    included. `voice`: "own" for the source's own words, "quoted" for words of others, "all". `page`: from 1.
    """

    sources: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    voice: str = "all"
    lexicon: str = ""  # the sentences hold a term of it
    entity: str = ""  # slug or name of an entity that the sentences mention
    article: str = ""  # id of the only article
    only: str = ""  # kind and words of what the sentences of a page are shown for: "descriptor:positive:brave"
    query: str = ""
    a: str = ""
    b: str = ""
    page: int = 1

    @classmethod
    def of(cls, given: Mapping[str, str], many: Sequence[str] = ()) -> Filters:
        """The filters in the parameters of an address; invalid ones are ignored.

        Args:
            many: every value of `sources`, each with one or several names parted by commas.
        """
        page = given.get("page", "1")
        voice = given.get("voice", "all")
        return cls(
            sources=tuple(dict.fromkeys(name for value in many for name in value.split(",") if name)),
            first=_date(given.get("from", "")),
            last=_date(given.get("to", "")),
            voice=voice if voice in VOICES else "all",
            lexicon=given.get("lexicon", "")[:100],
            entity=given.get("entity", "")[:200],
            article=given.get("article", "")[:1000],
            only=given.get("only", "")[:300],
            query=given.get("q", "")[:200],
            a=given.get("a", "")[:200],
            b=given.get("b", "")[:200],
            page=min(int(page), 1_000_000) if page.isascii() and page.isdecimal() and int(page) > 0 else 1,
        )

    def query_string(self, **changed: Any) -> str:
        """The filters as the query part of an address, with what is `changed`; "" if none is set."""
        f = replace(self, **{"page": 1, **changed})
        pairs = [("q", f.query), ("a", f.a), ("b", f.b), ("sources", ",".join(f.sources)), ("from", f.first)]
        pairs += [
            ("to", f.last),
            ("voice", "" if f.voice == "all" else f.voice),
            ("lexicon", f.lexicon),
            ("entity", f.entity),
            ("article", f.article),
            ("only", f.only),
        ]
        pairs += [("page", str(f.page) if f.page > 1 else "")]
        told = urlencode([(k, v) for k, v in pairs if v])
        return f"?{told}" if told else ""

    def elsewhere(self, **changed: Any) -> str:
        """The same for another page: without what belongs to this one alone."""
        return self.query_string(**{"query": "", "a": "", "b": "", "only": "", "article": "", **changed})

    @property
    def is_narrow(self) -> bool:
        """Whether some articles are left out."""
        return bool(self.sources or self.first or self.last or self.is_live)

    @property
    def is_about(self) -> bool:
        """Whether some sentences are left out for what they hold."""
        return bool(self.entity or self.lexicon)

    @property
    def is_live(self) -> bool:
        """Whether sums must be made of the sentences, because none are kept for such filters."""
        return bool(self.entity or self.lexicon or self.article)

    @property
    def edges(self) -> tuple[str, ...]:
        """The months of which only some days are wanted."""
        return tuple(dict.fromkeys(day[:7] for day in (self.first, self.last) if len(day) == 10))

    # ------------------------------------------------------------------------------------------------- as SQL
    def of_articles(self, db: Database, table: str = "a") -> Condition:
        """A condition on the table of articles."""
        parts, values = self._of_sources(db.sources, table)
        if self.first or self.last:
            parts.append(f"{table}.id BETWEEN ? AND ?")
            values += db.span(self.first, self.last)
        if self.article:
            parts.append(f"{table}.key = ?")
            values.append(self.article)
        if self.entity:
            within, given = self._holds_term("fm")
            parts.append(
                f"EXISTS (SELECT 1 FROM mention fm WHERE fm.entity = {_ENTITY} AND fm.article = {table}.id"
                f" AND {within})"
            )
            values += [named(self.entity), *given]
        elif self.lexicon:
            parts.append(f"EXISTS (SELECT 1 FROM loaded fl WHERE fl.lexicon = {_LEXICON} AND fl.article = {table}.id)")
            values.append(self.lexicon)
        return " AND ".join(parts) or "1", values

    def of_dates(self, db: Database, row: str = "x") -> Condition:
        """The same of dates alone, on rows with a column `article`."""
        if not (self.first or self.last):
            return "1", []
        return f"{row}.article BETWEEN ? AND ?", list(db.span(self.first, self.last))

    def of_sentence(self, row: str = "x", *, is_term: bool = False) -> Condition:
        """A condition on rows that stand in one sentence (columns `article` and `n`).

        Args:
            is_term: the row is a loaded term: it must itself be of the lexicon.
        """
        if is_term:
            where, values = self._mentions(row, f"{row}.n", f"{row}.n")
            if self.lexicon:
                where = f"{where} AND {row}.lexicon = {_LEXICON}"
                values = [*values, self.lexicon]
            return where, values
        return self._holds(row, f"{row}.n", f"{row}.n")

    def of_span(self, row: str = "x") -> Condition:
        """A condition on rows that stand in the sentences `n` to `last`; one of them is enough."""
        return self._holds(row, f"{row}.n", f"{row}.last")

    def _holds(self, row: str, first: str, last: str) -> Condition:
        if self.entity:
            within, given = self._holds_term("fm")
            return (
                f"EXISTS (SELECT 1 FROM mention fm WHERE fm.entity = {_ENTITY} AND fm.article = {row}.article"
                f" AND fm.n BETWEEN {first} AND {last} AND {within})",
                [named(self.entity), *given],
            )
        if self.lexicon:
            return (
                f"EXISTS (SELECT 1 FROM loaded fl WHERE fl.lexicon = {_LEXICON} AND fl.article = {row}.article"
                f" AND fl.n BETWEEN {first} AND {last})",
                [self.lexicon],
            )
        return "1", []

    def _mentions(self, row: str, first: str, last: str) -> Condition:
        return replace(self, lexicon="")._holds(row, first, last)

    def _holds_term(self, row: str) -> Condition:
        return replace(self, entity="")._holds(row, f"{row}.n", f"{row}.n") if self.lexicon else ("1", [])

    def passing(self, db: Database) -> Condition:
        """A query for the `article` and `n` of each sentence that all filters but those by source and voice leave.

        Without a filter by entity, lexicon or article: the sentences of the months at the edges.
        """
        parts, values = [], []
        within, span = ("", [])
        if self.first or self.last:
            within, span = " AND article BETWEEN ? AND ?", list(db.span(self.first, self.last))
        if self.entity:
            parts.append(f"SELECT article, n FROM mention WHERE entity = {_ENTITY}{within}")
            values += [named(self.entity), *span]
        if self.lexicon:
            parts.append(f"SELECT DISTINCT article, n FROM loaded WHERE lexicon = {_LEXICON}{within}")
            values += [self.lexicon, *span]
        every = "SELECT s.article, s.n FROM article fa CROSS JOIN sentence s ON s.article = fa.id WHERE"
        if self.article:
            parts.append(f"{every} fa.key = ?")
            values.append(self.article)
        elif not parts:
            parts.append(f"{every} fa.id BETWEEN ? AND ? AND fa.month IN ({', '.join('?' * len(self.edges))})")
            values += [*db.span(self.first, self.last), *self.edges]
        return " INTERSECT ".join(parts), values

    def of_uses(self, db: Database, kind: str, *, is_span: bool = False) -> tuple[str, list[Any], str, list[Any]]:
        """Uses `x` of what is counted by source ("descriptor", "role", "quotation"): tables, condition, their values.

        A row stands for `times` uses: the kept counts, or each use apart if dates or what the sentences hold matter.

        Args:
            is_span: the uses fill the sentences `n` to `last`; one that passes is enough.
        """
        of_source, values = self._of_sources(db.sources, "x")
        if not (self.first or self.last or self.is_live):
            return f"{kind}_sum x", [], " AND ".join(of_source) or "1", values
        each = f"{kind}_each"
        tables, of_tables = self.beside(db, each, is_span=is_span) if self.is_about else (f"{each} x", [])
        within, given = self.of_span("x") if is_span else ("1", [])
        where, values = replace(self, entity="", lexicon="").of_articles(db)
        return f"{tables} JOIN article a ON a.id = x.article", of_tables, f"{where} AND {within}", [*values, *given]

    def beside(self, db: Database, table: str, *, is_span: bool = False) -> Condition:
        """The sentences that pass, and beside them the rows `x` of a table in them (of spans: in their articles)."""
        passing, values = self.passing(db)
        if is_span:
            return (
                f"(SELECT DISTINCT article FROM ({passing})) f CROSS JOIN {table} x ON x.article = f.article",
                values,
            )
        return f"({passing}) f CROSS JOIN {table} x ON x.article = f.article AND x.n = f.n", values

    def of_months(self, db: Database, table: str = "m") -> Condition:
        """A condition on a table of sums by month: the months of which all days are wanted."""
        parts, values = self._of_sources(db.sources, table)
        if self.edges:
            parts.append(f"{table}.month NOT IN ({', '.join('?' * len(self.edges))})")
            values += self.edges
        if self.first:
            parts.append(f"{table}.month >= ?")
            values.append(self.first[:7])
        if self.last:
            parts.append(f"{table}.month != '' AND {table}.month < ?")
            values.append(self.last[:7] + "\x7f")
        return " AND ".join(parts) or "1", values

    def of_voice(self, table: str, *, is_term: bool = False) -> str:
        """A condition on a column `voice`: own words include scare quotes, which are the source's own device.

        Args:
            is_term: a loaded term, for which they do not, as in all counts of loaded terms.
        """
        if self.voice == "own":
            return f"{table}.voice = 'own'" if is_term else f"{table}.voice NOT IN ('direct', 'indirect')"
        return f"{table}.voice IN ('direct', 'indirect')" if self.voice == "quoted" else "1"

    def _of_sources(self, numbers: Mapping[str, int], table: str) -> tuple[list[str], list[Any]]:
        if not self.sources:
            return [], []
        known = [numbers[name] for name in self.sources if name in numbers]
        return [f"{table}.source IN ({', '.join('?' * len(known))})"], list(known)


_ENTITY = "(SELECT id FROM entity WHERE slug = ?)"
_LEXICON = "(SELECT id FROM lexicon WHERE name = ?)"


def _date(text: str) -> str:
    return text if _DATE.fullmatch(text) else ""
