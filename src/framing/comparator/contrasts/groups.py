"""Competing nouns for one group without a name: "41 protesters were arrested" here, "41 activists" there.

Two groups are one if they have the same number of people, if the same deed is done to them, or if they do the same. The
nouns must be of different kinds (lexicons/resources/group-nouns.csv).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import weight
from framing.language import polarity
from framing.language.actors import is_like_people, noun
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.deeds import trigger_types
from framing.language.numbers import is_near, number
from framing.language.resources import table
from framing.language.subjects import is_subject, undergoers
from framing.language.tree import Node, position
from framing.language.words import group
from framing.model import ContrastKind, Evidence

_PARTICULAR = 0.3  # weight of a verb or noun that says what is done
_APART = 0.3  # difference of two nouns in leaning
_FEW = 3  # a number below it says little
_MANY = 10  # a number from which on it is enough, where no other group has it
_BOTH, _COUNTED, _DONE_TO, _DOING = 1.0, 0.85, 0.8, 0.75  # how sure it is that two groups are one
_NEAR = 0.1  # share by which two numbers of one group may differ
_EARLY = 1.1  # what it counts where both stand in a headline or lead
_LONGEST = 12  # tokens that are shown


class _Deed(NamedTuple):
    part: str  # "by" or "to"
    what: str  # type of the deed or verb; of what they do also the noun it is done to


class _Crowd(Struct, frozen=True):
    article: int
    noun: str
    kind: str
    leaning: float  # how the words present them, about -1 to 1
    count: float | None
    deeds: frozenset[_Deed]
    place: Evidence
    early: bool


def groups(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Pairs of groups in two sources that are one group, with nouns of different kinds in the sources' own words."""
    every = [list(_crowds(n, text)) for n, text in enumerate(texts)]
    found: list[tuple[float, _Crowd, _Crowd]] = []
    for a, b in combinations(range(len(texts)), 2):
        for one in every[a]:
            for two in every[b]:
                sure = _sure(one, two, every[a], every[b]) if _differ(one, two) else 0.0
                if sure and not (_is_had(one, every[b]) or _is_had(two, every[a])):
                    found.append((sure * _worth(one, two), one, two))
    done: set[tuple[int, int]] = set()
    for strength, one, two in sorted(found, key=_rank):
        ends = {(one.article, one.place.start), (two.article, two.place.start)}
        if ends & done:
            continue
        done |= ends
        sides = {one.article: (one.place,), two.article: (two.place,)}
        for c, text in enumerate(texts):
            third = _third(one, two, [*every[c], *_crowds(c, text, own=False)]) if c not in sides else None
            if third is not None:
                sides[c] = (third.place,)
        shown = dict(sorted(sides.items()))
        yield Formed(ContrastKind.LABEL, _about(one, two), frozenset({one.noun, two.noun}), shown, strength)


def _third(one: _Crowd, two: _Crowd, theirs: Sequence[_Crowd]) -> _Crowd | None:
    """What a further source calls as many people with the same deed; somebody's word where it has none of its own."""
    if one.count is None or one.count != two.count or one.count < _FEW:
        return None
    deeds = one.deeds | two.deeds
    return next((x for x in theirs if x.count == one.count and not deeds.isdisjoint(x.deeds)), None)


def _rank(found: tuple[float, _Crowd, _Crowd]) -> tuple[float, int, int]:
    strength, one, two = found
    return -strength, one.place.start, two.place.start


def _about(one: _Crowd, two: _Crowd) -> str:
    """ "41 people" where they are counted, else "people, arrest"."""
    count = one.count if one.count == two.count else None
    if count is not None:
        return f"{count:,.0f} people"
    shared = sorted(d.what for d in one.deeds & two.deeds)
    return f"people, {shared[0]}" if shared else "people"


# ------------------------------------------------------------------------------------------------- one group
def _crowds(article: int, text: OwnWords, *, own: bool = True) -> Iterator[_Crowd]:
    """The groups that are counted or do or suffer something; those in others' words where `own` is false."""
    for node in text.tree.nodes:
        if node.pos != "NOUN" or not text.is_content(node) or text.is_in_name(node) or text.is_own(node) is not own:
            continue
        lemma = _lemma(node)
        known = _nouns().get(lemma)
        several = node.tag == "NNS" or node.lower != lemma
        if not (several and (known or is_like_people(node))) and not (known and known.kind == "disorder"):
            continue
        if (known and known.kind == "force") or node.dep == "compound":
            continue
        before = [c for c in node.children if c.i < node.i and c.dep in ("amod", "compound", "nmod")]
        leaning = (known.leaning if known else 0.0) + sum(polarity.of_word(c) for c in before)
        counted = next((c for c in node.children if c.dep == "nummod" and c.i < node.i), None)
        count = number(counted) if counted is not None else None
        deeds, verb = _deeds(node)
        if count is None and not deeds:
            continue
        kind = known.kind if known else lemma
        shown = _shown(node, verb, text)
        yield _Crowd(article, lemma, kind, leaning, count, deeds, shown, text.is_opening(node))


