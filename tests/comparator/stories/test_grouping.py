"""Average linkage with a threshold that adapts to each group."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from framing.comparator.stories.grouping import Rule, groups

RULE = Rule(least=0.1, enough=0.5, ratio=1.0, prior=0.5)


def edges(*rows: tuple[int, int, float]) -> list[tuple[int, int, float]]:
    return list(rows)


def test_what_is_alike_is_joined_and_the_rest_stays_apart() -> None:
    assert groups(4, edges((0, 1, 0.4), (2, 3, 0.4)), RULE) == [0, 0, 2, 2]


def test_a_chain_of_likenesses_is_no_group() -> None:
    assert groups(3, edges((0, 1, 0.4), (1, 2, 0.15)), RULE) == [0, 0, 2]


def test_two_tight_groups_stay_apart_at_a_likeness_that_joins_loose_ones() -> None:
    tight = [(0, 1, 0.9), (2, 3, 0.9), *((i, j, 0.3) for i in (0, 1) for j in (2, 3))]
    loose = [(0, 1, 0.31), (2, 3, 0.31), *((i, j, 0.3) for i in (0, 1) for j in (2, 3))]
    assert groups(4, tight, RULE) == [0, 0, 2, 2]
    assert groups(4, loose, Rule(0.1, 0.5, 0.9, 0.0)) == [0, 0, 0, 0]


def test_from_enough_on_nothing_keeps_groups_apart() -> None:
    both = [(0, 1, 0.9), (2, 3, 0.9), *((i, j, 0.55) for i in (0, 1) for j in (2, 3))]
    assert groups(4, both, RULE) == [0, 0, 0, 0]


def test_known_groups_keep_their_members_and_are_not_joined_with_each_other() -> None:
    alike = [(i, j, 0.6) for i, j in combinations(range(5), 2)]
    assert groups(5, alike, RULE, fixed=[0, 0, 2, 2, -1]) in ([0, 0, 2, 2, 0], [0, 0, 2, 2, 2])


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0.05, 1.0), max_size=20))
def test_every_item_is_in_the_group_of_its_smallest_member(found: dict[tuple[int, int], float]) -> None:
    rows = [(i, j, s) for (i, j), s in sorted(found.items()) if i < j]
    result = groups(8, rows, RULE)
    assert all(result[g] == g <= i for i, g in enumerate(result))
