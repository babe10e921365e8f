"""The rows of the long table: every finding of the other tables, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from framing.language.voices import quoted_parts, voice_of
from framing.model import Analysis, Comparison, LexiconInfo, Polarity, Quotation, Voice
from framing.reporter.tables import gathering
from framing.reporter.tables.cells import Placed, Voiced
from framing.reporter.tables.rows import EvidenceRow, Found
from framing.reporter.tables.wanted import Options


class _Place(Placed, Voiced, Protocol):
    """A stretch of an article's text, with whose words it is."""


def evidence(comparison: Comparison, options: Options) -> list[EvidenceRow]:
    """Every finding with its place, by article, then place, then finding."""
    rows = [*_of_entities(comparison, options), *_of_texts(comparison, options), *_compared(comparison, options)]
    order = {a.article.id: i for i, a in enumerate(comparison.analyses)}
    return sorted(rows, key=lambda r: (order[r.analysis.article.id], r.start, r.end, r.finding, r.referent, r.category))


def _row(
    analysis: Analysis,
    finding: str,
    referent: str,
    place: _Place,
    *,
    category: str,
    polarity: Polarity = Polarity.NEUTRAL,
    weight: float | None = None,
    negated: bool = False,
    term: str = "",
    lexicon: str | None = None,
) -> EvidenceRow:
    """A finding at a place.

    Args:
        lexicon: of which the finding is a hit; of any other finding the row names all that were in use.
    """
    used = analysis.lexicons
    names, versions = _used(used) if lexicon is None else (lexicon, gathering.versions(analysis).get(lexicon, ""))
    return EvidenceRow(
        analysis=analysis,
        finding=finding,
        referent=referent,
        start=place.start,
        end=place.end,
        text=place.text,
        sentence=place.sentence,
        voice=place.voice,
        speaker=place.speaker,
        category=category,
        polarity=polarity,
        weight=weight,
        negated=negated,
        term=term,
        lexicon=names,
        version=versions,
    )


@lru_cache(maxsize=16)
def _used(lexicons: tuple[LexiconInfo, ...]) -> tuple[str, str]:
    """Names and versions of all lexicons that the article was analysed with; one version where all have the same."""
    versions = [x.version for x in lexicons]
    shown = versions[:1] if len(set(versions)) == 1 else versions
    return "; ".join(x.name for x in lexicons), "; ".join(shown)


def _of_entities(comparison: Comparison, options: Options) -> Iterator[EvidenceRow]:
    for d in gathering.descriptors(comparison, options):
        x = d.item
        yield _row(
            d.analysis, "descriptor", d.name, x,
            category=x.relation, polarity=x.polarity, weight=x.weight, negated=x.negated,
        )  # fmt: skip
    for r in gathering.roles(comparison, options):
        y = r.item
        yield _row(
            r.analysis, "role", r.name, y,
            category=y.role, polarity=y.polarity, weight=y.weight, negated=y.negated, term=y.verb,
        )  # fmt: skip


def _of_texts(comparison: Comparison, options: Options) -> Iterator[EvidenceRow]:
    for hit in gathering.term_hits(comparison, options):
        t = hit.item
        yield _row(
            hit.analysis, "loaded term", hit.name, t, category=t.category, polarity=t.polarity, weight=t.weight,
            negated=t.negated, term=t.term, lexicon=t.lexicon,
        )  # fmt: skip
    for q in gathering.quotations(comparison, options):
        yield from _of_quotation(q)
    for e in gathering.events(comparison, options):
        x = e.item
        yield _row(e.analysis, "event", e.name, x, category=x.type, negated=x.negated, term=x.trigger)


_LISTED_AS = {
    "direct": "quotation",
    "mixed": "quotation",
    "indirect": "quotation",
    "act": "quotation",
    "topic": "topic of speech",
    "scare": "distancing",
    "distancing": "distancing",
}


class _Part(NamedTuple):
    """A quotation, or a quoted part of one."""

    start: int
    end: int
    text: str
    sentence: int
    voice: Voice
    speaker: str | None
    category: str


def _of_quotation(found: Found[Quotation]) -> Iterator[EvidenceRow]:
    """The quotation, and each quoted part of a mixed one, which is in another voice than the rest."""
    q, name = found.item, found.name or found.item.speaker or ""
    for part in _parts(q, found.analysis.article.text):
        yield _row(
            found.analysis, _LISTED_AS[q.type], name, part,
            category=part.category, negated=q.negated, term=q.cue_lemma or "",
        )  # fmt: skip


def _parts(q: Quotation, text: str) -> Iterator[_Part]:
    yield _Part(q.start, q.end, q.text, q.sentence, voice_of(q), q.speaker, q.type)
    for start, end in q.labels:
        yield _Part(start, end, text[start:end], q.sentence, Voice.OWN, None, "source’s own label")
    if q.type == "mixed":
        for start, end in quoted_parts(q):
            yield _Part(start, end, text[start:end], q.sentence, Voice.DIRECT, q.speaker, "quoted part")


def _compared(comparison: Comparison, options: Options) -> Iterator[EvidenceRow]:
    of = {a.article.id: a for a in comparison.analyses}
    for w in gathering.wordings(comparison, options):
        for e in w.wording.evidence:
            yield _row(
                of[e.article], "wording", w.set.referent, e, category=w.wording.text, polarity=w.wording.polarity
            )
    for p in gathering.passages(comparison, options):
        e = p.evidence
        yield _row(of[e.article], "passage", p.passage.label, e, category=f"passage {p.number}")
    for c in gathering.coverage(comparison, options):
        for e in c.evidence:
            yield _row(of[e.article], "coverage", c.name, e, category=c.kind)
