"""How long a lexicon of many terms takes to load and to check. No data needed.

python benchmarks/lexicon_loading.py [--terms 100000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from framing.lexicon import load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRAMING_CACHE"] = folder
        path = Path(folder) / "large.csv"
        rows = (
            f"term number{i},contentious-label,negative,0.{i % 9 + 1},lemma,NOUN,thing,a; b,,origin\n"
            for i in range(given.terms)
        )
        heading = "term,category,polarity,weight,match,pos,neutral,unless,concept,origin\n"
        path.write_text(heading + "".join(rows), encoding="utf-8")
        tasks = {
            "csv.reader alone (floor)": lambda: _rows(path),
            "read and validated": lambda: load.read_lexicon(str(path), name="anew"),
            "checked": lambda: load.read_file(str(path)),
            "from the kept copy": lambda: load.find(str(path)),
        }
        load.find(str(path))
        print(f"{given.terms} terms, best and median of {given.rounds}")
        for name, task in tasks.items():
            times = sorted(_seconds(task) for _ in range(given.rounds))
            print(f"{name:<26} {times[0]:.2f} s  {times[len(times) // 2]:.2f} s")


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def _seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
