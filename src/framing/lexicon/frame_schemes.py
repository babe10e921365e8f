"""A codebook of frames that a user brings: names, descriptions and example sentences, from a CSV or TOML file."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from framing.errors import InputError, UsageError
from framing.model import Analysis

SHIPPED = ("generic", "policy")
"""The schemes that come with the program."""
ENCODER = "frames-reader:encoder"
"""What an audit trail calls the encoder, beside the lexicons."""
FEW = 5
"""Examples of a frame below which it is hardly told from the others (docs/frames.md)."""
_MOST = 5_000_000


class SchemeFrame(Struct, frozen=True):
    """A frame of a scheme."""

    name: str
    description: str
    examples: tuple[str, ...]


class FrameScheme(Struct, frozen=True):
    """The frames of a codebook; a sentence uses one of them or none."""

    name: str
    frames: tuple[SchemeFrame, ...]
    hash: str  # first 12 hexadecimal digits of the sha256 of the frames
    path: str


def read(path: str) -> FrameScheme:
    """The codebook in a file; its name is that of the file.

    CSV has the columns frame, description and example, a row for each example; TOML has `[[frame]]` with name,
    description and a list of examples.

    Raises:
        InputError: the file cannot be read, has fewer than two frames, or a frame has no example.
        UsageError: the name is that of a shipped scheme.
    """
    name = Path(path).stem
    if name in SHIPPED:
        raise UsageError(f"{path}: {name} is the name of a shipped scheme", hint="give the file another name")
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            text = file.read(_MOST + 1)
        if len(text) > _MOST:
            raise InputError(path, "larger than 5 MB: not a codebook")
        told = _toml(path, text) if path.lower().endswith(".toml") else _csv(path, text)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise InputError(path, "the codebook cannot be read") from fault
    frames = _joined(told)
    if len(frames) < 2:
        raise InputError(path, "has fewer than two frames", hint="columns frame, description and example, or [[frame]]")
    for frame in frames:
        if not frame.examples:
            raise InputError(path, f"the frame {frame.name} has no example sentence")
    digest = hashlib.sha256(repr([(f.name, f.description, f.examples) for f in frames]).encode()).hexdigest()
    return FrameScheme(name, frames, digest[:12], path)


def _csv(path: str, text: str) -> list[SchemeFrame]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = {"frame", "example"} - set(rows.fieldnames or ())
    if missing:
        raise InputError(path, f"has no column {' and '.join(sorted(missing))}", hint="frame, description, example")
    out = []
    for row in rows:
        name, example = (row["frame"] or "").strip(), (row["example"] or "").strip()
        if not name:
            raise InputError(path, f"row {rows.line_num}: no frame")
        out.append(SchemeFrame(name, (row.get("description") or "").strip(), (example,) if example else ()))
    return out


def _toml(path: str, text: str) -> list[SchemeFrame]:
    try:
        tables = tomllib.loads(text).get("frame", [])
    except tomllib.TOMLDecodeError as fault:
        raise InputError(path, f"is no TOML: {fault}") from fault
    if not isinstance(tables, list) or not all(map(_is_frame, tables)):
        raise InputError(path, "a [[frame]] needs a name, and examples that are a list of sentences")
    return [
        SchemeFrame(t["name"].strip(), str(t.get("description", "")).strip(), tuple(filter(None, t["examples"])))
        for t in tables
    ]


def _is_frame(table: Any) -> bool:
    if not isinstance(table, Mapping) or not isinstance(table.get("name"), str) or not table["name"].strip():
        return False
    examples = table.get("examples")
    return isinstance(examples, list) and all(isinstance(e, str) for e in examples)


def _joined(told: Iterable[SchemeFrame]) -> tuple[SchemeFrame, ...]:
    """One frame for each name, with the first description and all examples, in order."""
    by: dict[str, SchemeFrame] = {}
    for frame in told:
        known = by.get(frame.name, SchemeFrame(frame.name, "", ()))
        examples = (*known.examples, *(e for e in frame.examples if e not in known.examples))
        by[frame.name] = SchemeFrame(frame.name, known.description or frame.description, examples)
    return tuple(by.values())


def named(given: Iterable[str]) -> tuple[str, ...]:
    """The names of schemes that are given by name or as the file of a codebook."""
    return tuple(name if name in SHIPPED else Path(name).stem for name in given)


def known(given: Iterable[str], analyses: Iterable[Analysis]) -> tuple[str, ...]:
    """The names of schemes whose frames some of the analyses hold.

    Raises:
        UsageError: none holds frames of that scheme.
    """
    wanted = named(given)
    there = {f.scheme for a in analyses for f in a.frames} if wanted else set()
    for name in wanted:
        if name not in there:
            hint = f"it has {', '.join(sorted(there)) or 'none'}; framing compare --frames FILE looks for others"
            raise UsageError(f"--frames {name}: no frames of that scheme were saved", hint=hint)
    return wanted


def own(analyses: Iterable[Analysis]) -> list[str]:
    """The names of the users' codebooks whose frames the analyses hold."""
    return sorted({f.scheme for a in analyses for f in a.frames} - set(SHIPPED))


def unvalidated(name: str, few: Iterable[str] = ()) -> str:
    """What a report says of frames that nobody has validated; `few` are those with few examples."""
    names = ", ".join(few)
    told = f" Few examples: {names}." if names else ""
    return (
        f"Frames of {name} are unvalidated: nobody has measured how well they are found.{told}"
        " framing code sample SAVED.json --panel frames --out sheet.xlsx draws a sample to code by hand."
    )


def reader_notes(names: Iterable[str]) -> list[str]:
    """What a report says of the reader of frames, from the names of what was used; nothing of the default one."""
    return ["Frames: an encoder read the sentences (--frames-reader encoder)."] if ENCODER in names else []


def warning(scheme: FrameScheme) -> str:
    """The same of a codebook."""
    return unvalidated(scheme.name, (f.name for f in scheme.frames if len(f.examples) < FEW))
