"""One source's words for something at one place, and how they judge it."""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec import Struct

from framing.language import polarity
from framing.lexicon.entry import Entry
from framing.model import Polarity

LONGEST = 12  # words of a wording


class Use(Struct, frozen=True):
    """One source's words for something, at one place."""

    article: int
    name: str  # normal form: uses of one name are counted together
    start: int
    end: int
    context: Mapping[str, float]  # what the sentence is about, weighed
    polarity: Polarity = Polarity.NEUTRAL
    loaded: bool = False
    proper: bool = False  # a name with a capital, which means one thing wherever it stands
    judged: float = 0.0  # how the name presents the thing, from -1 to 1
    own: bool = True  # the source's own words
    opens: bool = False  # in the headline or lead
    verb: bool = False
    undergone: frozenset[str] = frozenset()  # whom or what a verb's deed befalls
    within: frozenset[str] = frozenset()  # ids of the compared entities that the words name or mean
    concerned: frozenset[str] = frozenset()  # whom or what a noun is about
    several: bool | None = None  # whether a noun is plural; None for what is no number of things
    names: frozenset[str] = frozenset()  # the words of names inside
    known: frozenset[str] = frozenset()  # all words of the article


def judged_by(text: str, own: Set[str]) -> float:
    """How the words around a name judge ("peaceful", "violent"), from -1 to 1."""
    opinion = polarity.words()
    words = (w.strip("'\"“”‘’.,").lower() for w in text.split())
    return max(-1.0, min(1.0, sum([opinion.get(w, 0.0) for w in words if w not in own])))


def presented_by(entry: Entry) -> float:
    """How a member presents what it names, from -1 to 1."""
    return entry.polarity.sign * entry.weight
