"""What one source alone adds in an aside."""

from __future__ import annotations

import pytest
from contrast_notation import story, words
from story_notation import article

from framing.comparator.contrasts.asides import asides

NAMES = {"Ray": "PERSON"}
CONVICT = "Ray/PROPN//nsubj/6 ,/PUNCT//punct/1 a/DET//det/5 brutal/ADJ//amod/5 thug/NOUN//appos/1 left/VERB//ROOT/6"
JAILED = (
    "Ray/PROPN//nsubj/9 ,/PUNCT//punct/1 who/PRON//nsubjpass/5 was/AUX/be/auxpass/5 convicted/VERB/convict/relcl/1 "
    "of/ADP//prep/5 perjury/NOUN//pobj/6 ,/PUNCT//punct/1 left/VERB//ROOT/9"
)
PLAIN = (
    "Ray/PROPN//nsubj/8 ,/PUNCT//punct/1 who/PRON//nsubj/4 lives/VERB/live/relcl/1 in/ADP//prep/4 "
    "Drovia/PROPN//pobj/5 ,/PUNCT//punct/1 left/VERB//ROOT/8"
)
LEFT = "Ray/PROPN//nsubj/2 left/VERB//ROOT/2"


@pytest.mark.parametrize(
    ("one", "two", "shown"), [(JAILED, LEFT, 1), (PLAIN, LEFT, 0), (JAILED, JAILED, 0), (CONVICT, LEFT, 0)]
)
def test_an_aside_that_hurts_somebody_whom_the_other_names(one: str, two: str, shown: int) -> None:
    found = list(asides(*story(article("A", [one], NAMES), article("B", [two], NAMES))))
    assert len(found) == shown
    if shown:
        assert words(found)[0][0].startswith("Ray , who was convicted")
        assert found[0].not_found_in == ("B",)
