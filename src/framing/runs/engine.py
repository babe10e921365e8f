"""Runs the analysis over articles in order: stored analyses are read back, only the rest is computed.

A few articles are analysed in this process while child processes parse them (see `prefetch`); many are analysed in a
pool of processes. Memory stays flat, because only a few batches are under way at any time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from framing.cache.keys import analysis_keys, parse_key
from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.model import Analysis, Article, Parse
from framing.runs.prefetch import Prefetch
from framing.runs.workers import AHEAD, POOL_FROM, Job, Processes, cores

if TYPE_CHECKING:  # a run that finds everything stored needs no analyst
    from framing.runs.analyst import Analyst

BATCH = 16
"""Articles that are looked up, analysed and stored at once."""
BATCH_CHARACTERS = 200_000
"""Of a batch of several articles: what is found in 200,000 takes up to 100 MiB until it is written."""

Task = tuple[Article, Parse | None]
"""An article, and its parse if that is stored."""
Done = tuple[Parse | None, Analysis]
"""The parse if it had to be made, and the analysis."""


def batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """The articles in order, in groups of `BATCH` at most; fewer where they are long."""
    batch: list[Article] = []
    characters = 0
    for article in articles:
        characters += len(article.text)
        if batch and (len(batch) == BATCH or characters > BATCH_CHARACTERS):
            yield tuple(batch)
            batch, characters = [], len(article.text)
        batch.append(article)
    if batch:
        yield tuple(batch)


class _Pending(Struct):
    """A batch: its keys, what was stored, and the work on the rest."""

    keys: Sequence[bytes]
    parse_keys: list[bytes]  # of the missing
    found: list[Analysis | None]
    missing: list[int]
    tasks: list[Task]
    job: Job | None = None


class Engine:
    """Analyses articles.

    Args:
        jobs: the number of processes, 0 for one per core.
        analyst: one that is ready, for the work in this process.
    """

    def __init__(self, settings: Settings, store: Store, *, jobs: int = 0, analyst: Analyst | None = None) -> None:
        self.settings = settings
        self.store = store
        self.jobs = jobs or cores()
        self._analyst = analyst

    def analyses(
        self,
        articles: Iterable[Article],
        *,
        keys: Iterable[bytes] | None = None,
        progress: Callable[[int], None] | None = None,
        begun: Prefetch | None = None,
    ) -> Iterator[Analysis]:
        """The analyses in the order of the articles, the same for any number of processes.

        Args:
            keys: what `analysis_keys` returned for the articles, if it was asked already.
            progress: called with the number of articles that have been finished since the last call.
            begun: parses that are already under way.
        """
        stream = iter(articles)
        first = list(islice(stream, POOL_FROM))
        known = iter(keys) if keys is not None else None
        with ExitStack() as stack:
            pool = None
            if self.jobs > 1 and len(first) == POOL_FROM:
                prepare = _prepare, msgspec.msgpack.encode(self.settings)
                pool = stack.enter_context(Processes(self.jobs, prepare))
            elif begun is None:
                begun = stack.enter_context(Prefetch.of_missing(first, self.store, self.settings.pipeline, self.jobs))
            finish = partial(self._finish, pool=pool, begun=begun, progress=progress)
            waiting: deque[_Pending] = deque()
            for batch in batches(chain(first, stream)):
                its = list(islice(known, len(batch))) if known else analysis_keys(batch, self.settings)
                waiting.append(self._begin(batch, its, pool))
                while len(waiting) > (AHEAD * self.jobs if pool else 0):
                    yield from finish(waiting.popleft())
            while waiting:
                yield from finish(waiting.popleft())

    def _begin(self, articles: Sequence[Article], keys: Sequence[bytes], pool: Processes | None) -> _Pending:
        found = self.store.get(keys, Analysis)
        missing = [i for i, item in enumerate(found) if item is None]
        parse_keys = [parse_key(articles[i], self.settings.pipeline) for i in missing]
        parses = self.store.get(parse_keys, Parse)
        tasks = list(zip([articles[i] for i in missing], parses, strict=True))
        pending = _Pending(keys, parse_keys, found, missing, tasks)
        if pool and tasks:
            name = f"the articles {tasks[0][0].id} to {tasks[-1][0].id}"
            pending.job = pool.submit(_work, msgspec.msgpack.encode(tasks), name)
        return pending

    def _finish(
        self,
        pending: _Pending,
        *,
        pool: Processes | None,
        begun: Prefetch | None,
        progress: Callable[[int], None] | None,
    ) -> Iterator[Analysis]:
        done = self._done(pending, pool, begun)
        parses = [(k, parse) for k, (parse, _) in zip(pending.parse_keys, done, strict=True) if parse]
        self.store.put(parses, kind="parse")
        analyses = [(pending.keys[i], analysis) for i, (_, analysis) in zip(pending.missing, done, strict=True)]
        self.store.put(analyses, kind="analysis")
        for i, (_, analysis) in zip(pending.missing, done, strict=True):
            pending.found[i] = analysis
        if progress:
            progress(len(pending.keys))
        yield from (item for item in pending.found if item is not None)

    def _done(self, pending: _Pending, pool: Processes | None, begun: Prefetch | None) -> list[Done]:
        if not pending.tasks:
            return []
        if pool is not None and pending.job is not None:
            return msgspec.msgpack.decode(pool.result(pending.job), type=list[Done])
        return analyse(self._ready(), pending.tasks, begun if begun is not None and begun.is_active() else None)

    def _ready(self) -> Analyst:
        """The analyst of this process; while child processes parse, there is time for its rehearsal."""
        if self._analyst is None:
            from framing.runs.analyst import Analyst

            self._analyst = Analyst(self.settings)
            self._analyst.get_ready()
        return self._analyst


def analyse(analyst: Analyst, tasks: Sequence[Task], begun: Prefetch | None = None) -> list[Done]:
    """Parse the articles without a parse, unless that has begun elsewhere, and analyse all."""
    if begun is not None:
        return [_one(analyst, article, parse, begun) for article, parse in tasks]
    unparsed = [i for i, (_, parse) in enumerate(tasks) if parse is None]
    fresh = dict(zip(unparsed, analyst.parse([tasks[i][0] for i in unparsed]), strict=True)) if unparsed else {}
    parses = [parse or fresh[i] for i, (_, parse) in enumerate(tasks)]
    analyses = analyst.analyze([article for article, _ in tasks], parses)
    return [(fresh.get(i), analysis) for i, analysis in enumerate(analyses)]


def _one(analyst: Analyst, article: Article, parse: Parse | None, begun: Prefetch) -> Done:
    """An article analysed as soon as its parse arrives, while others are still being parsed."""
    fresh = None if parse is not None else begun.take(article) or analyst.parse([article])[0]
    given = parse if parse is not None else fresh
    assert given is not None
    return fresh, analyst.analyze([article], [given])[0]


# ------------------------------------------------------------------------------------------- in a worker process
_held: dict[str, Analyst] = {}


def _prepare(settings: bytes) -> None:
    from framing.runs.analyst import Analyst

    _held["analyst"] = Analyst(msgspec.msgpack.decode(settings, type=Settings))


def _work(tasks: bytes) -> bytes:
    return msgspec.msgpack.encode(analyse(_held["analyst"], msgspec.msgpack.decode(tasks, type=list[Task])))
