"""How entities are portrayed: NewsMTSC (tone towards a target) and framing contrast on BASIL and NewsWCL50.

    python benchmarks/evaluation.py --data PATH [--only newsmtsc,basil,newswcl50] [--fold 0] [--parsed FOLDER]

PATH holds NAME/dev.jsonl as described in docs/portraits.md. `--parsed` is a folder for parses, so that a second
run does not parse again. NewsMTSC's dev part is what the network was trained on, but for fold 0: give `--fold 0`, or a
held-out file.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from entities import parsed, records
from framing.analyzer.analysis import analyze
from framing.analyzer.loaded_terms import TermIndex
from framing.lexicon import load
from framing.model import Analysis, Entity, Polarity
from train_evaluation import fold_of

Row = dict[str, Any]
Pair = tuple[str, str, str, str]  # event, target, article that portrays it worse, the other

GOOD = """Affection|Confidence|Reason|Trustworthiness|Good quality|Honor|Positive|Lawfulness|Economy positive|Safety|
Fairness|Easiness"""
BAD = """Aggressor|Weakness|No trustworthiness|Unreason|Difficulty|Refusal|Unlawfulness|Unsafety|Poor quality|
Economy negative|Dishonor|Negative|Unimportance"""
SIGNS = {w.strip(): sign for words, sign in ((GOOD, 1), (BAD, -1)) for w in words.split("|")}


# ------------------------------------------------------------------------------------------------- contrast
def basil_marks(row: Row) -> Iterator[tuple[str, int]]:
    for mark in row["annotations"]:
        if mark["target"]:
            yield mark["target"], 1 if mark["polarity"] == "positive" else -1


def newswcl50_marks(row: Row) -> Iterator[tuple[str, int]]:
    for mark in row["mentions"]:
        sign = SIGNS.get(mark.get("property") or "", 0)
        if mark["kind"] == "PROPERTY" and mark.get("target") and sign:
            yield mark["target"].split("/")[-1], sign


def pairs(rows: Iterable[Row], marks: Callable[[Row], Iterable[tuple[str, int]]], gap: int = 2) -> list[Pair]:
    """Two articles of one event and a target whose nets of spans differ by `gap`; per sentence, the same way."""
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_event[row["event_id"]].append(row)
    found = []
    for event, articles in sorted(by_event.items()):
        nets = [Counter[str]() for _ in articles]
        for net, row in zip(nets, articles, strict=True):
            for target, sign in marks(row):
                net[target] += sign
        for target in sorted({t for net in nets for t in net}):
            for i, j in combinations(range(len(articles)), 2):
                difference = nets[i][target] - nets[j][target]
                rate = nets[i][target] / len(articles[i]["body"]) - nets[j][target] / len(articles[j]["body"])
                if abs(difference) >= gap and difference * rate > 0:
                    worse, other = (i, j) if difference < 0 else (j, i)
                    found.append((event, target, articles[worse]["id"], articles[other]["id"]))
    return found


def same_name(gold: str, name: str) -> bool:
    g, n = gold.lower().strip(), name.lower().strip()
    return bool(n) and (g == n or g in n or n in g or g.split()[-1] == n.split()[-1])


def portrayed(analysis: Analysis, target: str) -> Entity | None:
    """The entity that the target's name fits: exactly, else by inclusion or its last word."""
    exact = [e for e in analysis.entities if e.name.lower() == target.lower()]
    named = exact or [e for e in analysis.entities if same_name(target, e.name)]
    return next((e for e in named if e.evaluation.score is not None), None)


def score(analysis: Analysis, target: str) -> float:
    entity = portrayed(analysis, target)
    return 0.0 if entity is None or entity.evaluation.score is None else entity.evaluation.score


def marked_only(row: Row, analysis: Analysis, target: str, perfect: bool) -> float:
    """Sum over the spans that annotators marked in sentences the program reads for the target: their sign, or our tone.

    What is left to gain by finding the sentences that annotators marked, and by reading those rightly.
    """
    entity = portrayed(analysis, target)
    values = {s.sentence: s.value for s in entity.evaluation.sentences} if entity else {}
    total, text = 0.0, analysis.article.text
    for mark in row["annotations"]:
        index = mark["sentence_index"]
        start = text.find((row["title"] if index < 0 else row["body"][index]).strip()) + mark["start"]
        place = next((i for i, s in enumerate(analysis.sentences) if s.start <= start < s.end), None)
        if mark["target"] == target and place in values:
            total += values[place] if not perfect else 1 if mark["polarity"] == "positive" else -1
    return total


def contrast(found: list[Pair], number: Callable[[str, str], float]) -> tuple[float, float, float, float]:
    """Share of pairs in the right order (a tie counts one half), its 95 % interval over events, share of ties."""
    by_event: dict[str, list[float]] = defaultdict(list)
    ties = 0
    for event, target, worse, other in found:
        a, b = number(worse, target), number(other, target)
        ties += a == b
        by_event[event].append(1.0 if a < b else 0.5 if a == b else 0.0)
    points = [p for points in by_event.values() for p in points]
    rng, events, draws = random.Random(7), sorted(by_event), []
    for _ in range(1000):
        drawn = [p for e in (rng.choice(events) for _ in events) for p in by_event[e]]
        draws.append(sum(drawn) / len(drawn))
    draws.sort()
    return sum(points) / len(points), draws[25], draws[975], ties / len(points)


