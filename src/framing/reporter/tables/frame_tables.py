"""Frames: what each story says to the questions that frames answer, and how far it uses each frame of a scheme.

The columns, each with the function that computes it; `frame_panels.py` draws them for a terminal.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cache

from framing import measures
from framing.language.resources import table
from framing.reporter.tables.cells import sentence_text
from framing.reporter.tables.common_columns import (
    COUNT,
    END_MEANING,
    SCORE,
    SHARE,
    SPEAKER_MEANING,
    START_MEANING,
    TEXT,
    VOICE_MEANING,
)
from framing.reporter.tables.report import Column, Table, Value
from framing.reporter.tables.rows import AnswerRow, FrameRow

GOOD, FAIR = 0.67, 0.4
"""Krippendorff's alpha from which coders agree well enough for tentative conclusions (2004), and from which fairly."""
UNKNOWN = "not measured"
ASKED = {
    "problem": "Problem",
    "blamed": "Is blamed",
    "suffers": "Suffers",
    "helps": "Can help, and how",
    "conflict": "Conflict between",
    "money": "Money",
    "morals": "Moral judgement",
    "human face": "Human face",
}
"""Question -> how a reader asks it."""

TELLING = ("blamed", "suffers", "problem", "conflict", "helps")
"""Questions whose answers say most about how a story is framed, where sources answer differently."""


def differing(records: Sequence[Mapping[str, Value]]) -> list[str]:
    """The telling questions that sources answer differently, those first that most sources answer, each in its way.

    Args:
        records: the rows of the table of answers; the first of an article and question counts.
    """
    first: dict[str, dict[str, Hashable]] = {}
    for r in records:
        said = frozenset({r["entity"], r["other"]} - {"", None}) or r["text"]
        first.setdefault(str(r["question"]), {}).setdefault(str(r["article"]), said)
    many = len({r["article"] for r in records})
    ways = {q: len(set(first[q].values())) for q in TELLING if q in first}
    differ = [q for q in ways if ways[q] > 1 or len(first[q]) < many]
    return sorted(differ, key=lambda q: (-ways[q], -len(first[q]), TELLING.index(q)))


# --------------------------------------------------------------------------------------------------- answers
def question(row: AnswerRow) -> str:
    return row.answer.question


def answer_article(row: AnswerRow) -> str:
    return row.analysis.article.id


def answer_source(row: AnswerRow) -> str:
    return row.analysis.article.source


def answer_entity(row: AnswerRow) -> str:
    return row.name


def answer_other(row: AnswerRow) -> str:
    return row.other


def answer_text(row: AnswerRow) -> str:
    return sentence_text(row.analysis, row.answer.sentence)


def answer_voice(row: AnswerRow) -> str:
    return row.answer.voice.value


def answer_speaker(row: AnswerRow) -> str | None:
    return row.answer.speaker


def answer_score(row: AnswerRow) -> float:
    return row.answer.score


def answer_sentence(row: AnswerRow) -> int:
    return row.answer.sentence + 1


def answer_start(row: AnswerRow) -> int:
    return row.answer.start


def answer_end(row: AnswerRow) -> int:
    return row.answer.end


def answer_at(row: AnswerRow) -> int:
    return max(row.answer.at, row.answer.start)


