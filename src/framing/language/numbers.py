"""The values of numbers as they are written: "200,000", "12 000", "1.2 million", "twenty-three", "at least a dozen"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.tree import Node
from framing.language.words import group, number_words


def number(node: Node) -> float | None:
    """The value of a number with the numbers that belong to it ("two" of "two million"); None if it has none."""
    value = _value(node.lower)
    if value is None:
        return None
    if node.dep == "nummod" and node.head.dep == "compound" and node.head.lower in number_words():
        return value * number_words()[node.head.lower]  # "5 lakh rupees", which the parser takes for two nouns
    for part in node.children:
        if part.dep not in ("compound", "nummod") or (part.pos != "NUM" and part.lower not in number_words()):
            continue
        other = _value(part.lower)
        if other is None:
            return None
        if _is_group_of_digits(part, node):
            value = other * _THOUSAND + value
        else:
            value = other * value if value >= _GREAT and other < value else value + other
    return value


def value_of(words: Sequence[str]) -> float | None:
    """The value of a number by its words alone, in lower case: "300", "three hundred", "1.2 million"."""
    value: float | None = None
    for word in words:
        other = _value(word)
        if other is None:
            return None
        value = other if value is None else other * value if other >= _GREAT and value < other else value + other
    return value


def is_near(one: float, other: float, share: float) -> bool:
    """Whether two numbers differ by no more than a share of the greater."""
    return abs(one - other) <= share * max(abs(one), abs(other))


def limits(node: Node, before: str) -> tuple[float, float] | None:
    """Between which values a number lies: "12" is 12, "at least 12" is 12 to 18, "about 12" is 10 to 14.

    What is "more than" a number is expected to be near it. None where the number has no value.

    Args:
        before: the words that stand before the number, in lower case.
    """
    value = number(node)
    if value is None:
        return None
    if value >= _GREAT and any(c.lower in group("words for several") for c in node.children):
        return value * _SEVERAL[0], value * _SEVERAL[1]
    for kind, low, high in _KINDS:
        if any(before.endswith(words) for words in group(kind)):
            return value * low, value * high
    return value, value


def limits_of_many(node: Node) -> tuple[float, float] | None:
    """Between which values "dozens", "hundreds" or "tens of thousands" surely lie; None for any other word."""
    unit = number_words().get(node.lemma.lower(), 0)
    if node.tag != "NNS" or not _GREAT <= unit <= _THOUSAND:
        return None  # "millions" are not counted
    times = next((t for c in node.children if c.dep == "quantmod" and (t := _TIMES.get(c.lower))), 1)
    return unit * times, unit * times * _MANY


_TIMES = {"tens": 10, "hundreds": 100}
_MANY = 20  # times its unit that a plural may mean, and still be the natural word
_SEVERAL = 2, 10  # the same for "a few hundred"
_KINDS = (
    ("words for more than", 1.0, 1.5),
    ("words for less than", 0.6, 1.0),
    ("words for about", 0.8, 1.2),
)
_THOUSAND = 1000
_GREAT = 12  # from this number on, what stands before it multiplies it
_DIGITS = 3


def _is_group_of_digits(first: Node, last: Node) -> bool:
    """Whether a space stands for the comma of "12,000"."""
    beside = first.i + 1 == last.i and first.end + 1 == last.start
    return beside and last.text.isdecimal() and len(last.text) == _DIGITS and first.text.isdecimal()


def _value(word: str) -> float | None:
    figures = word.replace(",", "").replace("\u00a0", "").replace("\u202f", "").replace("\u2009", "")
    if figures.replace(".", "", 1).isdigit():
        return float(figures)
    parts = [number_words().get(part) for part in word.split("-")]
    return None if None in parts else float(sum(p for p in parts if p is not None))
