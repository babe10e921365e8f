"""Nouns that name actors."""

from __future__ import annotations

from collections.abc import Callable

from framing.language.actors import actors, noun
from framing.language.tree import Tree


def test_a_capital_does_not_hide_a_noun(tree: Callable[..., Tree]) -> None:
    text = tree(["Lawmakers", "President", "leaders", "Stones"], lemmas=["Lawmakers", "President", "leader", "Stones"])
    assert [noun(node) for node in text.nodes] == ["lawmaker", "president", "leader", "stones"]


def test_who_leads_what() -> None:
    assert actors()["president"].leads == "country"
    assert actors()["company"].kind == "body"
    assert actors()["actress"].gender == "f"
