"""Texts with headlines, read by the whole program, from stored parses."""

from __future__ import annotations

from collections.abc import Mapping

import parsed
from framing.model import Analysis, Article, Part, PartKind


def headed_texts(texts: Mapping[str, str]) -> dict[str, Analysis]:
    """Each text by its name; what stands before an empty line is its headline."""
    articles = [_article(name, text) for name, text in texts.items()]
    return dict(zip(texts, parsed.analyses(articles), strict=True))


def _article(name: str, text: str) -> Article:
    title, _, body = text.rpartition("\n\n")
    start = len(text) - len(body)
    headline = [Part(PartKind.HEADLINE, 0, len(title))] if title else []
    return Article(name, name, title, text, (*headline, Part(PartKind.BODY, start, len(text))))
