"""Tables of what was read and found, place by place: articles, events, all evidence, lexicons, notes.

The columns, each with the function that computes it; `record_panels.py` draws them for a terminal.
"""

from __future__ import annotations

from framing import measures
from framing.model import Analysis, Event, LexiconInfo
from framing.reporter.tables import cells
from framing.reporter.tables.cells import sentence_text
from framing.reporter.tables.common_columns import (
    COUNT,
    END_MEANING,
    FLAG,
    PLACE,
    RATE,
    SCORE,
    SHARE,
    SPEAKER_MEANING,
    START_MEANING,
    TEXT,
    VOICE_MEANING,
    WHERE,
)
from framing.reporter.tables.openings import article_lead, article_lead_speaker
from framing.reporter.tables.report import Column, Table
from framing.reporter.tables.rows import EvidenceRow, Found, NoteRow


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


def is_event_negated(row: Found[Event]) -> bool:
    return row.item.negated


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


def is_evidence_negated(row: EvidenceRow) -> bool:
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


ARTICLES = Table(
    "articles",
    "Articles",
    "Loaded terms are counted in the source's own voice, per 1,000 of its own words, with 95% interval.",
    (
        Column("article", "Article", article_id, TEXT, "Id of the article."),
        Column("source", "Source", article_source, TEXT, "The outlet that printed the article."),
        Column("title", "Title", article_title, TEXT, "Headline."),
        Column(
            "lead", "Opening", article_lead, TEXT, "The first sentence, or the next one if it repeats the headline."
        ),
        Column(
            "lead_speaker", "Opening by", article_lead_speaker, TEXT, "Who says most of it; empty if the source itself."
        ),
        Column("date", "Date", article_date, TEXT, "Date of the article, if known (ISO 8601)."),
        Column("words", "Words", measures.words, COUNT, "Words in headline, standfirst, subheadings and body."),
        Column("sentences", "Sentences", measures.sentences, COUNT, "Sentences of the body."),
        Column("own_words", "Own words", measures.own_words, COUNT, "Words outside direct and indirect speech."),
        Column(
            "attributed_share",
            "In others' voices",
            measures.attributed_share,
            SHARE,
            "Share of the words in direct or indirect speech.",
        ),
        Column(
            "loaded_own",
            "Loaded terms, own voice",
            measures.loaded_own,
            COUNT,
            "Loaded terms in the source's own voice.",
        ),
        Column(
            "loaded_attributed",
            "Loaded terms, attributed",
            measures.loaded_attributed,
            COUNT,
            "Loaded terms in other people's direct or indirect speech.",
        ),
        Column(
            "loaded_rate",
            "Loaded terms per 1,000 own words",
            measures.loaded_rate,
            RATE,
            "1000 × loaded terms in own voice / own words.",
        ),
        Column(
            "loaded_rate_low",
            "95% low",
            measures.loaded_rate_low,
            RATE,
            "Lower end of the exact Poisson interval of the rate.",
        ),
        Column(
            "loaded_rate_high",
            "95% high",
            measures.loaded_rate_high,
            RATE,
            "Upper end of the exact Poisson interval of the rate.",
        ),
        Column(
            "mean_loadedness",
            "Mean loadedness (0 to 1)",
            measures.mean_loadedness,
            SCORE,
            "Mean over sentences of how loaded each reads.",
        ),
        Column(
            "statements",
            "Statements",
            measures.statements,
            COUNT,
            "Direct, indirect and mixed quotations, and acts of speech.",
        ),
        Column("speakers", "Speakers", measures.speakers, COUNT, "Different speakers named."),
        Column("pipeline", "Pipeline", pipeline, TEXT, "Name and version of the parser."),
        Column("url", "URL", article_url, TEXT, "Address of the article, if known."),
    ),
)
EVENTS = Table(
    "events",
    "Events",
    "Agent, event, patient, time and place: a row for each event mention.",
    (
        *WHERE,
        Column("trigger", "Trigger", trigger, TEXT, "Verb or event noun, as a lemma."),
        Column(
            "type", "Type", event_type, TEXT, "One word for like events: visit for “visited”, “arrived”, “state visit”."
        ),
        Column("agent", "Agent", event_agent, TEXT, "The agent, as in the text."),
        Column("patient", "Patient", event_patient, TEXT, "The patient, as in the text."),
        Column("time", "Time", event_time, TEXT, "ISO date if it can be resolved, else as written."),
        Column("place", "Place", event_place, TEXT, "Where."),
        Column("modality", "Modality", event_modality, TEXT, "asserted, possible, future, conditional or alleged."),
        Column("negated", "Negated", is_event_negated, FLAG, "It is said not to have happened."),
        Column("voice", "Voice", cells.voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", cells.speaker, TEXT, SPEAKER_MEANING),
        Column("text", "Clause", cells.text, TEXT, "As in the text."),
        *PLACE,
    ),
    origin="analyzer/predicates/events.py:events",
)
EVIDENCE = Table(
    "evidence",
    "Evidence",
    "One row for each piece of evidence of every other table, with its place in the article.",
    (
        *WHERE,
        Column(
            "finding",
            "Finding",
            finding,
            TEXT,
            "descriptor, role, loaded term, quotation, topic of speech, distancing, wording, passage, coverage, event.",
        ),
        Column("referent", "Referent", found_of, TEXT, "The entity, speaker or thing that it is about."),
        Column("text", "Text", found_text, TEXT, "As in the article."),
        Column(
            "category",
            "Category",
            found_category,
            TEXT,
            "Relation, role, lexicon category, type of quotation, ...",
        ),
        Column("term", "Term", found_term, TEXT, "Lexicon entry, lemma of the verb or cue."),
        Column("polarity", "Polarity", found_polarity, TEXT, "negative, neutral or positive."),
        Column("weight", "Weight (0 to 1)", found_weight, SCORE, "Strength of the polarity, or loadedness."),
        Column("negated", "Negated", is_evidence_negated, FLAG, "It is denied, not asserted."),
        Column("voice", "Voice", found_voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", found_speaker, TEXT, SPEAKER_MEANING),
        Column("sentence", "Sentence", found_sentence, COUNT, "Number of the sentence in the article, from 1."),
        Column("start", "Start", found_start, COUNT, START_MEANING),
        Column("end", "End", found_end, COUNT, END_MEANING),
        Column("context", "Context", found_context, TEXT, "The sentence."),
        Column(
            "lexicon",
            "Lexicon",
            found_lexicon,
            TEXT,
            "The lexicon of the hit; for other findings, all lexicons in use.",
        ),
        Column("lexicon_version", "Lexicon version", found_lexicon_version, TEXT, "Its version."),
    ),
    origin="reporter/tables/evidence_rows.py:evidence",
)
LEXICONS = Table(
    "lexicons",
    "Lexicons",
    "Which word lists were used.",
    (
        Column("lexicon", "Lexicon", lexicon_name, TEXT, "Name."),
        Column("version", "Version", lexicon_version, TEXT, "Version."),
        Column("hash", "Hash", lexicon_hash, TEXT, "First 12 digits of the sha256 of its entries."),
        Column("entries", "Entries", lexicon_entries, COUNT, "How many."),
        Column("licence", "Licence", lexicon_licence, TEXT, "Under which it may be used."),
    ),
)
NOTES = Table(
    "notes",
    "Notes",
    "What was not measured, and which tools measured the rest.",
    (
        Column("note", "Note", note_number, COUNT, "Number."),
        Column("text", "Text", note_text, TEXT, "The note."),
    ),
    origin="reporter/tables/gathering.py:notes",
)
