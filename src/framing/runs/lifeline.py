"""Worker processes end together with the process that they work for, even when that one is killed.

A worker that waits for its next task holds the pipe on which the task would come, so it would never see the end of that
pipe. The lifeline is a second pipe, and only the process that gives out the work holds its writing end. A thread of
each worker waits for that end to close: by `cut`, or because the process is gone. Files are written whole or not at
all, so a worker may end at any moment.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from framing.threads import one_thread

if TYPE_CHECKING:  # comparing a pair of articles needs none of it
    from multiprocessing.connection import Connection

KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "134217728", "MALLOC_MMAP_THRESHOLD_": "33554432"}
"""Bytes. By default glibc returns an article's memory to the system and asks for it again for the next article, which
costs a worker 4 % of its time. With these settings it keeps that much; other C libraries ignore them."""

PAUSE = 0.1
"""Seconds between two checks that the parent process still exists."""


class Lifeline:
    """The pipe that keeps workers alive; each of them is given `far_end` and calls `attach`."""

    def __init__(self) -> None:
        import multiprocessing

        self.far_end, self._held = multiprocessing.get_context("forkserver").Pipe(duplex=False)

    def cut(self) -> None:
        """End the workers at once, whatever they are doing."""
        self._held.close()


def attach(far_end: Connection) -> None:
    """Tie this worker to a lifeline. Called before anything else in a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C and stops its workers
    threading.Thread(target=_end_with, args=(far_end,), daemon=True).start()


def _end_with(far_end: Connection) -> None:
    with suppress(EOFError, OSError):
        far_end.recv_bytes()
    os._exit(1)


def start_server() -> None:
    """Start the fork server if it is not running. The server and all workers ignore Ctrl-C from their first moment."""
    from multiprocessing import forkserver

    one_thread()  # the workers are the parallelism; they inherit this
    for name, value in KEPT_MEMORY.items():
        os.environ.setdefault(name, value)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def while_parent_lives(parent: int) -> Iterator[None]:
    """End this process if its parent ends meanwhile. Afterwards there is a single thread again, so it may fork.

    For processes that load the pipeline, the fork server among them: loading takes seconds, in which no pipe is read.
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
        if over.wait(PAUSE):
            return
    os._exit(1)
