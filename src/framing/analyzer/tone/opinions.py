"""Opinions around an entity, in sentences that do not name it.

Critics need not name their target in every sentence. In three collections, two fifths to a half of what annotators
marked as said for or against somebody is in sentences in which we find no mention of that person (docs/portraits.md).
The probability that such an opinion is about an entity is taken to be the share of the article's sentences that name
it, or half of that if the sentence names another actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.language.tree import Node, Tree
from framing.language.voices import SPEECH
from framing.model import Entity, Loadedness, Mention, Quotation

LOADED = 0.5
"""Loadedness from which on a sentence counts as loaded."""

SPREAD = 0.25
"""Variance of what a sentence says before any is read; keeps the interval open where there are few."""

ELSEWHERE = 0.5
"""Weight of an opinion in a sentence that names another actor."""

_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GROUP", "GPE"})


class Opinion(NamedTuple):
    """A sentence that passes on somebody's words, or in which the source's own words read loaded."""

    sentence: int
    speakers: frozenset[str]  # ids of the entities whose words it holds, as far as they are known


class Around(NamedTuple):
    """What opinions in sentences that do not name an entity add to its net evidence, with the variance of that."""

    total: float
    variance: float


NOTHING = Around(0.0, 0.0)


def opinions(tree: Tree, quotations: Iterable[Quotation], loadedness: Iterable[Loadedness]) -> list[Opinion]:
    """The opinions of an article, in text order."""
    speakers: dict[int, set[str]] = defaultdict(set)
    for found in loadedness:
        if found.score > LOADED:
            speakers[found.sentence] = set()
    for quotation in quotations:
        if quotation.type in SPEECH:
            known = {quotation.speaker_entity} if quotation.speaker_entity else set()
            for sentence in {n.sent for n in tree.between(quotation.start, quotation.end)}:
                speakers[sentence] |= known
    return [Opinion(sentence, frozenset(speakers[sentence])) for sentence in sorted(speakers)]


def spoken_of(nodes: Sequence[Node]) -> frozenset[int]:
    """Indices of the nodes for the sentence's subject matter: its common nouns, or all nodes if it has none."""
    return frozenset(n.i for n in nodes if n.pos == "NOUN") or frozenset(n.i for n in nodes)


def weighed(
    opinions: Sequence[Opinion], values: Sequence[float], entities: Iterable[Entity], mentions: Iterable[Mention]
) -> list[float]:
    """The opinions' values, halved if the sentence names an actor other than the speaker and may be about them."""
    actors = {e.id for e in entities if e.label in _ACTORS}
    named: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.entity in actors:
            named[mention.sentence].add(mention.entity)
    both = zip(opinions, values, strict=True)
    return [v * ELSEWHERE if named.get(o.sentence, set()) - o.speakers else v for o, v in both]


def around(
    opinions: Sequence[Opinion], values: Sequence[float], mentions: Iterable[Mention], sentences: int
) -> dict[str, Around]:
    """Entity -> the sum of the opinions that neither name it nor are its own words, times its share of the `sentences`.

    values: how each opinion speaks of what it is about, `weighed`. The variance is that of drawing as many again.
    """
    whole = Sums.of(values)
    value_of = {o.sentence: v for o, v in zip(opinions, values, strict=True)}
    named, own = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for mention in mentions:
        named[mention.entity].add(mention.sentence)
    for opinion in opinions:
        for speaker in opinion.speakers:
            own[speaker].add(opinion.sentence)
    heard, found = set(value_of), {}
    for entity, places in named.items():
        left_out = (places | own[entity] if entity in own else places) & heard
        rest = whole.without(Sums.of([value_of[s] for s in sorted(left_out)])) if left_out else whole
        found[entity] = rest.scaled(len(places) / sentences)
    return found


class Sums(NamedTuple):
    """How many numbers, their sum and that of their squares."""

    numbers: int
    first: float
    second: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Sums:
        return cls(len(values), sum(values), sum([v * v for v in values]))

    def without(self, other: Sums) -> Sums:
        return Sums(self.numbers - other.numbers, self.first - other.first, self.second - other.second)

    def scaled(self, share: float) -> Around:
        """With the variance of one more beside those found: few differ too little."""
        if not self.numbers:
            return NOTHING
        squares = max(0.0, self.second - self.first * self.first / self.numbers)
        return Around(share * self.first, share * share * (squares + SPREAD))
