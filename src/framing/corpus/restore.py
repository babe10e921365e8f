"""Cached output: the files of a corpus task, kept in the cache, so that a run into another folder only copies them.

The key covers everything that the task depends on, so the kept files are what the task would write. They are spare: a
full cache drops them before any analysis. If they are missing or damaged, the task runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from msgspec import Struct

from framing.atomic import Data
from framing.cache.store import Store, sealed
from framing.corpus.output import OutputFolder

Piece = tuple[bytes, int]
"""The key of another record of the cache, and its size there."""


class CachedOutput(Struct, frozen=True):
    """The result of a task and the files that it wrote."""

    answer: msgspec.Raw  # the result
    files: dict[str, memoryview]  # name -> content
    joined: dict[str, tuple[Piece, ...]]  # files that consist of other records, one after the other


class Written[T](NamedTuple):
    """The result of a task, and name -> size of the files that it wrote."""

    answer: T
    files: dict[str, int]


def keep(
    cache: Store,
    address: bytes,
    answer: bytes,
    files: Mapping[str, bytes],
    joined: Mapping[str, tuple[Piece, ...]] | None = None,
) -> None:
    """Keep the files of a task, and its result as MessagePack, under the key `address`."""
    views = {name: memoryview(data) for name, data in files.items()}
    cache.put([(address, CachedOutput(msgspec.Raw(answer), views, dict(joined or {})))], kind="output", spare=True)


def restored[T](cache: Store, address: bytes, kind: type[T], output: OutputFolder) -> Written[T] | None:
    """Write the files of a task and return its result; None, and nothing written, if anything is missing."""
    found = cache.get([address], CachedOutput)[0]
    if found is None:
        return None
    joined = {name: _joined(cache, pieces) for name, pieces in found.joined.items()}
    files: dict[str, Data] = found.files | {name: data for name, data in joined.items() if data is not None}
    if len(files) < len(found.files) + len(joined):
        return None
    try:
        answer = msgspec.msgpack.decode(found.answer, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    return Written(answer, write(output, files))


def write(output: OutputFolder, files: Mapping[str, Data]) -> dict[str, int]:
    """Write files; returns name -> size, as records list them."""
    for name, data in files.items():
        output.write(name, data)
    return {name: len(data) for name, data in files.items()}


def restored_with[T](cache: Store, address: bytes, kind: type[T], output: OutputFolder, record: str) -> T | None:
    """The same for a task whose result is also a file, `record`, which says that all other files are there."""
    if not cache.has([address])[0]:
        return None
    output.remove(record)  # it describes files that are about to change, and this process may be killed
    found = restored(cache, address, kind, output)
    if found is None:
        return None
    output.write(record, sealed(msgspec.msgpack.encode(found.answer)))
    return found.answer


def _joined(cache: Store, pieces: tuple[Piece, ...]) -> bytes | None:
    found = cache.packed([k for k, _ in pieces])
    whole = [data for data, (_, size) in zip(found, pieces, strict=True) if data is not None and len(data) == size]
    return b"".join(whole) if len(whole) == len(pieces) else None
