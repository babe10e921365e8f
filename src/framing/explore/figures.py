"""Pictures of a page: values over time, and rows of dots; inline SVG with a title and a description in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from framing.explore.page import Estimate, Figure
from framing.reporter.html.charts import BarRow, Dot, DotRow, Piece, bars, dots, shape

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 240, 56, 16, 12, 30
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
    low, high = (-1.0, 1.0) if signed else (0.0, max([1e-9, *ends]))
    says = [
        f"{name}, {month}: {e.value:.2f}" for name, its in values.items() for month, e in sorted(its.items()) if month
    ]
    out = [
        Markup('<svg role="img" viewBox="0 0 {} {}"><title>{}</title><desc>{}</desc>').format(
            _WIDTH, _HEIGHT, title, "; ".join(says[:200])
        )
    ]
    for value in (low, (low + high) / 2, high):
        y = _y(value, low, high)
        name = "zero" if signed and not value else "grid"
        out.append(
            Markup('<line class="{}" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>').format(
                name, _LEFT, _WIDTH - _RIGHT, y, y
            )
        )
        text = f"{value:+.1f}" if signed else f"{value:.3g}"
        out.append(
            Markup('<text class="rowlabel" x="{}" y="{:.1f}">{}</text>').format(
                _LEFT - 8, y + 4, text.replace("-", "−")
            )
        )
    shown = months if len(months) <= 7 else [months[round(i * (len(months) - 1) / 6)] for i in range(7)]
    for month in shown:
        x = _x(month, months)
        out.append(Markup('<text class="tick" x="{:.1f}" y="{}">{}</text>').format(x, _HEIGHT - 8, month))
    for number, (name, its) in enumerate(list(values.items())[:SERIES]):
        out.append(_line(number, name, its, months, low, high))
    return Figure(title, caption, Markup("").join([*out, Markup("</svg>")]), tuple(values)[:SERIES])


def _line(
    number: int, name: str, its: Mapping[str, Estimate], months: Sequence[str], low: float, high: float
) -> Markup:
    out = [Markup('<g class="series{}">').format(number)]
    known = [m for m in months if m in its]
    points = " ".join(f"{_x(m, months):.1f},{_y(its[m].value, low, high):.1f}" for m in known)
    out.append(Markup('<polyline class="through" points="{}"/>').format(points))
    for month in known:
        e, x = its[month], _x(month, months)
        if e.low is not None and e.high is not None:
            a, b = _y(e.low, low, high), _y(e.high, low, high)
            out.append(
                Markup('<line class="whisker" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}"/>').format(x, a, b)
            )
        mark = shape(number, x, _y(e.value, low, high))
        out.append(Markup("<g><title>{}, {}: {:.2f}</title>{}</g>").format(name, month, e.value, mark))
    return Markup("").join([*out, Markup("</g>")])


def _x(month: str, months: Sequence[str]) -> float:
    return _LEFT + 10 + months.index(month) / max(1, len(months) - 1) * (_WIDTH - _LEFT - _RIGHT - 20)


def _y(value: float, low: float, high: float) -> float:
    inside = min(max(value, low), high)
    return _TOP + (high - inside) / ((high - low) or 1) * (_HEIGHT - _TOP - _BOTTOM)


def of_rows(
    title: str,
    caption: str,
    rows: Sequence[tuple[str, Sequence[tuple[str, Estimate]]]],
    *,
    unit: str,
    series: Sequence[str] = (),
) -> Figure | None:
    """A row of dots for each subject, one for each of up to five series; None without rows.

    Args:
        series: names in the order of their marks; without it, in the order in which the rows have them.
    """
    order = tuple(series or dict.fromkeys(name for _, its in rows for name, _ in its))[:SERIES]
    marks = {name: i for i, name in enumerate(order)}
    drawn = [
        DotRow(label, tuple(_dot(marks[name], name, e) for name, e in its if name in marks))
        for label, its in rows
        if its
    ]
    drawn = [row for row in drawn if row.dots]
    return Figure(title, caption, dots(title, drawn, unit=unit, zero=True), order) if drawn else None


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
    return Figure(title, caption, bars(title, drawn, full=1.0)) if drawn else None


def _dot(series: int, name: str, e: Estimate) -> Dot:
    return Dot(series, e.value, e.low, e.high, f"{name}: {e.value:+.2f}")
