"""The times that a text tells, and what they make of a similarity."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparator.stories.times_told import (
    NEXT_DAY,
    OTHER_DAY,
    OTHER_MONTH,
    SAME_DAY,
    SAME_PRINT,
    Times,
    printed,
    told,
)


def factor(one: str, two: str) -> float:
    return float(Times([one, two]).factors(np.array([0]), np.array([1]))[0])


def test_weekdays_and_months_are_found_with_a_capital_only() -> None:
    found = told("The vote on Tuesday may come before Monday or in March, as they march.")
    assert (found.first, found.days, found.months) == (1, 0b11, 1 << 2)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("She spoke on Tuesday.", "On Tuesday she spoke.", SAME_DAY),
        ("She spoke on Tuesday.", "After Monday, Tuesday came.", 1.0),
        ("She spoke on Sunday.", "It was Monday.", NEXT_DAY),
        ("She spoke on Monday.", "It was Sunday.", NEXT_DAY),
        ("She spoke on Tuesday.", "It was Friday.", OTHER_DAY),
        ("She spoke on Tuesday.", "She spoke.", 1.0),
        ("In April it rained.", "In October it rained.", OTHER_MONTH),
        ("In April it rained.", "It rained in April, not in October.", 1.0),
        ("27 Nov. 2005 A quake", "A quake. November 28th, 2005, 9 am", SAME_PRINT),
        ("27 Nov. 2005 A quake", "November 30, 2005. A quake", 1.0),
        ("", "", 1.0),
    ],
)
def test_what_the_times_make_of_a_similarity(one: str, two: str, expected: float) -> None:
    assert factor(one, two) == factor(two, one) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    ["September 18th, 2013, 05:31", "18 September 2013 Last updated", "Sept. 18, 2013", "Posted 2013-09-18T05:31"],
)
def test_a_date_at_the_top_is_read(text: str) -> None:
    assert printed(text) == date(2013, 9, 18).toordinal()


@pytest.mark.parametrize("text", ["", "In 2013", "February 30, 2013", 300 * "." + " 18 September 2013", "18 men, 2013"])
def test_no_date_at_the_top(text: str) -> None:
    assert printed(text) == -1


@given(st.text(alphabet="MondayTuesrFi 0123.,-/", max_size=60), st.text(max_size=60))
def test_the_order_of_two_texts_changes_nothing(one: str, two: str) -> None:
    assert factor(one, two) == factor(two, one) > 0
