"""Record linkage: which unnamed people and groups of a story are the same, from several weak hints together.

One hint says little: both are called a deputy, both were shot, both come first in their article. A logistic score adds
the hints up, as Fellegi & Sunter (1969) weigh agreements, and pairs are joined from the likeliest down. At least one of
the two has no name. Clusters that contradict each other are never joined.

The weights come from a logistic regression on the pairs of ECB+'s development part, rounded. docs/entities.md reports
their results on topics left out of the fit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import fsum, log

from msgspec import Struct

from framing.comparator.entities.members import (
    LEAD,
    Cluster,
    Local,
    are_compatible,
    articles_of,
    counts,
    is_named,
    is_one_of_somebodys,
    is_prominent,
    join,
    label_of,
)
from framing.language.actors import generic_nouns
from framing.language.deeds import can_be_anyone
from framing.language.resources import table
from framing.language.words import determiners, group

ENOUGH = {"PERSON": 0.1, "GROUP": 1.0}  # log odds
_INSIDE = 1.0  # more, where both are unnamed and of one article: there the writer would mostly use one noun
_TIE = 1.0
_MOST_SHARED = 8.0
_MOST_WORDS = 3
_INDEFINITE = tuple(f"{word} " for word in sorted(determiners("indefinite")))
_OWNED = tuple(f"{word} " for word in sorted(determiners("possessive")))
_FOREMOST = 10  # how many of the named people may be somebody unnamed
_TELLING = frozenset({"verbs", "noun", "like noun", "words", "part"})  # without one of them nothing is known
_RANKS = group("rank words")
_PARTIES = {"democrat": "D", "democratic": "D", "republican": "R", "gop": "R", "libertarian": "L"}

PEOPLE = {
    "verbs": 0.2,  # a natural logarithm: how rare the predicates are that both have in the same role
    "noun": 1.5,  # one noun for both
    "like noun": 1.2,  # nouns that mean the same
    "words": 0.6,  # each word before the nouns that both share, up to three
    "part": 0.9,  # the same part in the event
    "other part": -0.7,
    "named": -2.0,
    "foremost": 0.8,  # the named person that the story is most about
    "second": 0.8,  # the second or third
    "opens": 0.8,  # in which share of its articles the other is the first person met
    "first": 0.5,  # the unnamed one is the first person met in an article
    "definite": 0.5,  # "the deputy"
    "owned": -0.5,  # "his lawyer"
    "calling": -0.5,  # the noun says more than "man" or "suspect"
    "inside": -0.3,  # both are in one article
    "bias": -0.5,
}
GROUPS = {
    "verbs": 0.5,
    "noun": 3.5,
    "like noun": 3.0,
    "words": 1.4,
    "part": 1.2,
    "count": 0.4,  # the same number
    "inside": 0.3,
    "bias": -2.4,
}


class _Actor(Struct, eq=False):
    """The facts about a cluster from all its articles."""

    cluster: Cluster
    order: int
    named: bool
    rank: int
    opens: float
    articles: frozenset[int]
    nouns: frozenset[str]
    groups: frozenset[str]
    words: frozenset[str]
    verbs: frozenset[tuple[str, str]]
    parts: Mapping[str, int]  # how often each part in the event is mentioned
    callings: frozenset[str]  # nouns that say more than "man" or "suspect"
    parties: frozenset[str]


def join_alike(clusters: Sequence[Cluster], label: str) -> None:
    """Join unnamed people or groups with their likeliest match, the likeliest pair first, down to a threshold.

    Args:
        label: "PERSON" or "GROUP", what they all are.
    """
    weights, enough = PEOPLE if label == "PERSON" else GROUPS, ENOUGH[label]
    while True:
        actors = _actors([c for c in clusters if c.members])
        ranked = _clear(sorted(_likely(actors, weights, enough), key=_best))
        done: set[int] = set()
        for _, one, other in ranked:
            if one.order not in done and other.order not in done:
                done |= {one.order, other.order}
                join(*((other.cluster, one.cluster) if other.named else (one.cluster, other.cluster)))
        if not done:
            return


def _clear(ranked: Sequence[tuple[float, _Actor, _Actor]]) -> list[tuple[float, _Actor, _Actor]]:
    """The pairs without those for which two incompatible candidates fit nearly as well. These stay apart."""
    by_target: dict[int, list[tuple[float, _Actor]]] = defaultdict(list)
    for score, one, other in ranked:
        by_target[other.order].append((score, one))
    return [
        (score, one, other)
        for score, one, other in ranked
        if score >= 0
        and not any(
            rival is not one
            and abs(theirs - score) < _TIE
            and rival.articles & one.articles
            and not is_possible(one, rival)
            for theirs, rival in by_target[other.order]
        )
    ]


def _best(pair: tuple[float, _Actor, _Actor]) -> tuple[float, int, int]:
    return -pair[0], pair[1].order, pair[2].order


def _likely(
    actors: Sequence[_Actor], weights: Mapping[str, float], enough: float
) -> Iterator[tuple[float, _Actor, _Actor]]:
    """Pairs that may be one, with the excess of their score over the threshold; also those just below it."""
    for one, other, hints in _hinted(actors):
        if not hints.keys() & _TELLING:
            continue
        score = sum(weights.get(name, 0.0) * value for name, value in hints.items())
        more = _INSIDE if hints.get("inside") and not other.named else 0.0
        if score >= enough + more - _TIE and is_possible(one, other):
            yield score - enough - more, one, other


def hinted_pairs(clusters: Sequence[Cluster]) -> Iterator[tuple[Cluster, Cluster, dict[str, float]]]:
    """All pairs that may be one, with their hints: the data on which the weights are fitted."""
    for one, other, hints in _hinted(_actors(clusters)):
        if is_possible(one, other):
            yield one.cluster, other.cluster, hints


def _hinted(actors: Sequence[_Actor]) -> Iterator[tuple[_Actor, _Actor, dict[str, float]]]:
    spread = Counter(verb for p in actors for verb in p.verbs)
    for one, other in _pairs(actors):
        yield one, other, evidence(one, other, spread, len(actors))


def _pairs(actors: Sequence[_Actor]) -> Iterable[tuple[_Actor, _Actor]]:
    """Pairs with a common hint, at least one side unnamed. Of two unnamed ones the first comes first."""
    by_hint: dict[object, list[_Actor]] = defaultdict(list)
    for p in actors:
        for hint in (*p.nouns, *p.groups, *p.verbs, *p.parts):
            by_hint[hint].append(p)
    found: dict[tuple[int, int], tuple[_Actor, _Actor]] = {}
    for alike in by_hint.values():
        for one in alike:
            if not one.named:
                for other in alike:
                    if other.named or other.order > one.order:
                        found[one.order, other.order] = (one, other)
    return [found[k] for k in sorted(found)]


# ------------------------------------------------------------------------------------------------ what is told
def _actors(clusters: Sequence[Cluster]) -> list[_Actor]:
    first = _first_met(clusters)
    ranked = sorted((c for c in clusters if is_named(c)), key=_salience, reverse=True)
    ranks = {id(c): n for n, c in enumerate(ranked[:_FOREMOST])}
    kept = [c for c in clusters if id(c) in ranks or (not is_named(c) and any(is_prominent(m) for m in c.members))]
    return [_person(n, c, ranks.get(id(c), _FOREMOST), first) for n, c in enumerate(kept)]


def _first_met(clusters: Sequence[Cluster]) -> dict[int, int]:
    """id() of the cluster that each article mentions first."""
    places: dict[int, tuple[int, int]] = {}
    for c in clusters:
        for m in c.members:
            place = (m.mentions[0].start, id(c))
            if m.article not in places or place[0] < places[m.article][0]:
                places[m.article] = place
    return {article: key for article, (_, key) in places.items()}


def _salience(cluster: Cluster) -> float:
    return sum(m.entity.salience for m in cluster.members)


def _person(order: int, cluster: Cluster, rank: int, first: Mapping[int, int]) -> _Actor:
    members, where = cluster.members, articles_of(cluster)
    nouns = {n for m in members for n in (*m.deeds.nouns, *m.roles)}
    words = {w for m in members for w in m.deeds.words}
    return _Actor(
        cluster=cluster,
        order=order,
        named=is_named(cluster),
        rank=rank,
        opens=sum(first[a] == id(cluster) for a in where) / len(where),
        articles=where,
        nouns=frozenset(nouns),
        groups=frozenset(g for n in nouns for g in like_nouns().get(n, ())),
        words=frozenset(words),
        verbs=frozenset(v for m in members for v in m.deeds.verbs),
        parts=_parts(members),
        callings=frozenset(n for n in nouns if not can_be_anyone(n)),
        parties=frozenset(_PARTIES[w] for w in words | nouns if w in _PARTIES),
    )


def evidence(one: _Actor, other: _Actor, spread: Mapping[tuple[str, str], int], actors: int) -> dict[str, float]:
    """The hints that support a join, by name; absent hints are left out."""
    shared = fsum(log(actors / spread[v]) + 0.5 for v in one.verbs & other.verbs)  # exact: a set has no order
    parts = {p for p in one.parts if other.parts.get(p, 0) > other.named}  # a name needs two mentions of the part
    heads = [_opening(m) for m in one.cluster.members]
    noun = _one_noun(one, other)
    hints = {
        "verbs": min(shared, _MOST_SHARED),
        "noun": noun,
        "like noun": not noun and bool(one.groups & other.groups),
        "words": min(len(one.words & other.words), _MOST_WORDS),
        "part": bool(parts) and one.callings <= other.callings and (other.named or other.callings <= one.callings),
        "other part": bool(one.parts and other.parts and not one.parts.keys() & other.parts.keys()),
        "named": other.named,
        "foremost": other.rank == 0,
        "second": other.rank in (1, 2),
        "opens": other.opens,
        "first": one.opens > 0,
        "definite": any(h.startswith(("the ", "this ")) for h in heads),
        "owned": any(m.deeds.owners for m in one.cluster.members) or any(h.startswith(_OWNED) for h in heads),
        "calling": bool(one.callings),
        "count": bool(counts(one.cluster) & counts(other.cluster)),
        "inside": bool(one.articles & other.articles),
        "bias": 1,
    }
    return {name: float(value) for name, value in hints.items() if value}


def _parts(members: Sequence[Local]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for m in members:
        found.update({part: told for part, told in m.deeds.parts.items() if told})
    return dict(found)


def _one_noun(one: _Actor, other: _Actor) -> bool:
    """Whether both have one noun that says something.

    "Officials" counts only with the same word before it, and a sister in the same article is somebody else's.
    """
    shared = one.nouns & other.nouns
    if one.articles & other.articles:
        shared -= _relatives()
    partisan = bool(one.parties) and not other.parties  # "the Democratic leader": McConnell is a leader, too
    person = label_of(one.cluster) == "PERSON" and not partisan
    vague = generic_nouns("always") if person else generic_nouns("always", "yes")
    return bool(shared - vague) or bool(shared and one.words & other.words)


@cache
def _relatives() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("kin")) - {"mother", "father", "mom", "dad", "parent"}


def _opening(local: Local) -> str:
    return local.mentions[0].text[:8].lower()


# ------------------------------------------------------------------------------------------- what speaks against it
def is_possible(one: _Actor, other: _Actor) -> bool:
    """Whether nothing contradicts: gender, age, modifiers, party, introduction by "a", "her lawyer" for a name."""
    if one.parties and other.parties and not one.parties & other.parties:
        return False
    if not are_compatible(one.cluster, other.cluster) or _called_otherwise(one, other) or _of_other_rank(one, other):
        return False
    if not one.articles & other.articles:
        return not (other.named and any(map(is_one_of_somebodys, one.cluster.members)))
    theirs: dict[int, list[Local]] = defaultdict(list)
    for m in other.cluster.members:
        theirs[m.article].append(m)
    for mine in one.cluster.members:
        for m in theirs.get(mine.article, ()):
            if _introduced_after(mine, m) or (not other.named and _introduced_after(m, mine)):
                return False
    return True


def _called_otherwise(one: _Actor, other: _Actor) -> bool:
    """Whether nouns or modifiers differ: "the judge", "the defendant"; "foreign workers", "American workers".

    Groups with the same number or part in the event may have different modifiers.
    """
    if label_of(one.cluster) == "PERSON":
        apart = one.callings and other.callings and not (one.callings & other.callings or one.groups & other.groups)
        return bool(apart) and not other.named
    alike = counts(one.cluster) & counts(other.cluster) or one.parts.keys() & other.parts.keys()
    if one.articles & other.articles and not alike:
        return True
    if any(m.deeds.proper for m in one.cluster.members) != any(m.deeds.proper for m in other.cluster.members):
        return not one.words & other.words  # "the Hispanic caucus" is not "our caucus"
    return not alike and bool(one.words - other.words) and bool(other.words - one.words)


def _of_other_rank(one: _Actor, other: _Actor) -> bool:
    """Whether ranks differ:

    "the prime minister" is not the environment minister, nor the vice president the president.
    """
    return bool(one.nouns & other.nouns) and one.words & _RANKS != other.words & _RANKS


def _introduced_after(local: Local, known: Local) -> bool:
    """Whether "a man" introduces somebody new after the other was mentioned. The lead may repeat the headline."""
    said = next((m for m in local.mentions if m.kind == "nominal"), local.mentions[0])
    if not said.text.lower().startswith(_INDEFINITE):
        return False
    before = [m for m in known.mentions if m.start < said.start]
    return bool(before) and (said.sentence > LEAD or any(m.sentence == said.sentence for m in before))


@cache
def like_nouns() -> dict[str, tuple[str, ...]]:
    """Names of the groups of nouns that mean the same, by noun."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in table("like-nouns"):
        found[row["noun"]].append(row["group"])
    return {noun: tuple(groups) for noun, groups in found.items()}
