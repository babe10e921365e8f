"""Analyses of the articles, chunk by chunk."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import batched

import msgspec
from msgspec import Struct

from framing.cache.keys import analysis_keys, parse_key, program_fingerprint
from framing.cache.store import Store
from framing.corpus.config import RunConfig, Tick
from framing.corpus.earlier import cache_path, digest_of, files_there, known_result, some_names
from framing.corpus.output import OutputFolder, meanwhile
from framing.corpus.tasks import Chunk, ChunkDone, analyse, chunk_file, restored_chunk
from framing.model import Article
from framing.reporter.exports.evidence import KINDS
from framing.runs.workers import POOL_FROM, Here, Processes, Workers, cores, named


def workers_for(config: RunConfig, articles: int) -> Workers:
    """The workers of a run: this process, several, or a cluster."""
    if config.scheduler:
        from framing.runs.cluster import Cluster

        return Cluster(config.scheduler)
    jobs = config.jobs or cores()
    return Processes(jobs) if jobs > 1 and articles >= POOL_FROM else Here()


def chunk_size(articles: int) -> int:
    """Articles in a task: few enough to share the work, enough to avoid thousands of files."""
    return max(8, min(512, articles // 64))


class Plan(Struct, frozen=True):
    """Which articles are already analysed and which are not."""

    chunks: list[Chunk]
    known: list[ChunkDone | None]  # done earlier, in the folder or restored from the cache
    todo: list[Chunk]  # the rest; longest first, so that all workers end at about the same time


def plan_of(
    articles: Sequence[Article], keys: Sequence[bytes], config: RunConfig, output: OutputFolder, cache: Store
) -> Plan:
    """Which chunks an earlier run has analysed whole, and which are to be done."""
    chunks = list(_chunks(articles, keys, config))
    there = files_there(output, ".state", *(f"analyses/{kind}" for kind in KINDS))
    known = [known_result(output, chunk_file(c.number), c.digest, ChunkDone, there) for c in chunks]
    with meanwhile(output) as writing:
        known = [done or restored_chunk(c, cache, writing) for c, done in zip(chunks, known, strict=True)]
    todo = [c for c, done in zip(chunks, known, strict=True) if done is None]
    return Plan(chunks, known, sorted(todo, key=_longest_chunk_first))


def _longest_chunk_first(chunk: Chunk) -> tuple[int, int]:
    return -sum(len(a.text) for a in chunk.articles), chunk.number


def is_any_unparsed(todo: Sequence[Chunk], config: RunConfig, cache: Store) -> bool:
    """Whether a worker will need the pipeline. False for remote folders, whose libraries may have started threads."""
    articles = [a for chunk in todo for a in chunk.articles]
    if not articles or "://" in config.out:
        return False
    analysed = cache.has(analysis_keys(articles, config.settings))
    unread = [a for a, known in zip(articles, analysed, strict=True) if not known]
    return not all(cache.has([parse_key(a, config.settings.pipeline) for a in unread]))


class Analysing:
    """Analyses the chunks that are not done yet, in the order of the plan."""

    def __init__(self, plan: Plan, workers: Workers, tick: Tick) -> None:
        self.done = list(plan.known)
        self._todo, self._tick = deque(plan.todo), tick
        results = workers.results(analyse, (msgspec.msgpack.encode(c) for c in plan.todo))
        self._results = named(results, (some_names([a.id for a in c.articles]) for c in plan.todo))
        tick(sum(len(c.articles) for c, done in zip(plan.chunks, plan.known, strict=True) if done))

    def until(self, left: int) -> None:
        """Wait until only `left` chunks are under way."""
        while len(self._todo) > left:
            chunk = self._todo.popleft()
            self.done[chunk.number] = msgspec.msgpack.decode(next(self._results), type=ChunkDone)
            self._tick(len(chunk.articles))

    def all(self) -> list[ChunkDone]:
        """The results of all chunks, in order."""
        self.until(0)
        return [done for done in self.done if done is not None]


def _chunks(articles: Sequence[Article], keys: Sequence[bytes], config: RunConfig) -> Iterator[Chunk]:
    size = chunk_size(len(articles))
    for number, (part, its) in enumerate(zip(batched(articles, size), batched(keys, size), strict=True)):
        digest = digest_of(program_fingerprint().encode() + b"".join(its))
        yield Chunk(config.out, cache_path(config), number, digest, part)
