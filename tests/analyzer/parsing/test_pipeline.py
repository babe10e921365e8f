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


HEADLINE, BODY = (
    "Firm Vows To Cut Jobs In Mexico, Scoffs at Visit",
    "Donald J. Trump is heading to Lisk. He will speak.",
)


def _with_headline(headline: str, body: str) -> Article:
    text = f"{headline}\n{body}"
    parts = (Part(PartKind.HEADLINE, 0, len(headline)), Part(PartKind.BODY, len(headline) + 1, len(text)))
    return Article("a", "A", headline, text, parts)


def test_headline_and_body_are_parsed_apart() -> None:
    nlp = pipeline.load()
    whole, body = pipeline.parse(nlp, [_with_headline(HEADLINE, BODY), _article(BODY)])
    shift = len(HEADLINE) + 1
    first = next(i for i, start in enumerate(whole.starts) if start == shift)
    assert [s - shift for s in whole.starts[first:]] == list(body.starts)
    for field in ("lemmas", "pos", "tags", "deps", "rows"):
        assert getattr(whole, field)[first:] == getattr(body, field)
    assert [h - first for h in whole.heads[first:]] == list(body.heads)
    assert [(a - first, b - first, x) for a, b, x in whole.names if a >= first] == list(body.names)
    assert (first, first + len(body.starts)) == (whole.sentences[-2][0], whole.sentences[-1][1])
    assert all(whole.heads[i] < first for i in range(first))


def test_headlines_change_nothing_in_a_batch() -> None:
    nlp = pipeline.load()
    articles = [
        _with_headline(HEADLINE, BODY),
        _article(BODY),
        _with_headline("Rain", "It rained."),
        _article(HEADLINE),
    ]
    alone = [parse for article in articles for parse in pipeline.parse(nlp, [article])]
    assert list(pipeline.parse(nlp, articles * 3)) == alone * 3


def _sentences(article: Article) -> list[str]:
    (parse,) = pipeline.parse(pipeline.load(), [article])
    return [article.text[parse.starts[a] : parse.ends[b - 1]].strip() for a, b in parse.sentences]


def test_no_sentence_is_cut_after_the_first_words_below_a_subheading() -> None:
    lines = [
        "Ada Brown spoke.",
        "Who said what",
        "Skarv Lines called the walkout reckless.",
        "What they say",
        "“No,” she said.",
    ]
    text, parts = "", []
    for line, kind in zip(lines, "BSBSB", strict=True):
        parts.append(Part(PartKind.BODY if kind == "B" else PartKind.SUBHEADING, len(text), len(text) + len(line)))
        text += line + "\n"
    assert _sentences(Article("a", "A", "", text, tuple(parts))) == lines


def test_a_closing_mark_stays_with_its_sentence() -> None:
    text = "'We'll see 'em off.'\n\nDana Reyes's remarks were met with silence. “It is over.” He left."
    assert _sentences(_article(text)) == [
        "'We'll see 'em off.'",
        "Dana Reyes's remarks were met with silence.",
        "“It is over.”",
        "He left.",
    ]


def test_a_clause_in_capitals_is_one_sentence() -> None:
    text = "BROWN CALLED WEBER A RECKLESS LIAR ON MONDAY. THE BOARD MET AGAIN. It Ended Late."
    assert _sentences(_article(text)) == [
        "BROWN CALLED WEBER A RECKLESS LIAR ON MONDAY.",
        "THE BOARD MET AGAIN.",
        "It Ended Late.",
    ]


def test_a_long_text_is_cut_at_its_paragraphs() -> None:
    length = pipeline.STRETCH
    text = "x" * (2 * length + 10)
    assert pipeline._stretches("short", 0, [0]) == [0]
    assert pipeline._stretches(text, 0, [0, 50, length - 9, length + 5]) == [0, length - 9, length + 5, 2 * length + 5]
    assert pipeline._stretches("h" * 9 + text, 9, [0, 9, 50]) == [9, 50, 50 + length]


def test_a_long_paragraph_is_cut_at_a_sentence_else_at_a_word() -> None:
    sentence = "The sea rose. "
    text = sentence * (pipeline.STRETCH // 12)
    first, second = pipeline._stretches(text, 0, [0])
    assert (first, text[second:].startswith("The sea")) == (0, True)
    first, second = pipeline._stretches(text.replace(".", ""), 0, [0])
    assert text.replace(".", "")[second - 1] == " "


def test_a_text_in_stretches_is_one_parse() -> None:
    """Cut between paragraphs, it reads as in one piece: its characters, sentences and heads go on counting."""
    paragraphs = [f"The mayor met Ana Ruiz in Lisk on day {n}. She said nothing." for n in range(600)]
    text = "\n\n".join(paragraphs)
    starts = [0]
    for paragraph in paragraphs[:-1]:
        starts.append(starts[-1] + len(paragraph) + 2)
    parts = tuple(Part(PartKind.BODY, s, s + len(p)) for s, p in zip(starts, paragraphs, strict=True))
    assert len(text) > pipeline.STRETCH
    (parse,) = pipeline.parse(pipeline.load(), [Article("a", "A", "", text, parts)])
    words = [text[s:e] for s, e in zip(parse.starts, parse.ends, strict=True)]
    assert words.count("mayor") == len(paragraphs)
    assert "".join(words).replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert {parse.starts[first] for first, _ in parse.sentences} >= set(starts)
    for first, last in parse.sentences:
        assert all(first <= head < last for head in parse.heads[first:last])
    said = [n for n, word in enumerate(words) if word == "said"]
    assert [words[parse.heads[n - 1]] for n in said] == ["said"] * len(paragraphs)


def test_maxima_in_blocks_are_those_of_the_layer() -> None:
    """The function that replaces thinc's own gives the same bits."""
    import numpy as np
    from thinc.layers.maxout import forward

    networks = [getattr(component, "model", None) for _, component in pipeline.load().pipeline]
    layers = [node for model in networks if model is not None for node in model.walk() if node.name == "maxout"]
    assert len(layers) > 5
    drawn = np.random.default_rng(7)
    for layer in layers:
        for rows in (0, 1, 33):
            x = drawn.standard_normal((rows, layer.get_dim("nI")), dtype=np.float32)
            assert np.allclose(layer.predict(x), forward(layer, x, False)[0], rtol=1e-4, atol=1e-5)  # order of sums
