"""Analyses of several articles -> their `Comparison`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from framing import measures
from framing.comparator.coverage import coverage
from framing.comparator.entities import compared_entities
from framing.comparator.passages import passages
from framing.comparator.profiles import profiles
from framing.comparator.similarity import SAME_STORY, similarity
from framing.comparator.terms import function_words
from framing.comparator.wordings import wordings
from framing.lexicon.entry import Lexicon
from framing.model import Analysis, Comparison

_COUNTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_SHORT = 150  # words; of less, little can be compared


def compare(analyses: Sequence[Analysis], aliases: Mapping[str, str], concepts: Lexicon) -> Comparison:
    """Two or more articles side by side.

    Args:
        aliases: alias -> name, from the user.
        concepts: the wording sets; entries of one set have the same `concept`.
    """
    entities = compared_entities(analyses, aliases)
    told = profiles(analyses, entities)
    aligned = passages(analyses, told, entities)
    least = similarity([a.article for a in analyses])
    return Comparison(
        analyses=tuple(analyses),
        similarity=least,
        same_story=least >= SAME_STORY,
        entities=entities,
        wordings=wordings(analyses, told, entities, aligned, concepts),
        passages=aligned,
        coverage=coverage(analyses, told, entities, aligned),
        keyness=measures.keyness(term_counts(analyses)),
        notes=_notes(analyses, least),
    )


def term_counts(analyses: Sequence[Analysis]) -> dict[str, dict[str, int]]:
    """Source -> lemma -> occurrences of content words; articles of one source count together."""
    counts: dict[str, Counter[str]] = {}
    skip = function_words()
    for analysis in analyses:
        parse, text = analysis.parse, analysis.article.text
        found = counts.setdefault(analysis.article.source, Counter())
        for lemma, pos, start in zip(parse.lemmas, parse.pos, parse.starts, strict=True):
            if pos in _COUNTED and len(lemma) > 1 and text[start].isalpha() and lemma.lower() not in skip:
                found[lemma if pos == "PROPN" else lemma.lower()] += 1
    return {source: dict(sorted(found.items())) for source, found in counts.items()}


def _notes(analyses: Sequence[Analysis], similarity_: float) -> tuple[str, ...]:
    notes = []
    if similarity_ < SAME_STORY:
        notes.append(
            f"The articles may not tell the same story: similarity {similarity_:.2f}, "
            f"reports of one story have {SAME_STORY:.2f} or more."
        )
    for analysis in analyses:
        words = sum(s.words for s in analysis.sentences)
        if words < _SHORT:
            notes.append(f"{analysis.article.source}: only {words} words; what is not found there says little.")
    return tuple(notes)
