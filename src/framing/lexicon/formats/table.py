"""Tables of words: a score, a sentiment or a column a category beside each word, with or without a header row.

AFINN (word, -5 to 5), NRC-VAD (valence from 0 to 1), Loughran-McDonald and EmoLex in columns (a category each), lists
of word and sentiment, and lists side by side under "negative" and "positive". What the numbers mean is told by the
header and by their range; where neither tells, the file is refused.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Sequence
from pathlib import PurePath

from framing.lexicon.formats.terms import Collected, finite
from framing.lexicon.formats.tree import polarity_of
from framing.lexicon.problems import Reading, error, left_out, note
from framing.model import Polarity

WORDS = frozenset({"word", "words", "term", "token", "lemma", "entry", "english word", "english (en)"})
"""Headings of the column with the words."""
LABELS = frozenset({"sentiment", "polarity", "label", "class", "category", "emotion", "affect", "affectdimension"})
SCORES = frozenset(
    {"score", "valence", "value", "rating", "sentiment score", "mean", "v.mean.sum", "happiness_average"}
)
_TO_NINE = frozenset({"v.mean.sum", "happiness_average"})
"""Headings of the norms of Warriner and of labMT, which go from 1 to 9."""
_PLAIN_LABELS = {
    "neg": "negative",
    "pos": "positive",
    "negativ": "negative",
    "positiv": "positive",
    "-1": "negative",
    "1": "positive",
    "0": "neutral",
}
_VADER = 4.0
_SCALES = (1.0, _VADER, 5.0, 10.0, 100.0)
"""How far scores on both sides of 0 reach; whole numbers do not reach 4 but 5, as AFINN's."""
_MOST_COLUMNS = 200
_YEARS = range(1990, 2100)
"""Loughran and McDonald write the year in which a word joined a category, with a minus where it left it."""

_COUNTED = re.compile(r"count|freq|rank|proportion|syllables|seq_num|index|\bid\b|\bsd\b|std")
"""Headings of columns that count the word, in which there may be ones by chance."""

type _Rows = list[tuple[int, list[str]]]


def is_header(cells: Sequence[str]) -> bool:
    """Whether these cells, in lower case, head a table of words."""
    named = any(c in WORDS for c in cells)
    return (named and len(cells) > 1) or (len(cells) > 1 and all(polarity_of(c) is not Polarity.NEUTRAL for c in cells))


def has_scores(cells: Collection[str]) -> bool:
    """Whether these cells, in lower case, head words and scores and nothing that a native lexicon has."""
    return bool(SCORES.intersection(cells)) and not {"category", "polarity", "weight", "match"}.intersection(cells)


def is_scored(lines: Sequence[str]) -> bool:
    """Whether most lines are a word, then numbers, by tabs or commas."""
    rows = [line.split(separator_of(line)) for line in lines]
    return 2 * sum(len(r) > 1 and all(finite(c) is not None for c in r[1:]) for r in rows) > len(rows)


def separator_of(line: str) -> str:
    """The separator that a line holds most often: tab, comma or semicolon."""
    return max(("\t", ",", ";"), key=line.count)


def read(text: str, path: str = "") -> Reading:
    """The entries, or an error where the columns do not say what they are."""
    rows, found = _rows(text)
    if not rows:
        return found.reading()
    line, first = rows[0]
    header = [cell.strip().lower() for cell in first]
    if len(header) > _MOST_COLUMNS:
        return Reading((), (error(line, f"at most {_MOST_COLUMNS} columns", f"{len(header)} columns"),))
    if not is_header(header):
        numbers = [_numbers(row[1:]) for _, row in rows]
        return _scored(rows, 0, 1, found, path) if all(numbers) else _refused(line, header)
    words = next((i for i, name in enumerate(header) if name in WORDS), -1)
    if words < 0:
        return _lists(rows[1:], header, found)
    return _by_columns(rows[1:], header, words, found, path, line)


def _rows(text: str) -> tuple[_Rows, Collected]:
    """The rows with their lines; a malformed line is left out and costs no other."""
    found = Collected()
    rows: _Rows = []
    lines = text.split("\n")
    opening = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    separator = separator_of(opening)
    for number, line in enumerate(lines, 1):
        if not line.strip() or (line.startswith("#") and not rows):
            continue
        try:
            rows.append((number, next(csv.reader([line], delimiter=separator, strict=separator != "\t"))))
        except (csv.Error, StopIteration) as bad:
            found.problems.append(left_out(number, f"not well-formed ({bad})", line))
    return rows, found


