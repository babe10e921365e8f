"""Contrasts in how one figure is sized."""

from __future__ import annotations

import pytest
from contrast_notation import story, words
from story_notation import article

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.sized import sized

COST = (
    "dams/NOUN/dam/nsubj/2 cost/VERB/cost/ROOT/2 {}400/NUM//nummod/{} crowns/NOUN/krona/dobj/2 "
    "upriver/ADV//advmod/2 near/ADP//prep/2 quarries/NOUN/quarry/pobj/{}"
)
PLAIN = COST.format("", 4, 6)


def cost(word: str, pos: str = "ADJ") -> str:
    return COST.format(f"{word}/{pos}//amod/5 ", 5, 7)


def made(one: str, two: str) -> list[Formed]:
    return list(sized(story(article("A", [one], {}), article("B", [two], {}))[0]))


@pytest.mark.parametrize("two", [PLAIN, cost("mere")])
def test_one_figure_is_made_great_here(two: str) -> None:
    (found,) = made(cost("whopping"), two)
    assert found.about == "400 crowns, much or little"
    assert [len(side) for side in words([found])] == [2]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (PLAIN, PLAIN),
        (cost("whopping"), cost("staggering")),  # both
        (cost("whopping"), PLAIN.replace("400", "900")),  # another figure
        (
            cost("whopping"),
            "fines/NOUN/fine/nsubj/2 reached/VERB/reach/ROOT/2 400/NUM//nummod/4 crowns/NOUN/krona/dobj/2",
        ),
    ],
)
def test_no_figure_of_another_thing_and_none_that_both_size_alike(one: str, two: str) -> None:
    assert not made(one, two)


@pytest.mark.parametrize(("figure", "found"), [("400", 0), ("430", 1)])
def test_a_figure_that_few_things_have_needs_less_in_common(figure: str, found: int) -> None:
    """Each source has it once; the sentences share the dams and no more."""
    paid = "dams/NOUN/dam/nsubj/2 swallowed/VERB/swallow/ROOT/2 {}/NUM//nummod/4 crowns/NOUN/krona/dobj/2"
    assert len(made(cost("whopping").replace("400", figure), paid.format(figure))) == found
