"""The terms that show which event an article tells, straight from its text: no parse is needed.

A term is a word without its plural ending. Its weight falls with its distance from the top, because news tells the
event first (the inverted pyramid), and a word of the title counts once more for each occurrence there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp
from typing import Protocol

from framing.language.words import function_words

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
REACH = 100  # words after which the extra weight of the opening has fallen to a third
OPENING = 40  # content words of the opening
HEADLINE = 12  # words that stand in for a title
LIMIT = 1200  # words of an article that are read; what comes later never changed a story in the measurements


class Text(Protocol):
    """An article, as far as the grouping into stories needs it; `framing.model.Article` is one."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...  # with the title, where there is one
    @property
    def date(self) -> str | None: ...  # ISO 8601
    @property
    def source(self) -> str: ...  # the outlet


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word without its plural ending ("allies" -> "ally"), lower case in, lower case out."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("ses"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def content_words(text: str) -> list[str]:
    """The stems of the words that carry content, in text order."""
    skip = function_words()
    return [stem(w) for w in WORD.findall(text.lower().replace("’", "'")) if len(w) > 1 and w not in skip]


def weighted_terms(article: Text) -> dict[str, float]:
    """Term -> weighted count."""
    return _weighted(content_words(article.text[: LIMIT * 8])[:LIMIT], content_words(article.title))


def fields(article: Text) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Term -> count in the whole article (weighted), in its opening, and in its title or substitute."""
    words = content_words(article.text[: LIMIT * 8])[:LIMIT]
    title = content_words(article.title)
    headline = title or content_words(" ".join(article.text[: HEADLINE * 20].split()[:HEADLINE]))
    return _weighted(words, title), _counted(words[:OPENING]), _counted(headline)


def _weighted(words: list[str], title: list[str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for at, term in enumerate(words):
        counts[term] = counts.get(term, 0.0) + _NEAR_TOP[at]
    for term in title:
        counts[term] = counts.get(term, 0.0) + 2.0
    return counts


def _counted(words: list[str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for term in words:
        counts[term] = counts.get(term, 0.0) + 1.0
    return counts


_NEAR_TOP = tuple(1.0 + exp(-at / REACH) for at in range(LIMIT))
