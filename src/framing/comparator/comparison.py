"""Analyses of several articles -> their `Comparison`."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from framing import measures
from framing.collecting import uncollected
from framing.comparator.coverage import coverage
from framing.comparator.entities import compared_entities
from framing.comparator.evidence import places
from framing.comparator.notes import notes
from framing.comparator.passages import passages
from framing.comparator.profiles import profiles, referents
from framing.comparator.rarity import weights
from framing.comparator.similarity import SAME_STORY, similarity
from framing.comparator.terms import function_words
from framing.comparator.wordings import wordings
from framing.lexicon.entry import Lexicon
from framing.lexicon.resources import table
from framing.model import Analysis, Comparison

_COUNTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_OTHERS_WORDS = frozenset({"direct", "indirect", "mixed"})


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
    aligned = passages(analyses, told, entities, known, at)
    least = similarity([a.article for a in analyses])
    return Comparison(
        analyses=tuple(analyses),
        similarity=least,
        same_story=least >= SAME_STORY,
        entities=entities,
        wordings=wordings(analyses, told, entities, aligned, concepts, at),
        passages=aligned,
        coverage=coverage(analyses, told, entities, aligned, known, at),
        keyness=measures.keyness(term_counts(analyses)),
        notes=notes(analyses, least),
    )


def term_counts(analyses: Sequence[Analysis]) -> dict[str, dict[str, int]]:
    """Source -> lemma -> occurrences of content words in the source's own words: outside of quotations of every
    kind, scare quotes aside. Titles before names and what is left of "pro-Western" before its hyphen do not count;
    an adjective of
    a name ("Catholic") counts with the name; articles of one source count together."""
    counts: dict[str, Counter[str]] = {}
    skip, common = function_words() | address(), weights()
    for analysis in analyses:
        parse, text = analysis.parse, analysis.article.text
        found = counts.setdefault(analysis.article.source, Counter())
        tokens = zip(parse.lemmas, parse.pos, parse.tags, parse.starts, _attributed(analysis), strict=True)
        for lemma, pos, tag, start, attributed in tokens:
            if attributed or pos not in _COUNTED or tag == "AFX" or len(lemma) < 2 or not text[start].isalpha():
                continue
            lower = lemma.lower()
            if lower not in skip:
                named = pos == "PROPN" or (pos == "ADJ" and text[start].isupper() and lower not in common)
                found[lemma[0].upper() + lemma[1:] if named else lower] += 1
    return {source: dict(sorted(found.items())) for source, found in counts.items()}


@cache
def address() -> frozenset[str]:
    """Abbreviated titles, with and without full stop, in lower case: "mr.", "sen"."""
    dotted = [row["title"].lower() for row in table("name-titles") if row["title"].endswith(".")]
    return frozenset(dotted) | {title.rstrip(".") for title in dotted}


def _attributed(analysis: Analysis) -> list[bool]:
    """For each token whether somebody else says it."""
    starts = analysis.parse.starts
    found = [False] * len(starts)
    for quotation in analysis.quotations:
        if quotation.type in _OTHERS_WORDS:
            first, last = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
            found[first:last] = [True] * (last - first)
    return found
