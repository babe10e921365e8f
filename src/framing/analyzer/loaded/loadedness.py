"""How loaded a sentence reads: a logistic regression over its most loaded words, its form and its vocabulary.

Numbers, reporting verbs and past tense indicate a report; loaded words and emphatic marks indicate the opposite
(Recasens et al. 2013; Spinde et al. 2021). Shares of parts of speech, length and quotation marks were left out. They
would do a little better on the expert-labelled sentences of mixed genres, and worse inside an article: they distinguish
opinion pages from news, not a loaded sentence from its neighbour (figures in docs/loaded-terms.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from framing.analyzer.loaded.loaded_words import context, word_probabilities
from framing.analyzer.loaded.weights_file import Linear, Weights, probability, weights
from framing.language.tree import Tree
from framing.language.words import group
from framing.model import Loadedness, LoadedTerm, Parse

GROUPS = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADJ": "modifier", "ADV": "modifier",
          "PUNCT": "other", "NUM": "other", "SPACE": ""}  # fmt: skip
"""Which table of word scores a part of speech uses; all others are function words."""

FUNCTION = "function"
FIGURES = frozenset({"DATE", "CARDINAL", "MONEY", "PERCENT"})
"""Labels of the pipeline's names that are dates and figures."""

_SAYING = group("verbs of reports")
_MARKS = {"!": "exclamation", "?": "question", "—": "dash", "–": "dash"}


def loadedness(tree: Tree, terms: Sequence[LoadedTerm]) -> list[Loadedness]:
    """A score from 0 to 1 for each sentence of the parse, in order; from 0.5 on it reads loaded."""
    known = weights()
    vectors = tree.parse.pipeline == known.pipeline
    words = word_probabilities(tree, context(tree, terms, known.categories), known.word, vectors=vectors)
    return scores(tree, words, known, vectors=vectors)


def scores(tree: Tree, words: Mapping[int, float], known: Weights, *, vectors: bool) -> list[Loadedness]:
    """As `loadedness`, from the probabilities of the words (by token index)."""
    labels: dict[int, list[str]] = {}
    for first, _, label in tree.names:
        labels.setdefault(tree.nodes[first].sent, []).append(label)
    found = []
    for number, (first, last) in enumerate(tree.parse.sentences):
        named = sentence_features(tree, first, last, words, labels.get(number, ()))
        odds = known.sentence.log_odds(named)
        if vectors:
            odds += _of_vectors(tree.parse, first, last, known.sentence)
        has_words = any(n.text[0].isalnum() for n in tree.nodes[first:last])
        found.append(Loadedness(number, round(probability(odds), 4) if has_words else 0.0))
    return found


def _of_vectors(parse: Parse, first: int, last: int, model: Linear) -> float:
    """The words' table scores: summed by group, and divided by the root of their number."""
    tables = model.tables
    found = grouped(parse, first, last)
    sums = [sum(map(tables[g].__getitem__, rows)) / math.sqrt(len(rows)) for g, rows in found.items() if g in tables]
    return model.scale * sum(sums)


def grouped(parse: Parse, first: int, last: int) -> dict[str, list[int]]:
    """The vector rows of a stretch of tokens, by the table that scores them."""
    found: dict[str, list[int]] = {}
    group_of = GROUPS.get
    for pos, row in zip(parse.pos[first:last], parse.rows[first:last], strict=True):
        if row >= 0:
            group = group_of(pos, FUNCTION)
            if group in found:
                found[group].append(row)
            elif group:
                found[group] = [row]
    return found


def sentence_features(
    tree: Tree, first: int, last: int, words: Mapping[int, float], labels: Sequence[str]
) -> Iterator[tuple[str, float]]:
    """Named features of a sentence (a stretch of tokens): its words' probabilities, and what its form tells.

    `labels` are those of the pipeline's names in it.
    """
    n, parse = last - first, tree.parse
    yield from _of_words(sorted([words[i] for i in range(first, last) if i in words], reverse=True))
    yield "past", 10 * parse.tags[first:last].count("VBD") / n
    yield "figures", 10 * sum(label in FIGURES for label in labels) / n
    lemmas = parse.lemmas[first:last]
    if present := _SAYING.intersection(lemmas):
        yield "saying", _few(sum(map(lemmas.count, sorted(present))))
    nodes = tree.nodes[first:last]
    there = tree.text[nodes[0].start : nodes[-1].end]
    if "!" in there or "?" in there or "—" in there or "–" in there:
        marks = [_MARKS[node.text] for node in nodes if node.text in _MARKS]
        for name in sorted(set(marks)):
            yield name, _few(marks.count(name))


def _of_words(ranked: Sequence[float]) -> Iterator[tuple[str, float]]:
    """The three most loaded words one by one."""
    top = ranked[0] if ranked else 0.0
    yield "most loaded word", top
    yield "most loaded word, log-odds", 0.3 * math.log((top + 1e-3) / (1 - top + 1e-3))
    yield "second word", ranked[1] if len(ranked) > 1 else 0.0
    yield "third word", ranked[2] if len(ranked) > 2 else 0.0


def _few(count: int) -> float:
    return min(count, 3) / 2
