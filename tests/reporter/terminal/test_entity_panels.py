"""Panels about entities: whose words they print."""

from __future__ import annotations

from framing.reporter.terminal import entity_panels
from framing.reporter.terminal.layout import View


def _record(text: str, voice: str, speaker: str | None, start: int) -> dict[str, object]:
    return {"text": text, "voice": voice, "speaker": speaker, "start": start, "polarity": "neutral"}


def test_what_somebody_says_of_it_has_its_speaker() -> None:
    found = entity_panels._titles(
        [  # type: ignore[list-item]
            _record("unwell", "indirect", "Ida Marsh", 4),
            _record("mayor", "own", None, 9),
            _record("Mayor", "scare", None, 12),
        ],
        4,
    )
    assert found is not None
    assert found[1].plain == "also: mayor ×2, unwell — Ida Marsh, reported"


def test_who_did_not_answer_did_not_speak() -> None:
    said = {"role": "agent", "process": "speech", "polarity": "neutral", "verb": "say", "other": None, "object": ""}
    said |= {"voice": "own", "start": 1, "negated": False, "modality": "asserted"}
    unsaid = {**said, "verb": "answer", "object": "calls", "negated": True}
    assert entity_panels._verbs([said], View(width=100)).plain == "speaks"  # type: ignore[list-item]
    assert entity_panels._verbs([unsaid], View(width=100)).plain == "not answer calls"  # type: ignore[list-item]
