"""Pieces of HTML inside something else (a feed, an e-mail, an answer of an API) as paragraphs."""

from __future__ import annotations

from framing.reader.markup import without_markup


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a piece of HTML, or of plain text; entities decoded."""
    return [line.strip() for line in without_markup(text).split("\n") if line.strip()]
