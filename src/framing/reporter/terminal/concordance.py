"""Keyword in context: a line for each place, the keyword in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from framing.model import ConcordanceLine, Voice
from framing.reporter.display import one_line
from framing.reporter.terminal import marks


def heard(lines: Sequence[ConcordanceLine], voice: str) -> list[ConcordanceLine]:
    """The lines in a voice: "own", "quoted" or "all"."""
    return [line for line in lines if voice == "all" or (line.voice is Voice.OWN) == (voice == "own")]


def text(lines: Sequence[ConcordanceLine], width: int | None = None) -> str:
    """Source, left context, keyword, right context, voice and speaker, in columns.

    Where several entities were found by one name, each line says which. width: of the terminal; the contexts give
    way where a line would be longer.
    """
    if not lines:
        return "not found\n"
    several = len({line.entity for line in lines}) > 1
    sources = [one_line(line.source) for line in lines]
    remarks = [_whose(line, several) for line in lines]
    source = max(map(cell_len, sources))
    left = max(cell_len(_around(line.left)) for line in lines)
    right = max(cell_len(_keyword(line) + _around(line.right)) for line in lines)
    if width is not None:
        keyword = max(cell_len(_keyword(line)) for line in lines)
        room = max(30, width - source - max(map(cell_len, remarks)) - 4)
        right = min(right, max(keyword, room * 3 // 5))
        left = min(left, max(10, room - right))
    shown = []
    for line, name, remark in zip(lines, sources, remarks, strict=True):
        before = marks.last(_around(line.left), left)
        after = marks.first(_keyword(line) + _around(line.right), right)
        shown.append(f"{_padded(name, source)}  {_padded(before, -left)}{_padded(after, right)}  {remark}")
    counts = {s: sources.count(s) for s in dict.fromkeys(sources)}
    total = ", ".join(f"{s} {n}" for s, n in counts.items())
    return "\n".join([*shown, f"{len(lines)} place{'s' if len(lines) > 1 else ''}: {total}", ""])


def _keyword(line: ConcordanceLine) -> str:
    return f"[{one_line(line.text)}]"


def _around(context: str) -> str:
    """On one line; a blank beside the keyword stays."""
    plain = one_line(f"|{context}|")
    return plain[1:-1]


def _padded(text: str, width: int) -> str:
    """Filled up on the right to so many columns, on the left where the width is negative."""
    blank = " " * (abs(width) - cell_len(text))
    return text + blank if width >= 0 else blank + text


def _whose(line: ConcordanceLine, several: bool) -> str:
    voice = line.voice.value + (f": {one_line(line.speaker)}" if line.speaker else "")
    return f"{one_line(line.entity)}; {voice}" if several and line.entity else voice
