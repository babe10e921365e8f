"""Whether a comparison that was read back is consistent; a file edited by hand or damaged may not be."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import chain
from typing import Literal, TypeAliasType, get_args, get_origin, get_type_hints

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
        items: Sequence[Struct] = getattr(analysis, name)
        for item in items:
            yield from _of_spans(item, analysis)
            yield from _of_value(item, known, set())
            checked = _checked(type(item))
            for field in checked.entities:
                value = getattr(item, field)
                if value is not None and value not in entities:
                    yield f"there is no entity {_short(value)}"
            if checked.has_head and not 0 <= getattr(item, "head", 0) < max(tokens, 1):
                yield "the head of a mention is no token"


_ENTITIES = ("entity", "target", "other", "speaker_entity")
_OFFSETS = (
    ("start", "end"),
    ("speaker_start", "speaker_end"),
    ("cue_start", "cue_end"),
    ("trigger_start", "trigger_end"),
)


class _Checked(Struct, frozen=True):
    """What a kind of record has that can be wrong. Most fields are words and counts, which cannot."""

    offsets: tuple[tuple[str, str], ...]  # pairs of its fields
    fields: tuple[str, ...]  # those that hold other records or numbers with a fraction
    entities: tuple[str, ...]  # those that hold the id of an entity of the article
    has_sentence: bool
    has_head: bool
    has_article: bool
    has_absences: bool
    of_sources: bool  # absences are of sources, not of articles


@cache
def _checked(kind: type[Struct]) -> _Checked:
    hints = get_type_hints(kind)
    return _Checked(
        offsets=tuple(pair for pair in _OFFSETS if any(hasattr(kind, name) for name in pair)),
        fields=tuple(name for name in kind.__struct_fields__ if not _is_plain(hints[name])),
        entities=tuple(name for name in _ENTITIES if hasattr(kind, name)),
        has_head=hasattr(kind, "head"),
        has_sentence=hasattr(kind, "sentence"),
        has_article=hasattr(kind, "article"),
        has_absences=hasattr(kind, "not_found_in"),
        of_sources=issubclass(kind, (CoverageItem, Contrast)),
    )


def _is_plain(hint: object) -> bool:
    """Whether values of this type are words, counts, flags or nothing, alone or in tuples."""
    if isinstance(hint, TypeAliasType):
        return _is_plain(hint.__value__)
    if get_origin(hint) is Literal:
        return True
    if get_args(hint):
        return all(_is_plain(part) for part in get_args(hint) if part is not ...)
    return isinstance(hint, type) and issubclass(hint, (str, int, bool, Enum, type(None)))


def _of_spans(item: Struct, analysis: Analysis) -> Iterator[str]:
    """Of the offsets and the sentence of something that was found in this article."""
    length, checked = len(analysis.article.text), _checked(type(item))
    for first, last in checked.offsets:
        start, end = getattr(item, first, None), getattr(item, last, None)
        if (start is None) != (end is None) or (
            start is not None and end is not None and not 0 <= start <= end <= length
        ):
            yield f"a span of {_short(analysis.article.id)} lies outside its text"
    if checked.has_sentence:
        sentence = getattr(item, "sentence")  # noqa: B009
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
        checked = _checked(type(value))
        article = getattr(value, "article") if checked.has_article else None  # noqa: B009
        if isinstance(article, str):
            if article not in known:
                yield f"there is no article {_short(article)}"
                return
            yield from _of_spans(value, known[article])
        if checked.has_absences:
            yield from _of_absences(getattr(value, "not_found_in"), sources if checked.of_sources else known, sources)  # noqa: B009
        for name in checked.fields:
            yield from _of_value(getattr(value, name), known, sources)


def _of_absences(names: Iterable[str], there: Collection[str], sources: set[str]) -> Iterator[str]:
    """Of where a record is said not to be found: sources for coverage and contrasts, else articles."""
    for name in names:
        if name not in there:
            yield f"there is no {'source' if there is sources else 'article'} {_short(name)}"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
