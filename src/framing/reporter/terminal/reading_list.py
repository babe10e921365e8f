"""What reading gave, as a table for the terminal: a line for each file, then what was left out and what came twice."""

from __future__ import annotations

from collections.abc import Sequence

from framing.model import FileReading
from framing.reporter.display import display
from framing.reporter.tables.report import counted

_HEADINGS = ("file", "format", "articles", "announced", "outlets", "dates", "no date", "no outlet", "twice", "problems")
_WORDS = frozenset(["file", "format", "dates"])
_LONGEST = 48
_SHOWN = 20


def text(files: Sequence[FileReading]) -> str:
    """The table, the lines below it, and the sum."""
    rows = [_row(file) for file in files]
    widths = [max(len(row[i]) for row in [_HEADINGS, *rows]) for i in range(len(_HEADINGS))]
    lines = [_line(row, widths) for row in [_HEADINGS, *rows]]
    lines += ["", *_left_out(files), *_twice(files)]
    articles, problems = sum(f.articles for f in files), sum(f.problems for f in files)
    undated, unnamed = sum(f.without_date for f in files), sum(f.without_outlet for f in files)
    if unnamed:
        lines += ["no outlet: the name of the file is used; Name=PATH gives another, also for a folder", ""]
    lines.append(
        f"{counted(articles, 'article')} in {counted(len(files), 'file')}, "
        f"{undated} without a date, {unnamed} without an outlet, "
        f"{counted(sum(len(f.duplicates) for f in files), 'duplicate')}, {counted(problems, 'problem')}"
    )
    return "\n".join([*lines, ""])


def _row(file: FileReading) -> tuple[str, ...]:
    path = display(file.path)
    dates = " to ".join(dict.fromkeys(d for d in (file.first_date, file.last_date) if d)) or "—"
    return (
        path if len(path) <= _LONGEST else f"…{path[-_LONGEST + 1 :]}",
        display(file.format),
        str(file.articles),
        "—" if file.announced is None else str(file.announced),
        str(file.outlets),
        dates,
        str(file.without_date),
        str(file.without_outlet),
        str(len(file.duplicates)),
        str(file.problems),
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.ljust(width) if name in _WORDS else cell.rjust(width)
        for name, cell, width in zip(_HEADINGS, row, widths, strict=True)
    ]
    return "  ".join(cells).rstrip()


def _left_out(files: Sequence[FileReading]) -> list[str]:
    found = [
        f"left out of {display(file.path)}: "
        + ", ".join(f"{number} × {display(kind)}" for kind, number in file.left_out)
        for file in files
        if file.left_out
    ]
    return _some(found)


def _twice(files: Sequence[FileReading]) -> list[str]:
    found = [
        f"{display(again)} has the same text as {display(first)}" for file in files for again, first in file.duplicates
    ]
    return _some(found)


def _some(lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"+ {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return [*lines[:_SHOWN], *more, ""]
