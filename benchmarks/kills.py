"""Runs of `framing corpus` in which something is killed, compared with an undisturbed run.

    python benchmarks/kills.py --data articles.jsonl [--articles 120] [--only command,worker,dask]

Each run has two processes, no cache and its own folder, which in the end must hold the same bytes as the folder of a
run with one process. The moment of a kill is given as the share of analyses that are written: 0 is while the pipeline
is loaded, 1 while stories are compared. "Gone" is the time from the signal until no process of the run is left; "again"
is the time of the run that completes the work. Articles are JSON Lines with `text` or `body`. Linux; `dask` needs
the extra framing-compare[cluster].

Parts: command (it gets SIGKILL, SIGTERM, or Ctrl-C with all its processes; then it is started again), worker (one of
the own pool), dask (a worker of a cluster of two; both, one after the other; the command, which is started again).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

MAIN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started deaf to it
from framing.cli import main
sys.exit(main())
"""
MOMENTS = (0.0, 0.1, 0.5, 1.0)
OVER = 20.0
"""Seconds after which a process counts as left behind."""


class Runs:
    """Runs over the same articles, each beside the first."""

    def __init__(self, place: Path, articles: Path, tasks: int) -> None:
        self.place, self.articles, self.tasks = place, articles, tasks
        self.wanted: dict[str, bytes] = {}
        self.bad = 0

    def begun(self, name: str, *more: str) -> tuple[subprocess.Popen[bytes], Path]:
        out = self.place / name
        command = [sys.executable, "-c", MAIN, "corpus", str(self.articles), "--out", str(out), "-q", "--no-cache"]
        said = (self.place / f"{name}.stderr").open("wb")
        return subprocess.Popen([*command, *more], stderr=said, start_new_session=True), out

    def share(self, out: Path) -> float:
        """Of the tasks of analysing, those that are done; more than one when a story is compared."""
        if any(out.glob("stories/*.json")):
            return 1.1
        return len(list(out.glob(".state/analyses-?????"))) / (self.tasks + 1)

    def at(self, out: Path, moment: float, run: subprocess.Popen[bytes]) -> float:
        """Wait for a moment; the share that was done then."""
        while not moment and len(_family(run.pid)) < 3 and run.poll() is None:
            time.sleep(0.01)
        while self.share(out) < moment and run.poll() is None:
            time.sleep(0.01)
        time.sleep(0.2)  # somewhere in a task, not at its end
        return self.share(out)

    def told(self, what: str, out: Path, done: float, cells: Sequence[str]) -> None:
        found = _results(out)
        same = "the same bytes" if found == self.wanted else "DIFFERENT"
        self.bad += same == "DIFFERENT"
        stage = "comparing" if done > 1 else f"{done * (self.tasks + 1):.0f} of {self.tasks} tasks done"
        print(f"| {what} | {stage} | {' | '.join(cells)} | {same} |", flush=True)
        shutil.rmtree(out)


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lines = [x for x in Path(options.data).read_text(encoding="utf-8").split("\n") if x][: options.articles]
        (place / "articles.jsonl").write_text("".join(_row(line) for line in lines), encoding="utf-8")
        runs = Runs(place, place / "articles.jsonl", -(-len(lines) // max(8, min(512, len(lines) // 64))))
        print(f"{len(lines)} articles, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
        print("| what | when | code | gone, s | left | again, s | results |\n|---|---|---|---|---|---|---|")
        for jobs in ("1", "2"):
            began = time.perf_counter()
            run, out = runs.begun(f"whole-{jobs}", "--jobs", jobs)
            code = run.wait()
            runs.wanted = runs.wanted or _results(out)
            cells = (str(code), "", "", f"{time.perf_counter() - began:.1f}")
            runs.told(f"nothing, processes: {jobs}", out, 1.1, cells)
        for part in options.only.split(","):
            PARTS[part](runs)
    sys.exit(1 if runs.bad else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="articles as JSON Lines")
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--only", default="command,worker,dask")
    return parser.parse_args()


def _row(line: str) -> str:
    kept = ("id", "source", "title", "date", "text", "body")
    return json.dumps({k: v for k, v in json.loads(line).items() if k in kept and v}) + "\n"


def command(runs: Runs) -> None:
    for sign in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        for moment in MOMENTS:
            _command(runs, sign, moment, "--jobs", "2")


def _command(runs: Runs, sign: signal.Signals, moment: float, *more: str) -> None:
    run, out = runs.begun(f"{sign.name}-{moment}", *more)
    done = runs.at(out, moment, run)
    everybody = _family(run.pid)
    began = time.perf_counter()
    (os.killpg if sign is signal.SIGINT else os.kill)(run.pid, sign)
    code = run.wait()
    left = _left(everybody)
    gone = f"{time.perf_counter() - began:.2f}"
    began = time.perf_counter()
    again, _ = runs.begun(out.name, *more)
    ended = again.wait()
    cells = (f"{code}, {ended}", gone, str(left), f"{time.perf_counter() - began:.1f}")
    runs.told(f"{sign.name} to the command{', Dask' if '--scheduler' in more else ''}", out, done, cells)


def worker(runs: Runs) -> None:
    for moment in MOMENTS[1:]:
        _worker(runs, "one worker", moment, lambda run: _grandchildren(run.pid)[:1], "--jobs", "2")


Whom = Callable[["subprocess.Popen[bytes]"], Sequence[int]]


def _worker(runs: Runs, name: str, moment: float, whom: Whom, *more: str) -> None:
    """Kill them, 3 seconds apart; the run must end by itself."""
    began = time.perf_counter()
    run, out = runs.begun(f"{name}-{moment}", *more)
    done = runs.at(out, moment, run)
    for number, pid in enumerate(whom(run)):
        time.sleep(3 if number else 0)
        os.kill(pid, signal.SIGKILL)
    everybody = _family(run.pid)
    code = run.wait()
    seconds = time.perf_counter() - began
    runs.told(f"SIGKILL to {name}", out, done, (str(code), "", str(_left(everybody)), f"whole: {seconds:.1f}"))


def dask(runs: Runs) -> None:
    from distributed import LocalCluster

    os.environ["OMP_NUM_THREADS"] = "1"
    given: Any = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": "CRITICAL"}
    for moment in MOMENTS[1:]:
        with LocalCluster(**given) as cluster:
            _worker(runs, "one Dask worker", moment, _some(cluster, 1), "--scheduler", cluster.scheduler_address)
    with LocalCluster(**given) as cluster:
        _worker(runs, "both Dask workers", 0.1, _some(cluster, 2), "--scheduler", cluster.scheduler_address)
    with LocalCluster(**given) as cluster:
        for sign in (signal.SIGKILL, signal.SIGINT):
            _command(runs, sign, 0.5, "--scheduler", cluster.scheduler_address)


def _some(cluster: Any, count: int) -> Whom:
    pids = [worker.pid for worker in cluster.workers.values()][:count]
    return lambda _: pids


PARTS: dict[str, Callable[[Runs], None]] = {"command": command, "worker": worker, "dask": dask}


# ------------------------------------------------------------------------------------------------ processes
def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text().split()]
        except OSError:
            continue
    return found


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        found += _children(parent)
    return found


def _grandchildren(pid: int) -> list[int]:
    return [p for p in _family(pid)[1:] if p not in _children(pid)]


def _left(pids: Sequence[int]) -> int:
    """How many do not end."""
    end = time.monotonic() + OVER
    while (left := sum(map(_alive, pids))) and time.monotonic() < end:
        time.sleep(0.02)
    return left


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _results(folder: Path) -> dict[str, bytes]:
    found = (p for p in sorted(folder.rglob("*")) if p.is_file() and ".state" not in p.parts)
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


if __name__ == "__main__":
    main()
