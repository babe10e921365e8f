"""The records of the program: what is read, what is found, what is compared.

Data flows one way: `Article` -> `Parse` -> `Analysis` -> `Comparison`. All records are frozen and hold only tuples,
strings and numbers, so they can be stored, sent to another process and compared. They are never part of a reference
cycle, so the garbage collector skips them (`gc=False`).

Offsets are characters of `Article.text`, 0-based, end exclusive: `article.text[x.start:x.end] == x.text` for every
record with the three fields. Token indices count the tokens of the `Parse`.
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
    """Whether a word speaks badly or well of what it describes."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"

    @property
    def sign(self) -> int:
        """-1, 0 or 1."""
        return {"negative": -1, "neutral": 0, "positive": 1}[self.value]


EntityLabel = Literal[
    "PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "GROUP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "MISC"
]
"""What an entity is: the labels of OntoNotes, people without a common name (GROUP) and names of unknown kind (MISC)."""

MentionKind = Literal["name", "nominal", "pronoun"]
"""What a mention is: a proper name, a common noun phrase ("the president"), or a pronoun."""

MentionLink = Literal[
    "name",
    "surname",
    "short name",
    "alias",
    "acronym",
    "demonym",
    "member",
    "metonym",
    "first",
    "same head",
    "description",
    "apposition",
    "copula",
    "compound",
    "pronoun",
]
"""How a mention was linked to its entity: by which form of a name, as the first or a repeated common noun ("first",
"same head"), by a description, or as a pronoun; "compound" is a name inside another word ("pro-Russia")."""

FramesReader = Literal["words", "encoder"]
"""Who reads sentences for their frames: a small network on their words, or an encoder that costs more and is better."""

MentionRole = Literal["agent", "patient"]
"""What a mention does in its clause (van Leeuwen 2008)."""

Role = Literal["agent", "patient", "agentless passive"]
"""An entity's part in a predicate. Agentless passive: the entity is the patient and no agent is named."""

Modality = Literal["asserted", "future", "possible", "conditional", "alleged"]
"""Whether a deed is presented as done.

Possible: somebody wants it, asks for it or may do it. Alleged: it is a charge, hearsay or rumour, and the speaker does
not vouch for it.
"""

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

QuotationType = Literal["direct", "indirect", "mixed", "act", "scare", "distancing", "topic"]
"""How words are given. Act: a statement in own words. Distancing: "so-called" and the like. Topic: what it is about."""

SpeakerKind = Literal["named", "institutional", "anonymous", "none"]
"""Who speaks: a named person, a body, somebody without a name, or nobody that the text names."""

Stance = Literal["neutral", "distancing", "endorsing", "conflict"]
"""What a reporting verb says about the words it reports ("said", "claimed", "pointed out", "accused")."""

FoundAs = Literal["term", "name", "nominal", "pronoun"]
"""How a concordance line was found: as words of the text, or as a mention of an entity."""

WordingOrigin = Literal["concept", "event", "entity"]
"""Where a wording set comes from: the shipped wording sets, aligned events, or the names of one entity."""

Question = Literal["problem", "blamed", "suffers", "helps", "conflict", "money", "morals", "human face"]
"""What frames answer: which problem, who is blamed, who suffers, who can help and how (Entman 1993); conflict between
which sides, money, moral judgement, human face (Semetko & Valkenburg 2000)."""

TraitKind = Literal["called", "does", "undergoes", "others", "says", "named"]
"""What a source says of a main actor: what it calls the actor, a deed by or to the actor, what others say of it, what
it says itself, or only a clause that names it."""

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
    FURNITURE = "furniture"  # what a page or an agency puts around an article: paywall, links, credits, posts, rights


NOT_READ = frozenset({PartKind.BYLINE, PartKind.SIGNATURE, PartKind.FURNITURE})
"""Parts that do not report the story: they are neither parsed nor counted."""


class Part(Struct, frozen=True, gc=False):
    """A paragraph of the article. Together the parts cover all text except white space."""

    kind: PartKind
    start: int  # offset of the first character
    end: int  # offset past the last character


class Article(Struct, frozen=True, gc=False):
    """What is read: the text of one article and what is known about it."""

    id: str  # unique among the articles that are read together
    source: str  # the outlet that printed it
    title: str  # the headline; empty if there is none
    text: str  # headline and body, one paragraph per line
    parts: tuple[Part, ...]  # the paragraphs, in text order
    date: str | None = None  # ISO 8601, as far as known
    url: str | None = None  # address of the page, if known
    path: str | None = None  # file that it was read from
    warnings: tuple[str, ...] = ()  # what the reader had to repair or doubts
    date_from: str | None = None  # where the date came from: "the page", "the record", "the text's header"


