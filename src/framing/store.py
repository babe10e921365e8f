"""The cache: parses, analyses and comparisons by content, in one sqlite file that several processes may share.

A key is the sha256 of everything that a record depends on, so a record is never wrong, only missing. Whatever
befalls the file (locked, unwritable, corrupt, written by another version), the work goes on without it and
the results are the same; the user is told once.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from framing.model import SCHEMA

MOST_BYTES = 2_000_000_000
"""What the file may hold; the records longest unused go first."""
_EVICTED = 0.2
_TABLE = (
    "CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, data BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID"
)
_APPLICATION = 0x66726D67  # "frmg"


def default_path() -> Path:
    """$FRAMING_CACHE, else the user's cache folder."""
    named = os.environ.get("FRAMING_CACHE")
    if named:
        return Path(named) / "framing.sqlite"
    from platformdirs import user_cache_path

    return user_cache_path("framing", appauthor=False) / "framing.sqlite"


def key(kind: str, *parts: str) -> bytes:
    """Key of a record: what it is, the version of the types, and all it depends on."""
    digest = hashlib.sha256(f"{kind}\x00{SCHEMA}".encode())
    for part in parts:
        digest.update(b"\x00" + part.encode("utf-8", "surrogatepass"))
    return digest.digest()


class StoreInfo(Struct, frozen=True):
    path: Path
    records: int
    bytes: int


class Store:
    """Keeps msgpack records. Use as a context manager; `Store.none()` keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.trouble: str | None = None
        """Why the cache is not used, where that is so."""
        self._connection: sqlite3.Connection | None = None
        if path is not None:
            self._open(path)

    @classmethod
    def none(cls) -> Self:
        return cls(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=5, isolation_level=None)
            connection.execute("PRAGMA busy_timeout = 5000")
            _to_wal(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._connection = connection
        except (sqlite3.Error, OSError) as fault:
            self._give_up(fault)

    def _give_up(self, fault: Exception) -> None:
        self.trouble = f"the cache {self.path} is not used: {fault}"
        self.close()

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error as fault:
                self.trouble = str(fault)

    def get[T](self, keys: Sequence[bytes], kind: type[T]) -> list[T | None]:
        """The records of the keys, None where there is none or it cannot be read."""
        if self._connection is None:
            return [None] * len(keys)
        try:
            found = [self._connection.execute("SELECT data FROM records WHERE key = ?", (k,)).fetchone() for k in keys]
            self._touch([k for k, row in zip(keys, found, strict=True) if row])
        except sqlite3.Error as fault:
            self._give_up(fault)
            return [None] * len(keys)
        return [_decoded(row[0], kind) if row else None for row in found]

    def has(self, keys: Sequence[bytes]) -> list[bool]:
        """Which of the keys have a record."""
        if self._connection is None:
            return [False] * len(keys)
        try:
            found = [self._connection.execute("SELECT 1 FROM records WHERE key = ?", (k,)).fetchone() for k in keys]
        except sqlite3.Error as fault:
            self._give_up(fault)
            return [False] * len(keys)
        return [row is not None for row in found]

    def _touch(self, keys: Sequence[bytes]) -> None:
        """Mark as used; a cache that can be read but not written still serves."""
        if self._connection is None or not keys:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "UPDATE records SET used = CAST(strftime('%s') AS INTEGER)"
                " WHERE key = ? AND used < CAST(strftime('%s') AS INTEGER) - 86400",
                [(k,) for k in keys],
            )
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def put(self, records: Sequence[tuple[bytes, object]]) -> None:
        """Keep the records, also in place of one that could not be read."""
        if self._connection is None or not records:
            return
        rows = [(k, _sealed(msgspec.msgpack.encode(record))) for k, record in records]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "INSERT OR REPLACE INTO records VALUES (?, ?, CAST(strftime('%s') AS INTEGER))", rows
            )
            self._connection.execute("COMMIT")
            self._evict()
        except sqlite3.Error as fault:
            self._give_up(fault)

    def _evict(self) -> None:
        """Drop the longest unused fifth of the records when the file has grown too large."""
        connection = self._connection
        if connection is None or self.path is None or self.path.stat().st_size <= MOST_BYTES:
            return
        count = connection.execute("SELECT count(*) FROM records").fetchone()[0]
        connection.execute(
            "DELETE FROM records WHERE key IN (SELECT key FROM records ORDER BY used, key LIMIT ?)",
            (max(1, int(count * _EVICTED)),),
        )
        connection.execute("VACUUM")

    def info(self) -> StoreInfo | None:
        """What the file holds, None where it cannot be used."""
        if self._connection is None or self.path is None:
            return None
        count = self._connection.execute("SELECT count(*) FROM records").fetchone()[0]
        return StoreInfo(self.path, count, self.path.stat().st_size)

    def clear(self) -> int:
        """Drop everything; returns how many records there were."""
        known = self.info()
        if known is None or self._connection is None:
            return 0
        self._connection.execute("DELETE FROM records")
        self._connection.execute("VACUUM")
        return known.records


def _to_wal(connection: sqlite3.Connection) -> None:
    """Turn to write-ahead logging; while another process does so, sqlite refuses at once and does not wait."""
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault):
                raise
            time.sleep(_PAUSE)
    connection.execute("PRAGMA journal_mode = WAL")


_TRIES = 100
_PAUSE = 0.05  # seconds
_SUM = 4


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM, "big")


def _sealed(content: bytes) -> bytes:
    return _checksum(content) + content


def _decoded[T](data: bytes, kind: type[T]) -> T | None:
    sum_, content = data[:_SUM], data[_SUM:]
    if sum_ != _checksum(content):  # a byte flipped on the disk could still be read, as another number
        return None
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
