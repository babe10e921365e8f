"""The rows of each table, from a comparison: filtered by the reader's options, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from framing import measures
from framing.language.hearing import Hearing
from framing.language.voices import ATTRIBUTED, DISTANCING, STATEMENTS
from framing.lexicon.frame_schemes import reader_notes
from framing.model import (
    AlignedPassage,
    Analysis,
    Comparison,
    CoverageItem,
    Descriptor,
    Event,
    Evidence,
    KeyTerm,
    LexiconInfo,
    LoadedTerm,
    Polarity,
    Question,
    Quotation,
    RoleUse,
    Voice,
)
from framing.reporter.tables.cells import sentence_text
from framing.reporter.tables.rows import (
    ActorRow,
    AnswerRow,
    ContrastRow,
    Found,
    FrameRow,
    NoteRow,
    PassageRow,
    PortraitRow,
    SourcingRow,
    TermRow,
    WordingRow,
)
from framing.reporter.tables.wanted import (
    Options,
    ids_concerned,
    is_heard,
    is_mentioned,
    is_wanted,
    name_in,
    names_of_all,
    own_name,
    wanted_portraits,
)
from framing.reporter.tables.who_may_speak import called, hearings, may_speak

KINDS = ("named", "institutional", "anonymous", "none")
_SAME = 0.8  # share of the words of the shorter sentence that the other has: the same words
_UNSURE = ("alleged",)


def articles(comparison: Comparison, options: Options) -> tuple[Analysis, ...]:
    return comparison.analyses


def portraits(
    comparison: Comparison, options: Options, heard_in: Mapping[str, Hearing] | None = None
) -> Iterator[PortraitRow]:
    """`heard_in`: what `hearings` gives, where it is there already."""
    heard_in = hearings(comparison) if heard_in is None else heard_in
    for entity, portrait, analysis in wanted_portraits(comparison, options):
        said = tuple(q for q in measures.speech(analysis) if q.speaker_entity == portrait.entity)
        heard = heard_in[analysis.article.id].may_hear(*called(entity))
        yield PortraitRow(analysis, entity, portrait, said, heard or may_speak(analysis, portrait))


def descriptors(comparison: Comparison, options: Options) -> Iterator[Found[Descriptor]]:
    for entity, portrait, analysis in wanted_portraits(comparison, options):
        for d in portrait.descriptors:
            if is_heard(d.voice, options):
                yield Found(analysis, d, entity.name)


def roles(comparison: Comparison, options: Options) -> Iterator[Found[RoleUse]]:
    names = names_of_all(comparison)
    for entity, portrait, analysis in wanted_portraits(comparison, options):
        for r in portrait.roles:
            if is_heard(r.voice, options):
                yield Found(analysis, r, entity.name, name_in(names, analysis, r.other))


def contrasts(comparison: Comparison, options: Options) -> Iterator[ContrastRow]:
    """A row for each piece of evidence; a contrast is shown where it keeps the telling words of two sources, if it
    had two."""
    for number, contrast in enumerate(comparison.contrasts, 1):
        shown = [
            (e, n < side.telling)
            for side in contrast.sides
            for n, e in enumerate(side.evidence)
            if is_heard(e.voice, options)
        ]
        least = min(2, sum(side.telling > 0 for side in contrast.sides))
        if len({e.article for e, telling in shown if telling}) < least:
            continue
        if not options.entities or any(is_mentioned(comparison, options, e) for e, _ in shown):
            for place, telling in shown:
                yield ContrastRow(number, contrast, place, telling)


def actors(comparison: Comparison, options: Options) -> Iterator[ActorRow]:
    """A row for each trait of each main actor."""
    wanted = {e.id for e in comparison.entities if is_wanted(e, options)}
    for number, actor in enumerate(comparison.actors, 1):
        for sketch in actor.sketches if actor.id in wanted else ():
            for trait in sketch.traits:
                if is_heard(trait.place.voice, options):
                    yield ActorRow(number, actor, trait)


def answers(comparison: Comparison, options: Options) -> Iterator[AnswerRow]:
    """By question, then by article, the likeliest first."""
    names, concerned = names_of_all(comparison), ids_concerned(comparison, options)
    for question in QUESTIONS:
        for a in comparison.analyses:
            for x in a.answers:
                about = not options.entities or bool({(a.article.id, e) for e in (x.entity, x.other)} & concerned)
                if x.question == question and about and is_heard(x.voice, options):
                    yield AnswerRow(a, x, *[name_in(names, a, e) or own_name(a, e) for e in (x.entity, x.other)])


QUESTIONS: tuple[Question, ...] = get_args(Question)


def frames(comparison: Comparison, options: Options) -> Iterator[FrameRow]:
    """By article, then scheme, the most used first, whoever speaks; a frame without a sentence has no row."""
    for analysis in comparison.analyses:
        for frame in analysis.frames:
            if frame.evidence and (not options.frames or frame.scheme in options.frames):
                yield FrameRow(analysis, frame)


def wordings(comparison: Comparison, options: Options) -> Iterator[WordingRow]:
    chosen = {e.name for e in comparison.entities if is_wanted(e, options)}
    for found in comparison.wordings:
        if not options.entities or found.referent in chosen:
            for wording in found.wordings:
                yield WordingRow(found, wording)


def ranked(found: Sequence[AlignedPassage]) -> list[AlignedPassage]:
    """The passages in the order of their numbers, which the table, the panels and the marks in the text share.

    First those from which most can be learned: several sources tell it in their own voice and in words that differ.
    What all of them have nearly word for word, as a quotation has it, comes last.
    """
    return sorted(found, key=_instructive_first)


def _instructive_first(passage: AlignedPassage) -> tuple[int, float, int, str]:
    places = passage.passages
    own = len({p.article for p in places if p.voice is Voice.OWN}) > 1
    step = 2 if _is_alike(places) else 0 if own else 1
    return step, -passage.score, places[0].start if places else 0, passage.label


def _is_alike(places: Sequence[Evidence]) -> bool:
    """Whether the sentences of every two articles have most of their words in common."""
    words = [(p.article, frozenset(re.findall(r"\w+", p.text.casefold()))) for p in places]
    pairs = [(one, two) for n, (a, one) in enumerate(words) for b, two in words[n + 1 :] if a != b]
    return bool(pairs) and all(len(one & two) >= _SAME * min(len(one), len(two)) for one, two in pairs)


def passages(comparison: Comparison, options: Options) -> Iterator[PassageRow]:
    sources = {a.article.id: a.article.source for a in comparison.analyses}
    for number, passage in enumerate(ranked(comparison.passages), 1):
        if not options.entities or any(is_mentioned(comparison, options, e) for e in passage.passages):
            silent = tuple(dict.fromkeys(sources[article] for article in passage.not_found_in))
            for place in passage.passages:
                yield PassageRow(number, passage, place, silent)


type _TermKey = tuple[str, str, str, str]


def loaded_terms(comparison: Comparison, options: Options) -> list[TermRow]:
    """A row for each entry and article, zero counts included; the heaviest and most frequent entries first."""
    hits: dict[_TermKey, dict[str, list[LoadedTerm]]] = {}
    for analysis in comparison.analyses:
        for t in _heard_terms(comparison, analysis, options):
            key = (t.term, t.category, t.polarity.value, t.lexicon)
            hits.setdefault(key, {}).setdefault(analysis.article.id, []).append(t)
    order = sorted(hits, key=lambda k: (-_weight(hits[k]), k))
    return [_term_row(a, key, hits[key].get(a.article.id, []), hits[key]) for key in order for a in comparison.analyses]


def term_hits(comparison: Comparison, options: Options) -> Iterator[Found[LoadedTerm]]:
    """Every hit that counts, with the name of the entity that it is said of."""
    names = names_of_all(comparison)
    for analysis in comparison.analyses:
        for t in _heard_terms(comparison, analysis, options):
            yield Found(analysis, t, name_in(names, analysis, t.target))


def _heard_terms(comparison: Comparison, analysis: Analysis, options: Options) -> Iterator[LoadedTerm]:
    wanted = ids_concerned(comparison, options) if options.entities else set()
    for t in measures.counted_terms(analysis):
        if is_heard(t.voice, options) and (not options.entities or (analysis.article.id, t.target or "") in wanted):
            yield t


def _weight(found: Mapping[str, list[LoadedTerm]]) -> float:
    return sum(t.weight * (1.0 if t.voice is Voice.OWN else 0.5) for terms in found.values() for t in terms)


def _term_row(
    analysis: Analysis, key: _TermKey, hits: list[LoadedTerm], everywhere: Mapping[str, list[LoadedTerm]]
) -> TermRow:
    term, category, polarity, lexicon = key
    any_hit = next(iter(everywhere.values()))[0]
    first = min(hits, key=lambda t: (t.voice is not Voice.OWN, t.start), default=None)
    return TermRow(
        analysis=analysis,
        term=term,
        category=category,
        polarity=Polarity(polarity),
        weight=any_hit.weight,
        lexicon=lexicon,
        version=versions(analysis).get(lexicon, ""),
        neutral=any_hit.neutral or "",
        count=sum(t.voice is Voice.OWN for t in hits),
        told=sum(t.voice is Voice.OWN and t.modality not in _UNSURE for t in hits),
        words=measures.own_words(analysis),
        attributed=sum(t.voice in ATTRIBUTED for t in hits),
        scare=sum(t.voice is Voice.SCARE for t in hits),
        hit=first.text if first else "",
        example=sentence_text(analysis, first.sentence) if first else "",
        start=first.start if first else None,
        end=first.end if first else None,
        loadedness=measures.sentence_loadedness(analysis, first.sentence) if first else None,
    )


def versions(analysis: Analysis) -> dict[str, str]:
    """Lexicon -> its version."""
    return {x.name: x.version for x in analysis.lexicons}


def quotations(comparison: Comparison, options: Options) -> Iterator[Found[Quotation]]:
    names, wanted = names_of_all(comparison), ids_concerned(comparison, options)
    for analysis in comparison.analyses:
        for q in analysis.quotations:
            if not options.entities or (analysis.article.id, q.speaker_entity or "") in wanted:
                yield Found(analysis, q, name_in(names, analysis, q.speaker_entity))


def voices(comparison: Comparison, options: Options) -> Iterator[Found[Quotation]]:
    return (q for q in quotations(comparison, options) if q.item.type in STATEMENTS)


def distancing(comparison: Comparison, options: Options) -> Iterator[Found[Quotation]]:
    return (q for q in quotations(comparison, options) if q.item.type in DISTANCING)


def sourcing(comparison: Comparison, options: Options) -> list[SourcingRow]:
    """Kinds of speakers by article, each tested against the other articles together."""
    counts = [(a, [_of_kind(a, kind) for kind in KINDS]) for a in comparison.analyses]
    rows = []
    for i, kind in enumerate(KINDS):
        everywhere, total = sum(c[i] for _, c in counts), sum(sum(c) for _, c in counts)
        for analysis, c in counts:
            rows.append(_sourcing_row(analysis, kind, c[i], sum(c), everywhere - c[i], total - sum(c)))
    tested = [r for r in rows if r.p is not None]
    p_adjusted = iter(measures.adjusted([r.p for r in tested if r.p is not None]))
    return [_adjusted(r, next(p_adjusted)) if r.p is not None else r for r in rows]


def _of_kind(analysis: Analysis, kind: str) -> int:
    return sum(q.speaker_kind == kind for q in measures.speech(analysis))


def _sourcing_row(analysis: Analysis, kind: str, n: int, total: int, other: int, others: int) -> SourcingRow:
    p = measures.fisher_exact(n, total - n, other, others - other) if total and others else None
    return SourcingRow(analysis, kind, n, total, p, None, measures.is_underpowered(n + other, total, others))


def _adjusted(row: SourcingRow, p: float) -> SourcingRow:
    return SourcingRow(row.analysis, row.kind, row.count, row.words, row.p, p, row.weak)


def events(comparison: Comparison, options: Options) -> Iterator[Found[Event]]:
    names, wanted = names_of_all(comparison), ids_concerned(comparison, options)
    for analysis in comparison.analyses:
        for e in analysis.events:
            sides = {(analysis.article.id, x) for x in (e.agent, e.patient) if x}
            if is_heard(e.voice, options) and (not options.entities or sides & wanted):
                yield Found(analysis, e, name_in(names, analysis, e.agent), name_in(names, analysis, e.place))


def coverage(comparison: Comparison, options: Options) -> Iterator[CoverageItem]:
    chosen = {e.name for e in comparison.entities if is_wanted(e, options)}
    return (c for c in comparison.coverage if not options.entities or c.name in chosen)


def keyness(comparison: Comparison, options: Options) -> tuple[KeyTerm, ...]:
    return comparison.keyness


def lexicons(comparison: Comparison, options: Options) -> list[LexiconInfo]:
    found = {x for a in comparison.analyses for x in a.lexicons}
    return sorted(found, key=lambda x: (x.name, x.version, x.hash))


def notes(comparison: Comparison, options: Options) -> list[NoteRow]:
    """The comparison's notes, then what the reader of each article had to repair, then lexicons and pipeline."""
    texts = list(comparison.notes)
    texts += [f"{a.article.source}: {w}" for a in comparison.analyses for w in a.warnings]
    used = [f"{x.name} {x.version} ({x.entries:,} entries, {x.hash})" for x in lexicons(comparison, options)]
    texts += [f"Lexicons, with the first digits of their sha256: {', '.join(used)}."] if used else []
    texts += reader_notes(x.name for x in lexicons(comparison, options))
    texts += [f"Parsed by {p}." for p in dict.fromkeys(a.parse.pipeline for a in comparison.analyses)]
    return [NoteRow(i, t) for i, t in enumerate(dict.fromkeys(texts), 1)]
