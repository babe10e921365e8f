"""Charts as inline SVG: no script, no inline style, readable in print and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_WIDTH = 720
_LEFT = 210
_RIGHT = 40
_ROW = 26
_SHAPES = ("circle", "square", "diamond", "triangle", "cross")


@dataclass(frozen=True, slots=True)
class Dot:
    """A value with its interval; `series` picks shape and class."""

    label: str
    series: int
    value: float
    low: float | None
    high: float | None
    says: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A stacked bar: shares from 0 to 1 by class name, with what each says."""

    label: str
    shares: tuple[tuple[str, float, str], ...]


def dots(title: str, rows: Sequence[tuple[str, Sequence[Dot]]], *, unit: str, zero: bool = False) -> Markup:
    """A dot plot: a line for each row label, a mark with whiskers for each dot on it.

    `zero` draws the line at 0 and keeps the scale symmetrical around it.
    """
    every = [d for _, found in rows for d in found]
    low, high = _range(every, zero=zero)
    height = _ROW * len(rows) + 46
    out = [_open(title, height)]
    out += _axis(low, high, height, unit, zero=zero)
    for i, (label, found) in enumerate(rows):
        y = 14 + i * _ROW
        out.append(_label(label, y))
        for k, dot in enumerate(found):
            out.append(_dot(dot, y + _spread(k, len(found)), low, high))
    out.append(Markup("</svg>"))
    return Markup("").join(out)


def bars(title: str, rows: Sequence[Bar]) -> Markup:
    """Stacked bars of shares that add up to one."""
    height = _ROW * len(rows) + 12
    out = [_open(title, height)]
    for i, bar in enumerate(rows):
        y, x = 14 + i * _ROW, float(_LEFT)
        out.append(_label(bar.label, y))
        for name, share, says in bar.shares:
            width = share * (_WIDTH - _LEFT - _RIGHT)
            shape = Markup('<rect class="bar {}" x="{:.1f}" y="{}" width="{:.1f}" height="16"><title>{}</title></rect>')
            out.append(shape.format(name, x, y - 8, width, says))
            if width > 40:
                out.append(
                    Markup('<text class="inbar" x="{:.1f}" y="{}">{:.0f} %</text>').format(x + 5, y + 4, 100 * share)
                )
            x += width
    out.append(Markup("</svg>"))
    return Markup("").join(out)


def _open(title: str, height: int) -> Markup:
    shape = '<svg role="img" viewBox="0 0 {} {}" width="{}" height="{}" aria-label="{}"><title>{}</title>'
    return Markup(shape).format(_WIDTH, height, _WIDTH, height, title, title)


def _label(text: str, y: int) -> Markup:
    short = text if len(text) <= 30 else text[:29] + "…"
    return Markup('<text class="rowlabel" x="{}" y="{}">{}<title>{}</title></text>').format(
        _LEFT - 12, y + 4, short, text
    )


def _range(found: Sequence[Dot], *, zero: bool) -> tuple[float, float]:
    ends = [x for d in found for x in (d.low, d.high, d.value) if x is not None] or [0.0, 1.0]
    if zero:
        most = max(abs(x) for x in ends) or 1.0
        return -most, most
    return min(0.0, *ends), max(*ends, 1e-9)


def _x(value: float, low: float, high: float) -> float:
    return _LEFT + (value - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)


def _axis(low: float, high: float, height: int, unit: str, *, zero: bool) -> list[Markup]:
    out = []
    for step in range(5):
        value = low + (high - low) * step / 4
        x = _x(value, low, high)
        out.append(Markup('<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="2" y2="{1}"/>').format(x, height - 34))
        shown = f"{value:+.1f}" if zero else f"{value:.1f}"
        out.append(
            Markup('<text class="tick" x="{:.1f}" y="{}">{}</text>').format(x, height - 20, shown.replace("-", "−"))
        )
    if zero:
        x = _x(0.0, low, high)
        out.append(Markup('<line class="zero" x1="{0:.1f}" x2="{0:.1f}" y1="2" y2="{1}"/>').format(x, height - 34))
    middle = _LEFT + (_WIDTH - _LEFT - _RIGHT) / 2
    out.append(Markup('<text class="unit" x="{:.1f}" y="{}">{}</text>').format(middle, height - 4, unit))
    return out


def _spread(k: int, n: int) -> float:
    return 0.0 if n < 2 else (k - (n - 1) / 2) * min(7.0, 14.0 / (n - 1))


def _dot(dot: Dot, y: float, low: float, high: float) -> Markup:
    x = _x(dot.value, low, high)
    faint = " faint" if dot.faint else ""
    out = [Markup('<g class="series{}{}" tabindex="0"><title>{}</title>').format(dot.series % 5, faint, dot.says)]
    if dot.low is not None and dot.high is not None:
        line = '<line class="whisker" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>'
        out.append(Markup(line).format(_x(dot.low, low, high), _x(dot.high, low, high), y, y))
    out.append(shape(dot.series, x, y))
    out.append(Markup("</g>"))
    return Markup("").join(out)


def shape(series: int, x: float, y: float) -> Markup:
    """The mark of a series; shapes differ, so that colour is never alone."""
    name = _SHAPES[series % 5]
    if name == "circle":
        return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4.5"/>').format(x, y)
    points = {
        "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        "diamond": ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
        "triangle": ((0, -5), (5, 4), (-5, 4)),
        "cross": ((-5, -2), (-2, -5), (5, 2), (2, 5)),
    }[name]
    drawn = " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in points)
    return Markup('<polygon points="{}"/>').format(drawn)


def legend(labels: Sequence[str]) -> Markup:
    """Shape and name of each series."""
    out = [Markup('<ul class="legend">')]
    for i, label in enumerate(labels):
        mark = Markup('<svg aria-hidden="true" width="14" height="14" class="series{}">{}</svg>').format(
            i % 5, shape(i, 7, 7)
        )
        out.append(Markup("<li>{} {}</li>").format(mark, escape(label)))
    out.append(Markup("</ul>"))
    return Markup("").join(out)
