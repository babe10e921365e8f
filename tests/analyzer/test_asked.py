"""Every question of framing.analyzer that can be asked of one word, asked of every word of the constructions."""

from __future__ import annotations

from pathlib import Path

from asked_notation import hold, lines


def test_questions_of_the_analyzer_have_the_same_answers() -> None:
    hold(Path(__file__).parent / "asked.txt", lines("framing.analyzer"))
