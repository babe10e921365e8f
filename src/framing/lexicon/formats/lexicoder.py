"""Lexicoder 3 dictionaries (.lc3): `+category`, then its terms, a line each; `*` is a glob (Young & Soroka 2012)."""

from __future__ import annotations

from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import add_glob
from framing.lexicon.problems import Reading, error, left_out


def read(text: str, path: str = "") -> Reading:
    """The entries of a Lexicoder dictionary."""
    found = Collected()
    category, filled, at = "", True, 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith("+") and line != "+":
            if not filled:
                found.problems.append(left_out(at, "a category without terms", category))
            category, filled, at = line[1:].strip(), False, number
        elif line == "+":
            found.problems.append(left_out(number, "a category without a name"))
        elif line and not category:
            found.problems.append(left_out(number, "a term before the first +category", line))
        elif line:
            add_glob(found, line, category, number)
            filled = True
    if not category:
        return Reading((), (error(1, "a line +category before the terms"),))
    if not filled:
        found.problems.append(left_out(at, "a category without terms", category))
    return found.reading()
