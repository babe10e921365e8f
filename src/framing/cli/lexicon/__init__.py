"""framing lexicon: list, check, edit, import and export lexicons. Each command has its own file."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from framing.cli.commands import declare

COMMANDS = {  # name -> the first sentence of its help
    "list": "List the lexicons that can be used by name.",
    "show": "Print the entries of a lexicon as native CSV.",
    "check": "Report every problem of a lexicon with its line. Exit code 1 if there are any.",
    "add": "Add a term to a lexicon of your own.",
    "edit": 'Change a term in a lexicon of your own. Columns that you do not name stay as they are; "" empties one.',
    "remove": "Remove a term from a lexicon of your own, or the whole lexicon.",
    "export": "Write a lexicon to a file that you can publish.",
    "import": "Convert another tool's dictionary into a lexicon of your own. Exit code 3 if lines were left out.",
    "coverage": "Show which entries of a lexicon match in some articles.",
    "suggest": "List words that read loaded but are in no lexicon.",
}


def group(arguments: Sequence[str]) -> typer.Typer:
    """The names of the commands about lexicons, and the options of the one that is called."""
    made = typer.Typer(
        help="List, check, edit, import and export lexicons.", no_args_is_help=True, rich_markup_mode=None
    )
    declare(made, __name__, COMMANDS, arguments)
    return made
