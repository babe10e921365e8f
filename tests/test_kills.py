"""The real command over real articles, ended in the middle by every kind of signal: nothing stays behind, nothing is
lost, and what is there at the end is what an undisturbed run writes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus_notation import results

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, sends signals"),
]
MAIN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started deaf to it
from framing.cli import main
sys.exit(main())
"""
LONG = 60.0
"""Seconds to wait at most for what takes two on a quiet machine."""
SOON = 20.0
"""Seconds in which all must be gone; half a second is usual, the rest is for busy machines."""


def started(articles: Path, out: Path) -> subprocess.Popen[bytes]:
    """A run in a session of its own, so that Ctrl-C reaches all of it and nothing else; what it says is kept."""
    command = [sys.executable, "-c", MAIN, "corpus", str(articles), "--out", str(out), "-j", "2", "--no-cache", "-q"]
    with said(out).open("wb") as file:
        return subprocess.Popen(command, stderr=file, start_new_session=True)


def said(out: Path) -> Path:
    return out.with_suffix(".stderr")


def nobody_left(pids: list[int]) -> bool:
    """Are all gone soon? Ends those that are not."""
    gone = until(lambda: not alive(pids), SOON)
    for pid in alive(pids):
        os.kill(pid, signal.SIGKILL)
    return gone


def done(out: Path) -> int:
    """Tasks that have left their files."""
    return len(list(out.glob(".state/analyses-?????")))


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += [int(child) for child in _read(task).split()]
    return found


def alive(pids: list[int]) -> list[int]:
    states = {pid: _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()[:1] for pid in pids}
    return [pid for pid, state in states.items() if state and state != ["Z"]]


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def until(met: object, seconds: float = LONG) -> bool:
    """Has it come true in time?"""
    end = time.monotonic() + seconds
    while not met() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.01)
    return bool(met())  # type: ignore[operator]


def workers(pid: int) -> list[int]:
    """Those of a run that have forked from its fork server: the grandchildren."""
    children = set(family(pid)[1:])
    direct = {int(c) for task in Path(f"/proc/{pid}/task").glob("*/children") for c in _read(task).split()}
    return sorted(children - direct)


def test_killed_and_interrupted_a_run_leaves_nobody_and_ends_as_if_undisturbed(
    news_folder: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for sign, code in ((signal.SIGKILL, -9), (signal.SIGINT, 130)):
        before = done(out)
        with started(news_folder, out) as run:
            assert until(lambda: done(out) > before)  # noqa: B023 - asked at once
            everybody = family(run.pid)
            assert workers(run.pid)
            (os.killpg if sign is signal.SIGINT else os.kill)(run.pid, sign)
        assert run.returncode == code
        assert nobody_left(everybody), sign
        assert not (out / "stories.csv").exists()
    assert said(out).read_text() == "framing: interrupted\n"
    with started(news_folder, out):
        pass
    assert said(out).read_text() == ""
    assert results(out) == undisturbed


def test_a_run_stopped_while_the_pipeline_is_loaded_leaves_nobody(news_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with started(news_folder, out) as run:
        assert until(lambda: len(family(run.pid)) > 2)  # fork server and resource tracker
        time.sleep(0.3)
        everybody = family(run.pid)
        run.terminate()
    assert run.returncode == 128 + signal.SIGTERM
    assert done(out) == 0
    assert nobody_left(everybody)


def test_a_pair_killed_while_its_children_parse_leaves_nobody(news_folder: Path) -> None:
    pair = [str(p) for p in sorted(news_folder.iterdir())[:2]]
    command = [sys.executable, "-c", MAIN, "compare", *pair, "--no-cache", "-q"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
        assert until(lambda: len(family(run.pid)) > 1)
        time.sleep(0.2)
        everybody = family(run.pid)
        run.kill()
    assert nobody_left(everybody)


def test_a_killed_worker_loses_nothing_and_doubles_nothing(
    news_folder: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with started(news_folder, out) as run:
        assert until(lambda: done(out) > 0)
        one, other = workers(run.pid)
        os.kill(one, signal.SIGKILL)
    assert run.returncode == 0
    assert said(out).read_text() == ""
    assert nobody_left([one, other])
    assert results(out) == undisturbed