class FileReading(Struct, frozen=True):
    """What reading one file gave: `framing read` shows it.

    Attributes:
        path: the file; for one in an archive, the archive's path and its own.
        format: the format that it was read as.
        articles: how many articles it gave.
        announced: how many it says it has; None if it does not say.
        outlets: how many different outlets the articles have.
        first_date: the earliest date.
        last_date: the latest date.
        without_date: articles without a date.
        without_outlet: articles whose outlet is unknown, or is only the name of the file.
        duplicates: articles whose text was read before: their id, and the id of the first.
        problems: what could not be read.
        left_out: what was left out because it is no article: a kind and how often.
    """

    path: str
    format: str
    articles: int
    announced: int | None
    outlets: int
    first_date: str | None
    last_date: str | None
    without_date: int
    without_outlet: int
    duplicates: tuple[tuple[str, str], ...]
    problems: int
    left_out: tuple[tuple[str, int], ...]


# -------------------------------------------------------------------------------------------- what is parsed
class Parse(Struct, frozen=True, gc=False):
    """What the pipeline says about an article's text, in parallel columns with one value per token.

    The analysis needs nothing else, so a parse can be stored and read back without spaCy.
    """

    pipeline: str  # name and version of the pipeline
    starts: tuple[int, ...]  # offset of the first character of each token
    ends: tuple[int, ...]  # offset past the last character of each token
    lemmas: tuple[str, ...]  # dictionary form
    pos: tuple[str, ...]  # universal part of speech; "SPACE" for white space
    tags: tuple[str, ...]  # Penn Treebank tag
    deps: tuple[str, ...]  # dependency label (ClearNLP), "ROOT" for the root
    heads: tuple[int, ...]  # token index of the head; a root is its own head
    rows: tuple[int, ...]  # row in the pipeline's table of word vectors; -1 if there is none
    sentences: tuple[tuple[int, int], ...]  # token spans, first and past-last
    names: tuple[tuple[int, int, str], ...]  # named entities as the pipeline has them: token span, label
    chunks: tuple[tuple[int, int], ...]  # base noun phrases: token span


# ------------------------------------------------------------------------------------------ what is found
class Sentence(Struct, frozen=True, gc=False):
    """A sentence of the article."""

    start: int  # offset of the first character
    end: int  # offset past the last character
    part: PartKind  # kind of the paragraph
    words: int  # number of words
    own_words: int  # words not inside somebody else's direct or indirect speech


class Mention(Struct, frozen=True, gc=False):
    """One place in a text that refers to an entity."""

    start: int  # offset of the first character
    end: int  # offset past the last character
    text: str  # the words at these offsets
    sentence: int  # index in `Analysis.sentences`
    head: int  # token index of its syntactic head
    entity: str  # id of the entity
    kind: MentionKind
    link: MentionLink
    role: MentionRole | None = None  # what it does in its clause, if anything
    voice: Voice = Voice.OWN  # whose words the mention is in


class SentenceTone(Struct, frozen=True, gc=False):
    """How well or badly one sentence speaks of an entity: a piece of evidence for its `Evaluation`."""

    sentence: int  # index in `Analysis.sentences`
    value: float  # -1 (badly) to 1 (well)
    voice: Voice  # whose opinion it is


class VerdictGround(Struct, frozen=True, gc=False):
    """The source's own words that support a verdict on an entity: a label, a deed, a loaded word or a sentence."""

    start: int  # offset of the first character
    end: int  # offset past the last character
    text: str  # the words at these offsets
    whole: bool = False  # a whole sentence that reads so, where no words about the entity say it


class Evaluation(Struct, frozen=True, gc=False):
    """How a source portrays an entity, from -1 (badly) to 1 (well), with the evidence."""

    score: float | None  # from all voices, -1 to 1; None without evidence
    low: float | None  # lower end of the 80% interval of `own`; the interval includes 0 if no verdict can be shown
    high: float | None  # upper end of that interval
    own: float | None  # from the source's own words only; the verdict is about this number
    attributed: float | None  # from other people's words only
    evidence: int  # how many sentences, descriptors and predicates it rests on
    tone: Tone = "neutral"  # by the sign of `score` alone; reports show `measures.verdict`
    enough: bool = False  # whether there are enough sentences in own voice for a verdict
    sentences: tuple[SentenceTone, ...] = ()  # the value of each sentence that names the entity, in text order
    around: float = 0.0  # what opinions in other sentences add to the sum behind `score`
    grounds: tuple[VerdictGround, ...] = ()  # what a verdict rests on, the strongest first; empty where there is none


