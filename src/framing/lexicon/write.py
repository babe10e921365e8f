"""Native lexicons written to the user's folder, whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from framing.atomic import write_whole
from framing.errors import LexiconError, UsageError
from framing.folders import default_folder, is_name, user_folder
from framing.lexicon.cells import COLUMNS, entry_from
from framing.lexicon.entry import Entry
from framing.lexicon.load import installed, read_file
from framing.lexicon.native import METADATA
from framing.lexicon.problems import Severity

NAME_RULE = "a letter or digit, then up to 63 letters, digits, _ or -"


def native_csv(entries: Iterable[Entry], metadata: Mapping[str, str]) -> str:
    """Entries as native CSV, metadata first; columns that no entry fills are left out."""
    rows = [_row(e) for e in entries]
    used = [i for i, column in enumerate(COLUMNS) if column in ("term", "category") or any(r[i] for r in rows)]
    out = io.StringIO()
    for key in METADATA:
        if metadata.get(key, "").strip():
            out.write(f"# {key}: {' '.join(metadata[key].split())}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([COLUMNS[i] for i in used])
    writer.writerows([row[i] for i in used] for row in rows)
    return out.getvalue()


def save(name: str, entries: Iterable[Entry], metadata: Mapping[str, str], *, replace: bool = False) -> Path:
    """Write a lexicon to the user's folder under `name`.

    Raises:
        UsageError: no valid name, or one that is taken.
        LexiconError: the folder cannot be written.
    """
    path = _own_path(name)
    if path.exists() and not replace:
        raise UsageError(f"there is already a lexicon {name!r} ({path})", hint="--replace overwrites it")
    write_atomically(path, native_csv(entries, metadata))
    return path


def add(name: str, cells: Mapping[str, str]) -> Path:
    """Add one entry to a lexicon in the user's folder, which is created if missing; returns its path.

    Raises:
        UsageError: no valid name, or that of a lexicon elsewhere.
        LexiconError: a cell is malformed, the term is there already, or the file itself is malformed.
    """
    path = _own_path(name)
    entry, problems = entry_from({"term": "", **cells}, 0)
    if entry is None:
        raise problems[0].raised("framing lexicon add")
    if not path.exists():
        write_atomically(path, native_csv([entry], {"name": name, "categories": entry.category}))
        return path
    reading, _ = read_file(str(path), "csv", own_categories=True)
    for problem in reading.problems:
        if problem.severity is Severity.ERROR:
            raise problem.raised(path)
    same = (e for e in reading.entries if (e.term.casefold(), e.category) == (entry.term.casefold(), entry.category))
    first = next(same, None)
    if first is not None:
        raise LexiconError(path, row=first.line, expected="a term that is not there yet", got=entry.term)
    categories = dict.fromkeys((*reading.declared, entry.category))
    metadata = {**reading.metadata, "categories": ", ".join(categories)}
    write_atomically(path, native_csv((*reading.entries, entry), metadata))
    return path


def _own_path(name: str) -> Path:
    if not is_name(name):
        raise UsageError(f"{name!r} is not a name of a lexicon: {NAME_RULE}")
    path = user_folder() / f"{name}.csv"
    if any(p.stem == name and p.parent == default_folder() for p in installed()):
        raise UsageError(f"{name!r} is a lexicon of the program", hint="choose another name for your own")
    others = [p for p in installed() if p.stem == name and p.parent == path.parent and p != path]
    if others:
        raise UsageError(f"{name!r} is {others[0].name}, which is not CSV", hint="import it under another name")
    return path


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        LexiconError: the folder or the file cannot be written.
    """
    try:
        write_whole(path, text.encode("utf-8", "replace"))
    except OSError as problem:
        reason = (problem.strerror or type(problem).__name__).lower()
        raise LexiconError(path, expected=f"a folder that can be written ({reason})") from None


def _row(entry: Entry) -> list[str]:
    weight = "" if entry.weight == 1.0 else f"{entry.weight:.4g}"
    polarity = "" if entry.polarity.value == "neutral" else entry.polarity.value
    unless = "; ".join(entry.unless)
    return [
        entry.term,
        entry.category,
        polarity,
        weight,
        entry.match,
        entry.pos,
        entry.neutral,
        unless,
        entry.concept,
        entry.origin,
    ]
