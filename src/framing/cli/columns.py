"""framing columns: where each column is computed."""

from __future__ import annotations


def columns() -> int:
    """List every table column and the code that computes it."""
    from framing.cli import write

    write.columns()
    return 0
