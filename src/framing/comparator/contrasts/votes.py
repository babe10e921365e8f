"""How a vote went: 52–48 in one source, "narrowly" in another; "a clear majority" here, "scraped through" there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.own_words import OwnWords
from framing.language.subjects import verb_of
from framing.language.tree import Node
from framing.language.words import group, number_words
from framing.model import ContrastKind, Evidence

_APART, _FITS = 0.8, 0.6  # strength where two tellings do not fit each other, and where one only leaves the number out
_CLOSE = 0.1  # share of the votes by which a close vote is won, at most
_NARROW, _CLEAR = "words for a close vote", "words for a clear vote"
_COUNT = re.compile(r"\b([\w]+)(?:(?:\svotes)?\s?[-\s]to[-\s]\s?|\s?[-–—]\s?)([\w]+)\b", re.IGNORECASE)
_MOST = 700  # members of a body
_VOTE = "the vote"


class _Vote(Struct, frozen=True):
    count: tuple[int, int] | None  # the larger first
    margin: str  # a kind of words for how clear it is, or ""
    bodies: frozenset[str]  # that vote: "senate"
    place: Evidence
    title: bool  # whether it stands in the headline, which is shown anyway


def votes(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """The one vote that each source reports, if its count or the words for it differ."""
    told = [list(_votes(text)) for text in texts]
    for a, b in combinations(range(len(texts)), 2):
        mine, theirs = _one(told[a]), _one(told[b])
        if mine is None or theirs is None:
            continue
        strength = _strength(mine, theirs)
        if strength:
            sides = {a: (mine.place,), b: (theirs.place,)}
            yield Formed(ContrastKind.QUANTITY, _VOTE, frozenset({"vote"}), sides, strength)


def _one(every: Sequence[_Vote]) -> _Vote | None:
    """The only count of a source, with what it makes of it; None where it tells of several votes."""
    counts, margins = {v.count for v in every if v.count}, {v.margin for v in every if v.margin}
    if len(counts) > 1 or len(margins) > 1 or not every:
        return None
    count, margin = next(iter(counts), None), next(iter(margins), "")
    best = max(every, key=lambda v: (not v.title, bool(v.count) + bool(v.margin), -v.place.start))
    return _Vote(count, margin, frozenset().union(*(v.bodies for v in every)), best.place, best.title)


def _strength(one: _Vote, two: _Vote) -> float:
    if one.bodies != two.bodies and one.bodies and two.bodies:
        return 0.0  # the votes of two chambers
    if one.count and two.count and one.count != two.count:
        return _APART if sum(one.count) == sum(two.count) or max(one.count[0], two.count[0]) < _MOST else 0.0
    mine, theirs = one.margin or _kind(one.count), two.margin or _kind(two.count)
    if mine and theirs and mine != theirs and (one.margin or two.margin):
        return _APART
    return _FITS if bool(one.count) != bool(two.count) and (one.margin or two.margin) else 0.0


def _kind(count: tuple[int, int] | None) -> str:
    """Which words a count deserves; none between close and clear."""
    if count is None:
        return ""
    share = (count[0] - count[1]) / sum(count)
    return _NARROW if share <= _CLOSE else _CLEAR if share >= 2 * _CLOSE else ""


def _votes(text: OwnWords) -> Iterator[_Vote]:
    for sentence in text.tree.sentences:
        verb = next((n for n in sentence if _is_of_a_vote(n)), None)
        if verb is None or not text.is_content(verb):
            continue
        counts, margin = _counts(sentence, text), _margin(sentence)
        place = in_sentence(verb_of(verb, ("VERB",)), sentence, text) if counts or margin else None
        if place is not None:
            for count in counts or [None]:
                bodies = frozenset(n.lower for n in sentence) & group("chambers")
                yield _Vote(count, margin, bodies, place, text.is_headline(verb))


def _is_of_a_vote(node: Node) -> bool:
    return node.lemma.lower() in group("words of a vote") and node.pos in ("NOUN", "VERB")


def _counts(sentence: Sequence[Node], text: OwnWords) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    words = text.place.analysis.article.text[sentence[0].start : sentence[-1].end]
    for match in _COUNT.finditer(words):
        one, two = _value(match[1]), _value(match[2])
        if one is not None and two is not None and 0 < one + two <= _MOST and one != two:
            found.append((max(one, two), min(one, two)))
    return found


def _value(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if int(word) <= _MOST else None
    value = number_words().get(word.lower())
    return int(value) if value is not None and value == int(value) else None


def _margin(sentence: Sequence[Node]) -> str:
    """What is made of the vote by a word beside it: "narrowly passed", "a clear majority", "scraped through"."""
    for node in sentence:
        for kind in (_NARROW, _CLEAR):
            if node.lower not in group(kind) and node.lemma.lower() not in group(kind):
                continue
            head = node.head
            beside = node.pos in ("ADJ", "ADV") and (_is_of_a_vote(head) or head.lemma in group("words of a margin"))
            itself = node.pos in ("VERB", "NOUN") and node.lemma.lower() in group("deeds of a close or clear vote")
            if beside or itself:
                return kind
    return ""
