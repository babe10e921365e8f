"""The columns that several tables share, and the short names of the formats."""

from __future__ import annotations

from typing import Any

from framing.reporter.tables import cells
from framing.reporter.tables.report import Column, Format

TEXT, COUNT, RATE, SCORE = Format.TEXT, Format.COUNT, Format.RATE, Format.SCORE
SIGNED, SHARE, P, FLAG = Format.SIGNED, Format.SHARE, Format.P, Format.FLAG

START_MEANING = "First character in the article's text, counted from 0."
END_MEANING = "Character after the last one in the article's text."
VOICE_MEANING = "Whose words: own (the source's), direct or indirect (somebody else's speech), scare (in scare quotes)."
SPEAKER_MEANING = "The speaker, if it is not the source."
PLACE: tuple[Column[Any], ...] = (
    Column("sentence", "Sentence", cells.sentence, COUNT, "Number of the sentence in the article, from 1."),
    Column("start", "Start", cells.start, COUNT, START_MEANING),
    Column("end", "End", cells.end, COUNT, END_MEANING),
)
WHERE: tuple[Column[Any], ...] = (
    Column("article", "Article", cells.article, TEXT, "Id of the article.", "reader/draft.py:article"),
    Column("source", "Source", cells.source, TEXT, "The outlet that printed the article.", "reader/draft.py:article"),
)
