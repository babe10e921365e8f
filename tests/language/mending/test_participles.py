"""Past forms and participles."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


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


def test_a_participle_before_its_noun_is_no_deed() -> None:
    tree = mended(
        spelled("""
        Reporters NNS nsubj 1
        found VBD ROOT 1
        spent VBN ccomp 1
        cartridges NNS dobj 2
        and CC cc 2
        burned VBD conj 2
        tents NNS dobj 5
        """, lemmas=["reporter", "find", "spend", "cartridge", "and", "burn", "tent"])
    )  # fmt: skip
    assert [n.text for n in tree.nodes if n.pos == "VERB"] == ["found"]
    assert named(tree, "cartridges").head.text == "found"
    assert named(tree, "tents").head.text == "cartridges"


def test_an_amount_elects_nobody() -> None:
    rows = """
        Field NNP nsubjpass 2
        was VBD auxpass 2
        elected VBN ROOT 2
        by IN agent 2
        {} NN pobj 3
        """
    for word, dep in (("landslide", "prep"), ("council", "agent")):
        tree = mended(spelled(rows.format(word), lemmas=["Field", "be", "elect", "by", word]))
        assert named(tree, "by").dep == dep
