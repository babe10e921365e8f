"""Which numbers an article tells: amounts, sums, shares and the dead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from framing.comparator.sentences.words_told import stem_of
from framing.language.numbers import value_of
from framing.language.people import people_by_any_noun
from framing.language.words import group
from framing.model import Analysis

_COUNTS = 4  # tokens after a number in which its noun is sought
_PERSONS = "@persons"  # what numbers of people count, whatever they are called
_SUM = re.compile(r"(\d[\d.,]*)[  -]?(trillion|tn|billion|bn|million|mn|m)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\d.,])\d{3}(?:,\d{3})+(?![\d,])")  # "300,000"
_PART_OF = re.compile(r"\b(half|third|quarter)(?: of)? an? (million|billion)\b", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,])([a-z]+ |\d{1,2}(?:\.\d+)? ?)(?:%|per ?cent\b)", re.IGNORECASE)
_ONE_IN = re.compile(r"\b(one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:every )?"
                     r"(three|four|five|six|seven|eight|nine|ten|\d{1,2})\b", re.IGNORECASE)  # fmt: skip
_PART = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
_GREAT = {"t": 1e12, "b": 1e9, "m": 1e6}
_FEW_DEAD = 12  # numbers of dead that stand for many events
_TOP = 4  # sentences, with the headline, that tell the event itself


class FiguresTold:
    """The numbers of one article, with what they count; places are characters of its text."""

    def __init__(self, analysis: Analysis) -> None:
        self._parse, self._text = analysis.parse, analysis.article.text

    def amounts(self, start: int, end: int) -> frozenset[tuple[float, str]]:
        """Numbers with what they count."""
        starts = self._parse.starts
        return frozenset(self._amounts(bisect_left(starts, start), bisect_left(starts, end)))

    @cached_property
    def all_amounts(self) -> frozenset[tuple[float, str]]:
        """Every amount of the article, with what it counts."""
        return frozenset(self._amounts(0, len(self._parse.starts)))

    @cached_property
    def sums(self) -> list[tuple[int, float]]:
        """The values of sums of millions and the like, however they are written: "N4.7bn", "4.7 billion naira"."""
        return [
            (m.start(), float(m[1].replace(",", "")) * _GREAT[m[2][0].lower()])
            for m in _SUM.finditer(self._text)
            if m[1].replace(",", "").replace(".", "", 1).isdigit()
        ]

    @cached_property
    def figures(self) -> list[tuple[int, float]]:
        """The numbers from 100,000 that are written in figures."""
        return [(m.start(), float(m[0].replace(",", ""))) for m in _FIGURE.finditer(self._text)]

    @cached_property
    def parts(self) -> list[tuple[int, float]]:
        """The values of "half a million" and "a third of a billion"."""
        found = _PART_OF.finditer(self._text)
        return [(m.start(), _PART[m[1].lower()] * _GREAT[m[2][0].lower()]) for m in found]

    @cached_property
    def percents(self) -> list[tuple[int, float]]:
        """The percentages."""
        found = ((m.start(), value_of([m[1].strip().lower()])) for m in _PERCENT.finditer(self._text))
        return [(at, value) for at, value in found if value is not None]

    @cached_property
    def ratios(self) -> list[tuple[int, float]]:
        """The ratios in words, as percentages: "one in five" is 20."""
        found = ((m.start(), value_of([m[1].lower()]), value_of([m[2].lower()])) for m in _ONE_IN.finditer(self._text))
        return [(at, 100 * some / all_) for at, some, all_ in found if some and all_ and some < all_]

    @cached_property
    def dead(self) -> list[tuple[int, float]]:
        """The numbers of sentences that tell of deaths: "more than 300 died", "which killed 312 people"."""
        written = ((i, self._parse.lemmas[i].replace(",", "")) for i in self._tolls(self._parse.sentences))
        return [
            (self._parse.starts[i], float(word)) for i, word in written if word.isdecimal() and float(word) > _FEW_DEAD
        ]

    def _tolls(self, sentences: Iterable[tuple[int, int]]) -> Iterator[int]:
        """The tokens that are numbers in sentences that tell of deaths."""
        parse = self._parse
        for first, last in sentences:
            if any(lemma.lower() in group("words for deaths") for lemma in parse.lemmas[first:last]):
                yield from (i for i in range(first, last) if parse.pos[i] == "NUM")

    def has_toll_at_top(self, start: int, end: int) -> bool:
        """Whether the stretch holds a number of dead among the first sentences: two tolls are of the event told there.

        Another number is a contradiction, and no absence: "at least 34 are dead" and "killing 28".
        """
        return any(start <= at < end for at in self._tolls_at_top)

    @cached_property
    def _tolls_at_top(self) -> list[int]:
        return [self._parse.starts[i] for i in self._tolls(self._parse.sentences[:_TOP])]

    def _amounts(self, first: int, last: int) -> Iterator[tuple[float, str]]:
        """Values with what they count: "Eleven residents" and "11 protesters" are the same number of people."""
        parse = self._parse
        for i in range(first, last):
            if parse.pos[i] != "NUM" or (i > first and parse.pos[i - 1] == "NUM"):
                continue
            end = next((k for k in range(i, last) if parse.pos[k] != "NUM"), last)
            value = value_of([self._text[parse.starts[k] : parse.ends[k]].lower() for k in range(i, end)])
            counted = self._counted(end, min(end + _COUNTS, last))
            if value is not None and counted is not None:
                noun = parse.lemmas[counted].lower()
                yield value, _PERSONS if noun in people_by_any_noun() else stem_of(noun)

    def _counted(self, first: int, last: int) -> int | None:
        """The noun that a number before these tokens counts: the last of "replacement workers"."""
        pos = self._parse.pos
        noun = next((k for k in range(first, last) if pos[k] == "NOUN"), None)
        while noun is not None and noun + 1 < last and pos[noun + 1] == "NOUN":
            noun += 1
        return noun
