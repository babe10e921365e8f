"""The files of a finished corpus, read row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from framing.reporter.exports.evidence import KINDS

AT_ONCE = 4_096
"""Rows of a table in memory at a time."""

Row = dict[str, Any]


def csv_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of any field length."""
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


class PartTables:
    """The tables of one part of the corpus, each read when it is asked for."""

    def __init__(self, folder: Path, part: str) -> None:
        self._paths = {kind: folder / kind / part for kind in KINDS}

    def rows(self, kind: str) -> Iterator[Row]:
        """The rows of one kind, read as they are asked for."""
        return _parquet(self._paths[kind])


def _parquet(path: Path) -> Iterator[Row]:
    import pyarrow.parquet as pq

    if not path.exists():
        return
    with pq.ParquetFile(path) as table:
        for batch in table.iter_batches(AT_ONCE):
            names = batch.schema.names
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                yield dict(zip(names, values, strict=True))


def number_of(text: str) -> float | None:
    """The number in a cell; None for an empty one."""
    return float(text) if text else None


class ToldPlace(Struct):
    """Where the words of a contrast stand."""

    start: int
    end: int
    voice: str = "own"


class ToldSide(Struct):
    """One article's side of a contrast."""

    article: str
    evidence: tuple[ToldPlace, ...] = ()


class ToldContrast(Struct):
    """A contrast, as far as the pages need it."""

    kind: str
    about: str
    sides: tuple[ToldSide, ...] = ()
    line: str = ""


class ToldPortrait(Struct):
    """The portrait of an entity in an article."""

    article: str
    entity: str


class ToldEntity(Struct):
    """An entity that a comparison joined over articles."""

    name: str
    label: str
    portraits: tuple[ToldPortrait, ...]


class Told(Struct):
    """The part of a compared story's JSON that is read."""

    entities: tuple[ToldEntity, ...] = ()
    contrasts: tuple[ToldContrast, ...] = ()
