"""Terms and tokens cut into the same pieces, so that a term is found however the pipeline splits its words.

The pipeline keeps "COVID-19", "d'état" and "U.S.-backed" whole, cuts "state-run" at its hyphen and "#MeToo" behind its
sign; cut into pieces, a term and the tokens that spell it are always alike.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from framing.language.resources import table

HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = str.maketrans("’‘ʼ“”„‟«»", '\'\'\'""""""')
_PIECE = re.compile(
    r"n't\b|'(?:s|re|ve|ll|d|m)\b|'m(?=(?:on|a)\b)"  # clitics
    r"|[^\W_]+?(?=n't\b)"
    r"|\d+(?:[.,]\d+)*(?=[^\W\d_]|\b|_)"  # numbers, before the unit that is written on to them
    r"|(?:[^\W\d_]\.)+[^\W\d_](?=\.)"  # abbreviations: "u.s" of "u.s."
    r"|[^\W_](?:[^\W_]|\*)*(?:&[^\W_]+)?|\*(?:[^\W_]|\*)*"  # words, with the stars of globs
    r"|[^\s\-‐‑–]"  # signs
)


@lru_cache(maxsize=65_536)
def pieces(word: str) -> tuple[str, ...]:
    """The pieces of a word or term in lower case: words, numbers, clitics and signs; hyphens and white space cut."""
    lower = word.lower().translate(_APOSTROPHES)
    joined = _joined_words()
    return tuple([part for piece in _PIECE.findall(lower) for part in joined.get(piece, (piece,))])


@cache
def _joined_words() -> dict[str, tuple[str, ...]]:
    """Words that the pipeline splits without a sign between them: "cannot", "gonna", "dont"."""
    return {row["word"]: tuple(row["parts"].split()) for row in table("joined-words")}


def word_pieces(word: str) -> tuple[str, ...]:
    """The pieces that hold a letter, a digit or a star: what is left where a search skips punctuation."""
    return tuple(piece for piece in pieces(word) if piece.isalnum() or any(c.isalnum() or c == "*" for c in piece))
