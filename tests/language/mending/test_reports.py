"""What is reported, and what only goes on beside it."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


def test_what_happens_while_somebody_speaks_is_not_said() -> None:
    rows = """
        She PRP nsubj 1
        said VBD ROOT 1
        {} , punct 1
        her PRP$ poss 4
        voice NN nsubj 5
        breaking VBG ccomp 1
        """
    assert named(mended(spelled(rows.format(","))), "breaking").dep == "advcl"
    assert named(mended(spelled(rows.format("quietly"))), "breaking").dep == "ccomp"


def test_some_of_whom_say_only_what_comes_after() -> None:
    tree = mended(
        spelled("""
        Relatives NNS nsubj 1
        met VBD ccomp 7
        doctors NNS dobj 1
        , , punct 7
        some DT nsubj 7
        of IN prep 4
        whom WP pobj 5
        said VBD ROOT 7
        he PRP nsubj 9
        lied VBD ccomp 7
        """, lemmas=["relative", "meet", "doctor", ",", "some", "of", "whom", "say", "he", "lie"])
    )  # fmt: skip
    assert named(tree, "met").head is named(tree, "met")
    assert named(tree, "said").head is named(tree, "doctors")
    assert named(tree, "lied").head is named(tree, "said")


def test_participles_behind_had_go_on_with_it() -> None:
    rows = """
        He PRP nsubj 1
        told VBD ROOT 1
        them PRP dobj 1
        guards NNS nsubj 5
        had VBD aux 5
        beaten VBN ccomp 1
        him PRP dobj 5
        and CC cc 1
        {} VBD conj 1
        shoes NNS dobj 8
        """
    for form, inside in (("stolen", True), ("threw", False)):
        tree = mended(
            spelled(
                rows.format(form), lemmas=["he", "tell", "they", "guard", "have", "beat", "he", "and", "steal", "shoe"]
            )
        )
        assert (named(tree, form).head is named(tree, "beaten")) is inside
