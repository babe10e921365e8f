"""The cells that are no numbers of `measures.py`: names, places, whose words. One named function each."""

from __future__ import annotations

from typing import Any, Protocol

from framing import measures
from framing.model import (
    Analysis,
    CoverageItem,
    Descriptor,
    Event,
    KeyTerm,
    LexiconInfo,
    Polarity,
    Quotation,
    RoleUse,
    Voice,
)
from framing.reporter.rows import (
    EvidenceRow,
    Found,
    NoteRow,
    PassageRow,
    PortraitRow,
    SourcingRow,
    SpeakerRow,
    TermRow,
    WordingRow,
)


class Placed(Protocol):
    """A stretch of an article's text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def sentence(self) -> int: ...


class Voiced(Protocol):
    @property
    def voice(self) -> Voice: ...
    @property
    def speaker(self) -> str | None: ...


class Polar(Protocol):
    @property
    def polarity(self) -> Polarity: ...
    @property
    def weight(self) -> float: ...
    @property
    def negated(self) -> bool: ...


class OfArticle(Protocol):
    @property
    def analysis(self) -> Analysis: ...


# ------------------------------------------------------------------------------------------ which article
def article_id(row: Analysis) -> str:
    return row.article.id


def article_source(row: Analysis) -> str:
    return row.article.source


def article_title(row: Analysis) -> str:
    return row.article.title


def article_date(row: Analysis) -> str | None:
    return row.article.date


def article_url(row: Analysis) -> str | None:
    return row.article.url


def pipeline(row: Analysis) -> str:
    return row.parse.pipeline


def article(row: OfArticle) -> str:
    return row.analysis.article.id


def source(row: OfArticle) -> str:
    return row.analysis.article.source


# --------------------------------------------------------------------------------------- where in the text
def text(row: Found[Placed]) -> str:
    return row.item.text


def start(row: Found[Placed]) -> int:
    return row.item.start


def end(row: Found[Placed]) -> int:
    return row.item.end


def sentence(row: Found[Placed]) -> int:
    """1-based, as a reader counts."""
    return row.item.sentence + 1


def sentence_text(analysis: Analysis, number: int) -> str:
    """The sentence with the 0-based number, on one line; empty where there is none."""
    if not 0 <= number < len(analysis.sentences):
        return ""
    found = analysis.sentences[number]
    return " ".join(analysis.article.text[found.start : found.end].split())


# --------------------------------------------------------------------------- what is said, and by whose voice
def referent(row: Found[Any]) -> str:
    return row.name


def voice(row: Found[Voiced]) -> str:
    return row.item.voice.value


def speaker(row: Found[Voiced]) -> str | None:
    return row.item.speaker


def polarity(row: Found[Polar]) -> str:
    return row.item.polarity.value


def weight(row: Found[Polar]) -> float:
    return row.item.weight


def negated(row: Found[Polar]) -> bool:
    return row.item.negated


def relation(row: Found[Descriptor]) -> str:
    return row.item.relation


def role(row: Found[RoleUse]) -> str:
    return row.item.role


def verb(row: Found[RoleUse]) -> str:
    return row.item.verb


def other_side(row: Found[RoleUse]) -> str:
    return row.other


def deed_object(row: Found[RoleUse]) -> str:
    return row.item.object


def deed_modality(row: Found[RoleUse]) -> str:
    return row.item.modality


def process(row: Found[RoleUse]) -> str:
    return row.item.process


# ------------------------------------------------------------------------------------------------ portraits
def entity_name(row: PortraitRow) -> str:
    return row.entity.name


def entity_label(row: PortraitRow) -> str:
    return row.entity.label


def salience(row: PortraitRow) -> float:
    return row.entity.salience


def mention_count(row: PortraitRow) -> int:
    return row.portrait.mentions


def called(row: PortraitRow) -> str:
    """The names with their counts: "Lukashenko (8); he (3)"."""
    return "; ".join(f"{name} ({count})" for name, count in row.portrait.names)


def descriptors_own(row: PortraitRow) -> int:
    return sum(d.voice is Voice.OWN for d in row.portrait.descriptors)


def descriptors_attributed(row: PortraitRow) -> int:
    return sum(d.voice in measures.ATTRIBUTED for d in row.portrait.descriptors)


def as_agent(row: PortraitRow) -> int:
    return len(measures.in_role(row.portrait, "agent"))


def as_patient(row: PortraitRow) -> int:
    return len(measures.in_role(row.portrait, "patient"))


def as_agentless(row: PortraitRow) -> int:
    return len(measures.in_role(row.portrait, "agentless passive"))


def activation(row: PortraitRow) -> float | None:
    return measures.activation(row.portrait)


def statements_by(row: PortraitRow) -> int:
    return len(row.quotations)


def evaluation(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.score


def evaluation_low(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.low


def evaluation_high(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.high


def evaluation_own(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.own


def evaluation_attributed(row: PortraitRow) -> float | None:
    return row.portrait.evaluation.attributed


def evaluation_evidence(row: PortraitRow) -> int:
    return row.portrait.evaluation.evidence


def tone(row: PortraitRow) -> str:
    return row.portrait.evaluation.tone if row.portrait.evaluation.enough else "too little data"


# ------------------------------------------------------------------------------------- wordings and passages
def wording_referent(row: WordingRow) -> str:
    return row.set.referent


def wording_origin(row: WordingRow) -> str:
    return row.set.origin


def wording_article(row: WordingRow) -> str:
    return row.wording.article


def wording_source(row: WordingRow) -> str:
    return row.wording.source


def wording_text(row: WordingRow) -> str:
    return row.wording.text


def wording_count(row: WordingRow) -> int:
    return row.wording.count


def wording_polarity(row: WordingRow) -> str:
    return row.wording.polarity.value


def wording_voice(row: WordingRow) -> str:
    """The voices that use it, each once, in the order of the text."""
    return "; ".join(dict.fromkeys(e.voice.value for e in row.wording.evidence))


def wording_example(row: WordingRow) -> str:
    return row.wording.evidence[0].text if row.wording.evidence else ""


def wording_start(row: WordingRow) -> int | None:
    return row.wording.evidence[0].start if row.wording.evidence else None


def wording_end(row: WordingRow) -> int | None:
    return row.wording.evidence[0].end if row.wording.evidence else None


def passage_number(row: PassageRow) -> int:
    return row.number


def passage_label(row: PassageRow) -> str:
    return row.passage.label


def passage_score(row: PassageRow) -> float:
    return row.passage.score


def passage_reason(row: PassageRow) -> str:
    return row.passage.reason


def passage_article(row: PassageRow) -> str:
    return row.evidence.article


def passage_source(row: PassageRow) -> str:
    return row.evidence.source


def passage_text(row: PassageRow) -> str:
    return " ".join(row.evidence.text.split())


def passage_voice(row: PassageRow) -> str:
    return row.evidence.voice.value


def passage_speaker(row: PassageRow) -> str | None:
    return row.evidence.speaker


def passage_sentence(row: PassageRow) -> int:
    return row.evidence.sentence + 1


def passage_start(row: PassageRow) -> int:
    return row.evidence.start


def passage_end(row: PassageRow) -> int:
    return row.evidence.end


# --------------------------------------------------------------------------------------------- loaded terms
def term(row: TermRow) -> str:
    return row.term


def term_category(row: TermRow) -> str:
    return row.category


def term_polarity(row: TermRow) -> str:
    return row.polarity.value


def term_weight(row: TermRow) -> float:
    return row.weight


def term_own(row: TermRow) -> int:
    return row.count


def term_attributed(row: TermRow) -> int:
    return row.attributed


def term_scare(row: TermRow) -> int:
    return row.scare


def term_words(row: TermRow) -> int:
    return row.words


def term_hit(row: TermRow) -> str:
    return row.hit


def term_example(row: TermRow) -> str:
    return row.example


def term_loadedness(row: TermRow) -> float | None:
    return row.loadedness


def term_start(row: TermRow) -> int | None:
    return row.start


def term_end(row: TermRow) -> int | None:
    return row.end


def term_neutral(row: TermRow) -> str:
    return row.neutral


def term_lexicon(row: TermRow) -> str:
    return row.lexicon


def term_lexicon_version(row: TermRow) -> str:
    return row.version


# --------------------------------------------------------------------------------------------------- voices
def quoted_speaker(row: Found[Quotation]) -> str | None:
    return row.item.speaker


def speaker_kind(row: Found[Quotation]) -> str:
    return row.item.speaker_kind


def cue(row: Found[Quotation]) -> str | None:
    return row.item.cue


def cue_stance(row: Found[Quotation]) -> str:
    return row.item.stance


def quotation_type(row: Found[Quotation]) -> str:
    return row.item.type


def quotation_words(row: Found[Quotation]) -> int:
    return row.item.words


def quotation_negated(row: Found[Quotation]) -> bool:
    return row.item.negated


def speaker_name(row: SpeakerRow) -> str:
    return row.speaker


def speaker_row_kind(row: SpeakerRow) -> str:
    return row.kind


def speaker_statements(row: SpeakerRow) -> int:
    return len(row.quotations)


def speaker_direct(row: SpeakerRow) -> int:
    return sum(q.type in ("direct", "mixed") for q in row.quotations)


def speaker_words(row: SpeakerRow) -> int:
    return row.count


def speaker_cues(row: SpeakerRow) -> str:
    """The cues as they stand, each once, in the order of the text."""
    return "; ".join(dict.fromkeys(q.cue.lower() for q in row.quotations if q.cue))


def sourcing_kind(row: SourcingRow) -> str:
    return row.kind


def sourcing_count(row: SourcingRow) -> int:
    return row.count


def sourcing_total(row: SourcingRow) -> int:
    return row.words


def sourcing_p(row: SourcingRow) -> float | None:
    return row.p


def sourcing_p_adjusted(row: SourcingRow) -> float | None:
    return row.p_adjusted


def sourcing_weak(row: SourcingRow) -> bool:
    return row.weak


# --------------------------------------------------------------------------------------------------- events
def trigger(row: Found[Event]) -> str:
    return row.item.trigger


def event_type(row: Found[Event]) -> str:
    return row.item.type


def event_agent(row: Found[Event]) -> str | None:
    return row.item.agent_text


def event_patient(row: Found[Event]) -> str | None:
    return row.item.patient_text


def event_time(row: Found[Event]) -> str | None:
    return row.item.time


def event_place(row: Found[Event]) -> str | None:
    return row.other or row.item.place


def event_modality(row: Found[Event]) -> str:
    return row.item.modality


def event_negated(row: Found[Event]) -> bool:
    return row.item.negated


# -------------------------------------------------------------------------------------- coverage and keyness
def coverage_kind(row: CoverageItem) -> str:
    return row.kind


def coverage_name(row: CoverageItem) -> str:
    return row.name


def coverage_article(row: CoverageItem) -> str:
    return row.article


def coverage_source(row: CoverageItem) -> str:
    return row.source


def not_found_in(row: CoverageItem) -> str:
    return "; ".join(row.not_found_in)


def coverage_share(row: CoverageItem) -> float:
    return row.share


def coverage_example(row: CoverageItem) -> str:
    return " ".join(row.evidence[0].text.split()) if row.evidence else ""


def coverage_start(row: CoverageItem) -> int | None:
    return row.evidence[0].start if row.evidence else None


def coverage_end(row: CoverageItem) -> int | None:
    return row.evidence[0].end if row.evidence else None


def coverage_voice(row: CoverageItem) -> str:
    return row.evidence[0].voice.value if row.evidence else ""


def key_term(row: KeyTerm) -> str:
    return row.term


def key_source(row: KeyTerm) -> str:
    return row.source


def key_count(row: KeyTerm) -> int:
    return row.count


def key_words(row: KeyTerm) -> int:
    return row.words


def key_other_count(row: KeyTerm) -> int:
    return row.other_count


def key_other_words(row: KeyTerm) -> int:
    return row.other_words


def key_log_odds(row: KeyTerm) -> float:
    return row.log_odds


def key_low(row: KeyTerm) -> float:
    return row.low


def key_high(row: KeyTerm) -> float:
    return row.high


def key_p(row: KeyTerm) -> float:
    return row.p


def key_p_adjusted(row: KeyTerm) -> float:
    return row.p_adjusted


def key_g2(row: KeyTerm) -> float:
    return row.g2


def key_log_ratio(row: KeyTerm) -> float:
    return row.log_ratio


def key_underpowered(row: KeyTerm) -> bool:
    return row.underpowered


# -------------------------------------------------------------------------------- the long table, and the rest
def finding(row: EvidenceRow) -> str:
    return row.finding


def found_of(row: EvidenceRow) -> str:
    return row.referent


def found_text(row: EvidenceRow) -> str:
    return row.text


def found_start(row: EvidenceRow) -> int:
    return row.start


def found_end(row: EvidenceRow) -> int:
    return row.end


def found_sentence(row: EvidenceRow) -> int:
    return row.sentence + 1


def found_voice(row: EvidenceRow) -> str:
    return row.voice.value


def found_speaker(row: EvidenceRow) -> str | None:
    return row.speaker


def found_category(row: EvidenceRow) -> str:
    return row.category


def found_polarity(row: EvidenceRow) -> str:
    return row.polarity.value


def found_weight(row: EvidenceRow) -> float | None:
    return row.weight


def found_negated(row: EvidenceRow) -> bool:
    return row.negated


def found_term(row: EvidenceRow) -> str:
    return row.term


def found_lexicon(row: EvidenceRow) -> str:
    return row.lexicon


def found_lexicon_version(row: EvidenceRow) -> str:
    return row.version


def found_context(row: EvidenceRow) -> str:
    return sentence_text(row.analysis, row.sentence)


def note_number(row: NoteRow) -> int:
    return row.number


def note_text(row: NoteRow) -> str:
    return row.text


def lexicon_name(row: LexiconInfo) -> str:
    return row.name


def lexicon_version(row: LexiconInfo) -> str:
    return row.version


def lexicon_hash(row: LexiconInfo) -> str:
    return row.hash


def lexicon_entries(row: LexiconInfo) -> int:
    return row.entries


def lexicon_licence(row: LexiconInfo) -> str:
    return row.licence
