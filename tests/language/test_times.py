"""Expressions of time to ISO dates."""

from __future__ import annotations

import pytest

from framing.language.times import resolve

WEDNESDAY = "2023-03-01"


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("on Monday", WEDNESDAY, "2023-02-27"),
        ("Wednesday", WEDNESDAY, "2023-03-01"),
        ("next Monday", WEDNESDAY, "2023-03-06"),
        ("Monday", None, "monday"),
        ("yesterday", "2023-03-01T10:00:00Z", "2023-02-28"),
        ("last year", WEDNESDAY, "2022"),
        ("next month", "2023-12-05", "2024-01"),
        ("last year", None, None),
        ("March 3", WEDNESDAY, "2023-03-03"),
        ("December", WEDNESDAY, "2022-12"),
        ("3 March 2021", None, "2021-03-03"),
        ("Sept. 11, 2001", None, "2001-09-11"),
        ("March", None, "--03"),
        ("in 1994", None, "1994"),
        ("Monday, Feb. 27", WEDNESDAY, "2023-02-27"),
        ("may", None, None),
        ("fanfare", WEDNESDAY, None),
        ("yesterday", "some day", None),
    ],
)
def test_resolve(words: str, published: str | None, expected: str | None) -> None:
    assert resolve(words, published) == expected
