"""Coefficients of agreement against the worked examples of the papers that define them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.coding.agreement import alpha, cohen, fleiss, one_against_rest, percent


def codes(*coders: str) -> list[list[int]]:
    """Coders' values, one letter or digit each and "." for none, as codes by item."""
    values = sorted({v for row in coders for v in row.replace(" ", "") if v != "."})
    return [
        [values.index(v) if v != "." else -1 for v in item] for item in zip(*(c.split() for c in coders), strict=True)
    ]


BINARY = codes("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")  # Krippendorff 2011, A
NOMINAL = codes("a a b b d c c c e d d a", "b a b b b c c c e d d d")  # Krippendorff 2011, B
WITH_MISSING = codes(  # Krippendorff 2011, C to E
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)
FLEISS_1971 = (  # 30 patients, 6 psychiatrists, 5 diagnoses: how many chose each
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)
COHEN_1960 = ((88, 14, 18), (10, 40, 10), (2, 6, 12))  # 200 cases by two judges


@pytest.mark.parametrize(
    ("given", "categories", "metric", "expected"),
    [
        (BINARY, 2, "nominal", 0.095),
        (NOMINAL, 5, "nominal", 0.692),
        (WITH_MISSING, 5, "nominal", 0.743),
        (WITH_MISSING, 5, "ordinal", 0.815),
        (WITH_MISSING, 5, "interval", 0.849),
    ],
)
def test_alpha_is_that_of_krippendorff_2011(given, categories, metric, expected) -> None:
    assert alpha(given, categories, metric, draws=0).value == pytest.approx(expected, abs=0.0006)


def test_fleiss_kappa_is_that_of_fleiss_1971() -> None:
    given = [[c for c, n in enumerate(map(int, row)) for _ in range(n)] for row in FLEISS_1971.split()]
    assert {len(row) for row in given} == {6}
    assert fleiss(given, 5).value == pytest.approx(0.430, abs=0.0006)


def test_cohens_kappa_is_that_of_cohen_1960() -> None:
    given = [[a, b] for a, row in enumerate(COHEN_1960) for b, n in enumerate(row) for _ in range(n)]
    assert cohen(given, 3).value == pytest.approx(0.492, abs=0.0006)


def test_agreement_counts_pairs() -> None:
    assert percent([[0, 0, 1], [1, 1, -1], [0, -1, -1]]).value == pytest.approx((1 / 3 + 1) / 2)


def test_nothing_is_defined_without_two_codes_or_two_values() -> None:
    assert alpha([[0, -1], [-1, 1]], 2, "nominal").value is None
    assert alpha([[1, 1], [1, 1]], 2, "nominal").value is None
    assert cohen([[1, 1], [1, 1]], 2).value is None
    assert fleiss([[1, 1], [1, 1]], 2).value is None
    assert cohen([], 2).value is None


def test_the_interval_is_around_the_value_and_the_same_for_the_same_seed() -> None:
    first = alpha(NOMINAL * 5, 5, "nominal", draws=400)
    assert first == alpha(NOMINAL * 5, 5, "nominal", draws=400)
    assert first.low < first.value < first.high < 1
    wide = alpha(NOMINAL, 5, "nominal", draws=400)
    assert wide.high - wide.low > first.high - first.low


def has_two_values(rows: list[list[int]]) -> bool:
    """Whether the items that two coders coded have two values or more; coefficients are defined only then."""
    codes_ = [[code for code in row if code >= 0] for row in rows]
    return len({code for row in codes_ if len(row) > 1 for code in row}) > 1


ROWS = st.lists(st.lists(st.integers(-1, 2), min_size=3, max_size=3), min_size=1, max_size=12)


@given(ROWS)
def test_items_without_two_codes_and_the_order_of_coders_make_no_difference(rows: list[list[int]]) -> None:
    for metric in ("nominal", "ordinal", "interval"):
        found = alpha(rows, 3, metric, draws=0).value
        assert (found is not None) == has_two_values(rows)
        assert found is None or found <= 1
        turned = alpha([[*row[::-1], -1] for row in [*rows, [2, -1, -1]]], 3, metric, draws=0).value
        assert turned == (found if found is None else pytest.approx(found))


@given(ROWS)
def test_two_values_are_the_same_in_every_metric(rows: list[list[int]]) -> None:
    two = one_against_rest(rows, 1)
    nominal, ordinal, interval = (alpha(two, 2, m, draws=0).value for m in ("nominal", "ordinal", "interval"))
    assert nominal == interval
    assert ordinal == (None if nominal is None else pytest.approx(nominal))
