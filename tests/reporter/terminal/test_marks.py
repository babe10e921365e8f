"""The small signs of the terminal: what is cut is cut at word ends, to columns, wide characters too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from framing.reporter.terminal import marks

WORDS = st.text(st.sampled_from("ab 長空é ,"), max_size=80)


@given(WORDS, st.integers(0, 60))
def test_shortened_text_fits(text: str, room: int) -> None:
    short = marks.shortened(text, room)
    assert cell_len(short) <= room
    assert short == text or short.endswith("…"[:room])


def test_text_is_cut_at_a_word_end() -> None:
    assert marks.shortened("one two three", 13) == "one two three"
    assert marks.shortened("one two three", 12) == "one two …"
    assert marks.shortened("one two three", 9) == "one two …"
    assert marks.shortened("unbreakable", 6) == "unbr …"
    assert marks.shortened("長い文章です", 8) == "長い文 …"


@given(WORDS, st.text(st.sampled_from("xy長"), min_size=1, max_size=12), WORDS, st.integers(0, 60))
def test_a_snippet_fits_and_holds_the_hit(before: str, hit: str, after: str, room: int) -> None:
    shown = marks.snippet(f"{before} {hit} {after}", hit, room).plain
    assert cell_len(shown) <= room
    if cell_len(hit) <= room:
        assert hit in shown


def test_a_snippet_uses_the_room_that_one_side_leaves() -> None:
    sentence = "The President was said to be a tremendous liar."
    assert marks.snippet(sentence, "President", 24).plain == "The President was said …"
    assert marks.snippet(sentence, "liar", 24).plain == "… be a tremendous liar."
    assert marks.snippet(sentence, "said", 24).plain == "… was said to be a …"


@given(st.text("ab, ;—長", max_size=60), st.integers(0, 59), st.integers(3, 40))
def test_text_cut_around_a_place_fits(text: str, at: int, room: int) -> None:
    assert cell_len(marks.cut_around(text, min(at, len(text)), room)) <= room


def test_words_late_in_a_sentence_are_in_what_is_shown() -> None:
    text = "Trade was slow all year, the ferries stood still, and the minister blamed the port for the whole of it"
    assert marks.cut_around(text, text.index("blamed"), 45) == "… and the minister blamed the port for the …"
    assert marks.cut_around(text, text.index("blamed"), 55) == "… and the minister blamed the port for the whole of it"
    assert marks.cut_around(text, text.index("was"), 30) == marks.shortened(text, 30)
