"""Records whose fields have names of their own: the user says which is the text, the outlet, the date.

The bytes are rewritten under the names that every reader knows, so no reader has to know of it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from framing.errors import InputError, UsageError
from framing.reader import reading, shapes, streams
from framing.reader.decoding import decode
from framing.reader.endings import RECORDS

FIELDS = ("text", "title", "source", "date", "url", "id")
"""What a column can be."""


def columns(given: Sequence[str]) -> dict[str, str]:
    """Name of a column, in lower case -> field, from arguments like "text=Story".

    Raises:
        UsageError: no such field, or one that is named twice.
    """
    found: dict[str, str] = {}
    for one in given:
        field, equals, name = one.partition("=")
        field, name = field.strip().lower(), name.strip().lower()
        if not equals or not name or field not in FIELDS:
            near = get_close_matches(field, FIELDS, n=1)
            hint = f"did you mean {near[0]}=…?" if near else f"one of {', '.join(FIELDS)}, as in text=Story"
            raise UsageError(f"--column {one}: expected FIELD=NAME", hint=hint)
        if field in found.values() or name in found:
            raise UsageError(f"--column {one}: {field if field in found.values() else name} is named twice")
        found[name] = field
    return found


def examine(argument: str, named: Mapping[str, str], encoding: str | None) -> Iterator[reading.Found]:
    """What a file of records holds, with their fields renamed.

    Raises:
        InputError: it is no file of records, or cannot be read; a column is not there.
    """
    source, path = reading.split(argument)
    if Path(path).suffix.lower() not in RECORDS or not Path(path).is_file():
        raise InputError(path, "--column is for tables and JSON", hint=f"files that end in {', '.join(RECORDS)}")
    if Path(path).stat().st_size > streams.LARGE:
        raise InputError(
            path,
            f"larger than {streams.LARGE // 10**6} MB, too large for --column",
            hint="rename its fields, or split it",
        )
    data = Path(path).read_bytes()
    renamed = _parquet(data, named, path) if path.lower().endswith(".parquet") else _text(data, named, path, encoding)
    yield from reading.read_bytes(renamed, path, source, None)


def _text(data: bytes, named: Mapping[str, str], path: str, encoding: str | None) -> bytes:
    text, _ = decode(data, path, encoding=encoding)
    table = path.lower().endswith((".csv", ".tsv"))
    return (_csv(text, named, path) if table else _json(text, named, path)).encode("utf-8", "replace")


def _csv(text: str, named: Mapping[str, str], path: str) -> str:
    """The same table with another heading, which is one line."""
    heading, line_end, rows = text.partition("\n")
    delimiter = max(",", "\t", ";", key=heading.count)
    cells = next(csv.reader([heading], delimiter=delimiter), [])
    _check([cell.strip().lower() for cell in cells], named, f"{path}:1")
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="").writerow([_name(cell, named) for cell in cells])
    return out.getvalue() + line_end + rows


def _json(text: str, named: Mapping[str, str], path: str) -> str:
    """The records as JSON Lines."""
    try:
        found: list[Any] = shapes.records(json.loads(text))[0]
    except ValueError:
        try:
            found = [json.loads(line.strip().removesuffix(",")) for line in text.split("\n") if line.strip()]
        except ValueError as fault:
            raise InputError(path, f"not JSON: {fault}") from fault
    records = [r for r in found if isinstance(r, dict)]
    _check(list(dict.fromkeys(str(key).strip().lower() for r in records for key in r)), named, path)
    return "".join(f"{json.dumps({_name(str(k), named): v for k, v in r.items()})}\n" for r in records)


def _parquet(data: bytes, named: Mapping[str, str], path: str) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as fault:
        raise InputError(path, "not a readable Parquet file: it is damaged") from fault
    _check([name.strip().lower() for name in table.column_names], named, path)
    out = io.BytesIO()
    pq.write_table(table.rename_columns([_name(name, named) for name in table.column_names]), out)
    return out.getvalue()


def _name(name: str, named: Mapping[str, str]) -> str:
    """The new name of a column; one that has the name of a field which another column is now gets a name of its own."""
    plain = name.strip().lower()
    if plain in named:
        return named[plain]
    return f"other {plain}" if plain in named.values() else name


def _check(there: Sequence[str], named: Mapping[str, str], place: str) -> None:
    gone = next((name for name in named if name not in there), None)
    if gone is not None:
        near = get_close_matches(gone, there, n=1)
        hint = f"did you mean {near[0]!r}?" if near else None
        raise InputError(place, f"no column {gone!r}; there are {shapes.named(there)}", hint=hint)
