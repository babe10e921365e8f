"""Every noun of the program: what is read, what is found, what is compared.

Data walks one way: `Article` -> `Parse` -> `Analysis` -> `Comparison`. All types are frozen and hold only
tuples, strings and numbers, so that any of them can be stored, sent to another process and compared.
So none of them is ever part of a cycle, and the collector of garbage need not look at them (`gc=False`).

Offsets are characters of `Article.text`, 0-based, end exclusive: `article.text[x.start:x.end] == x.text`
for every x that has the three. Token indices count the tokens of the `Parse`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

SCHEMA = 1
"""Version of these types; a stored record of another version is not read."""


class Voice(StrEnum):
    """Whose words they are."""

    OWN = "own"  # the source's own words
    DIRECT = "direct"  # inside a direct quotation
    INDIRECT = "indirect"  # inside reported (attributed) speech without quotation marks
    SCARE = "scare"  # inside scare quotes: used, but held at arm's length


class Polarity(StrEnum):
    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"

    @property
    def sign(self) -> int:
        return {"negative": -1, "neutral": 0, "positive": 1}[self.value]


MentionKind = Literal["name", "nominal", "pronoun"]
"""What a mention is: a proper name, a common noun phrase ("the president"), or a pronoun."""

MentionRole = Literal["agent", "patient"]
"""What a mention does in its clause (van Leeuwen 2008)."""

Role = Literal["agent", "patient", "agentless passive"]
"""An entity's part in a predicate. Agentless passive: the entity is the patient and no agent is named."""

Modality = Literal["asserted", "future", "possible", "conditional", "alleged"]
"""Whether a deed is told as done. Possible: somebody wants it, asks for it or may do it. Alleged: it is a charge,
hearsay or rumour; nobody who tells it vouches for it."""

Process = Literal["deed", "speech", "thought"]
"""Kind of process of a predicate (Halliday 1985). Speech says no more than that the entity speaks."""

Relation = Literal[
    "premodifier",
    "title",
    "apposition",
    "copula",
    "relative clause",
    "as-phrase",
    "genitive",
    "possessed",
    "description",
]
"""The construction that ties a descriptor to its entity."""

Tone = Literal["positive", "neutral", "negative"]
"""How an entity is evaluated."""

QuotationType = Literal["direct", "indirect", "mixed", "scare", "distancing", "topic"]
"""How somebody's words are given. Distancing: "so-called" and the like. Topic: own words for what is talked about."""

SpeakerKind = Literal["named", "institutional", "anonymous", "none"]
"""Who speaks: a named person, a body, somebody without a name, or nobody that the text names."""

Stance = Literal["neutral", "distancing", "endorsing", "conflict"]
"""What a reporting verb says about the words it reports ("said", "claimed", "pointed out", "accused")."""

FoundAs = Literal["term", "name", "nominal", "pronoun"]
"""How a concordance line was found: as words of the text, or as a mention of an entity."""

WordingOrigin = Literal["concept", "event", "entity"]
"""Where a wording set comes from: the shipped wording sets, aligned events, or the names of one entity."""

CoverageKind = Literal["entity", "speaker", "event", "background"]
"""What one source mentions and another does not."""


