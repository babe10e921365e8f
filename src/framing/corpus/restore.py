"""Packets: what a task of a corpus wrote, output in the cache, so that a run into another folder writes it and is done.

A packet's address covers all that its task depends on, so what it holds is what the task would write. It is spare:
where the cache is full it goes before any analysis does, and where it is missing or damaged the task is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from msgspec import Struct

from framing.atomic import Data
from framing.cache.store import Store
from framing.corpus.output import OutputFolder

Piece = tuple[bytes, int]
"""The key of another record of the cache, and the bytes that it takes there."""


class CachedOutput(Struct, frozen=True):
    answer: msgspec.Raw  # what the task gave
    files: dict[str, memoryview]
    joined: dict[str, tuple[Piece, ...]]  # files that are nothing but other records, one after the other


class Written[T](NamedTuple):
    """What a task gave and what it wrote, with its bytes."""

    answer: T
    files: dict[str, int]


def keep(
    cache: Store,
    address: bytes,
    answer: bytes,
    files: Mapping[str, bytes],
    joined: Mapping[str, tuple[Piece, ...]] | None = None,
) -> None:
    """Keep what a task wrote, and what it gave as MessagePack, under the address `address`."""
    views = {name: memoryview(data) for name, data in files.items()}
    cache.put([(address, CachedOutput(msgspec.Raw(answer), views, dict(joined or {})))], kind="output", spare=True)


def restored[T](cache: Store, address: bytes, kind: type[T], output: OutputFolder) -> Written[T] | None:
    """Write what the task wrote and give what it gave; None, and nothing written, where not all of it is there."""
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
    """Put files on the shelf; their bytes by name, as a record tells them."""
    for name, data in files.items():
        output.write(name, data)
    return {name: len(data) for name, data in files.items()}


def restored_with[T](cache: Store, address: bytes, kind: type[T], output: OutputFolder, record: str) -> T | None:
    """The same of a task whose answer is on the shelf too: the `record` that says that all its files are there."""
    if not cache.has([address])[0]:
        return None
    output.remove(record)  # what it says of the files holds no longer, and this may be killed
    found = restored(cache, address, kind, output)
    if found is None:
        return None
    output.write(record, msgspec.msgpack.encode(found.answer))
    return found.answer


def _joined(cache: Store, pieces: tuple[Piece, ...]) -> bytes | None:
    found = cache.packed([k for k, _ in pieces])
    whole = [data for data, (_, size) in zip(found, pieces, strict=True) if data is not None and len(data) == size]
    return b"".join(whole) if len(whole) == len(pieces) else None
