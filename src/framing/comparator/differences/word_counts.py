"""The words that keyness counts, each under one form however a sentence writes it.

A capital letter tells a name from a word ("Bush", "bush"; "US", "us"; "May", "may") where the writer had a choice: not
at the beginning of a sentence nor in a headline with capitals throughout. In those places the word's other occurrences
decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from framing.comparator.differences.spellings import one_spelling
from framing.comparator.sentences.terms import stem
from framing.language.people import offices
from framing.language.resources import table
from framing.language.voices import OWN, Voices
from framing.language.words import function_words
from framing.model import Analysis

_COUNTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_OPENING = frozenset('“"‘:\n')
_LONG = 3  # letters; longer words have a capital in a headline with capitals throughout
_CAPITALS = 0.75  # share of the long words of such a headline that have one


class _Word(Struct, eq=False):
    """The term of a token, apart from its place in the sentence; equal tokens share one object."""

    lower: str  # lemma, lower case
    name: str  # the same as a name: "Korean", "US"
    proper: bool  # the parser takes it for a name
    capital: bool
    function: bool  # spelled like a word that carries no content: "May", "Will"


def term_counts(analyses: Iterable[Analysis]) -> dict[str, dict[str, int]]:
    """Source -> term -> occurrences of content words in the source's own words: outside of quotations of every kind,
    scare quotes aside.

    Abbreviated titles before names, initials and what is left of "pro-Western" before its hyphen do not count. A title
    counts with or without a name ("President Obama", "the president"), "Korean" as adjective and noun, "U.S." with
    "US", "labour" with "labor"; articles of one source count together.
    """
    counts = TermCounts()
    for analysis in analyses:
        counts.add(analysis)
    return counts.by_source()


class TermCounts:
    """The same counts, for articles that come one by one."""

    def __init__(self) -> None:
        self._chosen: dict[str, Counter[_Word]] = {}  # by source; where the writer had a choice
        self._asked: dict[str, Counter[_Word]] = {}

    def add(self, analysis: Analysis) -> None:
        """Count the terms of an analysis for its source."""
        source = analysis.article.source
        _count(analysis, self._chosen.setdefault(source, Counter()), self._asked.setdefault(source, Counter()))

    def by_source(self) -> dict[str, dict[str, int]]:
        """Source -> term -> how often its own words have it. A capitalised word is a name if most of its uses are."""
        names, plain = Counter[str](), Counter[str]()
        for found in self._chosen.values():
            for word, n in found.items():
                if word.capital:
                    names[word.name] += n
                else:
                    plain[word.lower] += n
        counts = {source: Counter[str]() for source in self._chosen}
        for source, terms in counts.items():
            for word, n in self._chosen[source].items():
                terms[_name(word, names) if word.capital else word.lower] += n
            for word, n in self._asked[source].items():
                terms[_name(word, names) if word.capital and _is_name(word, names, plain) else word.lower] += n
        return one_spelling({source: dict(sorted(terms.items())) for source, terms in counts.items()})


def _name(word: _Word, names: Counter[str]) -> str:
    """The usual form of a name in capitals: "Washington" for "WASHINGTON", if it occurs."""
    if not word.name.isupper():
        return word.name
    spelled = word.name.capitalize()
    return spelled if names[spelled] else word.name


def _is_name(word: _Word, names: Counter[str], plain: Counter[str]) -> bool:
    """Whether a word whose place requires a capital is a name: its other places decide, else the parser."""
    if names[word.name] or plain[word.lower]:
        return names[word.name] > plain[word.lower]
    return word.proper or word.name.isupper()


def _count(analysis: Analysis, chosen: Counter[_Word], asked: Counter[_Word]) -> None:
    parse, text = analysis.parse, analysis.article.text
    others, labels = _attributed(analysis), _labels(analysis)
    starts, ends, lemmas, pos, tags = parse.starts, parse.ends, parse.lemmas, parse.pos, parse.tags
    for first, last in parse.sentences:
        capitals, loud = _capitals(text, starts, ends, first, last)
        begins = True
        for i in range(first, last):
            initial = text[starts[i]]
            if not initial.isalpha():
                begins = begins or initial in _OPENING
            else:
                if pos[i] in _COUNTED and not others[i]:
                    written = text[starts[i] : ends[i]]
                    word = _word(written.lower() if loud else written, lemmas[i], tags[i], labels.get(i, ""))
                    if word is not None and not (begins or capitals):
                        chosen[word] += 1
                    elif word is not None and not word.function:
                        asked[word] += 1
                begins = False


@lru_cache(maxsize=50_000)
def _word(written: str, lemma: str, tag: str, label: str) -> _Word | None:
    """None for what does not count.

    Args:
        label: of the name that the token stands in, empty for none.
    """
    if tag == "AFX" or len(lemma) < 2 or (len(written) == 2 and written[1] == "."):
        return None
    lower, letters = lemma.lower(), written.replace(".", "")
    acronym = letters if len(letters) > 1 and letters.isupper() else ""
    function, proper = lower in function_words() and not acronym, tag in ("NNP", "NNPS")
    if lower in address() or (function and not (proper and written[0].isupper())):
        return None
    if tag == "NNPS" and label in ("", "NORP"):
        lower = stem(lower)  # "Republicans", which parsers leave as they are
    title = lower in offices() and label in ("", "PERSON")
    name = acronym or lemma[0].upper() + (lemma[1:] if len(lemma) == len(lower) else lower[1:])
    return _Word(lower, name, proper, written[0].isupper() and not title, function)


def _capitals(text: str, starts: Sequence[int], ends: Sequence[int], first: int, last: int) -> tuple[bool, bool]:
    """Whether it is a Headline Like This One, and whether it is one IN CAPITALS."""
    long = [text[s:e] for s, e in zip(starts[first + 1 : last], ends[first + 1 : last], strict=True) if e - s > _LONG]
    words = [w for w in long if w[0].isalpha()]
    least = max(3, _CAPITALS * len(words))
    throughout = sum(w[0].isupper() for w in words) >= least
    return throughout, throughout and sum(w.isupper() for w in words) >= least


def _labels(analysis: Analysis) -> dict[int, str]:
    """Token -> label of the name that contains it."""
    return {i: label for first, last, label in analysis.parse.names for i in range(first, last)}


@cache
def address() -> frozenset[str]:
    """Abbreviated titles, with and without full stop, in lower case: "mr.", "sen"."""
    dotted = [row["title"].lower() for row in table("name-titles") if row["title"].endswith(".")]
    return frozenset(dotted) | {title.rstrip(".") for title in dotted}


def _attributed(analysis: Analysis) -> list[bool]:
    """For each token, whether it is somebody else's word."""
    voices, parse = Voices(analysis.quotations), analysis.parse
    return [voices.at(start, end)[0] not in OWN for start, end in zip(parse.starts, parse.ends, strict=True)]
