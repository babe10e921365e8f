"""Native lexicons written to the user's folder, whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from framing.atomic import write_whole
from framing.errors import LexiconError, UsageError
from framing.folders import default_folder, is_name, user_folder
from framing.lexicon.cells import COLUMNS, entry_from
from framing.lexicon.entry import Entry, Lexicon
from framing.lexicon.load import installed, read_file
from framing.lexicon.native import METADATA
from framing.lexicon.problems import Reading, Severity, nearest
from framing.text_form import one_form

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


def add(name: str, cells: Mapping[str, str]) -> tuple[Path, tuple[str, ...]]:
    """Add one entry to a lexicon in the user's folder, which is created if missing.

    Returns its path, and the other categories in which it already has the term.

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
        return path, ()
    reading = _read_own(path)
    there = [e for e in reading.entries if e.term.casefold() == entry.term.casefold()]
    first = next((e for e in there if e.category == entry.category), None)
    if first is not None:
        expected = "a term that is not there yet (framing lexicon edit changes it)"
        raise LexiconError(path, row=first.line, expected=expected, got=entry.term)
    _write(path, (*reading.entries, entry), reading)
    return path, tuple(e.category for e in there)


def edit(name: str, term: str, category: str | None, changes: Mapping[str, str]) -> Path:
    """Change the entry of a term in a lexicon of the user's; returns its path.

    Args:
        category: which of the term's entries, where it has several.
        changes: column -> new cell.

    Raises:
        UsageError: there is no such lexicon or entry, or several and no category is given.
        LexiconError: a cell is malformed, the changed entry is there already, or the file itself is malformed.
    """
    path, reading, old = _found(name, term, category)
    cells = dict(zip(COLUMNS, _row(old), strict=True)) | dict(changes)
    new, problems = entry_from(cells, old.line)
    if new is None:
        raise problems[0].raised("framing lexicon edit")
    key = (new.term.casefold(), new.category)
    if any((e.term.casefold(), e.category) == key for e in reading.entries if e is not old):
        raise LexiconError(path, row=old.line, expected="a term once in a category", got=new.term)
    _write(path, [new if e is old else e for e in reading.entries], reading)
    return path


def remove(name: str, term: str, category: str | None) -> Path:
    """Take the entry of a term out of a lexicon of the user's; returns its path. The last entry takes the file along.

    Raises:
        UsageError: there is no such lexicon or entry, or several and no category is given.
        LexiconError: the file is malformed or cannot be written.
    """
    path, reading, old = _found(name, term, category)
    rest = [e for e in reading.entries if e is not old]
    if rest:
        _write(path, rest, reading)
    else:
        _unlink(path)
    return path


def remove_all(name: str) -> Path:
    """Delete a lexicon of the user's; returns the path that it had.

    Raises:
        UsageError: there is none of that name.
        LexiconError: the file cannot be deleted.
    """
    path = _there(name)
    _unlink(path)
    return path


def _found(name: str, term: str, category: str | None) -> tuple[Path, Reading, Entry]:
    """The file of a lexicon of the user's, what is in it, and the entry of a term."""
    path = _there(name)
    reading = _read_own(path)
    wanted = one_form(" ".join(term.split())).casefold()
    entries = [e for e in reading.entries if e.term.casefold() == wanted and category in (None, e.category)]
    if not entries:
        near = nearest(term, [e.term for e in reading.entries])
        where = f"{name!r} in category {category!r}" if category else repr(name)
        raise UsageError(f"no term {term!r} in {where}", hint=f"did you mean {near!r}?" if near else None)
    if len(entries) > 1:
        named = ", ".join(e.category for e in entries)
        raise UsageError(f"{term!r} is in several categories of {name!r}", hint=f"give --category: {named}")
    return path, reading, entries[0]


def _there(name: str) -> Path:
    path = _own_path(name)
    if not path.is_file():
        near = nearest(name, [p.stem for p in installed() if p.parent == path.parent])
        hint = f"did you mean {near!r}?" if near else "framing lexicon list names those that there are"
        raise UsageError(f"no lexicon {name!r} of your own", hint=hint)
    return path


def _read_own(path: Path) -> Reading:
    reading, _ = read_file(str(path), "csv", own_categories=True)
    for problem in reading.problems:
        if problem.severity is Severity.ERROR:
            raise problem.raised(path)
    return reading


def _write(path: Path, entries: Sequence[Entry], reading: Reading) -> None:
    """Write entries with the metadata of what was there, and every category declared."""
    categories = dict.fromkeys((*reading.declared, *(e.category for e in entries)))
    write_atomically(path, native_csv(entries, {**reading.metadata, "categories": ", ".join(categories)}))


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError as problem:
        raise LexiconError(path, expected=f"a file that can be deleted ({(problem.strerror or '').lower()})") from None


def exported(lexicon: Lexicon, reading: Reading, ending: str) -> str:
    """A lexicon with all that its file says about it, as native CSV or JSON.

    Raises:
        UsageError: the ending is neither ".csv" nor ".json".
    """
    info, used = lexicon.info, dict.fromkeys(e.category for e in lexicon.entries)
    metadata = {
        **reading.metadata,
        "name": info.name,
        "version": info.version,
        "licence": info.licence,
        "categories": ", ".join(used),
    }
    if ending == ".csv":
        return native_csv(lexicon.entries, metadata)
    if ending != ".json":
        raise UsageError(f"a lexicon cannot be written as {ending or 'a file without an ending'}", hint=".csv or .json")
    import json

    told = {key: metadata[key] for key in METADATA if metadata.get(key)} | {"categories": list(used)}
    rows = [{c: v for c, v in zip(COLUMNS, _row(e), strict=True) if v} for e in lexicon.entries]
    return json.dumps({**told, "terms": rows}, ensure_ascii=False, indent=1) + "\n"


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
