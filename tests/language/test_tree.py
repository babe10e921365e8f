"""The parse as nodes."""

from __future__ import annotations

from collections.abc import Callable

from framing.language.tree import Tree

Build = Callable[..., Tree]


def test_contractions_are_one_word_whatever_their_apostrophe(tree: Build) -> None:
    curly = tree(["He", "’s", "here", "O’Brien", "n’t"], pos=["PRON", "AUX", "ADV", "PROPN", "PART"]).nodes
    straight = tree(["He", "'s", "here", "O'Brien", "n't"], pos=["PRON", "AUX", "ADV", "PROPN", "PART"]).nodes
    assert [n.lower for n in curly] == [n.lower for n in straight]
    assert curly[1].lemma == "be"
    assert curly[1].text == "’s"


def test_a_closing_mark_stays_what_it_is(tree: Build) -> None:
    assert tree(["‘", "here", "’"], pos=["PUNCT", "ADV", "PUNCT"]).nodes[2].lower == "’"
