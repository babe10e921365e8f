"""How well two clauses of different articles fit as a contrast: the features of a pair, and their weighted sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from framing.comparator.contrasts.telling import Clause
from framing.model import ComparedEntity, Voice

_SAME = 0.85  # share of the words from which on two clauses say the same
_DIFFERENT = 0.3  # difference in polarity from which on two clauses judge differently


class Setting(Struct, frozen=True):
    """The background against which a pair is judged."""

    entities: Mapping[str, ComparedEntity]
    aligned: frozenset[tuple[int, int, int, int]]  # article, sentence, article, sentence: in one aligned passage
    context: Sequence[Mapping[int, Mapping[str, float]]]  # article -> sentence -> its terms


def pair_features(one: Clause, two: Clause, setting: Setting) -> dict[str, float]:
    """Features that favour two clauses as the two sides of one contrast."""
    a, b = one.unit, two.unit
    shared = one.names & two.names
    salience = [setting.entities[e].salience for e in shared]
    common = [min(w, two.terms[t]) for t, w in one.terms.items() if t in two.terms]
    size = min(sum(one.terms.values()), sum(two.terms.values())) or 1.0
    near = _common(setting.context[a.article].get(a.sentence, {}), setting.context[b.article].get(b.sentence, {}))
    headline = one.features.get("headline", 0.0), two.features.get("headline", 0.0)
    early = one.features.get("early", 0.0), two.features.get("early", 0.0)
    speaker = one.speaker is not None and one.speaker == two.speaker
    crossed = _crossed(one, two)
    found = {
        "common": min(2.5, sum(common)),
        "common share": min(1.0, sum(common) / size),
        "any common": float(bool(common)),
        "sentence": min(4.0, near),
        "shared name": float(bool(shared)),
        "shared names": min(3.0, float(len(shared))),
        "name salience": max(salience, default=0.0),
        "rare name": max((1.0 - s for s in salience), default=0.0),
        "speaker": float(speaker),
        "other speaker": float(one.speaker is not None and two.speaker is not None and not speaker),
        "speaker named": float(crossed),
        "both headlines": headline[0] * headline[1],
        "one headline": float(headline[0] != headline[1]),
        "both early": early[0] * early[1],
        "aligned": float((a.article, a.sentence, b.article, b.sentence) in setting.aligned),
        "both own": float(one.own and two.own),
        "both quoted": float(a.voice is Voice.DIRECT and b.voice is Voice.DIRECT),
        "own and other": float(one.own != two.own),
        "polarity": min(2.0, abs(one.polarity - two.polarity)),
        "opposite": float(one.polarity * two.polarity < 0 and abs(one.polarity - two.polarity) > _DIFFERENT),
        "numbers": float(bool(one.numbers and two.numbers)),
        "same number": float(bool(one.numbers & two.numbers)),
        "same words": float(one.text.casefold() == two.text.casefold()),
        "both denied": float(bool(one.features.get("denial") and two.features.get("denial"))),
        "both hedged": float(bool(one.features.get("hedge") and two.features.get("hedge"))),
    }
    return {k: v for k, v in found.items() if v}


def is_the_same(one: Clause, two: Clause) -> bool:
    """Whether two clauses say the same in the same words and the same voice, and so are no contrast."""
    if one.own != two.own:
        return False
    a, b = set(one.text.casefold().split()), set(two.text.casefold().split())
    return len(a & b) >= _SAME * min(len(a), len(b))


def _crossed(one: Clause, two: Clause) -> bool:
    """Whether the speaker of one clause is named in the other."""
    return (one.speaker is not None and one.speaker in two.names) or (
        two.speaker is not None and two.speaker in one.names
    )


def _common(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    return sum(min(w, two[t]) for t, w in one.items() if t in two)
