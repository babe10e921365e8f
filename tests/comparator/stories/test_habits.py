"""What a collection says about its own stories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparator.stories.habits import LOWEST, MOST_RAISED, Sizes, company, repeats


def grouping(*sizes: int) -> list[int]:
    return [group for group, size in enumerate(sizes) for _ in range(size)]


def test_where_stories_have_three_articles_six_are_rarely_one_story() -> None:
    threes = Sizes(grouping(*([3] * 60)))
    assert threes.factor(3, 3) < 0.65 < 0.95 < threes.factor(2, 1)


def test_where_stories_are_large_size_says_little() -> None:
    large = Sizes(grouping(*([12] * 60)))
    assert large.factor(3, 3) > 0.95
    assert large.factor(12, 1) < 0.7


def test_where_most_articles_are_alone_two_meet_less_easily() -> None:
    assert (
        Sizes(grouping(*([1] * 90), *([3] * 10))).factor(1, 1) < 0.5 < 0.95 < Sizes(grouping(*([3] * 90))).factor(1, 1)
    )


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 40), st.integers(1, 40))
def test_a_factor_of_size_only_lowers_and_never_forbids(sizes: list[int], a: int, b: int) -> None:
    found = Sizes(grouping(*sizes))
    assert 0 < found.factor(a, b) == found.factor(b, a) <= 1


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


def test_company_lowers_the_article_that_is_near_to_many_and_raises_the_lonely_one_a_little() -> None:
    crowded = [(i, j, 0.4) for i in range(5) for j in range(i + 1, 5)]
    sparse = [(5, 6, 0.15), (5, 7, 0.15), (6, 7, 0.15)]
    found = company(9, [*crowded, *sparse], grouping(5, 3, 1))
    assert found[0] == found[4] < 1 < found[5] <= found[8] < 1 + MOST_RAISED


def test_where_most_articles_are_alone_the_lonely_gain_less() -> None:
    pair = [(0, 1, 0.4)]
    assert 1 < company(20, pair, [0, 0, *range(2, 20)])[19] < company(3, pair, [0, 0, 2])[2]


@pytest.mark.parametrize(
    ("size", "edges"), [(1, []), (2, []), (2, [(0, 1, 0.2)]), (3, [(0, 1, 0.3), (1, 2, 0.3), (0, 2, 0.3)])]
)
def test_where_all_have_the_same_company_nothing_changes(size: int, edges: list[tuple[int, int, float]]) -> None:
    assert company(size, edges, [0] * size) == pytest.approx([1.0] * size)
