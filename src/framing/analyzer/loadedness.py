"""How loaded a sentence reads: a logistic regression over its words' scores, form and evidence of sobriety.

Numbers, names, reporting verbs and past tense speak for a report; emphatic marks, modifiers and loaded words against
it (Recasens et al. 2013; Spinde et al. 2021). The model was learned from expert labels of news sentences.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from framing.analyzer.loaded_words import context, word_probabilities
from framing.analyzer.tree import Tree
from framing.analyzer.weights_file import Linear, Weights, probability, weights
from framing.model import Loadedness, LoadedTerm, Parse

GROUPS = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADJ": "modifier", "ADV": "modifier",
          "PUNCT": "other", "NUM": "other", "SPACE": ""}  # fmt: skip
"""Which table of word scores a part of speech uses; all others are function words."""

FUNCTION = "function"
FIGURES = frozenset({"DATE", "CARDINAL", "MONEY", "PERCENT"})
"""Labels of the pipeline's names that are dates and figures."""

_SHARES = frozenset(
    {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "PRON", "AUX", "DET", "ADP", "PART", "SCONJ", "PUNCT", "INTJ"}
)
_SAYING = dict.fromkeys(("say", "tell", "report", "accord", "announce", "state"), "saying")
_TAGS = {
    "VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal",
    "JJR": "comparison", "JJS": "comparison", "RBR": "comparison", "RBS": "comparison",
}  # fmt: skip
_MARKS = {"!": "exclamation", "?": "question", "(": "bracket", "$": "money", "%": "percent", ",": "comma", "—": "dash",
          "–": "dash", **dict.fromkeys("\"“”‘’'", "quotation mark")}  # fmt: skip
_TENTHS = frozenset({"past", "present", "comma"})
_CERTAIN = 0.99


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
    return model.scale * sum(
        sum(map(model.tables[group].__getitem__, rows)) / math.sqrt(len(rows))
        for group, rows in grouped(parse, first, last).items()
        if group in model.tables
    )


def grouped(parse: Parse, first: int, last: int) -> dict[str, list[int]]:
    """The vector rows of a stretch of tokens, by the table that scores them."""
    found: dict[str, list[int]] = {}
    for pos, row in zip(parse.pos[first:last], parse.rows[first:last], strict=True):
        if row >= 0 and (group := GROUPS.get(pos, FUNCTION)):
            found.setdefault(group, []).append(row)
    return found


def sentence_features(
    tree: Tree, first: int, last: int, words: Mapping[int, float], labels: Sequence[str]
) -> Iterator[tuple[str, float]]:
    """Named features of a sentence (a stretch of tokens): its words' probabilities, and what its form tells.

    `labels` are those of the pipeline's names in it.
    """
    n = last - first
    yield from _of_words([words[i] for i in range(first, last) if i in words])
    yield from _of_form(tree, first, last)
    yield "length", math.log(n) - 3.0
    yield "names", 10 * len(labels) / n
    yield "figures", 10 * sum(label in FIGURES for label in labels) / n


def _of_words(chances: Sequence[float]) -> Iterator[tuple[str, float]]:
    """The most loaded words one by one, the rest together, and that at least one of them is loaded."""
    ranked = sorted(chances, reverse=True) or [0.0]
    top = ranked[0]
    yield "most loaded word", top
    yield "second word", ranked[1] if len(ranked) > 1 else 0.0
    yield "third word", ranked[2] if len(ranked) > 2 else 0.0
    yield "fourth to sixth word", sum(ranked[3:6])
    yield "all words", sum(ranked)
    yield "mean word", 10 * sum(ranked) / len(ranked)
    yield "no loaded word", sum(math.log1p(-min(p, _CERTAIN)) for p in ranked)
    yield "most loaded word, log-odds", 0.3 * math.log((top + 1e-3) / (1 - top + 1e-3))


def _of_form(tree: Tree, first: int, last: int) -> Iterator[tuple[str, float]]:
    """Shares of parts of speech and tense (in tenths), and how often marks of emphasis or report occur."""
    parse, n = tree.parse, last - first
    for name, count in Counter(parse.pos[first:last]).items():
        if name in _SHARES:
            yield name, 10 * count / n
    texts = [node.text for node in tree.nodes[first:last]]
    signs: dict[str, int] = {}
    for column, names in ((texts, _MARKS), (parse.tags[first:last], _TAGS), (parse.lemmas[first:last], _SAYING)):
        for value in names.keys() & set(column):
            signs[names[value]] = signs.get(names[value], 0) + column.count(value)
    for name, count in sorted(signs.items()):
        yield name, 10 * count / n if name in _TENTHS else _few(count)
    if negations := parse.deps[first:last].count("neg"):
        yield "negation", _few(negations)
    if capitals := sum(t.isupper() and len(t) > 3 for t in texts):
        yield "capitals", _few(capitals)


def _few(count: int) -> float:
    return min(count, 3) / 2
