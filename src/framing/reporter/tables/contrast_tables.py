"""Contrasts: what sets the sources apart, each with the words of every source.

The columns, each with the function that computes it; `contrast_panels.py` draws them for a terminal.
"""

from __future__ import annotations

from framing.reporter.tables.common_columns import (
    COUNT,
    END_MEANING,
    FLAG,
    SCORE,
    SPEAKER_MEANING,
    START_MEANING,
    TEXT,
    VOICE_MEANING,
)
from framing.reporter.tables.report import Column, Table
from framing.reporter.tables.rows import ContrastRow


def contrast_number(row: ContrastRow) -> int:
    return row.number


def contrast_kind(row: ContrastRow) -> str:
    return row.contrast.kind.value


def contrast_about(row: ContrastRow) -> str:
    return row.contrast.about


def contrast_line(row: ContrastRow) -> str:
    return row.contrast.line


def contrast_score(row: ContrastRow) -> float:
    return row.contrast.score


def contrast_article(row: ContrastRow) -> str:
    return row.evidence.article


def contrast_source(row: ContrastRow) -> str:
    return row.evidence.source


def contrast_text(row: ContrastRow) -> str:
    return " ".join(row.evidence.text.split())


def is_contrast_telling(row: ContrastRow) -> bool:
    return row.telling


def contrast_not_found_in(row: ContrastRow) -> str:
    return "; ".join(row.contrast.not_found_in)


def contrast_voice(row: ContrastRow) -> str:
    return row.evidence.voice.value


def contrast_speaker(row: ContrastRow) -> str | None:
    return row.evidence.speaker


def contrast_sentence(row: ContrastRow) -> int:
    return row.evidence.sentence + 1


def contrast_start(row: ContrastRow) -> int:
    return row.evidence.start


def contrast_end(row: ContrastRow) -> int:
    return row.evidence.end


CONTRASTS = Table(
    "contrasts",
    "What sets them apart",
    "The contrasts between the sources, the most telling first. If a source has no row, nothing is claimed of it "
    "unless it is under “Not found in”.",
    (
        Column("contrast", "Contrast", contrast_number, COUNT, "Rank of the contrast."),
        Column(
            "kind",
            "Kind",
            contrast_kind,
            TEXT,
            "frame, label, deed, evaluation, portrait, voice, role, certainty, stance-of-verb, quantity, coverage or "
            "irony.",
        ),
        Column("about", "About", contrast_about, TEXT, "The referent, deed or topic."),
        Column("line", "In one line", contrast_line, TEXT, "The contrast in one plain line."),
        Column(
            "not_found_in",
            "Not found in",
            contrast_not_found_in,
            TEXT,
            "Sources that were searched for it, without success.",
        ),
        Column("score", "Score (0 to 1)", contrast_score, SCORE, "How telling the contrast is."),
        Column("article", "Article", contrast_article, TEXT, "Id of the article."),
        Column("source", "Source", contrast_source, TEXT, "The outlet that printed the article."),
        Column("text", "Words", contrast_text, TEXT, "The telling words, as in the text."),
        Column(
            "telling",
            "Shows it",
            is_contrast_telling,
            FLAG,
            "Whether these words show the contrast; the others are further clauses on the same subject.",
        ),
        Column("voice", "Voice", contrast_voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", contrast_speaker, TEXT, SPEAKER_MEANING),
        Column("sentence", "Sentence number", contrast_sentence, COUNT, "Number of the sentence, from 1."),
        Column("start", "Start", contrast_start, COUNT, START_MEANING),
        Column("end", "End", contrast_end, COUNT, END_MEANING),
    ),
    origin="comparator/contrasts/contrasts.py:contrasts",
)
