"""In which sentences an entity is harmed or speaks itself, so that they do not speak against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from framing.analyzer.tone.named_places import Place
from framing.analyzer.tone.tone import DIGITS, Tone
from framing.language.deeds import is_bodily_harm, part_of
from framing.language.tree import Node
from framing.language.voices import SPEECH
from framing.language.words import NO_PREDICATE, group, predicates
from framing.model import Polarity, Quotation, RoleUse


def spoken_sentences(places: Iterable[Place], speech: Iterable[Quotation]) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where half of the sentence or more is the entity's own speech: "“We saved it,” she said"."""
    said: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in speech:
        if quotation.speaker_entity is not None and quotation.type in SPEECH:
            said[quotation.speaker_entity].append(quotation)
    return frozenset({(p.entity, p.sentence) for p in places if _is_mostly(p.target.nodes, said.get(p.entity, ()))})


def _is_mostly(nodes: Sequence[Node], speech: Iterable[Quotation]) -> bool:
    """Whether half of the sentence's characters or more are inside the speech."""
    start, end = nodes[0].start, nodes[-1].end
    return 2 * sum([max(0, min(q.end, end) - max(q.start, start)) for q in speech]) >= end - start


def sentences_of_victims(roles: Sequence[RoleUse], lands: Container[str] = ()) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where the entity is harmed, seized, driven out or cleared and does nothing against it.

    The network recognises harm, but not its victim, and charges and deeds, but not that somebody is cleared of them or
    did not do them: "She never betrayed anybody". `lands` are ids of entities that are places.
    """
    suffered = (u for u in roles if u.role != "agent" and not u.negated)
    harmed = {(u.entity, u.sentence) for u in suffered if _is_harm(u, is_land=u.entity in lands)}
    denied = (u for u in roles if u.role == "agent" and u.negated)
    harmed |= {(u.entity, u.sentence) for u in denied if predicates().get(u.verb, NO_PREDICATE).agent < 0}
    doing = {(u.entity, u.sentence) for u in roles if u.role == "agent" and u.polarity is Polarity.NEGATIVE}
    return frozenset(harmed - doing)


def _is_harm(use: RoleUse, *, is_land: bool) -> bool:
    """Whether a verb means harm to its patient; of a person, "hit" and "attack" may be meant of words or sport."""
    if is_land and part_of(use.verb, "patient") == "victim":
        return True
    named = {use.verb, f"{use.verb} {use.object}"}  # "hold hostage"
    return is_bodily_harm(use.verb) or not named.isdisjoint(group("seizing verbs") | group("clearing verbs"))


def spared_reading(probabilities: Tone) -> Tone:
    """The reading without what the network holds against a victim."""
    negative, neutral, positive = probabilities
    return 0.0, round(negative + neutral, DIGITS), positive
