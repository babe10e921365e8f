"""Clauses with "as" in headlines."""

from __future__ import annotations

from framing.language.mending.as_clauses import mend_as_talks
from framing.language.mending.headlines import mend_over_feast
from mending_notation import named, spelled


def test_talks_on_pay_collapse_in_a_headline() -> None:
    tree = spelled("""
        Crews NNS nsubj 2
        to TO aux 2
        strike VB ROOT 2
        over RP prt 2
        Easter NNP dobj 2
        as IN prep 2
        talks NNS pobj 5
        on IN prep 6
        safety NN pobj 7
        and CC cc 2
        pay VB conj 2
        collapse NN dobj 10
        """, lemmas=["crew", "to", "strike", "over", "Easter", "as", "talk", "on", "safety", "and", "pay",
                    "collapse"])  # fmt: skip
    mend_as_talks(named(tree, "collapse"))
    mend_over_feast(named(tree, "over"))
    collapse, strike = named(tree, "collapse"), named(tree, "strike")
    assert (collapse.pos, collapse.head) == ("VERB", strike)
    assert named(tree, "talks").head is collapse
    assert named(tree, "pay").head is named(tree, "safety")
    assert named(tree, "Easter").head is named(tree, "over")
