"""framing columns: where each column is computed."""

from __future__ import annotations


def columns() -> int:
    """List every table column and the code that computes it.

    \b
    framing columns
    framing columns | grep -A2 loaded_rate
    """
    from framing.cli import write

    write.columns()
    return 0
