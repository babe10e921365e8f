"""Words that are loaded only in a place: with the place they are found, without it they are plain."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from reading_notation import read_all, who

from framing.analyzer.loaded.places import PLACED
from framing.model import Analysis

TEXTS = {
    "of somebody": "Irina Koleva, an honest engineer, lost her post. The ally of the mayor was ambitious. The firm is powerful. Ana Ruiz, the reformer, took office.",
    "of a thing": "It was an honest mistake. The plan was ambitious. A powerful earthquake struck.",
    "done by somebody": "The governor refused to resign. Three people were killed after police raided the camp. Tens of thousands defied the ban. Villagers were wiped out.",
    "done by a thing": "The machine refused the coin. The wind shattered the pane. The raided pantry was empty.",
    "done to people": "Soldiers dragged nine students through the snow. Families were herded onto a ship.",
    "alarmed": "The flood alarmed Rosa Kemp and her neighbours.",
    "done to a thing": "Soldiers dragged nine sledges through the snow. Cattle were herded onto a ship.",
    "how": "The school has wisely declined. The port was secretly sold.",
    "not how": "Secretly, it was sold.",
    "not told as so": "The panel asked whether officials had brushed off the complaint. The clinic may have wrongly billed patients.",
    "of others": "“The governor refused to resign,” said Eva Lund. The governor, Eva Lund said, refused to resign.",
    "in marks": "She saw “How the Thief Stole Home” with an “honest” broker in Leeds.",
    "in compounds": "The politically-powerful dealers left.",
}

FOUND = {
    "of somebody": {"honest", "ambitious", "powerful", "reformer"},
    "done by somebody": {"refused", "raided", "defied", "wiped out"},
    "done to people": {"dragged", "herded"},
    "alarmed": {"alarmed"},
    "how": {"wisely", "secretly"},
}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    return read_all(TEXTS)


@pytest.mark.parametrize("text", sorted(TEXTS))
def test_situated_words_count_in_their_place_only(read: dict[str, Analysis], text: str) -> None:
    found = {t.text for t in read[text].loaded_terms if t.category in PLACED}
    assert found == FOUND.get(text, set())


def test_what_is_out_of_place_is_not_listed_as_set_aside(read: dict[str, Analysis]) -> None:
    assert not [t for analysis in read.values() for t in analysis.plain_terms if t.category in PLACED]


def test_who_suffers_a_deed_is_not_judged_by_it(read: dict[str, Analysis]) -> None:
    terms = {t.text: t.target for t in read["done to people"].loaded_terms}
    assert terms["herded"] is None
    assert {t.target for t in read["alarmed"].loaded_terms} == {None}
    assert terms["dragged"] == who(read["done to people"], "Soldiers").id
