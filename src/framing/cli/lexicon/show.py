"""framing lexicon show: the entries of a lexicon."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.lexicon.options import Category
from framing.cli.lexicon.printing import put, say_all


def show(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A lexicon's name, or a file.", show_default=False)],
    category: Category = None,
) -> int:
    """Print the entries of a lexicon as native CSV.

    \b
    framing lexicon show concepts
    framing lexicon show labels --category political-label
    """
    from framing.errors import UsageError
    from framing.lexicon import load
    from framing.lexicon.problems import nearest
    from framing.lexicon.write import native_csv

    lexicon = load.find(name)
    entries = [e for e in lexicon.entries if category is None or e.category == category]
    if category is not None and not entries:
        near = nearest(category, list(dict.fromkeys(e.category for e in lexicon.entries)))
        raise UsageError(
            f"{name}: no entries of category {category!r}", hint=f"did you mean {near!r}?" if near else None
        )
    say_all(lexicon.warnings)
    put(native_csv(entries, {"name": lexicon.info.name, "version": lexicon.info.version}))
    return 0
