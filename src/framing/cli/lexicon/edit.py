"""framing lexicon edit: change a term in a lexicon of your own."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.lexicon.options import Category
from framing.cli.lexicon.printing import say


def edit(
    term: Annotated[str, typer.Argument(metavar="TERM", help="The term as it is now.", show_default=False)],
    of: Annotated[str, typer.Option("--in", metavar="NAME", help="A lexicon of your own.")],
    category: Category = None,
    new: Annotated[str | None, typer.Option("--term", metavar="WORDS", help="Another form of the term.")] = None,
    new_category: Annotated[str | None, typer.Option("--to-category", metavar="NAME", help="Another category.")] = None,
    polarity: Annotated[
        str | None, typer.Option("--polarity", metavar="SIGN", help="negative, neutral or positive.")
    ] = None,
    weight: Annotated[str | None, typer.Option("--weight", metavar="N", help="How loaded, 0 to 1.")] = None,
    match: Annotated[
        str | None, typer.Option("--match", metavar="KIND", help="lemma (any inflected form), exact or glob.")
    ] = None,
    pos: Annotated[
        str | None, typer.Option("--pos", metavar="TAG", help="Part of speech: NOUN, VERB, ADJ, ADV …")
    ] = None,
    neutral: Annotated[str | None, typer.Option("--neutral", metavar="WORDS", help="A neutral alternative.")] = None,
    unless: Annotated[
        list[str],
        typer.Option(
            "--unless",
            metavar="WORDS",
            help="A context in which the term does not count; replaces all earlier ones; repeatable.",
        ),
    ] = [],  # noqa: B006 - typer copies it
    origin: Annotated[
        str | None, typer.Option("--origin", metavar="TEXT", help="Who wrote the entry, and why.")
    ] = None,
) -> int:
    """Change a term in a lexicon of your own. Columns that you do not name stay as they are; "" empties one.

    \b
    framing lexicon edit "vassal state" --in study --polarity negative --weight 0.7
    framing lexicon edit regime --in study --category contentious-label --to-category political-label
    """
    from framing.errors import UsageError
    from framing.lexicon import write

    given = {"term": new, "category": new_category, "polarity": polarity, "weight": weight, "match": match}
    given |= {"pos": pos, "neutral": neutral, "origin": origin, "unless": "|".join(unless) if unless else None}
    changes = {column: value.strip() for column, value in given.items() if value is not None}
    if not changes:
        raise UsageError("nothing to change", hint="for example --weight 0.7")
    say(f"{term!r} changed in {write.edit(of, term, category, changes)}")
    return 0
