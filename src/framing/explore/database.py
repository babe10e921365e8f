"""The index, opened so that nothing can be written: every query is a constant text with parameters."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from time import perf_counter
from typing import Any

Row = sqlite3.Row
_SLOW, _SMALL, _KEPT = 0.01, 1_000, 500
"""Results of queries that took more seconds and have at most so many rows are kept, so many of them."""


class Database:
    """One connection for each thread, read-only and immutable."""

    def __init__(self, path: Path) -> None:
        self._address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()
        self._kept: dict[tuple[Any, ...], list[Row]] = {}
        self._keeping = threading.Lock()

    def rows(self, query: str, values: Sequence[Any] = ()) -> Sequence[Row]:
        """The rows of a query. What took long and is small is kept: many pages need the same sums."""
        asked = (query, *values)
        known = self._kept.get(asked)
        if known is not None:
            return known
        start = perf_counter()
        found = self._connection().execute(query, values).fetchall()
        if perf_counter() - start > _SLOW and len(found) <= _SMALL:
            with self._keeping:
                while len(self._kept) >= _KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[asked] = found
        return found

    def row(self, query: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query; None if it has none."""
        found: Row | None = self._connection().execute(query, values).fetchone()
        return found

    def _connection(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is None:
            known = self._local.connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
            known.row_factory = sqlite3.Row
            known.execute("PRAGMA query_only = ON")
            known.execute("PRAGMA cache_size = -16384")
        return known

    @cached_property
    def sources(self) -> dict[str, int]:
        """Name of a source -> its number, in order of names."""
        return {row["name"]: row["id"] for row in self.rows("SELECT id, name FROM source ORDER BY name")}

    @cached_property
    def names(self) -> dict[int, str]:
        """Number of a source -> its name."""
        return {number: name for name, number in self.sources.items()}

    @cached_property
    def has_frames(self) -> bool:
        """Whether the corpus was read for frames."""
        return self.row("SELECT 1 FROM frame LIMIT 1") is not None

    @cached_property
    def largest(self) -> tuple[str, ...]:
        """Names of the sources, those with the most articles first."""
        rows = self.rows(
            "SELECT s.name FROM source s JOIN source_month m ON m.source = s.id"
            " GROUP BY s.id ORDER BY sum(m.articles) DESC, s.name"
        )
        return tuple(row["name"] for row in rows)

    @cached_property
    def lexicons(self) -> tuple[str, ...]:
        """Names of the lexicons with hits, in order."""
        return tuple(row["name"] for row in self.rows("SELECT name FROM lexicon ORDER BY name"))

    @cached_property
    def prominent(self) -> tuple[str, ...]:
        """Names of the most frequent entities."""
        return tuple(row["name"] for row in self.rows("SELECT name FROM entity ORDER BY rank LIMIT 100"))

    @lru_cache(maxsize=256)  # noqa: B019 - one database for the whole run
    def span(self, first: str, last: str) -> tuple[int, int]:
        """The first and last number of the articles between two dates or their beginnings; (1, 0) if there are none."""
        row = self.row(
            "SELECT coalesce(min(id), 1), coalesce(max(id), 0) FROM article WHERE date >= ? AND date < ?",
            [first or "0", f"{last}\x7f" if last else "~"],
        )
        assert row is not None
        return row[0], row[1]
