"""How well loaded terms and loadedness do on labelled news, and how fast matching is.

    python benchmarks/loadedness.py --data DATA [--only babe,basil,newswcl50] [--part dev]
    python benchmarks/loadedness.py --speed

DATA/<name>/<part>.jsonl: babe (Spinde et al. 2021), basil (Fan et al. 2019), newswcl50 (Hamborg et al. 2019). Words are
runs of letters and digits; a word is positive when it overlaps a span. On BABE's development part the shipped weights
have seen the answers: for unseen articles see the cross-validation of benchmarks/train_loadedness.py. The other two are
a second opinion that nothing was learned from. --speed needs no data: matching against a lexicon of random words.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from framing.analyzer.loaded.in_context import LEARNED, read_in_context
from framing.analyzer.loaded.loaded_terms import TermIndex, loaded_terms
from framing.analyzer.parsing import pipeline
from framing.analyzer.speech.quotations import quotations
from framing.language.mending.order import mended
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.lexicon.entry import Entry, Lexicon
from framing.lexicon.load import default_lexicons
from framing.model import Article, LexiconInfo, Parse, Part, PartKind

WORD = re.compile(r"[A-Za-z0-9]+(?:['’\-][A-Za-z0-9]+)*")
DRAWS = 500
Span = tuple[int, int]


class Text(Struct):
    """A sentence of a corpus with gold and found spans, in its own characters."""

    group: str  # article or event: what is resampled
    text: str
    loaded: bool
    gold: list[Span]
    lexicon: list[Span] = field(default_factory=list)  # every hit of the lexicons
    kept: list[Span] = field(default_factory=list)  # without those that do not read loaded
    full: list[Span] = field(default_factory=list)  # with the learned words
    score: float = 0.0


# ------------------------------------------------------------------------------------------------- the corpora
def babe(rows: Sequence[dict[str, Any]]) -> Iterator[list[Text]]:
    for number, row in enumerate(rows):
        gold = [(s["start"], s["end"]) for s in row["biased_spans"]]
        yield [Text(row["url"] or str(number), row["text"], row["label"] == "Biased", gold)]


def basil(rows: Sequence[dict[str, Any]]) -> Iterator[list[Text]]:
    for row in rows:
        marks = [m for m in row["annotations"] if m["bias"] == "lexical"]
        yield _sentences(row, marks)


def newswcl50(rows: Sequence[dict[str, Any]]) -> Iterator[list[Text]]:
    for row in rows:
        yield _sentences(row, [m for m in row["mentions"] if m["kind"] == "PROPERTY" and m.get("start") is not None])


def _sentences(row: dict[str, Any], marks: Sequence[dict[str, Any]]) -> list[Text]:
    found = []
    for i, sentence in enumerate(row["body"]):
        gold = [(m["start"], m["end"]) for m in marks if m["sentence_index"] == i]
        found.append(Text(row["event_id"], sentence, bool(gold), gold))
    return found


CORPORA: dict[str, Callable[[Sequence[dict[str, Any]]], Iterator[list[Text]]]] = {
    "babe": babe,
    "basil": basil,
    "newswcl50": newswcl50,
}


def analysed(articles: Sequence[list[Text]]) -> list[Text]:
    """The texts with what the program finds; the sentences of an article are read together."""
    index = TermIndex(default_lexicons())
    made = [_article(texts) for texts in articles]
    for texts, article, parse in zip(articles, made, pipeline.parse(pipeline.load(), made), strict=True):
        _fill(texts, article, parse, index)
    return [text for texts in articles for text in texts]


def _article(texts: Sequence[Text]) -> Article:
    """The sentences as paragraphs, so that none runs into the next."""
    parts, at = [], 0
    for text in texts:
        parts.append(Part(PartKind.BODY, at, at + len(text.text)))
        at += len(text.text) + 1
    return Article("", "", "", "\n".join(t.text for t in texts), tuple(parts))


def _fill(texts: Sequence[Text], article: Article, parse: Parse, index: TermIndex) -> None:
    tree = mended(Tree(article, parse))
    voices = Voices(quotations(tree))
    hits = loaded_terms(tree, index, (), voices)
    reading = read_in_context(tree, hits, (), voices, index.shipped)
    spans = [(nodes[0].start, nodes[-1].end) for nodes in tree.sentences]
    at = 0
    for text in texts:
        end = at + len(text.text)
        text.lexicon = [(h.start - at, h.end - at) for h in hits if at <= h.start < end]
        inside = [t for t in reading.terms if at <= t.start < end]
        text.full = [(t.start - at, t.end - at) for t in inside]
        text.kept = [(t.start - at, t.end - at) for t in inside if t.lexicon != LEARNED]
        text.score = max((s.score for s in reading.loadedness if at <= spans[s.sentence][0] < end), default=0.0)
        at = end + 1


# --------------------------------------------------------------------------------------------------- measures
def words(text: Text, found: Sequence[Span]) -> tuple[int, int, int]:
    """Correct, found and gold words."""
    right = said = gold = 0
    for m in WORD.finditer(text.text):
        a, b = _overlaps(m.span(), text.gold), _overlaps(m.span(), found)
        right, said, gold = right + (a and b), said + b, gold + a
    return right, said, gold


def _overlaps(span: Span, spans: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


def prf(rows: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    right, said, gold = (sum(column) for column in zip(*rows, strict=True))
    return right / max(said, 1), right / max(gold, 1), 2 * right / max(said + gold, 1)


def f1(rows: Sequence[tuple[int, int, int]]) -> float:
    return prf(rows)[2]


def macro_f1(rows: Sequence[tuple[bool, bool]]) -> float:
    def of(kind: bool) -> float:
        right = sum(g == p == kind for g, p in rows)
        return 2 * right / max(sum(g == kind for g, _ in rows) + sum(p == kind for _, p in rows), 1)

    return (of(True) + of(False)) / 2


def area(rows: Sequence[tuple[bool, float]]) -> float:
    """Chance that a loaded sentence scores above another (area under the ROC curve), ties one half."""
    ordered = sorted(s for g, s in rows if not g)
    above = 0.0
    for gold, score in rows:
        if gold:
            above += (bisect_left(ordered, score) + bisect_right(ordered, score)) / 2
    return above / max(len(ordered) * (len(rows) - len(ordered)), 1)


def interval(rows: Sequence[Any], groups: Sequence[str], measure: Callable[[Sequence[Any]], float]) -> str:
    """95% interval by resampling whole articles or events."""
    by: dict[str, list[Any]] = {}
    for row, group in zip(rows, groups, strict=True):
        by.setdefault(group, []).append(row)
    rng, names = random.Random(7), sorted(by)
    drawn = sorted(measure([r for g in rng.choices(names, k=len(names)) for r in by[g]]) for _ in range(DRAWS))
    return f"[{drawn[DRAWS // 40]:.3f}, {drawn[-1 - DRAWS // 40]:.3f}]"


def report(name: str, texts: Sequence[Text]) -> None:
    groups = [t.group for t in texts]
    every = [words(t, [(0, len(t.text))]) for t in texts]
    print(f"{name}: {len(texts)} texts, {sum(t.loaded for t in texts)} loaded")
    print(f"  words, every word found          F1 {f1(every):.3f} (floor)")
    kinds: tuple[tuple[str, Callable[[Text], list[Span]]], ...] = (
        ("lexicons alone", _lexicon), ("lexicons, in context", _kept), ("with learned words", _full),
    )  # fmt: skip
    for title, which in kinds:
        rows = [words(t, which(t)) for t in texts]
        p, r, f = prf(rows)
        print(f"  words, {title:<25} P {p:.3f} R {r:.3f} F1 {f:.3f} {interval(rows, groups, f1)}")
    for title, pairs in (
        ("one hit of a lexicon or more", [(t.loaded, bool(t.lexicon)) for t in texts]),
        ("loadedness of .5 or more", [(t.loaded, t.score >= 0.5) for t in texts]),
    ):
        print(f"  sentences, {title:<29} macro-F1 {macro_f1(pairs):.3f} {interval(pairs, groups, macro_f1)}")
    scored = [(t.loaded, t.score) for t in texts]
    print(
        f"  sentences, ranked by loadedness: area under the curve {area(scored):.3f} {interval(scored, groups, area)}"
    )


def _lexicon(text: Text) -> list[Span]:
    return text.lexicon


def _kept(text: Text) -> list[Span]:
    return text.kept


def _full(text: Text) -> list[Span]:
    return text.full


# ------------------------------------------------------------------------------------------------------ speed
def speed() -> None:
    """Build and matching time against lexicons of made-up words; a tenth of them in two words."""
    tree = _long_text()
    parsing = _parse_time(tree.article)
    print(f"text of {len(tree.nodes)} tokens; its parse took {parsing:.2f} s of processor time")
    for number in (100, 1_000, 10_000, 100_000, 300_000):
        lexicon = _made_up(number)
        started = time.process_time()
        index = TermIndex([lexicon])
        built = time.process_time() - started
        best = min(_matching(index, tree) for _ in range(5))
        print(f"  {number:>7} terms: build {built:.3f} s, {len(tree.nodes) / best / 1e6:5.2f} M tokens/s, "
              f"{100 * best / parsing:.3f} % of the parse")  # fmt: skip
    index = TermIndex(default_lexicons())
    best = min(_matching(index, tree) for _ in range(5))
    print(f"  shipped lexicons: hits {100 * best / parsing:.2f} % of the parse, "
          f"terms and reading in context {100 * _reading(index, tree) / parsing:.2f} %")  # fmt: skip


def _parse_time(article: Article) -> float:
    nlp = pipeline.load()
    started = time.process_time()
    list(pipeline.parse(nlp, [article]))
    return time.process_time() - started


def _matching(index: TermIndex, tree: Tree) -> float:
    started = time.process_time()
    index.hits(tree)
    return time.process_time() - started


def _reading(index: TermIndex, tree: Tree) -> float:
    times = []
    for _ in range(3):
        started = time.process_time()
        hits = loaded_terms(tree, index, (), Voices([]))
        read_in_context(tree, hits, (), Voices([]), index.shipped)
        times.append(time.process_time() - started)
    return min(times)


def _long_text() -> Tree:
    seeds = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*.txt"))
    whole = "\n\n".join(p.read_text(encoding="utf-8") for p in seeds * 4)
    article = Article("", "", "", whole, (Part(PartKind.BODY, 0, len(whole)),))
    return Tree(article, next(pipeline.parse(pipeline.load(), [article])))


def _made_up(number: int) -> Lexicon:
    rng = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def word() -> str:
        return "".join(rng.choices(letters, k=8))

    entries = tuple(Entry(f"{word()} {word()}" if rng.random() < 0.1 else word()) for _ in range(number))
    return Lexicon(LexiconInfo("made-up", "1", "", number), entries)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, help="folder of the corpora")
    ask.add_argument("--part", default="dev")
    ask.add_argument("--only", default="babe,basil,newswcl50")
    ask.add_argument("--speed", action="store_true")
    given = ask.parse_args()
    if given.speed:
        speed()
    for name in given.only.split(",") if given.data else ():
        rows = [json.loads(line) for line in (given.data / name / f"{given.part}.jsonl").open(encoding="utf-8")]
        report(name, analysed(list(CORPORA[name](rows))))


if __name__ == "__main__":
    main()
