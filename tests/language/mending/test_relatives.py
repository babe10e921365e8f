"""Relative clauses and verbs that go on with a subject."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


def test_which_is_never_said_of_people() -> None:
    rows = """
        conduct NN ROOT 0
        toward IN prep 0
        {} NNS pobj 1
        which WDT nsubj 4
        angered VBD relcl 2
        """
    for noun, above in (("workers", "conduct"), ("animals", "animals")):
        tree = mended(spelled(rows.format(noun), lemmas=["conduct", "toward", noun[:-1], "which", "anger"]))
        assert named(tree, "angered").head.text == above


def test_a_verb_without_a_subject_of_its_own_goes_with_the_one_it_can_go_with() -> None:
    tree = mended(
        spelled("""
        She PRP nsubj 1
        hoped VBD ROOT 1
        Cole NNP nsubj 4
        would MD aux 4
        be VB ccomp 1
        true JJ acomp 4
        and CC cc 1
        repay VB conj 1
        """, lemmas=["she", "hope", "Cole", "would", "be", "true", "and", "repay"])
    )  # fmt: skip
    assert named(tree, "repay").head.text == "be"
    tree = mended(
        spelled("""
        navy NN nsubj 1
        caught VBD ROOT 1
        pirates NNS dobj 1
        and CC cc 2
        boats NNS conj 2
        thwarted VBD conj 1
        raids NNS dobj 5
        """, lemmas=["navy", "catch", "pirate", "and", "boat", "thwart", "raid"])
    )  # fmt: skip
    assert named(tree, "boats").head.text == "thwarted"


def test_what_a_person_is_accused_of_is_an_aside_and_not_the_main_clause() -> None:
    rows = """
        Bell NNP nsubjpass 4
        , , punct 0
        {} WP nsubjpass 4
        is VBZ auxpass 4
        accused VBN ROOT 4
        , , punct 4
        {} VBD advcl 4
        it PRP dobj 6
        """
    tree = mended(spelled(rows.format("who", "denied")))
    assert named(tree, "denied").dep == "ROOT"
    assert named(tree, "Bell").head is named(tree, "denied")
    assert (named(tree, "accused").dep, named(tree, "accused").head) == ("relcl", named(tree, "Bell"))
    other = mended(spelled(rows.format("he", "denied")))
    assert named(other, "accused").dep == "ROOT"
    joined = rows.format("who", "denied").replace(", , punct 4", "and CC cc 4")
    assert named(mended(spelled(joined)), "accused").dep == "ROOT"
    told = rows.format("who", "denied").replace("it PRP dobj 6", "it PRP nsubj 6")
    assert named(mended(spelled(told)), "accused").dep == "ROOT"
