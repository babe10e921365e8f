"""How much descriptors say of somebody."""

from __future__ import annotations

import pytest

from framing.language import descriptions
from framing.language.resources import table


@pytest.mark.parametrize(
    ("text", "relation", "found"),
    [
        ("harbour master", "title", set()),
        ("convicted baker", "apposition", {"guilt"}),
        ("union-backed candidate", "premodifier", {"allegiance"}),
        ("award-winning nurse", "apposition", {"merit", "life"}),
        ("who accused the harbour master", "relative clause", set()),
        ("who was accused of fraud", "relative clause", {"guilt"}),
        ("accused of forgery", "relative clause", {"guilt"}),
        ("who made €310,000 last year", "relative clause", {"means"}),
        ("charged up the hill", "relative clause", set()),
    ],
)
def test_kinds_of_telling_words(text: str, relation: str, found: set[str]) -> None:
    assert descriptions.kinds(text, relation) == found


def test_an_office_says_less_than_a_deed_and_a_deed_less_than_a_judgement() -> None:
    office = descriptions.telling("harbour master", "title", 0.0)
    deed = descriptions.telling("who moved to the island last spring", "relative clause", 0.0)
    judged = descriptions.telling("disgraced harbour master", "premodifier", 0.0)
    assert office < deed < judged <= 1.0


def test_what_leans_both_ways_does_not_lean() -> None:
    assert descriptions.leaning("respected teacher", "apposition") == 1
    assert descriptions.leaning("convicted teacher", "apposition") == -1
    assert descriptions.leaning("respected teacher convicted of fraud", "apposition") == 0


def test_every_kind_has_words_and_every_word_a_kind_that_is_weighed() -> None:
    assert {row["kind"] for row in table("telling-descriptors")} == {row["kind"] for row in table("telling-kinds")}
    words = [row["word"] for row in table("telling-descriptors")]
    assert words == sorted(set(words))
