"""Who acts and who is acted upon (van Leeuwen 2008)."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.tree import Tree
from framing.analyzer.voices import Voices
from framing.model import Mention, RoleUse


def roles(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[RoleUse]:
    return []