class Entity(Struct, frozen=True, gc=False):
    """A person, organisation, place, people, group or thing that the article's mentions refer to."""

    id: str  # unique in the article
    name: str  # the fullest name in the article
    label: EntityLabel
    salience: float  # how prominent it is in the article, 0 to 1
    mentions: int  # number of mentions
    evaluation: Evaluation  # how the article portrays it
    key: str = ""  # its key in the gazetteer or alias file ("Q:Russia"), else ""


class Descriptor(Struct, frozen=True, gc=False):
    """A word or phrase that labels or qualifies an entity (nomination, predication: Reisigl & Wodak 2001)."""

    start: int  # offset of the first character
    end: int  # offset past the last character
    text: str  # the words at these offsets
    sentence: int  # index in `Analysis.sentences`
    entity: str  # id of the entity that it describes
    relation: Relation
    voice: Voice  # whose words it is
    speaker: str | None  # who speaks, by name; None for the own voice
    polarity: Polarity  # what it says about the entity
    weight: float = 0.0  # strength of the polarity, 0 to 1
    negated: bool = False  # whether the description is denied ("not a tyrant")


class RoleUse(Struct, frozen=True, gc=False):
    """An entity in a role of one predicate (van Leeuwen 2008: activation and passivation)."""

    entity: str  # id of the entity in the role
    role: Role
    verb: str  # lemma of the predicate, with its particle
    start: int  # offset of the predicate
    end: int  # offset past the predicate
    text: str  # the predicate as written
    sentence: int  # index in `Analysis.sentences`
    voice: Voice  # whose words the predicate is
    speaker: str | None  # who speaks, by name; None for the own voice
    other: str | None = None  # id of the entity on the other side of the predicate
    negated: bool = False  # whether the deed is denied
    polarity: Polarity = Polarity.NEUTRAL  # what the predicate says about the entity in that role
    weight: float = 0.0  # strength of the polarity, 0 to 1
    object: str = ""  # of an agent's verb: the words for what the deed is done to, if that is no entity
    modality: Modality = "asserted"
    process: Process = "deed"


class LoadedTerm(Struct, frozen=True, gc=False):
    """A lexicon entry found in the text."""

    start: int  # offset of the first character
    end: int  # offset past the last character
    text: str  # the words at these offsets
    sentence: int  # index in `Analysis.sentences`
    term: str  # the entry's term
    category: str  # the entry's category
    polarity: Polarity  # the entry's polarity
    weight: float  # how loaded, 0 to 1
    voice: Voice  # whose word it is
    speaker: str | None  # who speaks, by name; None for the own voice
    negated: bool  # whether it is denied in the text
    target: str | None  # id of the entity that it describes, by syntax
    lexicon: str  # name of the lexicon
    concept: str | None = None  # the wording set that the entry belongs to
    neutral: str | None = None  # a neutral alternative
    nested: bool = False  # inside a longer hit: shown, not counted
    modality: Modality = "asserted"  # whether the source tells it as so, as charged, possible, …


class Quotation(Struct, frozen=True, gc=False):
    """Somebody's words or thoughts in the text: content, cue and speaker (Pareti 2012)."""

    start: int  # offset of the content, without quotation marks
    end: int  # offset past the content
    text: str  # the content
    sentence: int  # index in `Analysis.sentences`
    type: QuotationType
    words: int  # number of words of the content
    speaker: str | None = None  # as named, after coreference: "Lukashenko" for "he"
    speaker_start: int | None = None  # offset of the words that name the speaker ("he")
    speaker_end: int | None = None  # offset past them
    speaker_entity: str | None = None  # id of the speaker's entity
    speaker_kind: SpeakerKind = "none"
    cue: str | None = None  # the reporting words as written
    cue_lemma: str | None = None  # lemma of the cue
    cue_start: int | None = None  # offset of the cue
    cue_end: int | None = None  # offset past the cue
    stance: Stance = "neutral"  # what the cue says about the words
    negated: bool = False  # whether the speaker did not say it: "did not say that", "rejected the claim that"
    parts: tuple[tuple[int, int], ...] = ()  # of mixed speech: offsets of the stretches between quotation marks
    speaker_words: str | None = None  # the words that name the speaker ("he"), before coreference
    labels: tuple[tuple[int, int], ...] = ()  # inside reported speech: offsets of what the outlet itself calls people


