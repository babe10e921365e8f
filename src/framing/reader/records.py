"""JSON, JSON Lines and CSV: one article per record, with `text`, or `title` and `body`.

The responses and files of Media Cloud, NewsAPI, the Guardian, news-please and trafilatura are recognised by their
fields.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from framing.errors import InputError
from framing.model import Part
from framing.reader import shapes
from framing.reader.draft import Draft
from framing.reader.notes import Note

_BODY = ("text", "body", "content", "article")
_TITLE = ("title", "headline")
_SOURCE = ("source", "outlet", "publication", "publisher")
_DATE = ("date", "published", "published_at", "publish_date")
_ID = ("id", "doc_id")
_READ = frozenset([*_BODY, *_TITLE, *_SOURCE, *_DATE, *_ID, "url", "parts", "date_from", *shapes.NAMES])
"""Columns whose content becomes part of an article."""
_LONGEST_FIELD = 10_000_000
_MOST_COLUMNS = 2_000


def json_lines(text: str, name: str) -> Iterator[Draft | InputError | Note]:
    """A draft or an error for each line that is not blank."""
    if text.lstrip()[:1] == "[":  # a list in a file that is called .jsonl
        yield from json_document(text, name)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _draft(_object(line, f"{name}:{number}"), f"{name}:{number}", str(number), name)
            except InputError as fault:
                yield fault


def record_at(record: dict[str, Any], name: str, number: int) -> Iterator[Draft | InputError]:
    """A draft or an error for the record of that number."""
    place = f"{name}:{number}"
    try:
        yield _draft(record, place, str(number), name)
    except InputError as fault:
        yield fault


def json_document(text: str, name: str) -> Iterator[Draft | InputError | Note]:
    """One object, a list of them, or what an interface answers with; also JSON Lines in a file called .json."""
    try:
        found = _parsed(text, name)
    except InputError:
        if not _is_json_lines(text):
            raise
        yield from json_lines(text, name)
        return
    records, form, announced = shapes.records(found)
    many = not (isinstance(found, dict) and len(records) == 1 and records[0] is found)
    if not records:
        raise InputError(name, "no articles in it")
    for number, item in enumerate(records, start=1):
        place = f"{name}[{number}]" if many else name
        try:
            if not isinstance(item, dict):
                raise InputError(place, f"expected an object, got {type(item).__name__}")
            yield _draft(item, place, str(number) if many else name, name)
        except InputError as fault:
            yield fault
    if form:
        yield Note(name, form, announced)


def is_json(text: str) -> bool:
    """Whether a text of any name is JSON with objects in it, or JSON Lines."""
    if _is_json_lines(text):
        return True
    if len(text) > _LONGEST_FIELD * 5:
        return False
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) or (isinstance(found, list) and bool(found) and isinstance(found[0], dict))


def _is_json_lines(text: str) -> bool:
    """Whether the first two lines that are not blank each hold an object."""
    lines = [line for line in text.split("\n", 50)[:50] if line.strip()][:2]
    try:
        return len(lines) == 2 and all(isinstance(json.loads(_bare(line)), dict) for line in lines)
    except (ValueError, RecursionError):
        return False


def _bare(line: str) -> str:
    """A line of JSON Lines without the comma that some programs put behind each object."""
    line = line.strip()
    return line[:-1] if line.endswith("},") else line


def csv_table(text: str, name: str) -> Iterator[Draft | InputError | Note]:
    """A draft for each row; columns as the fields of JSON. Words like "NA" and "None" stay words."""
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = max(",", "\t", ";", key=text.split("\n", 1)[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heading = [cell.strip().lower() for cell in next(rows, [])]
    except csv.Error as fault:
        raise InputError(f"{name}:1", f"not CSV: {fault}") from fault
    if len(heading) > _MOST_COLUMNS:
        raise InputError(f"{name}:1", f"{len(heading):,} columns, more than {_MOST_COLUMNS:,}")
    doubled = sorted(h for h, times in Counter(heading).items() if times > 1 and h)
    if doubled:
        raise InputError(f"{name}:1", f"column {doubled[0]!r} occurs twice")
    if not set(heading) & {*_BODY, *shapes.BODIES}:
        raise InputError(
            f"{name}:1",
            f"no column text or body; there are {shapes.named(heading)}",
            hint="columns: id, source, title, date, url, text",
        )
    yield from _csv_rows(rows, heading, name)
    unread = tuple((f"column {h!r}", 1) for h in heading if h and h not in _READ)
    yield Note(name, "CSV", left_out=unread)


def _csv_rows(rows: Any, heading: list[str], name: str) -> Iterator[Draft | InputError]:
    while True:
        try:
            row = next(rows, None)
        except csv.Error as fault:  # the reader goes on with the next line
            yield InputError(f"{name}:{rows.line_num}", f"not CSV: {fault}; the row is left out")
            continue
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
    found = _parsed(_bare(line), place)
    if not isinstance(found, dict):
        raise InputError(place, f"expected an object, got {type(found).__name__}")
    return found


def _draft(record: Mapping[str, Any], place: str, number: str, path: str) -> Draft:
    record, warnings = shapes.plain(record)
    key = next((k for k in _BODY if record.get(k)), None)
    if key is None:
        raise InputError(
            place,
            f"no text; the fields are {shapes.named(record)}",
            hint="an article needs text, or title and body",
        )
    return Draft(
        text=_body(record[key], key, place),
        name=place,
        id=_text(record, _ID, place) or (number if number == path else f"{path}:{number}"),
        title=_text(record, _TITLE, place),
        source=_text(record, _SOURCE, place),
        date=_date(record, place),
        date_from=_date_from(record),
        url=_text(record, ("url",), place),
        path=path,
        parts=_parts(record.get("parts"), record[key]),
        warnings=warnings,
    )


def _date_from(record: Mapping[str, Any]) -> str:
    """Where the date came from: what `framing read` wrote, where it wrote the record."""
    told = record.get("date_from")
    return told if isinstance(told, str) and "parts" in record else "the record"


def _parts(value: Any, text: Any) -> tuple[Part, ...] | None:
    """The parts that `framing read` wrote; None where they do not fit the text."""
    if not isinstance(value, list) or not isinstance(text, str) or not value:
        return None
    try:
        parts = msgspec.convert(value, tuple[Part, ...])
    except msgspec.ValidationError:
        return None
    at = 0
    for part in parts:
        if not at <= part.start < part.end <= len(text) or text[at : part.start].strip():
            return None
        at = part.end
    return parts if not text[at:].strip() else None


def _date(record: Mapping[str, Any], place: str) -> str | None:
    """The date; a number is seconds or milliseconds since 1970."""
    for name in _DATE:
        if epoch := shapes.epoch(record.get(name)):
            return epoch
    return _text(record, _DATE, place)


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
