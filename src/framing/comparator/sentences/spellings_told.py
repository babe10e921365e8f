"""Whether two words are spellings of one name, and which further names a place or party has."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from framing.comparator.sentences.rarity import weights
from framing.comparator.sentences.words_told import WORD
from framing.language.people import given_names, plain
from framing.language.resources import table

SPELLED = 5  # letters of a name from which on one letter may differ
_SWAPPED = 2  # letters that change places in a misspelling
LETTERS = 5  # letters with which a word begins that is formed from a name: "Texan" of "Texas"
_VOWELS = re.compile(r"(?<=.)[aeiouyhw]+")
_SOUNDS = str.maketrans("ckqzvjx", "kkksfks")


def initials(name: str) -> frozenset[str]:
    """Initials of all words and of the capitalised ones, if several: "DOMA" of "Defense of Marriage Act"."""
    words = WORD.findall(name)
    every, some = "".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper())
    return frozenset(found.casefold() for found in (every, some) if len(found) > 1)


def folded(text: str) -> str:
    """Text prepared for whole-word search: without accents, capitals, hyphens and punctuation."""
    return f" {' '.join(plain(w).replace('-', ' ') for w in WORD.findall(text))} "


def is_particular(word: str) -> bool:
    """Whether a word of a longer name can stand for it: rare, and no given name."""
    folded = plain(word)
    return len(folded) >= LETTERS and word[0].isupper() and folded not in weights() and folded not in given_names()


@cache
def further_names() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Folded name -> other names of the place, ready for `folded`; and folded name -> letters of a party."""
    places: dict[str, tuple[str, ...]] = {}
    tags: dict[str, tuple[str, ...]] = {}
    for row in table("further-names"):
        name, other = folded(row["name"]), folded(row["other"])
        if row["kind"] == "place":
            places[name.strip()] = (*places.get(name.strip(), ()), other)
            places[other.strip()] = (*places.get(other.strip(), ()), name)
        else:
            tags[name.strip()] = (*tags.get(name.strip(), ()), row["other"])
    return places, tags


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """First letter and consonants of a word in one spelling: equal for Kiev and Kyiv, González and Gonzales."""
    bare = _VOWELS.sub("", word.translate(_SOUNDS))
    return word[0] + re.sub(r"(.)\1+", r"\1", bare)[1:]


def is_one_letter_apart(one: str, two: str) -> bool:
    """Whether the two words differ by one added, missing or replaced letter, or by two that changed places."""
    if one[0] != two[0] or len(one) < SPELLED or abs(len(one) - len(two)) > 1:
        return False
    if len(one) == len(two) and sorted(one) == sorted(two):
        return sum(a != b for a, b in zip(one, two, strict=True)) <= _SWAPPED
    short, long = sorted((one, two), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])
