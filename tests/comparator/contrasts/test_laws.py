"""What each source calls a law."""

from __future__ import annotations

import pytest
from contrast_notation import story, words
from story_notation import article

from framing.comparator.contrasts.laws import laws

HARBOUR = "harbour/NOUN//compound/2 safety/NOUN//compound/3 bill/NOUN//nsubj/4 passed/VERB/pass/ROOT/4"
STRIKE = "strike/NOUN//compound/2 breaking/NOUN//compound/3 bill/NOUN//nsubj/4 passed/VERB/pass/ROOT/4"
SAFETY = "union/NOUN//compound/2 safety/NOUN//compound/3 bill/NOUN//nsubj/4 passed/VERB/pass/ROOT/4"
BARE = "the/DET//det/2 bill/NOUN//nsubj/3 passed/VERB/pass/ROOT/3"


@pytest.mark.parametrize(
    ("one", "two", "shown"),
    [
        ([HARBOUR], [STRIKE], [["harbour safety bill", "strike breaking bill"]]),
        ([HARBOUR], [SAFETY], []),  # a word in common
        ([HARBOUR], [BARE], []),
        ([HARBOUR], [STRIKE, BARE, BARE, BARE, SAFETY], []),  # has the other's word, too
    ],
)
def test_names_of_one_law_without_a_word_in_common(one: list[str], two: list[str], shown: list[list[str]]) -> None:
    assert words(list(laws(story(article("A", one, {}), article("B", two, {}))[0]))) == shown
