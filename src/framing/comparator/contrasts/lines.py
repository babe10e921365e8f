"""One plain line for a contrast: whose words, and the words themselves."""

from __future__ import annotations

from collections.abc import Sequence

from framing.model import ContrastKind, ContrastSide, Evidence, Voice


def line(kind: ContrastKind, about: str, sides: Sequence[ContrastSide], missing: Sequence[str] = ()) -> str:
    """ "On X: A in its own words: “…”; B quotes Y: “…”." for the telling words of each side.

    Args:
        missing: the sources that were searched for what only one has, without success.
    """
    said = "; ".join(_side(kind, side) for side in sides)
    if missing:
        return f"Only {said} (nothing like it found in {', '.join(missing)})."
    return f"{said}." if kind is ContrastKind.FRAME else f"On {about}: {said}."


def _side(kind: ContrastKind, side: ContrastSide) -> str:
    first = side.evidence[0]
    if kind is ContrastKind.FRAME:
        return f"{side.source}: {_words(first)}"
    return f"{side.source} {_how(first)}: {_words(first)}"


def _how(place: Evidence) -> str:
    speaker = place.speaker or "somebody"
    if place.voice is Voice.DIRECT:
        return f"quotes {speaker}"
    if place.voice is Voice.INDIRECT:
        return f"reports {speaker}"
    return "in quotation marks" if place.voice is Voice.SCARE else "in its own words"


def _words(place: Evidence) -> str:
    return "“" + " ".join(place.text.split()).strip(" .,;:") + "”"
