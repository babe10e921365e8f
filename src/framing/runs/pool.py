"""A pool of processes, each with an `Analyst` of its own. Articles and results travel as MessagePack."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from typing import Self

import msgspec

from framing.cache.settings import Settings
from framing.errors import PipelineError
from framing.model import Analysis, Article, Parse
from framing.runs.analyst import Analyst
from framing.runs.lifeline import Lifeline, start_server, tie
from framing.runs.prefetch import Prefetch

Task = tuple[Article, Parse | None]
Done = tuple[Parse | None, Analysis]
"""The parse where it had to be made, and the analysis."""

_TRIES = 3
_held: dict[str, Analyst] = {}  # of a worker process, filled by its initializer


class Pool:
    """`jobs` workers, started by a fork server: no lock or thread of this process is copied into them."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._settings = msgspec.msgpack.encode(settings)
        self._jobs = jobs
        self._lifeline = Lifeline()
        start_server()
        self._executor = self._started()

    def _started(self) -> ProcessPoolExecutor:
        given = self._settings, self._lifeline.far_end
        return ProcessPoolExecutor(
            self._jobs, multiprocessing.get_context("forkserver"), initializer=_start, initargs=given
        )

    def submit(self, tasks: Sequence[Task]) -> Future[bytes]:
        return self._executor.submit(_run, msgspec.msgpack.encode(tasks))

    def result(self, work: Future[bytes], tasks: Sequence[Task]) -> list[Done]:
        """What was submitted, done; where its worker was killed, done again by a new one.

        Raises:
            PipelineError: the same batch has ended three workers.
        """
        for _ in range(_TRIES):
            try:
                return decoded(work.result())
            except BrokenProcessPool:
                self._restart()
                work = self.submit(tasks)
        raise PipelineError(
            f"processes die over the articles {tasks[0][0].id} to {tasks[-1][0].id}", hint="too little memory? --jobs 1"
        )

    def _restart(self) -> None:
        """After a worker was killed all its companions are gone too; done once, whoever notices first."""
        try:
            self._executor.submit(_alive).result()
        except BrokenProcessPool:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = self._started()

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._lifeline.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:  # nobody waits for what is under way
            self._lifeline.let_go()
        self.close()


def run(analyst: Analyst, tasks: Sequence[Task], begun: Prefetch | None = None) -> list[Done]:
    """Parse what has no parse and was not begun elsewhere, analyse everything."""
    if begun is not None:
        return [_one(analyst, article, parse, begun) for article, parse in tasks]
    unparsed = [i for i, (_, parse) in enumerate(tasks) if parse is None]
    fresh = dict(zip(unparsed, analyst.parse([tasks[i][0] for i in unparsed]), strict=True)) if unparsed else {}
    parses = [parse or fresh[i] for i, (_, parse) in enumerate(tasks)]
    analyses = analyst.analyze([article for article, _ in tasks], parses)
    return [(fresh.get(i), analysis) for i, analysis in enumerate(analyses)]


def _one(analyst: Analyst, article: Article, parse: Parse | None, begun: Prefetch) -> Done:
    """An article analysed as soon as its parse has come, while others are still parsed."""
    fresh = None if parse is not None else begun.take(article) or analyst.parse([article])[0]
    given = parse if parse is not None else fresh
    assert given is not None
    return fresh, analyst.analyze([article], [given])[0]


def decoded(data: bytes) -> list[Done]:
    return msgspec.msgpack.decode(data, type=list[Done])


def _start(settings: bytes, far_end: Connection) -> None:
    tie(far_end)
    _held["analyst"] = Analyst(msgspec.msgpack.decode(settings, type=Settings))


def _alive() -> None:
    """Can be asked of any worker."""


def _run(tasks: bytes) -> bytes:
    return msgspec.msgpack.encode(run(_held["analyst"], msgspec.msgpack.decode(tasks, type=list[Task])))