class Event(Struct, frozen=True, gc=False):
    """An event mention: a verb or event noun with agent, patient, time and place."""

    start: int  # offset of the clause
    end: int  # offset past the clause
    text: str  # the clause in readable form
    sentence: int  # index in `Analysis.sentences`
    trigger: str  # lemma of the verb or noun
    trigger_start: int  # offset of the trigger
    trigger_end: int  # offset past the trigger
    type: str  # normal form of the trigger: "visit" for visit, arrive, state visit, be received
    agent: str | None  # id of the entity that acts
    patient: str | None  # id of the entity that is acted upon
    agent_text: str | None  # the words for the agent
    patient_text: str | None  # the words for the patient
    time: str | None  # ISO date if it can be resolved, else as written
    place: str | None  # id of an entity, or as written
    negated: bool  # whether the event is denied
    modality: Modality
    voice: Voice  # whose words the trigger is
    speaker: str | None = None  # who speaks, by name; None for the own voice


class Loadedness(Struct, frozen=True, gc=False):
    """How loaded a sentence reads, 0 to 1."""

    sentence: int  # index in `Analysis.sentences`
    score: float  # how loaded it reads, 0 to 1


class FrameSentence(Struct, frozen=True, gc=False):
    """A sentence that uses a frame."""

    start: int  # offset of the first character
    end: int  # offset past the last character
    sentence: int  # index in `Analysis.sentences`
    voice: Voice  # whose words most of it are
    speaker: str | None  # who speaks, by name; None for the own voice
    score: float  # how likely a reader says that it uses the frame, 0 to 1


class Frame(Struct, frozen=True, gc=False):
    """A frame of a scheme, and how far an article uses it (Entman 1993)."""

    scheme: str  # "generic", "policy", or the name of a codebook
    frame: str  # name in the scheme: "conflict"
    score: float  # how likely a coder says that the article uses it, 0 to 1
    share: float  # share of its sentences that use it, 0 to 1
    count: int  # how many sentences use it
    sentences: int  # how many sentences the share is of
    evidence: tuple[FrameSentence, ...]  # the sentences that use it, the likeliest first


class Answer(Struct, frozen=True, gc=False):
    """What an article says to a question that frames answer: a sentence, and the entity in it."""

    question: Question
    start: int  # offset of the sentence
    end: int  # offset past the sentence
    sentence: int  # index in `Analysis.sentences`
    entity: str | None  # id of the entity that is blamed, suffers, helps, is against somebody or has the face
    other: str | None  # id of the entity on the other side of a conflict
    voice: Voice  # whose words most of it are
    speaker: str | None  # who speaks, by name; None for the own voice
    score: float  # how likely a reader accepts the answer, 0 to 1
    at: int = -1  # offset where the words begin that answer; -1 in comparisons saved before this was kept


class LexiconInfo(Struct, frozen=True, gc=False):
    """Which lexicon was used: enough to find it again."""

    name: str  # name by which it can be used
    version: str  # as its file says
    hash: str  # first 12 hexadecimal digits of the sha256 of its entries
    entries: int  # number of entries
    licence: str = ""  # as its file says
    path: str = ""  # file that it was read from


class Analysis(Struct, frozen=True, gc=False):
    """Everything that was found in one article."""

    article: Article  # what was read
    parse: Parse  # what the pipeline says
    sentences: tuple[Sentence, ...]  # its sentences, in text order
    entities: tuple[Entity, ...]  # whom and what it is about, most salient first
    mentions: tuple[Mention, ...]  # places that refer to entities, in text order
    descriptors: tuple[Descriptor, ...]  # words that describe entities, in text order
    roles: tuple[RoleUse, ...]  # entities in the roles of predicates, in text order
    loaded_terms: tuple[LoadedTerm, ...]  # lexicon entries found, in text order
    quotations: tuple[Quotation, ...]  # somebody's words, in text order
    events: tuple[Event, ...]  # deeds and happenings, in text order
    loadedness: tuple[Loadedness, ...]  # how loaded each sentence of running text reads
    lexicons: tuple[LexiconInfo, ...] = ()  # lexicons that were used
    warnings: tuple[str, ...] = ()  # what the reader had to repair or doubts
    plain_terms: tuple[LoadedTerm, ...] = ()  # hits of the shipped lexicons that do not read loaded in their sentence
    frames: tuple[Frame, ...] = ()  # frames of every scheme, by scheme, the most used first
    answers: tuple[Answer, ...] = ()  # what the story says, by question, the likeliest first


