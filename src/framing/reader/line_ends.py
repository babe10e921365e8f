"""Words broken at a line end: "ship-" on one line and "ping" on the next are joined."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from framing.language.resources import table
from framing.language.words import endings, function_words

_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})-[ \t]*\n[ \t]*([^\W\d_]{2,})(?![\w-])")
_BROKEN_BY_A_SPACE = re.compile(r"(?<![\w-])([^\W\d_]{2,})- ([^\W\d_]{2,})(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SUSPENDED = frozenset({"and", "or", "to"})
"""What follows a hyphen that stands for the rest of a word: "pre- and post-war"."""


def joined(text: str) -> str:
    """The text with each broken word whole: without the hyphen where that is a word, else with it.

    A word is one that stands in the same text or is common ("shipping"). Where the whole is not known, two known
    halves are a compound ("long-term"), and so is what begins with a prefix ("anti-war"); the rest is one word
    ("negotia-tions"). At a space, where a program has joined lines, only a word that is known is made whole.
    """
    if "-" not in text or not (_BROKEN.search(text) or _BROKEN_BY_A_SPACE.search(text)):
        return text
    here = {word.lower() for word in _WORD.findall(text)}

    def at_a_line_end(found: re.Match[str]) -> str:
        left, right = found[1], found[2]
        if right.lower() in _SUSPENDED:
            return f"{left}- {right}"
        return left + right if _is_one_word(left.lower(), right, here) else f"{left}-{right}"

    def at_a_space(found: re.Match[str]) -> str:
        left, right = found[1], found[2]
        known = right.islower() and right not in _SUSPENDED and _is_known((left + right).lower(), here)
        return left + right if known and f"{left}-{right}".lower() not in here else found[0]

    return _BROKEN_BY_A_SPACE.sub(at_a_space, _BROKEN.sub(at_a_line_end, text))


def _is_one_word(left: str, right: str, here: Set[str]) -> bool:
    if f"{left}-{right}".lower() in here or not right[0].islower():
        return False
    if _is_known(left + right, here):
        return True
    return left not in _prefixes() and not (_is_known(left, frozenset()) and _is_known(right, frozenset()))


def _is_known(word: str, here: Set[str]) -> bool:
    """Whether the word occurs in the text, or is a common one or an inflection of one."""
    if word in here or word in _common():
        return True
    stems = (word.removesuffix(ending) for ending in endings("inflections and derivations") if word.endswith(ending))
    return any(stem in _common() or stem + "e" in _common() for stem in stems if len(stem) > 2)


@cache
def _common() -> frozenset[str]:
    return (
        frozenset(row["word"] for row in table("common-words"))
        | {row["word"] for row in table("polarity")}
        | function_words()
    )


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(row["prefix"] for row in table("prefixes"))
