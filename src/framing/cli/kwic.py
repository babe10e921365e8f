"""framing kwic: keyword in context, across sources."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options as o


def kwic(
    term: Annotated[
        str, typer.Argument(metavar="TERM", help="Words, a lemma, a pattern (fierce*), or the name of an entity.")
    ],
    articles: o.Articles,
    width: Annotated[
        int, typer.Option("--width", metavar="N", min=10, max=500, help="Characters of context on each side.")
    ] = 50,
    csv: o.CsvLines = None,
    csv_bom: o.CsvBom = False,
    json: o.Json = None,
    voice: o.Voice = o.VoiceChoice.all,
    quiet: o.Quiet = False,
    alias: o.Alias = None,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """Show a term or entity in context, and whose voice it is in.

    \b
    framing kwic Lukashenko first.txt second.txt
    framing kwic "colour revolution" articles/*.txt
    framing kwic "imperialis*" articles/*.txt --csv places.csv
    """
    from framing.audit import Options
    from framing.cli import write
    from framing.cli.check import Targets
    from framing.cli.running import Prefetch, open_store, progress, read_articles
    from framing.cli.trail import Told, Trail, noted
    from framing.comparator.concordance import concordance
    from framing.errors import UsageError

    if Path(term).suffix and Path(term).is_file():
        raise UsageError(f"{term}: is a file; the term to look for comes first", hint=f"framing kwic TERM {term}")
    targets = Targets(csv=csv, json=json, csv_bom=csv_bom)
    targets.check([*articles, alias])
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet)
    with (
        open_store(not no_cache, quiet=quiet) as kept,
        Prefetch.of_missing(reading.articles, kept, pipeline, jobs) as begun,
        progress(len(reading.articles), quiet=quiet) as tick,
    ):
        from framing import api  # imports and loading from here on run while child processes parse

        given = api.settings(alias_file=alias, pipeline=pipeline)
        told: list[Told] = []
        found = api.analyses(reading.articles, given, kept, progress=tick, jobs=jobs, begun=begun)
        lines = concordance((noted(a, told) for a in found), term, width=width)
    options = Options(alias=alias, pipeline=pipeline, encoding=encoding)
    trail = Trail(shlex.join(["kwic", term]), articles, options)
    write.concordance(targets, lines, voice.value, show=not quiet, audit=lambda: trail.whole(told))
    return 3 if reading.problems else 0
