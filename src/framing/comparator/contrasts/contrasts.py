"""All contrasts of a comparison, the most telling first."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparator.contrasts.lines import line
from framing.comparator.sentences.evidence import Places
from framing.model import Contrast, ContrastKind, ContrastSide, Evidence, PartKind


def contrasts(at: Sequence[Places]) -> tuple[Contrast, ...]:
    """What sets the sources apart.

    Args:
        at: the places of each article.
    """
    return tuple(_openings(at))


def _openings(at: Sequence[Places]) -> list[Contrast]:
    """The headlines, or what stands in their place."""
    sides = tuple(_side((first,)) for place in at if (first := _opening(place)) is not None)
    if len(sides) < 2 or len({e.text.casefold() for s in sides for e in s.evidence}) < 2:
        return []
    return [Contrast(ContrastKind.FRAME, "the headline", line(ContrastKind.FRAME, sides), 1.0, sides)]


def _opening(place: Places) -> Evidence | None:
    sentences = place.analysis.sentences
    headline = next((k for k, s in enumerate(sentences) if s.part is PartKind.HEADLINE), None)
    return place.whole(headline) if headline is not None else None


def _side(evidence: tuple[Evidence, ...]) -> ContrastSide:
    return ContrastSide(evidence[0].article, evidence[0].source, evidence)
