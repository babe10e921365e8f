"""The folder that a corpus is written to: on this machine, or on shared storage by an fsspec address.

A file is there whole or not at all, so a run that was killed leaves nothing half done.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, Protocol


class Shelf(Protocol):
    """Files by name, a relative path with "/"."""

    def write(self, name: str, data: bytes) -> None: ...

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        """The content or a stretch of it; None where there is no such file."""

    def remove(self, name: str) -> None: ...

    def sizes(self, folder: str) -> dict[str, int]:
        """The files of a folder, sorted by name, with their bytes."""

    def top(self) -> list[str]:
        """Names of all files and folders that the shelf holds itself, sorted."""


def shelf(place: str) -> Shelf:
    """A folder, or an address such as s3://bucket/folder (needs the extra framing-compare[cluster])."""
    return Remote(place) if "://" in place else Local(place)


PARTS = ".state/parts"
"""Where files are written before they get their name: what a kill leaves behind lies with no result."""


class Local:
    def __init__(self, place: str) -> None:
        self._folder = Path(place)

    def write(self, name: str, data: bytes) -> None:
        """A file that holds these bytes already is left as it is."""
        path = self._folder / name
        if _holds(path, data):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        parts = self._folder / PARTS
        parts.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=parts)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(part).chmod(0o644)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        try:
            with (self._folder / name).open("rb") as file:
                file.seek(start)
                return file.read(-1 if size is None else size)
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)

    def sizes(self, folder: str) -> dict[str, int]:
        try:
            with os.scandir(self._folder / folder) as found:
                return dict(sorted((e.name, e.stat().st_size) for e in found if e.is_file()))
        except (FileNotFoundError, NotADirectoryError):
            return {}

    def top(self) -> list[str]:
        return sorted(p.name for p in self._folder.iterdir()) if self._folder.is_dir() else []


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


class Remote:
    """Object stores replace a file at once, so writing needs no renaming."""

    def __init__(self, place: str) -> None:
        import fsspec

        self._system: Any
        self._system, self._folder = fsspec.core.url_to_fs(place)

    def _path(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"

    def write(self, name: str, data: bytes) -> None:
        path = self._path(name)
        self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(path, data)

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        try:
            found: bytes = self._system.cat_file(
                self._path(name), start=start or None, end=None if size is None else start + size
            )
        except FileNotFoundError:
            return None
        return found

    def remove(self, name: str) -> None:
        if self._system.exists(self._path(name)):
            self._system.rm_file(self._path(name))

    def sizes(self, folder: str) -> dict[str, int]:
        path = self._path(folder).rstrip("/")
        found = self._system.ls(path, detail=True) if self._system.exists(path) else []
        files = ((str(f["name"]).rpartition("/")[2], int(f["size"] or 0)) for f in found if f["type"] == "file")
        return dict(sorted(files))

    def top(self) -> list[str]:
        found = self._system.ls(self._folder, detail=False) if self._system.exists(self._folder) else []
        return sorted({str(name).rstrip("/").rpartition("/")[2] for name in found})
