"""What only one source reports that helps or hurts somebody, after a search in the other articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.telling import Clause
from framing.language.words import group
from framing.model import ComparedEntity, ContrastKind, CoverageItem, Evidence, Voice

_JUDGES = 0.3  # sum of opinion words, or weight of loaded ones, from which on a clause judges
_FIGURE = 0.9  # the same where it gives a number
_STRENGTH, _PLAIN = 0.55, 0.42
_TELLING = -0.9  # log-odds from which on a clause is telling though it does not judge
_MOST = 6
_POINTING = 5  # words at the beginning in which "this" points back
_ACTING = frozenset({"PERSON", "ORG"})


def alone(
    covered: Sequence[CoverageItem],
    number: Mapping[str, int],
    kept: Sequence[Clause],
    scores: Sequence[float],
    readable: Readable,
    entities: Mapping[str, ComparedEntity],
) -> Iterator[Formed]:
    """The most telling background and events of one source, in its own words, about an entity that others name too."""
    found: list[Formed] = []
    named = _Named(entities)
    for item in covered:
        if item.kind not in ("background", "event") or item.negated or item.modality != "asserted":
            continue
        article = number[item.article]
        sentences = {e.sentence for e in (item.evidence if item.kind == "background" else item.evidence[:1])}
        for n, clause in enumerate(kept):
            unit = clause.unit
            if unit.article != article or unit.sentence not in sentences or unit.voice is not Voice.OWN:
                continue
            about = [e for e in clause.names if len(entities[e].portraits) > 1 and named.has_name(e)]
            place = readable.place(clause) if about else None
            who = named.whom(clause, place, about) if place is not None else None
            if place is None or who is None:
                continue
            strength = _strength(clause, scores[n], who, acts=entities[who].label in _ACTING)
            if strength:
                worth = strength * (0.6 + 0.4 * entities[who].salience)
                sides = {article: (place,)}
                name = f"what only {item.source} tells of {entities[who].name}"
                found.append(Formed(ContrastKind.COVERAGE, name, frozenset({who}), sides, worth, item.not_found_in))
    yield from sorted(found, key=lambda f: -f.strength)[:_MOST]


class _Named:
    """Answers of whom a clause tells, so that it is understood without the text around it."""

    def __init__(self, entities: Mapping[str, ComparedEntity]) -> None:
        self._entities = entities
        self._begin = {(m.article, m.start): e for e, one in entities.items() for m in one.mentions}

    def _is_named_between(self, entity: str, place: Evidence, end: int) -> bool:
        """Whether it is named among the first words ("the ministry's plan")."""
        named = (m for m in self._entities[entity].mentions if m.article == place.article)
        return any(place.start <= m.start < end for m in named)

    def has_name(self, entity: str) -> bool:
        """Whether it is named anywhere: a bare "the company" may be a different one in each source."""
        return any(m.kind == "name" for m in self._entities[entity].mentions)

    def whom(self, clause: Clause, place: Evidence, about: Sequence[str]) -> str | None:
        """The most salient that acts, is acted on or is described; None if the words point at something before them.

        Where they begin with "he" or "she", it is the one who is meant.
        """
        words = [w.strip("\"“‘',").lower() for w in place.text.split()]
        first = words[0]
        if first in group("words that point back") or not group("pointing words").isdisjoint(words[:_POINTING]):
            return None
        if first in group("words for somebody told of before"):
            meant = self._begin.get((place.article, place.start))
            return meant if meant in about else None
        begin = place.start + len(" ".join(place.text.split()[:_POINTING]))
        opening = {e for e in about if self._is_named_between(e, place, begin)}
        parts = {e for e, _ in clause.parts} | clause.labels | {e for _, e in clause.deeds} | opening
        having = [e for e in about if e in parts]
        if not having:
            return None
        return max(having, key=lambda e: (self._entities[e].label in _ACTING, self._entities[e].salience, e))


def _strength(clause: Clause, odds: float, who: str, *, acts: bool) -> float:
    """How telling a clause is; 0 if it passes on somebody's words.

    A clause that does not judge must tell a deed that helps or hurts somebody, or be very telling and about somebody.
    """
    if any(clause.features.get(k) for k in ("cue", "scare", "question")):
        return 0.0
    sure = 0.5 + 0.5 * max(0.0, min(1.0, (odds + 3) / 4))
    harmed = any(e == who and t in group("deeds that help or hurt") for t, e in clause.deeds)
    if _judges(clause) or (acts and harmed):
        return _STRENGTH * sure
    return _PLAIN * sure if acts and odds >= _TELLING and not clause.features.get("number") else 0.0


def _judges(clause: Clause) -> bool:
    """Whether a clause holds opinion words or loaded ones, more of them where it gives a number."""
    least = _FIGURE if clause.features.get("number") else _JUDGES
    return abs(clause.polarity) >= least or clause.features.get("loaded own", 0.0) >= least