# ---------------------------------------------------------------------------------------------- what is read
class PartKind(StrEnum):
    """What a stretch of an article is; only `BODY` counts as the article's running text."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    BODY = "body"
    SIGNATURE = "signature"


class Part(Struct, frozen=True, gc=False):
    """A paragraph of the article, in text order; together the parts cover all text but white space."""

    kind: PartKind
    start: int
    end: int


class Article(Struct, frozen=True, gc=False):
    id: str
    source: str
    title: str
    text: str
    parts: tuple[Part, ...]
    date: str | None = None  # ISO 8601, as far as it is known
    url: str | None = None
    path: str | None = None
    warnings: tuple[str, ...] = ()  # what the reader had to repair or doubts


# -------------------------------------------------------------------------------------------- what is parsed
class Parse(Struct, frozen=True, gc=False):
    """What the pipeline says about an article's text, token by token, in parallel columns.

    It is all that the analysis needs, so it can be stored and read back without spaCy.
    """

    pipeline: str  # name and version
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]  # universal part of speech; "SPACE" for white space
    tags: tuple[str, ...]  # Penn Treebank tag
    deps: tuple[str, ...]  # dependency label (ClearNLP), "ROOT" for the root
    heads: tuple[int, ...]  # token index of the head; a root is its own head
    rows: tuple[int, ...]  # row in the pipeline's table of word vectors, -1 where there is none
    sentences: tuple[tuple[int, int], ...]  # token spans, first and past-last
    names: tuple[tuple[int, int, str], ...]  # named entities as the pipeline has them: token span, label
    chunks: tuple[tuple[int, int], ...]  # base noun phrases: token span


# ------------------------------------------------------------------------------------------ what is found
class Sentence(Struct, frozen=True, gc=False):
    start: int
    end: int
    part: PartKind
    words: int
    own_words: int  # words not inside somebody else's direct or indirect speech


class Mention(Struct, frozen=True, gc=False):
    """One place in a text that refers to an entity."""

    start: int
    end: int
    text: str
    sentence: int
    head: int  # token index of its syntactic head
    entity: str  # id of the entity
    kind: MentionKind
    link: str  # how it was linked: "name", "surname", "acronym", "demonym", "metonym", "description", "pronoun", ...
    role: MentionRole | None = None
    voice: Voice = Voice.OWN


class SentenceTone(Struct, frozen=True, gc=False):
    """How one sentence speaks of an entity, -1 (badly) to 1 (well): a piece of evidence for its `Evaluation`."""

    sentence: int
    value: float
    voice: Voice


class Evaluation(Struct, frozen=True, gc=False):
    """How a source portrays an entity: a number from -1 (badly) to 1 (well), with what it rests on."""

    score: float | None  # all voices; None where there is no evidence
    low: float | None  # 95 % interval of `score`; it takes in 0 where no verdict can be shown
    high: float | None
    own: float | None  # from the source's own words only
    attributed: float | None  # from other people's words only
    evidence: int  # how many sentences, descriptors and predicates it rests on
    tone: Tone = "neutral"  # by the sign of `score` alone; reports show `measures.verdict`
    enough: bool = False  # False: too little data to say
    sentences: tuple[SentenceTone, ...] = ()  # what each sentence that names it carries, in text order
    around: float = 0.0  # what opinions in other sentences add to their sum, of which `score` is made


class Entity(Struct, frozen=True, gc=False):
    """A person, organisation, place, people, group or thing that the article's mentions refer to."""

    id: str
    name: str  # the fullest name in the article
    label: str  # PERSON, ORG, GPE, NORP, LOC, FAC, GROUP, EVENT, ...
    salience: float  # 0 to 1
    mentions: int
    evaluation: Evaluation
    key: str = ""  # what the gazetteer or an alias file calls it ("Q:Russia"), else ""


class Descriptor(Struct, frozen=True, gc=False):
    """A word or phrase that labels or qualifies an entity (nomination, predication: Reisigl & Wodak 2001)."""

    start: int
    end: int
    text: str
    sentence: int
    entity: str
    relation: Relation
    voice: Voice
    speaker: str | None
    polarity: Polarity
    weight: float = 0.0  # strength of the polarity, 0 to 1
    negated: bool = False


class RoleUse(Struct, frozen=True, gc=False):
    """An entity in a role of one predicate (van Leeuwen 2008: activation and passivation)."""

    entity: str
    role: Role
    verb: str  # lemma of the predicate, with its particle
    start: int  # where the predicate stands
    end: int
    text: str
    sentence: int
    voice: Voice
    speaker: str | None
    other: str | None = None  # id of the entity on the other side
    negated: bool = False
    polarity: Polarity = Polarity.NEUTRAL  # what the predicate says about the entity in that role
    weight: float = 0.0
    object: str = ""  # of an agent's verb: the words for what the deed is done to, where they are no entity
    modality: Modality = "asserted"
    process: Process = "deed"


class LoadedTerm(Struct, frozen=True, gc=False):
    """A lexicon entry found in the text."""

    start: int
    end: int
    text: str
    sentence: int
    term: str  # the entry's term
    category: str
    polarity: Polarity
    weight: float
    voice: Voice
    speaker: str | None
    negated: bool
    target: str | None  # id of the entity that it is said of, by syntax
    lexicon: str  # name of the lexicon
    concept: str | None = None  # the wording set that the entry belongs to
    neutral: str | None = None  # a neutral alternative
    nested: bool = False  # lies inside a longer hit; shown, not counted


