"""Articles as JSON Lines: every command takes them, and reading them again gives the same articles."""

from __future__ import annotations

import json
from collections.abc import Iterable

from framing.model import Article


def json_lines(articles: Iterable[Article]) -> str:
    """A line for each article: id, source, title, date, url, text, and the parts of the text."""
    return "".join(json.dumps(_record(a), ensure_ascii=False, allow_nan=False) + "\n" for a in articles)


def _record(article: Article) -> dict[str, object]:
    parts = [{"kind": part.kind.value, "start": part.start, "end": part.end} for part in article.parts]
    known = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "date": article.date,
        "url": article.url,
        "date_from": article.date_from,
    }
    return {**{k: v for k, v in known.items() if v is not None}, "text": article.text, "parts": parts}
