"""How well frames are found: policy frames of sentences (FrAC), generic frames of articles (nfc, outlets apart).

    uv run --with scikit-learn python benchmarks/frames.py --data DATA

DATA/frac/dev.jsonl: id, text, frame. DATA/nfc/dev.jsonl: id, source, text, frames. Both go through the whole program.
The models of articles are learned again from other outlets' articles, as benchmarks/train_frames.py does; the sentence
model has seen the texts of nfc, not their labels, and nothing of FrAC. Intervals are bootstraps over sentences or
articles.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing import api
from framing.analyzer.frames.frames import read_sentences
from framing.analyzer.frames.sentences import likelihoods
from framing.analyzer.frames.weights_file import weights
from framing.model import Analysis
from train_frames import LABELLED, Article, f1, guessed

DRAWS = 1000


def analyses(file: Path) -> tuple[list[dict[str, Any]], list[Analysis]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    with api.store() as store:
        return rows, list(api.analyses(api.read([str(file)]).articles, api.settings(), store))


def interval(count: int, figure: Callable[[Any], float]) -> str:
    """The figure of all, and its interval."""
    rng = np.random.default_rng(0)
    drawn = [figure(rng.integers(0, count, count)) for _ in range(DRAWS)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{figure(np.arange(count)):.3f} [{low:.3f}, {high:.3f}]"


def macro(gold: Any, found: Any) -> float:
    """Macro-F1 over the classes that either has."""
    return float(np.mean([f1(gold == name, found == name) for name in sorted({*gold, *found})]))


def sentences(file: Path) -> None:
    rows, found = analyses(file)
    gold = np.array([r["frame"] for r in rows])
    said = np.array([_policy(a) for a in found])
    always = np.full(len(gold), Counter(gold.tolist()).most_common(1)[0][0])
    print(f"policy frame of a sentence, {len(rows)} sentences: macro-F1 {macro(gold, always):.3f} majority")
    print(f"policy frame of a sentence here {interval(len(rows), lambda at: macro(gold[at], said[at]))}")


def _policy(analysis: Analysis) -> str:
    policy = [f for f in analysis.frames if f.scheme == "policy"]
    return max(policy, key=lambda f: f.score).frame if policy else "other"


def articles(file: Path) -> None:
    rows, found = analyses(file)
    known = weights()
    seen = [
        Article(a, r, likelihoods(a.parse, known)[read_sentences(a)], known.classes)
        for r, a in zip(rows, found, strict=True)
    ]
    gold = np.array([[name in a.frames for name in LABELLED] for a in seen])
    every = np.mean([f1(gold[:, i], np.ones(len(gold), bool)) for i in range(len(LABELLED))])
    print(f"generic frames of an article, {len(rows)} articles: macro-F1 {every:.3f} all positive")
    foldings = [np.stack([guessed(seen, name, seed) for name in LABELLED], 1) for seed in range(3)]
    print(f"generic frames of an article here {interval(len(rows), lambda at: _mean(gold[at], foldings, at))}")
    for i, name in enumerate(LABELLED):
        each = [f1(gold[:, i], guess[:, i]) for guess in foldings]
        print(f"  {name:16} F1 {np.mean(each):.3f}")


def _mean(gold: Any, foldings: Sequence[Any], at: Any) -> float:
    """Macro-F1, mean over the foldings."""
    return float(np.mean([f1(gold[:, i], guess[at, i]) for guess in foldings for i in range(gold.shape[1])]))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    given = ask.parse_args()
    sentences(given.data / "frac" / "dev.jsonl")
    articles(given.data / "nfc" / "dev.jsonl")


if __name__ == "__main__":
    main()
