"""Voices: speakers, their share of the words, their verbs; and distanced words.

The columns, each with the function that computes it; `voice_panels.py` draws them for a terminal.
"""

from __future__ import annotations

from typing import Any

from framing import measures
from framing.language.cues import cues as reporting_cues
from framing.language.voices import quoted_parts
from framing.language.words import third_person
from framing.model import Quotation
from framing.reporter.tables import cells
from framing.reporter.tables.common_columns import COUNT, FLAG, PLACE, SHARE, TEXT, WHERE, P
from framing.reporter.tables.report import Column, Table
from framing.reporter.tables.rows import Found, SourcingRow, SpeakerRow


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


def is_quotation_negated(row: Found[Quotation]) -> bool:
    return row.item.negated


def speaker_name(row: SpeakerRow) -> str:
    return row.speaker


def speaker_row_kind(row: SpeakerRow) -> str:
    return row.kind


def speaker_statements(row: SpeakerRow) -> int:
    return len(row.quotations)


def speaker_direct(row: SpeakerRow) -> int:
    return sum(bool(quoted_parts(q)) for q in row.quotations)


def speaker_words(row: SpeakerRow) -> int:
    return row.count


def called(row: SpeakerRow) -> tuple[str, ...]:
    """The words of the text that name the speaker, pronouns aside, each once, in the order of the text."""
    words = (q.speaker_words for q in row.quotations)
    return tuple(dict.fromkeys(w for w in words if w and w.lower() not in third_person()))


def cues(row: SpeakerRow) -> tuple[str, ...]:
    """The cues as they stand, each once, in the order of the text."""
    return tuple(dict.fromkeys(q.cue.lower() for q in row.quotations if q.cue))


def verbs(row: SpeakerRow) -> tuple[str, ...]:
    """The cues that are verbs: whose words "the revelations" are may be told elsewhere."""
    known = reporting_cues("VERB")
    return tuple(dict.fromkeys(q.cue.lower() for q in row.quotations if q.cue and q.cue_lemma in known))


def speaker_called(row: SpeakerRow) -> str:
    return "; ".join(called(row))


def speaker_cues(row: SpeakerRow) -> str:
    return "; ".join(cues(row))


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


def is_sourcing_weak(row: SourcingRow) -> bool:
    return row.weak


_QUOTATION: tuple[Column[Any], ...] = (
    Column("cue", "Cue", cue, TEXT, "The reporting word, as in the text."),
    Column(
        "stance",
        "Stance of the cue",
        cue_stance,
        TEXT,
        "neutral (said), distancing (claimed), endorsing (noted) or conflict (slammed).",
    ),
    Column("type", "Type", quotation_type, TEXT, "direct, indirect, mixed, act; scare or distancing."),
    Column("negated", "Negated", is_quotation_negated, FLAG, "The speaker denies it, or did not say it."),
    Column("words", "Words", quotation_words, COUNT, "Words quoted or reported."),
    Column("text", "Content", cells.text, TEXT, "The words, as in the text."),
    *PLACE,
)

VOICES = Table(
    "voices",
    "Voices",
    "Who is quoted or reported, with which verb: a row for each statement.",
    (
        *WHERE,
        Column(
            "speaker",
            "Speaker",
            quoted_speaker,
            TEXT,
            "As named, after resolving pronouns.",
            origin="analyzer/speech/speaker_entities.py:with_speakers",
        ),
        Column("entity", "Entity", cells.referent, TEXT, "The speaker's entity across the sources, if known."),
        Column("kind", "Kind", speaker_kind, TEXT, "named, institutional, anonymous or none."),
        *_QUOTATION,
    ),
    origin="analyzer/speech/quotations.py:quotations",
)

SPEAKERS = Table(
    "speakers",
    "Speakers",
    "Who gets to speak, and for how many of the article's words.",
    (
        Column(
            "speaker",
            "Speaker",
            speaker_name,
            TEXT,
            "The speaker across the sources.",
            origin="analyzer/speech/speaker_entities.py:with_speakers",
        ),
        Column("kind", "Kind", speaker_row_kind, TEXT, "named, institutional, anonymous or none."),
        *WHERE,
        Column("statements", "Statements", speaker_statements, COUNT, "Direct, indirect and mixed quotations."),
        Column("direct", "Of these direct", speaker_direct, COUNT, "With quotation marks, in whole or in part."),
        Column("words", "Words", speaker_words, COUNT, "Words quoted or reported, each once."),
        Column(
            "share", "Share of the article", measures.share_of, SHARE, "Words of the speaker / words of the article."
        ),
        Column("called", "Called", speaker_called, TEXT, "The words that name the speaker there, pronouns aside."),
        Column("cues", "Cues", speaker_cues, TEXT, "The reporting words used, in the order of the text."),
    ),
    origin="reporter/tables/speaking.py:speakers",
)

SOURCING = Table(
    "sourcing",
    "Sourcing",
    "Which kinds of speakers the statements come from; p compares a source with all the others.",
    (
        Column("kind", "Kind of speaker", sourcing_kind, TEXT, "named, institutional, anonymous or none."),
        *WHERE,
        Column("count", "Statements", sourcing_count, COUNT, "Statements from this kind of speaker."),
        Column("total", "Of all statements", sourcing_total, COUNT, "All statements of the article."),
        Column("share", "Share", measures.share_of, SHARE, "Statements / all statements."),
        Column("share_low", "95% low", measures.share_of_low, SHARE, "Lower end of Wilson's interval."),
        Column("share_high", "95% high", measures.share_of_high, SHARE, "Upper end of Wilson's interval."),
        Column(
            "p",
            "p",
            sourcing_p,
            P,
            "Fisher's exact test against the other articles together.",
            origin="measures.py:difference_p",
        ),
        Column(
            "p_adjusted",
            "p adjusted",
            sourcing_p_adjusted,
            P,
            "Benjamini & Hochberg over all rows of this table.",
            origin="measures.py:adjusted",
        ),
        Column(
            "underpowered",
            "Underpowered",
            is_sourcing_weak,
            FLAG,
            "Too few for any difference to be significant.",
            origin="measures.py:is_underpowered",
        ),
    ),
    origin="reporter/tables/gathering.py:sourcing",
)

DISTANCING = Table(
    "distancing",
    "Scare quotes and distancing",
    "Words that a source holds at arm's length: in scare quotes, or by “so-called”, “alleged” and the like.",
    (
        *WHERE,
        Column(
            "speaker",
            "Attributed to",
            quoted_speaker,
            TEXT,
            "The person or body that says them, if the text names one.",
            origin="analyzer/speech/speaker_entities.py:with_speakers",
        ),
        *_QUOTATION,
    ),
    origin="analyzer/speech/quotations.py:quotations",
)
