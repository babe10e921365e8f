"""Who does the tasks: this process, a pool of processes, or a cluster. Results come in the order of the tasks.

A task is an importable function with bytes in and bytes out. It may run twice, because a worker can be killed after
writing and before answering. So a task must return and write the same each time.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, Self

from framing.errors import PipelineError
from framing.runs.lifeline import Lifeline, attach, start_server

if TYPE_CHECKING:  # a run that finds everything in the cache starts no process
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.connection import Connection

Function = Callable[[bytes], bytes]

POOL_FROM = 48
"""From this many articles on, loading a pipeline in each of several processes pays."""
AHEAD = 3
"""Tasks under way for each worker."""
TRIES = 3
"""How often a task may end its worker before the run gives up."""
READY = "FRAMING_READY"
"""Environment variable that tells the fork server its parent's process id and the output folder to prepare for."""


def cores() -> int:
    """Cores that this process may use; in a container they can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class DyingWorkersError(PipelineError):
    """A task has ended several workers."""

    def __init__(self, work: str) -> None:
        super().__init__(
            f"processes die repeatedly on {work}",
            hint="too little memory? Try --jobs 1; the same command goes on where it stopped",
        )


def named[T](results: Iterator[T], work: Iterable[str]) -> Iterator[T]:
    """The results of tasks, in order. If one ends several workers, the error says what it worked on.

    Raises:
        DyingWorkersError: see there.
    """
    for what in work:
        try:
            yield next(results)
        except DyingWorkersError as fault:
            raise DyingWorkersError(what) from fault
        except StopIteration:
            return


class Workers(Protocol):
    """What runs tasks: this process, a pool or a cluster."""

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Results in the order of the tasks."""

    def width(self) -> int:
        """Tasks that run at the same time."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None: ...


class Here:
    """Runs one task after the other in this process."""

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Results in the order of the tasks, each made when it is asked for."""
        for task in tasks:
            yield function(task)

    def width(self) -> int:
        """One task at a time."""
        return 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """There is nothing to end."""


def in_background[T](make: Callable[[], T]) -> Callable[[], T]:
    """Run `make` in a daemon thread; return a function that waits for its result, or raises what it raised."""
    from concurrent.futures import Future
    from threading import Thread

    made = Future[T]()

    def run() -> None:
        try:
            made.set_result(make())
        except BaseException as fault:  # raised again by whoever asks for the result
            made.set_exception(fault)

    Thread(target=run, daemon=True).start()
    return made.result


class Job:
    """A task that was submitted to a pool."""

    __slots__ = ("by", "function", "future", "name", "task")

    def __init__(self, function: Function, task: bytes, name: str) -> None:
        self.function, self.task, self.name = function, task, name
        self.future: Future[bytes]
        self.by: ProcessPoolExecutor


class Processes:
    """A pool of processes, which a fork server starts with the first task.

    No lock or thread of this process is copied into them. They end with this process, even when it is killed. When a
    worker dies, all its companions end too; new ones do what is left.
    """

    def __init__(self, jobs: int, prepare: tuple[Callable[[bytes], None], bytes] | None = None) -> None:
        """
        Args:
            jobs: the number of processes.
            prepare: a function that each worker calls once before its first task, and its argument.
        """
        self._jobs = jobs
        self._prepare = prepare
        self._open: deque[Job] = deque()
        self._lifeline: Lifeline | None = None
        self._executor: ProcessPoolExecutor | None = None

    def get_ready(self, place: str) -> None:
        """Make the fork server load the pipeline and the word lists for an output folder; this process goes on.

        Does nothing if the fork server is already running.
        """
        import multiprocessing

        multiprocessing.get_context("forkserver").set_forkserver_preload(["framing.corpus.preload"])
        os.environ[READY] = f"{os.getpid()} {place}"
        try:
            start_server()
        finally:
            del os.environ[READY]

    def submit(self, function: Function, task: bytes, name: str = "the same articles") -> Job:
        """Begin a task; `name` says in an error what it works on."""
        job = Job(function, task, name)
        self._start(job)
        self._open.append(job)
        return job

    def result(self, job: Job) -> bytes:
        """The result of a submitted task, waited for. A task whose worker was killed is run again.

        Raises:
            PipelineError: the task has ended several workers.
        """
        from concurrent.futures import CancelledError
        from concurrent.futures.process import BrokenProcessPool

        for _ in range(TRIES):
            try:
                found = job.future.result()
            except (BrokenProcessPool, CancelledError):
                self._restart(job)
            else:
                self._open.remove(job)
                return found
        raise DyingWorkersError(job.name)

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """The results in the order of the tasks; a few tasks for each worker are under way at any time.

        Raises:
            PipelineError: a task has ended several workers.
        """
        waiting: deque[Job] = deque()
        for task in tasks:
            waiting.append(self.submit(function, task))
            while len(waiting) > AHEAD * self._jobs:
                yield self.result(waiting.popleft())
        while waiting:
            yield self.result(waiting.popleft())

    def width(self) -> int:
        """The number of worker processes."""
        return self._jobs

    def _ready(self) -> ProcessPoolExecutor:
        if self._executor is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            start_server()
            self._lifeline = self._lifeline or Lifeline()
            self._executor = ProcessPoolExecutor(
                self._jobs,
                multiprocessing.get_context("forkserver"),
                initializer=_begin,
                initargs=(self._lifeline.far_end, self._prepare),
            )
        return self._executor

    def _start(self, job: Job) -> None:
        from concurrent.futures.process import BrokenProcessPool

        job.by = self._ready()
        try:
            job.future = job.by.submit(job.function, job.task)
        except BrokenProcessPool:
            self._drop(job.by)
            job.by = self._ready()
            job.future = job.by.submit(job.function, job.task)

    def _restart(self, failed: Job) -> None:
        """Start a task again, together with the tasks that were lost with the same worker."""
        self._drop(failed.by)
        self._start(failed)
        for job in self._open:
            if job.by is not self._executor and not _is_done(job.future):
                self._start(job)

    def _drop(self, executor: ProcessPoolExecutor) -> None:
        """Shut a broken executor down; a new one is started when it is needed."""
        if executor is self._executor:
            executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._executor is None or self._lifeline is None:
            return
        if kind is not None:  # nobody waits for what is under way
            self._lifeline.cut()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._lifeline.cut()


def _begin(far_end: Connection, prepare: tuple[Callable[[bytes], None], bytes] | None) -> None:
    """Runs in each worker before its first task."""
    attach(far_end)
    if prepare is not None:
        function, argument = prepare
        function(argument)


def _is_done(future: Future[bytes]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
