"""Whether the interval of an entity's evaluation holds its level: how often it covers what it was drawn from.

    python benchmarks/intervals.py --data PATH [--only basil,polnear] [--parsed FOLDER] [--articles 80]

PATH holds NAME/dev.jsonl as described in docs/portraits.md; no gold is used, only texts. An entity that `LONG` or more
sentences of an article speak of is taken for a population. Some of its sentences are drawn, the interval is computed
from them alone, and it is counted how often it covers the net evidence that so many sentences of this population have
on average. With them are drawn, in proportion, the opinions heard around the entity. An interval of 95 % should cover
in 95 % of the drawings.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from entities import parsed, records
from framing.analyzer.analysis import analyze
from framing.analyzer.loaded.loaded_terms import TermIndex
from framing.analyzer.tone.evaluation import interval, net, scaled
from framing.analyzer.tone.opinions import Around, Sums, opinions, spoken_of, weighed
from framing.analyzer.tone.tone import Target, tones
from framing.language.tree import Tree
from framing.lexicon import load
from framing.measures import bootstrap_sum
from framing.model import Analysis, Entity

type Interval = tuple[float, float]
type Method = Callable[[Sequence[float], Around], Interval]

LONG = 16
SIZES = (4, 6, 10, 15, 30)


class Population(NamedTuple):
    """What the sentences that name an entity say of it, what is heard around it, and its share of the article."""

    values: list[float]
    around: list[float]
    share: float

    def drawn(self, size: int, draw: random.Random) -> Population:
        beside = draw.choices(self.around, k=self.beside(size)) if self.around else []
        return Population(draw.choices(self.values, k=size), beside, self.share)

    def beside(self, size: int) -> int:
        return round(len(self.around) * size / len(self.values))

    def expected(self, size: int) -> float:
        """The net evidence that so many of its sentences have on average, on the scale."""
        around = self.beside(size) * math.fsum(self.around) / len(self.around) if self.around else 0.0
        return scaled(size * math.fsum(self.values) / len(self.values) + self.share * around)

    def heard(self) -> Around:
        return Sums.of(self.around).scaled(self.share)


def plain_bootstrap(values: Sequence[float], around: Around) -> Interval:
    low, high = bootstrap_sum(values)
    return scaled(low + around.total), scaled(high + around.total)


def without_the_margin_around(values: Sequence[float], around: Around) -> Interval:
    return interval(values, Around(around.total, 0.0))


def normal(values: Sequence[float], around: Around) -> Interval:
    """With eight more sentences' variance in the sum: how it was computed before."""
    total, error = net(values)
    return scaled(total + around.total - 1.96 * error), scaled(total + around.total + 1.96 * error)


METHODS: dict[str, Method] = {
    "bootstrap, sentences beside (used)": interval,
    "the same, no margin for what is around": without_the_margin_around,
    "bootstrap of the sentences alone": plain_bootstrap,
    "normal, variance beside": normal,
}


def populations(data: Path, names: Sequence[str], folder: Path | None, articles: int) -> Iterator[Population]:
    index = TermIndex(load.default_lexicons())
    for name in names:
        for article, parse in parsed(records(data, name), name, folder)[:articles]:
            analysis = analyze(article, parse, index, {})
            if long := [e for e in analysis.entities if len(e.evaluation.sentences) >= LONG]:
                yield from around_each(analysis, long)


def around_each(analysis: Analysis, entities: Sequence[Entity]) -> Iterator[Population]:
    tree = Tree(analysis.article, analysis.parse)
    views = opinions(tree, analysis.quotations, analysis.loadedness)
    heard = tones([Target(nodes, spoken_of(nodes)) for nodes in (tree.sentences[v.sentence] for v in views)])
    weights = weighed(views, [t[2] - t[0] for t in heard], analysis.entities, analysis.mentions)
    for entity in entities:
        named = {m.sentence for m in analysis.mentions if m.entity == entity.id}
        around = [
            value
            for view, value in zip(views, weights, strict=True)
            if view.sentence not in named and entity.id not in view.speakers
        ]
        values = [s.value for s in entity.evaluation.sentences]
        yield Population(values, around, len(named) / len(tree.sentences))


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
        samples = [(p.drawn(size, draw), p.expected(size)) for p in found for _ in range(given.draws)]
        print(f"{size} sentences, {len(samples)} samples")
        for name, method in METHODS.items():
            ends = [(*method(drawn.values, drawn.heard()), expected) for drawn, expected in samples]
            covered = sum(low <= target <= high for low, high, target in ends) / len(ends)
            width = sum(high - low for low, high, _ in ends) / len(ends)
            print(f"  {name:<38} covers {covered:6.1%}   mean width {width:.2f}")


if __name__ == "__main__":
    main()
