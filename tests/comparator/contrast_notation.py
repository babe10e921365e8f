"""Clauses of contrasts, written by hand."""

from __future__ import annotations

from framing.comparator.contrasts.telling import Clause
from framing.comparator.contrasts.units import Unit
from framing.model import Voice


def clause(text: str, article: int = 0, voice: Voice = Voice.OWN, **more: object) -> Clause:
    words = text.split()
    unit = Unit(article, 0, 0, len(text), len(words), voice, "Bo" if voice is not Voice.OWN else None, 0, len(words))
    plain: dict[str, object] = {
        "unit": unit, "text": text, "terms": dict.fromkeys(words, 0.6), "nouns": frozenset(), "names": frozenset(),
        "numbers": frozenset(), "counted": frozenset(), "speaker": None, "polarity": 0.0, "labels": frozenset(),
        "parts": frozenset(), "deeds": {}, "stance": "", "features": {},
    }  # fmt: skip
    return Clause(**(plain | more))  # type: ignore[arg-type]
