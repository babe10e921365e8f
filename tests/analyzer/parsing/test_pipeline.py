"""What the pipeline is given to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.analyzer.parsing import pipeline
from framing.model import Article, Part, PartKind

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[3] / "seeds"
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


def test_lemmas_are_put_right_where_the_parse_is_made() -> None:
    (parse,) = pipeline.parse(pipeline.load(), [_article("The media hoped that taxes would fall.")])
    assert parse.lemmas[:5] == ("the", "media", "hope", "that", "tax")


def test_a_parse_hangs_on_its_article_alone() -> None:
    """Articles are handed to the networks several at once; no annotation may tell with which others."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    articles = [
        _article(text[start : start + size]) for text in texts for start, size in ((0, 3000), (500, 60), (9, 700))
    ]
    nlp = pipeline.load()
    alone = [parse for article in articles for parse in pipeline.parse(nlp, [article])]
    assert pipeline.BATCH > 1
    assert list(pipeline.parse(nlp, articles)) == alone
    assert list(pipeline.parse(nlp, articles[::-1])) == alone[::-1]
