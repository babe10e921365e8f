"""Regular English inflection undone, without a dictionary of words.

Both sides of a comparison go through the same rules, so a rule may produce what is no word as long as it never makes
two different words equal.
"""

from __future__ import annotations

from itertools import pairwise

from framing.language.words import endings

_VOWELS = frozenset("aeiou")


def base_forms(word: str) -> tuple[str, ...]:
    """Words of which this one can be a regular inflected form, itself not included.

    >>> base_forms("slammed")
    ('slam',)
    """
    found: list[str] = []
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        found += _plural(word)
    for ending in ("ing", "ed", "er", "est"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found += _suffixed(word[: -len(ending)], ending)
    return tuple(found)


def _plural(word: str) -> list[str]:
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y"]
    if word.endswith(endings("plurals in es")):
        return [word[:-2], word[:-1]]
    return [word[:-1]]


def _suffixed(stem: str, ending: str) -> list[str]:
    """Stems before -ing, -ed, -er, -est: with a consonant doubled, an e dropped, or a y become i."""
    if not any(c in _VOWELS or c == "y" for c in stem):
        return []
    if stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        doubled = [stem[:-1]] if stem[-1] not in "sz" else []
        return [*doubled, *([stem] if stem[-1] in "lszf" else [])]
    if stem[-1] == "i" and ending != "ing":
        return [stem[:-1] + "y"]
    closed = stem[-1] not in _VOWELS and stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS)
    short = closed and sum(a in _VOWELS and b not in _VOWELS for a, b in pairwise(stem)) == 1 and stem[-1] not in "wxy"
    return [stem + "e"] if short else [stem, stem + "e"]
