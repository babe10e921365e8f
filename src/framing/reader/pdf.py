"""PDF files: their text without running heads, with the lines joined that a page broke."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

from framing.errors import InputError
from framing.reader.line_ends import joined
from framing.reader.pdf_page import page_text

_MOST_PAGES = 500
_MOST_DRAWN = 40_000_000
"""Bytes of what a PDF's pages show: a page of news has some 20,000, one of drawings a million."""
_MOST_CHARACTERS = 20_000_000


def pdf(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text of a PDF and warnings: running heads and page numbers out, words and lines that a page broke joined.

    Raises:
        InputError: encrypted, broken, or without text (a scan).
    """
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(name, "encrypted", hint="save a copy without the password")
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(name, f"more than {_MOST_PAGES} pages")
        pages = _page_texts(reader, name)
    except InputError:
        raise
    except Exception as fault:
        raise InputError(name, "not a readable PDF") from fault
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        raise InputError(name, "no text in the PDF (a scan?)")
    kept, warnings = _without_running_lines([page.split("\n") for page in pages])
    if empty:
        warnings.append(f"{empty} of {len(pages)} pages have no text (pictures or scans)")
    lines = [line for page in kept for line in page]
    if not any(line.strip() for line in lines):
        raise InputError(name, "no text in the PDF (a scan?)")
    return _unwrapped(joined("\n".join(lines))), warnings


def _page_texts(reader: Any, name: str) -> list[str]:
    """The text of each page. A page that occurs again is not computed again."""
    known: dict[Any, str] = {}
    out: list[str] = []
    length = unpacked = 0
    for page in reader.pages:
        reference = page.indirect_reference
        contents = page.get("/Contents")
        address = repr(getattr(page, "raw_get", page.get)("/Contents")) if contents is not None else repr(reference)
        if address not in known:
            drawn = page.get_contents()
            unpacked += len(drawn.get_data()) if drawn is not None else 0
            if unpacked > _MOST_DRAWN:
                raise InputError(
                    name,
                    f"its pages unpack to more than {_MOST_DRAWN // 10**6} MB",
                    hint="save the article as plain text",
                )
            known[address] = page_text(page)
        out.append(known[address])
        length += len(out[-1])
        if length > _MOST_CHARACTERS:
            raise InputError(name, f"more than {_MOST_CHARACTERS:,} characters")
    return out


_EDGE = 3
"""Lines at the top and at the bottom of a page that may be its running head or foot."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|\s]*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?[-–—|\s]*)$", re.IGNORECASE
)


def _without_running_lines(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The pages without lines that recur at the same edge of most pages, page numbers ignored; and a warning."""
    if len(pages) < 2:
        return pages, []
    counted: Counter[tuple[bool, str]] = Counter()
    for page in pages:
        counted.update({(top, form) for top, at, form in _edges(page)})
    often = max(2, -(-len(pages) * 2 // 3))
    out, removed = [], 0
    examples: list[str] = []
    for page in pages:
        drop = set()
        for top, at, form in _edges(page):
            if form and (counted[top, form] >= often or _PAGE_NUMBER.match(page[at])):
                drop.add(at)
        drop = _contiguous(drop, page)
        examples.extend(page[at].strip() for at in drop)
        removed += len(drop)
        out.append([line for at, line in enumerate(page) if at not in drop])
    shown = next((e for e in examples if not _PAGE_NUMBER.match(e)), None)
    more = f": {shown}" if shown else ""
    return out, [f"{removed} running heads and page numbers left out{more}"] if removed else []


def _contiguous(drop: set[int], page: list[str]) -> set[int]:
    """The lines at the page's edge with nothing but themselves and blank lines in between."""
    kept: set[int] = set()
    for order in (range(len(page)), range(len(page) - 1, -1, -1)):
        for at in order:
            if at in drop:
                kept.add(at)
            elif page[at].strip():
                break
    return kept


def _edges(page: list[str]) -> list[tuple[bool, int, str]]:
    """First and last lines of a page: whether at the top, index, and form."""
    filled = [i for i, line in enumerate(page) if line.strip()]
    top, bottom = filled[:_EDGE], filled[-_EDGE:]
    return [(True, i, _form(page[i])) for i in top] + [(False, i, _form(page[i])) for i in bottom if i not in top]


def _form(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()).lower())


def _unwrapped(text: str) -> str:
    """The text with lines joined that the page's width broke: nearly full lines without a full stop."""
    lines = [line.strip() for line in text.split("\n")]
    full = sorted(len(line) for line in lines if line)
    width = full[int(len(full) * 0.75)] if full else 0
    out: list[str] = []
    for line in lines:
        out.append(line)
        wrapped = len(line) >= 0.75 * width and not line.endswith((".", "!", "?", "”", '"', ":"))
        out.append(" " if line and wrapped else "\n")
    return "".join(out)
