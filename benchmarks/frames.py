"""How well frames are found: policy frames of sentences (FrAC), generic frames of articles (nfc, outlets apart).

    uv run --with scikit-learn python benchmarks/frames.py --data DATA [--reader encoder] [--codebooks]

DATA/frac/dev.jsonl: id, text, frame. DATA/nfc/dev.jsonl: id, source, text, frames. Both go through the whole program.
The models of articles are learned again from other outlets' articles, as benchmarks/train_frames.py does; the sentence
model has seen the texts of nfc, not their labels, and nothing of FrAC. Intervals are bootstraps over sentences or
articles. With --codebooks our own example sentences, all of a frame or some that are drawn, stand for somebody's
codebook.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np
from msgspec.structs import replace

from framing import api
from framing.analyzer.frames.frames import decided_from, seen_by
from framing.analyzer.frames.own_schemes import NONE
from framing.analyzer.frames.sentences import Sentences
from framing.lexicon.frame_schemes import FrameScheme, SchemeFrame
from framing.model import Analysis, FramesReader
from framing.runs.analyst import Analyst
from train_frames import LABELLED, POLICY, Article, examples, f1, guessed

DRAWS = 1000
CODEBOOKS = ((None, 1), (20, 3), (10, 5), (5, 5))
"""Examples for each frame, and how often they are drawn."""


def analyses(file: Path, reader: FramesReader) -> tuple[list[dict[str, Any]], list[Analysis]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    with api.store() as store:
        return rows, list(api.analyses(api.read([str(file)]).articles, api.settings(frames_reader=reader), store))


def interval(count: int, figure: Callable[[Any], float]) -> str:
    """The figure of all, and its interval."""
    rng = np.random.default_rng(0)
    drawn = [figure(rng.integers(0, count, count)) for _ in range(DRAWS)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{figure(np.arange(count)):.3f} [{low:.3f}, {high:.3f}]"


def macro(gold: Any, found: Any) -> float:
    """Macro-F1 over the classes that either has."""
    return float(np.mean([f1(gold == name, found == name) for name in sorted({*gold, *found})]))


def sentences(file: Path, reader: FramesReader) -> None:
    rows, found = analyses(file, reader)
    gold = np.array([r["frame"] for r in rows])
    said = np.array([_policy(a) for a in found])
    always = np.full(len(gold), Counter(gold.tolist()).most_common(1)[0][0])
    print(f"policy frame of a sentence, {len(rows)} sentences: macro-F1 {macro(gold, always):.3f} majority")
    print(f"policy frame of a sentence here {interval(len(rows), lambda at: macro(gold[at], said[at]))}")


def _policy(analysis: Analysis) -> str:
    policy = [f for f in analysis.frames if f.scheme == "policy"]
    return max(policy, key=lambda f: f.score).frame if policy else "other"


def codebooks(file: Path, reader: FramesReader) -> None:
    """Macro-F1 on FrAC, if our examples are given as somebody's codebook."""
    rows, found = analyses(file, "words")
    gold, seen = np.array([r["frame"] for r in rows]), [seen_by(reader, a) for a in found]
    for count, draws in CODEBOOKS:
        said = [_found_with(_codebook(count, seed), seen, reader) for seed in range(draws)]
        each = [macro(gold, one) for one in said]
        print(
            f"codebook, {count or 'all'} examples for each frame, {draws} draws: macro-F1 {np.mean(each):.3f}", end=" "
        )
        print(interval(len(gold), lambda at, said=said: np.mean([macro(gold[at], one[at]) for one in said])))


def _codebook(count: int | None, seed: int) -> FrameScheme:
    rng, frames = np.random.default_rng(seed), []
    for name in POLICY:
        its = [r["sentence"] for r in examples() if r["scheme"] == "policy" and r["frame"] == name != NONE]
        if its:
            frames.append(SchemeFrame(name, "", tuple(its if count is None else rng.permutation(its)[:count].tolist())))
    return FrameScheme("codebook", tuple(frames), "", "")


def _found_with(codebook: FrameScheme, seen: Sequence[Sentences], reader: FramesReader) -> Any:
    """The class of each text: that of the highest mean score of its sentences."""
    analyst = Analyst(replace(api.settings(frames_reader=reader), schemes=(codebook,)))
    (scheme,) = analyst.schemes()
    names = [*scheme.frames, NONE]
    return np.array([names[int(scheme.scores(s).mean(0).argmax())] for s in seen])


def articles(file: Path, reader: FramesReader) -> None:
    rows, found = analyses(file, "words")  # an article's features need who reads only for the likelihoods below
    seen = [
        Article(a, r, chances, known.classes)
        for r, a in zip(rows, found, strict=True)
        for chances, known in [decided_from(seen_by(reader, a))]
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
    ask.add_argument("--codebooks", action="store_true")
    ask.add_argument("--reader", choices=get_args(FramesReader), default="words")
    given = ask.parse_args()
    sentences(given.data / "frac" / "dev.jsonl", given.reader)
    if given.codebooks:
        codebooks(given.data / "frac" / "dev.jsonl", given.reader)
    articles(given.data / "nfc" / "dev.jsonl", given.reader)


if __name__ == "__main__":
    main()
