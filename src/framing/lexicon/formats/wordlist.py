"""A plain word list: a term a line; lines that begin with `#` or `;` are remarks (Hu & Liu's lists write `;`)."""

from __future__ import annotations

import re
from pathlib import PurePath

from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import polarity_of
from framing.lexicon.problems import Reading, error, note
from framing.model import Polarity

_COLUMNS = re.compile(r"[\s:=,;|][-+]?\d+(?:\.\d+)?$|\S\|\S")
"""A number behind a word, or a stroke between words: the columns of a table."""


def read(text: str, path: str = "") -> Reading:
    """The entries, as lemmas like the entries of the native format; the file's name gives the category.

    A file named negative.txt or positive-words.txt gives its terms that polarity.
    """
    stem = PurePath(path).stem
    category = stem if stem and stem != "-" else "custom"
    words = category.replace("_", "-").lower().split("-")
    signs = [p for p in (polarity_of(w) for w in words) if p is not Polarity.NEUTRAL]
    lines = [line for line in text.split("\n") if line.strip()]
    if 2 * sum("\t" in line.strip() for line in lines) > len(lines):
        return Reading((), (error(1, "a term a line; most lines have columns, whose meaning no header gives"),))
    if 2 * sum(bool(_COLUMNS.search(line.rstrip())) for line in lines) > len(lines):
        return Reading(
            (), (error(1, "a term a line; most lines end in a number or have columns (separate them by tabs)"),)
        )
    if text.lstrip().startswith("<") and ">" in lines[0]:
        return Reading((), (error(1, "a term a line (this is a web page or XML)"),))
    found = Collected()
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith(("# ", ";")) or line == "#":
            continue
        if line:
            if "\t" in raw.strip():
                found.problems.append(note(number, "a tab inside a term is read as a space", line))
            found.add(line, category, number, polarity=signs[0] if signs else Polarity.NEUTRAL, match="lemma")
    return found.reading()
