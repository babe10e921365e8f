"""framing stories: which of many articles report the same event."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options as o


def stories(
    articles: o.Articles,
    json: o.Json = None,
    csv: o.CsvLines = None,
    csv_bom: o.CsvBom = False,
    known: Annotated[
        str | None,
        typer.Option(
            "--add-to",
            metavar="STORIES.json",
            help="Earlier stories, which keep their ids and may gain new articles.",
        ),
    ] = None,
    all_rows: o.All = False,
    quiet: o.Quiet = False,
    encoding: o.Encoding = None,
) -> int:
    """Group articles into stories by content and date.

    \b
    framing stories articles.jsonl
    framing stories folder/ --json stories.json
    framing stories new.jsonl old.jsonl --add-to stories.json --json stories.json
    """
    from framing import api
    from framing.audit import Options
    from framing.cli import saved, write
    from framing.cli.check import Targets
    from framing.cli.running import read_articles, warn
    from framing.cli.trail import Trail
    from framing.reader.duplicates import once

    targets = Targets(csv=csv, json=json, csv_bom=csv_bom)
    targets.check(articles)
    earlier = saved.stories(known) if known else ()
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet)
    articles_, repeated = once(reading.articles)
    warn(repeated, quiet=quiet)
    found = api.stories(articles_, earlier)
    trail = Trail("stories", articles, Options(encoding=encoding))
    write.stories(targets, found, articles_, all_rows=all_rows, show=not quiet, audit=lambda: trail.articles(articles_))
    return 3 if reading.problems else 0
