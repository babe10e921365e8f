"""The folder that a corpus is written to: on this machine, or on shared storage by an fsspec address.

A file is there whole or not at all, so a run that was killed leaves nothing half done.
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
    """Files by name, a relative path with "/"."""

    def write(self, name: str, data: Data) -> None: ...

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes | None:
        """The content or a stretch of it; None where there is no such file."""

    def remove(self, name: str) -> None: ...

    def sizes(self, folder: str) -> dict[str, int]:
        """The files of a folder, sorted by name, with their bytes."""

    def top(self) -> list[str]:
        """Names of all files and folders that the shelf holds itself, sorted."""


def output_folder(place: str) -> OutputFolder:
    """A folder, or an address such as s3://bucket/folder (needs the extra framing-compare[cluster])."""
    return RemoteFolder(place) if "://" in place else LocalFolder(place)


PARTS = ".state/parts"
"""Where files are written before they get their name: what a kill leaves behind lies with no result."""


class LocalFolder:
    def __init__(self, place: str) -> None:
        self._folder = Path(place)
        self._part, self._number = f"{self._folder}/{PARTS}/{os.urandom(8).hex()}", count()

    def write(self, name: str, data: Data) -> None:
        """A file that holds these bytes already is left as it is."""
        path = f"{self._folder}/{name}"
        if _holds(path, data):
            return
        part = f"{self._part}-{next(self._number)}"
        write_whole(path, data, part=part, mode=0o644, durable=False)

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


def _holds(path: str, data: Data) -> bool:
    try:
        return os.stat(path).st_size == len(data) and Path(path).read_bytes() == data  # noqa: PTH116
    except OSError:
        return False


WAITING = 16
"""Files that may wait to be written."""


@contextmanager
def meanwhile(output: OutputFolder) -> Iterator[OutputFolder]:
    """The same shelf for somebody who unpacks the next file while one is written.

    Files are written and removed one by one in the order asked for, so a kill leaves what it would leave otherwise.
    When the context is left all is done, or nothing more where it is left with an exception. Trouble is raised by
    what is asked for next, or there, and nothing is done after it. Only folders of this machine are written to so.
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
    """A shelf on which a thread writes."""

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
            except BaseException as fault:  # raised again by whoever asks for more
                self._fault = fault
            self._steps.task_done()

    def _add(self, step: Callable[[], None]) -> None:
        if self._fault is not None:
            raise self._fault
        self._steps.put(step)

    def wait(self) -> None:
        """Until all that was asked for is done."""
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
    """Object stores replace a file at once, so writing needs no renaming."""

    def __init__(self, place: str) -> None:
        import fsspec

        self._system: Any
        self._system, self._folder = fsspec.core.url_to_fs(place)

    def _path(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"

    def write(self, name: str, data: Data) -> None:
        path = self._path(name)
        self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(path, bytes(data))

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
