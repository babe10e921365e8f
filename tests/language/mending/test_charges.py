"""Charges, claims and who makes them."""

from __future__ import annotations

from framing.language.mending.order import mended
from mending_notation import named, spelled


def test_nobody_accuses_himself() -> None:
    rows = """
        Students NNS nsubj 1
        surrounded VBD ROOT 1
        the DT det 3
        {} NN dobj 1
        accusing VBG acl 3
        {} PRP dobj 4
        """
    for noun, pronoun, above in (("governor", "him", "surrounded"), ("governor", "them", "governor")):
        lemmas = ["student", "surround", "the", noun, "accuse", pronoun]
        tree = mended(spelled(rows.format(noun, pronoun), lemmas=lemmas))
        assert named(tree, "accusing").head.text == above


def test_who_calls_somebody_a_name_is_the_agent_of_the_passive() -> None:
    rows = """
        Field NNP nsubjpass 2
        was VBD auxpass 2
        called VBN ROOT 2
        a DT det 4
        {} NN oprd 2
        by IN prep 4
        dockers NNS pobj 5
        """
    for word, dep in (("cheat", "agent"), ("invasion", "prep")):
        tree = mended(spelled(rows.format(word), lemmas=["Field", "be", "call", "a", word, "by", "docker"]))
        assert named(tree, "by").dep == dep


def test_a_claim_that_somebody_disputes_is_no_word_of_the_report() -> None:
    rows = """
        He PRP nsubjpass 2
        was VBD auxpass 2
        beaten VBN ccomp 8
        , , punct 8
        a DT det 7
        {} NN compound 7
        prison NN compound 7
        guards NNS nsubj 8
        dispute VBP ccomp 10
        family NN nsubj 10
        says VBZ ROOT 10
        """
    words = ["he", "be", "beat", ",", "a", "claim", "prison", "guard", "dispute", "family", "say"]
    tree = mended(spelled(rows.format("claim"), lemmas=words))
    assert named(tree, "beaten").head is named(tree, "says")
    assert named(tree, "dispute").head is named(tree, "claim")
    assert named(tree, "guards").head is named(tree, "dispute")
    other = mended(spelled(rows.format("county"), lemmas=[w.replace("claim", "county") for w in words]))
    assert named(other, "beaten").head is named(other, "dispute")
