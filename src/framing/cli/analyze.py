"""framing analyze: the evidence of each article by itself."""

from __future__ import annotations

from framing.cli import options as o


def analyze(
    articles: o.Articles,
    lexicon: o.Lexicon = [],  # noqa: B006 - typer copies it
    only_lexicon: o.OnlyLexicon = False,
    frames: o.Frames = [],  # noqa: B006
    frames_reader: o.FramesReader = o.ReaderChoice.words,
    voice: o.Voice = o.VoiceChoice.all,
    entity: o.Entity = [],  # noqa: B006
    alias: o.Alias = None,
    panel: o.Panel = [],  # noqa: B006
    all_rows: o.All = False,
    csv: o.Csv = None,
    csv_bom: o.CsvBom = False,
    json: o.Json = None,
    html: o.Html = None,
    markdown: o.Markdown = None,
    top: o.Top = None,
    xlsx: o.Xlsx = None,
    sqlite: o.Sqlite = None,
    parquet: o.Parquet = None,
    quiet: o.Quiet = False,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """Show what is found in each article by itself. Folders and collections (.jsonl, .csv) are accepted.

    \b
    framing analyze article.txt
    framing analyze article.html --csv evidence.csv
    framing analyze articles.jsonl --json -
    """
    from framing.audit import Options, chosen_reader
    from framing.cli import write
    from framing.cli.check import MOST_HELD, Targets, View, scheme_names
    from framing.cli.running import Prefetch, open_store, progress, read_articles, unused_lines, warn
    from framing.cli.trail import Trail
    from framing.errors import UsageError

    targets = Targets(csv, json, html, markdown, xlsx, parquet, sqlite, top, csv_bom=csv_bom)
    view = View(
        panels=tuple(panel), entities=tuple(entity), voice=voice.value, all_rows=all_rows, frames=scheme_names(frames)
    )
    targets.check([*articles, *lexicon, *frames, alias])
    view.check(targets)
    if panel and _COMPARING.issuperset(panel):
        raise UsageError(
            f"panel {panel[0]!r} shows what sets articles apart", hint="framing compare takes two articles or more"
        )
    reading = read_articles(articles, encoding=encoding, fewest=1, quiet=quiet, own_ids=False)
    held = [name for name, path in targets.held().items() if path] + ["entity"] * bool(entity)
    characters = sum(len(a.text) for a in reading.articles)
    if held and characters > MOST_HELD:
        raise UsageError(
            f"--{held[0]} takes at most {MOST_HELD // 10**6} million characters, these articles have {characters:,}",
            hint="--csv and --json are written article by article; or framing corpus",
        )
    if html and len(reading.articles) > 1:
        raise UsageError("--html shows one article", hint="for several: framing compare A B --html report.html")
    with (
        open_store(not no_cache, quiet=quiet) as kept,
        Prefetch.of_missing(reading.articles, kept, pipeline, jobs) as begun,
        progress(len(reading.articles), quiet=quiet) as tick,
    ):
        from framing import api  # imports and loading from here on run while child processes parse
        from framing.lexicon.frame_schemes import warning

        options = Options(
            tuple(lexicon), only_lexicon, alias, pipeline, encoding, tuple(frames), chosen_reader(frames_reader.value)
        )
        given = api.settings_of(options)
        warned = tuple(map(warning, given.schemes))
        warn([*unused_lines(lexicon, given.lexicons), *warned], quiet=quiet)
        found = api.analyses(reading.articles, given, kept, progress=tick, jobs=jobs, begun=begun)
        trail = Trail("analyze", articles, options, view)
        write.analyses(targets, found, view, show=not quiet, trail=trail, validated=warned)
    return 3 if reading.problems else 0


_COMPARING = frozenset({"contrasts", "wordings", "passages", "coverage", "keyness"})
"""Panels that have nothing to show of one article."""
