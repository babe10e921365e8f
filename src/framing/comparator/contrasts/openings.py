"""How each article opens: its headline, or else its first sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparator.contrasts.formed import Formed
from framing.comparator.sentences.evidence import Places
from framing.model import ContrastKind, Evidence, PartKind

_SHORTEST = 3  # words of an opening


def openings(at: Sequence[Places]) -> Iterator[Formed]:
    """One contrast of the openings, unless they are the same."""
    sides = {n: (place,) for n, p in enumerate(at) if (place := _opening(p)) is not None}
    if len({e.text.casefold() for (e,) in sides.values()}) > 1:
        yield Formed(ContrastKind.FRAME, "how it opens", frozenset(), sides, 1.0)


def _opening(place: Places) -> Evidence | None:
    sentences = place.analysis.sentences
    for part in (PartKind.HEADLINE, PartKind.BODY):
        for k, sentence in enumerate(sentences):
            if sentence.part is part and sentence.words >= _SHORTEST:
                return place.whole(k)
    return None
