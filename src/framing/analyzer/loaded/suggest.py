"""Words that read loaded but are in no lexicon: candidates for a user's own lexicon, with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from framing.analyzer.loaded.loaded_words import CONTENT, context, word_probabilities
from framing.analyzer.loaded.term_index import TermIndex
from framing.analyzer.loaded.weights_file import weights
from framing.language.mending.order import mended
from framing.language.tree import Node, Tree
from framing.language.voices import OWN, Voices
from framing.model import Analysis, Article, Evidence, Voice

LOWEST = 0.2
"""Mean probability below which a word is not suggested; about four times that of any content word."""

EXAMPLES = 3
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})


class Suggestion(Struct, frozen=True):
    """A word for a lexicon: how loaded it reads in context, how often it occurs, and where."""

    term: str  # lemma
    pos: str  # universal part of speech
    score: float  # mean probability that it reads loaded, 0 to 1
    count: int
    articles: int
    own: int  # of `count`, in the sources' own voice
    evidence: tuple[Evidence, ...]  # the places where it reads most loaded


class _Place(Struct, frozen=True):
    chance: float
    order: int  # of the article
    node: Node
    article: Article
    voice: Voice
    speaker: str | None


def suggest(
    analyses: Iterable[Analysis],
    index: TermIndex,
    *,
    most: int = 50,
    fewest: int = 1,
    lowest: float = LOWEST,
    examples: int = EXAMPLES,
) -> tuple[Suggestion, ...]:
    """Words that no entry of the index matches, most loaded first; ties by count, then by the alphabet.

    `fewest` is how often a word must occur, `most` how many words are returned, `lowest` the least mean probability.
    """
    places: dict[tuple[str, str], list[_Place]] = {}
    for order, analysis in enumerate(analyses):
        voices = Voices(analysis.quotations)
        for node, chance in _unlisted(analysis, index):
            place = _Place(chance, order, node, analysis.article, *voices.at(node.start, node.end))
            places.setdefault((node.lemma.lower(), node.pos), []).append(place)
    found = [_suggestion(term, pos, where, examples) for (term, pos), where in places.items() if len(where) >= fewest]
    return tuple(sorted((s for s in found if s.score >= lowest), key=_rank)[:most])


def _rank(suggestion: Suggestion) -> tuple[float, int, str, str]:
    return -suggestion.score, -suggestion.count, suggestion.term, suggestion.pos


def _unlisted(analysis: Analysis, index: TermIndex) -> Iterator[tuple[Node, float]]:
    """Content words of an article that are in no entry and no name, with the probability that they read loaded."""
    tree, known = mended(Tree(analysis.article, analysis.parse)), weights()
    terms = (*analysis.loaded_terms, *analysis.plain_terms)
    around = context(tree, terms, known.categories)
    vectors = analysis.parse.pipeline == known.pipeline
    listed = {i for hit in index.hits(tree) for i in range(hit.first, hit.last + 1)}
    for i, chance in word_probabilities(tree, around, known.word, vectors=vectors).items():
        node = tree.nodes[i]
        if i not in listed and node.pos in CONTENT and around.names.get(i) not in _NAMES and node.lemma.isalpha():
            yield node, chance


def _suggestion(term: str, pos: str, places: Sequence[_Place], examples: int) -> Suggestion:
    best = sorted(places, key=_most_loaded)[:examples]
    evidence = tuple(_evidence(p) for p in best)
    return Suggestion(
        term=term,
        pos=pos,
        score=round(sum(p.chance for p in places) / len(places), 3),
        count=len(places),
        articles=len({p.order for p in places}),
        own=sum(p.voice in OWN for p in places),
        evidence=evidence,
    )


def _most_loaded(place: _Place) -> tuple[float, int, int]:
    return -place.chance, place.order, place.node.i


def _evidence(place: _Place) -> Evidence:
    article, node = place.article, place.node
    return Evidence(article.id, article.source, node.start, node.end, node.text, node.sent, place.voice, place.speaker)
