"""framing columns: where each column is computed."""

from __future__ import annotations


def columns() -> int:
    """List every table and column: heading, meaning, and the file and line of the function that computes it."""
    from framing.cli.output import print_columns

    print_columns()
    return 0
