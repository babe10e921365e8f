"""A real Dask cluster of two workers with the real pipeline; one is killed while it works."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus_notation import json_lines, news, parquet, results
from framing.cli import main
from framing.errors import FramingError
from framing.runs.cluster import Cluster

distributed = pytest.importorskip("distributed")
fsspec = pytest.importorskip("fsspec")

CHUNKS = 6
"""Tasks that the 48 articles of `news_folder` make."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
    ) as found:
        yield found


def corpus(monkeypatch: pytest.MonkeyPatch, given: str, out: str, scheduler: str | None = None) -> int:
    where = ["--scheduler", scheduler] if scheduler else ["--jobs", "1"]
    monkeypatch.setattr(sys, "argv", ["framing", "corpus", given, "--out", out, *where, "--quiet"])
    return main()


def _killed_while_at_work(cluster: Any, out: Path, done: list[int]) -> threading.Thread:
    """Kill one worker as soon as the first task has left its files."""

    def kill() -> None:
        deadline = time.monotonic() + 60
        while not list(out.glob(".state/analyses-?????")) and time.monotonic() < deadline:
            time.sleep(0.01)
        worker = next(iter(cluster.workers.values()))
        done.append(len(list(out.glob(".state/analyses-?????"))))
        os.kill(worker.pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


@pytest.mark.slow
@pytest.mark.model
def test_a_killed_worker_loses_nothing_and_doubles_nothing(
    cluster: Any, news_folder: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []  # tasks at the time of the killing
    killer = _killed_while_at_work(cluster, tmp_path, done)
    assert corpus(monkeypatch, str(news_folder), str(tmp_path), cluster.scheduler_address) == 0
    killer.join()
    assert 0 < done[0] < CHUNKS
    assert results(tmp_path) == undisturbed


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("given", ["memory://in/a.jsonl", "file://{}/a.parquet", "memory://in/folder"])
def test_inputs_and_results_on_shared_storage_give_what_a_local_run_gives(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """Memory is the inputs' only: workers are other processes."""
    system, rows = fsspec.filesystem("memory"), news(2)
    system.pipe_file("/in/a.jsonl", json_lines(rows))
    (tmp_path / "a.parquet").write_bytes(parquet(rows))
    for row in rows:
        system.pipe_file(f"/in/folder/{row['id']}.txt", row["text"].encode())
    given, there = given.format(tmp_path), f"file://{tmp_path}/cluster"
    try:
        assert corpus(monkeypatch, given, there, cluster.scheduler_address) == 0
        assert corpus(monkeypatch, given, str(tmp_path / "local")) == 0
    finally:
        system.rm("/in", recursive=True)
    found = results(tmp_path / "cluster")
    assert found == results(tmp_path / "local")
    assert found["articles.csv"].count(b"\n") == len(rows) + 1
    assert any(name.startswith("stories/") for name in found)


def test_a_scheduler_that_does_not_answer_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.runs.cluster.PATIENCE", "1s")
    with pytest.raises(FramingError, match="no scheduler answers"):
        Cluster("tcp://127.0.0.1:9")


def test_a_scheduler_without_workers_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.runs.cluster.PATIENCE", "1s")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs="CRITICAL") as empty,
        pytest.raises(FramingError, match="the scheduler has no workers") as fault,
    ):
        Cluster(empty.scheduler_address)
    assert "dask worker" in str(fault.value.hint)


def _slowly(task: bytes) -> bytes:
    time.sleep(600)
    return task


@pytest.mark.slow  # half a minute passes before the run gives up
def test_when_the_last_worker_is_gone_the_run_ends_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.runs.cluster.LOOK", 0.2)
    monkeypatch.setattr("framing.runs.cluster.WITHOUT_WORKERS", 1)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs="CRITICAL"
    ) as found:
        client = Cluster(found.scheduler_address)
        results = client.results(_slowly, [b"a", b"b"])
        gone = threading.Timer(1, lambda: found.scale(0))
        gone.start()
        with pytest.raises(FramingError, match="no workers left") as fault:
            next(results)
        gone.join()
    assert "the same command goes on" in str(fault.value.hint)
