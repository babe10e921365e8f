"""Which version of the analysis made a stored record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
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

    files = [p for name in names for p in _files(_PACKAGE / name)]
    digest = hashlib.sha256()
    for path in [*files, *sorted((default_folder() / "resources").glob("*.csv"))]:
        status = path.stat()
        digest.update(f"{path.name}:{status.st_size}:{status.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [p for p in sorted(place.rglob("*")) if "__pycache__" not in p.parts and p.is_file()]
