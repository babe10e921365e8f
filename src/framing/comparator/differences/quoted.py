"""Speakers that can be listed: persons, bodies and groups that said something.

A text, a law or a mood cannot speak. A thought or a wish is no statement. A description of a known person ("the
senator") does not say which speaker it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from framing.comparator.differences.names import head_at
from framing.comparator.sentences.terms import stem
from framing.comparator.sentences.words_told import has_name
from framing.language.actors import callings, speaker_nouns
from framing.language.verbs import thought_verbs
from framing.language.voices import SPEECH
from framing.language.words import function_words, group
from framing.model import Quotation

_BODIES = frozenset({"PERSON", "ORG", "GROUP", "NORP", "GPE"})
_ORDINAL = group("ordinal words")
_TELLING = group("nouns that take sides")
"""Nouns for people that take a side."""
_LONGEST = 6  # words of somebody without a name

Speakers = Mapping[tuple[str, str], tuple[str, str]]
"""(article id, entity id) -> name and label of the compared entity."""


@cache
def offices() -> frozenset[str]:
    """Nouns for people by occupation or position, in lower case: "governor", "officer", "Democrat"."""
    return callings() - _TELLING


def quoted(article: str, quotation: Quotation, known: Speakers) -> str | None:
    """The name under which the speaker of a quotation is listed; None if there is no suitable one."""
    if quotation.type not in SPEECH or not quotation.speaker or quotation.speaker_kind == "none":
        return None
    if quotation.type != "direct" and (quotation.cue_lemma or "").lower() in thought_verbs():
        return None
    name, label = known.get((article, quotation.speaker_entity or ""), ("", ""))
    own = quotation.speaker_words or ""
    if has_name(name) and not _stands_for_somebody(name, own):
        if label not in _BODIES:
            return None
        return name if not own or _kind(own.split()) != "document" else None
    return _unnamed(name or quotation.speaker, quotation.speaker_words or quotation.speaker)


def _stands_for_somebody(name: str, words: str) -> bool:
    """Whether the words refer to one known person without naming them: "the New York Democrat"."""
    plain = _bare(name)
    definite = words.lower().startswith("the ") or words == name
    return bool(plain) and definite and not plain[-1].endswith("s") and _kind(plain) == "anonymous"


def _unnamed(name: str, words: str) -> str | None:
    """The words for somebody without a name ("Treasury officials", "a person briefed on the matter"); else None."""
    plain = _bare(name)
    parts = [w.lower() for w in plain]
    if not plain or len(plain) > _LONGEST or parts[0] in _ORDINAL or words.split()[0].lower() in _ORDINAL:
        return None
    named = plain[-1][0].isupper() and (len(plain) > 1 or _kind(plain) != "document")
    if not named and _kind(plain) not in ("anonymous", "institutional"):
        return None
    if words.lower().startswith("the ") and _stands_for_somebody(name, words):
        return None
    return " ".join(plain) if parts[-1] not in function_words() else None


def _bare(name: str) -> list[str]:
    """The words without their article."""
    words = name.split()
    return words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words


def _kind(words: Sequence[str]) -> str:
    """Of the head noun."""
    noun = words[head_at(words)].lower().strip(",.'’\"”")
    return speaker_nouns().get(noun) or speaker_nouns().get(stem(noun)) or ""
