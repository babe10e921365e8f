"""What one source alone tells that helps or hurts somebody, asked for in the other articles in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.telling import Clause
from framing.model import ComparedEntity, ContrastKind, CoverageItem, Voice

_JUDGES = 0.3  # sum of opinion words, or weight of loaded ones, from which on a clause judges
_FIGURE = 0.9  # the same where it gives a number
_STRENGTH = 0.55
_MOST = 6


def alone(
    covered: Sequence[CoverageItem],
    number: Mapping[str, int],
    kept: Sequence[Clause],
    scores: Sequence[float],
    readable: Readable,
    entities: Mapping[str, ComparedEntity],
) -> Iterator[Formed]:
    """The most telling background and events of one source, in its own words, on somebody whom others name too."""
    found: list[Formed] = []
    for item in covered:
        if item.kind not in ("background", "event") or item.negated or item.modality != "asserted":
            continue
        article, sentence = number[item.article], item.evidence[0].sentence
        fitting = [
            n
            for n, c in enumerate(kept)
            if c.unit.article == article and c.unit.sentence == sentence and c.unit.voice is Voice.OWN and _judges(c)
        ]
        for n in sorted(fitting, key=lambda n: -scores[n]):
            about = [e for e in kept[n].names if len(entities[e].portraits) > 1]
            place = readable.place(kept[n])
            if about and place is not None:
                who = max(about, key=lambda e: (entities[e].salience, e))
                telling = 0.5 + 0.5 * max(0.0, min(1.0, (scores[n] + 3) / 4))
                worth = _STRENGTH * telling * (0.6 + 0.4 * entities[who].salience)
                about_whom, sides = entities[who].name, {article: (place,)}
                found.append(
                    Formed(ContrastKind.COVERAGE, about_whom, frozenset({who}), sides, worth, item.not_found_in)
                )
                break
    yield from sorted(found, key=lambda f: -f.strength)[:_MOST]


def _judges(clause: Clause) -> bool:
    """Whether a clause judges in the source's own words: it passes on nobody's, and is no bare figure."""
    if clause.features.get("cue") or clause.features.get("scare"):
        return False
    least = _FIGURE if clause.features.get("number") else _JUDGES
    return abs(clause.polarity) >= least or clause.features.get("loaded own", 0.0) >= least
