"""What somebody or something is called."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


def test_whom_and_what_somebody_calls_them_are_two_phrases() -> None:
    rows = """
        Vey NNP nsubj 1
        called VBD ROOT 1
        the DT det 4
        {} {} compound 4
        {} NNS dobj 1
        """
    for whom, tag, label, apart in (
        ("rebels", "NNS", "terrorists", True),
        ("police", "NN", "thugs", True),
        ("defence", "NN", "witnesses", False),
    ):
        tree = mended(
            spelled(rows.format(whom, tag, label), lemmas=["Vey", "call", "the", whom.removesuffix("s"), label[:-1]])
        )
        assert (named(tree, whom).dep == "dobj") is apart
        assert (named(tree, label).dep == "oprd") is apart


def test_what_a_document_calls_somebody() -> None:
    tree = mended(
        spelled("""
        Orr NNP nsubjpass 2
        is VBZ auxpass 2
        portrayed VBN ROOT 2
        in IN prep 2
        the DT det 5
        report NN pobj 3
        as IN prep 5
        a DT det 8
        tyrant NN pobj 6
        """, lemmas=["Orr", "be", "portray", "in", "the", "report", "as", "a", "tyrant"])
    )  # fmt: skip
    assert named(tree, "as").head is named(tree, "portrayed")


def test_what_others_call_something_is_no_object() -> None:
    tree = mended(
        spelled("""
        What WP oprd 2
        ministers NNS nsubj 2
        call VBP advcl 6
        reform NN dobj 2
        , , punct 6
        nurses NNS nsubj 6
        call VBP ROOT 6
        vandalism NN dobj 6
        """, lemmas=["what", "minister", "call", "reform", ",", "nurse", "call", "vandalism"])
    )  # fmt: skip
    assert named(tree, "vandalism").dep == "oprd"
