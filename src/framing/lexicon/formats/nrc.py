"""The NRC Emotion Lexicon (EmoLex; Mohammad & Turney 2013): word, emotion, 0 or 1; or an intensity from 0 to 1."""

from __future__ import annotations

from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import polarity_of
from framing.lexicon.problems import Reading, left_out, note


def read(text: str, path: str = "") -> Reading:
    """The entries, one for each association that is not 0, as lemmas: the list holds base forms."""
    found = Collected()
    zeros, first_zero = 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        weight = _weight(cells[2]) if len(cells) == 3 else None
        if weight is None or not 0.0 <= weight <= 1.0:
            found.problems.append(left_out(number, "not word, emotion and a number from 0 to 1, tab-separated", line))
        elif weight == 0.0:
            zeros, first_zero = zeros + 1, first_zero or number
        else:
            found.add(cells[0], cells[1], number, polarity=polarity_of(cells[1]), weight=weight, match="lemma")
    if zeros:
        found.problems.append(note(first_zero, f"{zeros} associations of 0, from this line on, are no entries"))
    return found.reading()


def _weight(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
