"""Competing names for one referent (word choice and labelling: Hamborg 2019).

Three origins: the wording sets of the lexicons, events of one kind with a common participant, and what each source
calls the same entity. A set is shown only where the sources differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from framing.comparator.differences.concept_wordings import from_concepts
from framing.comparator.differences.entity_wordings import from_entities
from framing.comparator.differences.event_wordings import from_events
from framing.comparator.differences.names import is_one
from framing.comparator.sentences.evidence import Places, places
from framing.comparator.sentences.profiles import Profile
from framing.lexicon.entry import Lexicon
from framing.model import AlignedPassage, Analysis, ComparedEntity, WordingSet


def wordings(
    analyses: Sequence[Analysis],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
    concepts: Lexicon,
    at: Sequence[Places] | None = None,
) -> tuple[WordingSet, ...]:
    """All wording sets in which the sources differ: from concepts, from events, from entities.

    Args:
        at: what `places` gives, where it is there already.
    """
    at = places(analyses) if at is None else at
    by_concept = from_concepts(at, told, concepts, entities)
    by_event = [
        s for s in from_events(at, told, entities, aligned) if not any(_is_repetition(s, c) for c in by_concept)
    ]
    rest = (*by_event, *from_entities(at, entities))
    return (*by_concept, *(s for s in rest if _is_competition(s)))


def _is_competition(one: WordingSet) -> bool:
    """Whether two sources have names that say different things: "House leader" and "House Democratic leader" do not."""
    return any(a.article != b.article and not is_one(a.text, b.text) for a, b in combinations(one.wordings, 2))


def _is_repetition(one: WordingSet, other: WordingSet) -> bool:
    """Whether the places of both sets overlap in at least two articles."""
    places_ = [(e.article, e.start, e.end) for w in other.wordings for e in w.evidence]
    both = {
        e.article
        for w in one.wordings
        for e in w.evidence
        if any(article == e.article and start < e.end and e.start < end for article, start, end in places_)
    }
    return len(both) > 1
