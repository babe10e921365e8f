"""Learn the weights by which contrasts are ranked: lexicons/resources/contrast-weights.csv.

    python benchmarks/train_contrasts.py --data PATH --out lexicons/resources/contrast-weights.csv

PATH is that of benchmarks/contrasts.py. Two logistic regressions with a ridge penalty: whether a clause overlaps words
that the reader quoted, and whether two clauses of different articles overlap the words of one contrast. The second
sees, of each article, the clauses that the first holds to be the most telling. The features are those of
comparator/contrasts/telling.py and pairs.py.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from contrasts import Story, meets, stories
from framing.comparator.contrasts.contrasts import setting, telling
from framing.comparator.contrasts.pairs import FEATURES, Setting, is_the_same, pair_features
from framing.comparator.contrasts.telling import Clause, clauses
from framing.comparator.contrasts.weights import BIAS, Weights
from framing.language.mending.order import mended
from framing.language.tree import Tree

RIDGE_CLAUSE, RIDGE_PAIR = 3.0, 10.0
ROUNDS = 30


class Example(Struct, frozen=True):
    """The clauses of a story, and which of the reader's contrasts each belongs to."""

    found: list[list[Clause]]
    belongs: dict[tuple[int, int], frozenset[int]]  # article, start of the clause
    setting: Setting


def examples(given: Iterable[Story]) -> list[Example]:
    return [example(story) for story in given]


def example(story: Story) -> Example:
    found, belongs = [], {}
    named = {e.id: e for e in story.found.entities}
    for number, place in enumerate(story.found.at):
        id_ = place.analysis.article.id
        tree = mended(Tree(place.analysis.article, place.analysis.parse))
        some = clauses(number, place.analysis, tree, story.found.known, named)
        found.append(some)
        for clause in some:
            span = clause.unit.start, clause.unit.end
            belongs[number, clause.unit.start] = frozenset(
                k
                for k, wanted in enumerate(story.wanted)
                if any(meets(story.texts[id_], w, span) for w in wanted.places.get(id_, ()))
            )
    return Example(found, belongs, setting(story.found.at, story.found.told, named, story.found.passages))


def learned(known: Sequence[Example], leave_out: int | None = None) -> Weights:
    """The weights from all stories but one."""
    used = [e for k, e in enumerate(known) if k != leave_out]
    every = [(c.features, bool(of(e, c))) for e in used for some in e.found for c in some]
    first = Weights(fitted(every, RIDGE_CLAUSE), {})
    pairs = [pair for e in used for pair in of_pairs(e, first)]
    return Weights(first.clause, fitted(pairs, RIDGE_PAIR))


def of(example: Example, clause: Clause) -> frozenset[int]:
    return example.belongs[clause.unit.article, clause.unit.start]


def of_pairs(example: Example, weights: Weights) -> Iterable[tuple[Mapping[str, float], bool]]:
    kept, scores = telling(example.found, weights)
    for (one, first), (two, second) in combinations(zip(kept, scores, strict=True), 2):
        if one.unit.article != two.unit.article and not is_the_same(one, two):
            values = pair_features(one, two, first, second, example.setting)
            features = {name: value for name, value in zip(FEATURES, values, strict=True) if value}
            yield features, bool(of(example, one) & of(example, two))


def fitted(examples_: Sequence[tuple[Mapping[str, float], bool]], ridge: float) -> dict[str, float]:
    """The weights of a logistic regression, by Newton's method; the bias is not penalised."""
    names = sorted({name for features, _ in examples_ for name in features})
    column = {name: k for k, name in enumerate(names)}
    x: NDArray[np.float64] = np.zeros((len(examples_), len(names) + 1))
    for row, (features, _) in enumerate(examples_):
        for name, value in features.items():
            x[row, column[name]] = value
    x[:, -1] = 1.0
    y = np.array([float(label) for _, label in examples_])
    weights = np.zeros(len(names) + 1)
    penalty = np.diag([ridge] * len(names) + [1e-6])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - y) + penalty @ weights)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip([*names, BIAS], weights.tolist(), strict=True))


def write(weights: Weights, file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["model", "feature", "weight"])
        for model, learned_ in (("clause", weights.clause), ("pair", weights.pair)):
            rows.writerows([model, name, f"{value:.3f}"] for name, value in sorted(learned_.items()))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    write(learned(examples(stories(given.data))), given.out)


if __name__ == "__main__":
    main()
