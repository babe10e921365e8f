"""Collections that were read before come from the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from framing.cache.keys import reading_key
from framing.cache.store import Store
from framing.errors import InputError
from framing.model import Article
from framing.reader.reading import Found, Memo


class Kept(Struct, frozen=True):
    """A file's articles in the cache."""

    articles: tuple[Article, ...]


def memo(cache: Store) -> Memo:
    """A memo for `read` that keeps files without problems in the cache."""

    def recalled(
        data: bytes, asked: tuple[str, str | None, str | None], read: Callable[[], Iterator[Found]]
    ) -> Iterator[Found]:
        address = reading_key(data, *asked)
        known = cache.get([address], Kept)[0]
        if known is not None:
            yield from known.articles
            return
        found = list(read())
        if not any(isinstance(f, InputError) for f in found):
            articles = tuple(f for f in found if isinstance(f, Article))
            cache.put([(address, Kept(articles))], kind="reading", spare=True)
        yield from found

    return recalled
