"""What an earlier run has left in the output folder, and whether it is whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from framing.cache.keys import output_key
from framing.cache.store import Store, opened, sealed
from framing.corpus.config import RunConfig, StoriesFound
from framing.corpus.output import OutputFolder
from framing.corpus.tables import Overall, TablesDone
from framing.corpus.tasks import ChunkDone, StoriesDone
from framing.reporter.exports.evidence import KINDS

_PART = re.compile(r"part-[0-9]{5,}\.parquet")


def cache_path(config: RunConfig) -> str | None:
    """The cache that workers use; those of a cluster use none."""
    return None if config.scheduler else config.cache


def digest_of(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def files_there(output: OutputFolder, *folders: str) -> dict[str, int]:
    """Names and sizes of the files that earlier runs left in the output folders."""
    return {f"{folder}/{name}": size for folder in folders for name, size in output.sizes(folder).items()}


def known_result[T: (ChunkDone, StoriesDone, TablesDone)](
    output: OutputFolder, name: str, digest: str, kind: type[T], there: Mapping[str, int]
) -> T | None:
    """The result of a task in an earlier run, if everything that it wrote is still there."""
    found = _read(output, name, kind)
    if found is None or found.digest != digest:
        return None
    return found if all(there.get(file) == size for file, size in found.files.items()) else None


def _read[T](output: OutputFolder, name: str, kind: type[T]) -> T | None:
    """The record that an earlier run has left under a name; None if there is none or a byte of it has changed."""
    content = opened(output.read(name) or b"")
    try:
        return None if content is None else msgspec.msgpack.decode(content, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def kept_state[T: (StoriesFound, Overall)](
    name: str, kind: type[T], digest: str, output: OutputFolder, cache: Store, make: Callable[[], T]
) -> T:
    """A record about all articles together: from the output folder, else from the cache, else computed."""
    found = _read(output, name, kind)
    if found is not None and found.digest == digest:
        return found
    address = output_key(name, digest)
    found = cache.get([address], kind)[0]
    if found is None:
        found = make()
        cache.put([(address, found)], kind="overall", spare=True)
    output.write(name, sealed(msgspec.msgpack.encode(found)))
    return found


def forget_more(output: OutputFolder, chunks: int) -> None:
    """Remove what an earlier run over more articles left behind."""
    for kind in KINDS:
        for name in output.sizes(f"analyses/{kind}"):
            if _PART.fullmatch(name) and name >= f"part-{chunks:05}":
                output.remove(f"analyses/{kind}/{name}")


_FEW = 3


def some_names(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more
