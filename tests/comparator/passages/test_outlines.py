"""What a sentence mainly says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from framing.comparator.passages.outlines import Outline, Outlines
from framing.comparator.sentences.profiles import Profile
from framing.model import Analysis, PartKind, Quotation, Sentence

Build = Callable[..., Any]


def reported(tree: Build) -> Any:
    """Lee said Monday that 17 senators had left the panel"""
    return tree(
        ["Lee", "said", "Monday", "that", "17", "senators", "had", "left", "the", "panel"],
        pos=["PROPN", "VERB", "PROPN", "SCONJ", "NUM", "NOUN", "AUX", "VERB", "DET", "NOUN"],
        tags=["NNP", "VBD", "NNP", "IN", "CD", "NNS", "VBD", "VBN", "DT", "NN"],
        lemmas=["Lee", "say", "Monday", "that", "17", "senator", "have", "leave", "the", "panel"],
        heads=[1, 1, 1, 7, 5, 7, 7, 1, 9, 7],
        deps=["nsubj", "ROOT", "npadvmod", "mark", "nummod", "nsubj", "aux", "ccomp", "det", "dobj"],
        names=[(2, 3, "DATE")],
    )


def outline(t: Any, *quotations: Quotation) -> Outline:
    end = len(t.article.text)
    analysis = Analysis(
        t.article, t.parse, (Sentence(0, end, PartKind.BODY, 10, 10),), (), (), (), (), (), quotations, (), ()
    )
    terms = {"lee": 1.0, "monday": 0.5, "17": 1.0, "senator": 0.6, "leave": 0.4, "panel": 0.8}
    return Outlines([analysis], [Profile(0, 0, terms, frozenset({"lee"}), ())], {}, []).of(0)


def test_of_reported_speech_the_reported_deed_is_the_main_thing(tree: Build) -> None:
    found = outline(reported(tree))
    assert "say" not in found.predicates
    assert set(found.core) == {"leave", "senator", "panel"}


def test_days_numbers_neighbours_and_speakers(tree: Build) -> None:
    t = reported(tree)
    found = outline(t, Quotation(9, 20, "", 0, "indirect", 5, speaker="Ann Lee"))
    assert [set(kept) for kept in (found.days, found.numbers, found.speakers)] == [{"monday"}, {"17"}, {"lee"}]
    assert ("senator", "have") in found.pairs