class Quotation(Struct, frozen=True, gc=False):
    """Somebody's words or thoughts in the text: content, cue and speaker (Pareti 2012)."""

    start: int  # of the content, without quotation marks
    end: int
    text: str
    sentence: int
    type: QuotationType
    words: int
    speaker: str | None = None  # as named, after coreference: "Lukashenko" for "he"
    speaker_start: int | None = None  # of the words in the text that name the speaker ("he")
    speaker_end: int | None = None
    speaker_entity: str | None = None
    speaker_kind: SpeakerKind = "none"
    cue: str | None = None  # as it stands in the text
    cue_lemma: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    stance: Stance = "neutral"  # of the cue
    negated: bool = False  # "did not say that", "rejected the claim that"
    parts: tuple[tuple[int, int], ...] = ()  # of mixed speech: character spans between quotation marks
    speaker_words: str | None = None  # the words of the text that name the speaker ("he"), before coreference


class Event(Struct, frozen=True, gc=False):
    """An event mention: a verb or event noun with who did what to whom, when and where."""

    start: int
    end: int
    text: str  # the clause, readable
    sentence: int
    trigger: str  # lemma
    trigger_start: int
    trigger_end: int
    type: str  # normal form of the trigger: "visit" for visit, arrive, state visit, be received
    agent: str | None  # entity id, else None
    patient: str | None
    agent_text: str | None
    patient_text: str | None
    time: str | None  # ISO date where it can be resolved, else as written
    place: str | None  # entity id or as written
    negated: bool
    modality: Modality
    voice: Voice
    speaker: str | None = None


class Loadedness(Struct, frozen=True, gc=False):
    """How loaded a sentence reads, 0 to 1."""

    sentence: int
    score: float


class LexiconInfo(Struct, frozen=True, gc=False):
    """Which lexicon was used: enough to find it again."""

    name: str
    version: str
    hash: str  # first 12 hexadecimal digits of the sha256 of its entries
    entries: int
    licence: str = ""
    path: str = ""


class Analysis(Struct, frozen=True, gc=False):
    """All that was found in one article."""

    article: Article
    parse: Parse
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    descriptors: tuple[Descriptor, ...]
    roles: tuple[RoleUse, ...]
    loaded_terms: tuple[LoadedTerm, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]
    loadedness: tuple[Loadedness, ...]
    lexicons: tuple[LexiconInfo, ...] = ()
    warnings: tuple[str, ...] = ()
    plain_terms: tuple[LoadedTerm, ...] = ()  # hits of the shipped lexicons that do not read loaded where they stand


# --------------------------------------------------------------------------------------- what is compared
class Story(Struct, frozen=True, gc=False):
    """Articles that tell of the same event."""

    id: str
    label: str
    article_ids: tuple[str, ...]
    cohesion: float = 1.0  # mean similarity of its articles, 0 to 1


class Evidence(Struct, frozen=True, gc=False):
    """A place in one of the compared articles."""

    article: str  # id
    source: str
    start: int
    end: int
    text: str
    sentence: int
    voice: Voice = Voice.OWN
    speaker: str | None = None


class Portrait(Struct, frozen=True, gc=False):
    """How one article portrays one entity."""

    article: str
    source: str
    entity: str  # id inside the article's Analysis
    descriptors: tuple[Descriptor, ...]
    roles: tuple[RoleUse, ...]
    evaluation: Evaluation
    mentions: int
    names: tuple[tuple[str, int], ...]  # what the article calls it, with counts, most frequent first


class ComparedMention(Struct, frozen=True, gc=False):
    article: str
    source: str
    start: int
    end: int
    text: str
    kind: MentionKind


class ComparedEntity(Struct, frozen=True, gc=False):
    """One referent across the articles; `portraits` holds one for each article that mentions it."""

    id: str
    name: str
    label: str
    salience: float
    mentions: tuple[ComparedMention, ...]
    portraits: tuple[Portrait, ...]
    not_found_in: tuple[str, ...] = ()  # ids of articles that were asked for it by every name, in vain


