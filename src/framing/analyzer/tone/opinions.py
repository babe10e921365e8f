"""Opinions around an entity, in sentences that do not name it.

Critics need not name their target in every sentence. In three collections, two fifths to a half of what annotators
marked as said for or against somebody is in sentences that do not mention that person (docs/portraits-tried.md).
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

ELSEWHERE = 0.5
"""Weight of an opinion in a sentence that names another actor."""

NOUNS = 6
"""Common nouns, spread over the sentence, by which its subject matter is heard: more cost time and change little."""

_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GROUP", "GPE"})


class Opinion(NamedTuple):
    """A sentence that passes on somebody's words, or in which the source's own words read loaded."""

    sentence: int
    speakers: frozenset[str]  # ids of the entities whose words it holds, as far as they are known


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
    """Indices of nodes for the sentence's subject matter: `NOUNS` of its common nouns, or of all nodes without any."""
    found = [n.i for n in nodes if n.pos == "NOUN"] or [n.i for n in nodes]
    if len(found) > NOUNS:
        found = [found[(2 * i + 1) * len(found) // (2 * NOUNS)] for i in range(NOUNS)]
    return frozenset(found)


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
) -> dict[str, float]:
    """Entity -> the sum of the opinions that neither name it nor are its own words, times its share of the `sentences`.

    values: how each opinion speaks of what it is about, `weighed`.
    """
    whole = sum(values)
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
        rest = whole - sum([value_of[s] for s in sorted(left_out)]) if len(left_out) < len(heard) else 0.0
        found[entity] = len(places) / sentences * rest
    return found
