"""The data for one row of each table: a finding, with its article."""

from __future__ import annotations

from msgspec import Struct

from framing.model import (
    AlignedPassage,
    Analysis,
    Answer,
    ComparedEntity,
    Contrast,
    Evidence,
    Frame,
    MainActor,
    Polarity,
    Portrait,
    Quotation,
    Trait,
    Voice,
    Wording,
    WordingSet,
)


class Found[T](Struct, frozen=True):
    """A descriptor, role, quotation or event, and the referent's name across the sources."""

    analysis: Analysis
    item: T
    name: str = ""
    other: str = ""  # the name of the entity on the other side of a role


class PortraitRow(Struct, frozen=True):
    analysis: Analysis
    entity: ComparedEntity
    portrait: Portrait
    quotations: tuple[Quotation, ...]  # of which the entity is the speaker
    may_speak: bool = False  # whether an unattributed quotation may be its, or the text says that it speaks


class ActorRow(Struct, frozen=True):
    """A telling thing that one source says of a main actor."""

    number: int  # 1-based rank of the actor
    actor: MainActor
    trait: Trait


class ContrastRow(Struct, frozen=True):
    """A source's words in a contrast."""

    number: int  # 1-based rank of the contrast
    contrast: Contrast
    evidence: Evidence
    telling: bool = True  # whether these are words that show the contrast; else a further clause about the same


class FrameRow(Struct, frozen=True):
    """A frame of an article."""

    analysis: Analysis
    frame: Frame


class AnswerRow(Struct, frozen=True):
    """What an article says to a question; `name` and `other` are the referents' names across the sources."""

    analysis: Analysis
    answer: Answer
    name: str
    other: str


class WordingRow(Struct, frozen=True):
    set: WordingSet
    wording: Wording


class PassageRow(Struct, frozen=True):
    number: int  # 1-based rank of the aligned passage
    passage: AlignedPassage
    evidence: Evidence
    not_found_in: tuple[str, ...] = ()  # sources that were asked for it in vain


class TermRow(Struct, frozen=True):
    """A lexicon entry in one article; `count` and `words` are the source's own."""

    analysis: Analysis
    term: str
    category: str
    polarity: Polarity
    weight: float
    lexicon: str
    version: str
    neutral: str
    count: int
    told: int  # of `count`, those that are not only charged
    words: int
    attributed: int
    scare: int
    hit: str  # the first hit, as it stands
    example: str
    start: int | None  # of the example
    end: int | None
    loadedness: float | None  # of the example


class SpeakerRow(Struct, frozen=True):
    """Somebody who speaks in one article; `count` of the article's `words` are theirs."""

    analysis: Analysis
    speaker: str
    kind: str
    quotations: tuple[Quotation, ...]
    count: int
    words: int
    maybe_in: tuple[str, ...] = ()  # ids of articles in which they may speak without being known as the speaker
    has_own_name: bool = False  # whether it is surely one person or body with a name
    only_thinks: bool = False  # whether all that is told is what they think: "the city considers a ban"
    may_be_named: bool = False  # whether the article names somebody whom the words for them may mean


class SourcingRow(Struct, frozen=True):
    """How many (`count`) of an article's statements (`words`) come from one kind of speaker."""

    analysis: Analysis
    kind: str
    count: int
    words: int
    p: float | None  # against the other articles together
    p_adjusted: float | None
    weak: bool


class EvidenceRow(Struct, frozen=True):
    """A row of the long table: any finding, with its place."""

    analysis: Analysis
    finding: str
    referent: str
    start: int
    end: int
    text: str
    sentence: int
    voice: Voice
    speaker: str | None = None
    category: str = ""
    polarity: Polarity = Polarity.NEUTRAL
    weight: float | None = None
    negated: bool = False
    term: str = ""
    lexicon: str = ""
    version: str = ""


class NoteRow(Struct, frozen=True):
    number: int
    text: str
