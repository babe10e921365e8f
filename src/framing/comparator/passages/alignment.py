"""How certain it is that two sentences of different articles report the same thing.

A logistic score over what they share: words and referents, weighted by rarity in news and by how many of the articles
mention them; the type of an event; its participants and its time. The weights were fitted once on sentence pairs of the
event coreference corpus ECB+ (Cybulska & Vossen 2014), see docs/stories.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from math import exp, inf, log, sqrt
from typing import NamedTuple

from framing.comparator.sentences.profiles import Happening, Profile

_COMMON = 0.2  # weight of a term that only one article has, against 1.2 of one that all have
_BIAS, _COSINE, _CENTRAL, _TYPE, _EVENT, _SHARED, _OPENING = -6.5, 2.0, 4.0, 1.0, 1.2, 0.8, 0.8
_PRIOR = 1.0  # weight added to a sentence's own, so that short sentences do not look central
_LEAST_SHARED = 2  # terms
_PARTNERS = 100
"""Sentences of another article that may be the partner of one; a worse one is never its partner, and texts of
thousands of sentences alike would give millions of pairs."""
_RARE = 12  # sentences that may have a name which alone brings two together
_ANY = ""  # any type of event
_CONFLICT = 0.6  # what a clear conflict in time leaves of a score


_OfKind = Mapping[str, Sequence[Happening]]
"""Type of event, or `_ANY` -> the happenings of a sentence, in text order."""


class Pair(NamedTuple):
    """Two sentences, as indices of profiles, and what they share."""

    a: int
    b: int
    score: float
    terms: tuple[str, ...]  # shared
    happenings: tuple[Happening, Happening] | None  # the two that agree best


def pairs(told: Sequence[Profile], least: float = 0.2, opening: float = _OPENING) -> list[Pair]:
    """All pairs of sentences of different articles with a score of `least` or more, the best first.

    Candidates share a plain word, a type of event or a name that few sentences have. `opening` is the bonus for a place
    at the top, where reports tell the event itself.
    """
    weights = _weights(told)
    crossing = [[t for t in p.terms if weights[t][0] > 0] for p in told]
    scaled = [{t: weights[t][1] * w for t, w in p.terms.items()} for p in told]
    norms = [sqrt(sum([w * w for w in terms.values()])) or 1.0 for terms in scaled]
    weighed = [{t: (p.terms[t], s[t]) for t in c} for p, s, c in zip(told, scaled, crossing, strict=True)]
    centres = [sqrt(_CENTRAL * _centrality(p, weights)) for p in told]
    places = [opening / (1 + p.sentence) + _BIAS / 2 for p in told]
    kinds = [frozenset().union(*[h.types for h in p.happenings]) for p in told]
    told_of = [_of_kind(p.happenings) for p in told]
    bare = log(least / (1 - least)) if 0 < least < 1 else -inf  # needed where no type of event is shared
    found: list[Pair] = []
    for a, others in _candidates(told, kinds, crossing):
        mine: list[Pair] = []
        here, kind = weighed[a], kinds[a]
        scale, centre, place = _COSINE / norms[a], centres[a], places[a]
        for b, shared in others:
            there = weighed[b]
            product = mass = 0.0
            for t in shared:
                weight, x = here[t]
                other, y = there[t]
                product += x * y
                mass += weight if weight < other else other
            z = place + places[b] + scale * product / norms[b] + centre * centres[b]
            z += _SHARED * (mass if mass < 4.0 else 4.0)
            both = kind & kinds[b]
            if not both:
                best, agreement = None, 0.0
                if z < bare:
                    continue
            elif z + _TYPE + _EVENT < bare:
                continue
            else:
                best, agreement = _events(told_of[a], told_of[b], both)
            score = _score(z, best, agreement)
            if score >= least:
                mine.append(Pair(a, b, round(score, 4), tuple(shared), best))
        found += mine if len(mine) <= _PARTNERS else _best(mine, told)
    return sorted(found, key=_surest)


def _best(mine: Sequence[Pair], told: Sequence[Profile]) -> list[Pair]:
    """Of the pairs of one sentence the `_PARTNERS` best with each other article."""
    by_article: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(mine, key=_surest):
        if len(those := by_article[told[pair.b].article]) < _PARTNERS:
            those.append(pair)
    return [pair for those in by_article.values() for pair in those]


def _surest(pair: Pair) -> tuple[float, int, int]:
    return -pair.score, pair.a, pair.b


def _weights(told: Sequence[Profile]) -> dict[str, tuple[float, float]]:
    """Term -> share of the other articles that have it, and the resulting factor."""
    articles: dict[str, int] = defaultdict(int)
    for group in _by_article(told):
        for term in set().union(*[p.terms for p in group]):
            articles[term] += 1
    others = max(1, len({p.article for p in told}) - 1)
    return {t: ((n - 1) / others, _COMMON + (n - 1) / others) for t, n in articles.items()}


def _by_article(told: Sequence[Profile]) -> list[list[Profile]]:
    found: dict[int, list[Profile]] = defaultdict(list)
    for profile in told:
        found[profile.article].append(profile)
    return list(found.values())


def _centrality(profile: Profile, weights: Mapping[str, tuple[float, float]]) -> float:
    """How much of the sentence's content the other articles mention as well, 0 to 1."""
    whole = sum(profile.terms.values())
    return sum([weights[t][0] * w for t, w in profile.terms.items()]) / (whole + _PRIOR)


