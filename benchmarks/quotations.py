"""Quotations on PolNeAR: whose words, and who says them, beside simple baselines; and the time it takes.

    python benchmarks/quotations.py --data PATH [--parsed FOLDER] [--limit N]

PATH holds polnear/dev.jsonl: an article a line with `id`, `text` and `attributions`, each with lists `source`, `cue`
and `content` of {start, end, text} (Newell, Margolin & Ruths 2018). `--parsed` is a folder for parses, so that a
second run does not parse again. Intervals are 95%, from 1,000 resamples of the articles.

Words are the words inside attributed content. A quoted span is what stands between double quotation marks; its
speaker is right if the last word of the name that the program gives stands in the annotated source. Coreference
turns "he" into a name, which then is not in the annotated source "he"; both figures are printed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from framing.analyzer.entities.coreference import entities
from framing.analyzer.parsing import pipeline
from framing.analyzer.speech.quotations import quotations
from framing.analyzer.speech.speaker_entities import with_speakers
from framing.language.mending.order import mended
from framing.language.tree import Tree
from framing.model import Article, Parse, Part, PartKind, Quotation

Span = tuple[int, int]
Counts = tuple[int, int, int]

WORD = re.compile(r"[A-Za-z0-9]+(?:['’\-][A-Za-z0-9]+)*")
QUOTED = re.compile(r"[“\"]([^“”\"]{3,}?)[”\"]")
NAME = re.compile(r"(?:[A-Z][\w’'.-]+ )*[A-Z][\w’'-]+")
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "his", "her", "their", "which"})


class Scores(Struct):
    """Counts of one article."""

    words: dict[str, Counts] = field(default_factory=dict)  # true positive, false positive, false negative
    speakers: dict[str, Counts] = field(default_factory=dict)  # right, asked, 0


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--parsed", type=Path)
    ask.add_argument("--limit", type=int)
    given = ask.parse_args()
    lines = (given.data / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines][: given.limit]
    pairs = parsed(rows, given.parsed)[: given.limit]
    scores, seconds, words = [], 0.0, 0
    for row, (article, parse) in zip(rows, pairs, strict=True):
        tree = mended(Tree(article, parse))
        started = time.process_time()
        found = quotations(tree)
        seconds += time.process_time() - started
        words += len(WORD.findall(article.text))
        scores.append(scored(row, tree, found))
    report(scores)
    print(f"time: {1e6 * seconds / words:.2f} ms per 1,000 words")


def parsed(rows: Sequence[dict[str, Any]], folder: Path | None) -> list[tuple[Article, Parse]]:
    path = folder / "polnear.msgpack" if folder else None
    if path and path.exists():
        return msgspec.msgpack.decode(path.read_bytes(), type=list[tuple[Article, Parse]])
    articles = [article(row) for row in rows]
    found = list(zip(articles, pipeline.parse(pipeline.load(), articles), strict=True))
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.msgpack.encode(found))
    return found


def article(row: dict[str, Any]) -> Article:
    lines = re.finditer(r"[^\n]*\S[^\n]*", row["text"])
    parts = tuple(Part(PartKind.BODY, line.start(), line.end()) for line in lines)
    return Article(row["id"], "", "", row["text"], parts)


def scored(row: dict[str, Any], tree: Tree, found: Sequence[Quotation]) -> Scores:
    text = tree.text
    gold = marked(text, [(c["start"], c["end"]) for a in row["attributions"] for c in a["content"]])
    quoted = marked(text, [m.span(1) for m in QUOTED.finditer(text)])
    every = {m.span() for m in WORD.finditer(text)}
    told = [q for q in found if q.type != "scare"]
    firm = [q for q in told if q.type not in ("topic", "distancing")]
    mine, strict = marked(text, spans(told)), marked(text, spans(firm))
    out = Scores()
    out.words["all words, baseline: between quotation marks"] = compared(gold, quoted, every)
    out.words["all words"] = compared(gold, mine, every)
    out.words["  direct (words between quotation marks)"] = compared(gold, mine, quoted)
    out.words["  indirect (all other words)"] = compared(gold, mine, every - quoted)
    out.words["  without topics and distancing"] = compared(gold, strict, every)
    people, mentions = entities(tree, found, {})[:2]
    named = with_speakers(told, mentions, {e.id: e.name for e in people})
    for label, answer in answers(text, told, named):
        out.speakers[label] = speakers(row, text, answer)
    return out


def spans(found: Sequence[Quotation]) -> list[Span]:
    return [(q.start, q.end) for q in found]


def marked(text: str, stretches: Sequence[Span]) -> set[Span]:
    """The words of the text that overlap a stretch."""
    inside = bytearray(len(text) + 1)
    for start, end in stretches:
        inside[start:end] = b"\1" * (end - start)
    return {m.span() for m in WORD.finditer(text) if any(inside[m.start() : m.end()])}


def compared(gold: set[Span], mine: set[Span], among: set[Span]) -> Counts:
    return len(gold & mine & among), len((mine - gold) & among), len((gold - mine) & among)


def answers(
    text: str, told: Sequence[Quotation], named: Sequence[Quotation]
) -> list[tuple[str, Callable[[Span, str], str | None]]]:
    """Ways to name the speaker of a quoted span."""

    def nearest(span: Span, _: str) -> str | None:
        before = NAME.findall(text[max(0, span[0] - 300) : span[0]])
        return before[-1] if before else None

    def words(span: Span, _: str) -> str | None:
        return next((q.speaker_words for q in told if q.start < span[1] and span[0] < q.end and q.speaker), None)

    def resolved(span: Span, _: str) -> str | None:
        return next((q.speaker for q in named if q.start < span[1] and span[0] < q.end and q.speaker), None)

    def either(span: Span, source: str) -> str | None:
        return words(span, source) if source.lower() in PRONOUNS else resolved(span, source)

    return [
        ("baseline: the nearest name before", nearest),
        ("the words of the text", words),
        ("after coreference", resolved),
        ("after coreference, pronoun sources by their words", either),
    ]


def speakers(row: dict[str, Any], text: str, answer: Callable[[Span, str], str | None]) -> Counts:
    right = asked = 0
    for match in QUOTED.finditer(text):
        start, end = match.span(1)
        over = [a for a in row["attributions"] if any(c["start"] < end and start < c["end"] for c in a["content"])]
        if over and over[0]["source"]:
            source = over[0]["source"][0]["text"]
            name = answer((start, end), source)
            asked += 1
            right += bool(name) and str(name).split()[-1].lower() in source.lower()
    return right, asked, 0


def report(scores: Sequence[Scores]) -> None:
    for label in scores[0].words:
        line(label, [s.words[label] for s in scores], f1)
    print("speaker of quoted spans, accuracy")
    for label in scores[0].speakers:
        line("  " + label, [s.speakers[label] for s in scores], share)


def line(label: str, counts: Sequence[Counts], measure: Callable[[Counts], float]) -> None:
    draw = random.Random(0)
    drawn = sorted(measure(total(draw.choices(counts, k=len(counts)))) for _ in range(1000))
    a, b, c = total(counts)
    extra = f"  P {a / max(1, a + b):.3f}  R {a / max(1, a + c):.3f}" if measure is f1 else f"  of {b}"
    print(f"{label:55s} {measure((a, b, c)):.3f} [{drawn[25]:.3f}, {drawn[974]:.3f}]{extra}")


def total(counts: Sequence[Counts]) -> Counts:
    return sum(c[0] for c in counts), sum(c[1] for c in counts), sum(c[2] for c in counts)


def f1(counts: Counts) -> float:
    hit, wrong, missed = counts
    return 2 * hit / (2 * hit + wrong + missed) if hit else 0.0


def share(counts: Counts) -> float:
    return counts[0] / counts[1] if counts[1] else 0.0


if __name__ == "__main__":
    main()
