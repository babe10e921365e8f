"""Several articles in one text, each under a block of its own of "Title: …", "Paper: …", "Date: …" lines.

NewsBank, Access World News and many scripts write so. A text with one such block is a single article and is read in
`plain_text`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from framing.reader.formats.lines import Export, Line
from framing.reader.header import field_of

_AUTHOR = re.compile(r"^(?:author|authors|byline|by)\s*:\s*(.*)$", re.IGNORECASE)
_PLACE = re.compile(r"\s*\([^()]{2,60}\)$")
_RULE = re.compile(r"^[_=*~-]{3,}$")
_LAST = re.compile(
    r"^(?:record (?:number|id)|document (?:id|number)|accession (?:number|no)|source type|database|load-date"
    r"|openurl link|word count|column|edition|copyright)\b.{0,20}:|^(?:\(c\)|©|copyright\b)",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST_LAST = 6
"""Lines below a text, and the outlet's name above the next block."""
_MOST_LINES = 15


def starts(lines: Sequence[Line]) -> list[int]:
    """Where a block begins that names a headline and one thing more; two of them at least."""
    found: list[int] = []
    at = 0
    while at < len(lines):
        size, names = _block(lines, at)
        if "title" in names and len(names) >= _FEWEST and (not at or not lines[at - 1].text or _is_rule(lines[at - 1])):
            found.append(at)
        at += max(1, size)
    return found if len(found) > 1 else []


def _is_rule(line: Line) -> bool:
    return bool(_RULE.match(line.text))


def _block(lines: Sequence[Line], at: int) -> tuple[int, dict[str, str]]:
    """The number of lines of the block that begins there, and its fields."""
    names: dict[str, str] = {}
    for size, line in enumerate(lines[at : at + _MOST_LINES]):
        told = field_of(line.text)
        if told is None:
            return size, names
        if told[0]:
            names.setdefault(*told)
    return min(_MOST_LINES, len(lines) - at), names


def headed(lines: Sequence[Line], path: str, form: str) -> Export:
    """The articles, each from its block to the next, without the copyright and the numbers below a text."""
    out = Export(f"several articles in one {form}", path)
    first = starts(lines)
    above = ""
    out.leave_out("lines above the first article", sum(bool(line.text) for line in lines[: first[0]]))
    for begin, end in pairwise([*first, len(lines)]):
        size, names = _block(lines, begin)
        head = [line.text for line in lines[begin : begin + size]]
        body = [line.text for line in lines[begin + size : end] if line.text and not _is_rule(line)]
        outlet, above = above, ""
        kept = next((i for i in range(max(1, len(body) - _MOST_LAST), len(body)) if _LAST.match(body[i])), len(body))
        if kept < len(body) and end < len(lines) and not _LAST.match(body[-1]):
            above = body[-1]
        out.leave_out("lines below the text (copyright, number)", len(body) - kept)
        author = next((told[1] for text in head if (told := _AUTHOR.match(text))), None)
        out.add(
            title=names["title"],
            source=_PLACE.sub("", names.get("source", outlet)) or None,
            date=names.get("date"),
            author=author,
            body=body[:kept],
            url=names.get("url"),
        )
    return out
