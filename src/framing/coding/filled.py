"""Filled sheets read back: CSV, Excel, and exports of Label Studio and doccano."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from framing.coding.codebook import BY_KEY, Question
from framing.coding.sampling import Answered
from framing.coding.sheet_key import Key
from framing.errors import InputError
from framing.reader import split
from framing.reporter.display import one_line

Answers = dict[tuple[int, str], str]
"""Item and question -> the coder's value; what is left empty is not there."""
_DELIMITERS = (",", ";", "\t")
_FORMATS = "a filled sheet is .csv, .xlsx, .json (Label Studio) or .jsonl (doccano)"
_NAMES = ("completed_by", "annotator")


class Coded(Struct, frozen=True):
    """What one coder answered."""

    coder: str
    answers: Answers


class _Row(Struct, frozen=True):
    place: str  # for messages: file and line
    coder: str
    item: str
    about: str | None  # None where the format does not have it
    values: dict[str, str]  # question -> value as written


def read(arguments: Sequence[str], key: Key) -> tuple[tuple[Coded, ...], tuple[str, ...]]:
    """The answers of each coder, and what could not be used: unknown items and values.

    A file is one coder's; the coder's name is given ("Ana=sheet.csv"), a column `coder`, the annotator of an export,
    or the file's name. Files of the same coder are put together.

    Raises:
        InputError: a file cannot be read, is none of the formats, or belongs to another key.
    """
    names = _coders(arguments)
    items = {str(i.item): i for i in key.items}
    found: dict[str, Answers] = {}
    problems: list[str] = []
    for name, path in names:
        rows = list(_rows(name, path))
        _check(path, rows, items)
        for row in rows:
            problems += _take(row, items, found.setdefault(row.coder, {}))
    problems += [f"{name}: no answers" for name, answers in found.items() if not answers]
    coded = tuple(Coded(name, answers) for name, answers in found.items() if answers)
    return coded, tuple(problems)


