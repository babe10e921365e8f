"""Time framing explore on a large corpus, made by repeating a finished one under other ids, dates and sources.

    python benchmarks/explore.py FOLDER --articles 100000 --out LARGE [--readers 4] [--clock cpu]

FOLDER is what `framing corpus --out` made. Prints how long the index takes, the memory at most, and for each kind of
page the median and 95th percentile in milliseconds with several readers at once, over HTTP. On a machine that does
other work too, `--clock cpu` counts the processor time of each page instead, made one after the other without HTTP.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

AT_ONCE = 64
"""Copies of the corpus in one part."""


BUILD = "import sys; from pathlib import Path; from framing.explore.index import build; build(Path(sys.argv[1]))"


def enlarge(folder: Path, out: Path, articles: int) -> None:
    """Copies of all tables: the n-th has ids that end in ~n and dates n months later; stories likewise.

    The first copy keeps its ids, and with them its comparisons.
    """
    shutil.rmtree(out, ignore_errors=True)
    rows = list(csv.DictReader((folder / "articles.csv").open(encoding="utf-8", newline="")))
    stories = list(csv.DictReader((folder / "stories.csv").open(encoding="utf-8", newline="")))
    times = -(-articles // len(rows))
    (out / "stories").mkdir(parents=True)
    for kind in sorted(p.name for p in (folder / "analyses").iterdir()):
        (out / "analyses" / kind).mkdir(parents=True)
        for part in sorted((folder / "analyses" / kind).glob("*.parquet")):
            table, name = pq.read_table(part), part.stem.removeprefix("part-")
            for number, first in enumerate(range(0, times, AT_ONCE)):
                copies = pa.concat_tables([_copy(table, n) for n in range(first, min(times, first + AT_ONCE))])
                path = out / "analyses" / kind / f"part-{number:04}{name}.parquet"
                pq.write_table(copies, path, compression="zstd")
    _write(out / "articles.csv", [_again(r, n, ("id", "story")) for n in range(times) for r in rows])
    told = [_again(r, n, ("story",)) | ({"compared": ""} if n else {}) for n in range(times) for r in stories]
    _write(out / "stories.csv", told)
    for path in (folder / "stories").glob("*.json"):  # the comparisons of the first copy, whose ids stay as they are
        shutil.copy(path, out / "stories" / path.name)


def _copy(table: pa.Table, n: int) -> pa.Table:
    i = table.schema.get_field_index("article")
    if n:
        table = table.set_column(i, "article", pc.binary_join_element_wise(table["article"], f"~{n}", ""))
    if "date" in table.column_names:
        dates = pa.array([_later(d, n) for d in table["date"].to_pylist()], pa.string())
        table = table.set_column(table.schema.get_field_index("date"), "date", dates)
    return table


def _again(row: dict[str, str], n: int, ids: tuple[str, ...]) -> dict[str, str]:
    dated = row | {"date": _later(row["date"], n) or ""} if "date" in row else row
    return dated | {k: f"{row[k]}~{n}" for k in ids} if n else row


def _later(date: str | None, n: int) -> str | None:
    if not date:
        return date
    year, month = divmod(int(date[5:7]) - 1 + n % 60, 12)
    return f"{int(date[:4]) + year}-{month + 1:02}{date[7:]}"


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def addresses(index: Path) -> dict[str, list[str]]:
    """Some addresses of each kind of page: the most frequent things, which are the slowest, and others.

    "filtered" is by entity and lexicon, the most frequent of each, whose sums are made while the page is.
    """
    from framing.explore.database import Database

    db = Database(index)
    pick = lambda table, n=40: [r[0] for r in db.rows(f"SELECT slug FROM {table} ORDER BY rank LIMIT {n}")]  # noqa: E731
    names = list(db.sources)
    narrow = [f"?sources={quote(names[0])}", "?from=2012-01&to=2014-06", ""]
    rare = db.rows("SELECT slug FROM entity ORDER BY rank LIMIT 20 OFFSET 300")
    about = [f"entity={slug}" for slug in (*pick("entity", 5), *(r[0] for r in rare))]
    about += [f"lexicon={quote(name)}" for name in db.lexicons]
    about += ["from=2012-01-10&to=2014-06-20", "voice=own"]
    lists = ("entities", "terms", "speakers", "stories", "articles", "frames", "statements", "uses", "search", "versus")
    stories = [r[0] for r in db.rows("SELECT key FROM story LIMIT 40")]
    compared = [r[0] for r in db.rows("SELECT key FROM story WHERE is_compared LIMIT 40")]
    articles = [r[0] for r in db.rows("SELECT key FROM article LIMIT 40")]
    frames = [r[0] for r in db.rows("SELECT slug FROM frame")]
    return {
        "overview": [f"/{n}" for n in narrow],
        "lists": [f"/{kind}{n}" for kind in lists[:-1] for n in narrow],
        "entity": [f"/entity/{s}{n}" for s in pick("entity") for n in (*narrow, "?voice=own")],
        "term": [f"/term/{s}{n}" for s in pick("term") for n in narrow],
        "speaker": [f"/speaker/{s}{n}" for s in pick("speaker") for n in narrow],
        "frame": [f"/frame/{s}{n}" for s in frames for n in narrow],
        "story": [f"/story/{s}" for s in stories],
        "report": [f"/report/{s}" for s in compared],
        "article": [f"/article/{s}" for s in articles],
        "search": [f"/search?q={q}" for q in ("president", "%22the+white+house%22", "tax+plan", "zebra")],
        "two sources": [f"/versus?a={quote(a)}&b={quote(b)}" for a in names[:4] for b in names[:4] if a != b],
        "filtered": [f"/{kind}?{f}" for kind in ("", *lists) for f in about]
        + [f"/{kind}/{s}?{f}" for kind in ("entity", "term", "speaker") for s in pick(kind, 3) for f in about]
        + [f"/frame/{s}?{f}" for s in frames[:3] for f in about],
    }


def measure(folder: Path, readers: int, rounds: int, servers: int) -> None:
    """Times over HTTP, of so many servers one after the other: each shows its pages for the first time."""
    times: dict[str, list[tuple[str, float]]] = {}
    peak = max(_one_server(folder, readers, rounds, times) for _ in range(servers))
    told(times)
    print(f"server: {peak / 1024:.0f} MiB at most; load {', '.join(f'{x:.1f}' for x in os.getloadavg())}")


def _one_server(folder: Path, readers: int, rounds: int, times: dict[str, list[tuple[str, float]]]) -> int:
    """Adds to `times`; returns the memory at most, in KiB."""
    command = [str(Path(sys.executable).with_name("framing")), "explore", str(folder), "--no-open"]
    served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert served.stdout is not None
    first = served.stdout.readline().strip()
    time.sleep(1)
    base, token = first.split("/?token=")
    cookie = f"framing-{base.rsplit(':', 1)[1]}={token}"
    wanted = [(kind, a) for kind, its in addresses(folder / "explore.sqlite").items() for a in its] * rounds
    random.Random(0).shuffle(wanted)
    lock = threading.Lock()

    def read() -> None:
        while True:
            with lock:
                if not wanted:
                    return
                kind, address = wanted.pop()
            start = time.perf_counter()
            with urlopen(Request(base + address, headers={"Cookie": cookie})) as answer:
                answer.read()
            with lock:
                times.setdefault(kind, []).append((address, 1000 * (time.perf_counter() - start)))

    try:
        threads = [threading.Thread(target=read) for _ in range(readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        status = Path(f"/proc/{served.pid}/status").read_text(encoding="utf-8")
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
    finally:
        served.terminate()
        served.wait()


def measure_alone(folder: Path, rounds: int) -> None:
    """Processor time of each page, in a process of one thread."""
    from urllib.parse import parse_qs, urlsplit

    from framing.explore.answers import answer
    from framing.explore.database import Database
    from framing.explore.server import _report, render

    db = Database(folder / "explore.sqlite")
    wanted = [(kind, a) for kind, its in addresses(folder / "explore.sqlite").items() for a in its] * rounds
    random.Random(0).shuffle(wanted)
    times: dict[str, list[tuple[str, float]]] = {}
    for kind, address in wanted:
        parts = urlsplit(address)
        start = time.process_time()
        if kind == "report":
            _report(folder, parts.path.removeprefix("/report/"))
        else:
            found = answer(db, parts.path, parse_qs(parts.query, keep_blank_values=True))
            render(found.page, found.filters, found.path, tuple(db.sources), db.prominent, found.command(folder))
        times.setdefault(kind, []).append((address, 1000 * (time.process_time() - start)))
    told(times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"processor time, one page after the other; {peak:.0f} MiB at most")


def told(times: dict[str, list[tuple[str, float]]]) -> None:
    every = [ms for its in times.values() for _, ms in its]
    for kind, its in [*sorted(times.items()), ("all", [("", ms) for ms in every])]:
        took = sorted(ms for _, ms in its)
        middle, slow = took[len(took) // 2], took[int(0.95 * len(took))]
        slowest = max(its, key=lambda x: x[1])
        line = f"{kind:12} {len(its):5} pages  median {middle:7.0f} ms  95% {slow:7.0f} ms"
        print(f"{line}  most {slowest[1]:.0f} {slowest[0]}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--articles", type=int, default=100_000)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--readers", type=int, default=4)
    ask.add_argument("--rounds", type=int, default=1)
    ask.add_argument("--servers", type=int, default=1, help="fresh servers, one after the other; times are pooled")
    ask.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    given = ask.parse_args()
    from framing.explore import index

    if not (given.out / "articles.csv").exists():
        enlarge(given.folder, given.out, given.articles)
    if not index.is_current(given.out):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", BUILD, str(given.out)], check=True)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        took, size = time.perf_counter() - start, (given.out / index.FILE).stat().st_size / 2**20
        load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
        print(f"index: {took:.0f} s, {size:.0f} MiB, {peak:.0f} MiB of memory at most; load {load}", flush=True)
    if given.clock == "cpu":
        measure_alone(given.out, given.rounds)
    else:
        measure(given.out, given.readers, given.rounds, given.servers)


if __name__ == "__main__":
    main()
