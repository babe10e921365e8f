"""Keyword in context: a line for each place, the keyword in the middle."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
from collections.abc import Sequence
from dataclasses import asdict, fields

from framing.model import ConcordanceLine, Voice
from framing.reporter.csv_export import cell
from framing.reporter.display import display

_FORMAT = 1


def heard(lines: Sequence[ConcordanceLine], voice: str) -> list[ConcordanceLine]:
    """The lines in a voice: "own", "quoted" or "all"."""
    return [line for line in lines if voice == "all" or (line.voice is Voice.OWN) == (voice == "own")]


def text(lines: Sequence[ConcordanceLine]) -> str:
    """Source, left context, keyword, right context, voice and speaker, in columns."""
    if not lines:
        return "not found\n"
    source = max(len(display(line.source)) for line in lines)
    left = max(len(display(line.left)) for line in lines)
    shown = []
    for line in lines:
        whose = line.voice.value + (f": {line.speaker}" if line.speaker else "")
        around = f"{display(line.left):>{left}} [{display(line.text)}] {display(line.right)}"
        shown.append(f"{display(line.source):<{source}}  {around}  ({display(whose)})")
    counts = {s: sum(line.source == s for line in lines) for s in dict.fromkeys(line.source for line in lines)}
    total = ", ".join(f"{display(s)} {n}" for s, n in counts.items())
    return "\n".join([*shown, f"{len(lines)} places: {total}", ""])


def csv(lines: Sequence[ConcordanceLine]) -> str:
    """A row for each place, offsets included."""
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    names = [field.name for field in fields(ConcordanceLine)]
    writer.writerow(names)
    writer.writerows([cell(getattr(line, name)) for name in names] for line in lines)
    return out.getvalue()


def json(lines: Sequence[ConcordanceLine]) -> str:
    """One object with all places."""
    places = [asdict(line) for line in lines]
    return json_module.dumps({"format": _FORMAT, "places": places}, ensure_ascii=False, allow_nan=False) + "\n"
