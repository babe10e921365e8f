"""The native format as TOML: name, version, language, licence and categories, then `[[terms]]`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from framing import toml
from framing.lexicon.cells import COLUMNS, entry_from
from framing.lexicon.entry import Entry
from framing.lexicon.native import METADATA
from framing.lexicon.problems import Problem, Reading, error, nearest, note, sorted_problems

_LISTS = ("unless",)
_MOST_UNKNOWN = 100
"""Up to so many unknown keys are reported, each with its line."""


def read(text: str, path: str = "") -> Reading:
    """The entries of a TOML lexicon: `terms` is an array of tables with the columns of the CSV, or of plain strings."""
    try:
        document = toml.loads(text)
    except tomllib.TOMLDecodeError as bad:
        return Reading((), (error(_line_of(str(bad)), f"well-formed TOML ({bad})"),))
    except (RecursionError, ValueError):  # also an integer of more than 4,300 digits
        return Reading((), (error(0, "TOML with shorter numbers and keys, not nested so deep"),))
    if not isinstance(document.get("terms"), list):
        problems: list[Problem] = []
        metadata = _metadata(document, text, problems)
        return Reading((), (*problems, error(0, "an array of tables [[terms]]")), metadata)
    return of_document(document, text, _term_lines(text))


def of_document(document: Mapping[str, Any], text: str, lines: Sequence[int]) -> Reading:
    """The entries of a parsed TOML or JSON file.

    Args:
        document: with a list `terms`.
        lines: on which each of the terms begins, as far as known.
    """
    problems: list[Problem] = []
    metadata = _metadata(document, text, problems)
    terms = document["terms"]
    entries: list[Entry] = []
    seen: dict[tuple[str, ...], int] = {}
    rejected: list[tuple[int, str]] = []
    for number, term in enumerate(terms):
        line = lines[number] if len(lines) == len(terms) else (lines[0] if lines else 0)
        wrong = _read_term(term, line, number + 1, entries, seen, problems)
        rejected += [(line, wrong)] if wrong else []
    return Reading(tuple(entries), sorted_problems(problems), metadata, tuple(rejected))


def _metadata(document: Mapping[str, object], text: str, problems: list[Problem]) -> dict[str, str]:
    metadata = {}
    unknown = [k for k in document if k not in METADATA and k not in ("license", "terms")]
    if len(unknown) > _MOST_UNKNOWN:
        problems.append(note(0, f"{len(unknown):,} unknown keys, not read", unknown[0]))
        document = {k: v for k, v in document.items() if k in (*METADATA, "license", "terms")}
    for raw, value in document.items():
        key = {"license": "licence"}.get(raw, raw)
        if key in METADATA and isinstance(value, list):
            metadata[key] = ", ".join(str(v) for v in value)
        elif key in METADATA and not isinstance(value, dict):
            metadata[key] = str(value)
        elif key != "terms":
            problems.append(
                note(_key_line(text, raw), "unknown key, not read", raw, nearest(raw, (*METADATA, "terms")))
            )
    return metadata


def _read_term(
    term: object,
    line: int,
    number: int,
    entries: list[Entry],
    seen: dict[tuple[str, ...], int],
    problems: list[Problem],
) -> str:
    """Read one element of `terms`; the category if it gave no entry and has one."""
    table = {"term": term} if isinstance(term, str) else term
    if not isinstance(table, dict):
        problems.append(error(line, f"a table or a string as term {number}", repr(term)))
        return ""
    for key in table.keys() - set(COLUMNS):
        problems.append(note(line, "unknown column, not read", key, nearest(key, COLUMNS)))
    wrong = [k for k in COLUMNS if k in table and not _fits(k, table[k])]
    problems.extend(error(line, f"a string as {k} (term {number})", repr(table[k])) for k in wrong)
    if wrong:
        return ""
    entry, found = entry_from({"term": "", **{k: _cell(v) for k, v in table.items() if k in COLUMNS}}, line)
    problems.extend(found)
    if entry is None:
        return str(table.get("category", ""))
    first = seen.setdefault((entry.term.casefold(), entry.category, entry.pos, entry.concept), number)
    if first == number:
        entries.append(entry)
    else:
        problems.append(error(line, f"each term once in a category (first as term {first})", entry.term))
    return ""


def _fits(key: str, value: object) -> bool:
    if key == "weight":
        return isinstance(value, int | float | str) and not isinstance(value, bool)
    if key in _LISTS:
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))
    return isinstance(value, str)


def _cell(value: object) -> str:
    return "|".join(value) if isinstance(value, list) else str(value).strip()


def _term_lines(text: str) -> list[int]:
    """The lines of the `[[terms]]` headings: the TOML reader of the standard library keeps none."""
    found = [
        n for n, line in enumerate(text.split("\n"), 1) if line.split("#")[0].replace(" ", "").strip() == "[[terms]]"
    ]
    return found or [n for n in [_key_line(text, "terms")] if n]


def _key_line(text: str, key: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if line.strip().strip('[]"').startswith(key)), 0)


def _line_of(message: str) -> int:
    """The line that the TOML reader names in its message: "… (at line 3, column 5)"."""
    words = message.replace(",", " ").split()
    after = words[words.index("line") + 1] if "line" in words else ""
    return int(after) if after.isdigit() else 0
