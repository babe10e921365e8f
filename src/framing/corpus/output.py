"""The output folder of a corpus: on this machine, or on shared storage by an fsspec address.

Every file is there whole or not at all, so a killed run leaves nothing half written.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from queue import Queue
from typing import Any, Protocol

from framing.atomic import Data, write_whole


class OutputFolder(Protocol):
    """Files by name, which is a relative path with "/"."""

    def write(self, name: str, data: Data) -> None:
        """Write the whole file, or leave the old one."""

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        """The content from `start` on, all of it or `size` bytes; None if there is no such file."""

    def remove(self, name: str) -> None:
        """Remove the file; it may be gone already."""

    def sizes(self, folder: str) -> dict[str, int]:
        """Name -> size of the files of a folder, sorted by name."""

    def top(self) -> list[str]:
        """Names of the files and folders at the top level, sorted."""


def output_folder(place: str) -> OutputFolder:
    """The output folder of a path, or of an address such as s3://bucket/folder (needs framing-compare[cluster])."""
    return RemoteFolder(place) if "://" in place else LocalFolder(place)


PARTS = ".state/parts"
"""Folder of temporary files, so that what a kill leaves behind is not among the results."""


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, place: str) -> None:
        self._folder = Path(place)
        self._part, self._number = f"{self._folder}/{PARTS}/{os.urandom(8).hex()}", count()

    def write(self, name: str, data: Data) -> None:
        """Write a file, unless it already holds these bytes."""
        path = f"{self._folder}/{name}"
        if _holds(path, data):
            return
        part = f"{self._part}-{next(self._number)}"
        write_whole(path, data, part=part, durable=False)

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        """Up to `size` bytes of the file from `start`; None if there is no such file."""
        try:
            with (self._folder / name).open("rb") as file:
                file.seek(start)
                return file.read(-1 if size is None else size)
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        """Remove the file; it may be gone already."""
        (self._folder / name).unlink(missing_ok=True)

    def sizes(self, folder: str) -> dict[str, int]:
        """Name -> bytes of the files in a folder; nothing if there is none."""
        try:
            with os.scandir(self._folder / folder) as found:
                return dict(sorted((e.name, e.stat().st_size) for e in found if e.is_file()))
        except (FileNotFoundError, NotADirectoryError):
            return {}

    def top(self) -> list[str]:
        """Names at the top of the folder."""
        return sorted(p.name for p in self._folder.iterdir()) if self._folder.is_dir() else []


def _holds(path: str, data: Data) -> bool:
    try:
        return os.stat(path).st_size == len(data) and Path(path).read_bytes() == data  # noqa: PTH116
    except OSError:
        return False


WAITING = 16
"""Files that may wait for the writing thread."""


@contextmanager
def meanwhile(output: OutputFolder) -> Iterator[OutputFolder]:
    """The same folder, written to by a thread, so that the caller can unpack the next file meanwhile.

    Files are written and removed one by one in the order of the calls. Leaving the context waits until all is done;
    leaving it with an exception drops the rest. An error is raised by the next call, or on leaving, and nothing is
    written after it. Remote folders are returned as they are.
    """
    if not isinstance(output, LocalFolder):
        yield output
        return
    writer = _Writer(output)
    try:
        yield writer
        writer.wait()
    except BaseException as fault:
        writer.stop(fault)
        raise
    finally:
        writer.end()


class _Writer:
    """An output folder to which a thread writes."""

    def __init__(self, output: LocalFolder) -> None:
        self._kept = output
        self._fault: BaseException | None = None
        self._steps: Queue[Callable[[], None] | None] = Queue(WAITING)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (step := self._steps.get()) is not None:
            try:
                if self._fault is None:
                    step()
            except BaseException as fault:  # raised again by the next call
                self._fault = fault
            self._steps.task_done()

    def _add(self, step: Callable[[], None]) -> None:
        if self._fault is not None:
            raise self._fault
        self._steps.put(step)

    def wait(self) -> None:
        """Wait until everything so far is written."""
        self._steps.join()
        if self._fault is not None:
            raise self._fault

    def stop(self, fault: BaseException) -> None:
        self._fault = self._fault or fault

    def end(self) -> None:
        self._steps.put(None)
        self._thread.join()

    def write(self, name: str, data: Data) -> None:
        self._add(partial(self._kept.write, name, data))

    def remove(self, name: str) -> None:
        self._add(partial(self._kept.remove, name))

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        self.wait()
        return self._kept.read(name, start, size)

    def sizes(self, folder: str) -> dict[str, int]:
        self.wait()
        return self._kept.sizes(folder)

    def top(self) -> list[str]:
        self.wait()
        return self._kept.top()


class RemoteFolder:
    """Shared storage. Object stores replace a file in one step, so no temporary file is needed."""

    def __init__(self, place: str) -> None:
        import fsspec

        self._system: Any
        self._system, self._folder = fsspec.core.url_to_fs(place)

    def _path(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"

    def write(self, name: str, data: Data) -> None:
        """Write the whole file and the folders above it."""
        path = self._path(name)
        self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(path, bytes(data))

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        """Up to `size` bytes of the file from `start`; None if there is no such file."""
        try:
            found: bytes = self._system.cat_file(
                self._path(name), start=start or None, end=None if size is None else start + size
            )
        except FileNotFoundError:
            return None
        return found

    def remove(self, name: str) -> None:
        """Remove the file; it may be gone already."""
        if self._system.exists(self._path(name)):
            self._system.rm_file(self._path(name))

    def sizes(self, folder: str) -> dict[str, int]:
        """Name -> bytes of the files in a folder; nothing if there is none."""
        path = self._path(folder).rstrip("/")
        found = self._system.ls(path, detail=True) if self._system.exists(path) else []
        files = ((str(f["name"]).rpartition("/")[2], int(f["size"] or 0)) for f in found if f["type"] == "file")
        return dict(sorted(files))

    def top(self) -> list[str]:
        """Names at the top of the folder."""
        found = self._system.ls(self._folder, detail=False) if self._system.exists(self._folder) else []
        return sorted({str(name).rstrip("/").rpartition("/")[2] for name in found})
