"""The VADER lexicon (Hutto & Gilbert 2014): term, mean rating from -4 to 4, deviation, ratings, by tabs."""

from __future__ import annotations

from framing.lexicon.formats.terms import Collected, finite
from framing.lexicon.problems import Reading, left_out, note
from framing.model import Polarity

CATEGORY = "valence"
_LARGEST = 4.0


def read(text: str, path: str = "") -> Reading:
    """The entries: polarity from the sign of the mean rating, weight from its size (4 becomes 1)."""
    found = Collected()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            _read_line(line, number, found)
    return found.reading()


def _read_line(line: str, number: int, found: Collected) -> None:
    cells = line.split("\t")
    term = cells[0].strip()
    mean = finite(cells[1]) if len(cells) > 1 else None
    if mean is None:
        found.problems.append(left_out(number, "no mean rating after the term and a tab", line.strip()))
        return
    if abs(mean) > _LARGEST:
        found.problems.append(note(number, f"a rating beyond 4 ({cells[1].strip()}) is read as 4", term))
    if "*" in term:  # emoticons such as :* are no globs
        found.problems.append(left_out(number, "a * in an emoticon would be read as a glob", term))
        return
    polarity = Polarity.POSITIVE if mean > 0 else Polarity.NEGATIVE if mean < 0 else Polarity.NEUTRAL
    found.add(term, CATEGORY, number, polarity=polarity, weight=min(abs(mean) / _LARGEST, 1.0))
