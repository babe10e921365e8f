"""Names and descriptions side by side."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


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


def test_what_is_one_describes_the_nearer_name_of_two() -> None:
    rows = """
        Ramos NNP ROOT 0
        {} CC cc 0
        Paz NNP conj 0
        a DT det 4
        mother NN appos 0
        """
    for word, above in (("and", "Paz"), (",", "Ramos")):
        tree = mended(spelled(rows.format(word)))
        assert named(tree, "mother").head.text == above


def test_a_name_behind_one_of_several_is_that_ones() -> None:
    rows = """
        {} CD nsubj 6
        of IN prep 0
        them PRP pobj 1
        {} , punct 0
        Aziz NNP nsubj 6
        , , punct 4
        lied VBD ROOT 6
        """
    tree = mended(spelled(rows.format("One", ",")))
    assert (named(tree, "Aziz").dep, named(tree, "Aziz").head) == ("appos", named(tree, "One"))
    for first, comma in (("Many", ","), ("One", "then")):
        other = mended(spelled(rows.format(first, comma)))
        assert named(other, "Aziz").head is named(other, "lied")


def test_a_name_behind_the_lawyer_of_somebody_unnamed_is_the_clients() -> None:
    rows = """
        A DT det 1
        {} NN nsubj 7
        for IN prep 1
        {} {} {} 4
        {} {} pobj 2
        , , punct 1
        Aziz NNP appos 1
        left VBD ROOT 7
        """
    for noun, *client in (
        ("lawyer", "just", "RB", "advmod", "one", "CD"),
        ("lawyer", "a", "DT", "det", "driver", "NN"),
    ):
        tree = mended(spelled(rows.format(noun, *client)))
        assert named(tree, "Aziz").head is named(tree, client[3])
    for noun, *client in (
        ("lawyer", "the", "DT", "det", "premier", "NN"),
        ("lawyer", "a", "DT", "det", "bank", "NN"),
        ("prize", "a", "DT", "det", "driver", "NN"),
    ):
        tree = mended(spelled(rows.format(noun, *client)))
        assert named(tree, "Aziz").head is named(tree, noun)
