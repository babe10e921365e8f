"""How loaded a sentence reads."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.tree import Tree
from framing.model import Loadedness, LoadedTerm


def loadedness(tree: Tree, terms: Sequence[LoadedTerm]) -> list[Loadedness]:
    """A score from 0 to 1 for each sentence of the parse, in order."""
    return []
