"""The data of a lexicon: entries, each a term with its properties."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct

from framing.model import LexiconInfo, Polarity

MATCH_MODES = ("exact", "lemma", "glob")
"""exact: the words as written, any case; lemma: every inflected form; glob: * stands for any letters."""

PARTS_OF_SPEECH = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
"""Universal parts of speech (de Marneffe et al. 2021)."""


class Entry(Struct, frozen=True):
    """One line of a lexicon. Only `term` is needed; the rest has defaults."""

    term: str
    category: str = "custom"
    polarity: Polarity = Polarity.NEUTRAL
    weight: float = 1.0  # how loaded, 0 to 1
    match: str = "lemma"
    pos: str = ""  # universal part of speech that the head word must have (NOUN, VERB, ADJ, ADV), "" for any
    neutral: str = ""  # a neutral alternative
    unless: tuple[str, ...] = ()  # contexts in which the term is not meant: "liberal arts", "radical surgery"
    concept: str = ""  # the wording set that the term belongs to
    origin: str = ""  # who wrote the entry and why
    line: int = 0  # in the file that it was read from


class Lexicon(Struct, frozen=True):
    """A named list of entries."""

    info: LexiconInfo
    entries: tuple[Entry, ...]
    language: str = ""  # as its file says: "en"
    warnings: tuple[str, ...] = ()  # what its file says that was not taken over, with line numbers


def entries_hash(entries: Iterable[Entry]) -> str:
    """The first 12 hexadecimal digits of the sha256 of the entries, in their order, without line numbers.

    The same entries have the same hash in any format, encoding and with any line ends.
    """
    lines = ["\x1f".join((*_strings(e), str(e.weight), *e.unless)) for e in entries]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]


_strings = attrgetter("term", "category", "polarity", "match", "pos", "neutral", "concept", "origin")
