"""Readable labels of events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from framing.comparator.differences.event_labels import Label, Labels, tidy
from framing.model import Analysis, Event, Voice

Build = Callable[..., Any]


def label(
    tree: Any, trigger: int, agent: str | None = None, patient: str | None = None, voice: Voice = Voice.OWN
) -> Label | None:
    node = tree.nodes[trigger]
    event = Event(
        node.start, node.end, node.text, 0, node.lemma, node.start, node.end, node.lemma, None, None, None, None,
        None, None, False, "asserted", voice,
    )  # fmt: skip
    analysis = Analysis(tree.article, tree.parse, (), (), (), (), (), (), (), (event,), ())
    return Labels(analysis).of(event, agent, patient)


def hosting(tree: Build, subject: str = "which", tag: str = "WDT") -> Any:
    """Georgetown , which is hosting the lecture , agreed"""
    return tree(
        ["Georgetown", ",", subject, "is", "hosting", "the", "lecture", ",", "agreed"],
        pos=["PROPN", "PUNCT", "PRON", "AUX", "VERB", "DET", "NOUN", "PUNCT", "VERB"],
        tags=["NNP", ",", tag, "VBZ", "VBG", "DT", "NN", ",", "VBD"],
        heads=[8, 0, 4, 4, 0, 6, 4, 0, 8],
        deps=["nsubj", "punct", "nsubj", "aux", "relcl", "det", "dobj", "punct", "ROOT"],
    )


def test_a_relative_pronoun_gives_way_to_what_it_stands_for(tree: Build) -> None:
    found = label(hosting(tree), 4, agent="Georgetown")
    assert found is not None
    assert (found.text, found.tokens) == ("Georgetown is hosting the lecture", range(3, 7))
    assert label(hosting(tree), 4) is None


def test_no_name_is_put_for_a_pronoun_inside_a_quotation(tree: Build) -> None:
    found = label(hosting(tree, "she", "PRP"), 4, agent="Mara Voss")
    assert found is not None
    assert found.text == "Mara Voss is hosting the lecture"
    assert label(hosting(tree, "she", "PRP"), 4, agent="Mara Voss", voice=Voice.DIRECT) is None


def test_a_clause_that_hangs_on_the_subject_is_left_out(tree: Build) -> None:
    found = label(hosting(tree), 8, agent="Georgetown")
    assert found is not None
    assert found.text == "Georgetown agreed"


def test_what_only_says_that_somebody_says_something_has_no_label(tree: Build) -> None:
    """Bob acknowledged Ann won"""
    t = tree(
        ["Bob", "acknowledged", "Ann", "won", "Paris"],
        pos=["PROPN", "VERB", "PROPN", "VERB", "PROPN"],
        tags=["NNP", "VBD", "NNP", "VBD", "NNP"],
        heads=[1, 1, 3, 1, 3],
        deps=["nsubj", "ROOT", "nsubj", "ccomp", "dobj"],
    )
    assert label(t, 1) is None
    reported = label(t, 3)
    assert reported is not None
    assert reported.text == "Ann won Paris"


def test_what_is_only_intended_has_no_label(tree: Build) -> None:
    """Bob to leave Paris"""
    t = tree(
        ["Bob", "to", "leave", "Paris"],
        pos=["PROPN", "PART", "VERB", "PROPN"],
        tags=["NNP", "TO", "VB", "NNP"],
        heads=[2, 2, 2, 2],
        deps=["nsubj", "aux", "ROOT", "dobj"],
    )
    assert label(t, 2) is None


def test_a_verb_whose_complement_cannot_be_shown_has_no_label(tree: Build) -> None:
    """Bob checked that ..., as against: Bob left"""
    words = {"tags": ["NNP", "VBD", "IN"], "heads": [1, 1, 1], "pos": ["PROPN", "VERB", "SCONJ"]}
    assert label(tree(["Bob", "checked", "that"], deps=["nsubj", "ROOT", "mark"], **words), 1) is None
    left = label(
        tree(["Bob", "left"], pos=["PROPN", "VERB"], tags=["NNP", "VBD"], heads=[1, 1], deps=["nsubj", "ROOT"]), 1
    )
    assert left is not None
    assert left.text == "Bob left"


def test_an_event_noun_needs_its_complement_and_names_its_owner(tree: Build) -> None:
    """his visit to Paris"""
    t = tree(
        ["his", "visit", "to", "Paris"],
        pos=["PRON", "NOUN", "ADP", "PROPN"],
        tags=["PRP$", "NN", "IN", "NNP"],
        heads=[1, 1, 1, 2],
        deps=["poss", "ROOT", "prep", "pobj"],
    )
    found = label(t, 1, agent="Ann Lee")
    assert found is not None
    assert found.text == "Ann Lee’s visit to Paris"
    assert label(t, 1) is None


def test_tidy_drops_quotation_marks_without_partner() -> None:
    assert tidy(", a “very  troubling policy,") == "a very troubling policy"
    assert tidy("a “very troubling” policy") == "a “very troubling” policy"


def test_a_subject_that_is_nobody_has_no_label(tree: Build) -> None:
    """Neither firm sold Paris"""
    for word, named in (("The", True), ("No", False), ("Neither", False)):
        t = tree(
            [word, "firm", "sold", "Paris"],
            pos=["DET", "NOUN", "VERB", "PROPN"],
            tags=["DT", "NN", "VBD", "NNP"],
            heads=[1, 2, 2, 2],
            deps=["det", "nsubj", "ROOT", "dobj"],
        )
        assert (label(t, 2) is not None) is named
