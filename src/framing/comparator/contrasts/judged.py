"""Contrasts in judgement: good in one source and bad in another, or in own words and in somebody else's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.statements import in_common
from framing.comparator.contrasts.telling import Clause
from framing.comparator.sentences.evidence import Places
from framing.model import ComparedEntity, ContrastKind, Evidence, Portrait, Voice

_ENTITIES = 12  # the most salient are looked at
_LEAST = 0.6  # weight of a judgement
_AGAINST = -0.3  # sum of opinion words, in the direction of the judgement, below which the clause says otherwise
_SAME = 0.3  # share of the words in common from which on two clauses judge the same matter
_OPPOSITE, _OWN_AND_OTHER = 0.6, 0.3  # strength, by how the judgements differ


class _Judgement(Struct, frozen=True):
    clause: Clause
    sign: int
    weight: float
    own: bool
    place: Evidence


def judged(
    at: Sequence[Places], entities: Sequence[ComparedEntity], kept: Sequence[Clause], readable: Readable
) -> Iterator[Formed]:
    """For each main referent, the clearest judgements of two sources that are opposite, or have different voices."""
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    inside: dict[int, list[Clause]] = {n: [] for n in range(len(at))}
    for clause in kept:
        inside[clause.unit.article].append(clause)
    for entity in entities[:_ENTITIES]:
        by = {
            number[p.article]: found
            for p in entity.portraits
            if (found := _judgements(p, inside[number[p.article]], readable))
        }
        kind, chosen = ContrastKind.EVALUATION, _opposite(by)
        if not chosen:
            kind, chosen = ContrastKind.VOICE, _own_and_other(by)
        if chosen:
            strength = _OPPOSITE if kind is ContrastKind.EVALUATION else _OWN_AND_OTHER
            clear = sum(x.weight for x in chosen.values()) / len(chosen)
            sides = {a: (x.place,) for a, x in sorted(chosen.items())}
            worth = strength * (0.5 + 0.5 * min(1.0, clear)) * (0.6 + 0.4 * entity.salience)
            yield Formed(kind, entity.name, frozenset({entity.id}), sides, worth)


def _judgements(portrait: Portrait, clauses: Sequence[Clause], readable: Readable) -> list[_Judgement]:
    """The judgements that the article makes or passes on, in clauses that can be read alone."""
    spans = [(d.start, d.end, d.polarity.sign, d.weight, d.voice) for d in portrait.descriptors if not d.negated]
    spans += [
        (r.start, r.end, r.polarity.sign, r.weight, r.voice)
        for r in portrait.roles
        if not r.negated and r.modality == "asserted"
    ]
    found = []
    for start, end, sign, weight, voice in spans:
        if not sign or weight < _LEAST or voice is Voice.SCARE:
            continue
        around = next((c for c in clauses if c.unit.start <= start and end <= c.unit.end), None)
        if around is None or around.own != (voice is Voice.OWN) or around.polarity * sign < _AGAINST:
            continue
        if around.own and around.features.get("first person"):
            continue  # somebody's words that are not known as such
        place = readable.place(around)
        if place is not None and (around.own or around.unit.speaker):
            found.append(_Judgement(around, sign, weight, around.own, place))
    return found


def _opposite(by: Mapping[int, Sequence[_Judgement]]) -> dict[int, _Judgement]:
    """The clearest judgement of each source in its own words, if the sources lean opposite ways."""
    own = {a: [x for x in some if x.own] for a, some in by.items()}
    lean = {a: sum(x.sign * x.weight for x in some) for a, some in own.items()}
    chosen = {}
    for a, some in own.items():
        fitting = [x for x in some if x.sign * lean[a] > 0]
        if fitting:
            chosen[a] = max(fitting, key=_weight)
    return chosen if len({x.sign for x in chosen.values()}) > 1 else {}


def _own_and_other(by: Mapping[int, Sequence[_Judgement]]) -> dict[int, _Judgement]:
    """A judgement in a source's own words, and a similar one that a source without its own quotes."""
    own = {a: max(some, key=_weight) for a, every in by.items() if (some := [x for x in every if x.own])}
    if not own:
        return {}
    first = min(own, key=lambda a: (-own[a].weight, a))
    chosen = {first: own[first]}
    for a, every in by.items():
        others = [x for x in every if x.sign == own[first].sign and in_common(x.clause, own[first].clause) >= _SAME]
        if a not in own and others:
            chosen[a] = max(others, key=_weight)
    return chosen if len(chosen) > 1 else {}


def _weight(judgement: _Judgement) -> tuple[float, int]:
    return judgement.weight, -judgement.place.start
