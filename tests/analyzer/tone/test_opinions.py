"""What is heard around an entity: which sentences hold opinions, and how much of them is about whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from portrait_notation import mention

from framing.analyzer.tone.net_evidence import NONE
from framing.analyzer.tone.opinions import ELSEWHERE, LOADED, Opinion, around, opinions, spoken_of, weighed
from framing.language.tree import Tree
from framing.model import Entity, Loadedness, Mention, Quotation

NOBODY: frozenset[str] = frozenset()


@pytest.fixture
def text(tree: Callable[..., Tree]) -> Tree:
    """Four sentences of three words."""
    return tree(
        ["Ann", "met", "critics", "."] * 4,
        pos=["PROPN", "VERB", "NOUN", "PUNCT"] * 4,
        sentences=[(i * 4, i * 4 + 4) for i in range(4)],
    )


def _said(text: Tree, first: int, last: int, kind: str = "direct", speaker: str | None = None) -> Quotation:
    start, end, words = text.span(text.nodes[first], text.nodes[last])
    return Quotation(start, end, words, text.nodes[first].sent, kind, last - first + 1, speaker_entity=speaker)


def _named(text: Tree, entity: str, *sentences: int) -> list[Mention]:
    return [replace(mention(text, 4 * s, 4 * s, entity=entity), sentence=s) for s in sentences]


def test_of_many_nouns_a_few_stand_for_the_subject_matter(tree: Callable[..., Tree]) -> None:
    nodes = tree(["word"] * 24, pos=["NOUN", "VERB"] * 12).nodes
    assert spoken_of(nodes) == {2, 6, 10, 14, 18, 22}
    assert spoken_of(nodes[:4]) == {0, 2}
    assert spoken_of(nodes[1:2]) == {1}


def test_words_of_others_and_loaded_sentences_hold_opinions(text: Tree) -> None:
    said = [_said(text, 2, 6, speaker="ann"), _said(text, 9, 10, "scare"), _said(text, 13, 14, "topic")]
    loaded = [Loadedness(0, 0.1), Loadedness(1, 0.2), Loadedness(2, LOADED), Loadedness(3, 0.7)]
    assert opinions(text, said, loaded) == [
        Opinion(0, frozenset({"ann"})),
        Opinion(1, frozenset({"ann"})),
        Opinion(3, NOBODY),
    ]


def test_a_sentence_is_about_its_nouns(text: Tree, tree: Callable[..., Tree]) -> None:
    assert spoken_of(text.sentences[1]) == {6}
    assert spoken_of(tree(["Shameful", "!"], pos=["ADJ", "PUNCT"]).nodes) == {0, 1}


def test_an_entity_hears_what_neither_names_it_nor_is_its_own_by_its_share(text: Tree) -> None:
    views = [Opinion(0, NOBODY), Opinion(1, frozenset({"ann"})), Opinion(2, NOBODY), Opinion(3, NOBODY)]
    found = around(views, [-1.0, -0.9, -0.5, 0.1], _named(text, "ann", 0) + _named(text, "bob", 0, 1, 2), 4)
    assert found["ann"] == pytest.approx((-0.5 + 0.1) / 4)
    assert found["bob"] == pytest.approx(0.1 * 3 / 4)


def test_who_is_in_every_opinion_hears_nothing_around(text: Tree) -> None:
    assert around([Opinion(0, NOBODY)], [-1.0], _named(text, "ann", 0), 4) == {"ann": 0.0}


def test_an_opinion_beside_another_actor_counts_half_unless_that_one_speaks(text: Tree) -> None:
    people = [Entity("ann", "Ann", "PERSON", 1.0, 1, NONE), Entity("day", "May Day", "EVENT", 1.0, 1, NONE)]
    at = _named(text, "ann", 0, 1) + _named(text, "day", 2)
    views = [Opinion(0, NOBODY), Opinion(1, frozenset({"ann"})), Opinion(2, NOBODY)]
    assert weighed(views, [-1.0, -1.0, -1.0], people, at) == [-ELSEWHERE, -1.0, -1.0]
