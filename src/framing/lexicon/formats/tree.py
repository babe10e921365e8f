"""Dictionaries that nest: a category's full name and its terms."""

from __future__ import annotations

from framing.lexicon.formats.terms import Collected
from framing.lexicon.problems import left_out
from framing.model import Polarity

_SIGNS = {
    "negative": Polarity.NEGATIVE,
    "neg": Polarity.NEGATIVE,
    "neg_positive": Polarity.NEGATIVE,  # Lexicoder: "not good" (Young & Soroka 2012)
    "positive": Polarity.POSITIVE,
    "pos": Polarity.POSITIVE,
    "neg_negative": Polarity.POSITIVE,  # "not bad"
}


def polarity_of(category: str) -> Polarity:
    """What a category's own name says: `sentiment/negative` is negative, all others are neutral."""
    return _SIGNS.get(category.rsplit("/", 1)[-1].lower(), Polarity.NEUTRAL)


def add_glob(found: Collected, term: str, category: str, line: int) -> None:
    """Add a term of a tool with globs of `*` and `?`. A `?`, one letter there, is not supported."""
    if "?" in term:
        found.problems.append(left_out(line, "'?' for one letter is not supported; write the words out or use *", term))
    else:
        found.add(term.replace("_", " "), category, line, polarity=polarity_of(category))
