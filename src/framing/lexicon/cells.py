"""The values of an entry, each checked when read: what is expected, what was found, what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import isfinite

from framing.lexicon.entry import MATCH_MODES, PARTS_OF_SPEECH, Entry
from framing.lexicon.problems import Problem, error, nearest
from framing.model import Polarity
from framing.text_form import one_form

COLUMNS = ("term", "category", "polarity", "weight", "match", "pos", "neutral", "unless", "concept", "origin")
"""The columns of a native lexicon; only `term` must be there."""

MAX_TERM = 200
_POLARITIES = {p.value: p for p in Polarity}
_WEIGHT = "a weight from 0 to 1"


def entry_from(cells: Mapping[str, str], line: int) -> tuple[Entry | None, list[Problem]]:
    """An entry from the cells of one line by column; None and the problems where a value is malformed."""
    return entry_from_row([cells.get(column, "") for column in COLUMNS], line)


def entry_from_row(row: Sequence[str], line: int) -> tuple[Entry | None, list[Problem]]:
    """An entry from ten stripped cells in the order of `COLUMNS`; None and the problems where a value is malformed."""
    term, category, polarity, weight, match, pos, neutral, unless, concept, origin = row
    values = _values(category, polarity, weight, match, pos)
    term = " ".join(one_form(term).split())
    mode = (values[3] if values else "") or ("glob" if "*" in term else "lemma")
    if values is None or not term or len(term) > MAX_TERM or not term.isprintable() or mode == "glob":
        cells = dict(zip(COLUMNS, row, strict=True))
        problems = [*_value_problems(cells, line), *_term_problems(term, mode, line)]
        if problems or values is None:
            return None, problems
    name, sign, number, _, tag = values
    elsewhere = contexts(unless) if unless else ()
    return Entry(term, name, sign, number, mode, tag, neutral, elsewhere, concept, origin, line), []


@lru_cache(maxsize=4096)
def _values(
    category: str, polarity: str, weight: str, match: str, pos: str
) -> tuple[str, Polarity, float, str, str] | None:
    """The values of the cells that repeat from line to line, or None where one is malformed."""
    cells = {"category": category, "polarity": polarity, "weight": weight, "match": match, "pos": pos}
    if any(True for _ in _value_problems(cells, 0)):
        return None
    sign = _POLARITIES[polarity.lower() or "neutral"]
    return category or "custom", sign, float(_decimal(weight) or 1.0), match.lower(), pos.upper()


_COMMA = re.compile(r"\d*,\d+")


def _decimal(cell: str) -> str:
    """A weight with a decimal point; spreadsheets in many languages write "0,5"."""
    return cell.replace(",", ".") if _COMMA.fullmatch(cell) else cell


def _value_problems(cells: Mapping[str, str], line: int) -> Iterator[Problem]:
    for column, check in _CHECKS:
        yield from check(cells.get(column, ""), line)


@lru_cache(maxsize=4096)
def contexts(cell: str) -> tuple[str, ...]:
    """The contexts of an `unless` cell, which `|` or `;` separates."""
    return tuple(" ".join(c.split()) for c in one_form(cell).replace(";", "|").split("|") if c.strip()) if cell else ()


def _term_problems(term: str, match: str, line: int) -> Iterator[Problem]:
    if not term:
        yield error(line, "a term")
    elif len(term) > MAX_TERM:
        yield error(line, f"a term of at most {MAX_TERM} characters", term)
    elif not term.isprintable():
        yield error(line, "a term without control characters", term)
    elif match == "glob" and not term.replace("*", "").strip():
        yield error(line, "letters beside the *", term)


def _polarity_problems(cell: str, line: int) -> Iterator[Problem]:
    if cell and cell.lower() not in _POLARITIES:
        yield error(
            line, "a polarity (negative, neutral or positive)", cell, nearest(cell, list(_POLARITIES), cutoff=0.5)
        )


def _weight_problems(cell: str, line: int) -> Iterator[Problem]:
    if not cell:
        return
    try:
        number = float(_decimal(cell))
    except ValueError:
        yield error(line, _WEIGHT, cell)
        return
    if not isfinite(number) or not 0.0 <= number <= 1.0 or "_" in cell:
        yield error(line, _WEIGHT if isfinite(number) else "a finite weight from 0 to 1", cell)


def _match_problems(cell: str, line: int) -> Iterator[Problem]:
    if cell and cell.lower() not in MATCH_MODES:
        yield error(line, "a match mode (exact, lemma or glob)", cell, nearest(cell, MATCH_MODES, cutoff=0.5))


def _pos_problems(cell: str, line: int) -> Iterator[Problem]:
    if cell and cell.upper() not in PARTS_OF_SPEECH:
        yield error(line, "a universal part of speech (NOUN, VERB, ADJ, ADV ...)", cell, nearest(cell, PARTS_OF_SPEECH))


def _category_problems(cell: str, line: int) -> Iterator[Problem]:
    if len(cell) > MAX_TERM or not cell.isprintable():
        yield error(line, "a short category without control characters", cell)


_CHECKS = (
    ("polarity", _polarity_problems),
    ("weight", _weight_problems),
    ("match", _match_problems),
    ("pos", _pos_problems),
    ("category", _category_problems),
)
