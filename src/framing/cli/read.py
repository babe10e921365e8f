"""framing read: what is in files, before anything is analysed."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options as o


def read(
    articles: o.Articles,
    json: Annotated[
        str | None,
        typer.Option(
            "--json",
            metavar="PATH",
            help='Write the articles as JSON Lines, which every other command reads; "-" for standard output.',
        ),
    ] = None,
    column: Annotated[
        list[str],
        typer.Option(
            "--column",
            metavar="FIELD=NAME",
            help="Name of the column or field that is the text, title, source, date, url or id; repeatable.",
        ),
    ] = [],  # noqa: B006 - typer copies it
    quiet: o.Quiet = False,
    encoding: o.Encoding = None,
) -> int:
    """Show what is in files before they are analysed.

    \b
    framing read nexis-export.docx
    framing read downloads/ --json articles.jsonl
    framing read table.csv --column text=Story --column source=Paper --json articles.jsonl
    framing read factiva.rtf --json - | framing stories -
    """
    from framing.cli import write
    from framing.cli.check import Targets
    from framing.cli.running import collect_if_large, warn
    from framing.reader.columns import columns
    from framing.reader.survey import survey

    targets = Targets(json=json)
    targets.check(articles)
    collect_if_large(articles)
    found = survey(articles, encoding=encoding, columns=columns(column))
    if not found.articles and found.problems:
        raise found.problems[0]
    lines = [fault.message + (f" ({fault.hint})" if fault.hint else "") for fault in found.problems]
    warn(lines)  # also with -q: what is missing from the result must be seen
    warn([f"{article.id}: {warning}" for article in found.articles for warning in article.warnings], quiet=quiet)
    write.reading(targets, found.files, found.articles, show=not quiet)
    return 3 if found.problems else 0
