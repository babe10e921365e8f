"""The JSON that other programs read: one object per article, as `framing analyze --json` writes it.

Field names and their order are fixed by "format": 1; a field may be added, none changes its meaning. The JSON
Schema in docs/schema/ is made from these classes.
"""

from __future__ import annotations

from msgspec import Struct

from framing.measures import Verdict, verdict
from framing.model import (
    Analysis,
    Answer,
    Article,
    Descriptor,
    Entity,
    Event,
    Frame,
    LexiconInfo,
    LoadedTerm,
    Mention,
    Quotation,
    RoleUse,
    VerdictGround,
)

FORMAT = 1


class ArticleRecord(Struct, frozen=True):
    id: str
    source: str
    title: str
    date: str | None
    url: str | None
    path: str | None
    text: str
    date_from: str | None  # where the date came from


class SentenceRecord(Struct, frozen=True):
    start: int
    end: int
    part: str
    words: int
    own_words: int


class EntityRecord(Struct, frozen=True):
    id: str
    name: str
    label: str
    salience: float
    evaluation: float | None  # from -1 (badly) to 1 (well), from all voices; null without evidence
    tone: str  # by the sign of `evaluation` alone: positive, neutral or negative
    evidence: int  # how many sentences, descriptors and predicates it rests on
    evaluation_low: float | None  # lower end of the 80% interval of `evaluation_own`
    evaluation_high: float | None  # upper end of that interval
    evaluation_own: float | None  # from the source's own words only; the verdict is about this number
    evaluation_attributed: float | None  # from other people's words only
    enough: bool  # whether there are enough sentences in own voice for a verdict
    mentions: int
    verdict: Verdict  # what the reports say; `tone` is the class of the number alone
    grounds: tuple[VerdictGround, ...]  # what a verdict rests on, the strongest first


class MentionRecord(Struct, frozen=True):
    start: int
    end: int
    text: str
    entity: str
    kind: str
    role: str | None
    link: str
    voice: str


class DescriptorRecord(Struct, frozen=True):
    start: int
    end: int
    text: str
    entity: str
    relation: str
    voice: str
    polarity: str
    weight: float
    speaker: str | None
    negated: bool


class RoleRecord(Struct, frozen=True):
    start: int
    end: int
    text: str
    entity: str
    role: str
    verb: str
    other: str | None
    voice: str
    speaker: str | None
    polarity: str
    weight: float
    negated: bool
    object: str
    modality: str
    process: str


class LoadedTermRecord(Struct, frozen=True):
    start: int
    end: int
    text: str
    term: str
    category: str
    polarity: str
    weight: float
    voice: str
    speaker: str | None
    negated: bool
    target: str | None
    lexicon: str
    lexicon_version: str  # as the lexicon's file says
    nested: bool
    neutral: str | None


class QuotationRecord(Struct, frozen=True):
    """`type` is direct, indirect, mixed, act (a speech act in the source's words), topic or scare.

    `device` tells scare quotes from distancing words. `speaker` is as the text has it ("he"), `speaker_name` after
    coreference, `speaker_entity` the entity's id.
    """

    start: int
    end: int
    text: str
    speaker: str | None  # as the text has it: "he"
    speaker_entity: str | None
    cue: str | None
    type: str  # direct, indirect, mixed, act (a speech act in the source's words), topic or scare
    device: str  # of scare: "quotation marks", or "word" ("so-called"); else empty
    speaker_kind: str
    stance: str
    negated: bool
    words: int
    speaker_name: str | None  # after coreference: "Lukashenko" for "he"


class EventRecord(Struct, frozen=True):
    start: int
    end: int
    text: str
    trigger: str
    agent: str | None
    patient: str | None
    time: str | None
    place: str | None
    type: str
    agent_text: str | None
    patient_text: str | None
    modality: str
    negated: bool
    voice: str
    speaker: str | None


class LoadednessRecord(Struct, frozen=True):
    """`sentence` is an index into `sentences`."""

    sentence: int
    score: float


class FrameSentenceRecord(Struct, frozen=True):
    start: int
    end: int
    voice: str
    speaker: str | None
    score: float


class FrameRecord(Struct, frozen=True):
    """`score` is the likelihood for the article, `share` the share of its sentences."""

    scheme: str
    frame: str
    score: float
    share: float
    count: int
    sentences: int
    evidence: tuple[FrameSentenceRecord, ...]


class AnswerRecord(Struct, frozen=True):
    """What the story says to a question; `entity` and `other` are ids of entities."""

    question: str
    start: int
    end: int
    entity: str | None
    other: str | None
    voice: str
    speaker: str | None
    score: float
    at: int


