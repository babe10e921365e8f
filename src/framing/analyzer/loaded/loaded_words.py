"""How likely a word reads loaded in its context: a model over named features.

The features follow what is known of bias-inducing words: lexicon membership, part of speech and grammatical relation,
and the surrounding words (Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013; Spinde et al. 2021), with the word's
vector.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from framing.analyzer.loaded.weights_file import Linear, probability
from framing.language.actors import actors, is_like_people, noun
from framing.language.tree import Node, Tree
from framing.model import LoadedTerm

GROUPS = {"NOUN": "noun", "VERB": "verb", "ADJ": "modifier", "ADV": "modifier"}
"""Which table of word scores a part of speech uses."""

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ"})
_FIRM_NAMES = frozenset({"PERSON", "ORG", "GPE"})
_QUOTES = frozenset("\"“‘'")
_DOUBLE = frozenset('"“”')
_IDEOLOGY = ("ist", "ists", "ism")
_LONG = 8  # letters; lengths are measured in it, to be of the size of the other features


class Context(Struct, frozen=True):
    """The surroundings of every word, gathered once for an article."""

    hits: Mapping[int, LoadedTerm]  # by token index: the longest hit of a category that the model knows
    names: Mapping[int, str]  # token index -> label of the pipeline's name
    quoted: frozenset[int]  # token indices between double quotation marks
    governors: frozenset[int]  # token indices of the heads of hits


def context(tree: Tree, terms: Sequence[LoadedTerm], categories: frozenset[str] | None) -> Context:
    """The surroundings of the words; hits of other `categories` (a user's own lexicon) are no features (None: all)."""
    known = [t for t in terms if categories is None or t.category in categories]
    known.sort(key=_shortest_first)
    hits = {n.i: t for t in known for n in tree.between(t.start, t.end)}
    names = {i: label for first, last, label in tree.names for i in range(first, last)}
    heads = (tree.nodes[i].head.i for i in hits if tree.nodes[i].head.i != i)
    return Context(hits, names, quoted_tokens(tree), frozenset(heads))


def quoted_tokens(tree: Tree) -> frozenset[int]:
    """Tokens between double quotation marks of one paragraph, whoever speaks."""
    found: list[int] = []
    opened: int | None = None
    for node in tree.nodes:
        if node.text in _DOUBLE:
            if opened is not None and node.text != "“":
                found.extend(range(opened + 1, node.i))
                opened = None
            else:
                opened = node.i
        elif node.pos == "SPACE" and "\n" in node.text:
            opened = None
    return frozenset(found)


def _shortest_first(term: LoadedTerm) -> tuple[int, bool, int, float, str, str]:
    return term.end - term.start, not term.nested, term.start, term.weight, term.category, term.term


def candidates(tree: Tree, around: Context) -> list[Node]:
    """The words to be scored: content words, and hits of any lexicon."""
    hits = around.hits
    return [n for n in tree.nodes if (n.pos in CONTENT or n.i in hits) and n.text[0].isalnum()]


def word_features(node: Node, text: str, around: Context) -> list[tuple[str, float]]:
    """Named features of a word in its context, without its vector."""
    hit = around.hits.get(node.i)
    weight = [("weight", hit.weight)] if hit is not None else []
    return [*((label, 1.0) for label in labels(node, text, around)), ("length", len(node.text) / _LONG), *weight]


def labels(node: Node, text: str, around: Context) -> list[str]:
    """The features of a word in its context; bare labels are part of speech and relation."""
    i, head, hits = node.i, node.head, around.hits
    found = [node.pos, node.dep]
    if i in hits:
        found += _of_hit(node, hits[i])
    if (label := around.names.get(i)) is not None:
        found.append("in a name")
        if label in _FIRM_NAMES:
            found.append("in a name of a person, body or place")
    if head.i in hits and head is not node:
        found.append("depends on a loaded word")
    if i in around.governors:
        found.append("governs a loaded word")
    if head.pos == "PROPN":
        found.append("depends on a name")
    if i in around.quoted:
        found.append("quoted")
    if node.row < 0:
        found.append("rare")
    _add_form(found, node, text)
    return found


def _of_hit(node: Node, hit: LoadedTerm) -> list[str]:
    found = ["in a lexicon", f"category:{hit.category}", f"in a lexicon, {node.pos}"]
    if hit.end - hit.start > node.end - node.start:
        found.append("in a longer term")
    return found


def describes_actor(node: Node) -> bool:
    """Whether a word judges who acts by its place: "a hardline federation", "the patriot", "respected Judge Garba"."""
    if node.pos == "ADJ" and node.dep in ("amod", "compound", "nmod"):
        return node.head.pos == "PROPN" or noun(node.head) in actors() or is_like_people(node.head)
    return node.pos == "NOUN" and (noun(node) in actors() or is_like_people(node))


def _add_form(found: list[str], node: Node, text: str) -> None:
    lower, start = node.lower, node.start
    before = text[start - 1] if start else " "
    if before != " ":
        if before in _QUOTES:
            found.append("first in quotation marks")
        elif before == "-":
            found.append("hyphenated")
    if text[node.end : node.end + 1] == "-" and before != "-":
        found.append("hyphenated")
    if node.text[0] != lower[0]:
        found.append("capitalised")
        if len(lower) > 2 and node.text.isupper():
            found.append("in capitals")
    if lower[-2:] == "ly":
        found.append("in -ly")
    elif lower.endswith(_IDEOLOGY):
        found.append("in -ist, -ism")


def word_probabilities(tree: Tree, around: Context, model: Linear, *, vectors: bool) -> dict[int, float]:
    """Token index -> how likely the word reads loaded, 0 to 1; `vectors` says whether the rows are the model's.

    Computes the features of `word_features` without listing them, because it runs for every content word.
    """
    found, text, hits = {}, tree.text, around.hits
    weight_of = model.features.get
    per_letter, per_weight = weight_of("length", 0.0) / _LONG, weight_of("weight", 0.0)
    for node in candidates(tree, around):
        odds = model.bias + per_letter * len(node.text)
        odds += sum([weight_of(label, 0.0) for label in labels(node, text, around)])
        if node.i in hits:
            odds += per_weight * hits[node.i].weight
        if vectors:
            odds += model.of_row(GROUPS.get(node.pos, ""), node.row)
        found[node.i] = probability(odds)
    return found
