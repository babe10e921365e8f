"""framing lexicon remove: a term, or a whole lexicon of your own."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.lexicon.options import Category
from framing.cli.lexicon.printing import say


def remove(
    of: Annotated[str, typer.Option("--from", metavar="NAME", help="A lexicon of your own.")],
    term: Annotated[str | None, typer.Argument(metavar="TERM", help="The term to remove.", show_default=False)] = None,
    category: Category = None,
    everything: Annotated[bool, typer.Option("--all", help="Delete the whole lexicon.")] = False,
) -> int:
    """Remove a term from a lexicon of your own, or the whole lexicon.

    \b
    framing lexicon remove "vassal state" --from study
    framing lexicon remove --all --from study
    """
    from framing.errors import UsageError
    from framing.lexicon import write

    if (term is None) != everything:
        raise UsageError("give a TERM, or --all for the whole lexicon")
    if term is None:
        say(f"{write.remove_all(of)} deleted")
        return 0
    path = write.remove(of, term, category)
    say(f"{term!r} removed from {path}" + ("" if path.exists() else ", which had no other term and is deleted"))
    return 0
