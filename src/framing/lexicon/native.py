"""The native format: CSV with a header row, of which `term` alone is enough.

Lines that begin with `#` before the header row carry metadata (`# name: …`, `# version: …`, `# language: …`,
`# licence: …`, `# categories: a, b`) or remarks. After the header row a `#` is a letter like any other: `#MeToo`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from operator import itemgetter

from framing.lexicon.cells import COLUMNS, entry_from_row
from framing.lexicon.entry import Entry
from framing.lexicon.problems import Problem, Reading, error, nearest, note, sorted_problems

METADATA = ("name", "version", "language", "licence", "categories", "source")
MAX_COLUMNS = 200
_DELIMITERS = (",", ";", "\t")


def read(text: str, path: str = "") -> Reading:
    """The entries of a native CSV; `text` has `\\n` line ends and no byte order mark."""
    lines = text.split("\n")
    skipped, metadata = _preamble(lines)
    body = lines[skipped:]
    if not body:
        return Reading((), (error(skipped or 1, "a header row with a column 'term'"),), metadata)
    entries: list[Entry] = []
    problems: list[Problem] = []
    rows = _rows(body, skipped + 1, problems)
    line, header = next(rows, (skipped + 1, []))
    columns = _columns(header, line, problems)
    rejected = _read_rows(rows, columns, entries, problems) if "term" in columns else []
    return Reading(tuple(entries), sorted_problems(problems), metadata, tuple(rejected))


def _rows(lines: Sequence[str], first: int, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The rows with their lines. A row is one line, so that an unclosed quotation mark spoils no other line."""
    reader = csv.reader(_whole(lines, first, problems), delimiter=_delimiter(lines[0]), strict=True)
    line = first - 1
    while True:
        line += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as bad:
            problems.append(error(line, f"well-formed CSV ({bad})"))
            continue
        if row:
            yield line, row


def _whole(lines: Sequence[str], first: int, problems: list[Problem]) -> Iterator[str]:
    """The lines; a line with an unclosed quotation mark is reported and left blank."""
    for number, text in enumerate(lines, first):
        if '"' in text and text.count('"') % 2 and _unclosed(text):
            problems.append(error(number, "a closing quotation mark on the same line", text))
            yield "\n"
        else:
            yield text + "\n"


def _unclosed(line: str) -> bool:
    try:
        next(csv.reader([line], strict=True), None)
    except csv.Error as bad:
        return "unexpected end" in str(bad)
    return False


def _preamble(lines: Sequence[str]) -> tuple[int, dict[str, str]]:
    """How many lines precede the header row, and the metadata in them."""
    metadata: dict[str, str] = {}
    for number, line in enumerate(lines):
        if line.strip() and not line.startswith("#"):
            return number, metadata
        key, colon, value = line.lstrip("# \t").partition(":")
        key = {"license": "licence", "category": "categories"}.get(key.strip().lower(), key.strip().lower())
        if colon and key in METADATA and key not in metadata:
            metadata[key] = value.strip()
    return len(lines), metadata


def _delimiter(header: str) -> str:
    """A spreadsheet in a language with a decimal comma writes semicolons."""
    return max(_DELIMITERS, key=header.count)


def _columns(header: Sequence[str], line: int, problems: list[Problem]) -> list[str]:
    """The headings, lower case; an unknown column becomes "" and is not read."""
    names = [cell.strip().lower() for cell in header]
    if len(names) > MAX_COLUMNS:
        problems.append(error(line, f"at most {MAX_COLUMNS} columns", f"{len(names)} columns"))
        return []
    for name in dict.fromkeys(n for n in names if n and names.count(n) > 1):
        problems.append(error(line, "each column once", name))
    if "term" not in names:
        problems.append(error(line, "a header row with a column 'term'", ",".join(header)))
    for name in dict.fromkeys(n for n in names if n not in COLUMNS):
        problems.append(note(line, "unknown column, not read", name, nearest(name, COLUMNS)))
    return [n if n in COLUMNS else "" for n in names]


def _read_rows(
    rows: Iterator[tuple[int, list[str]]], columns: Sequence[str], entries: list[Entry], problems: list[Problem]
) -> list[tuple[int, str]]:
    """Read what follows the header row; line and category of the rows that give no entry."""
    width = len(columns)
    in_order = itemgetter(*(columns.index(c) if c in columns else width for c in COLUMNS))
    seen: dict[tuple[str, ...], int] = {}
    rejected = []
    for line, row in rows:
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            problems.append(error(line, f"at most {width} cells", f"{len(row)} cells"))
            continue
        row += [""] * (width - len(row))
        cells = [cell.strip() for cell in in_order([*row[:width], ""])]
        if not any(cells):
            continue
        entry, found = entry_from_row(cells, line)
        if found:
            problems += found
        if entry is None:
            rejected.append((line, cells[1] or "custom"))
            continue
        key = (entry.term.casefold(), entry.category, entry.pos, entry.concept)
        first = seen.setdefault(key, line)
        if first == line:
            entries.append(entry)
        else:
            problems.append(error(line, f"each term once in a category (first on line {first})", entry.term))
    return rejected
