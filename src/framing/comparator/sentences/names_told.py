"""Whether an article has a name, in any spelling, order or form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from framing.comparator.sentences.spellings_told import (
    LETTERS,
    SPELLED,
    folded,
    further_names,
    initials,
    is_one_letter_apart,
    is_particular,
    sound,
)
from framing.comparator.sentences.words_told import WORD, WordsTold, content_words
from framing.language.gazetteer import known as gazetteer
from framing.language.people import plain
from framing.language.words import function_words, group
from framing.model import Analysis

_SHORT = 3  # letters of a name that has no other spelling if it is shorter
_OWN_NAME = 3  # capitalised words beside the name of a place that are a name of their own
DESCRIBED = 0.6  # share of the words of a name or description that one place in the other article must have
_HASHTAG = re.compile(r"#|(?<=[a-z])(?=[A-Z][a-z])")  # "#MikeBrown" is Mike Brown
_TERM = 5  # words of a term that has an abbreviation
_OF_TERMS = frozenset({"NOUN", "ADJ", "PROPN"})
_PARTS = re.compile(r"[-’'&]|(?<=[a-z])(?=[A-Z][a-z]{4})")  # also of "LaCalamita"


class NamesTold:
    """The names of one article, in every spelling.

    Args:
        words: the words of the same article, for names that describe.
    """

    def __init__(self, analysis: Analysis, words: WordsTold) -> None:
        self._analysis, self._words = analysis, words
        self._parse, self._text = analysis.parse, analysis.article.text

    def has_name(self, name: str) -> bool:
        """Whether the article has the name in any spelling, order or form, or describes its bearer so.

        The source's own name is always there.
        """
        name = _HASHTAG.sub(" ", name)
        if folded(name) in self._folded or f" {self._source} ".startswith(folded(name)):
            return True  # "CNN" is the source "CNN (Online News)"
        if self._has_further(folded(name).strip()):
            return True
        entry = gazetteer(name)
        if entry is not None and entry.key in self._keys:
            return True
        words = [w for w in WORD.findall(name) if plain(w) not in function_words()]
        if not words:
            return True
        places = [w for w in words if w[0].isupper() and gazetteer(w) is not None]
        others = [w for w in words if w not in places and w[0].isupper()]
        # "European Union observers" may be "a European mission", but not "Kenya Property Developers Alliance"
        if len(others) < _OWN_NAME and any(plain(w) in self._capitals for w in places):
            return True
        if self._has_kind(words):
            return True
        if len(words) == 1:
            return self._spells(words[0]) or (words[0].isupper() and plain(words[0]) in self._initials)
        if not initials(name).isdisjoint(self._capitals):
            return True
        if any(self._spells(w) for w in words if is_particular(w)):
            return True  # "Minera Altaplata" may be "Altaplata Resources"
        return self._spells(words[-1]) or self._words.most_words(frozenset(content_words(name))) >= DESCRIBED

    def _has_kind(self, words: Sequence[str]) -> bool:
        """Whether a law or body is spoken of here by its kind alone: "the bill", for "the Security Act"."""
        last, laws = plain(words[-1]), group("kinds of laws")
        if len(words) == 1 or last not in group("kinds that stand for a name") | laws:
            return False
        return not self._nouns.isdisjoint(laws if last in laws else {last})

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """The common nouns, by lemma."""
        return frozenset(x.lower() for x, pos in zip(self._parse.lemmas, self._parse.pos, strict=True) if pos == "NOUN")

    def _has_further(self, name: str) -> bool:
        """Whether another name of the same is here ("Salonika"), or the letters of a party ("R-Texas")."""
        places, tags = further_names()
        if any(other in self._folded for other in places.get(name, ())):
            return True
        return any(re.search(rf"\b{tag}\b(?:\)|[-–.][A-Z])", self._text) is not None for tag in tags.get(name, ()))

    def _spells(self, word: str) -> bool:
        """Whether a capitalised word here is this one, a spelling of it, or derived from it ("Texan")."""
        folded = plain(word)
        if folded in self._capitals:
            return True
        if word.isupper() or len(folded) < _SHORT:
            return False
        begins = len(folded) >= LETTERS and folded[:LETTERS] in self._beginnings
        if len(folded) < LETTERS and any(w.startswith(folded) for w in self._capitals):
            return True  # "Max" may be Maxine
        return begins or sound(folded) in self._sounds or self._has_other_letter(folded)

    def _has_other_letter(self, word: str) -> bool:
        """Whether a longer word here differs from this one by one letter."""
        near = (w for k in (-1, 0, 1) for w in self._long.get((word[0], len(word) + k), ()))
        return any(is_one_letter_apart(word, w) for w in near)

    @cached_property
    def _source(self) -> str:
        return folded(self._analysis.article.source).strip()

    @cached_property
    def _folded(self) -> str:
        return folded(self._text)

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """The capitalised words, folded; abbreviations also without full stops."""
        words = [w for w in WORD.findall(self._text) if w[0].isupper() or w[0].isdigit()]
        parts = [p for w in words for p in (w, w.replace(".", ""), *_PARTS.split(w)) if p]
        return frozenset(plain(p) for p in parts)

    @cached_property
    def _sounds(self) -> frozenset[str]:
        return frozenset(sound(w) for w in self._capitals if len(w) >= _SHORT)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(w[:LETTERS] for w in self._capitals if len(w) >= LETTERS)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials of the names here, and of terms in small letters ("inspector general"), for abbreviations."""
        named = (initials(m.text) for m in self._analysis.mentions if m.kind == "name")
        return frozenset().union(*named, self._initials_of_terms)

    @property
    def _initials_of_terms(self) -> set[str]:
        found = set()
        pos, words = self._parse.pos, self._parse.lemmas
        for first in range(len(pos)):
            letters = ""
            for k in range(first, min(first + _TERM, len(pos))):
                if pos[k] not in _OF_TERMS:
                    break
                letters += words[k][:1].casefold()
                if k > first:
                    found.add(letters)
        return found

    @cached_property
    def _long(self) -> dict[tuple[str, int], list[str]]:
        """The longer ones of them, by first letter and length."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._capitals:
            if len(word) >= SPELLED:
                found[word[0], len(word)].append(word)
        return found

    @cached_property
    def _keys(self) -> frozenset[str]:
        """The gazetteer keys of the names here."""
        names = {m.text for m in self._analysis.mentions if m.kind == "name"} | set(WORD.findall(self._text))
        return frozenset(entry.key for name in names if (entry := gazetteer(name)) is not None)
