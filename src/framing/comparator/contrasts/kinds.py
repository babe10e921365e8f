"""How two clauses differ, and which words show it best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from framing.comparator.contrasts.telling import Clause, weight
from framing.comparator.contrasts.topics import OPENING, Topic
from framing.model import ContrastKind

_CLEAR = 0.3  # sum of opinion words from which on a clause judges
_APART = 0.7  # difference in it from which on two clauses judge differently
_TELLING = 0.45  # weight of a word that two clauses share
_FITTING = 0.3  # what it counts that two clauses fit best
_SEVERAL = 2  # words that two clauses share
_DISTANT = frozenset({"distancing", "conflict"})


def in_order(
    topic: Topic,
    kept: Sequence[Clause],
    sides: Mapping[int, Sequence[int]],
    begun: Set[int] = frozenset(),
    fitting: tuple[int, int] | None = None,
) -> dict[int, tuple[int, ...]]:
    """The sides of a contrast, with the words that show a difference first.

    Args:
        fitting: the two that fit best by their weights; they come first unless others differ more clearly.
        begun: clauses with which other contrasts begin; if there are any others, those come first.
    """
    if topic.kind == OPENING:
        return {a: tuple(sorted(side)) for a, side in sides.items()}
    sides = {a: sorted(side, key=begun.__contains__) for a, side in sides.items()}
    best, shown = (0.0, ContrastKind.COVERAGE), dict[int, int]()
    for a, b in combinations(sorted(sides), 2):
        for one in sides[a]:
            for two in sides[b]:
                if (one in begun and sides[a][0] not in begun) or (two in begun and sides[b][0] not in begun):
                    continue
                strength, kind = _difference(topic, kept[one], kept[two])
                found = strength + _FITTING * ((one, two) == fitting or (two, one) == fitting), kind
                if found > best:
                    best, shown = found, {a: one, b: two}
    pair = [kept[n] for n in shown.values()]
    for a in sides.keys() - shown.keys():
        shown[a] = max(sides[a], key=lambda n: max((_difference(topic, kept[n], c)[0] for c in pair), default=0.0))
    return {a: _first(shown[a], side) for a, side in sides.items()}


def _first(number: int, side: Sequence[int]) -> tuple[int, ...]:
    """A side with this clause in front."""
    return (number, *(n for n in side if n != number))


def _difference(topic: Topic, one: Clause, two: Clause) -> tuple[float, ContrastKind]:
    """The clearest difference, its kind and how clear it is.

    Clauses that differ in judgement, certainty or voice must be about the same: they share a telling word.
    """
    shared = sum(1 for t in one.terms if t in two.terms and weight(t) >= _TELLING)
    about_both = topic.key in one.names and topic.key in two.names
    one_speaker = one.speaker is not None and one.speaker == two.speaker
    found = [(0.1 + 0.05 * min(shared, _SEVERAL), ContrastKind.COVERAGE)]
    if _counts_differ(one, two):
        found.append((3.0, ContrastKind.QUANTITY))
    if topic.key in one.labels and topic.key in two.labels and one.own and two.own:
        found.append((2.5, ContrastKind.LABEL))
    if one_speaker and one.stance and two.stance and (one.stance in _DISTANT) != (two.stance in _DISTANT):
        found.append((2.2, ContrastKind.STANCE))
    if any(two.deeds.get(key, trigger) != trigger for key, trigger in one.deeds.items() if key[1] == topic.key):
        found.append((1.8, ContrastKind.DEED))
    if one.own and two.own and _judge_differently(one, two) and (shared or about_both):
        apart = min(1.5, abs(one.polarity - two.polarity)) / 10
        found.append((1.6 + apart + 0.1 * min(shared, _SEVERAL), ContrastKind.EVALUATION))
    if shared >= _SEVERAL and is_hedged(one) != is_hedged(two) and one.own and two.own:
        found.append((1.6, ContrastKind.CERTAINTY))
    if one.own != two.own and shared:
        found.append((1.4 + 0.1 * min(shared, _SEVERAL), ContrastKind.VOICE))
    if {(topic.key, "agent"), (topic.key, "patient")} <= one.parts ^ two.parts and one.own and two.own:
        found.append((1.2, ContrastKind.ROLE))
    if not (one.own or two.own) and shared and not one_speaker:
        found.append((1.1 + 0.1 * min(shared, _SEVERAL), ContrastKind.VOICE))
    return max(found, key=lambda f: f[0])


def is_hedged(clause: Clause) -> bool:
    """Whether a clause has a word such as "may" or "apparently"."""
    return bool(clause.features.get("hedge"))


def _counts_differ(one: Clause, two: Clause) -> bool:
    """Whether the clauses count the same thing in similar words and give different numbers."""
    counts: dict[str, set[str]] = {}
    for number, noun in one.counted:
        counts.setdefault(noun, set()).add(number)
    differing = [noun for number, noun in two.counted if noun in counts and number not in counts[noun]]
    similar = [t for t in one.terms if t in two.terms and weight(t) >= _TELLING]
    return any(t != noun for noun in differing for t in similar)


def _judge_differently(one: Clause, two: Clause) -> bool:
    apart = abs(one.polarity - two.polarity)
    if one.polarity * two.polarity < 0:
        return min(abs(one.polarity), abs(two.polarity)) >= _CLEAR
    return apart >= _APART and (one.own or two.own)
