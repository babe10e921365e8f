"""What the pipeline is given to read."""

from __future__ import annotations

import pytest

from framing.analyzer import pipeline
from framing.model import Article, Part, PartKind

pytestmark = pytest.mark.model

CURLY = "It’s late. They don’t know, and he’d been told. We’re sorry, I’m sure. The mayor’s ‘deal’ isn’t one."
STRAIGHT = "It's late. They don't know, and he'd been told. We're sorry, I'm sure. The mayor’s ‘deal’ isn't one."


def _article(text: str) -> Article:
    return Article("a", "A", "", text, (Part(PartKind.BODY, 0, len(text)),))


def test_contractions_are_parsed_alike_whatever_their_apostrophe() -> None:
    curly, plain = pipeline.parse(pipeline.load(), [_article(CURLY), _article(STRAIGHT)])
    assert curly == plain
    words = [CURLY[s:e] for s, e in zip(curly.starts, curly.ends, strict=True)]
    assert [d for w, d in zip(words, curly.deps, strict=True) if w == "n’t"] == ["neg", "neg"]
    assert [x for w, x in zip(words, curly.lemmas, strict=True) if w == "’s"] == ["be", "’s"]
