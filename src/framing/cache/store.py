"""The cache: parses, analyses and comparisons in one sqlite file, which several processes may share.

A key is the sha256 of everything that a record depends on, so a record can be missing but never out of date. If the
file is locked, unwritable or corrupt, the work continues without it, with the same results, and the user gets one
warning. Records are compressed MessagePack with a checksum. Spare records only save time, so a full cache drops them
first.
"""

from __future__ import annotations

import sqlite3
import time
from binascii import crc32
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from backports import zstd
from msgspec import Struct

MOST_BYTES = 2_000_000_000
"""Size limit of the file in bytes; spare records are dropped first, then those unused for longest."""
MOST_SPARE = MOST_BYTES // 100
"""Size limit of a spare record in bytes; a larger one is not kept."""
_EVICTED = 0.1
_TABLE = "records_3"
"""Each format of the records has its own table name."""
_OLDER = ("records", "records_2")
_COLUMNS = "key BLOB PRIMARY KEY, kind TEXT NOT NULL, spare INTEGER NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL"
"""Small columns come first, so that sqlite finds them without reading the data."""
_TAKEN = (
    "SELECT (p.page_count - f.freelist_count) * s.page_size"
    " FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s"
)
_FIRST_TO_GO = f"SELECT key, length(data) FROM {_TABLE} ORDER BY spare DESC, used, key"
_NOW = "CAST(strftime('%s') AS INTEGER)"
_STALE = f"used < {_NOW} - 86400"
_KINDS = f"SELECT kind, count(*), sum(length(data)) AS size FROM {_TABLE} GROUP BY kind ORDER BY size DESC, kind"
_SELECT = f"SELECT data, {_STALE} FROM {_TABLE} WHERE key = ?"
_APPLICATION = 0x66726D67  # "frmg"


class Share(Struct, frozen=True):
    """Number and size of the records of one kind."""

    kind: str
    records: int
    bytes: int


class StoreInfo(Struct, frozen=True):
    """What the file holds."""

    path: Path
    records: int
    bytes: int  # of the file, free pages included
    kinds: tuple[Share, ...] = ()  # largest first


class Store:
    """Keeps msgpack records. Use as a context manager; `Store.none()` keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.trouble: str | None = None
        """Why the cache is not used, or None."""
        self._connection: sqlite3.Connection | None = None
        if path is not None:
            self._open(path)

    @classmethod
    def none(cls) -> Self:
        """A store that keeps nothing."""
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
            _prepare(connection)
            self._connection = connection
        except _FAULTS as fault:
            self._give_up(fault)

    def _give_up(self, fault: Exception) -> None:
        """Work on without the cache. A damaged file is set aside, so that the next run begins another."""
        self.trouble = f"the cache {self.path} is not used: {fault}"
        self.close()
        if self.path is None or not _is_damage(fault):
            return
        aside = self.path.with_name(f"{self.path.name}.damaged")
        with suppress(OSError):
            self.path.replace(aside)
            for ending in _BESIDE:
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            self.trouble += f"; it was damaged, so it is now called {aside.name}; the next run starts a new one"

    def close(self) -> None:
        """Close the database. A fault is kept in `trouble`, not raised: the results are written by then."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error as fault:
                self.trouble = str(fault)

    def get[T](self, keys: Sequence[bytes], kind: type[T]) -> list[T | None]:
        """The records of the keys; None for a record that is missing or cannot be read."""
        return [None if data is None else _unpacked(data, kind) for data in self.packed(keys)]

    def packed(self, keys: Sequence[bytes]) -> list[memoryview | None]:
        """The same in the form in which they are kept, the output of `pack`."""
        if self._connection is None:
            return [None] * len(keys)
        try:
            rows = [self._connection.execute(_SELECT, (k,)).fetchone() for k in keys]
            self._touch([k for k, row in zip(keys, rows, strict=True) if row and row[1]])
        except _FAULTS as fault:
            self._give_up(fault)
            return [None] * len(keys)
        return [opened(row[0]) if row else None for row in rows]

    def has(self, keys: Sequence[bytes]) -> list[bool]:
        """Whether each of the keys has a record."""
        if self._connection is None:
            return [False] * len(keys)
        try:
            found = [self._connection.execute(f"SELECT 1 FROM {_TABLE} WHERE key = ?", (k,)).fetchone() for k in keys]
        except _FAULTS as fault:
            self._give_up(fault)
            return [False] * len(keys)
        return [row is not None for row in found]

    def _touch(self, keys: Sequence[bytes]) -> None:
        """Mark records as used today, if the file can be written."""
        if self._connection is None or not keys:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                f"UPDATE {_TABLE} SET used = {_NOW} WHERE key = ? AND {_STALE}",
                [(k,) for k in keys],
            )
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def put(self, records: Sequence[tuple[bytes, object]], *, kind: str = "other", spare: bool = False) -> None:
        """Keep the records; one that is there already is replaced.

        Args:
            records: keys and records.
            kind: a name for `framing cache info`.
            spare: whether they are dropped first, and not kept if very large.
        """
        if self._connection is None or not records:
            return
        rows = [(k, kind, spare, sealed(pack(record))) for k, record in records]
        if spare:
            rows = [row for row in rows if len(row[-1]) <= MOST_SPARE]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(f"INSERT OR REPLACE INTO {_TABLE} VALUES (?, ?, ?, {_NOW}, ?)", rows)
            _evict(self._connection)
            self._connection.execute("COMMIT")
        except _FAULTS as fault:
            self._give_up(fault)

    def info(self) -> StoreInfo | None:
        """What the file holds; None if it cannot be used."""
        if self._connection is None or self.path is None:
            return None
        try:
            kinds = [Share(*row) for row in self._connection.execute(_KINDS)]
            return StoreInfo(self.path, sum(k.records for k in kinds), self.path.stat().st_size, tuple(kinds))
        except _FAULTS as fault:
            self._give_up(fault)
            return None

    def clear(self) -> int:
        """Delete all records, and a damaged file that was set aside; returns how many records there were."""
        known = self.info()
        if self.path is not None:
            with suppress(OSError):
                self.path.with_name(f"{self.path.name}.damaged").unlink(missing_ok=True)
        if known is None or self._connection is None:
            return 0
        try:
            self._connection.execute(f"DELETE FROM {_TABLE}")
            self._connection.execute("VACUUM")
        except _FAULTS as fault:
            self._give_up(fault)
            return 0
        return known.records


