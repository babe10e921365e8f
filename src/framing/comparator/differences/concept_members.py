"""Where an article uses members of the wording sets (the concepts of the lexicons)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct, field

from framing.language.splitting import word_pieces
from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis, Parse

_LONGEST = 8  # tokens of a phrase
_AROUND = 4  # pieces on each side in which the context of another meaning stands
_TAGGED = 6  # words of a member up to which the part of speech of its last one counts


_BEFORE = frozenset({"DET", "PUNCT", "PRON", "SPACE"})
_FINITE = frozenset({"VB", "VBP", "VBZ"})  # "storm camp and drag families", where the parser sees one phrase
_QUALITIES = frozenset({"ADJ", "VERB", "ADV"})


class Member(Struct, frozen=True):
    """A member of a wording set at a place in an article."""

    entry: Entry
    start: int
    end: int


class _Lexicon:
    """A lexicon as the key of a cache: by identity, for its entries take longer to hash than to search."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lexicon) and self.lexicon is other.lexicon


def concept_index(concepts: Lexicon) -> ConceptIndex:
    """The index of these wording sets, made once for all comparisons."""
    return _made(_Lexicon(concepts))


@lru_cache(maxsize=4)
def _made(concepts: _Lexicon) -> ConceptIndex:
    return ConceptIndex(concepts.lexicon)


class _Candidates(Struct):
    """The members that begin with one word, the longest first; `rank` is the place in that order."""

    single: list[_Candidate] = field(default_factory=list)
    by_second: dict[str, list[_Candidate]] = field(default_factory=dict)  # of several words, by the second one
    patterns: list[_Candidate] = field(default_factory=list)  # whose second word may hold a "*"


class _Candidate(NamedTuple):
    rank: int
    words: tuple[str, ...]
    entry: Entry


class ConceptIndex:
    """The members of all sets by their first two words."""

    def __init__(self, concepts: Lexicon) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for entry in concepts.entries:
            words = tuple(_words(entry.term))
            if entry.concept and words:
                by_first[words[0]].append((words, entry))
        self._by_first = {first: _arranged(found) for first, found in by_first.items()}
        self._unless = {
            entry.unless: tuple(f" {' '.join(_words(u))} " for u in entry.unless)
            for entry in concepts.entries
            if entry.unless
        }

    def members(self, analysis: Analysis) -> list[Member]:
        """All members in text order, the longest at each place, of every set that has it.

        Those whose context shows another meaning are left out.
        """
        parse, text, firsts = analysis.parse, analysis.article.text, self._by_first
        starts, ends = parse.starts, parse.ends
        tokens: list[int] = []  # of each piece the token that it belongs to
        lowers: list[str] = []
        lemmas: list[str] = []
        for i, pos in enumerate(parse.pos):
            if pos != "SPACE" and pos != "PUNCT":
                cut = word_pieces(text[starts[i] : ends[i]])
                tokens += [i] * len(cut)
                lowers += cut
                lemmas += [parse.lemmas[i].lower()] if len(cut) == 1 else cut
        both = zip(lowers, lemmas, strict=True)
        hits = [n for n, (lower, lemma) in enumerate(both) if lower in firsts or lemma in firsts]
        found: list[Member] = []
        past = 0
        for at in hits:
            best = self._longest(at, lowers, lemmas, parse, tokens) if at >= past else []
            for candidate in best:
                past = at + len(candidate.words)
                around = slice(max(0, at - _AROUND), past + _AROUND)
                if not any(self._other_meaning(candidate.entry, forms[around]) for forms in (lowers, lemmas)):
                    found.append(Member(candidate.entry, starts[tokens[at]], ends[tokens[past - 1]]))
        return found

    def _longest(
        self, at: int, lowers: Sequence[str], lemmas: Sequence[str], parse: Parse, tokens: Sequence[int]
    ) -> list[_Candidate]:
        """The members with the most words that stand at a place: the same words may belong to several sets."""
        lower, lemma = lowers[at], lemmas[at]
        best: list[_Candidate] = []
        for key in (lower,) if lemma == lower else (lower, lemma):
            candidates = self._by_first.get(key)
            for candidate in _fitting(candidates, at, lowers, lemmas) if candidates else ():
                entry, size = candidate.entry, len(candidate.words)
                if best and size < len(best[0].words):
                    break  # the longest come first
                if at + size > len(lowers) or not all(
                    _same(entry, word, lowers[at + k], lemmas[at + k]) for k, word in enumerate(candidate.words)
                ):
                    continue
                if not entry.pos or size > _TAGGED or parse.pos[tokens[at + size - 1]] == entry.pos:
                    if best and size > len(best[0].words):
                        best = []
                    best.append(candidate)
        return best

    def _other_meaning(self, entry: Entry, around: Sequence[str]) -> bool:
        if not entry.unless:
            return False
        context = f" {' '.join(around)} "
        return any(unless in context for unless in self._unless[entry.unless])


