"""framing columns: where each column is computed."""

from __future__ import annotations


def columns() -> int:
    """List every table and column: heading, meaning, and the file and line that computes it."""
    from framing.cli import write

    write.columns()
    return 0
