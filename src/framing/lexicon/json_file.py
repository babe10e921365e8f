"""The native format as JSON: an object with name, version, … and `terms`, or the list of terms alone."""

from __future__ import annotations

import json

from framing.lexicon.problems import Reading, error
from framing.lexicon.toml_file import of_document

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
    if not isinstance(document, dict) or not isinstance(document.get("terms"), list):
        return Reading((), (error(0, 'a list of terms, or an object with a list "terms"'),))
    return of_document(document, text, _lines(text))


def _lines(text: str) -> list[int]:
    """The line on which each term begins: the JSON reader of the standard library keeps none."""
    start = len(text) - len(text.lstrip())
    place = start if text[start : start + 1] == "[" else text.find("[", text.find('"terms"'))
    decoder, at = json.JSONDecoder(), place + 1
    lines: list[int] = []
    try:
        while True:
            while text[at] in _BLANK + ",":
                at += 1
            if text[at] == "]":
                return lines
            lines.append(text.count("\n", 0, at) + 1)
            _, at = decoder.raw_decode(text, at)
    except (ValueError, IndexError):  # "terms" stands somewhere else first
        return []
