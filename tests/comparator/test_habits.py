"""What a collection says about its own stories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparator.habits import LOWEST, Sizes, repeats


def grouping(*sizes: int) -> list[int]:
    return [group for group, size in enumerate(sizes) for _ in range(size)]


def test_where_stories_have_three_articles_six_are_rarely_one_story() -> None:
    threes = Sizes(grouping(*([3] * 60)))
    assert threes.factor(3, 3) < 0.65 < 0.95 < threes.factor(2, 1)


def test_where_stories_are_large_size_says_little() -> None:
    large = Sizes(grouping(*([12] * 60)))
    assert large.factor(3, 3) > 0.95
    assert large.factor(12, 1) < 0.7


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 40), st.integers(1, 40))
def test_a_factor_of_size_only_lowers_and_never_forbids(sizes: list[int], a: int, b: int) -> None:
    found = Sizes(grouping(*sizes))
    assert 0 < found.factor(a, b) == found.factor(b, a) <= 1
    assert found.factor(1, 1) == 1


def test_in_roundups_of_different_outlets_a_repeat_counts_less() -> None:
    assert repeats(["Herald", "Post", "Sun"] * 40, grouping(*([3] * 40))) == pytest.approx(LOWEST**0.5)


@pytest.mark.parametrize(
    "sources",
    [
        ["Herald"] * 120,  # one outlet
        [str(n) for n in range(120)],  # none has two articles
        [str(n // 3) for n in range(120)],  # an outlet's articles are one story
        [],
    ],
)
def test_elsewhere_it_does_not(sources: list[str]) -> None:
    assert repeats(sources, grouping(*([3] * (len(sources) // 3)))) == 1.0


def test_a_few_articles_conclude_little() -> None:
    assert repeats(["Herald", "Post", "Herald", "Post"], [0, 0, 1, 1]) > 0.7
