"""Parquet: one file per table, with typed columns. The metadata of each field has its meaning."""

from __future__ import annotations

import io
import re
from typing import Any

from framing.reporter.tables.report import Column, Report, Table, Value

_SURROGATE = re.compile("[\ud800-\udfff]")


def folder(report: Report) -> dict[str, bytes]:
    """File name -> content, a file for each table."""
    return {f"{t.key}.parquet": table(t) for t in report.tables}


def table(given: Table) -> bytes:
    """One table; strings are exact, but that a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([_field(c) for c in given.columns], metadata={"table": given.key, "caption": given.caption})
    columns = [[_plain(row[i]) for row in given.rows] for i in range(len(given.columns))]
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _field(column: Column[Any]) -> Any:
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    metadata = {"heading": column.heading, "meaning": column.meaning}
    return pa.field(column.key, types[column.format.type], metadata=metadata)


def _plain(value: Value) -> Value:
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