class Wording(Struct, frozen=True, gc=False):
    """One of the names that one source uses for a referent."""

    article: str
    source: str
    text: str
    count: int
    evidence: tuple[Evidence, ...]
    polarity: Polarity = Polarity.NEUTRAL


class WordingSet(Struct, frozen=True, gc=False):
    """Competing names for one referent (word choice and labelling: Hamborg 2019)."""

    referent: str
    origin: WordingOrigin
    wordings: tuple[Wording, ...]


class AlignedPassage(Struct, frozen=True, gc=False):
    """Sentences of several articles that tell the same thing.

    An article without a sentence here may yet tell it in other words; only those of `not_found_in` surely do not.
    """

    label: str  # what happens, in lemmas and names
    score: float  # 0 to 1: how likely a careful reader agrees
    passages: tuple[Evidence, ...]  # one or more for each article, in text order
    reason: str = ""  # what they share: participants, trigger, time
    not_found_in: tuple[str, ...] = ()  # ids of articles that were asked for what each sentence tells, in vain


class CoverageItem(Struct, frozen=True, gc=False):
    """Something found in one source only."""

    kind: CoverageKind
    name: str
    article: str
    source: str
    not_found_in: tuple[str, ...]  # sources
    share: float  # of the article's words that the sentences with it take, 0 to 1
    evidence: tuple[Evidence, ...]
    modality: Modality = "asserted"  # of an event
    negated: bool = False


class KeyTerm(Struct, frozen=True, gc=False):
    """A term's over-use in one source against all others (Monroe, Colaresi & Quinn 2008)."""

    term: str
    source: str
    count: int
    words: int
    other_count: int
    other_words: int
    log_odds: float  # positive: over-used in `source`
    low: float
    high: float
    p: float
    p_adjusted: float
    g2: float
    log_ratio: float
    underpowered: bool


class ContrastKind(StrEnum):
    """In what the sources differ."""

    FRAME = "frame"  # what the headlines and leads make of the story
    LABEL = "label"  # competing names and descriptors of one referent
    DEED = "deed"  # competing words for one deed
    EVALUATION = "evaluation"  # who comes out well or badly
    VOICE = "voice"  # who is quoted; the same words as the source's own and as somebody's
    ROLE = "role"  # who acts, who is acted upon
    CERTAINTY = "certainty"  # fact here, alleged, denied or possible there
    STANCE = "stance-of-verb"  # verbs of saying: claimed, said, admitted
    QUANTITY = "quantity"  # numbers and scale
    COVERAGE = "coverage"  # what one source tells that helps or hurts somebody
    IRONY = "irony"  # mockery, trailing remarks


class ContrastSide(Struct, frozen=True, gc=False):
    """One source's words in a contrast."""

    article: str
    source: str
    evidence: tuple[Evidence, ...]  # the telling clause or phrase, the most telling first


class Contrast(Struct, frozen=True, gc=False):
    """Something in which the sources differ, each with its own words for it.

    A source without a side is not said to be silent about it.
    """

    kind: ContrastKind
    about: str  # the referent, deed or topic
    line: str  # the contrast in one plain line
    score: float  # how telling it is, 0 to 1
    sides: tuple[ContrastSide, ...]  # in the order of the articles


class Comparison(Struct, frozen=True, gc=False):
    """Two or more articles side by side."""

    analyses: tuple[Analysis, ...]
    similarity: float  # same-story score of the least similar pair, 0 to 1
    same_story: bool
    entities: tuple[ComparedEntity, ...]
    wordings: tuple[WordingSet, ...]
    passages: tuple[AlignedPassage, ...]
    coverage: tuple[CoverageItem, ...]
    keyness: tuple[KeyTerm, ...]
    notes: tuple[str, ...]
    contrasts: tuple[Contrast, ...] = ()  # the most telling first


class ConcordanceLine(Struct, frozen=True, gc=False):
    """A place of a term or an entity; `left` and `right` are the text around it, white space made plain."""

    source: str
    article: str
    start: int
    end: int
    left: str
    text: str
    right: str
    sentence: int
    voice: Voice
    speaker: str | None
    found_as: FoundAs
    entity: str | None = None  # the name of the entity, where the term is one
