"""Of whom somebody speaks: between which marks a mention is, and who is named in a speaker's words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from framing.analyzer.entities.mentions import NOMINAL, PRONOUN, Candidate
from framing.language.tree import Node, Tree
from framing.language.voices import SPEECH, quoted_parts
from framing.model import Quotation

_DERIVED = frozenset({"demonym", "member"})  # "Russian gas"
NESTED = 4  # how many quotations or mentions may overlap


class Stretch(NamedTuple):
    """The text between marks. Inside it "he" is not the speaker; in "he said he would" it may be."""

    start: int
    end: int
    quotation: Quotation


def between_marks(q: Quotation) -> list[Stretch]:
    """The stretches of a quotation between its marks."""
    return [Stretch(start, end, q) for start, end in quoted_parts(q)]


def stretch_around(c: Candidate, speech: Sequence[Stretch], starts: Sequence[int]) -> list[Stretch]:
    """The stretches of speech that hold the mention, from the outer to the inner; `starts` are where they begin."""
    before = bisect_right(starts, c.first.start)
    if not before:
        return []
    return [s for s in speech[max(0, before - NESTED) : before] if c.last.end <= s.end]


def people_spoken_of(found: Sequence[Candidate], speech: Sequence[Stretch]) -> dict[int, list[object]]:
    """People mentioned between the marks, by the place of the speaker's words.

    Speakers seldom refer to themselves by name or title. So "he" of "he said" after "Ann is wrong about the mayor" is
    not the mayor. "I, as mayor" he may say.
    """
    named = [
        c
        for c in found
        if c.kind != PRONOUN and c.entity is not None and c.entity.label == "PERSON" and not _as(c.head)
    ]
    places = [c.first.start for c in named]
    told: dict[int, list[object]] = {}
    for s in speech:
        if s.quotation.speaker_start is not None:
            inside = named[bisect_left(places, s.start) : bisect_left(places, s.end)]
            told.setdefault(s.quotation.speaker_start, []).extend(c.entity for c in inside)
    return told


def people_reported_of(found: Sequence[Candidate], quotations: Sequence[Quotation]) -> dict[int, list[object]]:
    """People named in the words that a subject reports, by the place of the subject.

    "They say Democrats will stop at nothing": "they" are not the Democrats (principle C of binding theory).
    """
    named = [c for c in found if c.kind != PRONOUN and c.entity is not None and not c.modifier]
    places = [c.first.start for c in named]
    told: dict[int, list[object]] = {}
    for q in quotations:
        if q.type in SPEECH and q.speaker_end is not None and q.start >= q.speaker_end and q.speaker_start is not None:
            inside = named[bisect_left(places, q.start) : bisect_left(places, q.end)]
            told.setdefault(q.speaker_start, []).extend(
                c.entity for c in inside if c.link not in _DERIVED and not (c.label == "GROUP" and c.kind == NOMINAL)
            )  # "They pledged to use the party's majority": it may be theirs
    return told


def _as(node: Node) -> bool:
    return node.dep == "pobj" and node.head.lower == "as" and node.child("det") is None


def is_beside_cue(tree: Tree, c: Candidate, quote: Quotation) -> bool:
    """Whether the mention stands in the sentence of the quotation's cue: "Of these men he says: “They vote.”"."""
    sentence = tree.sentences[c.head.sent]
    return quote.cue_start is not None and sentence[0].start <= quote.cue_start < sentence[-1].end


def stretch_length(s: Stretch) -> tuple[int, int]:
    """Sort key: the shortest stretch first."""
    return s.end - s.start, s.start


def stretch_start(s: Stretch) -> tuple[int, int]:
    """Sort key: text order; of two with the same beginning the longer first."""
    return s.start, -s.end
