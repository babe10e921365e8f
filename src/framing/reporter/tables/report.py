"""What a report is: tables of plain values, each column with its heading, measure, format and meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

type Value = str | int | float | bool | None


class Format(StrEnum):
    """How a value is shown to a reader; data formats (CSV, JSON, Parquet) keep the value itself."""

    TEXT = "text"
    COUNT = "count"
    RATE = "rate"  # 12.3
    SCORE = "score"  # 0.12
    SIGNED = "signed"  # +0.12
    SHARE = "share"  # 0 to 1, shown as 12%
    P = "p"  # .012, <.001
    FLAG = "flag"  # yes or nothing

    @property
    def type(self) -> type[str] | type[int] | type[float] | type[bool]:
        return {"text": str, "count": int, "flag": bool}.get(self.value, float)


class Column[R](Struct, frozen=True):
    """A heading and the named function that computes its cells from a row."""

    key: str  # the name in data files: lower case, words joined by _
    heading: str
    measure: Callable[[R], Value]
    format: Format
    meaning: str
    origin: str = ""  # "file:function" that computes the value which `measure` reads; "" for the table's


class Table(Struct, frozen=True):
    key: str
    title: str
    caption: str  # how to read it, in one line
    columns: tuple[Column[Any], ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    origin: str = ""  # "file:function" that finds the rows, from the top of the package; "" where cells compute all
    items: tuple[Any, ...] = ()  # what each row was computed from, for renderers that need more than its cells

    def found(self) -> list[tuple[dict[str, Value], Any]]:
        """Each row as a dictionary, with what it was computed from."""
        return list(zip(self.records(), self.items, strict=True))

    def records(self) -> list[dict[str, Value]]:
        """The rows as dictionaries from column key to value."""
        keys = [c.key for c in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]

    def column(self, key: str) -> Column[Any]:
        return next(c for c in self.columns if c.key == key)


class Subject(Struct, frozen=True):
    """An article of the report, with a short name that no other article of it has."""

    article: str  # id
    source: str
    label: str  # the source, numbered where two articles have the same one
    title: str
    date: str | None


class Report(Struct, frozen=True):
    """Everything that a renderer needs."""

    subjects: tuple[Subject, ...]
    tables: tuple[Table, ...]
    similarity: float | None  # same-story score of the least similar pair; None for one article
    same_story: bool
    panels: tuple[str, ...] = ()  # the panels that were asked for by name; () for the usual ones
    filtered: bool = False  # only some entities or one voice: an empty table says nothing about the articles

    def table(self, key: str) -> Table:
        return next(t for t in self.tables if t.key == key)

    def has(self, key: str) -> bool:
        return any(t.key == key for t in self.tables)


def shown(value: Value, how: Format) -> str:
    """A value as a reader sees it; nothing for None. A minus is a real minus sign."""
    if value is None or value == "":
        return ""
    if how is Format.FLAG:
        return "yes" if value else ""
    if isinstance(value, str) or how is Format.TEXT:
        return str(value)
    return _number(float(value), how).replace("-", "−")


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 sentence", "3 sentences"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def grouped[R: Mapping[str, Value]](rows: Iterable[R], *keys: str) -> dict[tuple[Value, ...], list[R]]:
    """The rows by the values of some columns, in the order in which the groups begin."""
    out: dict[tuple[Value, ...], list[R]] = {}
    for row in rows:
        out.setdefault(tuple(row[k] for k in keys), []).append(row)
    return out


def as_number(value: Value) -> float | None:
    """The number that a cell holds; None where it holds none."""
    return float(value) if isinstance(value, int | float) else None


def _number(value: float, how: Format) -> str:
    if how is Format.COUNT:
        return f"{int(value):,}"
    if how is Format.SHARE:
        return f"{100 * value:.0f}%"
    if how is Format.P:
        return "<.001" if value < 0.001 else f"{value:.3f}".removeprefix("0") if value < 1 else "1"
    if how is Format.RATE:
        return f"{value:.1f}"
    rounded = round(value, 2) + 0.0  # no "-0.00"
    return f"{rounded:+.2f}" if how is Format.SIGNED else f"{rounded:.2f}"
