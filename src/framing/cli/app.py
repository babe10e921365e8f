"""The commands, in the order in which help lists them. Each lives in a file of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import analyze, cache, columns, compare, corpus, doctor, kwic, lexicon, report, stories

app = typer.Typer(
    name="framing",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"framing {version('framing-compare')}")
        raise typer.Exit


@app.callback()
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


app.command("compare")(compare.compare)
app.command("analyze")(analyze.analyze)
app.command("stories")(stories.stories)
app.command("corpus")(corpus.corpus)
app.command("kwic")(kwic.kwic)
app.command("report")(report.report)
app.add_typer(lexicon.app, name="lexicon")
app.command("columns")(columns.columns)
app.command("doctor")(doctor.doctor)
app.add_typer(cache.app, name="cache")
