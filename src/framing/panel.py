"""Tables of a result as a program uses them: rows, data frames, Arrow tables, HTML in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Self, overload

from framing.errors import UsageError
from framing.model import Article, Story
from framing.reporter.tables import tables
from framing.reporter.tables.report import Report, Table, shown

if TYPE_CHECKING:
    import pandas
    import pyarrow


COMPARING = frozenset(["contrasts", "actors", "wordings", "passages", "coverage", "keyness"])
"""Tables that need several articles."""
_SHOWN = 20
"""Rows of a panel that a notebook shows."""


class Panel:
    """A table of a report. Iterating gives a dictionary a row; `len` is the number of rows."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def name(self) -> str:
        """The name of the table in every export."""
        return self._table.key

    @property
    def columns(self) -> tuple[str, ...]:
        """Keys of the columns, as in every export."""
        return tuple(c.key for c in self._table.columns)

    @property
    def meanings(self) -> dict[str, str]:
        """Column -> what it means."""
        return {c.key: c.meaning for c in self._table.columns}

    def __len__(self) -> int:
        return len(self._table.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        yield from self._table.records()

    @overload
    def __getitem__(self, wanted: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, wanted: str) -> pandas.Series[Any]: ...
    def __getitem__(self, wanted: int | str) -> dict[str, Any] | pandas.Series[Any]:
        """A row by its number, as a dictionary; a column by its name, as in a data frame."""
        if isinstance(wanted, str):
            return self.to_pandas()[wanted]
        return dict(zip(self.columns, self._table.rows[wanted], strict=True))

    if not TYPE_CHECKING:  # or a type checker would take every attribute for known

        def __getattr__(self, name: str) -> object:
            hint = "" if name.startswith("_") else "; .to_pandas() makes a data frame of it"
            raise AttributeError(f"a panel has no {name!r}{hint}")

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with typed columns; numbers that are not known are NaN or NA."""
        import pandas as pd

        types: dict[type, Any] = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}
        data = {
            c.key: pd.Series([row[i] for row in self._table.rows], dtype=types[c.format.type])
            for i, c in enumerate(self._table.columns)
        }
        return pd.DataFrame(data, columns=list(self.columns))

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table; the meanings of the columns are metadata of its fields."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        from framing.reporter.exports.parquet_export import table

        found: pyarrow.Table = pq.read_table(pa.BufferReader(table(self._table)))
        return found

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} rows>"

    def _repr_html_(self) -> str:
        """The first rows, everything escaped."""
        heads = "".join(f'<th title="{escape(c.meaning)}">{escape(c.heading)}</th>' for c in self._table.columns)
        rows = [
            "".join(f"<td>{escape(shown(v, c.format))}</td>" for v, c in zip(row, self._table.columns, strict=True))
            for row in self._table.rows[:_SHOWN]
        ]
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        rest = f"<p>{len(self) - _SHOWN} more rows</p>" if len(self) > _SHOWN else ""
        title = escape(self._table.title)
        return f"<table><caption>{title}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{rest}"


class CorpusTables(dict[str, Panel]):
    """The tables over all stories of a corpus, by name; each is an attribute too."""

    def __getattr__(self, name: str) -> Panel:
        if name in self:
            return self[name]
        raise AttributeError(f"no table {name!r}: one of {', '.join(self)}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self})


class Stories(tuple[Story, ...]):
    """Stories as records, and as a table with a row for each article."""

    _articles: tuple[Article, ...]

    def __new__(cls, stories: Iterable[Story], articles: Sequence[Article] = ()) -> Self:
        made = super().__new__(cls, stories)
        made._articles = tuple(articles)
        return made

    def to_pandas(self) -> pandas.DataFrame:
        """The table that `framing stories --csv` writes."""
        import pandas as pd

        from framing.reporter.exports import stories_export

        return pd.DataFrame(stories_export.rows(self, self._articles), columns=list(stories_export.COLUMNS))

    def to_arrow(self) -> pyarrow.Table:
        """The same as an Arrow table."""
        import pyarrow as pa

        from framing.reporter.exports import stories_export

        columns = zip(*stories_export.rows(self, self._articles), strict=True)
        return pa.table(dict(zip(stories_export.COLUMNS, map(list, columns), strict=True)))


class Tables:
    """What a comparison and analyses share: panels by name."""

    @cached_property
    def report(self) -> Report:
        """The report whose tables these are."""
        raise NotImplementedError

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            if name.startswith("_"):
                raise AttributeError(name)
            if name.startswith("to_"):
                raise AttributeError(f"no {name!r}: .save(path) writes every format; a panel has .to_pandas()")
            if name in COMPARING:
                raise AttributeError(f"no {name!r} of articles by themselves: framing.compare takes two or more")
            raise AttributeError(f"no {name!r}: one of {', '.join(t.key for t in tables.TABLES)}")

    @property
    def panels(self) -> tuple[str, ...]:
        """Names of the panels, in the order of the report."""
        return tuple(t.key for t in self.report.tables)

    def panel(self, name: str) -> Panel:
        """The panel of that name.

        Raises:
            UsageError: there is none.
        """
        if not self.report.has(name):
            raise UsageError(f"no panel {name!r}", hint=f"one of {', '.join(self.panels)}")
        return Panel(self.report.table(name))

    @property
    def articles(self) -> Panel:
        """The articles: length, share of others' words, loaded terms."""
        return self.panel("articles")

    @property
    def portraits(self) -> Panel:
        """How each entity comes out in each article."""
        return self.panel("portraits")

    @property
    def answers(self) -> Panel:
        """What the story says: the sentences that answer each question."""
        return self.panel("answers")

    @property
    def frames(self) -> Panel:
        """How many sentences of each article use a frame."""
        return self.panel("frames")

    @property
    def descriptors(self) -> Panel:
        """What the entities are called."""
        return self.panel("descriptors")

    @property
    def loaded_terms(self) -> Panel:
        """Hits of the lexicons and of the loadedness model."""
        return self.panel("loaded_terms")

    @property
    def voices(self) -> Panel:
        """Every statement: who says what, with which verb."""
        return self.panel("voices")

    @property
    def speakers(self) -> Panel:
        """Who speaks in how many words."""
        return self.panel("speakers")

    @property
    def sourcing(self) -> Panel:
        """What kinds of speakers have how many words."""
        return self.panel("sourcing")

    @property
    def distancing(self) -> Panel:
        """Words in scare quotes and behind "so-called"."""
        return self.panel("distancing")

    @property
    def roles(self) -> Panel:
        """What the entities do and what is done to them."""
        return self.panel("roles")

    @property
    def events(self) -> Panel:
        """The events: who does what to whom, in whose voice, denied or not."""
        return self.panel("events")

    @property
    def evidence(self) -> Panel:
        """Every piece of evidence with article, sentence and characters: one long table."""
        return self.panel("evidence")

    @property
    def lexicons(self) -> Panel:
        """The lexicons that were used."""
        return self.panel("lexicons")

    @property
    def notes(self) -> Panel:
        """What was not measured, and what one should know about the texts."""
        return self.panel("notes")
