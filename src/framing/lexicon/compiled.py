"""Copies of lexicons as they were read, kept in the cache folder.

Reading a copy takes a fifth of the time. It is used only if the lexicon files, the code that reads them and the copy
itself are unchanged. If the folder cannot be read or written, everything works without copies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from framing.atomic import write_whole
from framing.fingerprint import fingerprint
from framing.folders import cache_folder
from framing.lexicon.entry import Lexicon

KEPT = 12
"""Copies that stay in the folder; the oldest are deleted first."""

_DIGEST = 32  # bytes of sha256


READING = ("lexicon", "folders.py", "model.py", "signatures.py", "text_form.py", "toml.py")
"""Code that decides how a lexicon is read; tests/cache/test_keys.py checks it against the imports."""


def folder() -> Path:
    """Where the copies are."""
    return cache_folder() / "lexicons"


def key(parts: Iterable[bytes]) -> str:
    """The name of a copy, which covers everything that the reading depends on."""
    digest = hashlib.sha256(fingerprint(*READING).encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:40]


def kept(address: str) -> tuple[Lexicon, ...] | None:
    """The copy; None if it is missing or damaged."""
    try:
        data = (folder() / address).read_bytes()
    except (OSError, ValueError):
        return None
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    import msgspec

    try:
        return msgspec.msgpack.decode(data[_DIGEST:], type=tuple[Lexicon, ...])
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def keep(address: str, lexicons: tuple[Lexicon, ...]) -> None:
    """Keep a copy. Failures are ignored."""
    import msgspec

    data = msgspec.msgpack.encode(lexicons)
    try:
        write_whole(folder() / address, hashlib.sha256(data).digest() + data, durable=False)
        copies = sorted(folder().glob("[0-9a-f]*"), key=_age)
        for old in copies[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, ValueError):
        return


def _age(path: Path) -> tuple[int, str]:
    try:
        return path.stat().st_mtime_ns, path.name
    except OSError:
        return 0, path.name
