"""How many of a careful reader's contrasts are found, and how early: `framing compare` against lists of contrasts.

    python benchmarks/contrasts.py --data PATH [--unseen] [--pieces N]

PATH holds contrasts/dev.jsonl and the texts that its stories name, as docs/contrasts.md describes them. A contrast of
the reader is found where one of ours has, on two sources (on one, where the reader has words of one only), evidence
that overlaps the reader's words by half of the shorter and shares a word of four letters; evidence of more than 60
words counts for nothing. `--unseen` learns the weights for each story from the others, which is what to expect of new
stories; without it the shipped weights are used, which have seen these. `--pieces N` counts only the first N pieces of
evidence of each source.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from framing import api
from framing.comparator.comparison import Aligned, aligned
from framing.comparator.contrasts.contrasts import contrasts
from framing.comparator.contrasts.weights import Weights
from framing.comparator.differences.coverage import coverage
from framing.comparator.differences.silence import silent_on_entities
from framing.comparator.differences.wordings import wordings
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.lexicon import load
from framing.model import Analysis, Article, Contrast, CoverageItem, Part, PartKind, WordingSet

LONGEST = 60
WORD = re.compile(r"\w[\w'’-]*")
ALIKE = {**dict.fromkeys("\"'“”‘’", "[\"'“”‘’]"), **dict.fromkeys("-–—", "[-–—]+")}
Span = tuple[int, int]


class Wanted(Struct, frozen=True):
    """A contrast of the reader's: article -> the places of the words."""

    kind: str
    about: str
    places: dict[str, tuple[Span, ...]]


class Story(Struct, frozen=True):
    name: str
    found: Aligned
    texts: dict[str, str]
    wanted: tuple[Wanted, ...]
    worded: tuple[WordingSet, ...]
    covered: tuple[CoverageItem, ...]


class Score(Struct, frozen=True):
    ranks: tuple[int, ...]  # of the first contrast that finds each of the reader's, 0 where none does
    met: float  # share of the first ten that meet any


