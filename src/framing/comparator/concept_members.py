"""Where an article uses a member of a wording set (the concepts of the lexicons)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from framing.lexicon.entry import Entry, Lexicon
from framing.model import Analysis

_LONGEST = 8  # tokens of a phrase


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a wording set at a place of an article."""

    entry: Entry
    start: int
    end: int


class ConceptIndex:
    """The members of all sets by their first word."""

    def __init__(self, concepts: Lexicon) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for entry in concepts.entries:
            words = tuple(_words(entry.term))
            if entry.concept and words:
                self._by_first[words[0]].append((words, entry))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda c: (-len(c[0]), c[1].term))

    def members(self, analysis: Analysis) -> Iterator[Member]:
        """All members in text order, the longest at each place, without those whose context says another meaning."""
        parse, text = analysis.parse, analysis.article.text
        tokens = [i for i, pos in enumerate(parse.pos) if pos not in ("SPACE", "PUNCT")]
        lowers = [text[parse.starts[i] : parse.ends[i]].lower() for i in tokens]
        lemmas = [parse.lemmas[i].lower() for i in tokens]
        at = -1
        while (at := at + 1) < len(tokens):
            if lemmas[at] not in self._by_first and lowers[at] not in self._by_first:
                continue
            found = self._longest(at, lowers, lemmas, [parse.pos[i] for i in tokens[at : at + 6]])
            if found is None:
                continue
            words, entry = found
            first, last = tokens[at], tokens[at + len(words) - 1]
            if not _other_meaning(entry, lowers[max(0, at - 4) : at + len(words) + 4]):
                yield Member(entry, parse.starts[first], parse.ends[last])
            at += len(words) - 1

    def _longest(
        self, at: int, lowers: Sequence[str], lemmas: Sequence[str], pos: Sequence[str]
    ) -> tuple[tuple[str, ...], Entry] | None:
        for key in dict.fromkeys((lowers[at], lemmas[at])):
            for words, entry in self._by_first.get(key, ()):
                size = len(words)
                if at + size > len(lowers) or not all(
                    _same(entry, words[k], lowers[at + k], lemmas[at + k]) for k in range(size)
                ):
                    continue
                if not entry.pos or size > len(pos) or pos[size - 1] == entry.pos:
                    return words, entry
        return None


def _same(entry: Entry, word: str, lower: str, lemma: str) -> bool:
    if entry.match == "glob":
        return fnmatchcase(lower, word)
    return word == lower or (entry.match == "lemma" and word == lemma)


def _other_meaning(entry: Entry, around: Sequence[str]) -> bool:
    context = f" {' '.join(around)} "
    return any(f" {' '.join(_words(u))} " in context for u in entry.unless)


def _words(term: str) -> list[str]:
    """The words of a term; hyphens are punctuation, which is skipped in the texts as well."""
    return term.lower().replace("-", " ").replace("’", "'").split()


class Phrases:
    """The base noun phrases of an article, to show a word with what qualifies it."""

    def __init__(self, analysis: Analysis) -> None:
        self._parse = analysis.parse
        self._firsts = [first for first, _ in analysis.parse.chunks]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The base noun phrase that holds the span, without determiner; the span itself where there is none."""
        parse = self._parse
        at = bisect_right(self._firsts, bisect_left(parse.starts, start)) - 1
        if at < 0:
            return start, end
        first, last = parse.chunks[at]
        while first < last and (
            parse.pos[first] in ("DET", "PUNCT", "PRON", "SPACE", "ADV") or parse.tags[first] == "PRP$"
        ):
            first += 1
        if first >= last or last - first > _LONGEST or not parse.starts[first] <= start < end <= parse.ends[last - 1]:
            return start, end
        return parse.starts[first], parse.ends[last - 1]