# --------------------------------------------------------------------------------------- what is compared
class Story(Struct, frozen=True, gc=False):
    """Articles that report the same event."""

    id: str  # stays the same when articles join
    label: str  # a few words that describe it
    article_ids: tuple[str, ...]  # ids of its articles
    cohesion: float = 1.0  # mean similarity of its articles, 0 to 1


class Evidence(Struct, frozen=True, gc=False):
    """A place in one of the compared articles."""

    article: str  # id of the article
    source: str  # its source
    start: int  # offset of the first character
    end: int  # offset past the last character
    text: str  # the words at these offsets
    sentence: int  # index in `Analysis.sentences`
    voice: Voice = Voice.OWN  # whose words they are
    speaker: str | None = None  # who speaks, by name; None for the own voice


class Portrait(Struct, frozen=True, gc=False):
    """How one article portrays one entity."""

    article: str  # id of the article
    source: str  # its source
    entity: str  # id in the Analysis of the article
    descriptors: tuple[Descriptor, ...]  # what the article calls it and says of it
    roles: tuple[RoleUse, ...]  # roles in which the article shows it
    evaluation: Evaluation  # how the article portrays it
    mentions: int  # number of mentions
    names: tuple[tuple[str, int], ...]  # what the article calls it, with counts, most frequent first


class ComparedMention(Struct, frozen=True, gc=False):
    """A mention of a compared entity in one of the articles."""

    article: str  # id of the article
    source: str  # its source
    start: int  # offset of the first character
    end: int  # offset past the last character
    text: str  # the words at these offsets
    kind: MentionKind


class ComparedEntity(Struct, frozen=True, gc=False):
    """One referent across the articles; `portraits` holds one for each article that mentions it."""

    id: str  # unique in the comparison
    name: str  # the fullest name
    label: EntityLabel
    salience: float  # how prominent it is over all articles, 0 to 1
    mentions: tuple[ComparedMention, ...]  # its mentions in all articles
    portraits: tuple[Portrait, ...]  # how each article that mentions it portrays it
    not_found_in: tuple[str, ...] = ()  # ids of articles that were searched for it by every name, in vain


class Wording(Struct, frozen=True, gc=False):
    """One of the names that one source uses for a referent."""

    article: str  # id of the article
    source: str  # its source
    text: str  # the name
    count: int  # number of uses
    evidence: tuple[Evidence, ...]  # the places of its uses
    polarity: Polarity = Polarity.NEUTRAL  # what the name says about the referent


class WordingSet(Struct, frozen=True, gc=False):
    """Competing names for one referent (word choice and labelling: Hamborg 2019)."""

    referent: str  # what the names refer to
    origin: WordingOrigin
    wordings: tuple[Wording, ...]  # the competing names


class AlignedPassage(Struct, frozen=True, gc=False):
    """Sentences of several articles that report the same thing.

    An article without a sentence here may still report it in other words. Only those in `not_found_in` were
    searched without success.
    """

    label: str  # what happens, in lemmas and names
    score: float  # how likely a careful reader agrees, 0 to 1
    passages: tuple[Evidence, ...]  # one sentence or more of each article, in text order
    reason: str = ""  # what they share: participants, trigger, time
    not_found_in: tuple[str, ...] = ()  # ids of articles that were searched for what each sentence tells, in vain


class CoverageItem(Struct, frozen=True, gc=False):
    """Something found in one source only."""

    kind: CoverageKind
    name: str  # of the entity, speaker or event; of background, its most particular words
    article: str  # id of the article that has it
    source: str  # its source
    not_found_in: tuple[str, ...]  # sources that were searched for it, in vain
    share: float  # share of the article's words in these sentences, 0 to 1
    evidence: tuple[Evidence, ...]  # the sentences with it
    modality: Modality = "asserted"  # whether an event is presented as done
    negated: bool = False  # whether the event is denied


class KeyTerm(Struct, frozen=True, gc=False):
    """A term's over-use in one source against all others (Monroe, Colaresi & Quinn 2008)."""

    term: str  # lemma
    source: str  # the source that is compared with the others
    count: int  # uses in `source`
    words: int  # words of `source`
    other_count: int  # uses in the other sources
    other_words: int  # words of the other sources
    log_odds: float  # log-odds ratio; positive: over-used in `source`
    low: float  # lower end of its 95% interval
    high: float  # upper end of its 95% interval
    p: float  # exact p value
    p_adjusted: float  # p adjusted for the number of terms (false discovery rate)
    g2: float  # log-likelihood ratio
    log_ratio: float  # binary logarithm of the ratio of the rates
    underpowered: bool  # whether there is too little data for any difference to show


