"""How entities are portrayed: NewsMTSC (tone towards a target), framing contrast on SEESAW, NewsWCL50 and BASIL.

    python benchmarks/evaluation.py --data PATH [--only newsmtsc,seesaw,newswcl50,basil] [--fold 0] [--parsed FOLDER]

PATH/NAME/dev.jsonl has one article a line with id, event_id, source, title, body (its paragraphs) and the marks of its
collection: `stances` (SEESAW), `mentions` (NewsWCL50) or `annotations` (BASIL). A line of NewsMTSC is a sentence with
id, text and `targets`. `--parsed` is a folder for parses, so that a second run does not parse again. The network was
trained on NewsMTSC's dev part except fold 0, so give `--fold 0` or a held-out file.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Any

from entities import parsed, records
from framing.analyzer.analysis import analyze
from framing.analyzer.loaded.loaded_terms import TermIndex
from framing.lexicon import load
from framing.model import Analysis, Entity, Polarity
from train_evaluation import fold_of

Row = dict[str, Any]
Pair = tuple[str, str, str, str]  # event, target, article that portrays it worse, the other
Number = Callable[[str, str], float]  # of article and target
Gains = list[tuple[str, float]]  # event, and what one number has more than another on one of its pairs

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


def seesaw_marks(row: Row) -> Iterator[tuple[str, int]]:
    """Every stance, whoever takes it, towards an entity of the annotators' list."""
    for stance in row["stances"]:
        if stance["object"] not in ("None", "Not in the list"):
            yield stance["object"], 1 if stance["sentiment"] == "positive" else -1


def newswcl50_marks(row: Row) -> Iterator[tuple[str, int]]:
    """Properties by the last word of the concept's path; "FRA; USA" are two concepts."""
    for mark in row["mentions"]:
        sign = SIGNS.get(mark.get("property") or "", 0)
        if mark["kind"] == "PROPERTY" and mark.get("target") and sign:
            for target in mark["target"].split(";"):
                yield target.strip().split("/")[-1], sign


MARKS = {"seesaw": seesaw_marks, "newswcl50": newswcl50_marks, "basil": basil_marks}


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


def portrayed_concept(row: Row, analysis: Analysis, concept: str) -> Entity | None:
    """The entity that most of the gold mentions of a concept overlap: "PRK" is a code and no name in the text."""
    text, overlaps, at, starts = analysis.article.text, Counter[str](), 0, []
    for sentence in row["body"]:
        starts.append(at := max(at, text.find(sentence.strip(), at)))
    for gold in row["mentions"]:
        if (gold.get("concept") or "").split("/")[-1].lower() == concept.lower() and gold.get("start") is not None:
            start, end = (starts[gold["sentence_index"]] + gold[side] for side in ("start", "end"))
            shared = [(min(end, m.end) - max(start, m.start), m.entity) for m in analysis.mentions]
            length, entity = max(shared, default=(0, ""))
            overlaps[entity] += length > 0
    known = {e.id: e for e in analysis.entities if e.evaluation.score is not None}
    return next((known[e] for e, n in overlaps.most_common() if n and e in known), None)


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


def contrast(found: list[Pair], number: Number) -> tuple[float, float, float, float]:
    """Share of pairs in the right order (a tie counts one half), its 95% interval over events, share of ties."""
    points = [_right(pair, number) for pair in found]
    ties = sum(number(worse, target) == number(other, target) for _, target, worse, other in found)
    low, high = _over_events([(pair[0], point) for pair, point in zip(found, points, strict=True)])
    return sum(points) / len(points), low, high, ties / len(points)


def _right(pair: Pair, number: Number) -> float:
    _, target, worse, other = pair
    a, b = number(worse, target), number(other, target)
    return 1.0 if a < b else 0.5 if a == b else 0.0


def _over_events(points: Gains) -> tuple[float, float]:
    """95% interval of the mean of the points, drawing events: what stands in one hangs together."""
    by_event: dict[str, list[float]] = defaultdict(list)
    for event, point in points:
        by_event[event].append(point)
    rng, events, draws = random.Random(7), sorted(by_event), []
    for _ in range(1000):
        drawn = [p for e in (rng.choice(events) for _ in events) for p in by_event[e]]
        draws.append(sum(drawn) / len(drawn))
    draws.sort()
    return draws[25], draws[975]


