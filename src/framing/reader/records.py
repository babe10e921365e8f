"""JSON, JSON Lines and CSV: an article a record, with `text`, or `title` and `body`."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from framing.errors import InputError
from framing.reader.draft import Draft

_BODY = ("text", "body", "content", "article")
_TITLE = ("title", "headline")
_SOURCE = ("source", "outlet", "publication", "publisher")
_DATE = ("date", "published", "published_at", "publish_date")
_LONGEST_FIELD = 10_000_000


def json_lines(text: str, name: str) -> Iterator[Draft | InputError]:
    """A draft or an error for each line that is not blank."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _draft(_object(line, f"{name}:{number}"), f"{name}:{number}", str(number), name)
            except InputError as fault:
                yield fault


def json_document(text: str, name: str) -> Iterator[Draft | InputError]:
    """One object, or a list of them."""
    found = _parsed(text, name)
    many = isinstance(found, list)
    if found == []:
        raise InputError(name, "no articles in it")
    for number, item in enumerate(found if many else [found], start=1):
        place = f"{name}[{number}]" if many else name
        try:
            if not isinstance(item, dict):
                raise InputError(place, f"expected an object, got {type(item).__name__}")
            yield _draft(item, place, str(number) if many else name, name)
        except InputError as fault:
            yield fault


def csv_table(text: str, name: str) -> Iterator[Draft | InputError]:
    """A draft for each row; columns as the fields of JSON. Words like "NA" and "None" stay words."""
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = max(",", "\t", ";", key=text.split("\n", 1)[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heading = [cell.strip().lower() for cell in next(rows, [])]
    except csv.Error as fault:
        raise InputError(f"{name}:1", f"not CSV: {fault}") from fault
    doubled = sorted({h for h in heading if heading.count(h) > 1 and h})
    if doubled:
        raise InputError(f"{name}:1", f"column {doubled[0]!r} stands twice")
    if not set(heading) & set(_BODY):
        raise InputError(f"{name}:1", "no column text or body", hint="columns: id, source, title, date, url, text")
    yield from _csv_rows(rows, heading, name)


def _csv_rows(rows: Any, heading: list[str], name: str) -> Iterator[Draft | InputError]:
    while True:
        try:
            row = next(rows, None)
        except csv.Error as fault:
            yield InputError(f"{name}:{rows.line_num}", f"not CSV: {fault}")
            return
        if row is None:
            return
        place = f"{name}:{rows.line_num}"
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(heading):
            yield InputError(place, f"{len(row)} cells where the heading has {len(heading)}")
            continue
        try:
            yield _draft(dict(zip(heading, row, strict=True)), place, str(rows.line_num - 1), name)
        except InputError as fault:
            yield fault


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError as fault:
        raise InputError(place, "JSON nested too deeply") from fault
    except ValueError as fault:  # also an integer of more than 4,300 digits
        raise InputError(place, f"not JSON: {fault}") from fault


def _no_constant(word: str) -> float:
    raise ValueError(f"{word} is not JSON")


def _object(line: str, place: str) -> dict[str, Any]:
    found = _parsed(line, place)
    if not isinstance(found, dict):
        raise InputError(place, f"expected an object, got {type(found).__name__}")
    return found


def _draft(record: Mapping[str, Any], place: str, number: str, path: str) -> Draft:
    key = next((k for k in _BODY if record.get(k)), None)
    if key is None:
        raise InputError(place, "no text: the fields are text, or title and body")
    return Draft(
        text=_body(record[key], key, place),
        name=place,
        id=_text(record, ("id",), place) or (number if number == path else f"{path}:{number}"),
        title=_text(record, _TITLE, place),
        source=_text(record, _SOURCE, place),
        date=_text(record, _DATE, place),
        url=_text(record, ("url",), place),
        path=path,
    )


def _body(value: Any, key: str, place: str) -> str | list[str]:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    raise InputError(place, f"{key} must be a text or a list of sentences")


def _text(record: Mapping[str, Any], names: tuple[str, ...], place: str) -> str | None:
    for name in names:
        value = record.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float) or value in (math.inf, -math.inf):
            raise InputError(place, f"{name} must be a text")
        return str(value)
    return None
