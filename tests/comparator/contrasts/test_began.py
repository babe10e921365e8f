"""Contrasts in who struck first."""

from __future__ import annotations

import pytest
from contrast_notation import story, words
from story_notation import article

from framing.comparator.contrasts.began import began
from framing.comparator.contrasts.formed import Formed

OPENED = "police/NOUN//nsubj/2 opened/VERB/open/ROOT/2 fire/NOUN//dobj/2 on/ADP//prep/2 pickets/NOUN/picket/pobj/4"
CAME = "officers/NOUN/officer/nsubj/2 came/VERB/come/ROOT/2 under/ADP//prep/2 fire/NOUN//pobj/3"
FIRST = "pickets/NOUN/picket/nsubj/2 attacked/VERB/attack/ROOT/2 first/ADV//advmod/2"
WARNED = (
    "guards/NOUN/guard/nsubj/2 shot/VERB/shoot/ROOT/2 pickets/NOUN/picket/dobj/2 without/ADP//prep/2 "
    "warning/NOUN//pobj/4"
)


def made(one: str, two: str) -> list[Formed]:
    return list(began(story(article("A", [one], {}), article("B", [two], {}))[0]))


@pytest.mark.parametrize(
    ("one", "two", "about"),
    [
        (OPENED, CAME, "whether police began it"),  # the same side only answered
        (OPENED, FIRST, "who began it: police or pickets"),
        (WARNED, FIRST, "who began it: guards or pickets"),
    ],
)
def test_who_struck_first_here_answered_there(one: str, two: str, about: str) -> None:
    (found,) = made(one, two)
    assert found.about == about
    assert len(words([found])[0]) == 2


@pytest.mark.parametrize(
    "two",
    [
        OPENED,  # the same account
        "police/NOUN//nsubj/2 opened/VERB/open/ROOT/2 talks/NOUN/talk/dobj/2",
        f"{CAME} in/ADP//prep/2 2011/NUM//pobj/5",  # another year
        "residents/NOUN/resident/nsubjpass/3 were/AUX//auxpass/3 counted/VERB/count/ROOT/3 first/ADV//advmod/3",
    ],
)
def test_one_account_another_matter_and_other_years_are_no_contrast(two: str) -> None:
    assert not made(OPENED, two)
