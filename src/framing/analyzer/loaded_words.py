"""How likely a word reads loaded where it stands: a word-in-context model over named features.

The features follow what is known of bias-inducing words: lexicon membership, part of speech and grammatical relation,
and the words around (Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013; Spinde et al. 2021), with the word's vector.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.analyzer.tree import Node, Tree
from framing.analyzer.voices import Voices
from framing.analyzer.weights_file import Linear, probability
from framing.model import LoadedTerm, Voice

GROUPS = {"NOUN": "noun", "VERB": "verb", "ADJ": "modifier", "ADV": "modifier"}
"""Which table of word scores a part of speech uses."""

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ"})
_FIRM_NAMES = frozenset({"PERSON", "ORG", "GPE"})
_QUOTES = frozenset("\"“‘'")
_LONG = 8  # letters; lengths are measured in it, to be of the size of the other features


@dataclass(frozen=True, slots=True)
class Context:
    """What is asked of the surroundings of every word, gathered once for an article."""

    hits: Mapping[int, LoadedTerm]  # by token index: the longest hit of a category that the model knows
    names: Mapping[int, str]  # token index -> label of the pipeline's name
    voices: Voices


def context(tree: Tree, terms: Sequence[LoadedTerm], voices: Voices, categories: frozenset[str] | None) -> Context:
    """The surroundings of the words; hits of other `categories` (a user's own lexicon) are no features (None: all)."""
    known = [t for t in terms if categories is None or t.category in categories]
    known.sort(key=_shortest_first)
    hits = {n.i: t for t in known for n in tree.between(t.start, t.end)}
    names = {i: label for first, last, label in tree.names for i in range(first, last)}
    return Context(hits, names, voices)


def _shortest_first(term: LoadedTerm) -> tuple[int, bool, int, float, str, str]:
    return term.end - term.start, not term.nested, term.start, term.weight, term.category, term.term


def candidates(tree: Tree, around: Context) -> Iterator[Node]:
    """The words that are asked: content words, and whatever a lexicon found."""
    for node in tree.nodes:
        if (node.pos in CONTENT or node.i in around.hits) and node.text[0].isalnum():
            yield node


def word_features(node: Node, tree: Tree, around: Context) -> Iterator[tuple[str, float]]:
    """Named features of a word in its context, without its vector."""
    hits = around.hits
    yield f"pos:{node.pos}", 1.0
    yield f"dep:{node.dep}", 1.0
    yield "length", len(node.text) / _LONG
    hit = hits.get(node.i)
    if hit is not None:
        yield "in a lexicon", 1.0
        yield f"category:{hit.category}", 1.0
        yield "weight", hit.weight
        yield f"in a lexicon, {node.pos}", 1.0
        if hit.end - hit.start > node.end - node.start:
            yield "in a longer term", 1.0
    if (label := around.names.get(node.i)) is not None:
        yield "in a name", 1.0
        if label in _FIRM_NAMES:
            yield "in a name of a person, body or place", 1.0
    if node.head.i in hits and node.head is not node:
        yield "depends on a loaded word", 1.0
    if any(child.i in hits for child in node.children):
        yield "governs a loaded word", 1.0
    if node.head.pos == "PROPN":
        yield "depends on a name", 1.0
    if around.voices.at(node.start, node.end)[0] is Voice.DIRECT:
        yield "quoted", 1.0
    yield from _form(node, tree.text)


def _form(node: Node, text: str) -> Iterator[tuple[str, float]]:
    lower, before = node.lower, text[node.start - 1 : node.start]
    if before == "-" or text[node.end : node.end + 1] == "-":
        yield "hyphenated", 1.0
    if before in _QUOTES and before:
        yield "first in quotation marks", 1.0
    if node.row < 0:
        yield "rare", 1.0
    if node.text[0].isupper():
        yield "capitalised", 1.0
        if len(lower) > 2 and node.text.isupper():
            yield "in capitals", 1.0
    if lower.endswith("ly"):
        yield "in -ly", 1.0
    elif lower.endswith(("ist", "ists", "ism")):
        yield "in -ist, -ism", 1.0


def word_probabilities(tree: Tree, around: Context, model: Linear, *, vectors: bool) -> dict[int, float]:
    """Token index -> how likely the word reads loaded, 0 to 1; `vectors` says whether the rows are the model's."""
    found = {}
    for node in candidates(tree, around):
        odds = model.log_odds(word_features(node, tree, around))
        if vectors:
            odds += model.of_row(GROUPS.get(node.pos, ""), node.row)
        found[node.i] = probability(odds)
    return found
