"""Whether two numbers are of one occasion."""

from __future__ import annotations

import pytest

from framing.comparator.contrasts.occasions import Occasion, are_of_two, are_of_two_days

BOTH = frozenset({"arla", "brisk"})


def at(*where: str, several: bool = False, days: frozenset[str] = frozenset()) -> Occasion:
    return Occasion(days, frozenset(where), BOTH, several)


@pytest.mark.parametrize(
    ("less", "more", "two"),
    [
        (at("arla"), at("brisk"), True),
        (at("arla"), at("arla", "brisk"), True),  # a sum of two places
        (at("arla", "brisk"), at("arla"), False),  # a town and its country
        (at("arla"), at(), False),
        (at("arla"), at("corm"), False),  # the one article does not know the other's place
        (at(), at(several=True), True),
        (at("arla", several=True), at("arla", several=True), False),
    ],
)
def test_two_places_or_one_attack_and_several(less: Occasion, more: Occasion, *, two: bool) -> None:
    assert are_of_two(less, more) is two


def test_two_days() -> None:
    sunday, monday = at(days=frozenset({"sunday"})), at(days=frozenset({"monday"}))
    assert are_of_two_days(sunday, monday)
    assert not are_of_two_days(sunday, at())
