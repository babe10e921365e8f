"""Columns of the evidence tables, beside what pyarrow makes of the same values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reporter.exports.evidence import arrow_column

pa = pytest.importorskip("pyarrow")

KINDS: tuple[tuple[type, Any, Any], ...] = (
    (str, pa.string(), st.text(st.characters(exclude_categories=["Cs"]))),
    (int, pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    (float, pa.float64(), st.floats(allow_nan=False)),
    (bool, pa.bool_(), st.booleans()),
)


@pytest.mark.parametrize(("type_", "arrow", "one"), KINDS)
@settings(deadline=None)  # pyarrow imports pandas
@given(data=st.data())
def test_a_column_is_what_pyarrow_makes_of_the_values(type_: type, arrow: Any, one: Any, data: Any) -> None:
    values = data.draw(st.lists(st.none() | one, max_size=20))
    made = arrow_column(values, type_)
    made.validate(full=True)
    assert made.type == arrow
    assert made.to_pylist() == values
    assert made.equals(pa.array(values, arrow))


def test_minus_zero_stays_below_zero() -> None:
    assert str(arrow_column([-0.0, None], float)[0].as_py()) == "-0.0"


def test_a_lone_surrogate_becomes_a_mark() -> None:
    assert arrow_column(["a\ud800b"], str).to_pylist() == ["a\ufffdb"]
