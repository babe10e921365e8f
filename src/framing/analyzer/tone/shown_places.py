"""Which places are shown for a verdict: those that say it most clearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from framing.analyzer.tone.grounds import CLEAR, Sign
from framing.analyzer.tone.readings import Reading
from framing.language.voices import OWN
from framing.language.words import judging_deeds
from framing.model import LoadedTerm, VerdictGround

MOST_SHOWN = 3
"""Words that a verdict is shown with."""
NEAR = 20
"""Characters between a deed and its object, where both are shown."""


def strongest(word: Sign) -> tuple[float, int]:
    """Sort key: the heaviest sign first, then text order."""
    return -word.weight, word.start


def clearest(
    readings: Sequence[Reading], sign: int, spans: Mapping[int, tuple[int, int]], terms: Sequence[LoadedTerm]
) -> tuple[int, int]:
    """Where the sentence is that says it most clearly, if no words about the entity do.

    Of clear ones it is the one with the most loaded words of that side, whatever they are about.
    """
    loaded = defaultdict[int, float](float)
    for term in terms:
        if term.voice in OWN and term.polarity.sign == sign and not term.nested:
            loaded[term.sentence] += term.weight

    def telling(reading: Reading) -> tuple[bool, float, float]:
        value = reading.of_itself * sign
        return value >= CLEAR, loaded[reading.sentence], value

    return spans[max((r for r in readings if r.voice in OWN), key=telling).sentence]


def first_shown(places: Sequence[tuple[int, int]], text: str, *, whole: bool) -> tuple[VerdictGround, ...]:
    """The first `MOST_SHOWN` places; the same words are shown once."""
    shown: dict[str, VerdictGround] = {}
    for start, end in places:
        if any(first <= start and end <= last and end - start < last - first for first, last in places):
            continue  # "callously" of "callously ignored the letters"
        words = text[start:end].rstrip()
        shown.setdefault(words.casefold(), VerdictGround(start, start + len(words), words, whole))
    return tuple(islice(shown.values(), MOST_SHOWN))


def with_object(word: Sign, objects: Mapping[tuple[int, int], str], text: str) -> tuple[int, int]:
    """Where the words are, with the manner and the object of a deed: "callously ignored the letters"."""
    thing = objects.get((word.start, word.end), "")
    at = text.find(thing, word.end, word.end + NEAR + len(thing)) if thing else -1
    before = text[max(0, word.start - NEAR) : word.start].split(" ")
    manner = before[-2] if len(before) > 1 and not before[-1] else ""
    start = word.start - len(manner) - 1 if ("*", manner) in judging_deeds() else word.start
    return start, word.end if at < 0 else at + len(thing)
