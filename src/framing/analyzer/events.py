"""Event mentions: trigger, who, whom, when, where."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.tree import Tree
from framing.analyzer.voices import Voices
from framing.model import Event, Mention


def events(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[Event]:
    return []
