"""Opinion words, and the lists that they come from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portrait_notation import sentence

from framing.language.polarity import label, of_hyphened, of_word, words
from framing.language.resources import table
from framing.language.tree import Tree
from framing.language.words import (
    NO_PREDICATE,
    group,
    judging_deeds,
    light_verbs,
    negators,
    nominalisations,
    predicates,
)
from framing.model import Polarity

Build = Callable[..., Tree]


def test_a_word_as_written_or_by_its_lemma(tree: Build) -> None:
    assert of_word(sentence(tree, "brutal|ADJ|ROOT|0").nodes[0]) < 0
    assert of_word(sentence(tree, "tables|NOUN|ROOT|0|table").nodes[0]) == 0


@pytest.mark.parametrize(("place", "praises"), [("amod|1", True), ("ROOT|0", False)])
def test_a_participle_before_its_noun_is_an_adjective(tree: Build, place: str, praises: bool) -> None:
    spec = f"dogged|VERB/VBN|{place}|dog him|NOUN|ROOT|1"
    assert (of_word(sentence(tree, spec).nodes[0]) > 0) is praises


def test_what_astonishes_is_not_praised(tree: Build) -> None:
    assert of_word(sentence(tree, "astonishing|ADJ|ROOT|0").nodes[0]) == 0


def test_names_are_no_opinions(tree: Build) -> None:
    assert of_word(sentence(tree, "Savage|PROPN|ROOT|0").nodes[0]) == 0


@pytest.mark.parametrize(
    ("parts", "heads", "sign"),
    [
        (["rubber", "-", "stamp", "parliament"], [2, 2, 3, 3], -1),  # the pieces below the last one
        (["anti", "-", "Muslim", "party"], [3, 3, 3, 3], -1),  # or beside it
        (["post", "-", "war", "years"], [2, 2, 3, 3], 0),
    ],
)
def test_a_hyphened_word_is_one_opinion(tree: Build, parts: list[str], heads: list[int], sign: int) -> None:
    nodes = tree(parts, heads=heads, spaces=[False, False, True, True]).nodes
    value = of_hyphened(nodes[2])
    assert (value > 0) - (value < 0) == sign


def test_a_dash_between_words_makes_no_word_of_them(tree: Build) -> None:
    assert of_hyphened(tree(["rubber", "-", "stamp"], heads=[2, 2, 2]).nodes[2]) == 0


def test_small_values_are_neutral() -> None:
    assert label(0.19) is Polarity.NEUTRAL
    assert label(-0.2) is Polarity.NEGATIVE


@pytest.mark.parametrize("name", ["polarity", "predicates", "nominalisations"])
def test_lists_are_sorted_and_without_doubles(name: str) -> None:
    keys = [next(iter(row.values())) for row in table(name)]
    assert keys == sorted(set(keys))


def test_deeds_with_their_objects_are_sorted_and_without_doubles() -> None:
    keys = [(row["verb"], row["object"]) for row in table("judging-deeds")]
    assert keys == sorted(set(keys))


def test_a_row_for_one_word_goes_before_the_row_for_its_group() -> None:
    assert judging_deeds()["defy", "threat"] > 0  # "@hard odds"
    assert judging_deeds()["pull", "child"] == 0.8
    assert not any(word.startswith("@") for _, word in judging_deeds())


def test_no_row_for_one_word_says_what_the_row_for_its_group_says() -> None:
    rows = [(row["verb"], row["object"], row["agent"]) for row in table("judging-deeds")]
    by_group = {(verb, word, value) for verb, said, value in rows if said[:1] == "@" for word in group(said[1:])}
    assert by_group.isdisjoint(rows)


def test_values_are_between_minus_one_and_one() -> None:
    assert all(-1 <= v <= 1 and v != 0 for v in words().values())
    assert all(-1 <= v <= 1 for pair in predicates().values() for v in pair)
    assert all(-1 <= v <= 1 for v in judging_deeds().values())


def test_a_deed_that_says_nothing_with_its_object_says_something_without() -> None:
    silent = {verb for (verb, _), value in judging_deeds().items() if value == 0}
    assert silent
    assert not {v for v in silent if predicates().get(v, NO_PREDICATE).agent == 0 and words().get(v, 0) == 0}


def test_possessors_have_a_role() -> None:
    assert {role for _, role in nominalisations().values()} == {"agent", "patient"}
    assert "have" in light_verbs()


def test_negators_by_what_they_deny() -> None:
    assert {"not", "n't", "never"} <= negators("adverb")
    assert {"no", "nobody"} <= negators("noun")
    assert "without" not in negators()
    assert negators() == negators("adverb", "noun")
    assert not negators() & {"barely", "rarely"}
    rows = [(r["word"], r["kind"]) for r in table("negators")]
    assert rows == sorted(set(rows))
    assert {kind for _, kind in rows} == {"adverb", "noun", "lack"}
