"""What is written without the template engine is escaped as the engine escapes it."""

from __future__ import annotations

import re

import pytest
from markupsafe import escape

from framing.reporter.html import buttons
from framing.reporter.html.highlight import Mark, Piece, ShownSentence
from framing.reporter.html.side_by_side import Chip

EVIL = "\"'><script>&amp;\u202e"


@pytest.mark.parametrize("field", ["text", "polarity", "sign", "badge", "note", "says", "at"])
def test_foreign_text_in_a_chip_opens_no_element(field: str) -> None:
    fields = {"text": "wall", "polarity": "neutral", "sign": "·", "badge": "", "note": "", "says": "", "at": "0 1 2"}
    plain = Chip(**fields, count=2)  # type: ignore[arg-type]
    evil = Chip(**{**fields, field: EVIL}, count=2)  # type: ignore[arg-type]
    for made in (buttons.chip(evil), buttons.chips([evil, plain], 1), buttons.passage(evil, beside=EVIL)):
        assert "<script" not in made
        assert set(re.findall(r"<(\w+)", made)) <= {"button", "span", "bdi", "div", "details", "summary"}


def test_a_sentence_has_its_text_and_escapes_it() -> None:
    mark = Mark("m0-1", "term", 0, 3, "", "", "negative", "own", "")
    shown = ShownSentence(0, (Piece("a<b", (mark,), 3), Piece(" & 'c'", ())), (4,), 7)
    made = buttons.sentence(shown)
    assert re.sub(r"<[^>]*>", "", made) == str(escape("a<b & 'c'"))
    assert 'data-start="7" data-passages="4"' in made
    assert 'class="mark term negative" data-marks="m0-1" data-ends="m0-1" data-sign="−"' in made
