"""What is loaded and what is not, in short texts."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from reading_notation import read_all, terms, who

from framing.model import Analysis

TEXTS = {
    "surnames": "The Crooks affair\n\nTreasurer Paul Crooks denied it on Monday. Crooks left at noon. Judge Amy Savage heard the case. Savage adjourned it.",
    "idioms": "Residents woke up to snow. The party moved further left in the poll, and, needless to say, the chairman left. She had her hand in the pocket of her coat. The military offensive began in May. The rail union called a strike. The sanctions regime expired and the drug-testing regime was eased. The horse came staggering down the lane.",
    "judged": "The baby-faced lobbyist folded after a bruising week. His irksome demands and the slick pitch wore out ministers. The minister backtracked, a humiliating climbdown. Critics swooped. The deep-pocketed donor bankrolled the henchman of the sleazy mogul.",
    "violent": "Riot police used excessive force and launched a clampdown. Troops besieged the port and ambushed a convoy. The medieval plague struck. Migrants illegally entered the country.",
    "condemned": "Minister Olga Smith condemned the barbaric attack on the market. Dean Mather answered in plain English, refusing to hide behind his lawyers. Ana Reyes avoided a humiliating defeat. Nora Vidal’s answers were feeble.",
    "officers": "Chief Petty Officer Dan Roe met Rear Admiral Lou Hart. An extreme close-up drew little notice.",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    return read_all(TEXTS)


def test_a_loaded_word_for_what_one_condemns_or_avoids_is_not_about_oneself(read: dict[str, Analysis]) -> None:
    terms = {t.text: t for t in read["condemned"].loaded_terms}
    assert terms["barbaric"].target is terms["humiliating defeat"].target is None
    assert terms["hide behind"].negated
    assert terms["feeble"].target == who(read["condemned"], "Nora Vidal").id


@pytest.mark.parametrize("text", ["surnames", "idioms"])
def test_names_and_idioms_are_not_loaded(read: dict[str, Analysis], text: str) -> None:
    assert terms(read[text]) == set()


def test_the_outlets_judgement_is_found(read: dict[str, Analysis]) -> None:
    wanted = {"baby-faced", "irksome", "slick", "backtracked", "humiliating", "climbdown", "swooped", "deep-pocketed"}
    assert wanted | {"henchman", "sleazy"} <= terms(read["judged"])
    assert {"excessive force", "clampdown", "besieged", "ambushed", "medieval"} <= terms(read["violent"])
    assert "illegally entered" in terms(read["violent"])


def test_offices_amounts_and_pictures_are_not_loaded(read: dict[str, Analysis]) -> None:
    assert terms(read["officers"]) == set()
