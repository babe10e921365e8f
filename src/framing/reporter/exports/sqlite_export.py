"""SQLite: one database with a table for each table of the report. The same report gives the same bytes.

Two more tables: `columns` says what each column means, `audit` how the database was made.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from framing.reporter.tables.report import Report, Table, Value

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_COLUMNS = ("table_name", "column_name", "heading", "meaning")


def sqlite(report: Report, audit: Mapping[str, str] | None = None) -> bytes:
    """The database as bytes.

    Args:
        audit: name -> value, the rows of the table `audit`.
    """
    connection = sqlite3.connect(":memory:")
    try:
        for table in report.tables:
            types = [f"{_name(c.key)} {_TYPES[c.format.type]}" for c in table.columns]
            _fill(connection, table.key, types, ([_plain(value) for value in row] for row in table.rows))
        _fill(connection, "columns", [f"{c} TEXT" for c in _COLUMNS], _meanings(report.tables))
        _fill(connection, "audit", ["name TEXT", "value TEXT"], [list(map(_plain, x)) for x in (audit or {}).items()])
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _meanings(tables: Iterable[Table]) -> list[list[Value]]:
    return [[table.key, c.key, c.heading, c.meaning] for table in tables for c in table.columns]


def _fill(connection: sqlite3.Connection, name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    connection.execute(f"CREATE TABLE {_name(name)} ({', '.join(columns)})")
    connection.executemany(f"INSERT INTO {_name(name)} VALUES ({', '.join('?' * len(columns))})", rows)


def _name(key: str) -> str:
    """Keys are letters and _, but may be words of SQL."""
    return f'"{key}"'


def _plain(value: Value) -> Value:
    """A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
