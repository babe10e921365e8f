"""How likely a careful reader is to accept that two sentences tell the same event or claim.

`alignment` finds sentences about the same matter. Most of its errors have the same subject but a different occasion:
two letters, two meetings, somebody's plea and his wife's. The signs that tell occasions apart are: how much of either
sentence, above all of its main clause, the other has; words that are neighbours in both; a day, a number and a speaker
in common; and whether another sentence would be a better partner. The weights of this logistic score were fitted to one
reader's judgement of 905 pairs of sentences from 68 stories, see docs/stories.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from framing.comparator.passages.alignment import Pair
from framing.comparator.passages.outlines import Outline, Outlines
from framing.comparator.sentences.profiles import Happening, Profile
from framing.language.deeds import trigger_types
from framing.language.words import group

_LEAST_SHARED = 0.12  # share of the weight of both that they must have in common to be looked at closely
_PROMISE = -2.7  # least sum of the signs that are known before the outlines: no more than one in 200 is lost by it
_RIVALS = 3  # better partners from which on it makes no difference
_WEIGHT, _PEOPLE, _NUMBERS = 4.0, 3, 2  # more of them in common makes no difference
_SMALL = 0.5  # weight added to what little a short sentence says
_DEED = 0.75  # likelihood of two sentences that tell one deed of the same two parties in whatever words,
_ALIKE = 0.75  # if the alignment is as sure as this
_TALK = group("general event types for passages")
"""Types of deed that say too little: two interviews with one person are two deeds."""


class Signs(NamedTuple):
    """The signs of a pair; shares run from 0 to 1."""

    weight: float  # of what they have in common, up to 4
    shared: float  # of the weight of both sentences, what they have in common
    plain: float  # of the plain words of the sentence that has fewer, what the other has
    core: float  # of the longer main clause, what the other main clause has
    predicate: float  # 1 where each tells the main predicate's kind of deed of the other, 0.5 where one does
    pairs: float  # of the pairs of neighbouring words of the shorter, what the other has
    event: float  # 1 where both tell a deed of one kind
    people: float  # named or meant in both
    numbers: float
    day: float
    speaker: float  # 1 if both have words of the same speaker
    other: float  # 1 where the main predicates are done by two who are known and not the same
    distance: float  # between their places in the articles, 0 to 1
    top: float  # 2 where both open their articles, falling to 0
    rivals: float  # better partners of either in the other's article


WEIGHTS = Signs(
    weight=0.46,
    shared=2.24,
    plain=2.06,
    core=2.57,
    predicate=1.19,
    pairs=3.44,
    event=1.01,
    people=0.27,
    numbers=0.37,
    day=1.55,
    speaker=0.96,
    other=-0.81,
    distance=-1.87,
    top=0.94,
    rivals=-0.15,
)
BIAS = -5.24


def accepted(
    pairs: Sequence[Pair], told: Sequence[Profile], outlines: Outlines, lengths: Sequence[int], least: float
) -> list[Pair]:
    """The pairs with their likelihood to be accepted as score, those of `least` or more, the surest first.

    Args:
        lengths: of each article in sentences.
    """
    found = []
    for pair, signs in signs_of(pairs, told, outlines, lengths):
        score = likelihood(signs)
        if score < _DEED and signs.rivals <= 1 and _two_parties(pair) and _one_deed(pair, outlines):
            score = _DEED
        if score >= least:
            found.append(pair._replace(score=round(score, 4)))
    return sorted(found, key=_unlikely)  # of equal ones that first of which the alignment is surer


def signs_of(
    pairs: Sequence[Pair],
    told: Sequence[Profile],
    outlines: Outlines,
    lengths: Sequence[int],
    promise: float = _PROMISE,
) -> list[tuple[Pair, Signs]]:
    """The signs of the pairs that share enough to be examined, as far as they are known before the outlines."""
    rivals = _rivals(pairs, told)
    by_weight, by_share, by_plain, by_event = WEIGHTS.weight, WEIGHTS.shared, WEIGHTS.plain, WEIGHTS.event
    by_distance, by_place, by_rivals = WEIGHTS.distance, WEIGHTS.top, WEIGHTS.rivals
    whole, plain = [sum(p.terms.values()) for p in told], [_plain_weight(p) for p in told]
    found = []
    for pair in pairs:
        a, b, terms, happenings = pair.a, pair.b, pair.terms, pair.happenings
        one, two = told[a], told[b]
        mine, theirs = one.terms, two.terms
        mass = 0.0
        for t in terms:
            mass += mine[t] if mine[t] < theirs[t] else theirs[t]
        shared = mass / (whole[a] + whole[b] - mass)
        if shared < _LEAST_SHARED:
            continue
        names, others, unnamed = one.names, two.names, 0.0
        for t in terms:
            if t not in names and t not in others:
                unnamed += mine[t] if mine[t] < theirs[t] else theirs[t]
        weight = min(_WEIGHT, mass)
        share = unnamed / (min(plain[a], plain[b]) + _SMALL)
        event = float(happenings is not None)
        distance = abs(one.sentence / lengths[one.article] - two.sentence / lengths[two.article])
        top = 1 / (1 + one.sentence) + 1 / (1 + two.sentence)
        better = rivals[a, b]
        known = (by_weight * weight + by_share * shared + by_plain * share + by_event * event) + (
            by_distance * distance + by_place * top + by_rivals * better
        )
        if BIAS + known < promise and not _two_parties(pair):
            continue
        x, y = outlines.of(a), outlines.of(b)
        signs = Signs(
            weight=weight,
            shared=shared,
            plain=share,
            core=_core_share(x, y),
            predicate=0.5 * (not x.predicates.isdisjoint(y.told | y.predicates))
            + 0.5 * (not y.predicates.isdisjoint(x.told | x.predicates)),
            pairs=len(x.pairs & y.pairs) / (1 + min(len(x.pairs), len(y.pairs))),
            event=event,
            people=min(_PEOPLE, len(x.people & y.people)),
            numbers=min(_NUMBERS, len(x.numbers & y.numbers)),
            day=float(not x.days.isdisjoint(y.days)),
            speaker=float(not x.speakers.isdisjoint(y.speakers)),
            other=float(bool(x.doers) and bool(y.doers) and x.doers.isdisjoint(y.doers)),
            distance=distance,
            top=top,
            rivals=better,
        )
        found.append((pair, signs))
    return found


def _two_parties(pair: Pair) -> bool:
    """Whether the two certainly tell a deed of one kind between the same two parties."""
    if pair.happenings is None or pair.score < _ALIKE:
        return False
    return len(pair.happenings[0].participants & pair.happenings[1].participants) > 1


def _plain_weight(profile: Profile) -> float:
    return sum([w for t, w in profile.terms.items() if t not in profile.names])


def likelihood(signs: Signs) -> float:
    """How likely it is that two sentences report the same thing, from 0 to 1 (logistic regression on the signs)."""
    return 1 / (1 + exp(-BIAS - sum([w * s for w, s in zip(WEIGHTS, signs, strict=True)])))


def _one_deed(pair: Pair, outlines: Outlines) -> bool:
    """Whether both tell one listed kind of deed between the same two parties, one of them as its main predicate.

    Such sentences may have no word in common ("was received with all honour in Beijing", "his visit to Beijing").
    """
    assert pair.happenings is not None
    one, two = pair.happenings
    kinds = _listed(one) & _listed(two)
    main = outlines.of(pair.a).predicates | outlines.of(pair.b).predicates
    told = all(h.event.modality == "asserted" and not h.event.negated for h in pair.happenings)
    return told and not main.isdisjoint(kinds - _TALK)


def _listed(happening: Happening) -> frozenset[str]:
    return trigger_types().get(happening.event.trigger, frozenset())


def _unlikely(pair: Pair) -> float:
    return -pair.score


def _rivals(pairs: Sequence[Pair], told: Sequence[Profile]) -> dict[tuple[int, int], int]:
    """For each pair, how many sentences of the same article would be a better partner. Pairs come sorted."""
    before: dict[tuple[int, int], int] = defaultdict(int)
    found = {}
    for pair in pairs:
        forward, back = (pair.a, told[pair.b].article), (pair.b, told[pair.a].article)
        ahead, behind = before[forward], before[back]
        found[pair.a, pair.b] = min(_RIVALS, ahead if ahead > behind else behind)
        before[forward] = ahead + 1
        before[back] = behind + 1
    return found


def _core_share(x: Outline, y: Outline) -> float:
    both = sum([w for t, w in x.core.items() if t in y.core])
    return both / (max(sum(x.core.values()), sum(y.core.values())) + _SMALL)
