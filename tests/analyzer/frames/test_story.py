"""Who suffers and who is blamed: what is done with words harms nobody."""

from __future__ import annotations

import pytest

from framing.analyzer.frames.story import _is_said
from framing.model import Polarity, RoleUse, Voice


def use(verb: str, process: str) -> RoleUse:
    return RoleUse(
        entity="e1", role="patient", verb=verb, start=0, end=1, text="x", sentence=0, voice=Voice.OWN, speaker=None,
        other=None, negated=False, polarity=Polarity.NEGATIVE, weight=0.5, object="", modality="asserted",
        process=process,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "process", "said"),
    [("criticize", "deed", True), ("accuse", "speech", True), ("shoot", "deed", False), ("beat up", "deed", False)],
)
def test_who_is_criticised_is_blamed_and_who_is_shot_suffers(verb: str, process: str, said: bool) -> None:
    assert _is_said(use(verb, process)) is said
