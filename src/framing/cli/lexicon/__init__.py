"""framing lexicon: look at, check, extend and import lexicons. Each command lives in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from framing.cli.commands import declare

COMMANDS = {  # name -> what help says of it, the first sentence of its own help
    "list": "Show every lexicon that has a name: entries, version, hash, licence, place.",
    "show": "Print the entries of a lexicon as native CSV.",
    "check": "Report every problem of a lexicon with its line. Exit code 1 if there is one.",
    "add": "Add a term to a lexicon of your own.",
    "import": "Turn another tool's dictionary into a lexicon of your own. Exit code 3 if lines had to be left out.",
    "coverage": "Show which entries are found in some articles, which never match, and which overlap.",
    "suggest": "List words that read loaded but stand in no lexicon, with evidence.",
}


def group(arguments: Sequence[str]) -> typer.Typer:
    """The commands about lexicons, the one that the arguments call with its options."""
    made = typer.Typer(help="Look at, check, extend and import lexicons.", no_args_is_help=True, rich_markup_mode=None)
    declare(made, __name__, COMMANDS, arguments)
    return made
