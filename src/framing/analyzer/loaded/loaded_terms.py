"""Lexicon entries found in a text (lexical bias: Fan et al. 2019; framing bias: Recasens et al. 2013)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.analyzer.loaded.loaded_words import quoted_tokens
from framing.analyzer.loaded.places import PLACED, has_no_known_doer, is_in_place
from framing.analyzer.loaded.targets import (
    entities_by_head,
    head_of,
    is_end_of_compound,
    is_in_compound,
    is_negated,
    modality_of,
    target,
)
from framing.analyzer.loaded.term_index import Hit, TermIndex, cut, term_words
from framing.language.splitting import HYPHENS
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.language.words import negators
from framing.model import LoadedTerm, Mention, Voice

__all__ = ["TermIndex", "loaded_terms"]

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_FIRM_NAMES = frozenset({"PERSON", "GPE"})
_NEAR = 6  # tokens; an `unless` context that does not hold the term itself counts within this distance


def loaded_terms(tree: Tree, index: TermIndex, mentions: Sequence[Mention], voices: Voices) -> list[LoadedTerm]:
    """All hits in text order; hits inside a longer one are marked nested."""
    hits = index.hits(tree)
    if not hits:
        return []
    names = _Names(tree, mentions)
    hits = [h for h in hits if not names.has_inside(h) and not _excepted(tree, h)]
    entities = entities_by_head(mentions)
    return [
        _term(tree, hit, nested, index, entities, voices)
        for hit, nested in _longest_first(list(_in_place(tree, hits, voices)))
    ]


def _in_place(tree: Tree, hits: Sequence[Hit], voices: Voices) -> Iterator[Hit]:
    """The hits without those of situated words that are out of place or not the outlet's own words."""
    labels = {i: label for first, last, label in tree.names for i in range(first, last)}
    quoted = quoted_tokens(tree)
    for hit in hits:
        nodes = tree.nodes[hit.first : hit.last + 1]
        if hit.entry.category not in PLACED or (
            quoted.isdisjoint(n.i for n in nodes)
            and not is_in_compound(tree.text, nodes[-1])
            and voices.at(nodes[0].start, nodes[-1].end)[0] is Voice.OWN
            and is_in_place(hit.entry.category, nodes, labels)
        ):
            yield hit


def _term(
    tree: Tree, hit: Hit, nested: bool, index: TermIndex, entities: Mapping[int, str], voices: Voices
) -> LoadedTerm:
    nodes = tree.nodes[hit.first : hit.last + 1]
    head, entry = head_of(nodes), hit.entry
    start, end, text = tree.span(nodes[0], nodes[-1])
    voice, speaker = voices.at(start, end)
    return LoadedTerm(
        start=start,
        end=end,
        text=text,
        sentence=head.sent,
        term=entry.term,
        category=entry.category,
        polarity=entry.polarity,
        weight=entry.weight,
        voice=voice,
        speaker=speaker,
        negated=is_negated(head) and not any(n.lower in negators() for n in nodes),  # "pull no punches" denies nothing
        target=None if has_no_known_doer(entry.category, head, entities) else target(head, entities),
        lexicon=index.lexicons[hit.lexicon].info.name,
        concept=entry.concept or None,
        neutral=entry.neutral or None,
        nested=nested,
        modality=modality_of(head),
    )


def _longest_first(hits: Sequence[Hit]) -> Iterator[tuple[Hit, bool]]:
    """Hits in text order with whether a longer (or, at the same place, a later-named lexicon's) hit covers them."""
    taken: set[int] = set()
    marked: list[tuple[Hit, bool]] = []
    places: set[tuple[int, int, int]] = set()
    for hit in sorted(hits, key=_rank):
        place = (hit.first, hit.last, hit.lexicon)
        if place not in places:  # of one lexicon's entries at the same place the strictest and weightiest
            places.add(place)
            tokens = range(hit.first, hit.last + 1)
            marked.append((hit, not taken.isdisjoint(tokens)))
            taken.update(tokens)
    marked.sort(key=_place)
    return iter(marked)


def _rank(hit: Hit) -> tuple[int, int, int, bool, int, float, str, str]:
    entry = hit.entry
    stars = entry.match == "glob"
    told = (stars, -len(entry.pos), -entry.weight, entry.category, entry.term)
    return (hit.first - hit.last, hit.first, -hit.lexicon, *told)


def _place(marked: tuple[Hit, bool]) -> tuple[int, int, bool, int, str, str]:
    hit, nested = marked
    return (hit.first, hit.last, nested, hit.lexicon, hit.entry.category, hit.entry.term)


