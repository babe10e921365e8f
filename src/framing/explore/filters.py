"""The filters in an address: sources, dates, a voice. The address is the whole state of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

VOICES = ("own", "quoted", "all")
PAGE = 50
"""Sentences or rows on a page."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Filters(Struct, frozen=True):
    """Filters of a page.

    `sources`: names of outlets, none for all. `first` and `last`: ISO dates or their beginnings (2021, 2021-03), both
    included. `voice`: "own" for the source's own words, "quoted" for words of others, "all". `page`: from 1.
    """

    sources: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    voice: str = "all"
    lexicon: str = ""
    entity: str = ""  # the slug of an entity that the sentences also mention
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
        ]
        pairs += [("page", str(f.page) if f.page > 1 else "")]
        told = urlencode([(k, v) for k, v in pairs if v])
        return f"?{told}" if told else ""

    @property
    def is_narrow(self) -> bool:
        return bool(self.sources or self.first or self.last)

    # ------------------------------------------------------------------------------------------------- as SQL
    def of_articles(self, numbers: Mapping[str, int], table: str = "a") -> tuple[str, list[Any]]:
        """A condition on the table of articles, with its parameters.

        Args:
            numbers: name of a source -> its number.
        """
        parts, values = self._of_sources(numbers, table)
        if self.first:
            parts.append(f"{table}.date >= ?")
            values.append(self.first)
        if self.last:
            parts.append(f"{table}.date < ?")
            values.append(self.last + "\x7f")
        return " AND ".join(parts) or "1", values

    def of_rows(self, numbers: Mapping[str, int]) -> tuple[str, str, list[Any]]:
        """A join with the articles and a condition on rows `x`, which hold their source; dates alone need the join."""
        if self.first or self.last:
            where, values = self.of_articles(numbers)
            return " JOIN article a ON a.id = x.article", where, values
        parts, values = self._of_sources(numbers, "x")
        return "", " AND ".join(parts) or "1", values

    @property
    def sums(self) -> str:
        """Which sums the filters need: by "month" where there are dates, else by "source"."""
        return "month" if self.first or self.last else "source"

    def of_months(self, numbers: Mapping[str, int], table: str = "m") -> tuple[str, list[Any]]:
        """The same on a table of sums by month, to the month."""
        parts, values = self._of_sources(numbers, table)
        if self.first:
            parts.append(f"{table}.month >= ?")
            values.append(self.first[:7])
        if self.last:
            parts.append(f"{table}.month != '' AND {table}.month < ?")
            values.append(self.last[:7] + "\x7f")
        return " AND ".join(parts) or "1", values

    def of_voice(self, table: str) -> str:
        """A condition on a column `voice`: own words include scare quotes, which are the source's own device."""
        if self.voice == "own":
            return f"{table}.voice NOT IN ('direct', 'indirect')"
        return f"{table}.voice IN ('direct', 'indirect')" if self.voice == "quoted" else "1"

    def _of_sources(self, numbers: Mapping[str, int], table: str) -> tuple[list[str], list[Any]]:
        if not self.sources:
            return [], []
        known = [numbers[name] for name in self.sources if name in numbers]
        return [f"{table}.source IN ({', '.join('?' * len(known))})"], list(known)


def _date(text: str) -> str:
    return text if _DATE.fullmatch(text) else ""
