"""What the analysing commands share: reading with warnings, the cache, progress, orderly endings."""

from __future__ import annotations

import gc
import os
import shlex
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from framing.cache.store import Store
from framing.errors import FramingError, InputError, UsageError
from framing.folders import cache_file
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Article
from framing.reader import Reading, Room, TooLargeError, read, split, with_own_ids
from framing.reporter.display import display
from framing.reporter.terminal.progress import progress
from framing.runs.kept_readings import memo
from framing.runs.prefetch import Prefetch

__all__ = ["Prefetch", "open_store", "orderly", "progress", "read_articles", "warn"]

_ENDINGS = ("SIGTERM", "SIGHUP")
LITTLE = 300_000
"""Characters of text below which garbage collection stays off; it takes a sixth of the time of a short command."""


MUCH = 2_000_000
"""Bytes of a file from which garbage is collected while it is read."""
MOST_MESSAGES = 100
FEW_LINES = 3
"""Lines of a lexicon that are not used and are told one by one."""
FEWEST_WORDS = 15
"""Words of an article below which a comparison says so: less than a headline and a sentence."""


def warn(messages: Iterable[str], *, quiet: bool = False) -> None:
    """Print each message as a line on stderr; of very many the first and their number."""
    if quiet:
        return
    number = 0
    for number, message in enumerate(messages, start=1):
        if number <= MOST_MESSAGES:
            print(display(f"framing: {message}"), file=sys.stderr)
    if number > MOST_MESSAGES:
        print(f"framing: {number - MOST_MESSAGES:,} more such messages are not shown", file=sys.stderr)


def unused_lines(names: Sequence[str], lexicons: Sequence[Lexicon]) -> Iterator[str]:
    """What the named lexicons say that is not used: the first lines of each, and where to see the others.

    Args:
        lexicons: those of the settings; the named ones are the last of them, in the order of their names.
    """
    for name, lexicon in zip(names, lexicons[len(lexicons) - len(names) :], strict=True):
        yield from lexicon.warnings[:FEW_LINES]
        if (more := len(lexicon.warnings) - FEW_LINES) > 0:
            yield f"{name}: {more:,} more such lines (framing lexicon check {shlex.quote(name)})"


def short_articles(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A line for each article with so few words that no share, score or absence means anything."""
    from framing import measures
    from framing.reporter.tables.report import counted

    for analysis in analyses:
        if (words := measures.words(analysis)) < FEWEST_WORDS:
            article = analysis.article
            yield f"{article.path or article.id}: {counted(words, 'word')}: too short; the figures for it mean nothing"


def collect_if_large(arguments: Iterable[str]) -> None:
    """Switch garbage collection on if much will be read: parsers of mail, pages and XML leave cycles behind."""
    if any(_is_large(split(argument)[1]) for argument in arguments):
        gc.enable()


def _is_large(path: str) -> bool:
    try:
        return path == "-" or Path(path).is_dir() or Path(path).stat().st_size > MUCH
    except (OSError, ValueError):  # told when it is read
        return False


def read_articles(
    arguments: Sequence[str],
    *,
    encoding: str | None,
    fewest: int,
    quiet: bool,
    own_ids: bool = True,
    cache: Store | None = None,
) -> Reading:
    """Read the articles that the user named. Problems of single files are warnings if enough articles are left.

    Args:
        fewest: how many articles the command needs.
        own_ids: add a number to an id that occurs twice; otherwise ids stay as in the files.
        cache: has the collections that were read before.

    Raises:
        InputError: the first problem, if too few articles are left.
        UsageError: too few articles were named.
    """
    if sum(split(argument)[1] == "-" for argument in arguments) > 1:
        raise UsageError("standard input can be read only once")
    collect_if_large(arguments)
    articles: list[Article] = []
    problems: list[InputError] = []
    real = [os.path.realpath(split(argument)[1]) for argument in arguments]
    twice = {split(argument)[1] for at, argument in enumerate(arguments) if real[at] in real[:at]}
    warn([f"{path}: the same file is given twice" for path in sorted(twice)], quiet=quiet)
    room = Room()
    for argument in arguments:
        try:
            part = read(
                [argument], encoding=encoding, folders=fewest < 2, memo=memo(cache) if cache else None, room=room
            )
        except TooLargeError:
            raise
        except InputError as fault:
            problems.append(fault)
            continue
        articles.extend(part.articles)
        problems.extend(part.problems)
    if sum(len(a.text) for a in articles) > LITTLE:
        gc.freeze()  # articles are kept to the end, so garbage collection can skip them
        gc.enable()
    if len(articles) < fewest and problems:
        raise problems[0]
    if len(articles) < fewest:
        raise UsageError(
            "compare needs two or more articles" if fewest > 1 else "no articles",
            hint="framing analyze shows a single article" if fewest > 1 else None,
        )
    warn([_line(fault) for fault in problems])  # also with -q: what is missing from the results must be seen
    whole = Reading(with_own_ids(articles) if own_ids else tuple(articles), tuple(problems))
    files = Counter(a.path for a in whole.articles)
    warn((f"{_place(a, files)}: {w}" for a in whole.articles for w in a.warnings), quiet=quiet)
    return whole


def _place(article: Article, files: Counter[str | None]) -> str:
    """The file, and the article's id if the file holds several.

    Args:
        files: how many articles each holds.
    """
    return article.path if article.path and files[article.path] == 1 else f"{article.path or 'article'}: {article.id}"


def _line(fault: FramingError) -> str:
    return fault.message + (f" ({fault.hint})" if fault.hint else "")


@contextmanager
def orderly() -> Iterator[None]:
    """Make SIGTERM and SIGHUP end the command like an exception, so that temporary files are removed.

    A second signal ends the command at once. A signal that was ignored (nohup) stays ignored.
    """
    heard = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
    heard = [s for s in heard if signal.getsignal(s) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        heard = []  # only the main thread receives signals
    for number in heard:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(128 + number)


@contextmanager
def open_store(use: bool, *, quiet: bool) -> Iterator[Store]:
    """The cache. If it cannot be used, one warning is printed after the work."""
    with Store(cache_file() if use else None) as kept:
        yield kept
        if kept.trouble:
            warn([kept.trouble], quiet=quiet)
