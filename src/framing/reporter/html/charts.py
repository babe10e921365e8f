"""Charts as inline SVG: no script, no inline style, readable in print and by a screen reader.

A chart is a list of rows. A row without content is a heading for the rows after it. The description of a chart gives
the same information in words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from framing.reporter.tables.report import Format, shown

_RIGHT = 24
_VALUES = 144  # room for the numbers behind rows of one dot
_ROW = 26
_TOP = 16
_SHAPES = ("circle", "square", "diamond", "triangle", "cross")
_SERIES = len(_SHAPES)
_CROSS = ((-2, -5), (2, -5), (2, -2), (5, -2), (5, 2), (2, 2), (2, 5), (-2, 5), (-2, 2), (-5, 2), (-5, -2), (-2, -2))
_APART = 9  # between the dots of one row


class Layout(Struct, frozen=True):
    """How wide a chart is drawn; its letters have the same size in each."""

    width: int
    left: int  # room for the labels of the rows
    letters: int  # of a label


WIDE = Layout(640, 180, 22)
NARROW = Layout(360, 116, 14)
"""For telephones."""


def twice(draw: Callable[..., Markup], *rows: object, **options: object) -> tuple[Markup, Markup]:
    """A chart for wide screens and the same for telephones."""
    return draw(*rows, **options, layout=WIDE), draw(*rows, **options, layout=NARROW)


class Dot(Struct, frozen=True):
    """A value with its interval; `series` picks shape and colour."""

    series: int
    value: float
    low: float | None
    high: float | None
    says: str
    faint: bool = False


class DotRow(Struct, frozen=True):
    label: str
    dots: tuple[Dot, ...] = ()
    series: int | None = None  # of a heading: whose rows follow


class Piece(Struct, frozen=True):
    """A part of a stacked bar."""

    name: str  # class name
    value: float
    text: str  # written on it where there is room
    says: str


class BarRow(Struct, frozen=True):
    label: str
    pieces: tuple[Piece, ...] = ()
    behind: str = ""  # written behind the bar
    series: int | None = None


def filled(template: str, *values: object) -> Markup:
    """The template with escaped values in its places, as `Markup.format` makes it, which takes five times as long."""
    return Markup(template.format(*[escape(v) if isinstance(v, str) else v for v in values]))


def dots(title: str, rows: Sequence[DotRow], *, unit: str, zero: bool = False, layout: Layout = WIDE) -> Markup:
    """A dot plot: a line for each row, a mark with whiskers for each dot on it.

    `zero` draws the line at 0 and, where there are values below it, keeps the scale symmetrical around it.
    """
    every = [d for row in rows for d in row.dots]
    single = all(len(row.dots) < 2 for row in rows)
    scale = _Scale.of(every, right=_VALUES if single else _RIGHT, zero=zero, layout=layout)
    step = max(_ROW, _APART * max((len(row.dots) for row in rows), default=1) + 10)
    height = step * len(rows) + 46
    out = [_open(title, height, [d.says for d in every], layout), *_axis(scale, height, unit, zero=zero)]
    for i, row in enumerate(rows):
        y = _TOP + (step - _ROW) // 2 + i * step
        out.append(_label(row.label, y, layout) if row.dots else _heading(row.label, row.series, y))
        out += [_dot(dot, y + _spread(k, len(row.dots)), scale) for k, dot in enumerate(row.dots)]
        if single and row.dots:
            out.append(_behind(interval(row.dots[0], signed=zero), layout.width - _VALUES + 14, y))
    return Markup("").join([*out, Markup("</svg>")])


def bars(title: str, rows: Sequence[BarRow], *, full: float, right: int = _RIGHT, layout: Layout = WIDE) -> Markup:
    """Stacked bars; `full` is the value of the longest possible one."""
    height = _ROW * len(rows) + 10
    room = layout.width - layout.left - right
    out = [_open(title, height, [p.says for row in rows for p in row.pieces], layout)]
    for i, row in enumerate(rows):
        y, x = _TOP + i * _ROW, float(layout.left)
        out.append(_label(row.label, y, layout) if row.pieces else _heading(row.label, row.series, y))
        for piece in row.pieces:
            width = piece.value / full * room if full else 0.0
            out.append(_bar(piece, x, y, width))
            x += width
        if row.behind:
            out.append(_behind(row.behind, x + 8, y))
    return Markup("").join([*out, Markup("</svg>")])


def scale(score: float, low: float | None, high: float | None, series: int) -> Markup:
    """An evaluation from −1 to 1 as a small picture without words (they stand beside it)."""
    x, a, b = (70 + 64 * (v if v is not None else score) for v in (score, low, high))
    out = [filled('<svg class="scale series{}" aria-hidden="true" viewBox="0 0 140 18">', series % _SERIES)]
    out.append(Markup('<line class="grid" x1="6" x2="134" y1="9" y2="9"/><line class="zero" x1="70" x2="70" y1="2"'))
    out.append(filled(' y2="16"/><line class="whisker" x1="{:.1f}" x2="{:.1f}" y1="9" y2="9"/>', a, b))
    return Markup("").join([*out, shape(series, x, 9), Markup("</svg>")])


def share(value: float, low: float | None, high: float | None, series: int) -> Markup:
    """A share from 0 to 1 as a small bar with its interval, without words (they stand beside it)."""
    a, b = (100 * (v if v is not None else value) for v in (low, high))
    out = '<svg class="share series{}" aria-hidden="true" viewBox="0 0 100 12">'
    out += '<rect class="whole" width="100" height="12"/><rect class="series{}" y="2" width="{:.1f}" height="8"/>'
    out += '<line class="whisker" x1="{:.1f}" x2="{:.1f}" y1="6" y2="6"/></svg>'
    return filled(out, series % _SERIES, series % _SERIES, 100 * value, a, b)


def interval(dot: Dot, *, signed: bool) -> str:
    """ "+0.12 [−0.30, +0.54]"; without sign one decimal."""
    how = Format.SIGNED if signed else Format.RATE
    text = shown(dot.value, how)
    if dot.low is not None and dot.high is not None:
        text += f" [{shown(dot.low, how)}, {shown(dot.high, how)}]"
    return text


# ---------------------------------------------------------------------------------------------------- parts
class _Scale(Struct, frozen=True):
    low: float
    high: float
    step: float
    right: int
    layout: Layout

    @classmethod
    def of(cls, found: Sequence[Dot], *, right: int, zero: bool, layout: Layout) -> _Scale:
        """Round ends and steps of 1, 2 or 5 times a power of ten around all values and intervals."""
        ends = [x for d in found for x in (d.low, d.high, d.value) if x is not None and math.isfinite(x)] or [1.0]
        most, least = max(max(ends), 0.0), min(min(ends), 0.0)
        if zero and any(d.value < 0 for d in found):
            most = max(most, -least)
            least = -most
        if most - least < 1e-9:  # a step must have a power of ten
            most = least + 1.0
        step = _step((most - least) / 5)
        return cls(math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step, step, right, layout)

    def x(self, value: float) -> float:
        room = self.layout.width - self.layout.left - self.right
        return self.layout.left + (value - self.low) / (self.high - self.low) * room

    def ticks(self) -> list[float]:
        return [self.low + i * self.step for i in range(round((self.high - self.low) / self.step) + 1)]


def _step(rough: float) -> float:
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough - 1e-12)


def _open(title: str, height: int, says: Sequence[str], layout: Layout) -> Markup:
    head = '<svg role="img" viewBox="0 0 {} {}" width="{}" height="{}"><title>{}</title><desc>{}</desc>'
    return filled(head, layout.width, height, layout.width, height, title, "; ".join(says))


def _label(text: str, y: int, layout: Layout) -> Markup:
    short = text if len(text) <= layout.letters else text[: layout.letters - 1] + "…"
    return filled(
        '<text class="rowlabel" x="{}" y="{}">{}<title>{}</title></text>', layout.left - 12, y + 4, short, text
    )


def _heading(text: str, series: int | None, y: int) -> Markup:
    mark = Markup("")
    if series is not None:
        mark = filled('<g class="series{}">{}</g>', series % _SERIES, shape(series, 8, y))
    return filled('{}<text class="rowhead" x="20" y="{}">{}</text>', mark, y + 4, text)


def _behind(text: str, x: float, y: int) -> Markup:
    return filled('<text class="behind" x="{:.1f}" y="{}">{}</text>', x, y + 4, text)


def _bar(piece: Piece, x: float, y: int, width: float) -> Markup:
    drawn = '<rect class="bar {}" x="{:.1f}" y="{}" width="{:.1f}" height="16"><title>{}</title></rect>'
    out = filled(drawn, piece.name, x, y - 8, max(width, 0.0), piece.says)
    if piece.text and width > 7.0 * len(piece.text) + 4:
        out += filled('<text class="inbar {}" x="{:.1f}" y="{}">{}</text>', piece.name, x + 5, y + 4, piece.text)
    return out


def _axis(scale: _Scale, height: int, unit: str, *, zero: bool) -> list[Markup]:
    out = []
    digits = max(0, -math.floor(math.log10(scale.step) + 1e-9))
    for value in scale.ticks():
        x = scale.x(value)
        name = "zero" if zero and abs(value) < scale.step / 2 else "grid"
        line = '<line class="{0}" x1="{1:.1f}" x2="{1:.1f}" y1="2" y2="{2}"/>'
        out.append(filled(line, name, x, height - 36))
        text = "0" if abs(value) < scale.step / 2 else f"{value:+.{digits}f}" if zero else f"{value:.{digits}f}"
        tick = '<text class="tick" x="{:.1f}" y="{}">{}</text>'
        out.append(filled(tick, x, height - 22, text.replace("-", "−")))
    left, right = scale.layout.left, scale.layout.width - scale.right
    middle = left + (right - left) / 2
    out.append(filled('<text class="unit" x="{:.1f}" y="{}">{}</text>', middle, height - 5, unit))
    return out


def _spread(k: int, n: int) -> float:
    return (k - (n - 1) / 2) * _APART


def _dot(dot: Dot, y: float, scale: _Scale) -> Markup:
    faint = " faint" if dot.faint else ""
    out = [filled('<g class="series{}{}"><title>{}</title>', dot.series % _SERIES, faint, dot.says)]
    if dot.low is not None and dot.high is not None:
        line = '<line class="whisker" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>'
        out.append(filled(line, scale.x(dot.low), scale.x(dot.high), y, y))
    return Markup("").join([*out, shape(dot.series, scale.x(dot.value), y), Markup("</g>")])


def shape(series: int, x: float, y: float) -> Markup:
    """The mark of a series; shapes differ, so that colour is never alone."""
    name = _SHAPES[series % _SERIES]
    if name == "circle":
        return filled('<circle cx="{:.1f}" cy="{:.1f}" r="4.5"/>', x, y)
    points = {
        "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        "diamond": ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
        "triangle": ((0, -5), (5, 4), (-5, 4)),
        "cross": _CROSS,
    }[name]
    drawn = " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in points)
    return filled('<polygon points="{}"/>', drawn)


def icon(series: int) -> Markup:
    """The shape of a series beside the name of its source."""
    head = '<svg class="icon series{}" aria-hidden="true" width="14" height="14" viewBox="0 0 14 14">{}</svg>'
    return filled(head, series % _SERIES, shape(series, 7, 7))
