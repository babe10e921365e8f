"""Parquet: one article per row, with the same columns as the fields of JSON records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.errors import InputError
from framing.reader.archives import MOST_GROWTH
from framing.reader.draft import Draft
from framing.reader.notes import Note
from framing.reader.records import record_at


def parquet_table(data: bytes, name: str) -> Iterator[Draft | InputError | Note]:
    """A draft or an error for each row.

    Raises:
        InputError: it is not Parquet.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(pa.BufferReader(data))
        largest = _check(table.metadata, name)
        number = size = 0
        for batch in table.iter_batches(batch_size=max(1, min(_ROWS_AT_ONCE, _BATCH // largest))):
            rows = batch.to_pylist()
            size += sum(len(value) for row in rows for value in row.values() if isinstance(value, str | bytes))
            if size > _FREE and size > MOST_GROWTH * len(data):
                raise InputError(name, f"unpacks from {len(data):,} to over {size:,} bytes, which is suspicious")
            for row in rows:
                number += 1
                yield from record_at(_record(row), name, number)
    except InputError:
        raise
    except Exception as fault:  # a damaged footer raises whatever its bytes say
        if isinstance(fault, MemoryError):
            raise
        raise InputError(name, "not a readable Parquet file: it is damaged") from fault


_ROWS_AT_ONCE = 1_000
_BATCH = 100_000_000
"""Bytes that are unpacked at once, more or less: a value is no larger than its row group."""
_FREE = 100_000_000
_MOST_UNPACKED = 2_000_000_000
_MOST_COLUMNS = 2_000


def _check(metadata: Any, name: str) -> int:
    """Look at the footer before anything is unpacked; the bytes of the largest row group.

    Only whole row groups are asked. Asking for a column of one (`row_group(i).column(j)`) ends the process where the
    footer is damaged: pyarrow passes no exception on from there. Reading raises it.
    """
    sizes = [metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups)]
    size = sum(sizes)
    if size > _MOST_UNPACKED:
        raise InputError(name, f"unpacks to {size:,} bytes, which is suspicious", hint="give it as JSON Lines")
    if metadata.num_columns > _MOST_COLUMNS:
        raise InputError(name, f"{metadata.num_columns:,} columns, more than {_MOST_COLUMNS:,}")
    if metadata.num_rows > _MOST_ROWS_EMPTY and size < metadata.num_rows:
        raise InputError(name, f"{metadata.num_rows:,} rows of next to nothing, which is suspicious")
    return int(max([1, *sizes]))


_MOST_ROWS_EMPTY = 1_000_000


def _record(row: dict[str, Any]) -> dict[str, Any]:
    return {str(name).strip().lower(): _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """Dates as ISO text; NaN, which pandas writes for an empty cell, as nothing; what JSON has no form for as text."""
    if value is None or value != value:
        return None
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
