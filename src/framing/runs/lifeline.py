"""Worker processes end with the process that they work for, also where that one is killed.

A worker that waits for its next task holds the pipe on which the task would come, so it would never see the end of
that pipe. Of the pipe here the process that gives out the work alone holds the end that writes: a thread of each
worker waits for its end, which comes when it is let go, or when the process is gone, whatever ended it. Files are
written whole or not at all, so a worker may end anywhere.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a comparison of a pair needs none of it
    from multiprocessing.connection import Connection

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "134217728", "MALLOC_MMAP_THRESHOLD_": "33554432"}
"""Bytes. The C library (glibc; others do not know these names) gives what an article has taken back to the system and
asks for it again for the next one, which costs a worker one twenty-fifth of its time; with these it keeps so much."""

OFTEN = 0.1
"""Seconds between two looks at who the parent is."""


class Lifeline:
    """What workers hang on; `far_end` goes to each of them, for `tie`."""

    def __init__(self) -> None:
        import multiprocessing

        self.far_end, self._held = multiprocessing.get_context("forkserver").Pipe(duplex=False)

    def let_go(self) -> None:
        """End the workers at once, whatever they are at."""
        self._held.close()


def tie(far_end: Connection) -> None:
    """Called in a worker, before all else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that gives out the work
    threading.Thread(target=_end_with, args=(far_end,), daemon=True).start()


def _end_with(far_end: Connection) -> None:
    with suppress(EOFError, OSError):
        far_end.recv_bytes()
    os._exit(1)


def start_server() -> None:
    """Start the fork server where it does not run. It and all workers do not hear Ctrl-C, from their first moment."""
    from multiprocessing import forkserver

    for name, value in (dict.fromkeys(ONE_THREAD, "1") | KEPT_MEMORY).items():
        os.environ.setdefault(name, value)  # the workers are the parallelism; they inherit this
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def while_parent_lives(parent: int) -> Iterator[None]:
    """End this process should its parent be gone meanwhile; afterwards there is a single thread again, so it may fork.

    For the fork server and what else loads the pipeline: that takes seconds, in which nothing is read from a pipe.
    """
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(parent, over), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _watch(parent: int, over: threading.Event) -> None:
    while os.getppid() == parent:
        if over.wait(OFTEN):
            return
    os._exit(1)
