"""framing lexicon suggest: words that read loaded and are in no lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as o
from framing.cli.lexicon.options import MOST
from framing.cli.lexicon.printing import put, say, table

if TYPE_CHECKING:
    from framing.analyzer.loaded.suggest import Suggestion


def suggest(
    articles: o.Articles,
    lexicon: o.Lexicon = [],  # noqa: B006 - typer copies it
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="List at most this many words.")] = MOST,
    fewest: Annotated[
        int, typer.Option("--fewest", metavar="N", min=1, help="Only words that occur at least this often.")
    ] = 1,
    least: Annotated[
        float, typer.Option("--least", metavar="SCORE", min=0, max=1, help="Only words with at least this score.")
    ] = 0.2,
    native: Annotated[bool, typer.Option("--native", help="Print native CSV, to review and import.")] = False,
    quiet: o.Quiet = False,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """List words that read loaded but are in no lexicon.

    Beside each word is the place where it reads most loaded.

    \b
    framing lexicon suggest first.txt second.txt
    framing lexicon suggest corpus/ --fewest 3 --native > candidates.csv
    """
    from framing import api
    from framing.analyzer.loaded.suggest import suggest as words
    from framing.analyzer.loaded.term_index import TermIndex
    from framing.cli.running import open_store, progress, read_articles
    from framing.folders import default_folder
    from framing.lexicon import load
    from framing.lexicon.entry import Entry
    from framing.lexicon.write import native_csv

    given = api.settings(lexicons=lexicon, pipeline=pipeline)
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet)
    with open_store(not no_cache, quiet=quiet) as kept, progress(len(reading.articles), quiet=quiet) as tick:
        analyses = api.analyses(reading.articles, given, kept, progress=tick, jobs=jobs)
        shipped = [load.find(str(path)) for path in load.installed() if path.parent == default_folder()]
        found = words(analyses, TermIndex((*given.lexicons, *shipped)), most=most, fewest=fewest, lowest=least)
    texts = {a.id: a.text for a in reading.articles}
    if native:
        put(native_csv([Entry(s.term, weight=s.score, pos=s.pos) for s in found], {}))
    elif found:
        rows = [("WORD", "SCORE", "COUNT", "OWN", "POS", "EXAMPLE")]
        rows += [(s.term, f"{s.score:.2f}", str(s.count), str(s.own), s.pos, _example(s, texts)) for s in found]
        table(rows)
    else:
        say(f"no word outside the lexicons reads loaded with a score of {least:g} or more (--least lowers it)")
    return 3 if reading.problems else 0


def _example(suggestion: Suggestion, texts: Mapping[str, str]) -> str:
    """The most loaded place with the words around it."""
    place = suggestion.evidence[0]
    text = texts[place.article]
    before, after = text[max(0, place.start - 30) : place.start], text[place.end : place.end + 30]
    return f"{place.source}: …{' '.join((before + text[place.start : place.end] + after).split())}…"
