"""What only one source tells that helps or hurts somebody, after a search in the other articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.telling import Clause
from framing.model import ComparedEntity, ContrastKind, CoverageItem, Voice

_JUDGES = 0.3  # sum of opinion words, or weight of loaded ones, from which on a clause judges
_FIGURE = 0.9  # the same where it gives a number
_STRENGTH, _PLAIN = 0.55, 0.42
_TELLING = -0.9  # log-odds from which on a clause is telling though it does not judge
_MOST = 4


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
    for item in covered:
        if item.kind not in ("background", "event") or item.negated or item.modality != "asserted":
            continue
        article = number[item.article]
        sentences = {e.sentence for e in (item.evidence if item.kind == "background" else item.evidence[:1])}
        for n, clause in enumerate(kept):
            unit = clause.unit
            if unit.article != article or unit.sentence not in sentences or unit.voice is not Voice.OWN:
                continue
            about = [e for e in clause.names if len(entities[e].portraits) > 1]
            named = any(entities[e].label != "GROUP" for e in about)
            strength = _strength(clause, scores[n], named=named)
            place = readable.place(clause) if about and strength else None
            if place is not None:
                who = max(about, key=lambda e: (entities[e].label != "GROUP", entities[e].salience, e))
                worth = strength * (0.6 + 0.4 * entities[who].salience)
                sides = {article: (place,)}
                name = f"what only {item.source} tells of {entities[who].name}"
                found.append(Formed(ContrastKind.COVERAGE, name, frozenset({who}), sides, worth, item.not_found_in))
    yield from sorted(found, key=lambda f: -f.strength)[:_MOST]


def _strength(clause: Clause, odds: float, *, named: bool) -> float:
    """How telling a clause is; 0 if it passes on somebody's words.

    A clause that does not judge must be very telling and name somebody.
    """
    if any(clause.features.get(k) for k in ("cue", "scare", "question")):
        return 0.0
    sure = 0.5 + 0.5 * max(0.0, min(1.0, (odds + 3) / 4))
    if _judges(clause):
        return _STRENGTH * sure
    return _PLAIN * sure if named and odds >= _TELLING and not clause.features.get("number") else 0.0


def _judges(clause: Clause) -> bool:
    """Whether a clause holds opinion words or loaded ones, more of them where it gives a number."""
    least = _FIGURE if clause.features.get("number") else _JUDGES
    return abs(clause.polarity) >= least or clause.features.get("loaded own", 0.0) >= least