def _lemma(node: Node) -> str:
    """The noun for a group, with the word before it where both are listed together: "asylum-seeker"."""
    together = (f"{c.lemma.lower()}-{noun(node)}" for c in node.children if c.dep == "compound" and c.i == node.i - 1)
    return next((words for words in together if words in _nouns()), noun(node))


def _deeds(people: Node) -> tuple[frozenset[_Deed], Node | None]:
    """What is done to them or by them as told, and the verb that tells it."""
    verb = people.head
    if verb.pos != "VERB":
        return frozenset(), None
    said = clause(verb)
    if said.negated or said.modality != ASSERTED:
        return frozenset(), None
    lemma = verb.lemma.lower()
    names = set(trigger_types().get(lemma, ())) - group("general event types for searching")
    names |= {lemma} if weight(lemma) >= _PARTICULAR else set()
    if people in undergoers(verb) or (is_subject(people) and lemma in group("dying verbs")):
        return frozenset(_Deed("to", name) for name in names), verb
    thing = verb.child("dobj")
    if is_subject(people) and thing is not None and weight(thing.lemma.lower()) >= _PARTICULAR:
        return frozenset(_Deed("by", f"{name} {thing.lemma.lower()}") for name in names), verb
    return frozenset(), verb if is_subject(people) else None


def _shown(people: Node, verb: Node | None, text: OwnWords) -> Evidence:
    """The noun with the words before it, and what is done to or by them if that is short."""
    own = [n for c in people.children if c.i < people.i for n in c.subtree()]
    first = min([people, *own], key=position)
    if verb is None or verb.sent != people.sent:
        return text.evidence(first, people)
    thing = verb.child("dobj")
    ends = [people, verb] + ([thing] if thing is not None and thing is not people else [])
    last, start = max(ends, key=position), min([first, verb], key=position)
    if last.i - start.i > _LONGEST or start.sent != last.sent:
        return text.evidence(first, people)
    return text.evidence(start, last)


# ---------------------------------------------------------------------------------------------- two of them
def _differ(one: _Crowd, two: _Crowd) -> bool:
    """Whether two nouns are of other kinds and present those they name in another way."""
    return one.kind != two.kind and one.noun != two.noun and abs(one.leaning - two.leaning) >= _APART


def _sure(one: _Crowd, two: _Crowd, mine: Sequence[_Crowd], theirs: Sequence[_Crowd]) -> float:
    """How sure it is that two groups are one, 0 to 1; 0 if nothing shows it."""
    shared = one.deeds & two.deeds
    if one.count is not None and two.count is not None:
        if one.count == two.count and one.count >= _FEW:
            if shared:
                return _BOTH
            alone = all(Counter(c.count for c in some)[one.count] == 1 for some in (mine, theirs))
            return _COUNTED if one.count >= _MANY and alone else 0.0
        if not is_near(one.count, two.count, _NEAR):
            return 0.0
    only = {d for d in shared if all(len({c.noun for c in some if d in c.deeds}) == 1 for some in (mine, theirs))}
    if not only:
        return 0.0
    return _DONE_TO if any(d.part == "to" for d in only) else _DOING


def _is_had(one: _Crowd, others: Sequence[_Crowd]) -> bool:
    """Whether the other source calls a group so, too."""
    return any(c.noun == one.noun for c in others)


def _worth(one: _Crowd, two: _Crowd) -> float:
    apart = min(1.0, abs(one.leaning - two.leaning))
    return (0.55 + 0.3 * apart) * (_EARLY if one.early and two.early else 1.0)


def are_presented_apart(one: str, two: str) -> bool:
    """Whether two nouns for people ("" for no particular one) present them in quite different ways."""
    mine, theirs = (_nouns().get(noun) for noun in (one, two))
    return abs((mine.leaning if mine else 0.0) - (theirs.leaning if theirs else 0.0)) >= 2 * _APART


class _Noun(NamedTuple):
    kind: str
    leaning: float


@cache
def _nouns() -> dict[str, _Noun]:
    """Nouns for groups (lexicons/resources/group-nouns.csv)."""
    return {row["noun"]: _Noun(row["kind"], float(row["leaning"])) for row in table("group-nouns")}
