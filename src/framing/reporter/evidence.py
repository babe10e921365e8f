"""The evidence of many articles as Parquet: a table for each kind, a row for each piece.

The columns are the fields of the published JSON (records.py) after the article's id and source. Offsets are
characters of the article's text.
"""

from __future__ import annotations

import dataclasses
import io
import re
import typing
from collections.abc import Sequence
from typing import Any

from framing.model import Analysis
from framing.reporter.records import AnalysisRecord, record

_SURROGATE = re.compile("[\ud800-\udfff]")


def evidence(analyses: Sequence[Analysis], kinds: Sequence[str]) -> dict[str, bytes]:
    """Kind (a field of the published record) -> Parquet file with the rows of all the articles."""
    records = [record(a) for a in analyses]
    return {kind: _table(kind, records) for kind in kinds}


def _table(kind: str, records: Sequence[AnalysisRecord]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = _fields(kind)
    rows = [(r.article.id, r.article.source, row) for r in records for row in getattr(r, kind)]
    columns = [
        pa.array([_text(i) for i, _, _ in rows], pa.string()),
        pa.array([_text(s) for _, s, _ in rows], pa.string()),
    ]
    for name, type_ in fields:
        values = [getattr(row, name) for _, _, row in rows]
        columns.append(pa.array([_text(v) for v in values] if type_ is str else values, _arrow(type_)))
    names = ["article", "source", *(name for name, _ in fields)]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, names=names), out, compression="zstd")
    return out.getvalue()


def _fields(kind: str) -> list[tuple[str, type]]:
    """Names and types of the fields of a kind of record, None left out of the types."""
    row = typing.get_args(typing.get_type_hints(AnalysisRecord)[kind])[0]
    hints = typing.get_type_hints(row)
    return [(f.name, _plain(hints[f.name])) for f in dataclasses.fields(row)]


def _plain(hint: Any) -> type:
    kinds = [t for t in typing.get_args(hint) or (hint,) if t is not type(None)]
    found: type = kinds[0]
    return found


def _arrow(type_: type) -> Any:
    import pyarrow as pa

    return {int: pa.int64(), float: pa.float64(), bool: pa.bool_()}.get(type_, pa.string())


def _text(value: str | None) -> str | None:
    """A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    return value if value is None or value.isascii() else _SURROGATE.sub("\ufffd", value)
