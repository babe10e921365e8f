"""Misreadings put right in the tree: whatever the parser gives, what comes out is a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conftest import build
from framing.language.mending import _move, mended
from framing.language.tree import Node, Tree

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


def test_nothing_moves_below_itself() -> None:
    tree = build(["a", "b", "c"], heads=[0, 0, 1], deps=["ROOT", "dobj", "prep"])
    first, second, third = tree.nodes
    _move(second, third, "conj")
    assert second.head is first
    assert third.head is second
    _move(first, third, "dep")
    assert first.head is first


def spelled(rows: str, **more: object) -> Tree:
    """A sentence from rows of "word tag dep head", where the head is the number of its word."""
    found = [row.split() for row in rows.strip().splitlines()]
    words, tags, deps, heads = (list(column) for column in zip(*found, strict=True))
    pos = [POS.get(tag, "PUNCT") for tag in tags]
    return build(words, tags=tags, deps=deps, heads=[int(h) for h in heads], pos=pos, **more)  # type: ignore[arg-type]


POS = {
    "VBD": "VERB",
    "VBN": "VERB",
    "VBZ": "VERB",
    "VB": "VERB",
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "DT": "DET",
    "IN": "ADP",
    "TO": "PART",
    "WP": "PRON",
    "PRP": "PRON",
    "JJ": "ADJ",
}


def named(tree: Tree, word: str) -> Node:
    return next(n for n in tree.nodes if n.text == word)


def test_who_is_named_at_the_end_is_the_source_of_all_before() -> None:
    tree = mended(
        spelled("""
        Linn NNP nsubj 1
        sued VBD ROOT 1
        Crane NNP dobj 1
        , , punct 2
        an DT det 5
        official NN appos 2
        said VBD advcl 1
        . . punct 1
        """, lemmas=["Linn", "sue", "Crane", ",", "an", "official", "say", "."])
    )  # fmt: skip
    said, sued = named(tree, "said"), named(tree, "sued")
    assert said.head is said
    assert sued.head is said
    assert sued.dep == "ccomp"
    assert named(tree, "official").head is said
    assert named(tree, "official").dep == "nsubj"


def test_an_apposition_that_says_something_else_stays() -> None:
    rows = """
        Linn NNP nsubj 1
        sued VBD ROOT 1
        Crane NNP dobj 1
        , , punct 2
        an DT det 5
        official NN appos 2
        who WP nsubj 7
        {} VBD relcl 5
        . . punct 1
        """
    for verb in ("said", "left"):
        tree = mended(
            spelled(rows.format(verb), lemmas=["Linn", "sue", "Crane", ",", "an", "official", "who", verb, "."])
        )
        assert named(tree, "sued").head is named(tree, "sued")
        assert named(tree, "official").head is named(tree, "Crane")


def test_a_name_behind_closing_marks_and_a_verb_is_its_subject() -> None:
    rows = """
        “ `` punct 4
        Lies NNS nsubj 4
        , , punct 4
        ” '' punct 4
        snorted VBD ROOT 4
        Amos NNP dobj 4
        """
    tree = mended(spelled(rows, lemmas=["“", "lie", ",", "”", "snort", "Amos"]))
    assert named(tree, "Amos").dep == "nsubj"
    assert named(tree, "Lies").dep == "ccomp"
    plain = spelled(rows.replace(", , punct 4", "of IN prep 1"), lemmas=["“", "lie", "of", "”", "snort", "Amos"])
    assert named(mended(plain), "Amos").dep == "dobj"


def test_two_subjects_side_by_side_are_a_description_and_a_name() -> None:
    tree = mended(
        spelled("""
        The DT det 1
        killer NN nsubj 3
        Moore NNP nsubj 3
        fled VBD ROOT 3
        """)
    )  # fmt: skip
    assert named(tree, "killer").head is named(tree, "Moore")
    assert named(tree, "killer").dep == "compound"


def test_one_person_in_a_comparison_is_not_several() -> None:
    rows = """
        He PRP nsubj 1
        met VBD ROOT 1
        farmers NNS dobj 1
        , , punct 2
        a DT det 6
        modern-day JJ amod 6
        Nero NNP appos 2
        """
    tree = mended(spelled(rows, names=[(6, 7, "PERSON")]))
    assert named(tree, "Nero").head is named(tree, "He")
    assert named(tree, "Nero").pos == "NOUN"
    assert tree.names == ()
    other = mended(spelled(rows.replace("modern-day", "certain"), names=[(6, 7, "PERSON")]))
    assert named(other, "Nero").head is named(other, "farmers")
    assert other.names == ((6, 7, "PERSON"),)


def test_a_past_form_in_a_list_of_passives_is_one() -> None:
    rows = """
        Aides NNS nsubjpass 2
        were VBD auxpass 2
        jeered VBN ROOT 2
        or CC cc 2
        heckled VBD conj 2
        {}
        """
    tree = mended(spelled(rows.format(""), lemmas=["aide", "be", "jeer", "or", "heckle"]))
    assert named(tree, "heckled").tag == "VBN"
    active = mended(spelled(rows.format("us PRP dobj 4"), lemmas=["aide", "be", "jeer", "or", "heckle", "we"]))
    assert named(active, "heckled").tag == "VBD"
