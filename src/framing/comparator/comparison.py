"""Analyses of several articles -> their `Comparison`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing import measures
from framing.collecting import uncollected
from framing.comparator.contrasts.contrasts import contrasts
from framing.comparator.differences.coverage import coverage
from framing.comparator.differences.notes import notes
from framing.comparator.differences.silence import silent_on_entities, silent_on_passages
from framing.comparator.differences.word_counts import term_counts
from framing.comparator.differences.wordings import wordings
from framing.comparator.entities.entities import compared_entities
from framing.comparator.passages.passages import passages
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.evidence import places
from framing.comparator.sentences.profiles import profiles, referents
from framing.comparator.sentences.similarity import SAME_STORY, similarity
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Comparison

__all__ = ["compare", "term_counts"]


@uncollected()
def compare(analyses: Sequence[Analysis], aliases: Mapping[str, str], concepts: Lexicon) -> Comparison:
    """Two or more articles side by side.

    Args:
        aliases: alias -> name, from the user.
        concepts: the wording sets; entries of one set have the same `concept`.
    """
    entities = compared_entities(analyses, aliases)
    known, at = referents(analyses, entities), places(analyses)
    told = profiles(analyses, entities, known)
    elsewhere = Elsewhere(analyses, known, concepts)
    entities = silent_on_entities(entities, analyses, elsewhere)
    aligned = silent_on_passages(passages(analyses, told, entities, known, at), analyses, elsewhere)
    least = similarity([a.article for a in analyses])
    return Comparison(
        analyses=tuple(analyses),
        similarity=least,
        same_story=least >= SAME_STORY,
        entities=entities,
        wordings=wordings(analyses, told, entities, aligned, concepts, at),
        passages=aligned,
        coverage=coverage(analyses, told, entities, aligned, elsewhere, known, at),
        keyness=measures.keyness(term_counts(analyses)),
        notes=notes(analyses, least),
        contrasts=contrasts(at),
    )
