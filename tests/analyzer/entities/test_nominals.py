"""Common-noun actors."""

from __future__ import annotations

from collections.abc import Callable

from entity_notation import article

from framing.analyzer.entities.nominals import nominals
from framing.language.tree import Tree

Build = Callable[..., Tree]


def found(tree: Tree) -> list[tuple[str, str]]:
    return [(c.text(tree), c.label) for c in nominals(tree, {})]


def test_groups_and_people(tree: Build) -> None:
    text = article(
        tree, "The|DET|det|2 angry|ADJ|amod|2 protesters|NOUNS|nsubj|3 met|VERB|ROOT|3 a|DET|det|5 senator|NOUN|dobj|3"
    )
    assert found(text) == [("The angry protesters", "GROUP"), ("a senator", "PERSON")]


def test_an_opening_quotation_mark_stays_outside(tree: Build) -> None:
    text = article(tree, "a|DET|det|3 “|PUNCT|punct|3 little|ADJ|amod|3 ally|NOUN|ROOT|3")
    assert found(text) == [("a “ little ally", "PERSON")]
    text = article(tree, "“|PUNCT|punct|2 little|ADJ|amod|2 ally|NOUN|ROOT|2")
    assert found(text) == [("little ally", "PERSON")]


def test_nouns_inside_compounds_name_nobody(tree: Build) -> None:
    text = article(tree, "police|NOUN|compound|1 violence|NOUN|nsubj|2 grew|VERB|ROOT|2")
    assert found(text) == []


def test_a_smear_campaign_is_no_body_and_force_no_group(tree: Build) -> None:
    text = article(tree, "a|DET|det|2 smear|NOUN|compound|2 campaign|NOUN|nsubj|3 used|VERB|ROOT|3 force|NOUN|dobj|3")
    assert found(text) == []


def test_his_campaign_is_a_body(tree: Build) -> None:
    text = article(tree, "his|PRON|poss|1 campaign|NOUN|nsubj|2 paid|VERB|ROOT|2")
    assert ("his campaign", "ORG") in found(text)


def test_the_68_year_old(tree: Build) -> None:
    assert found(article(tree, "The|DET|det|1 68-year-old|NOUN|nsubj|2 left|VERB|ROOT|2")) == [
        ("The 68-year-old", "PERSON")
    ]
