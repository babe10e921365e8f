"""The workers of a Dask cluster (Rocklin 2015). Needs the extra framing-compare[cluster].

The scheduler gives the tasks of a lost worker to another one, up to `RETRIES` times for each task, and has the results
that the lost worker held computed again.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Self

from framing.errors import FramingError, UsageError, extra
from framing.runs.workers import AHEAD, DyingWorkersError, Function

RETRIES = 5
PATIENCE = "30s"
"""How long to wait for the scheduler to answer."""
LOOK = 5
"""Seconds after which a task that is not done has its workers counted."""
WITHOUT_WORKERS = 300
"""Seconds for which a run waits for a worker when the last one is gone."""


class Cluster:
    """The workers behind a scheduler's address, such as tcp://host:8786, or the path of a scheduler file."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as fault:
            raise UsageError("--scheduler needs Dask", hint=extra("cluster")) from fault
        for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # a run that fails says why in one line
        place = {"scheduler_file": address} if address.endswith(".json") else {"address": address}
        try:
            connect: Any = Client
            self._client = connect(**place, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise FramingError(f"{address}: no scheduler answers", hint="start one with: dask scheduler") from fault
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as fault:
            self._client.close()
            raise FramingError(
                f"{address}: the scheduler has no workers", hint=f"start some with: dask worker {address}"
            ) from fault

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Results in the order of the tasks; only as many tasks are sent ahead as keep the workers busy."""
        waiting: deque[Any] = deque()
        for task in tasks:
            waiting.append(self._client.submit(function, task, pure=False, retries=RETRIES))
            while len(waiting) > AHEAD * self.width():
                yield self._first(waiting)
        while waiting:
            yield self._first(waiting)

    def width(self) -> int:
        """Threads of all its workers."""
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads)

    def _first(self, waiting: deque[Any]) -> bytes:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        future = waiting.popleft()
        try:
            found = self._result(future)
        except KilledWorker as fault:
            raise DyingWorkersError("the same articles") from fault
        except (CancelledError, OSError) as fault:
            raise FramingError(
                "the scheduler is gone", hint="start it again; the same command goes on where it stopped"
            ) from fault
        future.release()
        return found

    def _result(self, future: Any) -> bytes:
        """What a task gives. Raises a FramingError if no worker has been there for `WITHOUT_WORKERS` seconds."""
        seen = time.monotonic()
        while True:
            try:
                found: bytes = future.result(timeout=LOOK)
                return found
            except TimeoutError:
                if self._client.nthreads():
                    seen = time.monotonic()
                elif time.monotonic() - seen > WITHOUT_WORKERS:
                    raise FramingError(
                        "the scheduler has no workers left",
                        hint="start some with dask worker; the same command goes on where it stopped",
                    ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()
