"""What is never named itself, and sums of money, are no coverage."""

from __future__ import annotations

import pytest
from story_notation import article

from framing.comparator.differences.coverage import _is_amount, _only_qualifies
from framing.comparator.sentences.evidence import Places
from framing.model import ComparedEntity, ComparedMention

TEXT = "an/DET//det/3 English/ADJ//amod/3 baker/NOUN//nsubj/4 left/VERB/leave/ROOT/4 England/PROPN//dobj/4"


@pytest.mark.parametrize(
    ("name", "amount"), [("N4.7bn", True), ("£30m", True), ("$2 million", True), ("MI5", False), ("Ada Quill", False)]
)
def test_sums_of_money(name: str, *, amount: bool) -> None:
    assert _is_amount(name) is amount


@pytest.mark.parametrize(("words", "label", "qualifies"), [(["English"], "GPE", True), (["English"], "PERSON", False)])
def test_an_adjective_of_a_nation_names_no_country(words: list[str], label: str, *, qualifies: bool) -> None:
    draft = article("A", [TEXT], {})
    mentions = tuple(ComparedMention("A", "A", *draft.place(w), w, "name") for w in words)
    found = ComparedEntity("x", "England", label, 1.0, mentions, ())  # type: ignore[arg-type]
    assert _only_qualifies(found, Places(draft.done())) is qualifies


def test_a_country_that_is_named_once_is_covered() -> None:
    draft = article("A", [TEXT], {})
    mentions = tuple(ComparedMention("A", "A", *draft.place(w), w, "name") for w in ("English", "England"))
    assert not _only_qualifies(ComparedEntity("x", "England", "GPE", 1.0, mentions, ()), Places(draft.done()))
