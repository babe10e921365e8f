"""With which sentence an article opens, and who says most of it."""

from __future__ import annotations

import re

from framing.language.voices import ATTRIBUTED, Voices, voice_of
from framing.model import Analysis, PartKind, Sentence, Voice

_LEAD, _SHORT_LEAD = 5, 3  # words of a sentence that opens an article, and of one that is whole
_LOOKED_AT = 3  # sentences in which it is looked for
_OWN = 0.5  # share of its words that are the source's own
_REPEATED = 0.8  # share of its words from which on it repeats the headline


def article_lead(row: Analysis) -> str:
    """The sentence that an article opens with: the first, or of the first three the first that does not repeat the
    headline."""
    s = _opening(row)
    return " ".join(row.article.text[s.start : s.end].split()) if s is not None else ""


def article_lead_speaker(row: Analysis) -> str:
    """Who says most of the opening, by name or as described; "" where it is mostly the source's own."""
    return lead_speaker(row)


def lead_speaker(row: Analysis, characters: int | None = None) -> str:
    """The same of the first `characters` of the opening: what is shown may be the source's own, and the rest not."""
    s = _opening(row)
    if s is None or _is_own(s):
        return ""
    end = s.end if characters is None else min(s.end, s.start + characters)
    if Voices(row.quotations).most(s.start, end)[0] is Voice.OWN:
        return ""
    said = [q for q in row.quotations if voice_of(q) in ATTRIBUTED and q.start < end and s.start < q.end]
    told = max(said, key=lambda q: (min(q.end, end) - max(q.start, s.start), q.words), default=None)
    return "somebody" if told is None else told.speaker or "somebody"


def _opening(row: Analysis) -> Sentence | None:
    title = _content(row.article.title)
    parts = (PartKind.BODY, PartKind.STANDFIRST)
    first = [s for k, s in enumerate(row.sentences) if s.part in parts and _is_opening(row, k)][:_LOOKED_AT]
    for s in first:
        told = _content(row.article.text[s.start : s.end])
        if not title or len(told & title) < _REPEATED * len(told):
            return s
    return first[0] if first else None


def _is_opening(row: Analysis, number: int) -> bool:
    """Whether a sentence is long enough, or short with a verb and a full stop: "The city burns." is no byline."""
    s = row.sentences[number]
    if s.words >= _LEAD:
        return True
    ends = row.article.text[s.start : s.end].rstrip(" \n\"'”’")[-1:] in (".", "!", "?")
    return s.words >= _SHORT_LEAD and ends and "VERB" in row.parse.pos[slice(*row.parse.sentences[number])]


def _is_own(sentence: Sentence) -> bool:
    return sentence.own_words >= _OWN * sentence.words


def _content(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
