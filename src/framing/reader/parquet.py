"""Parquet: an article a row, with the columns that JSON records have as fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from framing.errors import InputError
from framing.reader.draft import Draft
from framing.reader.records import json_lines


def parquet_table(data: bytes, name: str) -> Iterator[Draft | InputError]:
    """A draft or an error for each row.

    Raises:
        InputError: it is not Parquet.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rows = pq.read_table(pa.BufferReader(data)).to_pylist()
    except (pa.ArrowInvalid, OSError) as fault:
        raise InputError(name, "is not Parquet") from fault
    yield from json_lines("\n".join(json.dumps(_record(row)) for row in rows), name)


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
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