class _Names:
    """Tokens that are parts of names: "Golden Dawn" is not golden, the "far-right Freedom Party" is far-right."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self.nodes = tree.nodes
        self.sentences = tree.sentences
        self.titled: dict[int, bool] = {}  # by sentence, as far as asked
        self.tokens: dict[int, tuple[int, int]] = {}
        self.words = _words_of_people(tree, mentions)
        for first, last, label in tree.names:
            if label in _NAMES:
                self._add(first, last, label in _FIRM_NAMES)
        for m in mentions:
            if m.kind == "name":
                inside = tree.between(m.start, m.end)
                if len(inside) > 1:
                    self._add(inside[0].i, inside[-1].i + 1, True)

    def _add(self, first: int, last: int, firm: bool) -> None:
        inside = [n for n in self.nodes[first:last] if n.text[:1].isupper()]
        if not inside or (not firm and self._in_title_case(inside[0].sent)):
            return
        opening = inside[0].head.sent == inside[0].sent and _opens(self.nodes, inside[0])
        if len(inside) == 1 and opening and not firm:
            return
        for node in inside:
            self.tokens[node.i] = (inside[0].i, inside[-1].i)

    def _in_title_case(self, sentence: int) -> bool:
        if sentence not in self.titled:
            self.titled[sentence] = _in_title_case(self.sentences[sentence])
        return self.titled[sentence]

    def has_inside(self, hit: Hit) -> bool:
        """Whether the hit is a word of a name. Entries written as names themselves are exempt."""
        if any(c.isupper() for c in hit.entry.term):
            return False
        several = hit.last > hit.first or len(term_words(hit.entry.term)) > 1
        for i in range(hit.first, hit.last + 1):
            if hit.first == hit.last and self.nodes[i].text.removesuffix("s") in self.words:
                return True  # "Hicks said", where the text has a Denise Hicks
            if (span := self.tokens.get(i)) is not None:
                return not (several and hit.first <= span[0] and span[1] <= hit.last)
        return False


def _words_of_people(tree: Tree, mentions: Sequence[Mention]) -> frozenset[str]:
    """Capitalised words of the names of people, without a last s, that the text has in no other use."""
    named = [(first, last) for first, last, label in tree.names if label == "PERSON"]
    named += [(n[0].i, n[-1].i + 1) for m in mentions if m.kind == "name" and (n := tree.between(m.start, m.end))]
    inside = {
        n.text for first, last in named if last - first > 1 for n in tree.nodes[first:last] if n.text[0].isupper()
    }
    small = {n.text for n in tree.nodes if n.text.islower()}
    return frozenset(word.removesuffix("s") for word in inside if word.lower() not in small)


def _opens(nodes: Sequence[Node], node: Node) -> bool:
    return node.i == 0 or nodes[node.i - 1].sent != node.sent or nodes[node.i - 1].text in ("“", '"', "‘", "'")


def _in_title_case(sentence: Sequence[Node]) -> bool:
    """Whether a headline capitalises nearly every longer word, so that a capital means nothing."""
    long = [n for n in sentence if len(n.text) > 3 and n.text[0].isalpha()]
    return len(long) > 2 and sum([n.text[0].isupper() for n in long]) > 0.8 * len(long)


def _excepted(tree: Tree, hit: Hit) -> bool:
    """Whether one of the entry's `unless` contexts occurs here, or the word only ends another one ("high-pitched")."""
    if hit.first == hit.last and is_end_of_compound(tree.text, tree.nodes[hit.first]):
        return True
    return any(_stands(tree, hit, context) for context in hit.entry.unless)


def _stands(tree: Tree, hit: Hit, context: str) -> bool:
    words = term_words(context)
    if not words:
        return False
    around = _around(tree, hit)
    for at in range(len(around) - len(words) + 1):
        if not _same(around[at], words[0]):
            continue
        stretch = around[at : at + len(words)]
        if all(_same(n, w) for n, w in zip(stretch, words, strict=True)):
            touches = stretch[0].i <= hit.last and stretch[-1].i >= hit.first
            if touches or not any(_same(n, w) for n in tree.nodes[hit.first : hit.last + 1] for w in words):
                return True
    return False


def _around(tree: Tree, hit: Hit) -> list[Node]:
    sent = tree.nodes[hit.first].sent
    near = tree.nodes[max(0, hit.first - _NEAR) : hit.last + 1 + _NEAR]
    return cut([n for n in near if n.sent == sent and n.pos != "SPACE" and n.text not in HYPHENS])


def _same(node: Node, word: str) -> bool:
    if word.endswith("*"):
        return node.lower.startswith(word[:-1])
    return word in (node.lower, node.lemma)
