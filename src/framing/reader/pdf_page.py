"""In which order a page of a PDF is read: columns one after the other, lines from top to bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct


class _Piece(Struct):
    """A stretch of text where a page shows it; `y` grows upwards."""

    x: float
    y: float
    end: float
    text: str


def page_text(page: Any) -> str:
    """The text of a page; two or three columns one after the other."""
    pieces: list[_Piece] = []

    def seen(text: str, matrix: Any, text_matrix: Any, _: Any, size: float) -> None:
        if text.strip():
            x = matrix[0] * text_matrix[4] + matrix[2] * text_matrix[5] + matrix[4]
            y = matrix[1] * text_matrix[4] + matrix[3] * text_matrix[5] + matrix[5]
            wide = abs(size * (text_matrix[0] or 1) * (matrix[0] or 1)) or 10.0
            for n, line in enumerate(text.strip("\n").split("\n")):
                pieces.append(_Piece(x, y - n * wide, x + len(line) * wide * _LETTER, line))

    text = str(page.extract_text(visitor_text=seen))
    starts = _columns(pieces)
    return _by_column(pieces, starts) if len(starts) > 1 else text


_LETTER = 0.45
"""Mean width of a letter, as a share of the size of the type."""
_GUTTER = 90.0
"""Points between the left edges of two columns, at least."""
_SHARE = 0.2
"""Share of a page's pieces of text that begin at a column's left edge, at least."""
_FEW = 6


def _columns(pieces: Sequence[_Piece]) -> list[float]:
    """The left edges of a page's columns; one or none if it has no columns.

    Many pieces begin at each edge, the pieces of one column do not reach into the next, and the columns are beside each
    other.
    """
    if len(pieces) < 2 * _FEW:
        return []
    counted = Counter(round(piece.x / 3) for piece in pieces)
    often = [(edge * 3.0, n) for edge, n in sorted(counted.items()) if n >= max(_FEW, _SHARE * len(pieces))]
    edges: list[float] = []
    for edge, _ in often:
        if not edges or edge - edges[-1] >= _GUTTER:
            edges.append(edge)
    if not 2 <= len(edges) <= 3:
        return []
    for left, right in pairwise(edges):
        own = [p for p in pieces if left - 4 <= p.x < right - 4]
        beyond = sum(p.end > right + 20 for p in own)
        heights = [p.y for p in own]
        beside = sum(min(heights) <= p.y <= max(heights) for p in pieces if p.x >= right - 4)
        if beyond > 0.2 * len(own) or beside < _FEW:
            return []
    return edges


def _by_column(pieces: Sequence[_Piece], edges: Sequence[float]) -> str:
    """The pieces in reading order: those that span the columns above, the columns from left to right, those below."""
    columns: list[list[_Piece]] = [[] for _ in edges]
    spanning: list[_Piece] = []
    for piece in pieces:
        at = max((i for i, edge in enumerate(edges) if piece.x >= edge - 4), default=0)
        crosses = at + 1 < len(edges) and piece.end > edges[at + 1] + 20
        (spanning if crosses else columns[at]).append(piece)
    highest = max((p.y for column in columns[1:] for p in column), default=0.0)
    above = [p for p in [*spanning, *columns[0]] if p.y > highest + 2]
    below = [p for p in spanning if p.y <= highest + 2]
    columns[0] = [p for p in columns[0] if p.y <= highest + 2]
    parts = ["\n".join(_lines_of(group) for group in groups if group) for groups in ([above], columns, [below])]
    return "\n\n".join(part for part in parts if part)


def _lines_of(pieces: list[_Piece]) -> str:
    """Pieces from top to bottom, those of one height in one line; a blank line where there is a gap."""
    out: list[str] = []
    last: float | None = None
    ordered = sorted(pieces, key=lambda p: (-round(p.y), p.x))
    steps = sorted(a.y - b.y for a, b in pairwise(ordered) if a.y - b.y >= 3)
    usual = steps[len(steps) // 2] if steps else 0.0
    for piece in ordered:
        if last is not None and last - piece.y > 1.6 * usual:
            out.append("")
        if last is not None and abs(last - piece.y) < 3:
            out[-1] += piece.text if out[-1].endswith(" ") or piece.text.startswith(" ") else f" {piece.text}"
        else:
            out.append(piece.text)
        last = piece.y
    return "\n".join(out)
