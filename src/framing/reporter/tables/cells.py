"""The cells that several tables share: which article, where in its text, whose words. One named function each."""

from __future__ import annotations

from typing import Any, Protocol

from framing.model import Analysis, Polarity, Voice
from framing.reporter.tables.rows import Found


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


def article(row: OfArticle) -> str:
    return row.analysis.article.id


def source(row: OfArticle) -> str:
    return row.analysis.article.source


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


_TOLD_AS = {"future": "to come", "possible": "possible", "conditional": "conditional"}


def told_as(modality: str, denied: bool) -> list[str]:
    """How an event or a deed is presented, in words; nothing if it is presented as done."""
    how = [] if modality == "asserted" else [_TOLD_AS.get(modality, modality)]
    return [*how, "denied"] if denied else how
