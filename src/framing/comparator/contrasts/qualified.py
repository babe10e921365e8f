"""Judging words before one noun: "a peaceful roadblock" in one source, "an illegal roadblock" in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed, most_different
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import listed, weight
from framing.language import polarity
from framing.language.tree import Node
from framing.language.words import certainty, group, negators
from framing.model import ContrastKind, Evidence

_PARTICULAR = 0.3  # weight of a noun that says what is judged
_CLEAR = 0.3  # opinion of the words before it from which on they judge
_OPPOSITE, _ONE_SIDED = 0.85, 0.5  # strength
_EARLY = 1.15  # what it counts where both nouns stand in a headline or lead
_LONGEST = 6  # tokens
_FAMILY = 4  # letters that words of one family have in common


class _Phrase(Struct, frozen=True):
    value: float
    words: frozenset[str]  # that judge
    kinds: frozenset[str]  # that say which it is: "presidential" of an election
    place: Evidence
    early: bool


def qualified(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """For each noun in several sources, the own words of two of them that judge it in opposite ways.

    A judgement that only one makes counts if both mention the thing in a headline or lead.
    """
    by: dict[tuple[str, bool], dict[int, list[_Phrase]]] = defaultdict(lambda: defaultdict(list))
    for n, text in enumerate(texts):
        for node in text.tree.nodes:
            if node.lemma.lower() in listed("unit") | group("units of share") | group("units of money"):
                continue
            if node.pos == "NOUN" and weight(node.lemma.lower()) >= _PARTICULAR and not text.is_in_name(node):
                found = _phrase(node, text)
                if found is not None:
                    by[node.lemma.lower(), node.tag == "NNS"][n].append(found)
    for (noun, _), phrases in sorted(by.items()):
        best = _best(phrases)
        if best is not None:
            strength, sides = best
            places = {n: (p.place,) for n, p in sorted(sides.items())}
            yield Formed(ContrastKind.LABEL, noun, frozenset({noun}), places, strength)


def _phrase(noun: Node, text: OwnWords) -> _Phrase | None:
    """The noun with the words before it; None in somebody else's words or if it is a part of a longer name."""
    if noun.dep == "compound" or not text.is_content(noun) or not text.is_own(noun):
        return None
    before = [c for c in noun.children if c.i < noun.i and c.dep in ("amod", "compound", "nmod", "advmod")]
    value, words, first = 0.0, set[str](), noun
    kinds = frozenset(
        c.lemma.lower() for c in before if c.dep != "advmod" and not polarity.of_word(c) and weight(c.lemma.lower())
    )
    for word in before:
        qualifying = {c.lower for c in word.children}
        if qualifying & negators() or not qualifying.isdisjoint(certainty("adverb", "alleging")):
            return None
        if word.lower in certainty("adjective", "alleging") | certainty("adjective", "unsure"):
            return None
        if not text.is_own(word):
            return None
        first = min(first, *word.subtree(), key=lambda n: n.i)
        says = (
            word.dep == "amod"
            and word.tag != "JJS"  # "the deadliest shooting" is counted, not judged
            and word.lower not in group("words for strength")
            and not word.lower.startswith("anti")
        )
        opinion = (polarity.of_word(word) or text.loaded(word)) if says else 0.0
        value += opinion
        if abs(opinion) >= _CLEAR:
            words.add(word.lower)
    if noun.i - first.i > _LONGEST:
        return None
    return _Phrase(value, frozenset(words), kinds, text.evidence(first, noun), text.is_opening(noun))


def _best(phrases: dict[int, list[_Phrase]]) -> tuple[float, dict[int, _Phrase]] | None:
    best = most_different(phrases, _strength)
    if best is not None:
        for c in phrases.keys() - best[1].keys():
            judging = [p for p in phrases[c] if abs(p.value) >= _CLEAR]
            best[1][c] = max(judging or phrases[c], key=lambda p: (abs(p.value), p.early, -p.place.start))
    return best


def _strength(one: _Phrase, two: _Phrase, mine: Sequence[_Phrase], theirs: Sequence[_Phrase]) -> float:
    if one.kinds and two.kinds and one.kinds.isdisjoint(two.kinds):
        return 0.0  # "a disastrous presidential election" and "the leadership election" are two
    early = _EARLY if one.early and two.early else 1.0
    if min(abs(one.value), abs(two.value)) >= _CLEAR and one.value * two.value < 0:
        return _OPPOSITE * early * (0.8 + 0.1 * min(2.0, abs(one.value - two.value)))
    judging, plain, others = (one, two, theirs) if abs(one.value) > abs(two.value) else (two, one, mine)
    if abs(judging.value) < 2 * _CLEAR or plain.words or not (one.early and two.early):
        return 0.0
    if len(plain.place.text.split()) == 1:
        return 0.0  # a bare noun is no choice of words
    if any(p.words for p in others) or any(_is_stem_of(w, plain.place.text) for w in judging.words):
        return 0.0
    return _ONE_SIDED


def _is_stem_of(word: str, text: str) -> bool:
    """Whether a text has a word of the same family: "bloodied" and "bloody" say the same."""
    return any(w.lower().startswith(word[:_FAMILY]) for w in text.split())
