"""Who of two does the deed."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


def test_both_of_two_doers_act_in_a_clause_behind_after() -> None:
    tree = mended(
        spelled("""
        Patients NNS nsubj 1
        lay VBD ROOT 1
        down RB advmod 1
        before IN prep 1
        masked VBN amod 5
        gunmen NNS pobj 3
        and CC cc 5
        two CD nummod 8
        thieves NNS nsubj 9
        robbed VBD conj 1
        the DT det 11
        shop NN dobj 9
        """, lemmas=["patient", "lie", "down", "before", "mask", "gunman", "and", "two", "thief", "rob", "the", "shop"])
    )  # fmt: skip
    gunmen, robbed = named(tree, "gunmen"), named(tree, "robbed")
    assert (gunmen.head, gunmen.dep) == (robbed, "nsubj")
    assert named(tree, "thieves").head is gunmen
    assert robbed.dep == "advcl"


def test_who_suffers_the_deed_does_not_do_it() -> None:
    tree = mended(
        spelled("""
        families NNS nsubj 9
        spent VBN acl 0
        the DT det 3
        night NN npadvmod 1
        outside RB advmod 1
        after IN prep 1
        police NNS pobj 5
        and CC cc 1
        youths NNS conj 0
        razed VBD ROOT 9
        their PRP$ poss 11
        homes NNS dobj 9
        """, lemmas=["family", "spend", "the", "night", "outside", "after", "police", "and", "youth", "raze", "their",
                     "home"])
    )  # fmt: skip
    spent, razed = named(tree, "spent"), named(tree, "razed")
    assert named(tree, "families").head is spent
    assert spent.dep == "ROOT"
    assert (named(tree, "police").head, named(tree, "police").dep) == (razed, "nsubj")
    assert named(tree, "youths").head is named(tree, "police")


def test_two_subjects_joined_by_and_are_one() -> None:
    tree = mended(
        spelled("""
        women NNS nsubj 4
        held VBN acl 0
        and CC cc 0
        youths NNS nsubj 4
        escaped VBD ROOT 4
        """, lemmas=["woman", "hold", "and", "youth", "escape"])
    )  # fmt: skip
    assert (named(tree, "youths").head, named(tree, "youths").dep) == (named(tree, "women"), "conj")
