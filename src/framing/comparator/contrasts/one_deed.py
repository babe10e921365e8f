"""Different verbs for one deed: the police "storm" a blockade in one source and "clear" it in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed, most_different
from framing.comparator.contrasts.own_words import OwnWords, name_of
from framing.comparator.contrasts.telling import weight
from framing.language import polarity
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.cues import cues
from framing.language.deeds import trigger_types
from framing.language.subjects import by_whom
from framing.language.tree import Node, position
from framing.language.words import group
from framing.model import ComparedEntity, ContrastKind, Evidence

_PARTICULAR = 0.3  # weight of a noun that says what is dealt with
_APART = 0.35  # difference in opinion of two verbs that makes a contrast
_STRENGTH, _LATER = 0.8, 0.6  # in two headlines or leads, or not in both
_LONGEST = 12  # tokens of a verb with what it deals with


class _Deed(Struct, frozen=True):
    verb: str
    agent: str | None  # id of a compared entity or a noun
    value: float
    place: Evidence
    early: bool
    several: bool  # whether what is dealt with is plural


def one_deed(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """What one entity did to another in the sources' own words, if the verbs judge differently."""
    by: dict[str, dict[int, list[_Deed]]] = defaultdict(lambda: defaultdict(list))
    for n, text in enumerate(texts):
        for node in text.tree.nodes:
            if node.pos == "VERB" and text.is_own(node) and text.is_content(node):
                for thing, deed in _deeds(node, text):
                    by[thing][n].append(deed)
    for thing, deeds in sorted(by.items()):
        best = most_different(deeds, _strength)
        if best is not None:
            strength, sides = best
            agent = next((d.agent for d in sides.values() if d.agent), None)
            keys = frozenset({thing, *([agent] if agent else [])})
            names = ", ".join(name_of(key, entities) for key in (agent, thing) if key)
            places = {n: (d.place,) for n, d in sorted(sides.items())}
            yield Formed(ContrastKind.DEED, names, keys, places, strength)


def _deeds(verb: Node, text: OwnWords) -> Iterator[tuple[str, _Deed]]:
    """The things that a verb deals with, each with the deed; none if it is denied, wanted or uncertain."""
    said = clause(verb)
    if said.negated or said.modality != ASSERTED:
        return
    thing = said.subject if said.passive else verb.child("dobj")
    doer = by_whom(verb) if said.passive else said.subject
    if thing is None or not text.is_own(thing):
        return
    key = _key(thing, text)
    if key is None:
        return
    first, last = min(verb, thing, key=position), max(verb, thing, key=position)
    if last.i - first.i > _LONGEST or first.sent != last.sent:
        return
    if thing.i > verb.i:
        last = max(thing.subtree(), key=position) if len(thing.subtree()) <= _LONGEST else thing
    else:
        first = min(thing.subtree(), key=position)
    value, several = polarity.of_word(verb) or text.loaded(verb), thing.tag == "NNS"
    who = _key(doer, text) if doer is not None else None
    yield key, _Deed(verb.lemma.lower(), who, value, text.evidence(first, last), text.is_opening(verb), several)


def _key(node: Node, text: OwnWords) -> str | None:
    """Who or what a noun means: a compared entity, or a thing by its particular noun."""
    entity = text.entity(node)
    if entity is not None:
        return entity
    lemma = node.lemma.lower()
    return lemma if node.pos == "NOUN" and weight(lemma) >= _PARTICULAR else None


def _strength(one: _Deed, two: _Deed, mine: Sequence[_Deed], theirs: Sequence[_Deed]) -> float:
    """How clearly two deeds are one by other verbs; 0 where a source has the other's verb too."""
    if one.verb == two.verb or abs(one.value - two.value) < _APART or one.value * two.value > 0:
        return 0.0  # "beat" and "defeated", "decried" and "denounced" judge alike
    if one.several is not two.several or _is_plain_pair(one, two):
        return 0.0
    if _is_said(one.verb) is not _is_said(two.verb):
        return 0.0  # to blame somebody is not to kill them
    if any(d.verb == one.verb for d in theirs) or any(d.verb == two.verb for d in mine):
        return 0.0
    if one.agent is None or one.agent != two.agent:
        return 0.0
    return _STRENGTH if one.early and two.early else _LATER


def _is_said(verb: str) -> bool:
    """Whether a verb is one of saying, and of no force: "blame", but not "attack"."""
    return verb in cues("VERB") and verb not in group("verbs of force")


def _is_plain_pair(one: _Deed, two: _Deed) -> bool:
    """Whether the verbs judge alike ("beat" and "defeated"), or tell of two deeds ("convicted" and "sentenced")."""
    mine, theirs = trigger_types().get(one.verb, frozenset()), trigger_types().get(two.verb, frozenset())
    if not mine.isdisjoint(theirs & group("types of deeds that judge alike")):
        return True
    return bool(mine and theirs) and mine.isdisjoint(theirs) and not (one.early and two.early)
