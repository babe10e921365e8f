"""framing stories: which of many articles tell of the same event."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options as o


def stories(
    articles: o.Articles,
    json: o.Json = None,
    csv: o.Csv = None,
    known: Annotated[
        str | None,
        typer.Option("--add-to", metavar="STORIES.json", help="Stories found before; they keep their ids."),
    ] = None,
    all_rows: o.All = False,
    quiet: o.Quiet = False,
    encoding: o.Encoding = None,
) -> int:
    """Group articles into stories by what they tell, and by their dates where they have some.

    \b
    framing stories articles.jsonl
    framing stories folder/ --json stories.json
    framing stories new.jsonl old.jsonl --add-to stories.json --json stories.json
    """
    from framing import api
    from framing.cli.output import Targets, read_stories
    from framing.cli.running import read_articles

    targets = Targets(csv=csv, json=json)
    targets.check(articles)
    earlier = read_stories(known) if known else ()
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet)
    found = api.stories(reading.articles, earlier)
    targets.write_stories(found, reading.articles, all_rows=all_rows, show=not quiet)
    return 3 if reading.problems else 0