class Portraits:
    """The analyses of one collection, and the numbers that its pairs can be ordered by: (article, target) -> number."""

    def __init__(self, name: str, rows: list[Row], analyses: dict[str, Analysis]) -> None:
        self.rows = {row["id"]: row for row in rows}
        self.analyses = analyses
        self.named = cache(self._concept if name == "newswcl50" else self._named)

    def _named(self, article: str, target: str) -> Entity | None:
        return portrayed(self.analyses[article], target)

    def _concept(self, article: str, target: str) -> Entity | None:
        return portrayed_concept(self.rows[article], self.analyses[article], target)

    def score(self, article: str, target: str) -> float:
        entity = self.named(article, target)
        return 0.0 if entity is None or entity.evaluation.score is None else entity.evaluation.score

    def naming(self, article: str, target: str) -> float:
        """Net evidence of the sentences that name the target, without what is heard around it."""
        entity = self.named(article, target)
        return 0.0 if entity is None else sum(s.value for s in entity.evaluation.sentences)

    def mentions(self, article: str, target: str) -> float:
        entity = self.named(article, target)
        return 0.0 if entity is None else -float(entity.mentions)

    def length(self, article: str, target: str) -> float:
        return -float(len(self.analyses[article].article.text))

    def negative_terms(self, article: str, target: str, everywhere: bool) -> float:
        entity, analysis = self.named(article, target), self.analyses[article]
        if entity is None:
            return 0.0
        read = {m.sentence for m in analysis.mentions if m.entity == entity.id}
        bad = [t for t in analysis.loaded_terms if t.polarity is Polarity.NEGATIVE]
        return -float(sum(everywhere or t.sentence in read for t in bad))

    def marked(self, article: str, target: str, perfect: bool) -> float:
        return marked_only(self.rows[article], self.analyses[article], target, perfect)


def run_contrast(name: str, data: Path, folder: Path | None, index: TermIndex) -> dict[str, Gains]:
    """Print the collection's table; what the evaluation gains over each other way, pair by pair."""
    rows = records(data, name)
    here = Portraits(name, rows, {a.id: analyze(a, p, index, {}) for a, p in parsed(rows, name, folder)})
    found = pairs(rows, MARKS[name])
    numbers: list[tuple[str, Number]] = [
        ("evaluation", here.score),
        ("only sentences that name the target", here.naming),
        ("baseline: more mentions are worse", here.mentions),
        ("baseline: the longer article is worse", here.length),
        ("negative terms in its sentences", partial(here.negative_terms, everywhere=False)),
        ("negative terms in the article", partial(here.negative_terms, everywhere=True)),
    ]
    if name == "basil":
        numbers += [
            ("ceiling: marked sentences only, our tone", partial(here.marked, perfect=False)),
            ("ceiling: marked sentences only, as marked", partial(here.marked, perfect=True)),
        ]
    gains: dict[str, Gains] = {}
    for label, number in numbers:
        accuracy, low, high, ties = contrast(found, number)
        print(f"{name:10} {label:42} {accuracy:.3f} [{low:.3f}, {high:.3f}]  ties {ties:.3f}  pairs {len(found)}")
        gains[label] = [(pair[0], _right(pair, here.score) - _right(pair, number)) for pair in found]
    print_gains(name, gains)
    return gains


def print_gains(name: str, gains: dict[str, Gains]) -> None:
    for label, points in gains.items():
        if any(point for _, point in points):
            low, high = _over_events(points)
            mean = sum(point for _, point in points) / len(points)
            print(f"{name:10} evaluation − {label:42} {mean:+.3f} [{low:+.3f}, {high:+.3f}]  pairs {len(points)}")


# ------------------------------------------------------------------------------------------------- NewsMTSC
def run_newsmtsc(data: Path, folder: Path | None, index: TermIndex, fold: int | None) -> None:
    """Macro-F1 of the tone of the entity whose mention overlaps the target, by official split.

    Of one fold of articles alone if given; also of sentences with several targets.
    """
    rows, name = records(data, "newsmtsc"), "newsmtsc"
    if fold is not None:  # a fifth of the parsing
        rows, name = [row for row in rows if fold_of(row["id"]) == fold], f"newsmtsc-{fold}"
    gold: dict[str, list[str]] = defaultdict(list)
    guess: dict[str, list[str]] = defaultdict(list)
    for row, (article, parse) in zip(rows, parsed(rows, name, folder), strict=True):
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
    """Macro-F1 over the classes of `gold`, with a 95% bootstrap interval over targets."""
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
    ask.add_argument("--only", default="newsmtsc,seesaw,newswcl50,basil")
    ask.add_argument("--parsed", type=Path)
    ask.add_argument("--fold", type=int, help="NewsMTSC: this fold of articles only; 0 was left out of the training")
    given = ask.parse_args()
    index = TermIndex(load.default_lexicons())
    gains: dict[str, Gains] = defaultdict(list)
    collections = [name for name in given.only.split(",") if name != "newsmtsc"]
    if "newsmtsc" in given.only.split(","):
        run_newsmtsc(given.data, given.parsed, index, given.fold)
    for name in collections:
        for label, points in run_contrast(name, given.data, given.parsed, index).items():
            gains[label] += [(f"{name} {event}", point) for event, point in points]
    if len(collections) > 1:
        print_gains("all", {label: gains[label] for label in gains if not label.startswith("ceiling")})


if __name__ == "__main__":
    main()
