"""The commands, in the order in which help lists them. Each lives in a file of its own, imported when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from framing.cli.commands import declare

COMMANDS = {  # name -> what help says of it, the first sentence of its own help
    "compare": "Compare two or more articles about one event.",
    "analyze": "Show what is found in each article by itself.",
    "stories": "Group articles into stories by what they tell, and by their dates where they have some.",
    "corpus": "Find the stories of many articles, compare each, and tell what sets the sources apart over all of them.",
    "kwic": "Show every place of a term or an entity with the words around it, and whose voice they are in.",
    "report": "Render a saved comparison again, in any format.",
    "lexicon": "Look at, check, extend and import lexicons.",
    "columns": "List every table and column: heading, meaning, and the file and line of the function that computes it.",
    "doctor": "Check the installation: versions, pipeline, lexicons, cache. Exit code 1 if something does not work.",
    "cache": "Look at or empty the cache of analyses.",
}


def app(arguments: Sequence[str]) -> typer.Typer:
    """All commands by name, and the one that the arguments call with its options."""
    made = typer.Typer(
        name="framing",
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(framing)
    declare(made, "framing.cli", COMMANDS, arguments)
    return made


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"framing {version('framing-compare')}")
        raise typer.Exit


def framing(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected error.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR=1.")] = False,
) -> None:
    """Compare how news outlets frame one event: whose words, which portraits, what only one side tells.

    \b
    framing compare seeds/proletarian.txt seeds/al-jazeera.txt
    framing compare "Al Jazeera=a.txt" "Xinhua=b.html" --html report.html
    framing analyze article.txt --csv evidence.csv
    framing lexicon list
    """