def _arranged(found: list[tuple[tuple[str, ...], Entry]]) -> _Candidates:
    found.sort(key=_longest_first)
    arranged = _Candidates()
    for rank, (words, entry) in enumerate(found):
        candidate = _Candidate(rank, words, entry)
        if len(words) == 1:
            arranged.single.append(candidate)
        elif entry.match == "glob":
            arranged.patterns.append(candidate)
        else:
            arranged.by_second.setdefault(words[1], []).append(candidate)
    return arranged


def _longest_first(found: tuple[tuple[str, ...], Entry]) -> tuple[int, str]:
    return -len(found[0]), found[1].term


def _fitting(candidates: _Candidates, at: int, lowers: Sequence[str], lemmas: Sequence[str]) -> list[_Candidate]:
    """The members that can continue with this second word, in their order; single words come last."""
    seconds, patterns = candidates.by_second, candidates.patterns
    if at + 1 >= len(lowers):
        return candidates.single
    lower, lemma = lowers[at + 1], lemmas[at + 1]
    if lower not in seconds and lemma not in seconds and not patterns:
        return candidates.single
    several = [*patterns, *seconds.get(lower, ())]
    if lemma != lower:
        several += seconds.get(lemma, ())
    several.sort(key=_rank)
    return several + candidates.single


def _rank(candidate: _Candidate) -> int:
    return candidate.rank


def _same(entry: Entry, word: str, lower: str, lemma: str) -> bool:
    if entry.match == "glob":
        return fnmatchcase(lower, word)
    return word == lower or (entry.match == "lemma" and word == lemma)


def _words(term: str) -> list[str]:
    """The words of a term; hyphens and signs are skipped in the texts as well."""
    return list(word_pieces(term))


class Phrases:
    """The base noun phrases of an article, used to show a word with its modifiers."""

    def __init__(self, analysis: Analysis) -> None:
        self._parse = analysis.parse
        self._firsts = [first for first, _ in analysis.parse.chunks]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The base noun phrase around the span, without its determiner; the span itself outside all of them.

        It ends with the span where that owns the rest: "tax plan" of "the tax plan's benefits".
        """
        parse = self._parse
        at = bisect_right(self._firsts, bisect_left(parse.starts, start)) - 1
        if at < 0:
            return start, end
        first, last = parse.chunks[at]
        while first < last and (
            parse.pos[first] in _BEFORE
            or parse.tags[first] == "PRP$"
            or (parse.pos[first] == "VERB" and parse.tags[first] in _FINITE)
            or self._is_aside(first, last)
        ):
            first += 1
        if first >= last or last - first > _LONGEST or not parse.starts[first] <= start < end <= parse.ends[last - 1]:
            return start, end
        noun = bisect_left(parse.starts, end) - 1
        if parse.deps[noun] == "poss":
            return parse.starts[first], end
        return parse.starts[first], parse.ends[last - 1]

    def _is_aside(self, token: int, last: int) -> bool:
        """Whether an adverb in front belongs to the whole phrase.

        In "largely peaceful protests" it belongs to an adjective, which without it would say something else.
        """
        parse = self._parse
        if parse.pos[token] != "ADV":
            return False
        head = parse.heads[token]
        return not token < head < last or parse.pos[head] not in _QUALITIES
