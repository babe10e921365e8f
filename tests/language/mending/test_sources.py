"""Who is named as the source of what a sentence tells."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


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


def test_the_last_of_a_list_speaks_at_the_end_of_a_sentence() -> None:
    tree = mended(
        spelled("""
        Guards NNS nsubj 1
        fired VBD ccomp 8
        at IN prep 1
        pilgrims NNS pobj 2
        , , punct 3
        monks NNS conj 3
        and CC cc 5
        doctors NNS conj 5
        said VBD ROOT 8
        """, lemmas=["guard", "fire", "at", "pilgrim", ",", "monk", "and", "doctor", "say"])
    )  # fmt: skip
    assert (named(tree, "monks").head.text, named(tree, "monks").dep) == ("said", "nsubj")


def test_what_is_foretold_at_the_beginning_is_no_circumstance() -> None:
    rows = """
        {}
        fund NN nsubj 2
        fails VBZ advcl 5
        , , punct 5
        auditors NNS nsubj 5
        warned VBD ROOT 5
        """
    lemmas = ["the", "fund", "fail", ",", "auditor", "warn"]
    assert named(mended(spelled(rows.format("the DT det 1"), lemmas=lemmas)), "fails").dep == "ccomp"
    assert named(mended(spelled(rows.format("if IN mark 2"), lemmas=["if", *lemmas[1:]])), "fails").dep == "advcl"
