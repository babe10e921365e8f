"""gzip files, zip and tar archives, unpacked in memory under caps: size, number of files, and how much they grow."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from framing.errors import InputError

MOST_UNPACKED = 200_000_000
"""Bytes that one archive may unpack to."""
MOST_FILES = 10_000
MOST_GROWTH = 200
"""Unpacked bytes a packed byte: text grows three- to tenfold, repetitive tables some fiftyfold."""
_FREE = 1_000_000
"""Up to so many bytes growth does not matter."""
_CHUNK = 1_000_000
_UNPACK = "unpack it and name its files"


def unpacked_gzip(data: bytes, name: str) -> bytes:
    """The contents of a gzip file, of all its members.

    Raises:
        InputError: it is damaged, or grows suspiciously.
    """
    out, size = io.BytesIO(), len(data)
    try:
        while data:
            inflate = zlib.decompressobj(wbits=31)
            while not inflate.eof:
                block = inflate.decompress(data, _CHUNK)
                data = inflate.unconsumed_tail or inflate.unused_data
                out.write(block)
                if out.tell() > max(_FREE, MOST_GROWTH * size):
                    raise _suspicious(name)
                if out.tell() > MOST_UNPACKED:
                    raise _too_large(name)
                if not block and not data:
                    break
            if not inflate.eof:
                raise InputError(name, "a damaged gzip file: its end is missing")
            data = inflate.unused_data.lstrip(b"\0")
    except zlib.error as fault:
        raise InputError(name, "a damaged gzip file") from fault
    return out.getvalue()


def _suspicious(name: str) -> InputError:
    return InputError(
        name,
        "unpacks to far more than its own size, which is suspicious",
        hint=f"if it is sound, {_UNPACK}",
    )


def _too_large(name: str) -> InputError:
    return InputError(name, f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB", hint=_UNPACK)


@contextmanager
def opened(data: bytes, name: str, what: str) -> Iterator[zipfile.ZipFile]:
    """A zip archive that unpacks to a sensible size, as its directory says; reading a file stops at that size.

    Raises:
        InputError: it is damaged or encrypted, or it grows suspiciously.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, len(data), name)
            yield archive
    except InputError:
        raise
    except Exception as fault:  # a damaged directory raises whatever its bytes say
        if "encrypted" in str(fault) or "password" in str(fault):
            raise InputError(name, f"{what} that is encrypted", hint="save a copy without the password") from fault
        raise InputError(name, f"not a readable {what.split(' ', 1)[1]}: it is damaged") from fault


def tar_files(data: bytes, name: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Path of each regular file of a tar archive, and a function that reads it. Links are not followed.

    Raises:
        InputError: it is damaged, or holds too many files.
    """
    number = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for item in archive:
                number += 1
                if number > MOST_FILES:
                    raise InputError(name, f"holds more than {MOST_FILES:,} files", hint="unpack it, name its folder")
                if item.size > len(data):  # cut off, or a sparse file, which only says how much of nothing it holds
                    raise tarfile.ReadError("a file larger than the archive")
                if item.isreg() and (file := archive.extractfile(item)) is not None:
                    yield item.name, file.read
    except (tarfile.TarError, ValueError, EOFError) as fault:  # a damaged head raises whatever its bytes say
        raise InputError(name, "a damaged tar archive") from fault


def _check(archive: zipfile.ZipFile, packed: int, name: str) -> None:
    members = archive.infolist()
    size = sum(item.file_size for item in members)
    if len(members) > MOST_FILES:
        raise InputError(
            name, f"holds {len(members):,} files, more than {MOST_FILES:,}", hint="unpack it, name its folder"
        )
    if size > _FREE and size > MOST_GROWTH * packed:
        told = f"unpacks from {packed:,} to {size:,} bytes, which is suspicious"
        raise InputError(name, told, hint=f"if it is sound, {_UNPACK}")
    if size > MOST_UNPACKED:
        raise _too_large(name)
