"""The text cut into pieces: nothing lost, marks nested as they lie, signs where a signed mark ends."""

from __future__ import annotations

import hand_made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from framing.model import Comparison
from framing.reporter.html.highlight import Mark, Paragraph, _pieces, marks, paragraphs
from framing.reporter.tables.tables import report


def _text(found: list[Paragraph]) -> str:
    return "".join(piece.text for p in found for s in p.sentences for piece in s.pieces)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return hand_made.comparison()


@pytest.mark.parametrize("number", [0, 1])
def test_pieces_cover_every_part_exactly(comparison: Comparison, number: int) -> None:
    article = comparison.analyses[number].article
    shown = paragraphs(comparison, number, marks(comparison, number))
    assert [p.kind for p in shown] == [p.kind.value for p in article.parts]
    assert _text(shown) == "".join(article.text[p.start : p.end] for p in article.parts)


@pytest.mark.parametrize("number", [0, 1])
def test_sentences_know_where_they_start(comparison: Comparison, number: int) -> None:
    text = comparison.analyses[number].article.text
    for paragraph in paragraphs(comparison, number, marks(comparison, number)):
        for sentence in paragraph.sentences:
            shown = "".join(p.text for p in sentence.pieces)
            assert text[sentence.start : sentence.start + len(shown)] == shown


def test_passages_have_the_same_numbers_in_the_text_and_in_the_table(comparison: Comparison) -> None:
    closing = comparison.passages[0]
    first, second = (comparison.analyses[i].sentences[2] for i in (0, 1))
    places = [
        replace(p, sentence=2, start=s.start, end=s.end) for p, s in zip(closing.passages, (first, second), strict=True)
    ]
    closer = replace(closing, label="closer", score=0.95, passages=tuple(places))
    both = replace(comparison, passages=(closing, closer))
    table = {(r["article"], r["sentence"]): r["passage"] for r in report(both).table("passages").records()}
    shown = {
        (both.analyses[i].article.id, n): sentence.passages
        for i in (0, 1)
        for n, sentence in enumerate((s for p in paragraphs(both, i, marks(both, i)) for s in p.sentences), 1)
        if sentence.passages
    }
    assert shown == {place: (number,) for place, number in table.items()}
    assert set(shown.values()) == {(1,), (2,)}


@pytest.mark.parametrize("number", [0, 1])
def test_every_mark_is_spread_over_its_own_words(comparison: Comparison, number: int) -> None:
    text = comparison.analyses[number].article.text
    found = marks(comparison, number)
    seen = dict.fromkeys((m.id for m in found), "")
    for paragraph in paragraphs(comparison, number, found):
        for piece in (p for s in paragraph.sentences for p in s.pieces):
            for mark in piece.marks:
                seen[mark.id] += piece.text
    assert seen == {m.id: text[m.start : m.end] for m in found}
    assert len(found) > 5


def test_a_part_without_sentences_is_shown(comparison: Comparison) -> None:
    bare = replace(comparison.analyses[0], sentences=())
    shown = paragraphs(replace(comparison, analyses=(bare, comparison.analyses[1])), 0, [])
    assert _text(shown).startswith("Defiant mayor")


def _mark(start: int, end: int, number: int) -> Mark:
    return Mark(f"m{number}", "term", start, end, "", "", ("negative", "neutral", "positive")[number % 3], "own", "")


_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12)


@given(_SPANS)
def test_pieces_of_any_overlapping_marks(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH"
    found = [_mark(start, start + length, i) for i, (start, length) in enumerate(spans)]
    pieces = list(_pieces(text, 0, len(text), found))
    assert "".join(p.text for p in pieces) == text
    for mark in found:
        assert "".join(p.text for p in pieces if mark in p.marks) == text[mark.start : mark.end]
    ends = [name for p in pieces for name in p.ends.split()]
    assert sorted(ends) == sorted(m.id for m in found if m.polarity != "neutral")
    assert all(p.sign in "+−" and bool(p.sign) == bool(p.ends) for p in pieces)
