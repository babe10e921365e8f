"""How sure it is that two sentences of different articles tell the same thing.

A logistic score over what they share: words and referents, weighed by rarity in news and by how many of the
articles speak of them; the type of an event; its participants and its time. The weights were fitted once on sentence
pairs of the event coreference corpus ECB+ (Cybulska & Vossen 2014), see docs/stories.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, inf, log, sqrt

from framing.comparator.profiles import Happening, Profile

_COMMON = 0.2  # weight of a term that only one article has, against 1.2 of one that all have
_BIAS, _COSINE, _CENTRAL, _TYPE, _EVENT, _SHARED, _OPENING = -6.5, 2.0, 4.0, 1.0, 1.2, 0.8, 0.8
_PRIOR = 1.0  # weight added to a sentence's own, so that short sentences do not look central
_CONFLICT = 0.6  # what a clear conflict in time leaves of a score


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, as indices of profiles, and what they share."""

    a: int
    b: int
    score: float
    terms: tuple[str, ...]  # shared, weightiest first
    happenings: tuple[Happening, Happening] | None  # the two that agree best


def pairs(told: Sequence[Profile], least: float = 0.2, opening: float = _OPENING) -> list[Pair]:
    """All pairs of sentences of different articles with a score of `least` or more, the surest first.

    `opening` is what standing first adds: reports tell the event itself at the top.
    """
    weights = _weights(told)
    scaled = [{t: weights[t][1] * w for t, w in p.terms.items()} for p in told]
    norms = [sqrt(sum(w * w for w in terms.values())) or 1.0 for terms in scaled]
    centres = [sqrt(_centrality(p, weights)) for p in told]
    places = [opening / (1 + p.sentence) for p in told]
    needed = (log(least / (1 - least)) if 0 < least < 1 else -inf) - _TYPE - _EVENT
    found = []
    for (a, b), shared in _shared(told).items():
        x, y = scaled[a], scaled[b]
        cosine = sum([x[t] * y[t] for t in shared]) / (norms[a] * norms[b])
        one, two = told[a], told[b]
        mass = sum([min(one.terms[t], two.terms[t]) for t in shared])
        z = _BIAS + _COSINE * cosine + _CENTRAL * centres[a] * centres[b] + _SHARED * min(4.0, mass)
        z += places[a] + places[b]
        if z < needed:
            continue  # whatever events they share
        best, agreement = _events(one, two)
        score = _score(z, best, agreement)
        if score >= least:
            found.append(Pair(a, b, round(score, 4), _ranked(shared, one, two), best))
    return sorted(found, key=_surest)


def _surest(pair: Pair) -> tuple[float, int, int]:
    return -pair.score, pair.a, pair.b


def _ranked(shared: Sequence[str], one: Profile, two: Profile) -> tuple[str, ...]:
    return tuple(sorted(shared, key=lambda t: (-min(one.terms[t], two.terms[t]), t)))


def _weights(told: Sequence[Profile]) -> dict[str, tuple[float, float]]:
    """Term -> share of the other articles that have it, and the factor that follows from it."""
    articles: dict[str, set[int]] = defaultdict(set)
    for profile in told:
        for term in profile.terms:
            articles[term].add(profile.article)
    others = max(1, len({p.article for p in told}) - 1)
    return {t: ((len(a) - 1) / others, _COMMON + (len(a) - 1) / others) for t, a in articles.items()}


def _centrality(profile: Profile, weights: Mapping[str, tuple[float, float]]) -> float:
    """How much of what a sentence says the other articles speak of as well, 0 to 1."""
    whole = sum(profile.terms.values())
    return sum(weights[t][0] * w for t, w in profile.terms.items()) / (whole + _PRIOR)


def _shared(told: Sequence[Profile]) -> dict[tuple[int, int], list[str]]:
    """Pairs of sentences of different articles -> the terms that both have; pairs with one term only are left out."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, profile in enumerate(told):
        for term in profile.terms:
            places[term].append(n)
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for term, at in places.items():
        for a, b in combinations(at, 2):
            if told[a].article != told[b].article:
                shared[a, b].append(term)
    return {pair: terms for pair, terms in shared.items() if len(terms) > 1}


def _score(z: float, best: tuple[Happening, Happening] | None, agreement: float) -> float:
    """0 to 1, from the log odds without events."""
    z += _TYPE * (best is not None) + _EVENT * agreement
    conflict = best is not None and _clash(best[0].event.time, best[1].event.time)
    return (_CONFLICT if conflict else 1.0) / (1 + exp(-z))


def _events(one: Profile, two: Profile) -> tuple[tuple[Happening, Happening] | None, float]:
    """The two happenings of one type that agree best, and how far they agree (0 to 1)."""
    agreement, best = -1.0, None
    for x in one.happenings:
        for y in two.happenings:
            if not x.types.isdisjoint(y.types):
                both = len(x.participants & y.participants)
                value = min(1.0, 0.5 * both) - (0.2 if x.event.negated != y.event.negated else 0.0)
                if value > agreement:
                    agreement, best = value, (x, y)
    return best, max(0.0, agreement)


def _clash(one: str | None, two: str | None) -> bool:
    """Whether two dates exclude each other; "2023-03" and "2023-03-01" do not."""
    if not one or not two or not (one[:4].isdigit() and two[:4].isdigit()):
        return False
    return not (one.startswith(two) or two.startswith(one))
