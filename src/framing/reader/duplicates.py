"""Articles that occur twice in a collection: the same outlet, the same words."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from framing import text_form
from framing.model import Article


def letters(article: Article) -> bytes:
    """A digest of the letters and digits of the text, whatever its case, spacing and punctuation."""
    return _digest(text_form.letters(article.text))


def body_letters(article: Article) -> bytes:
    """The same of what is told, without headline, byline and page furniture; of a text too short for that, of all."""
    return _digest(text_form.told_letters(article))


def _digest(plain: str) -> bytes:
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def once(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles without repetitions of the same source and date, and a message for each repetition.

    The same text under another headline is a repetition too.
    """
    first: dict[tuple[str, str | None, bytes], Article] = {}
    kept, messages = [], []
    for article in articles:
        known = first.setdefault((article.source, article.date, body_letters(article)), article)
        if known is article:
            kept.append(article)
        else:
            messages.append(f"{article.id}: the same text as {known.id}, also of {article.source}; counted once")
    return tuple(kept), tuple(messages)
