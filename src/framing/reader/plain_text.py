"""Plain text and Markdown, with front matter or a header of "Title: ..." lines where there is one."""

from __future__ import annotations

import re

from framing.reader.draft import Draft

_FIELD = re.compile(
    r"^(title|headline|source|outlet|publication|publisher|date|published|url|link|author|by):[ \t]*(.*)$",
    re.IGNORECASE,
)
_NAMES = {
    "title": "title", "headline": "title",
    "source": "source", "outlet": "source", "publication": "source", "publisher": "source",
    "date": "date", "published": "date", "url": "url", "link": "url",
}  # fmt: skip


def draft(text: str, name: str, *, markdown: bool = False) -> Draft:
    fields, body = _front_matter(text)
    if markdown:
        body = _without_markup(body)
    return Draft(
        text=body,
        name=name,
        id=name,
        title=fields.get("title"),
        source=fields.get("source"),
        date=fields.get("date"),
        url=fields.get("url"),
        path=name,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Fields between two "---" lines, or in a block of at least two known "Name: value" lines at the top."""
    lines = text.split("\n")
    fenced = bool(lines) and lines[0].strip() == "---"
    at = 1 if fenced else 0
    fields: dict[str, str] = {}
    seen = 0
    while at < len(lines):
        found = _FIELD.match(lines[at].strip())
        if found:
            seen += 1
            if name := _NAMES.get(found[1].lower()):
                fields.setdefault(name, found[2].strip().strip("\"'"))
        elif not fenced or lines[at].strip() == "---":
            break
        at += 1
    if fenced and at < len(lines):
        return fields, "\n".join(lines[at + 1 :])
    return (fields, "\n".join(lines[at:])) if not fenced and seen >= 2 else ({}, text)


_MARKUP = (
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|\*|`)(?=\S)([^*_`\n]+)(?<=\S)\1"), r"\2"),
)


def _without_markup(text: str) -> str:
    for pattern, plain in _MARKUP:
        text = pattern.sub(plain, text)
    return text
