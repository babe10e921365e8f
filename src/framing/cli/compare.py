"""framing compare: the side-by-side tables."""

from __future__ import annotations

from framing.cli import options as o


def compare(
    articles: o.Compared,
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
    blind: o.Blind = False,
    markdown: o.Markdown = None,
    top: o.Top = None,
    xlsx: o.Xlsx = None,
    sqlite: o.Sqlite = None,
    parquet: o.Parquet = None,
    validation: o.Validation = None,
    quiet: o.Quiet = False,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """Compare two or more articles about one event.

    \b
    framing compare first.txt second.txt
    framing compare "Fox News=fox.html" "HuffPost=huff.txt" --html report.html
    framing compare a.txt b.txt --lexicon my.csv --csv reports/evidence.csv
    framing compare a.txt b.txt --panel portraits --entity Lukashenko --all
    """
    from framing.audit import Options, chosen_reader
    from framing.cli import write
    from framing.cli.check import Targets, View, scheme_names
    from framing.cli.running import Prefetch, open_store, progress, read_articles, short_articles, unused_lines, warn
    from framing.cli.trail import Trail
    from framing.cli.validated import validated

    targets = Targets(csv, json, html, markdown, xlsx, parquet, sqlite, top, blind, csv_bom=csv_bom)
    view = View(
        panels=tuple(panel), entities=tuple(entity), voice=voice.value, all_rows=all_rows, frames=scheme_names(frames)
    )
    targets.check([*articles, *lexicon, *frames, alias, validation])
    view.check(targets)
    notes = validated(validation)
    reading = read_articles(articles, encoding=encoding, fewest=2, quiet=quiet)
    with (
        open_store(not no_cache, quiet=quiet) as kept,
        Prefetch.of_missing(reading.articles, kept, pipeline, jobs) as begun,
        progress(len(reading.articles), quiet=quiet) as tick,
    ):
        from framing import api  # imports and loading from here on run while child processes parse
        from framing.comparator.differences.notes import same_text
        from framing.lexicon.frame_schemes import warning

        options = Options(
            tuple(lexicon), only_lexicon, alias, pipeline, encoding, tuple(frames), chosen_reader(frames_reader.value)
        )
        given = api.settings_of(options)
        comparison = api.compare(reading.articles, given, kept, progress=tick, jobs=jobs, begun=begun)
    warned = tuple(map(warning, given.schemes))
    unused = unused_lines(lexicon, given.lexicons)
    warn([*short_articles(comparison.analyses), *same_text(reading.articles), *unused, *warned], quiet=quiet)
    trail = Trail("compare", articles, options, view)
    write.comparison(targets, comparison, view, show=not quiet, trail=trail, validated=(*notes, *warned))
    return 3 if reading.problems else 0
