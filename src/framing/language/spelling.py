"""British spelling brought to American, without a dictionary of words.

Both sides of a comparison go through the same rules, so a rule may produce what is no word as long as it never makes
two different words equal.
"""

from __future__ import annotations

from functools import cache

from framing.language.resources import table

_SHORTEST = 7
"""Shorter words keep their spelling ("four", "hour", "rise", "prise", "called")."""


@cache
def _variants() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]]]:
    """Short words with their American spelling, and British endings by last letter, longest first."""
    rows = table("spelling")
    words = {r["british"]: r["american"] for r in rows if r["kind"] == "word"}
    endings = sorted(((r["british"], r["american"]) for r in rows if r["kind"] == "ending"), key=_longest)
    return words, {c: tuple(e for e in endings if e[0][-1] == c) for c in {e[0][-1] for e in endings}}


def _longest(pair: tuple[str, str]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]


def spelling(word: str) -> str:
    """One spelling for British and American forms of a lower-case word.

    >>> spelling("neighbour"), spelling("neighbor"), spelling("sentence")
    ('neighbor', 'neighbor', 'sentense')
    """
    words, endings = _variants()
    if len(word) < _SHORTEST:
        return words.get(word, word)
    for british, american in endings.get(word[-1], ()):
        if word.endswith(british):
            return word[: -len(british)] + american
    return word
