"""Keyword in context as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len

from framing.model import ConcordanceLine, Voice
from framing.reporter.exports import concordance_export
from framing.reporter.terminal import concordance


def line(left: str, text: str, right: str, **more: object) -> ConcordanceLine:
    given = {"source": "Herald", "speaker": None, "voice": Voice.OWN, "found_as": "term", **more}
    return ConcordanceLine(
        article="a", start=10, end=10 + len(text), left=left, text=text, right=right, sentence=0, **given
    )  # type: ignore[arg-type]


LINES = [
    line("said that the ", "raid", " was brutal,", voice=Voice.DIRECT, speaker="Ada Quill"),
    line("n.\n\nOne ", "raid", "’s end was near", source="Lowmere Post"),
]


def test_keywords_stand_below_each_other_in_the_words_around_them() -> None:
    assert concordance.text(LINES).splitlines() == [
        "Herald        said that the [raid] was brutal,     direct: Ada Quill",
        "Lowmere Post         n. One [raid]’s end was near  own",
        "2 places: Herald 1, Lowmere Post 1",
    ]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_on_a_terminal_the_contexts_give_way(width: int) -> None:
    long = [line("left " * 40, "raid", " right" * 40), line("長" * 60, "空襲", "長" * 60)]
    for shown in concordance.text(long, width).splitlines():
        assert cell_len(shown) <= width
    assert "[raid] right" in concordance.text(long, width)


def test_a_long_keyword_is_shown_whole() -> None:
    assert "[an authoritarian leader of Belarus]" in concordance.text(
        [line("x " * 50, "an authoritarian leader of Belarus", " y" * 50)], 80
    )


def test_of_several_entities_with_one_name_each_line_says_which() -> None:
    both = [line("", "Cheney", " said", entity="Liz Cheney"), line("", "Cheney", " wrote", entity="Mary Cheney")]
    assert [x.rpartition("  ")[2] for x in concordance.text(both).splitlines()[:2]] == [
        "Liz Cheney; own",
        "Mary Cheney; own",
    ]
    assert "Liz" not in concordance.text(both[:1])


def test_nothing_found_is_said() -> None:
    assert concordance.text([]) == "not found\n"


def test_no_text_steers_the_terminal() -> None:
    shown = concordance.text([line("\x1b[31m", "ra\x07id", "\r", source="He\x1bald", speaker="\x9b")])
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in shown)


def test_every_place_is_exported() -> None:
    rows = list(csv.DictReader(io.StringIO(concordance_export.csv(LINES))))
    assert [(r["source"], r["start"], r["text"], r["voice"]) for r in rows] == [
        ("Herald", "10", "raid", "direct"),
        ("Lowmere Post", "10", "raid", "own"),
    ]
    assert json.loads(concordance_export.json(LINES))["places"][1]["right"] == "’s end was near"
