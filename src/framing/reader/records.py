"""JSON, JSON Lines and CSV: one article per record, with `text`, or `title` and `body`.

The responses and files of Media Cloud, NewsAPI, the Guardian, news-please and trafilatura are recognised by their
fields.
"""

from __future__ import annotations

import io
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

import msgspec

from framing.errors import InputError
from framing.model import Part
from framing.reader import shapes, streams
from framing.reader.draft import Draft
from framing.reader.endings import LARGE
from framing.reader.notes import Note
from framing.reader.rows import LONGEST_FIELD, Row, Table

_BODY = ("text", "body", "content", "article")
_TITLE = ("title", "headline")
_SOURCE = ("source", "outlet", "publication", "publisher")
_DATE = ("date", "published", "published_at", "publish_date")
_ID = ("id", "doc_id")
_READ = frozenset([*_BODY, *_TITLE, *_SOURCE, *_DATE, *_ID, "url", "parts", "date_from", *shapes.NAMES])
"""Columns whose content becomes part of an article."""
Found = Iterator[Draft | InputError | Note]


def large(file: BinaryIO, name: str, encoding: str | None, ending: str) -> Found:
    """The articles of a collection that does not fit into memory, one at a time.

    Raises:
        InputError: it is no such collection. What is wrong with one record is yielded.
    """
    text, warnings = streams.text_of(file, name, encoding)
    found = csv_table(streams.lines(text, name), name) if ending in (".csv", ".tsv") else _large_json(text, name)
    for item in found:
        if isinstance(item, Draft):
            item.warnings.extend(warnings)
        yield item


def _large_json(text: io.TextIOWrapper, name: str) -> Found:
    head = text.read(streams.LONGEST_VALUE)
    if _is_json_lines(head):
        return _of_lines(streams.lines(_Resumed(head, text), name), name)
    if head.lstrip()[:1] == "[":
        return _one_by_one(_Resumed(head, text).read, name)
    if is_table(head):
        return csv_table(streams.lines(_Resumed(head, text), name), name)
    if head.lstrip()[:1] != "{":
        wrong = "larger than 50 MB, and neither JSON nor CSV" if name == "-" else "not JSON"
        raise InputError(name, wrong, hint=LARGE if name == "-" else None)
    whole = head + text.read(_LONGEST_DOCUMENT)
    if len(whole) > _LONGEST_DOCUMENT:
        raise InputError(
            name,
            f"one JSON object of more than {_LONGEST_DOCUMENT // 10**6} million characters",
            hint="give its articles as a list or as JSON Lines",
        )
    return json_document(whole, name)


_LONGEST_DOCUMENT = 80_000_000
"""Characters of a JSON document that is no list of articles: it is read at once."""


class _Resumed(io.TextIOBase):
    """A text of which the beginning was read already."""

    def __init__(self, head: str, rest: io.TextIOWrapper) -> None:
        self._head, self._rest = io.StringIO(head), rest

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        line = self._head.readline(size)
        return line if line.endswith("\n") or 0 <= size <= len(line) else line + self._rest.readline(size - len(line))

    def read(self, size: int | None = -1) -> str:
        return self._head.read(size) or self._rest.read(size)


def json_lines(text: str, name: str) -> Found:
    """A draft or an error for each line that is not blank."""
    if text.lstrip()[:1] == "[" or _is_document(text):  # in a file that is called .jsonl
        yield from json_document(text, name)
    else:
        yield from _of_lines(text.split("\n"), name)


def _is_document(text: str) -> bool:
    """Whether a text that begins with an object is no JSON Lines: the object goes on in the next line, another one
    follows it in its line, or it is alone and holds a list of articles."""
    first, _, rest = text.strip().partition("\n")
    try:
        found = json.loads(_bare(first))
    except (ValueError, RecursionError):
        return _follow_each_other(text)
    return isinstance(found, dict) and not rest and shapes.records(found)[0] != [found]


def _of_lines(lines: Iterable[str], name: str) -> Found:
    for number, line in enumerate(lines, start=1):
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
        if _is_json_lines(text):
            yield from _of_lines(text.split("\n"), name)
            return
        if not _follow_each_other(text):
            raise
        yield from _one_by_one(io.StringIO(text).read, name)
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


def _follow_each_other(text: str) -> bool:
    """Whether a text begins with an object, alone or in a list, so that what follows may be objects too."""
    bare = text.lstrip()
    bare = bare[1:].lstrip() if bare.startswith("[") else bare
    try:
        return isinstance(json.JSONDecoder().raw_decode(bare)[0], dict)
    except (ValueError, RecursionError):
        return False


_END = object()


def _one_by_one(read: Callable[[int], str], name: str) -> Found:
    """A draft or an error for each object; what follows a fault of the JSON itself is lost, which the fault says."""
    number = 0
    values = streams.values(read, name)
    while True:
        try:
            item = next(values, _END)
        except InputError as fault:
            if not number:
                raise
            yield InputError(fault.path, f"{fault.message.removeprefix(f'{fault.path}: ')}; what follows is not read")
            return
        if item is _END:
            return
        number += 1
        place = f"{name}[{number}]"
        try:
            if not isinstance(item, dict):
                raise InputError(place, f"expected an object, got {type(item).__name__}")
            yield _draft(shapes.unwrapped(item), place, str(number), name)
        except InputError as fault:
            yield fault


def is_json(text: str) -> bool:
    """Whether a text of any name is JSON with objects in it, or JSON Lines."""
    if _is_json_lines(text):
        return True
    if len(text) > LONGEST_FIELD * 5:
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


def is_table(text: str) -> bool:
    """Whether a text of any name is CSV: its first line has the names of a text and of something else, as a table's
    heading, and one of the next rows is as wide."""
    try:
        table = Table(iter(text[:_BEGINNING].splitlines(keepends=True)), "")
        heading = [_plain_name(name) for name in table.heading]
        is_wide = any(isinstance(row, Row) for row in islice(table, 5))
    except InputError:
        return False
    bodies = {*_BODY, *shapes.BODIES}
    return bool(set(heading) & bodies and set(heading) & (_READ - bodies) and len(heading) > 1 and is_wide)


_BEGINNING = 200_000


def csv_table(lines: Iterable[str], name: str) -> Found:
    """A draft for each row; columns as the fields of JSON. Words like "NA" and "None" stay words."""
    table = Table(lines, name)
    heading = [_plain_name(name) for name in table.heading]
    doubled = sorted(h for h, times in Counter(heading).items() if times > 1 and h)
    if doubled:
        raise InputError(f"{name}:1", f"column {doubled[0]!r} occurs twice")
    if not set(heading) & {*_BODY, *shapes.BODIES}:
        raise InputError(
            f"{name}:1",
            f"no column text or body; there are {shapes.named(heading)}",
            hint="say which one it is: framing read FILE --column text=NAME --json articles.jsonl",
        )
    for row in table:
        if isinstance(row, InputError):
            yield row
            continue
        try:
            yield _draft(dict(zip(heading, row.cells, strict=True)), f"{name}:{row.line}", str(row.line - 1), name)
        except InputError as fault:
            yield fault
    unread = tuple((f"column {h!r}", 1) for h in heading if h and h not in _READ)
    yield Note(name, "CSV", left_out=unread)


def _plain_name(heading: str) -> str:
    """The heading as it is known: "full_text" for "full text"."""
    plain = heading.replace(" ", "_").replace("-", "_")
    return plain if heading not in _READ and plain in _READ else heading


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
