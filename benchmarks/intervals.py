"""Whether the interval of an entity's evaluation holds its level: how often it covers what it was drawn from.

    python benchmarks/intervals.py --data PATH [--only basil,polnear] [--parsed FOLDER] [--articles 80]

PATH/NAME/dev.jsonl is what evaluation.py reads; only the texts are used. An entity that `LONG` or more
sentences of an article speak of is taken for a population. Some of its sentences are drawn, the interval is computed
from them alone, and it is counted how often it covers the net evidence that so many sentences of this population have
on average. An interval of `LEVEL` (80 %) should cover in 80 % of the drawings.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from entities import parsed, records
from framing.analyzer.analysis import analyze
from framing.analyzer.loaded.loaded_terms import TermIndex
from framing.analyzer.tone.net_evidence import ERRORS, LEVEL, interval, net, scaled
from framing.lexicon import load
from framing.measures import bootstrap_sum

type Interval = tuple[float, float]
type Method = Callable[[Sequence[float]], Interval]

LONG = 16
SIZES = (4, 6, 10, 15, 30)


def expected(population: Sequence[float], size: int) -> float:
    """The net evidence that so many of its sentences have on average, on the scale."""
    return scaled(size * math.fsum(population) / len(population))


def plain_bootstrap(values: Sequence[float]) -> Interval:
    low, high = bootstrap_sum(values, (), LEVEL)
    return scaled(low), scaled(high)


def normal(values: Sequence[float]) -> Interval:
    """With eight more sentences' variance in the sum."""
    total, error = net(values)
    return scaled(total - ERRORS * error), scaled(total + ERRORS * error)


METHODS: dict[str, Method] = {
    "bootstrap, sentences beside (used)": interval,
    "bootstrap of the sentences alone": plain_bootstrap,
    "normal, variance beside": normal,
}


def populations(data: Path, names: Sequence[str], folder: Path | None, articles: int) -> Iterator[list[float]]:
    index = TermIndex(load.default_lexicons())
    for name in names:
        for article, parse in parsed(records(data, name), name, folder)[:articles]:
            for entity in analyze(article, parse, index, {}).entities:
                if len(entity.evaluation.sentences) >= LONG:
                    yield [s.value for s in entity.evaluation.sentences]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--parsed", type=Path)
    options.add_argument("--only", default="basil,polnear,seesaw,newswcl50,allsides")
    options.add_argument("--articles", type=int, default=80, help="of each data set")
    options.add_argument("--draws", type=int, default=40, help="from each population")
    given = options.parse_args()
    found = list(populations(given.data, given.only.split(","), given.parsed, given.articles))
    print(f"{len(found)} entities of {LONG} or more sentences")
    draw = random.Random(1)
    for size in SIZES:
        samples = [(draw.choices(p, k=size), expected(p, size)) for p in found for _ in range(given.draws)]
        print(f"{size} sentences, {len(samples)} samples")
        for name, method in METHODS.items():
            ends = [(*method(drawn), mean) for drawn, mean in samples]
            covered = sum(low <= target <= high for low, high, target in ends) / len(ends)
            width = sum(high - low for low, high, _ in ends) / len(ends)
            print(f"  {name:<38} covers {covered:6.1%}   mean width {width:.2f}")


if __name__ == "__main__":
    main()
