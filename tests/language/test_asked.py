"""Every question of framing.language, asked of every word of the constructions."""

from __future__ import annotations

from pathlib import Path

from asked_notation import hold, lines, mendings

HERE = Path(__file__).parent / "asked"


def test_questions_of_language_have_the_same_answers() -> None:
    hold(HERE / "language.txt", lines("framing.language"))


def test_rules_of_mending_change_the_same_links() -> None:
    hold(HERE / "mending.txt", mendings())