def stories(data: Path, part: str = "dev") -> list[Story]:
    """The stories with their analyses; parses are kept in the user's cache."""
    lines = (data / "contrasts" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    files = [data / name / f"{part}.jsonl" for name in sorted({r["data"] for r in rows})]
    texts = {r["id"]: r for f in [*files, data / "contrasts" / f"{part}-texts.jsonl"] if f.exists() for r in read(f)}
    given = [[article(texts[i]) for i in row["articles"]] for row in rows]
    with api.store() as kept:
        every = {a.id: a for some in given for a in some}
        done = {a.article.id: a for a in api.analyses(list(every.values()), api.settings(), kept)}
    return [story(row, [done[a.id] for a in some]) for row, some in zip(rows, given, strict=True)]


def read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def article(row: dict[str, Any]) -> Article:
    """The article as it is read from JSON Lines: a headline, and a paragraph for each that is given."""
    pieces = [row["title"]] if row.get("title") else []
    kinds = [PartKind.HEADLINE] * len(pieces)
    body = row["body"] if row.get("body") else row["text"].split("\n")
    body = [p for p in body if p.strip() and p != row.get("title")]
    parts, at = [], 0
    for piece, kind in zip([*pieces, *body], [*kinds, *[PartKind.BODY] * len(body)], strict=True):
        parts.append(Part(kind, at, at + len(piece)))
        at += len(piece) + 1
    text = "\n".join([*pieces, *body])
    return Article(row["id"], row.get("source") or "", row.get("title") or "", text, tuple(parts), row.get("date"))


def story(row: dict[str, Any], analyses: Sequence[Analysis]) -> Story:
    texts = {a.article.id: a.article.text for a in analyses}
    wanted = []
    for contrast in row["contrasts"]:
        places: dict[str, list[Span]] = {}
        for side in contrast["sides"]:
            for quote in side["quotes"]:
                places.setdefault(side["article"], []).extend(spans(texts[side["article"]], quote))
        if places:
            wanted.append(Wanted(contrast["kind"], contrast["about"], {a: tuple(some) for a, some in places.items()}))
    found = aligned(analyses, {})
    concepts = load.concepts()
    worded = wordings(analyses, found.told, found.entities, found.passages, concepts, found.at)
    elsewhere = Elsewhere(analyses, found.known, concepts)
    entities = silent_on_entities(found.entities, analyses, elsewhere)
    covered = coverage(analyses, found.told, entities, found.passages, elsewhere, found.known, found.at)
    return Story(row["story"], found, texts, tuple(wanted), worded, covered)


def spans(text: str, quote: str) -> list[Span]:
    """Where the reader's words are; spaces and the kind of quotation mark or dash do not matter."""
    parts = [ALIKE.get(p, re.escape(p)) for p in re.findall(r"\w+|[^\w\s]", quote)]
    return [m.span() for m in re.finditer(r"\s*".join(parts), text, re.I)] if parts else []


def meets(text: str, wanted: Span, shown: Span) -> bool:
    start, end = max(wanted[0], shown[0]), min(wanted[1], shown[1])
    if start >= end or len(WORD.findall(text[slice(*shown)])) > LONGEST:
        return False
    telling = any(len(w) >= 4 for w in WORD.findall(text[start:end]))
    return telling and (end - start) * 2 >= min(wanted[1] - wanted[0], shown[1] - shown[0])


def sides_met(texts: dict[str, str], wanted: Wanted, shown: Contrast, pieces: int) -> int:
    return sum(
        any(
            meets(texts[side.article], w, (e.start, e.end))
            for w in wanted.places.get(side.article, ())
            for e in side.evidence[:pieces]
        )
        for side in shown.sides
    )


def score(story: Story, shown: Sequence[Contrast], pieces: int) -> Score:
    ranks, ten = [], set()
    for wanted in story.wanted:
        met = [sides_met(story.texts, wanted, s, pieces) for s in shown]
        ten.update(k for k, n in enumerate(met[:10]) if n)
        need = min(2, len(wanted.places))
        ranks.append(next((k for k, n in enumerate(met, 1) if n >= need), 0))
    return Score(tuple(ranks), len(ten) / max(1, min(10, len(shown))))


def recall(scores: Sequence[Score], rank: int) -> float:
    ranks = [r for s in scores for r in s.ranks]
    return sum(0 < r <= rank for r in ranks) / max(1, len(ranks))


FIGURES: dict[str, Callable[[Sequence[Score]], float]] = {
    "recall@10": lambda scores: recall(scores, 10),
    "recall@25": lambda scores: recall(scores, 25),
    "first ten that meet a reader's": lambda scores: sum(s.met for s in scores) / len(scores),
}


def show(scores: Sequence[Score]) -> None:
    """Each figure with its 95% interval, by bootstrap over stories."""
    rng = random.Random(7)
    for name, figure in FIGURES.items():
        draws = sorted(figure([rng.choice(scores) for _ in scores]) for _ in range(1000))
        print(f"{name:34s} {figure(scores):.3f} [{draws[25]:.3f}, {draws[974]:.3f}]")


def shown(story: Story, weights: Weights | None) -> tuple[Contrast, ...]:
    f = story.found
    return contrasts(f.at, f.told, f.entities, f.passages, f.known, story.worded, story.covered, weights)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--part", default="dev")
    ask.add_argument("--unseen", action="store_true")
    ask.add_argument("--pieces", type=int, default=LONGEST)
    given = ask.parse_args()
    read_ = stories(given.data, given.part)
    weights: list[Weights | None] = [None] * len(read_)
    if given.unseen:
        from train_contrasts import examples, learned

        known = examples(read_)
        weights = [learned(known, leave_out=k) for k in range(len(read_))]
    show([score(s, shown(s, w), given.pieces) for s, w in zip(read_, weights, strict=True)])


if __name__ == "__main__":
    main()
