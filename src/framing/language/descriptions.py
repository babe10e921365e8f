"""How much a descriptor says of somebody beyond rank and office: "mayor" nothing, "convicted fraudster" much."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from framing.language.resources import table
from framing.language.words import function_words, group, trivial

_OFFICE = 0.1  # how telling an office alone is
_JUDGED = 0.5  # how telling a judgement is at the least
_FURTHER = 0.05  # what each further kind adds
_CLAUSE = 0.4  # how telling it is what somebody did, suffered or has
_LONG = 3  # content words from which on a clause tells something
_MONEY = frozenset("$£€¥₹")
_EDGES = "'\"“”‘’.,;:()"


def kinds(text: str, relation: str) -> frozenset[str]:
    """The kinds of telling words in a descriptor: "guilt", "merit", "allegiance", "means", "cause", "life", "sneer".

    Of a relative clause a participle counts only in the passive: "was accused of fraud", but not "accused the mayor".
    """
    words = _words(text)
    found = set[str]()
    for n, word in enumerate(words):
        kind = _kind(word)
        if kind and not (relation == "relative clause" and word.endswith("ed") and not _is_suffered(words, n)):
            found.add(kind)
    return frozenset(found)


def telling(text: str, relation: str, weight: float) -> float:
    """How much a descriptor says of somebody, 0 to 1; 0.1 for an office alone.

    Args:
        weight: strength of its polarity, 0 for none.
    """
    found = kinds(text, relation)
    value = max((_worth()[k].worth for k in found), default=_OFFICE)
    if weight:
        value = max(value, _JUDGED + 0.4 * weight)
    if relation == "relative clause" and len(_content(text)) >= _LONG:
        value = max(value, _CLAUSE)
    return min(1.0, value + _FURTHER * max(0, len(found) - 1))


def leaning(text: str, relation: str) -> int:
    """1 if the kinds of words speak well of somebody, -1 if badly, 0 if they do neither or both."""
    signs = {sign for k in kinds(text, relation) if (sign := _worth()[k].leaning)}
    return signs.pop() if len(signs) == 1 else 0


def _is_suffered(words: list[str], n: int) -> bool:
    """Whether a participle is passive: behind "was" or "been", or opening the clause before a preposition."""
    while n and words[0].endswith("ly"):
        words, n = words[1:], n - 1  # "widely credited with"
    if n:
        return not group("words before a passive").isdisjoint(words[max(0, n - 2) : n])
    return words[1:2] == [] or words[1] in group("prepositions behind a passive")


def _content(text: str) -> list[str]:
    return [w for w in _words(text) if w and w not in function_words() and w not in trivial()]


def _words(text: str) -> list[str]:
    return [w.strip(_EDGES).removesuffix("'s").removesuffix("’s").lower() for w in text.split()]


def _kind(word: str) -> str:
    """The kind of a word, whole, by its ending, or by what stands before or behind its hyphens."""
    known = _kinds()
    if word in known:
        return known[word]
    if word[:1] in _MONEY and word[1:2].isdigit():
        return "means"
    if "-" not in word:
        return ""
    ending = next((e for e in known if e.startswith("-") and word.endswith(e)), "")
    parts = (known[p] for p in word.split("-") if p in known)
    return "allegiance" if ending else next(parts, "")


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("telling-descriptors")}


class _Kind(NamedTuple):
    worth: float  # how telling a word of it is, 0 to 1
    leaning: int  # whether it speaks well of somebody


@cache
def _worth() -> dict[str, _Kind]:
    """The kinds of telling words (lexicons/resources/telling-kinds.csv)."""
    return {row["kind"]: _Kind(float(row["worth"]), int(row["leaning"])) for row in table("telling-kinds")}
