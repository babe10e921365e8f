"""A real Dask cluster of two workers, one of which is killed while it works."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from corpus_notation import StandIn, collection, results, run
from framing.analyst import Analyst
from framing.cluster import Cluster
from framing.corpus import chunk_size
from framing.errors import FramingError

distributed = pytest.importorskip("distributed")


def _killed_while_at_work(cluster: object, out: Path, done: list[int]) -> threading.Thread:
    """Kill one worker as soon as the first chunk is there."""

    def kill() -> None:
        deadline = time.monotonic() + 30
        while not list(out.glob(".state/analyses-?????")) and time.monotonic() < deadline:
            time.sleep(0.01)
        worker = next(iter(cluster.workers.values()))  # type: ignore[attr-defined]
        done.append(len(list(out.glob(".state/analyses-?????"))))
        os.kill(worker.pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_a_killed_worker_loses_nothing_and_doubles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = str(Path(__file__).parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([here, os.environ.get("PYTHONPATH", "")]))
    articles = collection(8) + [a for n in range(2, 6) for a in _again(n)]
    done: list[int] = []  # chunks at the time of the killing
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, preload=["corpus_preload"], silence_logs="CRITICAL"
    ) as cluster:
        killer = _killed_while_at_work(cluster, tmp_path / "cluster", done)
        run(articles, tmp_path / "cluster", scheduler=cluster.scheduler_address)
        killer.join()
    assert 0 < done[0] < len(articles) // chunk_size(len(articles))
    monkeypatch.setattr(Analyst, "parse", StandIn().method())
    run(articles, tmp_path / "local")
    assert results(tmp_path / "cluster") == results(tmp_path / "local")


def _again(n: int) -> list:  # type: ignore[type-arg]
    from msgspec.structs import replace

    return [replace(a, id=f"{a.id}-{n}", date=f"2024-{n + 2:02}-15") for a in collection(8)]


def test_a_scheduler_that_does_not_answer_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.cluster.PATIENCE", "1s")
    with pytest.raises(FramingError, match="no scheduler answers"):
        Cluster("tcp://127.0.0.1:9")
