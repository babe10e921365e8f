"""framing reproduce: a saved comparison or a corpus run again, and what differs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as o

if TYPE_CHECKING:
    from framing.audit import Audit
    from framing.reproduce.lines import Reproduction


def reproduce(
    saved: Annotated[
        str,
        typer.Argument(
            metavar="SAVED",
            help="A saved comparison (framing compare --json), a story of a corpus, or a corpus folder.",
        ),
    ],
    changed: Annotated[bool, typer.Option("--changed", help="Show only what differs.")] = False,
    quiet: o.Quiet = False,
    jobs: o.Jobs = 1,
) -> int:
    """Run a saved comparison or corpus again and say what differs.

    Compares versions, lexicons and inputs with those of the saved run, analyses the inputs again without the cache, and
    counts the results that are the same. Exit code 1 if a result differs.

    \b
    framing compare a.txt b.txt --json saved.json
    framing reproduce saved.json
    framing reproduce results/
    """
    from framing.cli.lexicon.printing import line

    again = _corpus if Path(saved).is_dir() or "://" in saved else _comparison
    found = again(saved, jobs, quiet)
    if not quiet:
        for part, heading in ((found.made_with, "Made with"), (found.results, "Results")):
            shown = [x for x in part if not changed or x.state != "same"]
            if shown:
                line(heading)
                width = max(len(x.what) for x in shown)
                for x in shown:
                    line(f"  {x.state:<8} {x.what:<{width}}  {x.told}")
        line("The results are the same." if found.is_same else "The results differ.")
    return 0 if found.is_same else 1


def _comparison(saved: str, jobs: int, quiet: bool) -> Reproduction:
    from framing.cli import saved as files
    from framing.errors import InputError
    from framing.reproduce.comparison import reproduce

    comparison, trail = files.comparison(saved)
    if trail is None:
        raise InputError(saved, "holds no audit trail", hint="an older version wrote it; run framing compare again")
    _made_on(trail, quiet)
    return reproduce(comparison, trail, jobs=jobs)


def _corpus(place: str, jobs: int, quiet: bool) -> Reproduction:
    from contextlib import ExitStack

    from framing.cli.running import orderly, progress
    from framing.reproduce.corpus import reproduce, trail_of

    _made_on(trail_of(place), quiet)
    with orderly(), ExitStack() as stack:
        return reproduce(place, jobs=jobs, read_=lambda total: stack.enter_context(progress(total, quiet=quiet)))


def _made_on(trail: Audit, quiet: bool) -> None:
    from framing.cli.lexicon.printing import say

    if not quiet:
        say(f"made on {trail.date}: {trail.command}" if trail.date else f"made by {trail.command}")
