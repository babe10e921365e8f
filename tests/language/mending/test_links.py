"""Nodes are moved in the tree."""

from __future__ import annotations

from conftest import build
from framing.language.mending.links import move


def test_nothing_moves_below_itself() -> None:
    tree = build(["a", "b", "c"], heads=[0, 0, 1], deps=["ROOT", "dobj", "prep"])
    first, second, third = tree.nodes
    move(second, third, "conj")
    assert second.head is first
    assert third.head is second
    move(first, third, "dep")
    assert first.head is first
