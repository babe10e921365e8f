"""What is told of somebody in one article."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from story_notation import article

from framing.comparator.entities.deeds import deeds
from framing.model import Mention, RoleUse, Voice


@pytest.mark.parametrize(
    ("modality", "negated", "parts"),
    [("asserted", False, {"victim": 1}), ("asserted", True, {}), ("possible", False, {}), ("future", False, {})],
)
def test_only_what_is_told_as_done_tells_who_one_is(modality: str, negated: bool, parts: dict[str, int]) -> None:
    made = article("A", ["police shot/VERB/shoot a man/NOUN"], {}).done()
    use = RoleUse(
        "e1", "patient", "shoot", 7, 11, "shot", 0, Voice.OWN, None, negated=negated, modality=modality
    )  # fmt: skip
    man = Mention(12, 17, "a man", 0, 3, "e1", "nominal", "first")
    told = deeds(replace(made, roles=(use,), mentions=(man,)), {"e1": [man]})["e1"]
    assert told.parts == parts
    assert bool(told.verbs) is bool(parts)
