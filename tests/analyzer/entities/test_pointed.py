"""Whom "they" means in a clause behind a deed of force."""

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.model import Analysis

TEXTS = {
    "gas": "Police fired tear gas at the nurses as they marched to the square.",
    "shot": "Soldiers shot four farmers as they defended their land.",
    "beat": "Guards beat the students while they slept in their tents.",
    "crossed": "Border agents arrested two women as they crossed the river.",
    "cleared": "Police beat students as they cleared the square.",
    "arrest them": "Guards shot two men as they tackled them.",
    "because": "Officers arrested the drivers because they suspected fraud.",
    "met": "Officers met the drivers as they reached the yard.",
    "one man": "Guards shot a man as they reached the yard.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


@pytest.mark.parametrize(
    ("key", "who"),
    [
        ("gas", "nurses"),
        ("shot", "farmers"),
        ("beat", "students"),
        ("crossed", "women"),
        ("cleared", "police"),
        ("arrest them", "guards"),
        ("because", "officers"),
        ("met", "officers"),
        ("one man", "guards"),
    ],
)
def test_they_are_those_on_whom_force_is_used(found: dict[str, Analysis], key: str, who: str) -> None:
    names = {e.id: e.name for e in found[key].entities}
    assert [names[m.entity] for m in found[key].mentions if m.text == "they"] == [who]
