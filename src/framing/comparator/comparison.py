"""Analyses of several articles -> their `Comparison`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from framing import measures
from framing.collecting import uncollected
from framing.comparator.contrasts.contrasts import contrasts, trees_of
from framing.comparator.differences.coverage import coverage
from framing.comparator.differences.notes import is_one_text, notes
from framing.comparator.differences.silence import silent_on_entities, silent_on_passages
from framing.comparator.differences.word_counts import term_counts
from framing.comparator.differences.wordings import wordings
from framing.comparator.entities.entities import compared_entities
from framing.comparator.entities.main_actors import main_actors
from framing.comparator.passages.passages import passages
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.evidence import Places, places
from framing.comparator.sentences.profiles import Profile, Referents, profiles, referents
from framing.comparator.sentences.similarity import likeness
from framing.lexicon.entry import Lexicon
from framing.model import AlignedPassage, Analysis, ComparedEntity, Comparison, Contrast, MainActor

__all__ = ["Aligned", "aligned", "compare", "term_counts"]


class Aligned(Struct, frozen=True):
    """Articles with their shared referents and passages, from which every difference is found."""

    analyses: Sequence[Analysis]
    entities: tuple[ComparedEntity, ...]
    known: Referents
    at: tuple[Places, ...]
    told: tuple[Profile, ...]
    passages: tuple[AlignedPassage, ...]


def aligned(analyses: Sequence[Analysis], aliases: Mapping[str, str]) -> Aligned:
    """The referents of the articles and the passages that tell the same thing; `aliases` as for `compare`."""
    entities = compared_entities(analyses, aliases)
    known, at = referents(analyses, entities), places(analyses)
    told = profiles(analyses, entities, known)
    return Aligned(analyses, entities, known, at, told, passages(analyses, told, entities, known, at))


@uncollected()
def compare(analyses: Sequence[Analysis], aliases: Mapping[str, str], concepts: Lexicon) -> Comparison:
    """Two or more articles side by side.

    Args:
        aliases: alias -> name, from the user.
        concepts: the wording sets; entries of one set have the same `concept`.
    """
    found = aligned(analyses, aliases)
    entities, known, at, told, side_by_side = found.entities, found.known, found.at, found.told, found.passages
    elsewhere = Elsewhere(analyses, known, concepts)
    entities = silent_on_entities(entities, analyses, elsewhere)
    side_by_side = silent_on_passages(side_by_side, analyses, elsewhere)
    worded = wordings(analyses, told, entities, side_by_side, concepts, at)
    covered = coverage(analyses, told, entities, side_by_side, elsewhere, known, at)
    texts = [a.article for a in analyses]
    alike = likeness(texts)
    apart: tuple[Contrast, ...] = ()
    actors: tuple[MainActor, ...] = ()
    trees = [] if is_one_text(texts) else trees_of(at)
    if trees:
        apart = contrasts(at, told, entities, side_by_side, known, worded, covered, elsewhere=elsewhere, trees=trees)
        actors = main_actors(at, trees, entities)
    for tree in trees:
        tree.untie()
    return Comparison(
        analyses=tuple(analyses),
        similarity=alike.least,
        same_story=alike.is_one_story,
        entities=entities,
        wordings=worded,
        passages=side_by_side,
        coverage=covered,
        keyness=measures.keyness(term_counts(analyses)),
        notes=notes(analyses, alike),
        contrasts=apart,
        actors=actors,
    )
