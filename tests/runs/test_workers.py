"""The pool of processes: what is prepared, what a killed worker costs, what runs in the background."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

import worker_tasks
from framing.errors import PipelineError
from framing.runs.workers import TRIES, DyingWorkersError, Processes, _is_done, in_background, named


def test_what_runs_in_the_background_is_waited_for() -> None:
    begun = threading.Event()
    made = in_background(lambda: begun.wait(10))
    begun.set()
    assert made() is True
    assert made() is True  # and kept


def test_a_failure_in_the_background_is_raised_when_the_result_is_asked_for() -> None:
    def fails() -> None:
        raise ValueError("no")

    made = in_background(fails)
    with pytest.raises(ValueError, match="no"):
        made()


def test_each_worker_is_prepared_once_before_its_first_task() -> None:
    with Processes(2, (worker_tasks.prepare, b"ready ")) as pool:
        assert list(pool.results(worker_tasks.echo, [b"a", b"b", b"c"])) == [b"ready a", b"ready b", b"ready c"]


def test_a_killed_worker_loses_nothing_and_the_order_stays(tmp_path: Path) -> None:
    tasks = [str(tmp_path / name).encode() for name in ("a", "killer", "b", "c", "d", "e", "f")]
    with Processes(2) as pool:
        assert list(pool.results(worker_tasks.kill_once, tasks)) == tasks
    assert (tmp_path / "killer").exists()


def test_a_task_that_ends_every_worker_ends_the_run_with_its_name() -> None:
    assert TRIES > 1
    with pytest.raises(PipelineError, match="repeatedly on the articles 1 to 16"), Processes(1) as pool:
        pool.result(pool.submit(worker_tasks.kill_always, b"x", "the articles 1 to 16"))


def test_the_work_that_ends_workers_is_named() -> None:
    def results() -> Iterator[bytes]:
        yield b"1"
        raise DyingWorkersError("the same articles")

    found = named(results(), ["a, b", "c, d"])
    assert next(found) == b"1"
    with pytest.raises(PipelineError, match="die repeatedly on c, d") as fault:
        next(found)
    assert "goes on where it stopped" in str(fault.value.hint)


def test_a_task_that_is_under_way_is_not_waited_for() -> None:
    class UnderWay(Future[bytes]):
        def exception(self, timeout: float | None = None) -> BaseException | None:
            raise AssertionError("waited for it")

    assert not _is_done(UnderWay())
