"""Pairs of quotation marks: every style, nesting, paragraphs, apostrophes, and slips of the typesetter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analyzer.speech.quote_marks import Quoted, quoted_spans


def spans(text: str, possessives: frozenset[int] = frozenset()) -> list[Quoted]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return quoted_spans(text, paragraphs, possessives)


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in spans(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we won” today.", ["we won"]),
        ('He said "we won" today.', ["we won"]),
        ("He said ''we won'' today.", ["we won"]),
        ("He said ``we won'' today.", ["we won"]),
        ("He said ‘we won’ today.", ["we won"]),
        ("He said 'we won' today.", ["we won"]),
        ("He said «we won» today.", ["we won"]),
        ("„We won”, he said.", ["We won"]),
        ("“We won,” he said. “We lost.”", ["We won,", "We lost."]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"]),
        ("\"He said 'no' twice,\" she said.", ["He said 'no' twice,", "no"]),
        ('—"We won"—he said.', ["We won"]),
        ("a plan (“the deal”) fails", ["the deal"]),
        ("'We won't go', he said.", ["We won't go"]),
        ("‘We won’t go’, he said.", ["We won’t go"]),
    ],
)
def test_every_style_of_marks(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "Lukashenko’s visit and the elites’ hypocrisy don’t end.",
        "Lukashenko's visit and the elites' hypocrisy don't end.",
        "Rock ’n’ roll in the ’90s, get ’em.",
        "Rock 'n' roll in the '90s, get 'em.",
        'It is 6\' 2" tall, a 12" record.',
        "O‘Brien and the workers’ party of the ‘70s",
    ],
)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert inner(text) == []


def test_other_marks_within_do_not_close_straight_ones() -> None:
    assert inner("'The workers' leaders were ‘cowards’ in '84,' said Hale. 'We'll see 'em off.'") == [
        "The workers' leaders were ‘cowards’ in '84,",
        "cowards",
        "We'll see 'em off.",
    ]
    assert inner("‘The elites’ hypocrisy is 'odd',’ he said.") == ["The elites’ hypocrisy is 'odd',", "odd"]
    assert inner("'The elites' and 'the mob' met.") == ["The elites", "the mob"]


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    text = "the ‘elites’ hypocrisy’ of it"
    assert [text[q.inner_start : q.inner_end] for q in spans(text, frozenset({text.index("’")}))] == [
        "elites’ hypocrisy"
    ]
    assert inner("the ‘debt traps’ and the elites’ hypocrisy") == ["debt traps"]


def test_paragraphs_of_one_quotation_are_opened_anew_and_closed_once() -> None:
    found = spans("“One.\n“Two.\n“Three,” he said.")
    assert [q.paragraph for q in found] == [0, 1, 2]
    assert [q.continued for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]


def test_a_sentence_a_line_leaves_the_quotation_open_until_it_is_closed() -> None:
    assert inner("“One.\nTwo.\nThree,” he said.\nFour.") == ["One.", "Two.", "Three,"]


def test_a_sentence_a_line_goes_on_to_the_line_that_opens_again() -> None:
    assert inner("“One.\nTwo.\n“Three,” he said.\nFour.\nFive.") == ["One.", "Two.", "Three,"]
    assert inner("“One.\nA link to another page\n“Three,” he said.\nFour.\nFive.") == ["One.", "Three,"]
    assert inner("“One. More.\nTwo.\n“Three,” he said.\nFour. More.\nFive.") == ["One. More.", "Three,"]


def test_an_open_quotation_closes_behind_one_in_other_marks() -> None:
    assert inner("\"One.\nThe word 'two' is three,\" he said.") == ["One.", "The word 'two' is three,", "two"]


def test_straight_single_marks_open_again_in_each_paragraph() -> None:
    assert inner("He said: 'One.\n'Two.\n'Three.' Four.") == ["One.", "Two.", "Three."]
    assert inner("'One.\n'Two.\n'Three,' he said.") == ["One.", "Two.", "Three,"]
    assert inner("'One.\nTwo,' he said.\nThree.\nThe owners' house.\nFour.") == ["One.", "Two,"]
    assert inner("'Twas so.\nThe owners' house.\nThree.\nFour.\nFive.") == []


@pytest.mark.parametrize("mark", ["“", '"'])
def test_a_mark_on_a_line_of_its_own_opens_the_next(mark: str) -> None:
    assert inner(f'{mark}\nOne."\nTwo.') == ["One."]


def test_words_in_other_marks_do_not_end_an_open_quotation() -> None:
    assert inner("“One.\nTwo is ‘two’.\nThree,” he said.") == ["One.", "Two is ‘two’.", "two", "Three,"]


def test_an_opening_mark_may_slip_to_the_end_of_the_line_before() -> None:
    assert inner('One, he said. "\nTwo is three."\nFour.') == ["Two is three."]


def test_a_closing_mark_may_slip_to_the_next_line() -> None:
    text = '"One.\n"Holt said the dam was "unsafe at any level," and left.\nTwo.'
    assert inner(text) == ["One.", "unsafe at any level,"]


def test_a_mark_set_before_the_space_still_closes() -> None:
    assert inner('"The same ideals, "he said.') == ["The same ideals, "]


@pytest.mark.parametrize("stray", ['"', "“", "”", "‘", "’", "'", "''"])
def test_a_stray_mark_does_not_lose_the_rest(stray: str) -> None:
    text = f'A stray {stray}mark here.\nHe said “we won” today.\nShe said "we lost" today.'
    assert inner(text)[-2:] == ["we won", "we lost"]


MARKS = st.sampled_from(["“", "”", '"', "‘", "’", "'", "''", "«", "»", " ", "a", "s", ",", ".", "1", "—", "\n", "X"])


@given(st.lists(MARKS, max_size=60).map("".join))
def test_any_run_of_marks_gives_stretches_that_nest(text: str) -> None:
    found = spans(text)
    for quoted in found:
        assert 0 <= quoted.start <= quoted.inner_start < quoted.inner_end <= quoted.end <= len(text)
        assert "\n" not in text[quoted.start : quoted.end]
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            inside = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or inside
    assert found == spans(text)


@given(st.lists(MARKS.filter(lambda m: m != "\n"), max_size=25).map("".join))
def test_marks_of_a_paragraph_do_not_reach_beyond_a_plain_one(noise: str) -> None:
    text = f"{noise}\nA plain paragraph “with one quotation” and no more.\nAnother, “as plain” as that."
    assert inner(text)[-1] == "as plain"


def test_single_marks_open_again_in_each_paragraph() -> None:
    assert inner("He said: 'It failed.\n'It is a sham.\n'We go to court.' He left.") == [
        "It failed.",
        "It is a sham.",
        "We go to court.",
    ]


def test_a_word_in_single_marks_does_not_keep_a_quotation_of_two_paragraphs_open() -> None:
    text = "\"They say 'parasite'.\nIf they say 'parasite' again, we go,\" he said."
    assert [q for q in inner(text) if q != "parasite"] == [
        "They say 'parasite'.",
        "If they say 'parasite' again, we go,",
    ]
