"""Whether a comparison that was read back is consistent; a file edited by hand or damaged may not be."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from framing.model import Analysis, Article, Comparison, Contrast, CoverageItem, Parse


def incoherence(comparison: Comparison) -> str | None:
    """The first thing in which a comparison contradicts itself, None if every id, span and number is sound."""
    return next(_faults(comparison), None)


def _faults(comparison: Comparison) -> Iterator[str]:
    known: dict[str, Analysis] = {}
    for analysis in comparison.analyses:
        if analysis.article.id in known:
            yield f"two articles have the id {_short(analysis.article.id)}"
        known[analysis.article.id] = analysis
    if not known:
        yield "it has no articles"
    sources = {analysis.article.source for analysis in known.values()}
    for analysis in comparison.analyses:
        yield from _of_article(analysis.article)
        yield from _of_parse(analysis.parse, len(analysis.article.text))
        yield from _of_analysis(analysis)
    for name in comparison.__struct_fields__:
        if name != "analyses":
            yield from _of_value(getattr(comparison, name), known, sources)


def _of_article(article: Article) -> Iterator[str]:
    for part in article.parts:
        if not 0 <= part.start <= part.end <= len(article.text):
            yield f"a paragraph of {_short(article.id)} lies outside its text"


def _of_parse(parse: Parse, length: int) -> Iterator[str]:
    tokens = len(parse.starts)
    columns = (parse.ends, parse.lemmas, parse.pos, parse.tags, parse.deps, parse.heads, parse.rows)
    if any(len(column) != tokens for column in columns):
        yield "the columns of a parse differ in length"
    if any(not 0 <= a <= b <= length for a, b in zip(parse.starts, parse.ends, strict=False)):
        yield "a token lies outside its text"
    if any(not 0 <= head < tokens for head in parse.heads):
        yield "a token's head is no token"
    spans = chain(parse.sentences, parse.chunks, ((a, b) for a, b, _ in parse.names))
    if any(not 0 <= a <= b <= tokens for a, b in spans):
        yield "a sentence or name of a parse lies outside its tokens"


def _of_analysis(analysis: Analysis) -> Iterator[str]:
    """Of everything that was found in one article."""
    known = {analysis.article.id: analysis}
    entities = {entity.id for entity in analysis.entities}
    if len(entities) != len(analysis.entities):
        yield f"two entities of {_short(analysis.article.id)} have one id"
    tokens = len(analysis.parse.starts)
    for name in analysis.__struct_fields__:
        if name in ("article", "parse", "lexicons", "warnings"):
            continue
        for item in getattr(analysis, name):
            yield from _of_spans(item, analysis)
            yield from _of_value(item, known, set())
            for field in ("entity", "target", "other", "speaker_entity"):
                value = getattr(item, field, None)
                if value is not None and value not in entities:
                    yield f"there is no entity {_short(value)}"
            if not 0 <= getattr(item, "head", 0) < max(tokens, 1):
                yield "the head of a mention is no token"


_OFFSETS = (
    ("start", "end"),
    ("speaker_start", "speaker_end"),
    ("cue_start", "cue_end"),
    ("trigger_start", "trigger_end"),
)


def _of_spans(item: Struct, analysis: Analysis) -> Iterator[str]:
    """Of the offsets and the sentence of something that was found in this article."""
    length = len(analysis.article.text)
    for first, last in _OFFSETS:
        start, end = getattr(item, first, None), getattr(item, last, None)
        if (start is None) != (end is None) or (
            start is not None and end is not None and not 0 <= start <= end <= length
        ):
            yield f"a span of {_short(analysis.article.id)} lies outside its text"
    sentence = getattr(item, "sentence", None)
    if sentence is not None and not 0 <= sentence < len(analysis.sentences):
        yield f"{_short(analysis.article.id)} has no sentence {sentence}"


def _of_value(value: object, known: dict[str, Analysis], sources: set[str]) -> Iterator[str]:
    """Of a record and all that it holds: ids that exist, spans inside their text, finite numbers."""
    if isinstance(value, float):
        if not math.isfinite(value):
            yield "a number is infinite or none"
    elif isinstance(value, tuple):
        for item in value:
            yield from _of_value(item, known, sources)
    elif isinstance(value, Struct):
        article = getattr(value, "article", None)
        if isinstance(article, str):
            if article not in known:
                yield f"there is no article {_short(article)}"
                return
            yield from _of_spans(value, known[article])
        yield from _of_absences(value, known, sources)
        for name in value.__struct_fields__:
            yield from _of_value(getattr(value, name), known, sources)


def _of_absences(value: Struct, known: dict[str, Analysis], sources: set[str]) -> Iterator[str]:
    """Of where a record is said not to be found: sources for coverage and contrasts, else articles."""
    there = sources if isinstance(value, (CoverageItem, Contrast)) else known
    for name in getattr(value, "not_found_in", ()):
        if name not in there:
            yield f"there is no {'source' if there is sources else 'article'} {_short(name)}"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
