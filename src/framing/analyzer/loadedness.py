"""How loaded a sentence reads: a logistic regression over its words' scores, form and evidence of sobriety.

Numbers, names, reporting verbs and past tense speak for a report; emphatic marks, modifiers and loaded words against
it (Recasens et al. 2013; Spinde et al. 2021). The model was learned from expert labels of news sentences.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from framing.analyzer.loaded_words import context, word_probabilities
from framing.analyzer.tree import Node, Tree
from framing.analyzer.voices import Voices
from framing.analyzer.weights_file import Linear, Weights, probability, weights
from framing.model import Loadedness, LoadedTerm

GROUPS = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADJ": "modifier", "ADV": "modifier",
          "PUNCT": "other", "SPACE": "", "NUM": "other"}  # fmt: skip
"""Which table of word scores a part of speech uses; all others are function words."""

FUNCTION = "function"
_SHARES = ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "PRON", "AUX", "DET", "ADP", "PART", "SCONJ", "PUNCT", "INTJ")
_SAYING = frozenset({"say", "tell", "report", "accord", "announce", "state"})
_COMPARED = frozenset({"JJS", "RBS", "JJR", "RBR"})
_DASHES = frozenset("—–")
_MARKS = {"!": "exclamation", "?": "question", "(": "bracket", "$": "money", "%": "percent"}
_FIGURES = frozenset({"DATE", "CARDINAL", "MONEY", "PERCENT"})
_CERTAIN = 0.99


def loadedness(tree: Tree, terms: Sequence[LoadedTerm]) -> list[Loadedness]:
    """A score from 0 to 1 for each sentence of the parse, in order; from 0.5 on it reads loaded."""
    known = weights()
    vectors = tree.parse.pipeline == known.pipeline
    around = context(tree, terms, Voices([]), known.categories)
    return scores(tree, word_probabilities(tree, around, known.word, vectors=vectors), known, vectors=vectors)


def scores(tree: Tree, words: Mapping[int, float], known: Weights, *, vectors: bool) -> list[Loadedness]:
    """As `loadedness`, from the probabilities of the words (by token index)."""
    figures, names = _names_by_sentence(tree)
    return [
        Loadedness(i, round(_score(nodes, words, (names[i], figures[i]), known.sentence, vectors=vectors), 4))
        for i, nodes in enumerate(tree.sentences)
    ]


def _score(
    nodes: Sequence[Node], words: Mapping[int, float], names: tuple[int, int], model: Linear, *, vectors: bool
) -> float:
    if not any(n.text[0].isalnum() for n in nodes):
        return 0.0
    odds = model.log_odds(sentence_features(nodes, words, names))
    if vectors:
        odds += sum(
            sum(model.of_row(group, n.row) for n in members) / math.sqrt(len(members))
            for group, members in grouped(nodes).items()
        )
    return probability(odds)


def _names_by_sentence(tree: Tree) -> tuple[list[int], list[int]]:
    names, figures = [0] * len(tree.sentences), [0] * len(tree.sentences)
    for first, _, label in tree.names:
        names[tree.nodes[first].sent] += 1
        figures[tree.nodes[first].sent] += label in _FIGURES
    return figures, names


def grouped(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    """The words that have a vector, by the table that scores them."""
    found: dict[str, list[Node]] = {}
    for node in nodes:
        if node.row >= 0 and (group := GROUPS.get(node.pos, FUNCTION)):
            found.setdefault(group, []).append(node)
    return found


def sentence_features(
    nodes: Sequence[Node], words: Mapping[int, float], names: tuple[int, int]
) -> Iterator[tuple[str, float]]:
    """Named features of a sentence: its words' probabilities, and what its form tells.

    `names` are the numbers of the pipeline's names in it, and of those that are dates and figures.
    """
    yield from _of_words([words[n.i] for n in nodes if n.i in words])
    yield from _of_form(nodes)
    n = len(nodes)
    yield "names", 10 * names[0] / n
    yield "figures", 10 * names[1] / n


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


def _of_form(nodes: Sequence[Node]) -> Iterator[tuple[str, float]]:
    n = len(nodes)
    counts: dict[str, float] = {}
    for node in nodes:
        for name in _signs(node):
            counts[name] = counts.get(name, 0.0) + 1.0
    yield "length", math.log(n) - 3.0
    for name, count in counts.items():
        yield name, 10 * count / n if name in _SHARED else min(count, 3.0) / 2


_SHARED = frozenset({*_SHARES, "past", "present", "comma"})


def _signs(node: Node) -> Iterator[str]:
    """What a token tells of the kind of sentence it stands in."""
    yield node.pos
    tag, text = node.tag, node.text
    if tag == "VBD":
        yield "past"
    elif tag in ("VBZ", "VBP"):
        yield "present"
    elif tag == "MD":
        yield "modal"
    elif tag in _COMPARED:
        yield "comparison"
    if node.dep == "neg":
        yield "negation"
    if node.lemma in _SAYING:
        yield "saying"
    elif text == ",":
        yield "comma"
    elif text in _MARKS:
        yield _MARKS[text]
    elif text in _DASHES:
        yield "dash"
    elif node.pos == "PUNCT" and text in "\"“”‘’'":
        yield "quotation mark"
    elif len(text) > 3 and text.isupper():
        yield "capitals"
