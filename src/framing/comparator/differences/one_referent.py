"""Whether words of two articles are of one thing, so that they may compete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from framing.comparator.differences.wording_uses import Use
from framing.language.deeds import trigger_types
from framing.language.words import group

COMMON = 1.0  # weight that the sentences of two uses of a wording set have in common, at least
LOOSE = (COMMON, 0.8, 0.3)  # the same where none, one or both stand in an opening: it is about the article's story
SURE = 2.0  # the same from which on two sentences surely tell of one thing


def may_be_compared(one: Use, other: Use, people: Mapping[str, float]) -> bool:
    """Whether two uses may compete: deeds and names that do not differ, in sentences that share enough."""
    if not _may_be_one(one, other) or not _is_one_deed(one, other):
        return False
    return one.opens or other.opens or _weight_in_common(one, other, people) >= SURE


def of_one_referent(uses: Sequence[Use], people: Mapping[str, float] = MappingProxyType({})) -> list[Use]:
    """The uses that another article's use may be of one referent with, and other uses of a name in the opening.

    What a headline or lead calls a group or deed is what the article goes on to call it.
    """
    found = [any(_are_one(u, v, people) for v in uses) for u in uses]
    both = list(zip(uses, found, strict=True))
    opening = {(u.article, u.name, u.several is True) for u, kept in both if kept and u.opens and not u.verb}
    return [u for u, kept in both if kept or (u.article, u.name, u.several is True) in opening]


def _are_one(one: Use, other: Use, people: Mapping[str, float]) -> bool:
    """Whether two articles' words are of one referent.

    Their sentences have enough in common, or mention the same person; openings need less. Two verbs tell of one deed
    only if it befalls the same.
    """
    if one.article == other.article or not _may_be_one(one, other) or not _is_one_deed(one, other):
        return False
    least = LOOSE[one.opens + other.opens]
    if None not in (one.several, other.several) and one.several is not other.several and not _is_a_movement(one, other):
        least = SURE  # "an attack" is hardly "the attacks"
    return _weight_in_common(one, other, people) >= least


def _is_a_movement(one: Use, other: Use) -> bool:
    """Whether one of the words is for what many do on many days: "a revolution" may be "the protests"."""
    types = {t for u in (one, other) for t in trigger_types().get(u.name, ())}
    return not types.isdisjoint(group("events of many days"))


def _is_one_deed(one: Use, other: Use) -> bool:
    """Whether two deeds may befall the same; what a noun's deed befalls may stand anywhere in its sentence."""
    if one.verb and other.verb:
        return not one.undergone.isdisjoint(other.undergone)
    verb, noun = (one, other) if one.verb else (other, one)
    return not verb.verb or any(term in noun.context for term in verb.undergone)


def _may_be_one(one: Use, other: Use) -> bool:
    """Whether the words do not name different things: "the Syrian regime" is not "the Obama administration".

    Nor is his death that of his dog, nor what one article names after something that the other does not know.
    """
    if one.concerned and other.concerned and one.concerned.isdisjoint(other.concerned):
        return False
    if any(single.several is False and many.several and single.within for single, many in ((one, other), (other, one))):
        return False  # "Peter Lungu, a farmer" is no crowd
    if not (_is_known(one, other) and _is_known(other, one)):
        return False
    return not one.within or not other.within or not one.within.isdisjoint(other.within)


def _is_known(one: Use, other: Use) -> bool:
    """Whether the other article has the names inside the words, and one of the things that they are about."""
    things = {word for word in one.concerned if not word.startswith("@")}
    elsewhere = bool(things) and len(things) == len(one.concerned) and things.isdisjoint(other.known)
    return not other.known or (one.names <= other.known and not elsewhere)


def _weight_in_common(one: Use, other: Use, people: Mapping[str, float]) -> float:
    """Weight of what the sentences of two uses share. A shared person is enough, unless he is in most sentences."""
    shared = [t for t in one.context if t in other.context]
    return sum([people[t] if t in people else min(one.context[t], other.context[t]) for t in shared])
