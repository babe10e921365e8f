"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

Data = bytes | memoryview


def write_whole(
    path: str | Path, data: Data, *, part: str | None = None, mode: int | None = None, durable: bool = True
) -> None:
    """Write the whole file or nothing: a temporary file, then one rename.

    Missing folders are made. Whatever ends the writing, Ctrl-C
    included, no temporary file is left behind.

    Args:
        part: path of the temporary file, in the same file system; by default a hidden file beside the target.
        mode: permissions; by default those of the file that is replaced, else what the umask allows.
        durable: wait until the data is on the disk, so that it also survives a power cut.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    target = os.fspath(path)
    part = part or _beside(target)
    try:
        _fill(part, data, durable)
        _set_mode(part, target, mode)
        _move(part, target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


@contextmanager
def whole_text(path: str | Path) -> Iterator[TextIO]:
    """A text file (UTF-8) that appears when the block ends, with the permissions of the one it replaces, or not at all.

    Raises:
        OSError: it cannot be written.
    """
    target = os.fspath(path)
    part = _beside(target)
    try:
        with open(part, "x", encoding="utf-8", errors="surrogatepass", newline="") as file:  # noqa: PTH123
            yield file
        _set_mode(part, target, None)
        _move(part, target)
    finally:
        Path(part).unlink(missing_ok=True)


def _beside(target: str) -> str:
    """A hidden name in the folder of the target that nothing else has."""
    folder, _, name = target.rpartition("/")
    return f"{folder or '.'}/.{name[:50]}.{os.urandom(8).hex()}.part"


# A corpus writes thousands of files, so these use plain strings and make a folder only when it turns out to be missing.
def _fill(part: str, data: Data, durable: bool) -> None:
    try:
        file = open(part, "xb", buffering=0)  # noqa: PTH123, SIM115
    except FileNotFoundError:
        Path(part).parent.mkdir(parents=True, exist_ok=True)
        file = open(part, "xb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        if durable:
            os.fsync(file.fileno())


def _set_mode(part: str, target: str, mode: int | None) -> None:
    if mode is None:
        try:
            mode = os.stat(target).st_mode & 0o777  # noqa: PTH116
        except FileNotFoundError:
            return
    os.chmod(part, mode)  # noqa: PTH101


def _move(part: str, target: str) -> None:
    try:
        os.replace(part, target)  # noqa: PTH105
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(part, target)  # noqa: PTH105
