"""How well two clauses of different articles fit as a contrast: the features of a pair, and their weighted sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from framing.comparator.contrasts.telling import Clause
from framing.model import ComparedEntity, Voice

_SAME = 0.85  # share of the words from which on two clauses say the same
_DIFFERENT = 0.3  # difference in polarity from which on two clauses judge differently


type _Sentences = tuple[int, int, int, int]


class Setting(Struct, frozen=True):
    """The background against which a pair is judged.

    The keys of `aligned`, and of what `near` remembers, are (article, sentence, article, sentence).
    """

    entities: Mapping[str, ComparedEntity]
    aligned: frozenset[_Sentences]  # in one aligned passage
    context: Sequence[Mapping[int, Mapping[str, float]]]  # article -> sentence -> its terms
    known: dict[_Sentences, float] = {}  # what `near` said

    def near(self, sentences: _Sentences) -> float:
        """Weight of the terms that two sentences share."""
        found = self.known.get(sentences)
        if found is None:
            one, first, two, second = sentences
            terms = self.context[one].get(first, {}), self.context[two].get(second, {})
            found = self.known[sentences] = sum(_common(*terms))
        return found


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
    salience = [setting.entities[e].salience for e in shared] if shared else ()
    common = _common(one.terms, two.terms)
    near = setting.near((a.article, a.sentence, b.article, b.sentence))
    mine, theirs = one.features.get, two.features.get
    head, other_head = mine("headline", 0.0), theirs("headline", 0.0)
    has_both = one.speaker is not None and two.speaker is not None
    speaker = has_both and one.speaker == two.speaker
    apart = abs(one.polarity - two.polarity)
    words = sum(common)
    return (
        words if words < 2.5 else 2.5,
        min(1.0, words / (min(one.weight, two.weight) or 1.0)) if words else 0.0,
        1.0 if common else 0.0,
        near if near < 4.0 else 4.0,
        1.0 if shared else 0.0,
        min(3.0, float(len(shared))),
        max(salience, default=0.0) if shared else 0.0,
        max([1.0 - s for s in salience], default=0.0) if shared else 0.0,
        1.0 if speaker else 0.0,
        1.0 if has_both and not speaker else 0.0,
        1.0 if _is_crossed(one, two) else 0.0,
        head * other_head,
        1.0 if head != other_head else 0.0,
        mine("early", 0.0) * theirs("early", 0.0),
        1.0 if (a.article, a.sentence, b.article, b.sentence) in setting.aligned else 0.0,
        1.0 if one.own and two.own else 0.0,
        1.0 if a.voice is Voice.DIRECT and b.voice is Voice.DIRECT else 0.0,
        1.0 if one.own != two.own else 0.0,
        apart if apart < 2.0 else 2.0,
        1.0 if apart > _DIFFERENT and one.polarity * two.polarity < 0 else 0.0,
        1.0 if one.numbers and two.numbers else 0.0,
        1.0 if one.numbers and not one.numbers.isdisjoint(two.numbers) else 0.0,
        1.0 if one.folded == two.folded else 0.0,
        1.0 if mine("denial") and theirs("denial") else 0.0,
        1.0 if mine("hedge") and theirs("hedge") else 0.0,
        first + second,
        first if first < second else second,
    )


def is_the_same(one: Clause, two: Clause) -> bool:
    """Whether two clauses say the same in the same words and the same voice. Such a pair is no contrast."""
    if one.own != two.own:
        return False
    a, b = one.words, two.words
    return len(a & b) >= _SAME * min(len(a), len(b))


def _is_crossed(one: Clause, two: Clause) -> bool:
    """Whether the speaker of one clause is named in the other."""
    return (one.speaker is not None and one.speaker in two.names) or (
        two.speaker is not None and two.speaker in one.names
    )


def _common(one: Mapping[str, float], two: Mapping[str, float]) -> list[float]:
    """The smaller weight of each term that both have, in the order of the first."""
    if one.keys().isdisjoint(two):
        return []
    return [w if w <= (other := two[t]) else other for t, w in one.items() if t in two]
