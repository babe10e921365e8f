"""Names of bodies that the recogniser leaves in parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from framing.analyzer.entities.bodies_in_parts import called_after_saints

Build = Callable[..., Any]


def test_a_body_called_after_a_saint_may_end_the_text(tree: Build) -> None:
    words = ["Nurses", "left", "St", "Brendan", "'s", "hospital"]
    text = tree(words, pos=["NOUN", "VERB", "PROPN", "PROPN", "PART", "NOUN"])
    assert list(called_after_saints(text)) == [(2, 6)]