ANSWERS = Table(
    "answers",
    "What the story says",
    "The sentences that answer each question best. A source without a row has no sentence that is likely enough.",
    (
        Column(
            "question",
            "Question",
            question,
            TEXT,
            "problem, blamed, suffers, helps (Entman 1993); conflict, money, morals, human face"
            " (Semetko & Valkenburg 2000).",
        ),
        Column("article", "Article", answer_article, TEXT, "Id of the article."),
        Column("source", "Source", answer_source, TEXT, "The outlet that printed the article."),
        Column(
            "entity", "Who", answer_entity, TEXT, "Who is blamed, suffers, helps, attacks or gives the story a face."
        ),
        Column("other", "Against", answer_other, TEXT, "The other side of a conflict."),
        Column("text", "Sentence", answer_text, TEXT, "The sentence, as in the text."),
        Column("voice", "Voice", answer_voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", answer_speaker, TEXT, SPEAKER_MEANING),
        Column("score", "Likelihood (0 to 1)", answer_score, SCORE, "How likely a reader would accept the answer."),
        Column("sentence", "Sentence number", answer_sentence, COUNT, "Number of the sentence, from 1."),
        Column("start", "Start", answer_start, COUNT, START_MEANING),
        Column("end", "End", answer_end, COUNT, END_MEANING),
        Column("at", "Words at", answer_at, COUNT, "Offset at which the words that answer begin."),
    ),
    origin="analyzer/frames/story.py:answers",
)


# ---------------------------------------------------------------------------------------------------- frames
def frame_article(row: FrameRow) -> str:
    return row.analysis.article.id


def frame_source(row: FrameRow) -> str:
    return row.analysis.article.source


def frame_scheme(row: FrameRow) -> str:
    return row.frame.scheme


def frame_name(row: FrameRow) -> str:
    return row.frame.frame


def frame_score(row: FrameRow) -> float:
    return row.frame.score


def frame_share(row: FrameRow) -> float:
    return row.frame.share


def frame_share_low(row: FrameRow) -> float | None:
    """The lower end of the share's 95% interval (Wilson 1927)."""
    found = measures.wilson_interval(row.frame.count, row.frame.sentences)
    return found[0] if found else None


def frame_share_high(row: FrameRow) -> float | None:
    """The upper end."""
    found = measures.wilson_interval(row.frame.count, row.frame.sentences)
    return found[1] if found else None


def frame_count(row: FrameRow) -> int:
    return row.frame.count


def frame_agreement(row: FrameRow) -> str:
    """How well people agree on the frame, in a word."""
    return agreement(row.frame.scheme, row.frame.frame)


def agreement(scheme: str, frame: str) -> str:
    """Good, fair or poor, by Krippendorff's alpha of coders; "not measured" where nobody knows."""
    alpha = _alphas().get((scheme, frame), "")
    if not alpha:
        return UNKNOWN
    return "good" if float(alpha) >= GOOD else "fair" if float(alpha) >= FAIR else "poor"


@cache
def _alphas() -> dict[tuple[str, str], str]:
    return {(row["scheme"], row["frame"]): row["agreement"] for row in table("frames")}


def frame_example(row: FrameRow) -> str:
    """The sentence that uses the frame most."""
    return sentence_text(row.analysis, row.frame.evidence[0].sentence)


def frame_voice(row: FrameRow) -> str:
    """The voice of that sentence."""
    return row.frame.evidence[0].voice.value


def frame_speaker(row: FrameRow) -> str | None:
    """The speaker of that sentence."""
    return row.frame.evidence[0].speaker


def frame_start(row: FrameRow) -> int:
    """Where that sentence begins."""
    return row.frame.evidence[0].start


def frame_end(row: FrameRow) -> int:
    """Where it ends."""
    return row.frame.evidence[0].end


FRAMES = Table(
    "frames",
    "Frames",
    "How far each source uses each frame; a share is of its sentences, a likelihood is of the whole article.",
    (
        Column("article", "Article", frame_article, TEXT, "Id of the article."),
        Column("source", "Source", frame_source, TEXT, "The outlet that printed the article."),
        Column("scheme", "Scheme", frame_scheme, TEXT, "generic, policy, or the name of a codebook."),
        Column("frame", "Frame", frame_name, TEXT, "The frame; docs/frames.md defines each."),
        Column("share", "Share of sentences", frame_share, SHARE, "Share of the sentences that use the frame."),
        Column("share_low", "Low", frame_share_low, SHARE, "Lower end of the share's 95% interval (Wilson 1927)."),
        Column("share_high", "High", frame_share_high, SHARE, "Upper end."),
        Column("count", "Sentences", frame_count, COUNT, "Number of sentences that use the frame."),
        Column("score", "Likelihood (0 to 1)", frame_score, SCORE, "How likely a coder would say the article uses it."),
        Column(
            "agreement",
            "Agreement",
            frame_agreement,
            TEXT,
            "How well trained coders agree on the frame: good, fair, poor (Krippendorff's alpha) or not measured.",
        ),
        Column("example", "Strongest sentence", frame_example, TEXT, "The sentence that uses the frame most."),
        Column("voice", "Voice", frame_voice, TEXT, VOICE_MEANING),
        Column("speaker", "Speaker", frame_speaker, TEXT, SPEAKER_MEANING),
        Column("start", "Start", frame_start, COUNT, START_MEANING),
        Column("end", "End", frame_end, COUNT, END_MEANING),
    ),
    origin="analyzer/frames/frames.py:frames",
)
