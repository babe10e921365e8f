"""Words in pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.word_pieces import WordPieces

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##kind", "##ly", "unkind", "cafe", "-", "u", "##n", "."]
KNOWN = WordPieces(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unkindly", ["unkind", "##ly"]),
        ("Unkind", ["unkind"]),
        ("café", ["cafe"]),
        ("un-kind", ["un", "-", "[UNK]", "[UNK]", "##n", "[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_the_longest_piece_wins(word: str, pieces: list[str]) -> None:
    assert [PIECES[row] for row in KNOWN.of(word)] == pieces


@given(st.text(max_size=40))
def test_every_word_has_pieces(word: str) -> None:
    assert KNOWN.of(word)
    assert KNOWN.of(word) == KNOWN.of(word)
    assert all(0 <= row < len(PIECES) for row in KNOWN.of(word))