def run_contrast(name: str, data: Path, folder: Path | None, index: TermIndex) -> None:
    rows = records(data, name)
    analyses = {a.id: analyze(a, p, index, {}) for a, p in parsed(rows, name, folder)}
    found = pairs(rows, basil_marks if name == "basil" else newswcl50_marks)

    def ours(article: str, target: str) -> float:
        return score(analyses[article], target)

    def length(article: str, target: str) -> float:
        return -float(len(analyses[article].article.text))

    def mentions(article: str, target: str) -> float:
        return -float(sum(e.mentions for e in analyses[article].entities if same_name(target, e.name)))

    def negative_terms(article: str, target: str, everywhere: bool) -> float:
        entity, analysis = portrayed(analyses[article], target), analyses[article]
        if entity is None:
            return 0.0
        read = {m.sentence for m in analysis.mentions if m.entity == entity.id}
        bad = [t for t in analysis.loaded_terms if t.polarity is Polarity.NEGATIVE]
        return -float(sum(everywhere or t.sentence in read for t in bad))

    numbers: list[tuple[str, Callable[[str, str], float]]] = [
        ("evaluation", ours),
        ("baseline: more mentions are worse", mentions),
        ("baseline: the longer article is worse", length),
        ("negative terms in its sentences", partial(negative_terms, everywhere=False)),
        ("negative terms in the article", partial(negative_terms, everywhere=True)),
    ]
    if name == "basil":
        by_id = {row["id"]: row for row in rows}

        def ceiling(article: str, target: str, perfect: bool) -> float:
            return marked_only(by_id[article], analyses[article], target, perfect)

        numbers += [
            ("ceiling: marked sentences only, our tone", partial(ceiling, perfect=False)),
            ("ceiling: marked sentences only, as marked", partial(ceiling, perfect=True)),
        ]
    for label, number in numbers:
        accuracy, low, high, ties = contrast(found, number)
        print(f"{name:10} {label:42} {accuracy:.3f} [{low:.3f}, {high:.3f}]  ties {ties:.3f}  pairs {len(found)}")


# ------------------------------------------------------------------------------------------------- NewsMTSC
def run_newsmtsc(data: Path, folder: Path | None, index: TermIndex, fold: int | None) -> None:
    """Macro-F1 of the tone of the entity whose mention overlaps the target, by official split.

    Of one fold of articles alone if given; also of sentences with several targets.
    """
    rows = records(data, "newsmtsc")
    gold: dict[str, list[str]] = defaultdict(list)
    guess: dict[str, list[str]] = defaultdict(list)
    for row, (article, parse) in zip(rows, parsed(rows, "newsmtsc", folder), strict=True):
        if fold is not None and fold_of(row["id"]) != fold:
            continue
        analysis = analyze(article, parse, index, {})
        tone = {e.id: e.evaluation.tone for e in analysis.entities}
        for target in row["targets"]:
            at = [m for m in analysis.mentions if m.start < target["end"] and target["start"] < m.end]
            for part in [row["official_split"], *["several targets"] * (len(row["targets"]) > 1)]:
                gold[part].append(target["polarity"])
                guess[part].append(tone[at[0].entity] if at else "neutral")
    for split in sorted(gold):
        majority = Counter(gold[split]).most_common(1)[0][0]
        for label, said in (("tone", guess[split]), ("baseline: majority", [majority] * len(gold[split]))):
            f1, low, high = macro_f1(gold[split], said)
            print(f"newsmtsc   {split} {label:32} {f1:.3f} [{low:.3f}, {high:.3f}]  targets {len(gold[split])}")


def macro_f1(gold: list[str], guess: list[str]) -> tuple[float, float, float]:
    """Macro-F1 over the classes of `gold`, with a 95 % bootstrap interval over targets."""
    rng, both, draws = random.Random(7), list(zip(gold, guess, strict=True)), []
    for _ in range(500):
        draws.append(_f1([rng.choice(both) for _ in both]))
    draws.sort()
    return _f1(both), draws[12], draws[487]


def _f1(both: list[tuple[str, str]]) -> float:
    right, said, there = Counter[str](), Counter[str](), Counter[str]()
    for g, p in both:
        there[g] += 1
        said[p] += 1
        right[g] += g == p
    return sum(2 * right[c] / (said[c] + there[c]) for c in there) / len(there)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--only", default="newsmtsc,basil,newswcl50")
    ask.add_argument("--parsed", type=Path)
    ask.add_argument("--fold", type=int, help="NewsMTSC: this fold of articles only; 0 was left out of the training")
    given = ask.parse_args()
    index = TermIndex(load.default_lexicons())
    for name in given.only.split(","):
        if name == "newsmtsc":
            run_newsmtsc(given.data, given.parsed, index, given.fold)
        else:
            run_contrast(name, given.data, given.parsed, index)


if __name__ == "__main__":
    main()
