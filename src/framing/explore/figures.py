"""Pictures of a page: values over time, and rows of dots; inline SVG with a title and a description in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from framing.explore.page import Estimate, Figure
from framing.reporter.html.charts import NARROW, WIDE, BarRow, Dot, DotRow, Piece, bars, dots, filled, shape, twice

_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 240, 56, 16, 12, 30
_MARGIN = 18  # between the axis and the first month
_BETWEEN_TICKS = 95  # pixels, at least
_ASIDE = 3.0  # between the marks of two series in one month, so that equal values do not hide one another
SERIES = 5
"""Sources that a picture tells apart."""
SHOWN = 12
"""Rows or bars of a picture."""


def over_time(
    title: str, caption: str, values: Mapping[str, Mapping[str, Estimate]], *, signed: bool = False
) -> Figure | None:
    """A line for each series over months; None where fewer than two months have a value.

    Args:
        values: series -> month ("2021-03") -> value with interval; months without one leave a gap.
        signed: the scale goes from −1 to 1.
    """
    months = sorted({month for its in values.values() for month in its if month})
    if len(months) < 2:
        return None
    ends = [x for its in values.values() for e in its.values() for x in (e.value, e.high, e.low) if x is not None]
    low, high = -1.0 if signed else 0.0, 1.0 if signed else _top(max(ends))
    says = "; ".join(
        [
            f"{name}, {month}: {e.value:.2f}"
            for name, its in values.items()
            for month, e in sorted(its.items())
            if month
        ][:200]
    )
    shown = list(values.items())[:SERIES]
    first, last = _number(months[0]), _number(months[-1])
    wide, narrow = (
        _lines(title, says, shown, _Scale(first, last, low, high, layout.width), signed=signed)
        for layout in (WIDE, NARROW)
    )
    return Figure(title, caption, wide, narrow, tuple(values)[:SERIES])


def _lines(
    title: str, says: str, shown: Sequence[tuple[str, Mapping[str, Estimate]]], scale: _Scale, *, signed: bool
) -> Markup:
    out = [
        filled(
            '<svg role="img" viewBox="0 0 {} {}"><title>{}</title><desc>{}</desc>',
            scale.width,
            _HEIGHT,
            title,
            says,
        )
    ]
    for value in (scale.low, (scale.low + scale.high) / 2, scale.high):
        y = scale.y(value)
        name = "zero" if signed and not value else "grid"
        out.append(
            filled(
                '<line class="{}" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>', name, _LEFT, scale.width - _RIGHT, y, y
            )
        )
        text = f"{value:+.1f}" if signed and value else f"{value:.3g}"
        out.append(
            filled('<text class="rowlabel" x="{}" y="{:.1f}">{}</text>', _LEFT - 8, y + 4, text.replace("-", "−"))
        )
    for number in _ticks(scale.first, scale.last, scale.width // _BETWEEN_TICKS):
        x, label = scale.x(number), f"{number // 12}-{number % 12 + 1:02}"
        out.append(filled('<text class="tick" x="{:.1f}" y="{}">{}</text>', x, _HEIGHT - 8, label))
    for number, (name, its) in enumerate(shown):
        aside = (number - (len(shown) - 1) / 2) * _ASIDE
        out.append(_line(number, name, its, scale, aside))
    return Markup("").join([*out, Markup("</svg>")])


class _Scale(Struct, frozen=True):
    """Months are numbers, so that the distance between two is as long as the time between them."""

    first: int
    last: int
    low: float
    high: float
    width: int

    def x(self, month: int) -> float:
        room = self.width - _LEFT - _RIGHT - 2 * _MARGIN
        return _LEFT + _MARGIN + (month - self.first) / max(1, self.last - self.first) * room

    def y(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        return _TOP + (self.high - inside) / ((self.high - self.low) or 1) * (_HEIGHT - _TOP - _BOTTOM)


def _number(month: str) -> int:
    """ "2021-03" as the number of a month."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _top(value: float) -> float:
    """The next of 1, 2, 4, 5, 6, 8 or 10 times a power of ten, which halves well."""
    if value <= 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (1, 2, 4, 5, 6, 8, 10) if m * power >= value - 1e-9)


def _ticks(first: int, last: int, most: int) -> list[int]:
    """At most so many months and one more, evenly apart: each, each third, each half-year or each so many Januaries."""
    steps = [1, 2, 3, 6, *(12 * n for n in range(1, 200))]
    step = next(s for s in steps if (last - first) / s <= most)
    start = -(-first // step) * step
    return list(range(start, last + 1, step)) or [first]


def _line(number: int, name: str, its: Mapping[str, Estimate], scale: _Scale, aside: float) -> Markup:
    out = [filled('<g class="series{}">', number)]
    known = sorted(m for m in its if m)
    points = " ".join(f"{scale.x(_number(m)) + aside:.1f},{scale.y(its[m].value):.1f}" for m in known)
    out.append(filled('<polyline class="through" points="{}"/>', points))
    for month in known:
        e, x = its[month], scale.x(_number(month)) + aside
        if e.low is not None and e.high is not None:
            a, b = scale.y(e.low), scale.y(e.high)
            out.append(filled('<line class="whisker" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}"/>', x, a, b))
        mark = shape(number, x, scale.y(e.value))
        out.append(filled("<g><title>{}, {}: {:.2f}</title>{}</g>", name, month, e.value, mark))
    return Markup("").join([*out, Markup("</g>")])


def of_rows(
    title: str,
    caption: str,
    rows: Sequence[tuple[str, Sequence[tuple[str, Estimate]]]],
    *,
    unit: str,
    series: Sequence[str] = (),
    signed: bool = True,
) -> Figure | None:
    """A row of dots for each subject, one for each of up to five series; None without rows.

    Args:
        series: names in the order of their marks; without it, in the order in which the rows have them.
        signed: values may be negative.
    """
    order = tuple(series or dict.fromkeys(name for _, its in rows for name, _ in its))[:SERIES]
    marks = {name: i for i, name in enumerate(order)}
    drawn = [
        DotRow(label, tuple(_dot(marks[name], name, e, signed=signed) for name, e in its if name in marks))
        for label, its in rows
        if its
    ]
    drawn = [row for row in drawn if row.dots]
    return Figure(title, caption, *twice(dots, title, drawn, unit=unit, zero=signed), order) if drawn else None


def shares(title: str, caption: str, rows: Sequence[tuple[str, float]]) -> Figure | None:
    """A bar for each row, cut into the source's own words and those of others; None without rows."""
    drawn = [
        BarRow(
            label,
            (
                Piece("own", own, f"{own:.0%} own", f"{label}: {own:.0%} own words"),
                Piece("direct", 1 - own, f"{1 - own:.0%} others’", f"{label}: {1 - own:.0%} in others’ words"),
            ),
        )
        for label, own in rows
    ]
    return Figure(title, caption, *twice(bars, title, drawn, full=1.0)) if drawn else None


def _dot(series: int, name: str, e: Estimate, *, signed: bool) -> Dot:
    return Dot(series, e.value, e.low, e.high, f"{name}: {e.value:{'+' if signed else ''}.2f}")
