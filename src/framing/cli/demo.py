"""The corpus that `framing explore --demo` shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def demo_corpus(*, quiet: bool) -> Path:
    """Make the corpus of the invented stories in the user's cache folder, where it is not there; returns its folder."""
    from framing import api
    from framing.cli.running import progress, read_articles
    from framing.corpus import run as corpus
    from framing.demo import articles_file
    from framing.folders import cache_file, cache_folder

    out = cache_folder() / "demo"
    reading = read_articles([str(articles_file())], encoding=None, fewest=1, quiet=True)
    order = corpus.RunConfig(str(out), api.settings(), str(cache_file()))
    with progress(len(reading.articles), quiet=quiet) as tick:
        corpus.run(reading.articles, order, read=tick, compared=_untold)
    return out


def _untold(total: int) -> Callable[[int], None]:
    """Two dozen short articles take no time that a bar could show."""
    return lambda done: None
