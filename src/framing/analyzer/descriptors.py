"""Words and phrases that label or qualify an entity (Reisigl & Wodak 2001)."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.tree import Tree
from framing.analyzer.voices import Voices
from framing.model import Descriptor, Mention


def descriptors(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[Descriptor]:
    return []
