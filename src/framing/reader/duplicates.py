"""Articles that occur twice in a collection: the same outlet, the same words."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from framing.model import Article


def letters(article: Article) -> bytes:
    """A digest of the letters and digits of the text, whatever its case, spacing and punctuation."""
    plain = "".join(filter(str.isalnum, article.text.casefold()))
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def once(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles without repetitions of the same source and date, and a message for each repetition."""
    first: dict[tuple[str, str | None, bytes], Article] = {}
    kept, messages = [], []
    for article in articles:
        known = first.setdefault((article.source, article.date, letters(article)), article)
        if known is article:
            kept.append(article)
        else:
            messages.append(f"{article.id}: the same text as {known.id}, also of {article.source}; counted once")
    return tuple(kept), tuple(messages)
