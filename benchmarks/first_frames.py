"""Which frame a reader names first: how often it is among our first two, and the cuts that follow from it.

    python benchmarks/first_frames.py --data DATA [--reader encoder]

DATA/contrasts/dev.jsonl: readers' first and second frame of each article; the texts are in basil, seesaw and
contrasts/dev-texts.jsonl. A cut is the likelihood from which a sentence counts for a frame. It is set so that the
frame's mean share of an article's sentences is in proportion to how often readers name it first (a second frame counts
half; none has less than a twentieth): a frame comes first where there is more of it than usual, and readers do name it.
Measured on stories whose readers and texts the cuts have not seen, with an interval over stories. It prints the cuts of
all stories, which train_frames.py ships.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from framing import api
from framing.analyzer.frames.frames import decided_from, policy_frames, seen_by
from framing.analyzer.frames.weights_file import Decisions
from framing.measures import OTHER
from framing.model import FramesReader

MOST, LEAST = 0.3, 0.05  # share of the sentences that the commonest frame and the rarest have on average
SECOND = 0.5  # of a first frame's weight
DRAWS = 1000


class Read(Struct, frozen=True):
    """An article with what a reader said of it."""

    story: str
    first: Sequence[str]
    chances: Any


def read(data: Path, reader: FramesReader) -> tuple[list[Read], Decisions]:
    rows = [json.loads(x) for x in (data / "contrasts" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    told = {a: (r["story"], frames) for r in rows for a, frames in r["frames"].items()}
    texts = [t for t in _texts(data) if t["id"] in told]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")
        with api.store() as store:
            found = list(api.analyses(api.read([str(file)]).articles, api.settings(), store))
    decided = [decided_from(seen_by(reader, a)) for a in found]
    articles = [Read(*told[t["id"]], chances) for t, (chances, _) in zip(texts, decided, strict=True)]
    return articles, decided[0][1]


def _texts(data: Path) -> Iterator[dict[str, Any]]:
    for name in ("basil/dev.jsonl", "seesaw/dev.jsonl", "contrasts/dev-texts.jsonl"):
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield {k: row[k] for k in ("id", "title", "body", "text", "source", "date") if row.get(k)}


def named(known: Decisions) -> list[str]:
    """The frames of both schemes, each once."""
    policy = [name for name in known.classes[: known.policy] if name != OTHER]
    return [*policy, *(name for name in known.generic if name not in policy)]


def cuts(articles: Sequence[Read], known: Decisions) -> dict[str, float]:
    names = named(known)
    counts = dict.fromkeys(names, 1.0)
    for a in articles:
        for weight, name in zip((1.0, SECOND), a.first, strict=False):
            if name in counts:
                counts[name] += weight
    most = max(counts.values())
    every = np.vstack([a.chances for a in articles])
    weight = np.concatenate([np.full(len(a.chances), 1 / len(a.chances) / len(articles)) for a in articles])
    return {n: _cut(every[:, known.classes.index(n)], weight, max(LEAST, MOST * counts[n] / most)) for n in names}


def _cut(values: Any, weight: Any, share: float) -> float:
    order = np.argsort(-values)
    return float(values[order][np.searchsorted(np.cumsum(weight[order]), share)])


def first_two(article: Read, known: Decisions) -> list[str]:
    """The first two of the frames of both schemes, by share, then by likelihood, as the program's JSON has them."""
    policy = policy_frames(article.chances[:, : known.policy], known)
    used = [(n, policy == i) for i, n in enumerate(known.classes[: known.policy]) if n != OTHER]
    used += [(n, article.chances[:, known.classes.index(n)] >= known.cuts[n]) for n in known.generic]
    told = [(-float(at.mean()), -float(article.chances[:, known.classes.index(n)].mean()), n) for n, at in used]
    return [name for *_, name in sorted(told)][:2]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--reader", choices=get_args(FramesReader), default="words")
    given = ask.parse_args()
    articles, known = read(given.data, given.reader)
    stories = sorted({a.story for a in articles})
    ours, always = {}, {}
    for story in stories:
        told = replace(known, cuts=cuts([a for a in articles if a.story != story], known))
        its = [a for a in articles if a.story == story]
        ours[story] = [a.first[0] in first_two(a, told) for a in its]
        always[story] = [a.first[0] in ("conflict", "strategy") for a in its]
    rng = np.random.default_rng(0)
    for label, hits in (("here, other stories' cuts", ours), ("always conflict and strategy", always)):
        drawn = [
            np.mean([h for i in rng.integers(0, len(stories), len(stories)) for h in hits[stories[i]]])
            for _ in range(DRAWS)
        ]
        low, high = np.quantile(drawn, [0.025, 0.975])
        value = np.mean([h for its in hits.values() for h in its])
        print(f"reader's first frame among two, {label}: {value:.3f} [{low:.3f}, {high:.3f}]")
    json.dump({n: round(c, 2) for n, c in sorted(cuts(articles, known).items())}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
