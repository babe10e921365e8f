"""Digests of the program's own files, by content.

Reading every file at each start would take too long. So a digest is kept in the cache folder under the signature of
its files: their paths, sizes, times and inodes. The signature includes the change time (ctime), which no program can
set: an edit that keeps the size and restores the modification time is noticed too.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from operator import attrgetter
from pathlib import Path

from framing.atomic import write_whole
from framing.folders import cache_folder, default_folder

PACKAGE = Path(__file__).resolve().parent
KEPT = 40
"""Digests that stay in the cache folder; the oldest go first."""
_LENGTH = 16


@cache
def fingerprint(*places: str) -> str:
    """Digest of the names and contents of some files and folders, 16 hexadecimal digits.

    Args:
        places: paths relative to the package; "" is the whole package, "resources" the folder of word lists.
    """
    return content_digest(_place(place) for place in places)


def _place(place: str) -> Path:
    return default_folder() / "resources" if place == "resources" else PACKAGE / place


def content_digest(places: Iterable[Path]) -> str:
    """The same for any paths: kept where the files are unchanged, else computed from their contents and kept."""
    files = [(root, file, file.stat()) for root in places for file in _files(root)]
    signature = hashlib.sha256()
    for _, file, s in files:
        status = f"{file.path}\0{s.st_size} {s.st_mtime_ns} {s.st_ctime_ns} {s.st_ino} {s.st_dev}\0"
        signature.update(status.encode("utf-8", "surrogateescape"))
    kept = cache_folder() / "code" / signature.hexdigest()[:40]
    known = _read(kept)
    if known is None:
        known = _digest((root, Path(file.path)) for root, file, _ in files)
        _keep(kept, known)
    return known


def _digest(files: Iterable[tuple[Path, Path]]) -> str:
    digest = hashlib.sha256()
    for root, file in files:
        name = f"{root.name}/{file.relative_to(root).as_posix()}"
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:_LENGTH]


class _Single:
    """A file by itself, with the interface of `os.DirEntry` that is used here."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)

    def stat(self) -> os.stat_result:
        return Path(self.path).stat()


def _files(place: str | Path) -> Iterator[os.DirEntry[str] | _Single]:
    """The file, or all files below the folder, in a fixed order; compiled code is left out."""
    if isinstance(place, Path) and not place.is_dir():
        yield from [_Single(place)] if place.is_file() else []
        return
    with os.scandir(place) as found:  # five times as fast as rglob, and every command that uses the cache waits for it
        entries = sorted(found, key=attrgetter("name"))
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


def _read(kept: Path) -> str | None:
    try:
        text = kept.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None
    return text if len(text) == _LENGTH and text.isalnum() else None


def _keep(kept: Path, digest: str) -> None:
    """Keep a digest; where the cache folder cannot be written it is computed again each time."""
    with suppress(OSError, ValueError):
        write_whole(kept, digest.encode("ascii"), durable=False)
        for old in sorted(kept.parent.iterdir(), key=_age)[:-KEPT]:
            old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