def _candidates(
    told: Sequence[Profile], kinds: Sequence[frozenset[str]], crossing: Sequence[Sequence[str]]
) -> Iterator[tuple[int, list[tuple[int, list[str]]]]]:
    """For each sentence those of later articles that share a plain word, a type of event or a rare name with it, and
    the terms that both have, where they are enough.

    Args:
        crossing: for each sentence its terms that several articles have.
    """
    having: dict[str, list[int]] = defaultdict(list)
    for n, terms in enumerate(crossing):
        for term in terms:
            having[term].append(n)
    named = Counter(t for terms, p in zip(crossing, told, strict=True) for t in terms if t in p.names)
    plain = [p.terms.keys() - p.names for p in told]
    rare = [{t for t in terms if t in p.names and named[t] <= _RARE} for terms, p in zip(crossing, told, strict=True)]
    later, ahead, behind = _later(told), having, 0
    for a, terms in enumerate(crossing):
        if later[a] != behind:  # another article begins
            behind = later[a]
            ahead = {t: at[bisect_left(at, behind) :] for t, at in having.items()}
        shared: dict[int, list[str]] = defaultdict(list)
        for t in terms:
            for b in ahead[t]:
                shared[b].append(t)
        found = [
            (b, shared[b])
            for b in sorted(shared)
            if len(shared[b]) >= _LEAST_SHARED
            and not (plain[a].isdisjoint(plain[b]) and kinds[a].isdisjoint(kinds[b]) and rare[a].isdisjoint(rare[b]))
        ]
        yield a, found


def _later(told: Sequence[Profile]) -> list[int]:
    """For each sentence, the first sentence of the next article."""
    found = [len(told)] * len(told)
    for n in range(len(told) - 2, -1, -1):
        found[n] = n + 1 if told[n].article != told[n + 1].article else found[n + 1]
    return found


def _score(z: float, best: tuple[Happening, Happening] | None, agreement: float) -> float:
    """The score without events, 0 to 1."""
    z += _TYPE * (best is not None) + _EVENT * agreement
    conflict = best is not None and _clash(best[0].event.time, best[1].event.time)
    return (_CONFLICT if conflict else 1.0) / (1 + exp(-z))


def _events(one: _OfKind, two: _OfKind, kinds: Set[str]) -> tuple[tuple[Happening, Happening] | None, float]:
    """The two happenings of one type that agree best, and how far they agree (0 to 1).

    Args:
        kinds: the types of event that both sentences have.
    """
    agreement, best = -1.0, None
    for kind in kinds if len(kinds) == 1 else (_ANY,):
        for x in one[kind]:
            event, types, people = x
            for y in two[kind]:
                if not types.isdisjoint(y[1]):
                    both = len(people & y[2]) if people else 0
                    value = (0.5 * both if both < 2 else 1.0) - (0.2 if event.negated != y[0].negated else 0.0)
                    if value > agreement:
                        agreement, best = value, (x, y)
    return best, max(0.0, agreement)


def _of_kind(happenings: Sequence[Happening]) -> _OfKind:
    found: dict[str, list[Happening]] = {_ANY: list(happenings)}
    for happening in happenings:
        for kind in happening.types:
            found.setdefault(kind, []).append(happening)
    return found


def _clash(one: str | None, two: str | None) -> bool:
    """Whether two dates exclude each other; "2023-03" and "2023-03-01" do not."""
    if not one or not two or not (one[:4].isdigit() and two[:4].isdigit()):
        return False
    return not (one.startswith(two) or two.startswith(one))
