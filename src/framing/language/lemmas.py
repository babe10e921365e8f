"""Corrections of lemmas that the pipeline's rules and lists get wrong."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_UNDOUBLED = frozenset({"bus", "gas"})
"""Verbs that do not double their consonant: "bused", "gases"."""

_PLURALS = {"taxes": "tax", "motives": "motive", "bases": "base", "media": "media", "data": "data"}
"""Plurals that the pipeline's list derives from rarer words ("taxis", "motif", "basis") or from a singular that news
does not use: "medium" and "a datum" in a table would puzzle whoever reads it."""


def lemma_of(given: str, form: str, pos: str) -> str:
    """The lemma of a word, from the pipeline's.

    Args:
        given: the pipeline's lemma.
        form: the word as it stands in the text, in lower case.
        pos: its universal part of speech.
    """
    if pos == "VERB":
        return verb_lemma(given, form)
    return noun_lemma(given, form) if pos == "NOUN" else given


def noun_lemma(given: str, form: str) -> str:
    """A common noun's lemma; arguments as those of `lemma_of`.

    >>> noun_lemma("taxis", "taxes"), noun_lemma("crisis", "crises")
    ('tax', 'crisis')
    """
    return _PLURALS.get(form, given)


def verb_lemma(given: str, form: str) -> str:
    """A verb's lemma in lower case; "hoped" is no form of "hop", which doubles its consonant. Arguments as those of
    `lemma_of`.

    >>> verb_lemma("hop", "hoped"), verb_lemma("hop", "hopped"), verb_lemma("bus", "busing")
    ('hope', 'hop', 'bus')
    """
    word = given.lower()
    if 2 < len(word) < 6 and form[len(word) :] in ("ed", "es", "ing") and form.startswith(word):
        stem, last = word[:-1], word[-1]
        one = stem[-1] in _VOWELS and sum(c in _VOWELS for c in word) == 1
        if one and last.isalpha() and last not in "aeiouwxy" and word not in _UNDOUBLED:
            return word + "e"
    return word
