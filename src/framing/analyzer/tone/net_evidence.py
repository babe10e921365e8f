"""The number for an entity in an article, with its interval, from what the sentences say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from framing.analyzer.tone.grounds import borne_by_signs, is_borne
from framing.analyzer.tone.readings import Reading
from framing.analyzer.tone.tone import Tone
from framing.language.voices import OWN
from framing.measures import bootstrap_sum
from framing.model import Evaluation, Polarity, SentenceTone

PRIOR = 8.0
"""Net sentences that bring the score half way to its end: keeps it near 0 where there is little evidence."""
SPREAD = 0.25
"""Variance of what a sentence says before any is read; keeps the interval open where there are few."""
BESIDE = (-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
"""What eight sentences beside those found would add to the mean: variance `SPREAD`, and as long in the tails as values
are. With them the interval holds its level from `ENOUGH` sentences on (benchmarks/intervals.py)."""
ENOUGH = 4
"""Sentences from which on they can be resampled, and from which on an entity is read in a long text."""
OWN_ENOUGH = 3
"""Sentences in the source's own voice from which on there is a verdict."""
BLAMER = 0.5
"""Share of what is heard against the one who blames that counts for the class of tone (docs/portraits-measured.md)."""
ZERO = -0.12
"""Mean value of sentences that speak neither well nor ill of an entity; the network leans to the bad."""
LEVEL = 0.8
"""Confidence of the interval that decides the verdict, chosen by readers' verdicts (docs/portraits-measured.md)."""
ERRORS = 1.2815515655446004
"""Standard errors on each side in a normal interval of `LEVEL`."""
BESIDE_ZERO = 0.0001
"""Where the interval ends that took in 0 and whose verdict signs bear: one unit of its rounding."""
NONE = Evaluation(score=None, low=None, high=None, own=None, attributed=None, evidence=0)


def evaluate(readings: Sequence[Reading], pieces: int, around: float = 0.0) -> Evaluation:
    """The evaluation that follows from the sentences.

    pieces: how much evidence was found besides the sentences.
    around: what opinions in sentences that do not name the entity add to its net evidence.
    """
    if not readings:
        return NONE
    ours = [r for r in readings if r.voice in OWN]
    own, low, high = _own_score(ours)
    total = sum([r.value for r in readings]) + around
    return Evaluation(
        score=round(scaled(total), 4),
        low=low,
        high=high,
        own=own,
        attributed=_part([r for r in readings if r.voice not in OWN]),
        evidence=len(readings) + pieces,
        tone=_tone(readings).value,
        enough=len(ours) >= OWN_ENOUGH or _by_signs(ours) != 0,
        sentences=tuple([SentenceTone(r.sentence, round(r.value, 4), r.voice) for r in readings]),
        around=round(around, 4) + 0.0,
    )


def _own_score(readings: Sequence[Reading]) -> tuple[float | None, float | None, float | None]:
    """The number of the source's own voice with its interval; None where it says nothing itself."""
    if not readings:
        return None, None, None
    low, high = _with_grounds(readings, *interval([r.of_itself for r in readings]))
    return _part(readings), round(low, 4), round(high, 4)


def _with_grounds(readings: Sequence[Reading], low: float, high: float) -> tuple[float, float]:
    """The interval, widened to 0 if nothing can be shown that supports the verdict, or narrowed if signs bear one."""
    borne = _by_signs(readings)
    if borne:
        return (max(low, BESIDE_ZERO), high) if borne > 0 else (low, min(high, -BESIDE_ZERO))
    if low > 0 or high < 0:
        sign = 1 if low > 0 else -1
        if not is_borne([r.ground for r in readings], sign):
            return min(low, 0.0), max(high, 0.0)
    return low, high


def _by_signs(readings: Sequence[Reading]) -> int:
    return borne_by_signs([r.ground for r in readings])


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Interval of `LEVEL` for the score: a bootstrap over the sentences, with those of `BESIDE` (docs/statistics.md).

    A percentile interval is that of any rising function of what is resampled (Efron & Tibshirani 1993, ch. 13), so
    the ends of the sum's are put on the scale. Fewer than `ENOUGH` sentences, two or three that happen to agree, are
    no sample to draw from: there it is the normal interval with the variance of `PRIOR` more sentences.
    """
    if len(values) >= ENOUGH:
        low, high = bootstrap_sum(values, BESIDE, LEVEL)
    else:
        total, error = net(values)
        low, high = total - ERRORS * error, total + ERRORS * error
    return scaled(low), scaled(high)


def net(values: Sequence[float]) -> tuple[float, float]:
    """Sum of the values and its standard error."""
    total = sum(values)
    middle = total / len(values) if values else 0.0
    return total, math.sqrt(sum([(v - middle) ** 2 for v in values]) + PRIOR * SPREAD)


def scaled(total: float) -> float:
    """Net evidence on a scale from -1 to 1."""
    return total / (abs(total) + PRIOR)


def _part(readings: Sequence[Reading]) -> float | None:
    return round(scaled(sum([r.of_itself for r in readings])), 4) + 0.0 if readings else None


def _tone(readings: Sequence[Reading]) -> Polarity:
    """The most probable class of one sentence; of several the sign of their sum, if it exceeds its standard error.

    It is counted from where neutral sentences lie. The mean would call neutral whoever is often only named.
    """
    heard = [_without_blame(r) if r.is_blamer else r.probabilities for r in readings]
    if len(heard) == 1:
        negative, neutral, positive = heard[0]
        if neutral >= max(negative, positive):
            return Polarity.NEUTRAL
        return Polarity.NEGATIVE if negative >= positive else Polarity.POSITIVE
    total = sum([positive - negative - ZERO for negative, _, positive in heard])
    if abs(total) <= math.sqrt(SPREAD * len(heard)):
        return Polarity.NEUTRAL
    return Polarity.NEGATIVE if total < 0 else Polarity.POSITIVE


def _without_blame(reading: Reading) -> Tone:
    """What is heard against somebody who blames another belongs in part to the other."""
    negative, neutral, positive = reading.probabilities
    return negative * BLAMER, neutral + negative * (1 - BLAMER), positive
