"""Line breaks in text whose lines were filled to a fixed width.

Every reader of the text treats such a break as a space.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from framing.model import Article

_NARROWEST = 30
"""Characters; a paragraph whose lines are all shorter is a list or a verse."""
_SLACK = 10
"""Characters by which a full line may fall short of the longest one, where hands or programs broke them unevenly."""


def unwrapped(article: Article) -> str:
    """The text with a space for each line break inside a paragraph that only fills lines; offsets stay.

    A line was full if the first word of the next one had no room on it, the longest line of the paragraph being the
    measure (with some slack): a headline or byline right above a text mostly ends earlier, and its break stays.
    """
    text = article.text
    breaks = [at for part in article.parts for at in _wraps(text, part.start, part.end)]
    if not breaks:
        return text
    pieces = (text[a + 1 : b] for a, b in pairwise([-1, *sorted(set(breaks)), len(text)]))
    return " ".join(pieces)


def _wraps(text: str, start: int, end: int) -> Iterator[int]:
    """Where in a paragraph full lines end."""
    if text.find("\n", start, end) < 0:
        return
    lines = text[start:end].split("\n")
    width, at = max(len(line.rstrip()) for line in lines), start
    if width < _NARROWEST:
        return
    for line, following in pairwise(lines):
        at += len(line)
        words = following.split(maxsplit=1)
        if line.strip() and words and len(line.rstrip()) + 1 + len(words[0]) > width - _SLACK:
            yield at
        at += 1