def _by_columns(rows: _Rows, header: Sequence[str], words: int, found: Collected, path: str, line: int) -> Reading:
    score = next((i for i, name in enumerate(header) if name in SCORES), -1)
    label = next((i for i, name in enumerate(header) if name in LABELS), -1)
    if label >= 0 and all(finite(_cell(row, label)) is not None for _, row in rows) and score < 0:
        score, label = label, -1
    if score >= 0 and label < 0:
        _not_read(header, {words, score}, found, line)
        return _scored(rows, words, score, found, path, header[score])
    if label >= 0:
        _not_read(header, {words, label}, found, line)
        for number, row in rows:
            name = _cell(row, label).lower()
            name = _PLAIN_LABELS.get(name, name)
            if not name:
                found.problems.append(left_out(number, f"nothing in the column {header[label]!r}", _cell(row, words)))
            else:
                found.add(_cell(row, words), name, number, polarity=polarity_of(name), match="lemma")
        return found.reading()
    columns = [
        i
        for i, name in enumerate(header)
        if i != words and not _COUNTED.search(name) and _is_category([_cell(row, i) for _, row in rows], name)
    ]
    if not columns:
        return _refused(line, header)
    _not_read(header, {words, *columns}, found, line)
    for number, row in rows:
        for i in columns:
            if _cell(row, i).lower() == header[i] or (finite(_cell(row, i)) or 0) > 0:
                name = _PLAIN_LABELS.get(header[i], header[i])
                found.add(_cell(row, words), name, number, polarity=polarity_of(name), match="lemma")
    return found.reading()


def _is_category(cells: Sequence[str], name: str) -> bool:
    """Whether the cells say which words belong to the column's category: by 0 and 1, by 0 and years, or by its name."""
    if all(cell.lower() in ("", name) for cell in cells):
        return any(cells)
    numbers = [finite(cell or "0") for cell in cells]
    return any(numbers) and all(n is not None and (n in (0, 1) or int(abs(n)) in _YEARS) for n in numbers)


def _lists(rows: _Rows, header: Sequence[str], found: Collected) -> Reading:
    """Words side by side, a column a category."""
    for number, row in rows:
        for i, name in enumerate(header):
            if word := _cell(row, i):
                name = _PLAIN_LABELS.get(name, name)
                found.add(word, name, number, polarity=polarity_of(name), match="lemma")
    return found.reading()


def _scored(rows: _Rows, words: int, score: int, found: Collected, path: str, heading: str = "") -> Reading:
    """Polarity by the side of the middle on which the score lies, weight by its distance from the middle."""
    values = [(number, row, finite(_cell(row, score))) for number, row in rows]
    numbers = [v for _, _, v in values if v is not None]
    if not numbers:
        return Reading((), (error(rows[0][0] if rows else 0, "a number beside each word"),))
    low, high = min(numbers), max(numbers)
    is_valence = "valence" in heading if heading else any(len(row) > score + 1 for _, row in rows)
    if low < 0:
        scales = [s for s in _SCALES if s != _VADER or any(n % 1 for n in numbers)]
        middle, reach = 0.0, next((s for s in scales if max(-low, high) <= s), max(-low, high))
    elif high <= 1 and is_valence:
        middle, reach = 0.5, 0.5
    elif low >= 1 and high <= 9 and (heading in _TO_NINE or high > 7):  # a scale from 1 to 7 has another middle
        middle, reach = 5.0, 4.0
    else:
        problem = error(rows[0][0], f"scores whose middle is known (here they go from {low:g} to {high:g})")
        return Reading((), (problem,))
    found.problems.append(note(rows[0][0], f"scores are read from {middle - reach:g} to {middle + reach:g}"))
    stem = PurePath(path).stem
    category = stem if stem and stem != "-" else "valence"
    for number, row, value in values:
        if value is None:
            found.problems.append(left_out(number, "no number beside the word", _cell(row, words)))
            continue
        away = value - middle
        polarity = Polarity.POSITIVE if away > 0 else Polarity.NEGATIVE if away < 0 else Polarity.NEUTRAL
        weight = round(min(abs(away) / reach, 1.0), 6)
        found.add(_cell(row, words), category, number, polarity=polarity, weight=weight, match="lemma")
    return found.reading()


def _not_read(header: Sequence[str], used: set[int], found: Collected, line: int) -> None:
    if others := [name for i, name in enumerate(header) if i not in used and name]:
        found.problems.append(note(line, "columns that are not read", ", ".join(others)))


def _refused(line: int, header: Sequence[str]) -> Reading:
    wanted = "a column 'term', or a word and a score, a sentiment or categories of 0 and 1"
    return Reading((), (error(line, wanted, ",".join(header)),))


def _cell(row: Sequence[str], i: int) -> str:
    return row[i].strip() if i < len(row) else ""


def _numbers(cells: Sequence[str]) -> bool:
    return bool(cells) and all(finite(cell) is not None for cell in cells)
