"""The steps in order, for use in programs: read -> analyze -> compare. The command line is a thin layer over it.

from framing import api

articles = api.read(["Proletarian=a.txt", "Al Jazeera=b.txt"]).articles
comparison = api.compare(articles, api.settings())
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cache.keys import analysis_keys
from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.errors import FramingError, InputError, UsageError
from framing.folders import cache_file
from framing.lexicon import frame_schemes, load
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Article, Comparison, FramesReader, LexiconInfo, Story
from framing.reader import Reading, read, with_own_ids
from framing.runs.comparing import MOST_CHARACTERS
from framing.runs.engine import Engine
from framing.runs.prefetch import Prefetch
from framing.text_form import one_form

__all__ = [
    "Reading",
    "Settings",
    "aliases",
    "analyses",
    "compare",
    "prefetch",
    "read",
    "settings",
    "settings_of",
    "store",
    "stories",
    "used",
]

_MOST_ALIASES = 10_000_000
"""Characters of a file of aliases; a device that never ends has more."""
MOST_COMPARED = 200
"""Articles of one comparison: each is compared with each."""

if TYPE_CHECKING:
    from framing.audit import Options

Progress = Callable[[int], None]
FEWEST = 2


def settings(
    *,
    lexicons: Sequence[str] = (),
    only: bool = False,
    alias_file: str | None = None,
    pipeline: str = "en_core_web_md",
    frames: Sequence[str] = (),
    frames_reader: FramesReader = "words",
) -> Settings:
    """Everything that an analysis depends on, apart from the article.

    Args:
        lexicons: names or paths, added to the default lexicons.
        only: use only the named lexicons.
        alias_file: path of a CSV file, see `aliases`.
        pipeline: name of an installed spaCy pipeline.
        frames: paths of codebooks of frames. Names of shipped schemes are ignored: those are always looked for.
        frames_reader: words, or encoder, which needs the extra `encoder`.

    Raises:
        LexiconError, UsageError: a lexicon is unknown or malformed; `only` without a lexicon; no encoder is installed.
    """
    if only and not lexicons:
        raise UsageError("--only-lexicon needs a --lexicon")
    named = tuple(load.find(name) for name in lexicons)
    known: tuple[Lexicon, ...] = () if only else load.default_lexicons()
    schemes = tuple(frame_schemes.read(path) for path in frames if path not in frame_schemes.SHIPPED)
    if frames_reader == "encoder":
        from framing.analyzer.frames.sentence_vectors import model_file

        model_file()
    return Settings((*known, *named), aliases(alias_file), pipeline, schemes, frames_reader)


def settings_of(options: Options) -> Settings:
    """The settings of analyses that the options of an audit trail ask for; raises what `settings` raises."""
    return settings(
        lexicons=options.lexicons,
        only=options.only_lexicon,
        alias_file=options.alias,
        pipeline=options.pipeline,
        frames=options.frames,
        frames_reader=options.frames_reader or "words",
    )


def used(given: Settings) -> list[LexiconInfo]:
    """The lexicons, codebooks and encoder that analyses with these settings use, for an audit trail."""
    infos = [lexicon.info for lexicon in given.lexicons]
    if given.schemes or given.frames_reader == "encoder":
        from framing.analyzer.frames.own_schemes import codebook_info
        from framing.analyzer.frames.sentence_vectors import model_info

        infos += map(codebook_info, given.schemes)
        infos += [model_info()] if given.frames_reader == "encoder" else []
    return infos


def aliases(path: str | None) -> dict[str, str]:
    """Alias -> name, from a CSV file with the columns alias and name.

    Raises:
        InputError: the file cannot be read or a row is malformed.
    """
    if path is None:
        return {}
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            text = file.read(_MOST_ALIASES + 1)
        if len(text) > _MOST_ALIASES:
            raise InputError(path, f"larger than {_MOST_ALIASES // 10**6} MB: not an alias file")
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise InputError(path, "the alias file cannot be read") from fault
    if not rows or [cell.strip().lower() for cell in rows[0]] != ["alias", "name"]:
        raise InputError(f"{path}:1", "expected the heading alias,name")
    for number, row in enumerate(rows[1:], start=2):
        if row and (len(row) != 2 or not all(cell.strip() for cell in row)):
            raise InputError(f"{path}:{number}", "expected two cells, an alias and a name")
    return {one_form(row[0]).strip(): one_form(row[1]).strip() for row in rows[1:] if row}


def store(*, use: bool = True) -> Store:
    """The user's cache; with `use=False` one that keeps nothing. A context manager."""
    return Store(cache_file()) if use else Store.none()


def prefetch(articles: Sequence[Article], kept: Store, pipeline: str, *, jobs: int = 0) -> Prefetch:
    """Begin to parse the articles without a stored parse, in child processes. A context manager.

    It helps with a few articles, which take less time than loading the pipeline. With many it does nothing.
    """
    return Prefetch.of_missing(articles, kept, pipeline, jobs)


def analyses(
    articles: Iterable[Article],
    given: Settings,
    kept: Store | None = None,
    *,
    progress: Progress | None = None,
    jobs: int = 1,
    begun: Prefetch | None = None,
) -> Iterator[Analysis]:
    """The analyses of the articles, in order.

    Args:
        kept: the cache, where analyses are looked up first.
        progress: called with the number of articles that have been finished since the last call.
        jobs: the number of processes, 0 for one per core.
        begun: what `prefetch` returned.
    """
    yield from Engine(given, kept or Store.none(), jobs=jobs).analyses(articles, progress=progress, begun=begun)


def compare(
    articles: Sequence[Article],
    given: Settings,
    kept: Store | None = None,
    *,
    progress: Progress | None = None,
    jobs: int = 1,
    begun: Prefetch | None = None,
) -> Comparison:
    """The comparison of two or more articles; the arguments are those of `analyses`.

    Raises:
        UsageError: fewer than two articles, or more than memory and time allow.
    """
    if len(articles) < FEWEST:
        raise UsageError("compare needs two or more articles", hint="framing analyze shows a single article")
    characters = sum(len(a.text) for a in articles)
    if len(articles) > MOST_COMPARED or characters > MOST_CHARACTERS:
        raise UsageError(
            f"{len(articles):,} articles of {characters:,} characters: one comparison takes at most "
            f"{MOST_COMPARED} articles and {MOST_CHARACTERS:,} characters",
            hint="framing corpus finds the stories in many articles and compares each",
        )
    from framing.cache.keys import comparison_key
    from framing.runs.comparing import compared

    store_, named = kept or Store.none(), with_own_ids(articles)
    keys = analysis_keys(named, given)
    address = comparison_key(keys, given.aliases)
    if not store_.has([address])[0]:
        import framing.comparator.comparison  # noqa: F401 - imported while child processes parse
    engine = Engine(given, store_, jobs=jobs)
    done = tuple(engine.analyses(named, keys=keys, progress=progress, begun=begun))
    if len(done) != len(articles):
        raise FramingError("not every article could be analysed")
    return compared(done, given.aliases, address, store_)


def stories(articles: Sequence[Article], known: Sequence[Story] = ()) -> tuple[Story, ...]:
    """The articles in groups that report the same event.

    Args:
        known: earlier stories, which the articles may join; they keep their ids.
    """
    from framing.comparator.stories import stories as found

    return found.add(known, articles) if known else found.stories(articles)
