"""framing corpus: the stories of many articles, a comparison of each, and the overall picture."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options as o


def corpus(
    articles: o.Articles,
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="Folder for the results; created if missing.")],
    lexicon: o.Lexicon = [],  # noqa: B006 - typer copies it
    only_lexicon: o.OnlyLexicon = False,
    frames: o.Frames = [],  # noqa: B006
    frames_reader: o.FramesReader = o.ReaderChoice.words,
    alias: o.Alias = None,
    html: Annotated[bool, typer.Option("--html", help="Also write a page for each story, and index.html.")] = False,
    csv_bom: o.CsvBom = False,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="A Dask scheduler: tcp://host:8786 or a scheduler file."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Then explore the results in the browser.")] = False,
    validation: o.Validation = None,
    quiet: o.Quiet = False,
    pipeline: o.Pipeline = o.DEFAULT_PIPELINE,
    jobs: o.Jobs = 0,
    no_cache: o.NoCache = False,
    encoding: o.Encoding = None,
) -> int:
    """Compare the stories of many articles, and sources overall.

    Finds the stories, compares the articles of each, and shows how the sources differ over all of them. A stopped run
    continues where it was when you start it again with the same articles.

    \b
    framing corpus articles.jsonl --out results/
    framing corpus folder/ --out results/ --html --jobs 8
    framing corpus articles.parquet --out /shared/results --scheduler tcp://head:8786
    """
    from framing import api
    from framing.audit import Options, audited, chosen_reader, installed_pipeline, trail
    from framing.cache.store import Store
    from framing.cli import write
    from framing.cli.check import scheme_names
    from framing.cli.running import orderly, progress, read_articles, unused_lines, warn
    from framing.cli.validated import kept_validation, validated
    from framing.corpus import inputs
    from framing.corpus import run as corpus
    from framing.corpus.beside import WHERE, write_audit
    from framing.corpus.config import RunConfig
    from framing.corpus.tables import mark_tables
    from framing.folders import cache_file
    from framing.lexicon.frame_schemes import reader_notes, warning
    from framing.reporter.tables.report import counted

    schemes = scheme_names(frames)
    options = Options(
        tuple(lexicon), only_lexicon, alias, pipeline, encoding, tuple(frames), chosen_reader(frames_reader.value)
    )
    given = api.settings_of(options)
    inputs.check(out, articles)
    warn(unused_lines(lexicon, given.lexicons), quiet=quiet)
    notes = (*validated(validation, corpus=out), *map(warning, given.schemes))
    kept = None if no_cache else cache_file()
    with orderly(), inputs.fetched(articles) as paths, Store(kept) as cache:
        known = cache if list(paths) == list(articles) else None  # fetched files have another path each time
        reading = read_articles(list(paths), encoding=encoding, fewest=1, quiet=quiet, cache=known, own_ids=False)
        found, repeated = inputs.in_order(inputs.named_as_given(reading.articles, paths))
        warn(repeated, quiet=quiet)
    config = RunConfig(out, given, str(kept) if kept else None, jobs, scheduler, html, (*notes, WHERE))
    with orderly(), ExitStack() as stack:

        def comparing(total: int) -> Callable[[int], None]:
            stack.close()
            return stack.enter_context(progress(total, quiet=quiet, label="Comparing stories"))

        tick = stack.enter_context(progress(len(reading.articles), quiet=quiet))
        done = corpus.run(found, config, read=tick, compared=comparing)
    infos, pipelines = api.used(given), [installed_pipeline(pipeline)]
    write_audit(
        out,
        trail(("framing", "corpus"), list(map(audited, articles)), options, (), infos, pipelines),
    )
    kept_validation(validation, out)
    if csv_bom:
        mark_tables(out)
    if done.trouble:
        warn([done.trouble], quiet=quiet)
    if not quiet:
        write.corpus(done.tables, (*notes, *reader_notes(x.name for x in infos)), schemes)
        articles_read, stories = counted(done.articles, "article"), counted(done.stories, "story", "stories")
        warn([f"{articles_read}, {stories}, {done.compared} compared: {out}"])
        page = f"open {out.rstrip('/')}/index.html, or " if html else ""
        if not open_:
            warn([f"next: {page}framing explore {out}"])
    if open_:
        from framing.cli.explore import show

        show(Path(out), port=0, is_opened=True, quiet=quiet)
    return 3 if reading.problems else 0
