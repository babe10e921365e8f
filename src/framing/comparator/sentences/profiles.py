"""Profiles of sentences for comparison: their weighty words, referents and events."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from framing.comparator.sentences.rarity import weights
from framing.language.deeds import trigger_types
from framing.model import NOT_READ, Analysis, ComparedEntity, Event, Mention

_COUNTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
_LEFT_OUT = NOT_READ
_PLACE_LABELS = frozenset({"GPE", "NORP", "LOC", "FAC"})
_REFERENT = {True: 0.15, False: 0.3}  # weight of a place or people, of a person or body, beside the words of its name
_PRONOUN = 0.2  # of that, if there is no name
_TITLES = frozenset({"title", "apposition"})  # say who somebody is, not what happens
_YEAR = 0.4  # weight of a year
_LEAST_WORDS = 4

Referents = Mapping[tuple[str, str], str]
"""(article id, entity id) -> id of the compared entity."""


class Happening(NamedTuple):
    """An event, as far as alignment uses it."""

    event: Event
    types: frozenset[str]
    participants: frozenset[str]  # ids of compared entities


class Profile(Struct, frozen=True):
    """A sentence: `terms` maps lemmas and "@" + id of a compared entity to weights from 0 to 1.

    `names` are the terms that only name somebody or something, titles included: two sentences that share nothing
    else tell nothing in common.
    """

    article: int
    sentence: int
    terms: dict[str, float]
    names: frozenset[str]
    happenings: tuple[Happening, ...]


def referents(analyses: Sequence[Analysis], entities: Sequence[ComparedEntity]) -> Referents:
    """(article, local entity) -> id of the compared entity."""
    at = {(m.article, m.start, m.end): e.id for e in entities for m in e.mentions}
    return {
        (a.article.id, m.entity): at[key]
        for a in analyses
        for m in a.mentions
        if (key := (a.article.id, m.start, m.end)) in at
    }


def profiles(
    analyses: Sequence[Analysis], entities: Sequence[ComparedEntity], known: Referents | None = None
) -> tuple[Profile, ...]:
    """A profile for each sentence of each article that says enough to be compared, in text order.

    Args:
        known: what `referents` gives, where it is there already.
    """
    known = referents(analyses, entities) if known is None else known
    labels = {e.id: e.label for e in entities}
    return tuple(p for n, a in enumerate(analyses) for p in _of_article(n, a, known, labels))


def _of_article(number: int, analysis: Analysis, known: Referents, labels: Mapping[str, str]) -> Iterator[Profile]:
    mentions: dict[int, list[Mention]] = defaultdict(list)
    events: dict[int, list[Event]] = defaultdict(list)
    titles: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for descriptor in analysis.descriptors:
        if descriptor.relation in _TITLES:
            titles[descriptor.sentence].append((descriptor.start, descriptor.end))
    for mention in analysis.mentions:
        mentions[mention.sentence].append(mention)
    for event in analysis.events:
        events[event.sentence].append(event)
    lemmas = [lemma.lower() for lemma in analysis.parse.lemmas]
    for k, sentence in enumerate(analysis.sentences):
        if sentence.part in _LEFT_OUT or sentence.words < _LEAST_WORDS:
            continue
        terms, names = _terms(analysis, lemmas, k, mentions[k], titles[k], known, labels)
        if terms:
            yield Profile(number, k, terms, names, tuple(_happening(analysis, e, known) for e in events[k]))


def _terms(
    analysis: Analysis,
    lemmas: Sequence[str],
    sentence: int,
    mentions: Sequence[Mention],
    titles: Sequence[tuple[int, int]],
    known: Referents,
    labels: Mapping[str, str],
) -> tuple[dict[str, float], frozenset[str]]:
    terms: dict[str, float] = {}
    article, parse, listed = analysis.article.id, analysis.parse, weights()
    for mention in mentions:
        referent = known.get((article, mention.entity))
        if referent is not None:
            weight = _REFERENT[labels[referent] in _PLACE_LABELS] * (1.0 if mention.kind == "name" else _PRONOUN)
            term = "@" + referent
            if weight > terms.get(term, 0.0):
                terms[term] = weight
    names, starts = set(terms), parse.starts
    inside: set[int] = set()  # tokens of names and titles
    for a, b in [(m.start, m.end) for m in mentions if m.kind == "name"] + list(titles):
        inside.update(range(bisect_left(starts, a), bisect_left(starts, b)))
    first, last = parse.sentences[sentence]
    for i, pos in enumerate(parse.pos[first:last], first):
        if pos in _COUNTED:
            lemma = lemmas[i]
            weight = listed[lemma] if lemma in listed else _unlisted(lemma)
            if weight > 0:
                terms[lemma] = weight
                if pos == "PROPN" or i in inside:
                    names.add(lemma)
    return terms, frozenset(names)


def _unlisted(lemma: str) -> float:
    """Weight of a word that is not in the list of common words: 0 if it is not a word at all."""
    if len(lemma) < 2 or not lemma[0].isalnum():
        return 0.0
    return _YEAR if len(lemma) == 4 and lemma.isdigit() and lemma[:2] in ("19", "20") else 1.0


def _happening(analysis: Analysis, event: Event, known: Referents) -> Happening:
    article = analysis.article.id
    ids = [(article, i) for i in (event.agent, event.patient, event.place) if i is not None]
    found = frozenset([known[i] for i in ids if i in known])
    return Happening(event, trigger_types().get(event.trigger) or frozenset((event.type,)), found)
