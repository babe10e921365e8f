"""Connotation frames (Rashkin, Singh & Choi 2016): a verb and its aspects from -1 to 1, tab-separated.

An aspect is what a verb implies: `Perspective(ws)` how the writer sees the subject, `Effect(o)` what it does to
the object, and so on. Scores from -0.25 to 0.25 are neutral, as the authors have it.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.lexicon.formats.terms import Collected, finite
from framing.lexicon.problems import Reading, error, left_out, note
from framing.model import Polarity

NEUTRAL = 0.25


def read(text: str, path: str = "") -> Reading:
    """The entries, one for each verb and aspect that is not neutral; the aspect is the category."""
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    header = [cell.strip() for cell in lines[start].split("\t")]
    aspects = [(i, name) for i, name in enumerate(header) if "(" in name]
    if not aspects or aspects[0][0] == 0:
        return Reading(
            (), (error(start + 1, "a header row: verb, then aspects such as Perspective(ws)", lines[start]),)
        )
    found = Collected()
    neutral = 0
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if line.strip():
            neutral += _read_line(line.split("\t"), number, aspects, found)
    if neutral:
        found.problems.append(note(start + 2, f"{neutral} neutral scores (from -0.25 to 0.25) are no entries"))
    return found.reading()


def _read_line(cells: Sequence[str], number: int, aspects: Sequence[tuple[int, str]], found: Collected) -> int:
    """Add a verb's entries; returns the number of neutral aspects."""
    verb, neutral = cells[0].strip(), 0
    for i, aspect in aspects:
        score = finite(cells[i]) if i < len(cells) else None
        if score is None or not -1.0 <= score <= 1.0:
            found.problems.append(left_out(number, f"no score from -1 to 1 for {aspect}", verb))
        elif abs(score) <= NEUTRAL:
            neutral += 1
        else:
            polarity = Polarity.POSITIVE if score > 0 else Polarity.NEGATIVE
            found.add(verb, aspect, number, polarity=polarity, weight=abs(score), match="lemma", pos="VERB")
    return neutral
