"""How well the score of two sentences tells whether they tell the same event.

    python benchmarks/passages.py --data PATH [--limit N] [--group 3]

PATH holds ecbplus/dev.jsonl (not part of this repository). The articles of each sub-topic are taken in groups, as
`framing compare` would see them. Every pair of sentences of two articles of a group is a case; it is positive when
the two share a validated event cluster. Printed: average precision, beside the cosine of TF-IDF vectors and of mean
word vectors. Sentences outside the validated ones were not annotated in full, so that some pairs counted as wrong
are right; the second line counts pairs of validated sentences only.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import batched, combinations
from pathlib import Path
from typing import Any

import numpy as np

from framing.analyzer.entities.coreference import entities
from framing.analyzer.parsing import pipeline
from framing.analyzer.predicates.events import events
from framing.analyzer.speech.quotations import quotations
from framing.comparator.entities.entities import compared_entities
from framing.comparator.passages import alignment
from framing.comparator.sentences.profiles import profiles
from framing.language.mending.order import mended
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.model import Analysis, Article, Parse, Part, PartKind, Sentence


def article(row: dict[str, Any]) -> Article:
    text = "\n".join(row["body"])
    return Article(row["id"], row["id"], "", text, (Part(PartKind.BODY, 0, len(text)),))


def analysis(article: Article, parse: Parse) -> Analysis:
    """What the alignment needs of an analysis."""
    tree = mended(Tree(article, parse))
    quoted = quotations(tree)
    found, mentions = entities(tree, quoted, {})
    sentences = []
    for nodes in tree.sentences:
        solid = [n for n in nodes if n.pos != "SPACE"] or nodes
        sentences.append(Sentence(solid[0].start, solid[-1].end, PartKind.BODY, len(solid), len(solid)))
    happened = events(tree, mentions, Voices(quoted))
    return Analysis(
        article, parse, tuple(sentences), tuple(found), tuple(mentions), (), (), (), tuple(quoted), tuple(happened), ()
    )


def clusters(row: dict[str, Any], analysed: Analysis) -> list[tuple[set[str], bool]]:
    """For each sentence of the parse its validated event clusters, and whether it is a validated sentence."""
    told: dict[int, set[str]] = defaultdict(set)
    for m in row["mentions"]:
        if m["kind"] == "event" and m["validated"] and ":single" not in m["cluster"]:
            told[m["sentence_index"]].add(m["cluster"])
    spans, at = [], 0
    for n, sentence in enumerate(row["body"]):
        spans.append((at, at + len(sentence), n))
        at += len(sentence) + 1
    result = []
    for s in analysed.sentences:
        inside = [n for a, b, n in spans if a < s.end and s.start < b]
        result.append(({c for n in inside for c in told[n]}, any(n in row["validated_sentences"] for n in inside)))
    return result


def words(analysed: Analysis, sentence: int) -> list[int]:
    first, last = analysed.parse.sentences[sentence]
    return [i for i in range(first, last) if analysed.parse.pos[i] not in ("SPACE", "PUNCT")]


def tfidf(group: Sequence[Analysis]) -> dict[tuple[int, int], dict[str, float]]:
    counts = {
        (n, k): Counter(a.article.text[a.parse.starts[i] : a.parse.ends[i]].lower() for i in words(a, k))
        for n, a in enumerate(group)
        for k in range(len(a.sentences))
    }
    df = Counter(w for c in counts.values() for w in c)
    found = {}
    for key, count in counts.items():
        vector = {w: n * math.log((len(counts) + 1) / (df[w] + 0.5)) for w, n in count.items()}
        norm = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        found[key] = {w: v / norm for w, v in vector.items()}
    return found


def means(group: Sequence[Analysis], table: Any) -> dict[tuple[int, int], Any]:
    found = {}
    for n, a in enumerate(group):
        for k in range(len(a.sentences)):
            rows = [a.parse.rows[i] for i in words(a, k) if a.parse.rows[i] >= 0]
            mean = table[rows].mean(axis=0) if rows else np.zeros(table.shape[1])
            found[n, k] = mean / (np.linalg.norm(mean) or 1.0)
    return found


def average_precision(scores: Sequence[float], gold: Sequence[bool]) -> float:
    ranked = np.asarray(gold, dtype=float)[np.argsort(-np.asarray(scores), kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1) * ranked).sum() / ranked.sum())


DRAWS = 500


def interval(scores: Sequence[float], gold: Sequence[bool], topics: Sequence[int]) -> tuple[float, float]:
    """95% bootstrap interval of the average precision over sub-topics: a topic that is drawn twice counts twice."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    ranked, topic = np.asarray(gold, dtype=float)[order], np.asarray(topics)[order]
    chance, number = np.random.default_rng(0), max(topics) + 1
    drawn = []
    for _ in range(DRAWS):
        times = np.bincount(chance.integers(0, number, number), minlength=number)[topic]
        hits, rows = np.cumsum(ranked * times), np.cumsum(times)
        drawn.append(float((hits / np.maximum(rows, 1) * ranked * times).sum() / max(1.0, hits[-1])))
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def scored(group: Sequence[Analysis]) -> list[dict[tuple[int, int, int, int], float]]:
    """Scores as they are, and without what the place in the article adds."""
    told = profiles(group, compared_entities(group, {}))
    found = (alignment.pairs(told, least=0.0), alignment.pairs(told, least=0.0, opening=0.0))
    return [
        {(told[p.a].article, told[p.a].sentence, told[p.b].article, told[p.b].sentence): p.score for p in some}
        for some in found
    ]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--limit", type=int, help="only the first N sub-topics")
    ask.add_argument("--group", type=int, default=3, help="articles compared at once")
    given = ask.parse_args()
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (given.data / "ecbplus" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        topics[row["event_id"]].append(row)
    nlp = pipeline.load()
    table = np.asarray(nlp.vocab.vectors.data, dtype=np.float32)
    table = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    cases: list[tuple[float, float, float, float, bool, bool]] = []
    of: list[int] = []  # the number of the sub-topic
    for number, rows in enumerate(list(topics.values())[: given.limit]):
        articles = [article(r) for r in rows]
        analysed = [analysis(a, p) for a, p in zip(articles, pipeline.parse(nlp, articles), strict=True)]
        for some in batched(list(zip(rows, analysed, strict=True)), given.group):
            if len(some) == given.group:
                cases += _cases([r for r, _ in some], [a for _, a in some], table)
        of += [number] * (len(cases) - len(of))
    everything = list(zip(cases, of, strict=True))
    for label, chosen in (("all sentences", everything), ("validated only", [x for x in everything if x[0][5]])):
        kept, places = [case for case, _ in chosen], [topic for _, topic in chosen]
        ours, unplaced, plain, vectors, gold, _ = zip(*kept, strict=True)
        print(f"{label}: {len(kept)} pairs, {sum(gold)} of one event")
        methods = (
            ("alignment", ours),
            ("without place", unplaced),
            ("TF-IDF cosine", plain),
            ("vector cosine", vectors),
        )
        for name, scores in methods:
            low, high = interval(scores, gold, places)
            print(f"  {name:15} average precision {average_precision(scores, gold):.3f} [{low:.3f}, {high:.3f}]")


def _cases(rows: Sequence[dict[str, Any]], group: Sequence[Analysis], table: Any) -> list[Any]:
    placed, unplaced = scored(group)
    plain, vectors = tfidf(group), means(group, table)
    gold = [clusters(r, a) for r, a in zip(rows, group, strict=True)]
    cases = []
    for i, j in combinations(range(len(group)), 2):
        for a in range(len(group[i].sentences)):
            for b in range(len(group[j].sentences)):
                one, two = plain[i, a], plain[j, b]
                cosine = sum(v * two[w] for w, v in one.items() if w in two)
                (x, known_x), (y, known_y) = gold[i][a], gold[j][b]
                ours, bare = placed.get((i, a, j, b), 0.0), unplaced.get((i, a, j, b), 0.0)
                vector = float(vectors[i, a] @ vectors[j, b])
                cases.append((ours, bare, cosine, vector, bool(x & y), known_x and known_y))
    return cases


if __name__ == "__main__":
    main()
