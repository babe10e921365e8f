"""Whether somebody may be quoted in an article without being known as the speaker."""

from __future__ import annotations

import re
from collections.abc import Mapping

from framing import measures
from framing.language.hearing import Hearing
from framing.model import Analysis, ComparedEntity, Comparison, Mention, Portrait, Quotation
from framing.reporter.tables.wanted import SAYS_WHO

_BEHIND_NOUN = re.compile(r" (?:for|of|in|from|with|at|to) ")


def hearings(comparison: Comparison) -> Mapping[str, Hearing]:
    """Article -> who may speak in it; what it needs is worked out when it is asked, once for all tables."""
    return {a.article.id: Hearing(a) for a in comparison.analyses}


def called(entity: ComparedEntity) -> tuple[frozenset[str], frozenset[str]]:
    """The names that all articles give somebody, and the nouns for what they say that it is: "lawyer"."""
    described = (d.text for p in entity.portraits for d in p.descriptors if d.relation in SAYS_WHO)
    names = {entity.name, *(m.text for m in entity.mentions if m.kind == "name")}
    return frozenset(names), frozenset(map(noun_of, filter(None, described)))


def noun_of(words: str) -> str:
    """The noun of a description: "lawyer" of "the lawyer for the fishers"."""
    return _BEHIND_NOUN.split(words)[0].split()[-1]


def may_speak(analysis: Analysis, portrait: Portrait) -> bool:
    """Whether it may be quoted here without being known as the speaker: then nobody may say that it is not.

    Either it is told to speak, or somebody unknown is quoted beside a mention of it.
    """
    if any(r.process == "speech" and r.role == "agent" for r in portrait.roles):
        return True
    own, said = [m for m in analysis.mentions if m.entity == portrait.entity], measures.speech(analysis)
    if any(_is_speaking_for(q, m, analysis.article.text) for q in said for m in own):
        return True
    beside = {q.sentence for q in said if q.speaker_entity is None}
    near = {k for s in beside for k in (s - 1, s, s + 1)}
    return any(m.sentence in near for m in own)


def _is_speaking_for(quotation: Quotation, mention: Mention, text: str) -> bool:
    """Whether the speaker speaks for it: "a spokesman for Northrail"."""
    start, end = quotation.speaker_start, quotation.speaker_end
    if start is None or end is None or not start < mention.start < mention.end <= end:
        return False
    return " for " in text[start : mention.start]
