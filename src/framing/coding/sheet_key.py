"""The key of a sheet: where each item is from and what the program says. It stays away from coders."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from framing.coding.sampling import Answered
from framing.errors import InputError

FORMAT = 1


class Key(Struct, frozen=True):
    """`sheet.key.json`."""

    format: int
    program: str  # version
    origin: tuple[str, ...]  # the comparisons or corpora as they were named
    seed: int
    n: int  # items that were asked for
    decoys: float  # share of decoys that was asked for
    panels: tuple[str, ...]
    candidates: dict[str, int]  # panel -> finds that could have been drawn
    items: tuple[Answered, ...]


def to_json(key: Key) -> bytes:
    """The key as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(key), indent=1) + b"\n"


def read(path: str | Path) -> Key:
    """What `to_json` wrote.

    Raises:
        InputError: the file cannot be read or is something else.
    """
    hint = "framing code sample writes it beside the sheet, or beside the folder of a project"
    try:
        found = msgspec.json.decode(Path(path).read_bytes(), type=Key)
    except OSError as fault:
        raise InputError(path, (fault.strerror or "cannot be read").lower(), hint=hint) from fault
    except msgspec.MsgspecError as fault:
        raise InputError(path, f"is no key: {fault}", hint=hint) from fault
    if found.format != FORMAT:
        raise InputError(path, f"format {found.format}, this version reads format {FORMAT}")
    return found
