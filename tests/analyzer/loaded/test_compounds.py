"""Words that are part of another word with a hyphen."""

from __future__ import annotations

import pytest

from conftest import build
from framing.analyzer.loaded.targets import is_end_of_compound, is_in_compound


@pytest.mark.parametrize(
    ("words", "inside", "ends"),
    [
        (["rocket", "-", "propelled"], True, True),
        (["CIA", "-", "backed"], True, False),
        (["high", "-", "pitched"], True, True),
    ],
)
def test_a_participle_ends_a_compound_of_common_words(words: list[str], inside: bool, ends: bool) -> None:
    tree = build(words, spaces=[False, False, True], tags=["NN", "HYPH", "VBN"])
    node = tree.nodes[2]
    assert is_in_compound(tree.text, node) is inside
    assert is_end_of_compound(tree.text, node) is ends


def test_words_beside_a_dash_stand_alone() -> None:
    tree = build(["they", "-", "propelled", "it"], tags=["PRP", "HYPH", "VBD", "PRP"])
    assert not is_in_compound(tree.text, tree.nodes[2])
    assert not is_end_of_compound(tree.text, tree.nodes[2])
