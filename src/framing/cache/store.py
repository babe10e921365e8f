"""The cache: parses, analyses and comparisons by content, in one sqlite file that several processes may share.

A key is the sha256 of everything that a record depends on, so a record is never wrong, only missing. Whatever
befalls the file (locked, unwritable, corrupt), the work goes on without it and the results are the same; the user is
told once. Records are compressed MessagePack with a checksum. Some are spare: they save time to a run that finds
the others, and make room for them.
"""

from __future__ import annotations

import sqlite3
import time
from binascii import crc32
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from backports import zstd
from msgspec import Struct

MOST_BYTES = 2_000_000_000
"""What the file may hold; spare records go first, then those longest unused."""
MOST_SPARE = MOST_BYTES // 100
"""A spare record that is larger is not kept."""
_EVICTED = 0.1
_TABLE = "records_3"
"""Another format of the records has a table of another name."""
_OLDER = ("records", "records_2")
_COLUMNS = "key BLOB PRIMARY KEY, kind TEXT NOT NULL, spare INTEGER NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL"
"""What is small stands first, so that it is found without reading the data."""
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
    """The records of one kind."""

    kind: str
    records: int
    bytes: int


class StoreInfo(Struct, frozen=True):
    path: Path
    records: int
    bytes: int  # of the file, its free pages among them
    kinds: tuple[Share, ...] = ()  # what takes most first


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
            _prepare(connection)
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
        return [None if data is None else _unpacked(data, kind) for data in self.packed(keys)]

    def packed(self, keys: Sequence[bytes]) -> list[memoryview | None]:
        """The same as they are kept: what `pack` gave."""
        if self._connection is None:
            return [None] * len(keys)
        try:
            rows = [self._connection.execute(_SELECT, (k,)).fetchone() for k in keys]
            self._touch([k for k, row in zip(keys, rows, strict=True) if row and row[1]])
        except sqlite3.Error as fault:
            self._give_up(fault)
            return [None] * len(keys)
        return [_opened(row[0]) if row else None for row in rows]

    def has(self, keys: Sequence[bytes]) -> list[bool]:
        """Which of the keys have a record."""
        if self._connection is None:
            return [False] * len(keys)
        try:
            found = [self._connection.execute(f"SELECT 1 FROM {_TABLE} WHERE key = ?", (k,)).fetchone() for k in keys]
        except sqlite3.Error as fault:
            self._give_up(fault)
            return [False] * len(keys)
        return [row is not None for row in found]

    def _touch(self, keys: Sequence[bytes]) -> None:
        """Mark as used today; a cache that can be read but not written still serves."""
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
        """Keep the records, also in place of one that could not be read.

        kind: what they are, for whoever looks at the cache; their keys tell them apart anyway.
        spare: they are the first to go, and one that is very large is not kept at all.
        """
        if self._connection is None or not records:
            return
        rows = [(k, kind, spare, _sealed(pack(record))) for k, record in records]
        if spare:
            rows = [row for row in rows if len(row[-1]) <= MOST_SPARE]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(f"INSERT OR REPLACE INTO {_TABLE} VALUES (?, ?, ?, {_NOW}, ?)", rows)
            _evict(self._connection)
            self._connection.execute("COMMIT")
        except sqlite3.Error as fault:
            self._give_up(fault)

    def info(self) -> StoreInfo | None:
        """What the file holds, None where it cannot be used."""
        if self._connection is None or self.path is None:
            return None
        kinds = [Share(*row) for row in self._connection.execute(_KINDS)]
        return StoreInfo(self.path, sum(k.records for k in kinds), self.path.stat().st_size, tuple(kinds))

    def clear(self) -> int:
        """Drop everything; returns how many records there were."""
        known = self.info()
        if known is None or self._connection is None:
            return 0
        self._connection.execute(f"DELETE FROM {_TABLE}")
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


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the table where there is none; one of an older format, which nobody reads any more, makes room."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)).fetchone():
        return
    connection.execute("BEGIN IMMEDIATE")
    for name in _OLDER:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    connection.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE} ({_COLUMNS})")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute("COMMIT")


def _evict(connection: sqlite3.Connection) -> None:
    """Drop a tenth of what the file may hold when the records take more.

    The file does not shrink: its free pages are written to again. Making it smaller would lock it for as long as
    two gigabytes take to copy, and others would have to work without.
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
"""Of zstd: a fifth smaller than zlib's quickest, packed in a third of its time and unpacked in a third."""


def pack(record: object) -> bytes:
    """A record as compressed MessagePack."""
    return zstd.compress(msgspec.msgpack.encode(record), _LEVEL)


def unpack[T](data: bytes | memoryview, kind: type[T]) -> T:
    """What `pack` was given.

    Raises:
        msgspec.DecodeError, msgspec.ValidationError, zstd.ZstdError: it is no such record.
    """
    return msgspec.msgpack.decode(plain(data), type=kind)


def plain(data: bytes | memoryview) -> bytes:
    """The MessagePack of a record that `pack` was given; raises zstd.ZstdError."""
    return zstd.decompress(data)


def _checksum(content: bytes | memoryview) -> bytes:
    return crc32(content).to_bytes(_SUM, "big")


def _sealed(content: bytes) -> bytes:
    return _checksum(content) + content


def _opened(data: bytes) -> memoryview | None:
    sum_, content = data[:_SUM], memoryview(data)[_SUM:]
    return content if sum_ == _checksum(content) else None  # a flipped byte could still be read, as another number


def _unpacked[T](data: bytes | memoryview, kind: type[T]) -> T | None:
    try:
        return unpack(data, kind)
    except (msgspec.DecodeError, msgspec.ValidationError, zstd.ZstdError):
        return None
