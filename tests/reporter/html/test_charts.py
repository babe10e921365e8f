"""Charts: scales that hold everything, shapes beside colours, words beside pictures, foreign text inert."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import hand_made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from framing.model import Comparison
from framing.reporter.html import charts, html_charts
from framing.reporter.html.charts import BarRow, Dot, DotRow, Piece
from framing.reporter.tables import tables

_VALUE = st.floats(-1e6, 1e6, allow_nan=False)


def _dots(svg: str) -> list[float]:
    return [float(x) for x in re.findall(r'<circle cx="([-\d.]+)"', svg)]


@given(st.lists(st.tuples(_VALUE, st.floats(0, 1e4)), min_size=1, max_size=6), st.booleans())
def test_every_value_and_interval_lies_inside_the_picture(given: list[tuple[float, float]], zero: bool) -> None:
    rows = [DotRow("row", (Dot(0, v, v - spread, v + spread, "says"),)) for v, spread in given]
    svg = charts.dots("title", rows, unit="unit", zero=zero)
    ElementTree.fromstring(svg)
    edges = [float(x) for x in re.findall(r'class="whisker" x1="([-\d.]+)" x2="[-\d.]+"', svg)]
    edges += [float(x) for x in re.findall(r'class="whisker" x1="[-\d.]+" x2="([-\d.]+)"', svg)]
    assert all(167.9 <= x <= 640 for x in [*_dots(svg), *edges])


def test_axis_has_round_numbers_and_zero_in_the_middle() -> None:
    svg = charts.dots("t", [DotRow("a", (Dot(0, -0.31, -0.83, 0.2, "s"),))], unit="u", zero=True)
    ticks = re.findall(r'class="tick"[^>]*>([^<]+)<', svg)
    assert ticks == ["−1.0", "−0.5", "0", "+0.5", "+1.0"]


def test_equal_values_do_not_divide_by_zero() -> None:
    assert "<circle" in charts.dots("t", [DotRow("a", (Dot(0, 0.0, 0.0, 0.0, "s"),))], unit="u")


def test_bars_are_as_long_as_their_share() -> None:
    row = BarRow("a", (Piece("own", 0.75, "75%", "own"), Piece("direct", 0.25, "25%", "direct")))
    widths = [float(w) for w in re.findall(r'<rect[^>]* width="([\d.]+)"', charts.bars("t", [row], full=1.0))]
    assert widths[0] == pytest.approx(3 * widths[1], abs=0.1)


def test_five_series_have_five_shapes() -> None:
    shapes = {re.sub(r"[\d.,-]+", "", charts.shape(i, 0, 0)) + charts.shape(i, 0, 0) for i in range(5)}
    assert len(shapes) == 5


def test_what_a_chart_shows_stands_in_its_description() -> None:
    svg = charts.dots("t", [DotRow("a", (Dot(0, 1.0, None, None, "Herald: 1.0"),))], unit="u")
    assert "<desc>Herald: 1.0</desc>" in svg


def test_foreign_text_is_escaped() -> None:
    evil = '"><img src=x onerror=alert(1)></svg><script>'
    svg = charts.dots(evil, [DotRow(evil, (Dot(0, 1.0, None, None, evil),))], unit=evil)
    svg += charts.bars(evil, [BarRow(evil, (Piece("own", 1.0, evil, evil),), evil)], full=1.0)
    assert "<img" not in svg
    assert "<script" not in svg


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return hand_made.comparison()


def test_charts_of_a_report(comparison: Comparison) -> None:
    sure = replace(comparison, keyness=tuple(replace(k, p_adjusted=0.01) for k in comparison.keyness))
    made = html_charts.made(comparison, tables.report(sure))
    assert [c.key for c in made] == ["loaded", "voices", "speakers", "evaluation", "keyness"]
    for chart in made:
        ElementTree.fromstring(chart.picture)


def test_no_chart_of_keyness_where_no_difference_is_sure(comparison: Comparison) -> None:
    assert "keyness" not in [c.key for c in html_charts.made(comparison, tables.report(comparison))]


def test_empty_charts_are_left_out(comparison: Comparison) -> None:
    made = html_charts.made(comparison, tables.report(comparison, tables.Options(panels=("articles",))))
    assert [c.key for c in made] == ["loaded", "voices"]


def test_direct_words_are_those_between_quotation_marks(comparison: Comparison) -> None:
    # "a slap in the face" (5); "We will not gamble with lives," (6): the comma is no word.
    assert [html_charts.direct_words(a) for a in comparison.analyses] == [5, 6]
