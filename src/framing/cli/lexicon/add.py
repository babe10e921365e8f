"""framing lexicon add: one more term in a lexicon of your own."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.lexicon.printing import say


def add(
    term: Annotated[
        str, typer.Argument(metavar="TERM", help="A word or phrase; * matches any letters.", show_default=False)
    ],
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="A lexicon of your own; created if missing.")],
    category: Annotated[str, typer.Option("--category", "-c", metavar="NAME", help="Category of the term.")] = "custom",
    polarity: Annotated[
        str, typer.Option("--polarity", metavar="SIGN", help="negative, neutral or positive.")
    ] = "neutral",
    weight: Annotated[str, typer.Option("--weight", metavar="N", help="How loaded, 0 to 1.")] = "1",
    match: Annotated[
        str, typer.Option("--match", metavar="KIND", help="lemma (any inflected form), exact or glob.")
    ] = "",
    pos: Annotated[str, typer.Option("--pos", metavar="TAG", help="Part of speech: NOUN, VERB, ADJ, ADV …")] = "",
    neutral: Annotated[str, typer.Option("--neutral", metavar="WORDS", help="A neutral alternative.")] = "",
    unless: Annotated[
        list[str],
        typer.Option("--unless", metavar="WORDS", help="A context in which the term does not count; repeatable."),
    ] = [],  # noqa: B006 - typer copies it
) -> int:
    """Add a term to a lexicon of your own.

    \b
    framing lexicon add "vassal state" --to study --category contentious-label --polarity negative
    framing lexicon add "radical*" --to study --unless "radical surgery"
    """
    from framing.lexicon import write

    cells = {"term": term.strip(), "category": category.strip(), "polarity": polarity.strip(), "weight": weight.strip()}
    cells |= {"match": match.strip(), "pos": pos.strip(), "neutral": neutral.strip(), "unless": "|".join(unless)}
    path, others = write.add(to, cells)
    say(f"{term!r} added to {path}")
    if others:
        say(f"{term!r} is in it also as {', '.join(others)}: each counts (framing lexicon remove takes one out)")
    return 0
