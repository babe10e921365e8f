"""framing demo: a first comparison, of two invented articles; and the corpus that `framing explore --demo` shows."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options as o


def demo(
    copy: Annotated[
        str | None, typer.Option("--copy", metavar="DIR", help="Also copy the two articles into this folder.")
    ] = None,
    panel: o.Panel = [],  # noqa: B006 - typer copies it
    all_rows: o.All = False,
    html: o.Html = None,
    quiet: o.Quiet = False,
) -> int:
    """Compare two invented articles that ship with framing.

    It prints what framing compare prints, then where the articles are and what to try next.

    \b
    framing demo
    framing demo --html demo.html
    framing demo --copy .
    """
    from framing.cli.check import Targets
    from framing.cli.compare import compare
    from framing.cli.running import warn
    from framing.demo import pair

    Targets(html=html).check([])
    articles = [_copied(path, Path(copy)) for path in pair()] if copy else list(pair())
    paths = [str(path) for path in articles]
    code = compare(paths, panel=panel, all_rows=all_rows, html=html, quiet=quiet)
    named = " ".join(map(shlex.quote, paths))
    next_steps = [
        f"the two articles, invented for this demo: {named}",
        f"open {html} in a browser" if html else "next: framing demo --html demo.html puts the texts side by side",
        "your own: framing compare FIRST.txt SECOND.txt  (or .html, .docx, .pdf; see framing compare --help)",
    ]
    warn(next_steps, quiet=quiet)
    return code


def _copied(article: Path, folder: Path) -> Path:
    """The article's copy in the folder. A file of that name that is already there stays as it is."""
    from framing.errors import ExportError

    if folder.is_file():
        raise ExportError(f"{folder}: is a file, not a folder (give --copy a folder)")
    target = folder / article.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.write_bytes(article.read_bytes())
    except OSError as fault:
        raise ExportError(f"{target}: {(fault.strerror or str(fault)).lower()}") from fault
    return target


def demo_corpus(*, quiet: bool) -> Path:
    """Return the folder of the corpus of invented stories, in the user's cache folder; make it if it is missing."""
    from framing import api
    from framing.audit import Options, audited, installed_pipeline, trail
    from framing.cli.running import progress, read_articles
    from framing.corpus import run as corpus
    from framing.corpus.beside import write_audit
    from framing.corpus.config import RunConfig
    from framing.demo import articles_file
    from framing.folders import cache_file, cache_folder

    out = cache_folder() / "demo"
    reading = read_articles([str(articles_file())], encoding=None, fewest=1, quiet=True)
    given = api.settings()
    order = RunConfig(str(out), given, str(cache_file()))
    with progress(len(reading.articles), quiet=quiet) as tick:
        corpus.run(reading.articles, order, read=tick, compared=_untold)
    infos, inputs = [x.info for x in given.lexicons], [audited(str(articles_file()))]
    pipelines = [installed_pipeline(given.pipeline)]
    write_audit(str(out), trail(("framing", "corpus"), inputs, Options(), (), infos, pipelines))
    return out


def _untold(total: int) -> Callable[[int], None]:
    """No bar: two dozen short articles are done at once."""
    return lambda done: None
