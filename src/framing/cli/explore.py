"""framing explore: a finished corpus in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options as o


def explore(
    folder: Annotated[
        str | None, typer.Argument(metavar="FOLDER", help="A folder made by framing corpus --out.", show_default=False)
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Port to listen on; 0 for any that is free.")
    ] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address, do not open a browser.")] = False,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Make a corpus of twelve invented stories in a folder of its own, and show it."),
    ] = False,
    page: Annotated[
        str,
        typer.Option(
            "--page",
            metavar="ADDRESS",
            help="Print one page, by the address at its foot; ADDRESS.json and ADDRESS.csv give data.",
            show_default=False,
        ),
    ] = "",
    quiet: o.Quiet = False,
) -> int:
    """Walk through a finished corpus in the browser.

    Every number leads to its sentences. The pages are served to this machine only. Ctrl-C ends it.
    Needs the extra explore: in a clone, uv tool install '.[explore]'.

    \b
    framing corpus articles/ --out results/
    framing explore results/
    framing explore --demo
    framing explore results/ --page '/entity/china?voice=own'
    """
    from framing.errors import UsageError

    if (folder is None) != demo:
        raise UsageError("give a FOLDER, or --demo", hint="framing corpus ARTICLES… --out FOLDER makes one")
    if demo:
        from framing.cli.demo import demo_corpus

        place = demo_corpus(quiet=quiet)
    else:
        place = Path(str(folder))
    if page:
        _print(place, page, quiet=quiet)
        return 0
    show(place, port=port, is_opened=not no_open, quiet=quiet)
    return 0


def show(place: Path, *, port: int, is_opened: bool, quiet: bool) -> None:
    """Serve a corpus folder until the program is interrupted; `is_opened`: in the browser, too."""
    from framing.cli.running import orderly
    from framing.explore import index, server

    _make_index(place, quiet=quiet)

    def ready(address: str) -> None:
        typer.echo(address)
        if is_opened:
            import webbrowser

            webbrowser.open(address)

    with orderly():
        server.serve(place, place / index.FILE, port=port, ready=ready)


def _make_index(place: Path, *, quiet: bool) -> None:
    from framing.cli.running import progress
    from framing.explore import index

    if not index.is_current(place):
        with progress(index.parts(place), quiet=quiet, label="Making the index") as tick:
            index.build(place, tick)


def _print(place: Path, address: str, *, quiet: bool) -> None:
    from framing.explore import index
    from framing.explore.answers import printed
    from framing.explore.database import Database
    from framing.reporter.display import display

    _make_index(place, quiet=quiet)
    typer.echo(display(printed(Database(place / index.FILE), address, place)), nl=False)
