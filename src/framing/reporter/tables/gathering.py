"""The rows of each table, from a comparison: filtered by the reader's options, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct

from framing import measures
from framing.language.hearing import Hearing
from framing.language.voices import ATTRIBUTED, DISTANCING, SPEECH
from framing.model import (
    AlignedPassage,
    Analysis,
    ComparedEntity,
    Comparison,
    CoverageItem,
    Descriptor,
    Event,
    Evidence,
    KeyTerm,
    LexiconInfo,
    LoadedTerm,
    Mention,
    Polarity,
    Portrait,
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

SAYS_WHO = frozenset({"title", "apposition"})
"""How a descriptor says who somebody is."""
KINDS = ("named", "institutional", "anonymous", "none")
_BEHIND_NOUN = re.compile(r" (?:for|of|in|from|with|at|to) ")
_SAME = 0.8  # share of the words of the shorter sentence that the other has: the same words
_UNSURE = ("alleged",)


class Options(Struct, frozen=True):
    """What a reader wants to see."""

    voice: str = "all"  # "own" | "quoted" | "all": of descriptors, roles, loaded terms, events and evidence
    entities: tuple[str, ...] = ()  # names: only what concerns one of these entities; () for all
    panels: tuple[str, ...] = ()  # keys of `tables.PANELS`: only these; () for all
    frames: tuple[str, ...] = ()  # schemes of frames: only these; () for all


ALL = Options()


def _heard(voice: Voice, options: Options) -> bool:
    return options.voice == "all" or (voice is Voice.OWN) == (options.voice == "own")


def _wanted(entity: ComparedEntity, options: Options) -> bool:
    if not options.entities:
        return True
    return any(wanted.casefold() in name.casefold() for wanted in options.entities for name in names_of(entity))


def names_of(entity: ComparedEntity) -> list[str]:
    """Its name, and what each article calls it."""
    return [entity.name, *(name for p in entity.portraits for name, _ in p.names)]


def _entities(comparison: Comparison, options: Options) -> list[ComparedEntity]:
    wanted = [e for e in comparison.entities if _wanted(e, options)]
    return sorted(wanted, key=lambda e: (-measures.telling(e), e.name, e.id))


def _portraits(comparison: Comparison, options: Options) -> Iterator[tuple[ComparedEntity, Portrait, Analysis]]:
    analyses = {a.article.id: a for a in comparison.analyses}
    for entity in _entities(comparison, options):
        for portrait in entity.portraits:
            yield entity, portrait, analyses[portrait.article]


def names_of_all(comparison: Comparison) -> dict[tuple[str, str], str]:
    """(article, entity of the article) -> the name across the sources."""
    return {(p.article, p.entity): e.name for e in comparison.entities for p in e.portraits}


def _name(names: Mapping[tuple[str, str], str], analysis: Analysis, entity: str | None) -> str:
    return names.get((analysis.article.id, entity or ""), "")


def _own_name(analysis: Analysis, entity: str | None) -> str:
    """What an article calls somebody who has no portrait: "colleagues" has none, and yet they are blamed."""
    return next((e.name for e in analysis.entities if e.id == entity), "")


def _concerned(comparison: Comparison, options: Options) -> set[tuple[str, str]]:
    """(article, entity of the article) of every entity that the reader wants."""
    return {(p.article, p.entity) for e in comparison.entities if _wanted(e, options) for p in e.portraits}


# ---------------------------------------------------------------------------------------- articles, portraits
def articles(comparison: Comparison, options: Options) -> tuple[Analysis, ...]:
    return comparison.analyses


def hearings(comparison: Comparison) -> Mapping[str, Hearing]:
    """Article -> who may speak in it; what it needs is worked out when it is asked, once for all tables."""
    return {a.article.id: Hearing(a) for a in comparison.analyses}


def portraits(
    comparison: Comparison, options: Options, heard_in: Mapping[str, Hearing] | None = None
) -> Iterator[PortraitRow]:
    """`heard_in`: what `hearings` gives, where it is there already."""
    heard_in = hearings(comparison) if heard_in is None else heard_in
    for entity, portrait, analysis in _portraits(comparison, options):
        said = tuple(q for q in measures.speech(analysis) if q.speaker_entity == portrait.entity)
        heard = heard_in[analysis.article.id].may_hear(*called(entity))
        yield PortraitRow(analysis, entity, portrait, said, heard or _may_speak(analysis, portrait))


def called(entity: ComparedEntity) -> tuple[frozenset[str], frozenset[str]]:
    """The names that all articles give somebody, and the nouns for what they say that it is: "lawyer"."""
    described = (d.text for p in entity.portraits for d in p.descriptors if d.relation in SAYS_WHO)
    names = {entity.name, *(m.text for m in entity.mentions if m.kind == "name")}
    return frozenset(names), frozenset(map(noun_of, filter(None, described)))


def noun_of(words: str) -> str:
    """The noun of a description: "lawyer" of "the lawyer for the fishers"."""
    return _BEHIND_NOUN.split(words)[0].split()[-1]


def _may_speak(analysis: Analysis, portrait: Portrait) -> bool:
    """Whether it may be quoted here without being known as the speaker: then nobody may say that it is not.

    Either it is told to speak, or somebody unknown is quoted beside a mention of it.
    """
    if any(r.process == "speech" and r.role == "agent" for r in portrait.roles):
        return True
    own, said = [m for m in analysis.mentions if m.entity == portrait.entity], measures.speech(analysis)
    if any(_speaks_for(q, m, analysis.article.text) for q in said for m in own):
        return True
    beside = {q.sentence for q in said if q.speaker_entity is None}
    near = {k for s in beside for k in (s - 1, s, s + 1)}
    return any(m.sentence in near for m in own)


def _speaks_for(quotation: Quotation, mention: Mention, text: str) -> bool:
    """Whether the speaker speaks for it: "a spokesman for Northrail"."""
    start, end = quotation.speaker_start, quotation.speaker_end
    if start is None or end is None or not start < mention.start < mention.end <= end:
        return False
    return " for " in text[start : mention.start]


def descriptors(comparison: Comparison, options: Options) -> Iterator[Found[Descriptor]]:
    for entity, portrait, analysis in _portraits(comparison, options):
        for d in portrait.descriptors:
            if _heard(d.voice, options):
                yield Found(analysis, d, entity.name)


def roles(comparison: Comparison, options: Options) -> Iterator[Found[RoleUse]]:
    names = names_of_all(comparison)
    for entity, portrait, analysis in _portraits(comparison, options):
        for r in portrait.roles:
            if _heard(r.voice, options):
                yield Found(analysis, r, entity.name, _name(names, analysis, r.other))


# ------------------------------------------------------------------------------------------------- contrasts
def contrasts(comparison: Comparison, options: Options) -> Iterator[ContrastRow]:
    """A row for each piece of evidence; a contrast is shown where it keeps the telling words of two sources, if it
    had two."""
    for number, contrast in enumerate(comparison.contrasts, 1):
        shown = [
            (e, n < side.telling)
            for side in contrast.sides
            for n, e in enumerate(side.evidence)
            if _heard(e.voice, options)
        ]
        least = min(2, sum(side.telling > 0 for side in contrast.sides))
        if len({e.article for e, telling in shown if telling}) < least:
            continue
        if not options.entities or any(_mentions(comparison, options, e) for e, _ in shown):
            for place, telling in shown:
                yield ContrastRow(number, contrast, place, telling)


def actors(comparison: Comparison, options: Options) -> Iterator[ActorRow]:
    """A row for each trait of each main actor."""
    wanted = {e.id for e in comparison.entities if _wanted(e, options)}
    for number, actor in enumerate(comparison.actors, 1):
        for sketch in actor.sketches if actor.id in wanted else ():
            for trait in sketch.traits:
                if _heard(trait.place.voice, options):
                    yield ActorRow(number, actor, trait)


# ---------------------------------------------------------------------------------------------------- frames
def answers(comparison: Comparison, options: Options) -> Iterator[AnswerRow]:
    """By question, then by article, the likeliest first."""
    names, concerned = names_of_all(comparison), _concerned(comparison, options)
    for question in QUESTIONS:
        for a in comparison.analyses:
            for x in a.answers:
                about = not options.entities or bool({(a.article.id, e) for e in (x.entity, x.other)} & concerned)
                if x.question == question and about and _heard(x.voice, options):
                    yield AnswerRow(a, x, *[_name(names, a, e) or _own_name(a, e) for e in (x.entity, x.other)])


QUESTIONS: tuple[Question, ...] = get_args(Question)


def frames(comparison: Comparison, options: Options) -> Iterator[FrameRow]:
    """By article, then scheme, the most used first, whoever speaks; a frame without a sentence has no row."""
    for analysis in comparison.analyses:
        for frame in analysis.frames:
            if frame.evidence and (not options.frames or frame.scheme in options.frames):
                yield FrameRow(analysis, frame)


# ------------------------------------------------------------------------------------- wordings and passages
def wordings(comparison: Comparison, options: Options) -> Iterator[WordingRow]:
    chosen = {e.name for e in comparison.entities if _wanted(e, options)}
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
    step = 2 if _alike(places) else 0 if own else 1
    return step, -passage.score, places[0].start if places else 0, passage.label


def _alike(places: Sequence[Evidence]) -> bool:
    """Whether the sentences of every two articles have most of their words in common."""
    words = [(p.article, frozenset(re.findall(r"\w+", p.text.casefold()))) for p in places]
    pairs = [(one, two) for n, (a, one) in enumerate(words) for b, two in words[n + 1 :] if a != b]
    return bool(pairs) and all(len(one & two) >= _SAME * min(len(one), len(two)) for one, two in pairs)


def passages(comparison: Comparison, options: Options) -> Iterator[PassageRow]:
    sources = {a.article.id: a.article.source for a in comparison.analyses}
    for number, passage in enumerate(ranked(comparison.passages), 1):
        if not options.entities or any(_mentions(comparison, options, e) for e in passage.passages):
            silent = tuple(dict.fromkeys(sources[article] for article in passage.not_found_in))
            for place in passage.passages:
                yield PassageRow(number, passage, place, silent)


def _mentions(comparison: Comparison, options: Options, place: Evidence) -> bool:
    """Whether a wanted entity is mentioned inside the place."""
    return any(
        m.article == place.article and m.start < place.end and place.start < m.end
        for e in comparison.entities
        if _wanted(e, options)
        for m in e.mentions
    )


# --------------------------------------------------------------------------------------------- loaded terms
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
            yield Found(analysis, t, _name(names, analysis, t.target))


def _heard_terms(comparison: Comparison, analysis: Analysis, options: Options) -> Iterator[LoadedTerm]:
    wanted = _concerned(comparison, options) if options.entities else set()
    for t in measures.counted_terms(analysis):
        if _heard(t.voice, options) and (not options.entities or (analysis.article.id, t.target or "") in wanted):
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


# --------------------------------------------------------------------------------------------------- voices
def quotations(comparison: Comparison, options: Options) -> Iterator[Found[Quotation]]:
    names, wanted = names_of_all(comparison), _concerned(comparison, options)
    for analysis in comparison.analyses:
        for q in analysis.quotations:
            if not options.entities or (analysis.article.id, q.speaker_entity or "") in wanted:
                yield Found(analysis, q, _name(names, analysis, q.speaker_entity))


def voices(comparison: Comparison, options: Options) -> Iterator[Found[Quotation]]:
    return (q for q in quotations(comparison, options) if q.item.type in SPEECH)


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


# ---------------------------------------------------------------------------- events, coverage, keyness, notes
def events(comparison: Comparison, options: Options) -> Iterator[Found[Event]]:
    names, wanted = names_of_all(comparison), _concerned(comparison, options)
    for analysis in comparison.analyses:
        for e in analysis.events:
            sides = {(analysis.article.id, x) for x in (e.agent, e.patient) if x}
            if _heard(e.voice, options) and (not options.entities or sides & wanted):
                yield Found(analysis, e, _name(names, analysis, e.agent), _name(names, analysis, e.place))


def coverage(comparison: Comparison, options: Options) -> Iterator[CoverageItem]:
    chosen = {e.name for e in comparison.entities if _wanted(e, options)}
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
    texts += [f"Parsed by {p}." for p in dict.fromkeys(a.parse.pipeline for a in comparison.analyses)]
    return [NoteRow(i, t) for i, t in enumerate(dict.fromkeys(texts), 1)]
