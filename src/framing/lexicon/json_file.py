"""The native format as JSON: an object with name, version, … and `terms`, or the list of terms alone."""

from __future__ import annotations

import csv
import io
import json
from typing import cast

from framing.lexicon.formats import table
from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import polarity_of
from framing.lexicon.problems import Reading, error
from framing.lexicon.toml_file import of_document
from framing.model import Polarity

_BLANK = " \t\n\r"


def read(text: str, path: str = "") -> Reading:
    """The entries of a JSON lexicon: `terms` is a list of objects with the columns of the CSV, or of plain strings."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as bad:
        return Reading((), (error(bad.lineno, f"well-formed JSON ({bad.msg}, column {bad.colno})"),))
    except (RecursionError, ValueError):  # nested without end; a number of thousands of digits
        return Reading((), (error(0, "JSON with shorter numbers, not nested so deep"),))
    if isinstance(document, list):
        document = {"terms": document}
    if isinstance(document, dict) and "terms" not in document and (found := _map(document)) is not None:
        return found
    if not isinstance(document, dict) or not isinstance(document.get("terms"), list):
        return Reading((), (error(0, 'a list of terms, or an object with a list "terms"'),))
    return of_document(document, text, _lines(text))


_FEWEST_WORDS = 4


def _map(document: dict[str, object]) -> Reading | None:
    """Word -> score, word -> sentiment, category -> words or word -> categories, as programs keep them; else None."""
    values = list(document.values())
    if not values:
        return None
    if all(isinstance(v, list) and all(isinstance(w, str) for w in v) for v in values):
        found = Collected()
        lists = cast(dict[str, list[str]], document)
        distinct = {item for items in lists.values() for item in items}
        if len(lists) >= _FEWEST_WORDS and 2 * len(distinct) <= len(lists):  # word -> its categories
            lists = {name: [word for word, names in lists.items() if name in names] for name in sorted(distinct)}
        for name, words in lists.items():
            for word in words:
                found.add(word, name, 0, polarity=polarity_of(name), match="lemma")
        return found.reading()
    numbers = all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
    labels = all(isinstance(v, str) and polarity_of(v) is not Polarity.NEUTRAL for v in values)
    if not numbers and not labels:
        return None
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\n")
    rows.writerow(["word", "score" if numbers else "sentiment"])
    rows.writerows((" ".join(word.split()), value) for word, value in document.items())
    return table.read(buffer.getvalue())


def _lines(text: str) -> list[int]:
    """The line on which each term begins: the JSON reader of the standard library keeps none."""
    start = len(text) - len(text.lstrip())
    place = start if text[start : start + 1] == "[" else text.find("[", text.find('"terms"'))
    decoder, at = json.JSONDecoder(), place + 1
    lines: list[int] = []
    counted, line = 0, 1  # the line at the character that was counted up to
    try:
        while True:
            while text[at] in _BLANK + ",":
                at += 1
            if text[at] == "]":
                return lines
            line += text.count("\n", counted, at)
            counted = at
            lines.append(line)
            _, at = decoder.raw_decode(text, at)
    except (ValueError, IndexError):  # "terms" stands somewhere else first
        return []
