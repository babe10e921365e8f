"""Whose words a stretch of text is, read off the quotations."""

from __future__ import annotations

from collections.abc import Sequence

from framing.model import Quotation, Voice

_VOICE = {"direct": Voice.DIRECT, "mixed": Voice.INDIRECT, "indirect": Voice.INDIRECT, "scare": Voice.SCARE}


class Voices:
    """Answers whose voice a character span is in."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._spans = sorted(
            ((q.start, q.end, _VOICE[q.type], q.speaker) for q in quotations if q.type in _VOICE),
            key=lambda q: (q[1] - q[0], q[0]),
        )

    def at(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Voice and speaker of the innermost quotation around the span; the source's own if there is none."""
        for first, last, voice, speaker in self._spans:
            if first <= start and end <= last:
                return voice, speaker
        return Voice.OWN, None
