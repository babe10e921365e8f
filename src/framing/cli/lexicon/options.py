"""The options that several commands about lexicons share."""

from __future__ import annotations

from typing import Annotated

import typer

Category = Annotated[str | None, typer.Option("--category", "-c", metavar="NAME", help="Only this category.")]
FormatName = Annotated[
    str | None, typer.Option("--format", "-f", metavar="NAME", help="The file's format; guessed if not given.")
]
MOST = 20
"""Rows of a part of the coverage report on a screen, unless --all is given."""
