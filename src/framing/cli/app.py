"""The commands, in the order of the help. Each has its own file, which is imported when the command is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from framing.cli.commands import declare
from framing.cli.configuration import Configuration, defaults

COMMANDS = {  # name -> its line in the list of commands, at most 66 characters
    "demo": "Compare two invented articles that ship with framing.",
    "init": "Write a settings file, a sample lexicon and an alias file.",
    "read": "Show what is in files before they are analysed.",
    "compare": "Compare two or more articles about one event.",
    "analyze": "Show what is found in each article by itself.",
    "stories": "Group articles into stories by content and date.",
    "corpus": "Compare the stories of many articles, and sources overall.",
    "kwic": "Show a term or entity in context, and whose voice it is in.",
    "explore": "Walk through a finished corpus in the browser.",
    "code": "Code a sample by hand and measure agreement.",
    "report": "Render a saved comparison again, in any format.",
    "reproduce": "Run a saved comparison or corpus again and say what differs.",
    "lexicon": "List, check, edit, import and export lexicons.",
    "columns": "List every table column and the code that computes it.",
    "doctor": "Check the installation: versions, pipeline, lexicons, cache.",
    "cache": "Inspect or empty the cache.",
    "completion": "Print a script that completes commands and options in a shell.",
}


def app(arguments: Sequence[str], settings: Configuration | None = None) -> typer.Typer:
    """The names of all commands, and the options of the one that is called, which `settings` may preset."""
    preset = {"default_map": defaults(settings)} if settings else {}
    made = typer.Typer(
        name="framing",
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], **preset},
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
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Take no settings from framing.toml or pyproject.toml.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR=1.")] = False,
) -> None:
    """Compare how news outlets frame one event: whose words, which portraits, what only one side tells.

    \b
    framing demo
    framing compare first.txt second.txt
    framing compare "Al Jazeera=a.txt" "Xinhua=b.html" --html report.html
    framing analyze article.txt --csv evidence.csv
    framing lexicon list
    """
