"""framing code: a sample for human coders, and their sheets read back. Each command has its own file."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from framing.cli.commands import declare

COMMANDS = {  # name -> the first sentence of its help
    "sample": "Draw a blind sample for human coders.",
    "read": "Read filled sheets back and measure agreement.",
}


def group(arguments: Sequence[str]) -> typer.Typer:
    """The names of the commands about coding, and the options of the one that is called."""
    says = "Code a sample by hand and measure agreement. Alpha, kappa, precision and recall."
    made = typer.Typer(help=says, no_args_is_help=True, rich_markup_mode=None)
    declare(made, __name__, COMMANDS, arguments)
    return made
