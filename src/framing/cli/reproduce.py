"""framing reproduce: a saved comparison run again, and what differs."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options as o


def reproduce(
    saved: Annotated[str, typer.Argument(metavar="SAVED.json", help="The output of framing compare --json.")],
    changed: Annotated[bool, typer.Option("--changed", help="Show only what differs.")] = False,
    quiet: o.Quiet = False,
    jobs: o.Jobs = 1,
) -> int:
    """Run a saved comparison again and say what differs.

    Compares versions, lexicons and inputs with those of the saved run, analyses the inputs again without the cache, and
    counts the results that are the same. Exit code 1 if a result differs.

    \b
    framing compare a.txt b.txt --json saved.json
    framing reproduce saved.json
    """
    from framing.cli import saved as files
    from framing.cli.lexicon.printing import line, say
    from framing.errors import InputError
    from framing.reproduce import reproduce as again

    comparison, trail = files.comparison(saved)
    if trail is None:
        raise InputError(saved, "holds no audit trail", hint="an older version wrote it; run framing compare again")
    if not quiet:
        say(f"made on {trail.date}: {trail.command}")
    found = again(comparison, trail, jobs=jobs)
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
