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


FEATURES = (
    "common",
    "common share",
    "any common",
    "sentence",
    "shared name",
    "shared names",
    "name salience",
    "rare name",
    "speaker",
    "other speaker",
    "speaker named",
    "both headlines",
    "one headline",
    "both early",
    "aligned",
    "both own",
    "both quoted",
    "own and other",
    "polarity",
    "opposite",
    "numbers",
    "same number",
    "same words",
    "both denied",
    "both hedged",
    "tell sum",
    "tell min",
)
"""What `pair_features` returns, in its order."""


def pair_features(one: Clause, two: Clause, first: float, second: float, setting: Setting) -> tuple[float, ...]:
    """Features that favour two clauses as the two sides of one contrast, in the order of `FEATURES`.

    Args:
        first: the log-odds of how telling one clause is by itself.
        second: those of the other.
    """
    a, b = one.unit, two.unit
    shared = one.names & two.names
    salience = [setting.entities[e].salience for e in shared]
    common = [min(one.terms[t], two.terms[t]) for t in one.terms if t in two.terms]
    near = _common(setting.context[a.article].get(a.sentence, {}), setting.context[b.article].get(b.sentence, {}))
    mine, theirs = one.features.get, two.features.get
    headline = mine("headline", 0.0), theirs("headline", 0.0)
    speaker = one.speaker is not None and one.speaker == two.speaker
    apart = abs(one.polarity - two.polarity)
    words = sum(common)
    return (
        min(2.5, words),
        min(1.0, words / (min(one.weight, two.weight) or 1.0)),
        float(bool(common)),
        min(4.0, near),
        float(bool(shared)),
        min(3.0, float(len(shared))),
        max(salience, default=0.0),
        max([1.0 - s for s in salience], default=0.0),
        float(speaker),
        float(one.speaker is not None and two.speaker is not None and not speaker),
        float(_is_crossed(one, two)),
        headline[0] * headline[1],
        float(headline[0] != headline[1]),
        mine("early", 0.0) * theirs("early", 0.0),
        float((a.article, a.sentence, b.article, b.sentence) in setting.aligned),
        float(one.own and two.own),
        float(a.voice is Voice.DIRECT and b.voice is Voice.DIRECT),
        float(one.own != two.own),
        min(2.0, apart),
        float(one.polarity * two.polarity < 0 and apart > _DIFFERENT),
        float(bool(one.numbers and two.numbers)),
        float(bool(one.numbers & two.numbers)),
        float(one.folded == two.folded),
        float(bool(mine("denial") and theirs("denial"))),
        float(bool(mine("hedge") and theirs("hedge"))),
        first + second,
        min(first, second),
    )


def is_the_same(one: Clause, two: Clause) -> bool:
    """Whether two clauses say the same in the same words and the same voice, and so are no contrast."""
    if one.own != two.own:
        return False
    a, b = one.words, two.words
    return len(a & b) >= _SAME * min(len(a), len(b))


def _is_crossed(one: Clause, two: Clause) -> bool:
    """Whether the speaker of one clause is named in the other."""
    return (one.speaker is not None and one.speaker in two.names) or (
        two.speaker is not None and two.speaker in one.names
    )


def _common(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    return sum(min(w, two[t]) for t, w in one.items() if t in two)