def _coders(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """Coder and path of each argument. Files with the same name are distinguished by their folders."""
    given = [split(a) for a in arguments]
    stems = Counter(Path(path).stem for name, path in given if name is None)
    out = []
    for name, path in given:
        stem, folder = Path(path).stem, Path(path).absolute().parent.name
        out.append((name or (f"{folder}/{stem}" if stems[stem] > 1 else stem), path))
    return out


def _check(path: str, rows: Sequence[_Row], items: Mapping[str, Answered]) -> None:
    """Refuse a sheet that was made with another key: its items are about something else."""
    known = [r for r in rows if r.about is not None and r.item in items]
    other = [r for r in known if _plain(r.about or "") != _plain(items[r.item].about)]
    if not rows or len(other) * 2 > len(known) or not any(r.item in items for r in rows):
        raise InputError(path, "is not a sheet of this key", hint="--key names the file written beside the sheet")


def _plain(text: str) -> str:
    return one_line(text).lstrip("'").strip()


def _take(row: _Row, items: Mapping[str, Answered], answers: Answers) -> Iterator[str]:
    """Add a row's values to a coder's answers; gives a message for each that cannot be used."""
    item = items.get(row.item)
    if item is None:
        yield f"{row.place}: no item {row.item!r}"
        return
    asked = {q.key: q for q in BY_KEY[item.panel].questions}
    for name, value in row.values.items():
        if not value.strip():
            continue
        if name not in asked:
            yield f"{row.place}: {name!r} is no question about {BY_KEY[item.panel].word}"
            continue
        chosen = _value(asked[name], value)
        if chosen is None:
            yield f"{row.place}: {name}: expected {', '.join(asked[name].choices)}, got {value!r}"
        elif answers.setdefault((item.item, name), chosen) != chosen:
            yield f"{row.place}: {name}: item {item.item} was already coded {answers[item.item, name]!r}"


def _value(question: Question, written: str) -> str | None:
    """The value that is meant, ignoring case and spaces; None if it is unclear."""
    plain = " ".join(written.lower().replace("_", " ").split())
    return plain if plain in question.choices else None


# ----------------------------------------------------------------------------------------------------- formats
def _rows(coder: str, path: str) -> Iterable[_Row]:
    try:
        data = Path(path).read_bytes()
    except OSError as fault:
        raise InputError(path, (fault.strerror or "cannot be read").lower()) from fault
    ending = Path(path).suffix.lower()
    if ending == ".xlsx":
        return _workbook(coder, path, data)
    if ending in (".csv", ".tsv", ".txt"):
        return _table(coder, path, list(_lines(data)))
    if ending in (".json", ".jsonl"):
        return _exported(coder, path, _text(data))
    raise InputError(path, "is not in a format that can be read back", hint=_FORMATS)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # a spreadsheet on Windows saved it


def _lines(data: bytes) -> Iterator[list[str]]:
    text = _text(data)
    heading = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _table(coder: str, place: str, lines: Sequence[Sequence[object]]) -> Iterator[_Row]:
    """The rows below the heading that has a column `item`."""
    from framing.coding.sheets import FIXED, NOTE

    cells = [["" if v is None else str(v) for v in line] for line in lines]
    at = next((n for n, line in enumerate(cells) if "item" in [v.strip().lower() for v in line]), None)
    if at is None:
        return
    heading = [v.strip().lower() for v in cells[at]]
    for number, line in enumerate(cells[at + 1 :], at + 2):
        row = dict(zip(heading, line, strict=False))
        if not row.get("item", "").strip():
            continue
        values = {k: v for k, v in row.items() if k and k not in (*FIXED, NOTE, "coder")}
        who = row.get("coder", "").strip() or coder
        yield _Row(f"{place}:{number}", who, _item(row["item"]), row.get("about"), values)


def _item(value: object) -> str:
    """The number of an item, which a spreadsheet may have written as 7.0."""
    return str(value).strip().removesuffix(".0")


def _workbook(coder: str, path: str, data: bytes) -> Iterator[_Row]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as fault:
        raise InputError(path, "is no workbook") from fault
    for sheet in book.worksheets:
        yield from _table(coder, f"{path} ({sheet.title})", list(sheet.iter_rows(values_only=True)))


def _exported(coder: str, path: str, text: str) -> Iterator[_Row]:
    try:
        records = json.loads(text)
    except ValueError:
        try:
            records = [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as fault:
            raise InputError(path, "is not JSON") from fault
    records = [records] if isinstance(records, dict) else records
    if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
        raise InputError(path, "is not an export of Label Studio or doccano", hint=_FORMATS)
    rows = [row for n, r in enumerate(records, 1) for row in _record(coder, f"{path}: record {n}", r)]
    annotators = {row.coder for row in rows}
    only = len(annotators) == 1
    return iter([_Row(r.place, coder if only else f"{coder}/{r.coder}", r.item, r.about, r.values) for r in rows])


def _record(coder: str, place: str, record: dict[str, Any]) -> Iterator[_Row]:
    """Label Studio's JSON (tasks with annotations), its JSON-MIN (a flat record), or doccano's JSON Lines."""
    if isinstance(record.get("data"), dict):
        data = record["data"]
        for annotation in record.get("annotations") or record.get("completions") or []:
            if not annotation.get("was_cancelled"):
                values = {str(r.get("from_name")): _choice(r.get("value")) for r in annotation.get("result") or []}
                yield _Row(place, _annotator(annotation, coder), _item(data.get("item", "")), data.get("about"), values)
        return
    meta = record["meta"] if isinstance(record.get("meta"), dict) else record
    labels = record.get("label", record.get("labels", record.get("cats")))
    if isinstance(labels, list):
        pairs = (str(x).partition(":") for x in labels)
        values = {k.strip(): v.strip() for k, _, v in pairs}
        about = str(record.get("text") or record.get("data") or "").partition("\n")[0] or None
        yield _Row(place, _annotator(record, coder), _item(meta.get("item", "")), about, values)
    else:
        panel = BY_KEY.get(str(record.get("panel")))
        values = {q.key: _choice(record.get(q.key)) for q in (panel.questions if panel else ())}
        yield _Row(place, _annotator(record, coder), _item(record.get("item", "")), record.get("about"), values)


def _choice(value: Any) -> str:
    """The one value that was chosen, "" if there is none; several are kept to be reported."""
    if isinstance(value, dict):
        value = value.get("choices") or value.get("taxonomy") or ""
    return " and ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _annotator(record: dict[str, Any], coder: str) -> str:
    for name in _NAMES:
        who = record.get(name)
        if isinstance(who, dict):
            who = who.get("email") or who.get("id")
        if who not in (None, ""):
            return str(who)
    return coder