class AnalysisRecord(Struct, frozen=True):
    format: int
    article: ArticleRecord
    sentences: tuple[SentenceRecord, ...]
    entities: tuple[EntityRecord, ...]
    mentions: tuple[MentionRecord, ...]
    descriptors: tuple[DescriptorRecord, ...]
    loaded_terms: tuple[LoadedTermRecord, ...]
    quotations: tuple[QuotationRecord, ...]
    events: tuple[EventRecord, ...]
    loadedness: tuple[LoadednessRecord, ...]
    roles: tuple[RoleRecord, ...]
    lexicons: tuple[LexiconInfo, ...]
    pipeline: str  # name and version of the pipeline
    warnings: tuple[str, ...]
    frames: tuple[FrameRecord, ...]
    answers: tuple[AnswerRecord, ...]


def record(a: Analysis) -> AnalysisRecord:
    """An article's analysis in the published form."""
    versions = {x.name: x.version for x in a.lexicons}
    return AnalysisRecord(
        FORMAT,
        _article(a.article),
        tuple(SentenceRecord(s.start, s.end, s.part, s.words, s.own_words) for s in a.sentences),
        tuple(_entity(e) for e in a.entities),
        tuple(_mention(m) for m in a.mentions),
        tuple(_descriptor(d) for d in a.descriptors),
        tuple(_loaded_term(t, versions.get(t.lexicon, "")) for t in a.loaded_terms),
        tuple(_quotation(q) for q in a.quotations),
        tuple(_event(e) for e in a.events),
        tuple(LoadednessRecord(x.sentence, x.score) for x in a.loadedness),
        tuple(_role(r) for r in a.roles),
        a.lexicons,
        a.parse.pipeline,
        a.warnings,
        tuple(_frame(f) for f in a.frames),
        tuple(_said(x) for x in a.answers),
    )


def _article(a: Article) -> ArticleRecord:
    return ArticleRecord(a.id, a.source, a.title, a.date, a.url, a.path, a.text, a.date_from)


def _entity(e: Entity) -> EntityRecord:
    v = e.evaluation
    return EntityRecord(
        e.id, e.name, e.label, e.salience, v.score, v.tone, v.evidence, v.low, v.high, v.own, v.attributed,
        v.enough, e.mentions, verdict(v), v.grounds,
    )  # fmt: skip


def _mention(m: Mention) -> MentionRecord:
    return MentionRecord(m.start, m.end, m.text, m.entity, m.kind, m.role, m.link, m.voice)


def _descriptor(d: Descriptor) -> DescriptorRecord:
    return DescriptorRecord(
        d.start, d.end, d.text, d.entity, d.relation, d.voice, d.polarity, d.weight, d.speaker, d.negated
    )


def _role(r: RoleUse) -> RoleRecord:
    return RoleRecord(
        r.start, r.end, r.text, r.entity, r.role, r.verb, r.other, r.voice, r.speaker, r.polarity,
        r.weight, r.negated, r.object, r.modality, r.process,
    )  # fmt: skip


def _loaded_term(t: LoadedTerm, version: str) -> LoadedTermRecord:
    return LoadedTermRecord(
        t.start, t.end, t.text, t.term, t.category, t.polarity, t.weight, t.voice, t.speaker,
        t.negated, t.target, t.lexicon, version, t.nested, t.neutral,
    )  # fmt: skip


def _quotation(q: Quotation) -> QuotationRecord:
    device = {"scare": "quotation marks", "distancing": "word"}.get(q.type, "")
    return QuotationRecord(
        q.start, q.end, q.text, q.speaker_words or q.speaker, q.speaker_entity, q.cue,
        "scare" if device else q.type, device, q.speaker_kind, q.stance, q.negated, q.words, q.speaker,
    )  # fmt: skip


def _event(e: Event) -> EventRecord:
    return EventRecord(
        e.start, e.end, e.text, e.trigger, e.agent, e.patient, e.time, e.place, e.type, e.agent_text,
        e.patient_text, e.modality, e.negated, e.voice, e.speaker,
    )  # fmt: skip


def _frame(f: Frame) -> FrameRecord:
    its = tuple(FrameSentenceRecord(e.start, e.end, e.voice, e.speaker, e.score) for e in f.evidence)
    return FrameRecord(f.scheme, f.frame, f.score, f.share, f.count, f.sentences, its)


def _said(x: Answer) -> AnswerRecord:
    return AnswerRecord(x.question, x.start, x.end, x.entity, x.other, x.voice, x.speaker, x.score, x.at)
