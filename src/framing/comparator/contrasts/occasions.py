"""Whether two numbers may be of two occasions: two days, two places, or one attack and several attacks together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from framing.comparator.contrasts.own_words import OwnWords
from framing.language.deeds import trigger_types
from framing.language.tree import Node
from framing.language.words import group, weekdays

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Occasion(Struct, frozen=True):
    """What a sentence says of the occasion of a number."""

    days: frozenset[str]  # of the week, in the clause
    where: frozenset[str]  # places named in the sentence
    known: frozenset[str]  # places named in the article
    several: bool  # whether it speaks of attacks


def occasion(text: OwnWords, sentence: Sequence[Node], verbs: Sequence[Node]) -> Occasion:
    """When and where a deed happens: its weekdays, its places and those of the article, whether several are told of."""
    inside = verbs[0].subtree() if verbs else sentence
    days = frozenset(n.lower for n in inside) & frozenset(weekdays())
    several = any(n.tag == "NNS" and _is_attack(n) for n in sentence)
    first, last = sentence[0].i, sentence[-1].i
    where = frozenset(name for a, b, name in text.places_named if first <= a and b <= last + 1)
    return Occasion(days, where, text.known_places, several)


def is_of_a_longer_time(sentence: Sequence[Node]) -> bool:
    """Whether a sentence tells of other years, or sums up ("since", "every year"): it counts more than the event."""
    return bool(years(sentence)) or says_of_a_longer_time(sentence)


def years(words: Sequence[Node]) -> frozenset[str]:
    """The years that words name."""
    numbers = (n.text for n in words if n.pos == "NUM" and n.text.isdecimal())
    return frozenset(n for n in numbers if _FIRST_YEAR <= int(n) < _LAST_YEAR)


def says_of_a_longer_time(words: Sequence[Node]) -> bool:
    """Whether words sum up over a time: "since", "every year"."""
    written = f" {' '.join(n.lower for n in words)} ".replace(" year - old ", " ")
    return any(f" {phrase} " in written for phrase in group("words of a longer time"))


def are_of_two_days(one: Occasion, two: Occasion) -> bool:
    """Whether both name weekdays and share none."""
    return bool(one.days and two.days) and one.days.isdisjoint(two.days)


def are_of_two(less: Occasion, more: Occasion) -> bool:
    """Whether the sentences name different places that both articles know, or one of them sums up attacks.

    Args:
        less: the occasion of the smaller number. If the larger number has one more place, it may be a sum.
    """
    known = less.known & more.known
    here, there = less.where & known, more.where & known
    apart = bool(here and there - here) and (bool(here - there) or here < there)
    return apart or less.several is not more.several


def _is_attack(noun: Node) -> bool:
    return not trigger_types().get(noun.lemma.lower(), frozenset()).isdisjoint(group("types of attacks"))
