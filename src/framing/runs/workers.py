"""Who does the tasks of a corpus: this process, several of them, or a cluster. Results come in the order of the tasks.

A task is a function that can be imported, with bytes in and bytes out. It may be done twice (its worker was killed
after writing, before answering), so it must give the same and write the same each time.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from framing.errors import PipelineError
from framing.runs.lifeline import Lifeline, start_server, tie

if TYPE_CHECKING:  # a run that finds all in the cache starts no process
    from concurrent.futures import Future, ProcessPoolExecutor

Function = Callable[[bytes], bytes]

AHEAD = 3
"""Tasks under way for each worker."""
TRIES = 3
READY = "FRAMING_READY"
"""Tells the fork server, after the number of its parent process, the place for which to get everything ready."""


class Workers(Protocol):
    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]: ...

    def width(self) -> int:
        """Tasks that are done at the same time."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None: ...


class Here:
    """One task after the other, in this process."""

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        for task in tasks:
            yield function(task)

    def width(self) -> int:
        return 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to end."""


def in_background[T](make: Callable[[], T]) -> Callable[[], T]:
    """Begin to make something in a thread of this process, which else would only wait for its workers.

    Gives what waits for it. The thread holds nobody up who ends the program.
    """
    from concurrent.futures import Future
    from threading import Thread

    made = Future[T]()

    def run() -> None:
        try:
            made.set_result(make())
        except BaseException as fault:  # told to who asks
            made.set_exception(fault)

    Thread(target=run, daemon=True).start()
    return made.result


class _Begun(NamedTuple):
    task: bytes
    future: Future[bytes]
    by: ProcessPoolExecutor


class Processes:
    """Processes started by a fork server with the first task: no lock or thread of this process is copied into them.

    They end with this process, also where it is killed.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._lifeline: Lifeline | None = None
        self._executor: ProcessPoolExecutor | None = None

    def get_ready(self, place: str) -> None:
        """Let the fork server load pipeline and word lists for a shelf, once for all; the caller goes on meanwhile.

        Nothing happens where the fork server runs already.
        """
        import multiprocessing

        multiprocessing.get_context("forkserver").set_forkserver_preload(["framing.corpus.preload"])
        os.environ[READY] = f"{os.getpid()} {place}"
        try:
            start_server()
        finally:
            del os.environ[READY]

    def _ready(self) -> ProcessPoolExecutor:
        if self._executor is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            start_server()
            self._lifeline = self._lifeline or Lifeline()
            context = multiprocessing.get_context("forkserver")
            told = (self._lifeline.far_end,)
            self._executor = ProcessPoolExecutor(self._jobs, context, initializer=tie, initargs=told)
        return self._executor

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Raises PipelineError where one task has ended several workers."""
        waiting: deque[_Begun] = deque()
        for task in tasks:
            waiting.append(self._begun(function, task))
            while len(waiting) > AHEAD * self._jobs:
                yield self._first(function, waiting)
        while waiting:
            yield self._first(function, waiting)

    def width(self) -> int:
        return self._jobs

    def _begun(self, function: Function, task: bytes) -> _Begun:
        from concurrent.futures.process import BrokenProcessPool

        by = self._ready()
        try:
            return _Begun(task, by.submit(function, task), by)
        except BrokenProcessPool:
            by = self._restarted()
            return _Begun(task, by.submit(function, task), by)

    def _first(self, function: Function, waiting: deque[_Begun]) -> bytes:
        from concurrent.futures import CancelledError
        from concurrent.futures.process import BrokenProcessPool

        first = waiting.popleft()
        for _ in range(TRIES):
            try:
                return first.future.result()
            except (BrokenProcessPool, CancelledError):  # a killed worker takes all with it: new ones do what is left
                if first.by is self._executor:
                    self._restarted()
                first = self._begun(function, first.task)
                again = [w if _is_done(w.future) else self._again(function, w) for w in waiting]
                waiting.clear()
                waiting.extend(again)
        raise PipelineError("processes die again and again over the same articles", hint="too little memory? --jobs 1")

    def _again(self, function: Function, begun: _Begun) -> _Begun:
        return begun if begun.by is self._executor else self._begun(function, begun.task)

    def _restarted(self) -> ProcessPoolExecutor:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
        return self._ready()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._executor is None or self._lifeline is None:
            return
        if kind is not None:  # nobody waits for what is under way
            self._lifeline.let_go()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._lifeline.let_go()


def _is_done(future: Future[bytes]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
