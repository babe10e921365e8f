"""framing lexicon coverage: which entries of a lexicon are found in some articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options as o
from framing.cli.lexicon.options import MOST
from framing.cli.lexicon.printing import put

if TYPE_CHECKING:
    from framing.lexicon.coverage import CoverageReport, Duplicate, Shadowed


def coverage(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A lexicon's name, or a file.", show_default=False)],
    articles: o.Articles,
    all_rows: o.All = False,
    quiet: o.Quiet = False,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """Show which entries of a lexicon match in some articles.

    It also lists entries that never match, and entries that overlap.

    \b
    framing lexicon coverage labels articles/*.txt
    framing lexicon coverage my-words.csv corpus/ --all
    """
    from framing import api
    from framing.cli.running import open_store, progress, read_articles
    from framing.lexicon import load
    from framing.lexicon.coverage import coverage as measure

    given = api.settings(lexicons=[name], only=True, pipeline=pipeline)
    lexicon = given.lexicons[0]
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet)
    with open_store(not no_cache, quiet=quiet) as kept, progress(len(reading.articles), quiet=quiet) as tick:
        report = measure([lexicon], api.analyses(reading.articles, given, kept, progress=tick, jobs=jobs))
    others = tuple(x for x in load.default_lexicons() if x.info.name != lexicon.info.name)
    repeated = measure([lexicon, *others], ()).duplicates
    own = [d for d in repeated if any(place == lexicon.info.name for place, _ in d.places)]
    _print_coverage(report, own, None if all_rows else MOST)
    return 3 if reading.problems else 0


def _print_coverage(report: CoverageReport, duplicates: Sequence[Duplicate], most: int | None) -> None:
    from framing.reporter.tables.report import counted

    put(
        f"{report.entries} entries, {report.entries - len(report.unmatched)} found ({report.share_found:.1%}); "
        f"{report.hits} hits in {report.words} words of {counted(report.articles, 'article')} "
        f"({report.per_thousand:.1f} per 1,000)\n"
    )
    _part("Found", [f"{u.hits:>6}  {u.term} [{u.category}]" for u in report.found], most)
    _part("Found only where another entry counts", [_shadow(s) for s in report.shadowed], most)
    _part("Never found", [f"line {u.line}: {u.term} [{u.category}]" for u in report.unmatched], most)
    _part("In more than one place", [_places(d) for d in duplicates], most)


def _shadow(shadowed: Shadowed) -> str:
    longer = ", ".join(f"{term} ({count})" for term, count in shadowed.longer)
    return f"line {shadowed.use.line}: {shadowed.use.term} [{shadowed.use.category}]: {longer}"


def _places(duplicate: Duplicate) -> str:
    return f"{duplicate.term}: " + ", ".join(f"{lexicon} [{category}]" for lexicon, category in duplicate.places)


def _part(title: str, lines: list[str], most: int | None) -> None:
    if not lines:
        return
    shown = lines[:most]
    put(f"\n{title} ({len(lines)})\n" + "".join(f"  {line}\n" for line in shown))
    if len(shown) < len(lines):
        put(f"  + {len(lines) - len(shown)} more, use --all\n")
