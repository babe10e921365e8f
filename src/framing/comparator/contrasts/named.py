"""Competing names as contrasts: what each source calls the same person, place, thing or deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparator.contrasts.lines import line
from framing.model import Contrast, ContrastKind, ContrastSide, Evidence, Voice, Wording, WordingSet

_WORTH = {"entity": 0.3, "concept": 0.2, "event": 0.12}  # how telling, by how the names were found
_QUOTED = 0.6  # what it counts where a source has its name from somebody else
_EACH = 3  # names of a source


def named(worded: Sequence[WordingSet]) -> Iterator[Contrast]:
    """A contrast for each wording set of two sources. Names that the other sources do not use come first."""
    for found in worded:
        sides = tuple(_sides(found.wordings))
        if len(sides) > 1:
            kind = ContrastKind.DEED if found.origin == "event" else ContrastKind.LABEL
            own = all(side.evidence[0].voice is Voice.OWN for side in sides)
            score = _WORTH[found.origin] * (1.0 if own else _QUOTED)
            yield Contrast(kind, found.referent, line(kind, found.referent, sides), round(score, 4), sides)


def _sides(wordings: Sequence[Wording]) -> Iterator[ContrastSide]:
    for article in dict.fromkeys(w.article for w in wordings):
        elsewhere = {w.text.casefold() for w in wordings if w.article != article}
        mine = [w for w in wordings if w.article == article]
        mine.sort(key=lambda w: (w.text.casefold() in elsewhere, -abs(w.polarity.sign)))
        places = tuple(min(w.evidence, key=_own_first) for w in mine[:_EACH])
        yield ContrastSide(article, mine[0].source, places)


def _own_first(place: Evidence) -> tuple[bool, int]:
    return place.voice is not Voice.OWN, place.start
