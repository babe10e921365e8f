"""Whatever the parser gives, what comes out of all rules is a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conftest import build
from framing.language.mending.order import mended

DEPS = ("nsubj", "appos", "conj", "relcl", "acl", "prep", "ccomp", "dobj", "amod", "punct", "agent", "pobj", "dep")


TAGS = ("VBD", "VBN", "VBG", "VBZ", "NN", "NNP", "IN", "CD", ",", ":")


WORDS = (
    "Ann",
    "ruled",
    "who",
    "of",
    "names",
    "said",
    "pledged",
    "83",
    "President",
    ":",
    ",",
    "and",
    "won",
    "Ms.",
    "that",
)


@st.composite
def parses(draw: st.DrawFn) -> dict[str, list[object]]:
    """A sentence of any words, labels and links that is a tree."""
    n = draw(st.integers(2, 12))
    order = draw(st.permutations(range(n)))
    heads = [0] * n
    for at, node in enumerate(order):  # each hangs on one that came before it
        heads[node] = node if at == 0 else order[draw(st.integers(0, at - 1))]
    return {
        "words": draw(st.lists(st.sampled_from(WORDS), min_size=n, max_size=n)),
        "tags": draw(st.lists(st.sampled_from(TAGS), min_size=n, max_size=n)),
        "deps": ["ROOT" if heads[i] == i else draw(st.sampled_from(DEPS)) for i in range(n)],
        "pos": draw(st.lists(st.sampled_from(("VERB", "NOUN", "PROPN", "ADP", "PUNCT")), min_size=n, max_size=n)),
        "heads": heads,
    }


@given(parses())
def test_what_is_put_right_is_still_a_tree(parse: dict[str, list[object]]) -> None:
    tree = build(parse.pop("words"), **parse)  # type: ignore[arg-type]
    for node in mended(tree).nodes:
        seen = {node.i}
        while node.head is not node:
            node = node.head
            assert node.i not in seen
            seen.add(node.i)
    for node in tree.nodes:
        assert all(child.head is node for child in node.children)
        assert node.head is node or any(c is node for c in node.head.children)