_FAULTS = (sqlite3.Error, OSError, ValueError)
"""A damaged file also ends in a ValueError: its text is no UTF-8."""
_BESIDE = ("-wal", "-shm")
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR)
"""sqlite's codes; the last for a format or table that is not there."""


def _is_damage(fault: Exception) -> bool:
    """Whether the file itself is broken, not only locked, full or unreachable."""
    if isinstance(fault, sqlite3.Error):
        return getattr(fault, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
    return isinstance(fault, ValueError)


def _to_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. While another process does the same, sqlite refuses without waiting."""
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault):
                raise
            time.sleep(_PAUSE)
    connection.execute("PRAGMA journal_mode = WAL")


def _prepare(connection: sqlite3.Connection) -> None:
    """Create the table if it is missing, and drop those of older formats, which are never read again."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)).fetchone():
        return
    connection.execute("BEGIN IMMEDIATE")
    for name in _OLDER:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    connection.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE} ({_COLUMNS})")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute("COMMIT")


def _evict(connection: sqlite3.Connection) -> None:
    """Drop a tenth of the size limit when the records exceed it.

    The file does not shrink; its free pages are used again. Shrinking it would lock it while two gigabytes are copied,
    and other processes would have to work without the cache.
    """
    taken = connection.execute(_TAKEN).fetchone()[0]
    if taken > MOST_BYTES:
        surplus = taken - int(MOST_BYTES * (1 - _EVICTED))
        connection.executemany(f"DELETE FROM {_TABLE} WHERE key = ?", list(_first_to_go(connection, surplus)))


def _first_to_go(connection: sqlite3.Connection, surplus: int) -> Iterator[tuple[bytes]]:
    for name, size in connection.execute(_FIRST_TO_GO):
        if surplus <= 0:
            return
        surplus -= size
        yield (name,)


_TRIES = 100
_PAUSE = 0.05  # seconds
_SUM = 4
_LEVEL = 3
"""Compression level of Zstandard. Compared with zlib level 1: a fifth smaller, three times as fast both ways."""


def pack(record: object) -> bytes:
    """A record as compressed MessagePack."""
    return zstd.compress(msgspec.msgpack.encode(record), _LEVEL)


def unpack[T](data: bytes | memoryview, kind: type[T]) -> T:
    """The record that was given to `pack`.

    Raises:
        msgspec.DecodeError, msgspec.ValidationError, zstd.ZstdError: the data hold no such record.
    """
    return msgspec.msgpack.decode(plain(data), type=kind)


def plain(data: bytes | memoryview) -> bytes:
    """The MessagePack of a packed record. Raises zstd.ZstdError if the data are damaged."""
    return zstd.decompress(data)


def _checksum(content: bytes | memoryview) -> bytes:
    return crc32(content).to_bytes(_SUM, "big")


def sealed(content: bytes) -> bytes:
    """A record with its checksum before it."""
    return _checksum(content) + content


def opened(data: bytes) -> memoryview | None:
    """The record that was given to `sealed`; None if a byte of it has changed."""
    sum_, content = data[:_SUM], memoryview(data)[_SUM:]
    return content if sum_ == _checksum(content) else None  # a flipped byte could still be read, as another number


def _unpacked[T](data: bytes | memoryview, kind: type[T]) -> T | None:
    try:
        return unpack(data, kind)
    except (msgspec.DecodeError, msgspec.ValidationError, zstd.ZstdError):
        return None
