"""Which version of the analysis made a stored record."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


_FOUND = ("analyzer", "lexicon", "model.py", "measures.py", "voices.py")
_COMPARED = (*_FOUND, "comparator")


@cache
def code_fingerprint() -> str:
    """Of all that decides what is found in an article.

    A changed rule or word list must never serve an old result; the parse, which is what costs, does not
    depend on it and stays.
    """
    return _digest(_FOUND)


@cache
def comparing_fingerprint() -> str:
    """Of all that decides what a comparison holds."""
    return _digest(_COMPARED)


@cache
def program_fingerprint() -> str:
    """Of the whole program: what is written into files depends on the code that writes it too."""
    return _digest(("",))


def _digest(names: Iterable[str]) -> str:
    """A digest of the names, sizes and times of these files and folders of the package, and of the word lists."""
    from framing.lexicon.locations import default_folder

    lists = (f for f in _files(default_folder() / "resources") if f.name.endswith(".csv"))
    digest = hashlib.sha256()
    for file in chain(*(_files(_PACKAGE / name) for name in names), lists):
        status = file.stat()
        digest.update(f"{file.name}:{status.st_size}:{status.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _files(place: str | Path) -> Iterator[os.DirEntry[str] | Path]:
    """The file, or those of the folder and of the folders in it, in order."""
    if isinstance(place, Path) and not place.is_dir():
        yield from [place] if place.is_file() else []
        return
    with os.scandir(place) as found:  # five times as fast as rglob; every command that uses the cache waits for it
        entries = sorted(found, key=attrgetter("name"))
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif entry.name != "__pycache__":
            yield from _files(entry.path)
