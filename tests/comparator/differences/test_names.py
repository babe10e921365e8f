"""When two names say the same, and when they may be names of one referent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparator.differences.names import NamedInside, has_status, head, is_one
from framing.model import ComparedEntity, ComparedMention, Evidence


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Senate leader", "Senate Liberal leader", True),
        ("the marches", "Sunday’s marches", True),
        ("marches", "violent marches", False),
        ("the council", "the wicked council", False),
        ("the walkout", "the strike", False),
        ("Occupied Arland", "Borish-administered Arland", False),
        ("the minister’s plan", "plans for the harbour", True),
    ],
)
def test_names_that_say_the_same(one: str, other: str, same: bool) -> None:
    assert is_one(one, other) is same
    assert is_one(other, one) is same


@given(st.text(alphabet="abc ,’s", max_size=20))
def test_a_name_says_what_it_says(text: str) -> None:
    assert is_one(text, text)
    assert head(text) == head(text.upper())


def test_the_status_of_a_territory_comes_before_its_name() -> None:
    assert has_status("Occupied Arland")
    assert not has_status("Arland")
    assert not has_status("")


def test_names_with_different_things_in_them_are_not_of_one_referent() -> None:
    def thing(name: str, article: str) -> ComparedEntity:
        return ComparedEntity(name, name, "GPE", 0.5, (ComparedMention(article, article, 4, 9, name, "name"),), ())

    def regime(article: str, start: int = 0) -> Evidence:
        return Evidence(article, article, start, start + 16, "the Arland regime", 0)

    inside = NamedInside([thing("Arland", "A"), thing("Boria", "B")])
    assert inside.of("A", 0, 16) == {"Arland"}
    assert not inside.may_be_one([regime("A")], [regime("B")])
    assert inside.may_be_one([regime("A")], [regime("B", 30)])