class ContrastKind(StrEnum):
    """How the sources differ."""

    FRAME = "frame"  # what the headlines and leads make of the story
    LABEL = "label"  # competing names and descriptors of one referent
    DEED = "deed"  # competing words for one deed
    EVALUATION = "evaluation"  # who comes out well or badly
    PORTRAIT = "portrait"  # what each source itself tells of one person or body
    VOICE = "voice"  # who is quoted; the same words as the source's own and as somebody's
    ROLE = "role"  # who acts, who is acted upon
    CERTAINTY = "certainty"  # fact here, alleged, denied or possible there
    STANCE = "stance-of-verb"  # verbs of saying: claimed, said, admitted
    QUANTITY = "quantity"  # numbers and scale
    COVERAGE = "coverage"  # what one source tells that helps or hurts somebody
    IRONY = "irony"  # mockery, trailing remarks


class ContrastSide(Struct, frozen=True, gc=False):
    """One source's words in a contrast."""

    article: str  # id of the article
    source: str  # its source
    evidence: tuple[Evidence, ...]  # the telling words first, then further clauses about the same
    telling: int = 1  # how many of the first places show the contrast; 0 where only further clauses were found


class Contrast(Struct, frozen=True, gc=False):
    """A difference between the sources, shown in the words of each.

    A source without a side may still report it, unless `not_found_in` names the source.
    """

    kind: ContrastKind
    about: str  # the referent, deed or topic
    line: str  # the contrast in one plain line
    score: float  # how telling it is, 0 to 1
    sides: tuple[ContrastSide, ...]  # each source's words, in the order of the articles
    not_found_in: tuple[str, ...] = ()  # sources that were searched for what one alone tells, in vain

    @property
    def has_form(self) -> bool:
        """Whether its form shows a difference; otherwise it only puts clauses on one topic side by side."""
        return self.kind is not ContrastKind.COVERAGE or bool(self.not_found_in)


class Trait(Struct, frozen=True, gc=False):
    """A telling thing that one source says of a main actor."""

    kind: TraitKind
    place: Evidence  # the words
    polarity: Polarity  # what they say about the actor


class Sketch(Struct, frozen=True, gc=False):
    """The most telling things that one source says of a main actor; empty if it says nothing telling."""

    article: str  # id of the article
    source: str  # its source
    traits: tuple[Trait, ...]  # what it calls the actor, then deeds, then what others call the actor


class MainActor(Struct, frozen=True, gc=False):
    """A person, body or group that several sources write about, with a sketch for each source."""

    id: str  # id of the compared entity
    name: str  # its name
    label: EntityLabel
    sketches: tuple[Sketch, ...]  # what each source that mentions it says of it, in the order of the articles


class Comparison(Struct, frozen=True, gc=False):
    """Two or more articles side by side."""

    analyses: tuple[Analysis, ...]  # what was found in each article, in their order
    similarity: float  # same-story score of the least similar pair, 0 to 1
    same_story: bool  # whether all articles report the same event
    entities: tuple[ComparedEntity, ...]  # referents across the articles, most salient first
    wordings: tuple[WordingSet, ...]  # competing names
    passages: tuple[AlignedPassage, ...]  # sentences that report the same thing
    coverage: tuple[CoverageItem, ...]  # what is found in one source only
    keyness: tuple[KeyTerm, ...]  # over-used terms
    notes: tuple[str, ...]  # what a reader must know about this comparison
    contrasts: tuple[Contrast, ...] = ()  # differences between the sources, the most telling first
    actors: tuple[MainActor, ...] = ()  # whom several sources write about, the main ones first


class ConcordanceLine(Struct, frozen=True, gc=False):
    """A place of a term or an entity; `left` and `right` are the text around it, white space made plain."""

    source: str  # the source of the article
    article: str  # id of the article
    start: int  # offset of the first character
    end: int  # offset past the last character
    left: str  # the text before it
    text: str  # the words at these offsets
    right: str  # the text after it
    sentence: int  # index in `Analysis.sentences`
    voice: Voice  # whose words they are
    speaker: str | None  # who speaks, by name; None for the own voice
    found_as: FoundAs
    entity: str | None = None  # the name of the entity, where the term is one
