"""Maps the analysis over articles in order: what is stored is read back, only the rest is worked on.

A handful of articles is analysed in this process (the parse in two, see `analyst`); many in a pool of processes.
Memory stays flat: a few batches are under way at any time.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import batched, chain, islice

from framing.analyst import Analyst, Settings
from framing.fingerprint import code_fingerprint
from framing.model import Analysis, Article, Parse
from framing.pool import Done, Pool, Task, decoded, run
from framing.store import Store, key

__all__ = ["Engine", "Settings"]

BATCH = 16
"""Articles looked up, worked on and stored at once."""
POOL_FROM = 48
"""From this many articles on, loading a pipeline in each of several processes pays."""
AHEAD = 3
"""Batches under way for each process of the pool."""


@dataclass(slots=True)
class _Pending:
    """A batch: its keys, what was stored, and the work on the rest."""

    keys: list[bytes]
    parse_keys: list[bytes]  # of the missing
    found: list[Analysis | None]
    missing: list[int]
    tasks: list[Task]
    work: Future[bytes] | None = None


class Engine:
    """Analyses articles. `jobs` is the number of processes, 0 for as many as there are cores."""

    def __init__(self, settings: Settings, store: Store, *, jobs: int = 0) -> None:
        self.settings = settings
        self.store = store
        self.jobs = jobs or _cores()
        self._analyst = Analyst(settings)
        self._salt = (settings.pipeline, *_settings_key(settings))

    def analyses(
        self, articles: Iterable[Article], *, progress: Callable[[int], None] | None = None
    ) -> Iterator[Analysis]:
        """The analyses in the order of the articles, the same for any number of processes."""
        stream = iter(articles)
        first = list(islice(stream, POOL_FROM))
        with ExitStack() as stack:
            pool = None
            if self.jobs > 1 and len(first) == POOL_FROM:
                pool = stack.enter_context(Pool(self.settings, self.jobs))
            waiting: deque[_Pending] = deque()
            for batch in batched(chain(first, stream), BATCH):
                waiting.append(self._begun(batch, pool))
                while len(waiting) > (AHEAD * self.jobs if pool else 0):
                    yield from self._ended(waiting.popleft(), pool, progress)
            while waiting:
                yield from self._ended(waiting.popleft(), pool, progress)

    def _begun(self, articles: Sequence[Article], pool: Pool | None) -> _Pending:
        keys = [key("analysis", _article_key(a), *self._salt) for a in articles]
        found = self.store.get(keys, Analysis)
        missing = [i for i, item in enumerate(found) if item is None]
        parse_keys = [key("parse", _parse_key(articles[i]), self.settings.pipeline) for i in missing]
        parses = self.store.get(parse_keys, Parse)
        tasks = list(zip([articles[i] for i in missing], parses, strict=True))
        pending = _Pending(keys, parse_keys, found, missing, tasks)
        if pool and tasks:
            pending.work = pool.submit(tasks)
        return pending

    def _ended(
        self, pending: _Pending, pool: Pool | None, progress: Callable[[int], None] | None
    ) -> Iterator[Analysis]:
        done = self._done(pending, pool)
        self.store.put([(k, parse) for k, (parse, _) in zip(pending.parse_keys, done, strict=True) if parse])
        self.store.put([(pending.keys[i], analysis) for i, (_, analysis) in zip(pending.missing, done, strict=True)])
        for i, (_, analysis) in zip(pending.missing, done, strict=True):
            pending.found[i] = analysis
        if progress:
            progress(len(pending.keys))
        yield from (item for item in pending.found if item is not None)

    def _done(self, pending: _Pending, pool: Pool | None) -> list[Done]:
        if pending.work is not None and pool is not None:
            try:
                return decoded(pending.work.result())
            except BrokenProcessPool:  # a worker was killed: its batch is done here, the next ones by new workers
                pool.restart()
        return run(self._analyst, pending.tasks, jobs=1 if pool else self.jobs) if pending.tasks else []


def _parse_key(article: Article) -> str:
    """What a parse depends on: the text and where its parts begin."""
    return article.text + "\x00" + ",".join(f"{p.kind}:{p.start}" for p in article.parts)


def _article_key(article: Article) -> str:
    """What an analysis depends on: every field of the article."""
    fields = (article.id, article.source, article.title, article.date or "", article.url or "", article.path or "")
    return "\x00".join((*fields, *article.warnings, _parse_key(article)))


def _settings_key(settings: Settings) -> tuple[str, ...]:
    lexicons = ",".join(f"{x.info.name}:{x.info.version}:{x.info.hash}:{x.info.path}" for x in settings.lexicons)
    aliases = "\x01".join(f"{k}\x02{v}" for k, v in sorted(settings.aliases.items()))
    return (lexicons, aliases, code_fingerprint())


def _cores() -> int:
    """Cores that this process may use, which in a container can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
