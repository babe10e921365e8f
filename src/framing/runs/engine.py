"""Maps the analysis over articles in order: what is stored is read back, only the rest is worked on.

A handful of articles is analysed in this process while children parse (see `ahead`); many in a pool of processes.
Memory stays flat: a few batches are under way at any time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import batched, chain, islice
from typing import TYPE_CHECKING

from msgspec import Struct

from framing.cache.keys import _article_key, _settings_key, key, parse_key
from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.model import Analysis, Article, Parse
from framing.runs.prefetch import POOL_FROM, Prefetch, cores

if TYPE_CHECKING:  # a run that finds everything stored needs no analyst
    from concurrent.futures import Future

    from framing.runs.analyst import Analyst
    from framing.runs.pool import Done, Pool, Task


BATCH = 16
"""Articles looked up, worked on and stored at once."""
AHEAD = 3
"""Batches under way for each process of the pool."""


class _Pending(Struct):
    """A batch: its keys, what was stored, and the work on the rest."""

    keys: list[bytes]
    parse_keys: list[bytes]  # of the missing
    found: list[Analysis | None]
    missing: list[int]
    tasks: list[Task]
    work: Future[bytes] | None = None


class Engine:
    """Analyses articles.

    jobs: the number of processes, 0 for as many as there are cores.
    analyst: one that is ready, for the work in this process.
    """

    def __init__(self, settings: Settings, store: Store, *, jobs: int = 0, analyst: Analyst | None = None) -> None:
        self.settings = settings
        self.store = store
        self.jobs = jobs or cores()
        self._analyst = analyst
        self._salt = (settings.pipeline, *_settings_key(settings))

    def analyses(
        self,
        articles: Iterable[Article],
        *,
        progress: Callable[[int], None] | None = None,
        begun: Prefetch | None = None,
    ) -> Iterator[Analysis]:
        """The analyses in the order of the articles, the same for any number of processes.

        `begun`: parses that are under way already.
        """
        stream = iter(articles)
        first = list(islice(stream, POOL_FROM))
        with ExitStack() as stack:
            pool = None
            if self.jobs > 1 and len(first) == POOL_FROM:
                from framing.runs.pool import Pool

                pool = stack.enter_context(Pool(self.settings, self.jobs))
            elif begun is None:
                begun = Prefetch.of_missing(first, self.store, self.settings.pipeline, self.jobs)
                stack.enter_context(begun)
            waiting: deque[_Pending] = deque()
            for batch in batched(chain(first, stream), BATCH):
                waiting.append(self._begun(batch, pool))
                while len(waiting) > (AHEAD * self.jobs if pool else 0):
                    yield from self._ended(waiting.popleft(), pool, begun, progress)
            while waiting:
                yield from self._ended(waiting.popleft(), pool, begun, progress)

    def _begun(self, articles: Sequence[Article], pool: Pool | None) -> _Pending:
        keys = [key("analysis", _article_key(a), *self._salt) for a in articles]
        found = self.store.get(keys, Analysis)
        missing = [i for i, item in enumerate(found) if item is None]
        parse_keys = [parse_key(articles[i], self.settings.pipeline) for i in missing]
        parses = self.store.get(parse_keys, Parse)
        tasks = list(zip([articles[i] for i in missing], parses, strict=True))
        pending = _Pending(keys, parse_keys, found, missing, tasks)
        if pool and tasks:
            pending.work = pool.submit(tasks)
        return pending

    def _ended(
        self,
        pending: _Pending,
        pool: Pool | None,
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

    def _done(self, pending: _Pending, pool: Pool | None, begun: Prefetch | None) -> list[Done]:
        if not pending.tasks:
            return []
        if pool is not None and pending.work is not None:
            return pool.result(pending.work, pending.tasks)
        from framing.runs.pool import run

        analyst = self._ready()
        return run(analyst, pending.tasks, begun if begun is not None and begun.active() else None)

    def _ready(self) -> Analyst:
        """The analyst of this process; while children parse, there is time for a rehearsal."""
        if self._analyst is None:
            from framing.runs.analyst import Analyst

            self._analyst = Analyst(self.settings)
            self._analyst.get_ready()
        return self._analyst
