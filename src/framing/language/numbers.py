"""The values of numbers as they are written: "200,000", "1.2 million", "twenty-three"."""

from __future__ import annotations

from framing.language.tree import Node
from framing.language.words import number_words


def number(node: Node) -> float | None:
    """The value of a number with the numbers that belong to it ("two" of "two million"); None if it has none."""
    value = _value(node.lower)
    if value is None:
        return None
    for part in node.children:
        if part.pos != "NUM" or part.dep not in ("compound", "nummod"):
            continue
        other = _value(part.lower)
        if other is None:
            return None
        value = other * value if value >= _GREAT and other < value else value + other
    return value


_GREAT = 12  # from this number on, what stands before it multiplies it


def _value(word: str) -> float | None:
    figures = word.replace(",", "").replace("\u00a0", "")
    if figures.replace(".", "", 1).isdigit():
        return float(figures)
    parts = [number_words().get(part) for part in word.split("-")]
    return None if None in parts else float(sum(p for p in parts if p is not None))
