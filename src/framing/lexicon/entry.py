"""What a lexicon is: entries with a term and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from framing.model import LexiconInfo, Polarity

MATCH_MODES = ("exact", "lemma", "glob")
"""exact: the words as written, any case; lemma: every inflected form; glob: * stands for any letters."""


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A named list of entries."""

    info: LexiconInfo
    entries: tuple[Entry, ...]
