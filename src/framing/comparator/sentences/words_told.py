"""Which weighty words an article has, and whether one place has enough of another's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, cached_property, lru_cache
from math import log
from typing import NamedTuple

from framing.comparator.sentences.alike import alike, perhaps_alike
from framing.comparator.sentences.profiles import Referents
from framing.comparator.sentences.rarity import weights
from framing.comparator.sentences.terms import stem
from framing.language.deeds import trigger_types
from framing.language.people import plain, roles
from framing.language.resources import table
from framing.language.spelling import spelling
from framing.language.words import function_words, group
from framing.model import Analysis

_TOLD_IN_PART = {True: 0.3, False: 0.18}  # the same where common words weigh as much; with a new name, or without
_TOLD_IN_A_STRETCH = {
    True: 0.4,
    False: 0.28,
}  # and of a stretch of so many weighty words, each beginning so many behind the one before
_STRETCH, _STEP = 8, 4
_NEAR_WORD = 0.4  # what a word counts of which a place only has one of the same matter
AROUND = 1  # sentences before and after that belong to one place
_NAME = 0.5  # of a word's weight, if it is part of a name
_STEM = 6  # letters that represent a long word: "investig-" for investigate, investigation, investigator
_COUNTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
_PARTICULAR = frozenset({"PROPN"})
_LITTLE = group("general event types for searching")
WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")


class Unit(NamedTuple):
    """A word with a weight, under all keys by which another article may have it."""

    weight: float
    keys: frozenset[str]
    particular: bool = False  # a name; another number is a contradiction, and no absence
    near: tuple[str, ...] = ()  # keys under which it has a word of the same matter


class WordsTold:
    """The words of one article that carry weight, and where they are."""

    def __init__(self, analysis: Analysis, known: Referents, sets: Mapping[str, frozenset[str]]) -> None:
        self._analysis, self._known, self._sets = analysis, known, sets
        self._parse, self._text = analysis.parse, analysis.article.text

    def units(self, start: int, end: int) -> list[Unit]:
        """The words with a weight between two characters."""
        starts = self._parse.starts
        return [u for u in self._units[bisect_left(starts, start) : bisect_left(starts, end)] if u is not None]

    def has(self, units: Sequence[Unit], *, rare: bool = True) -> float:
        """Share of the weight of the words that one place here has.

        Words of one matter count in part, unless there is a name among the words that is new here.

        Args:
            rare: words that stand all over weigh less.
        """
        at: dict[int, float] = defaultdict(float)  # place -> weight of its words
        whole, new = 0.0, self._is_new(units)
        for weight, keys, _, near in units:
            there = [self._places[k] for k in keys if k in self._places]
            if rare and there:
                weight /= 1 + log(max([n for n, _ in there]))
            whole += weight
            having = frozenset[int]().union(*[places for _, places in there])
            for place in having:
                at[place] += weight
            if not new:
                for place in frozenset[int]().union(*[self._near_places.get(k, ()) for k in near]) - having:
                    at[place] += weight * _NEAR_WORD
        return max(at.values(), default=0.0) / whole if whole else 1.0

    def is_told(self, units: Sequence[Unit]) -> bool:
        """Whether one place has a good part of the words, or of those of a stretch among them, common or not.

        A paraphrase keeps few of the words of a long sentence, and those of one of its clauses. What has no name or
        number that is new to this article is told here sooner.
        """
        new = self._is_new(units)
        in_part, in_a_stretch = _TOLD_IN_PART[new], _TOLD_IN_A_STRETCH[new]
        if self.has(units, rare=False) >= in_part:
            return True
        last = len(units) - _STRETCH
        starts = (*range(0, last, _STEP), last) if last > 0 else ()
        return any(self.has(units[n : n + _STRETCH], rare=False) >= in_a_stretch for n in starts)

    def _is_new(self, units: Iterable[Unit]) -> bool:
        """Whether there is a name among the words that the article does not have anywhere."""
        return any(u.particular and not self.has_word(u.keys) for u in units)

    def nearest(self, units: Iterable[Unit], sentences: Iterable[int], without: Set[str]) -> tuple[float, int]:
        """Of these sentences the one that shares most with the words, and the weight of what it shares.

        Only the same word counts, or one that a wording set has as its equal: no names, and no words of one matter.
        The first of equals; (0, -1) if none shares anything.

        Args:
            without: keys of words that do not count either.
        """
        plain_words = [u for u in units if not u.particular and without.isdisjoint(u.keys)]
        best, found = 0.0, -1
        for n in sorted(sentences):
            first, last = self._parse.sentences[n]
            there = frozenset[str]().union(*[u.keys for u in self._units[first:last] if u is not None])
            shared = {min(u.keys): u.weight for u in plain_words if not there.isdisjoint(_own_keys(u))}
            if (weight := sum(shared.values())) > best:
                best, found = weight, n
        return best, found

    def has_word(self, keys: Set[str]) -> bool:
        """Whether the article has the word anywhere, under any of its keys."""
        return any(k in self._places for k in keys)

    def most_words(self, words: Set[str]) -> float:
        """Largest share of the content words that one place has."""
        at: dict[int, int] = defaultdict(int)
        for word in words:
            for place in self._plain_places.get(word, ()):
                at[place] += 1
        return max(at.values(), default=0) / len(words)

    @cached_property
    def _units(self) -> list[Unit | None]:
        """For each token its unit; None for tokens without weight."""
        parse, listed, titles = self._parse, weights(), roles()
        referent: dict[int, str] = {}
        for m in self._analysis.mentions:
            one = self._known.get((self._analysis.article.id, m.entity))
            if one is not None and m.kind != "nominal":
                for i in range(bisect_left(parse.starts, m.start), bisect_left(parse.starts, m.end)):
                    referent[i] = "@" + one
        found: list[Unit | None] = []
        seen: dict[tuple[str, str], Unit | None] = {}
        for i, (pos, lemma) in enumerate(zip(parse.pos, parse.lemmas, strict=True)):
            if i in referent:
                counts = pos in _COUNTED and plain(lemma) not in titles
                weight = _NAME * (listed.get(lemma.lower(), 1.0) if counts else 0.0)
                found.append(Unit(max(weight, 0.1), frozenset((referent[i], *_keys(lemma, self._sets))), counts))
                continue
            if (pos, lemma) not in seen:
                counts = pos in _COUNTED and lemma[:1].isalnum() and plain(lemma) not in titles
                weight = listed.get(lemma.lower(), 1.0) if counts else 0.0
                named = pos in _PARTICULAR
                near = perhaps_alike().get(lemma.lower(), ())
                seen[pos, lemma] = Unit(weight, _keys(lemma, self._sets), named, near) if weight > 0 else None
            found.append(seen[pos, lemma])
        return found

    @cached_property
    def _places(self) -> dict[str, tuple[int, frozenset[int]]]:
        """Key -> number of sentences that have it, and these sentences with their neighbours."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, (first, last) in enumerate(self._parse.sentences):
            for key in {key for u in self._units[first:last] if u is not None for key in u.keys}:
                found[key].append(n)
        return {
            key: (len(at), frozenset(n + k for n in at for k in range(-AROUND, AROUND + 1)))
            for key, at in found.items()
        }

    @cached_property
    def _near_places(self) -> dict[str, frozenset[int]]:
        """Key of a matter -> the sentences that have a word of it, with their neighbours."""
        found: dict[str, set[int]] = defaultdict(set)
        for n, (first, last) in enumerate(self._parse.sentences):
            for key in {key for u in self._units[first:last] if u is not None for key in u.near}:
                found[key].update(range(n - AROUND, n + AROUND + 1))
        return {key: frozenset(at) for key, at in found.items()}

    @cached_property
    def _plain_places(self) -> dict[str, frozenset[int]]:
        """Stem -> the sentences that have it, with their neighbours."""
        found: dict[str, set[int]] = defaultdict(set)
        for n, s in enumerate(self._analysis.sentences):
            for word in content_words(self._text[s.start : s.end]):
                found[word].update(range(n - AROUND, n + AROUND + 1))
        return {word: frozenset(at) for word, at in found.items()}


def _own_keys(unit: Unit) -> frozenset[str]:
    """The keys of the word itself and of its equals in a wording set; the others are of words that are only alike."""
    return frozenset(k for k in unit.keys if k[0] not in "~%@")


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """One form for words of one family: the beginning of long words, in one spelling."""
    base = spelling(stem(plain(word)))
    base = _verb_of().get(base, base)
    return base[:_STEM]


@cache
def _verb_of() -> dict[str, str]:
    return {row["noun"]: row["verb"] for row in table("nominalisations")}


def _keys(lemma: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    word = lemma.lower()
    types = trigger_types().get(word, frozenset()) - _LITTLE
    return frozenset((stem_of(word), *(f"%{t}" for t in types), *alike().get(word, ()), *sets.get(word, ())))


@lru_cache(maxsize=20_000)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(stem_of(w) for w in WORD.findall(text) if plain(w) not in function_words())


def has_name(text: str) -> bool:
    """Whether a word that carries content begins with a capital: "the White House", not "The police"."""
    return any(w[0].isupper() for w in text.split() if w.lower() not in function_words())


def content_words(text: str) -> tuple[str, ...]:
    """The stems of the words that carry content."""
    return _words_of(text)
