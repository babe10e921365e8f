"""Does a parse hang on its article alone, though articles are handed to spaCy several at once?

    python benchmarks/batches.py --data articles.jsonl

Parses all articles one by one and in batches, in turn, and prints for how many any annotation differs, and the
processor time of each way. Articles: JSON Lines with `id`, `title`, `text` or `body`, `source`, `date`.
"""

from __future__ import annotations

import argparse
import os
import time
from itertools import batched
from pathlib import Path
from statistics import median

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

from framing.analyzer.parsing import pipeline
from framing.reader.reading import read

SIZES = (1, 2, 4, 8, 16)
AT_ONCE = 32  # articles parsed in every way before the next are


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    articles = read([str(options.data)]).articles
    nlp = pipeline.load()
    list(pipeline.parse(nlp, articles[:AT_ONCE]))  # what is made on first use
    ratios: dict[int, list[float]] = {size: [] for size in SIZES}
    differ = dict.fromkeys(SIZES, 0)
    tokens = 0
    for turn, part in enumerate(batched(articles, AT_ONCE)):
        seconds, parses = {}, {}
        for size in (*SIZES[turn % len(SIZES) :], *SIZES[: turn % len(SIZES)]):
            pipeline.BATCH = size
            began = time.process_time()
            parses[size] = list(pipeline.parse(nlp, part))
            seconds[size] = time.process_time() - began
        tokens += sum(len(p.starts) for p in parses[1])
        for size in SIZES:
            ratios[size].append(seconds[size] / seconds[1])
            differ[size] += sum(a != b for a, b in zip(parses[1], parses[size], strict=True))
    print(f"{len(articles)} articles, {tokens} tokens\n")
    print("| at once | time, median | parses that differ |\n|---|---|---|")
    for size in SIZES:
        print(f"| {size} | {median(ratios[size]):.2f} | {differ[size]} |")


if __name__ == "__main__":
    main()
