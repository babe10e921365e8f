"""Who does the tasks of a corpus: this process, several of them, or a cluster. Results come in the order of the tasks.

A task is a function that can be imported, with bytes in and bytes out. It may be done twice (its worker was killed
after writing, before answering), so it must give the same and write the same each time.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from typing import Protocol, Self

from framing.errors import PipelineError

Function = Callable[[bytes], bytes]

AHEAD = 3
"""Tasks under way for each worker."""
TRIES = 3
READY = "FRAMING_READY"
"""Tells the fork server the place for which to get everything ready."""
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


class Workers(Protocol):
    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Here:
    """One task after the other, in this process."""

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        for task in tasks:
            yield function(task)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to end."""


class Processes:
    """Processes started by a fork server: no lock or thread of this process is copied into them."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor = self._started()

    def get_ready(self, place: str) -> None:
        """Let the fork server load pipeline and word lists for a shelf, once for all; the caller goes on meanwhile.

        Nothing happens where the fork server runs already.
        """
        multiprocessing.get_context("forkserver").set_forkserver_preload(["framing.preload"])
        os.environ[READY] = place
        try:
            forkserver.ensure_running()
        finally:
            del os.environ[READY]

    def _started(self) -> ProcessPoolExecutor:
        for name in ONE_THREAD:  # the workers are the parallelism; they inherit this
            os.environ.setdefault(name, "1")
        return ProcessPoolExecutor(self._jobs, multiprocessing.get_context("forkserver"), initializer=_deaf)

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Raises PipelineError where one task has ended several workers."""
        waiting: deque[tuple[bytes, Future[bytes]]] = deque()
        for task in tasks:
            waiting.append((task, self._submit(function, task)))
            while len(waiting) > AHEAD * self._jobs:
                yield self._first(function, waiting)
        while waiting:
            yield self._first(function, waiting)

    def _submit(self, function: Function, task: bytes) -> Future[bytes]:
        try:
            return self._executor.submit(function, task)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(function, task)

    def _first(self, function: Function, waiting: deque[tuple[bytes, Future[bytes]]]) -> bytes:
        task, future = waiting.popleft()
        for _ in range(TRIES):
            try:
                return future.result()
            except BrokenProcessPool:  # a killed worker takes all with it: new ones do again what is not done
                self._restart()
                future = self._executor.submit(function, task)
                again = [(t, f if _is_done(f) else self._executor.submit(function, t)) for t, f in waiting]
                waiting.clear()
                waiting.extend(again)
        raise PipelineError("processes die again and again over the same articles", hint="too little memory? --jobs 1")

    def _restart(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _is_done(future: Future[bytes]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _deaf() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
