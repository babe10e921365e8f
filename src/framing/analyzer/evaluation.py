"""How a source portrays an entity."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.tree import Tree
from framing.model import Descriptor, Entity, Evaluation, LoadedTerm, Mention, RoleUse

NONE = Evaluation(score=None, low=None, high=None, own=None, attributed=None, evidence=0)


def evaluated(
    tree: Tree,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    descriptors: Sequence[Descriptor],
    roles: Sequence[RoleUse],
    terms: Sequence[LoadedTerm],
) -> list[Entity]:
    """The same entities, each with its evaluation."""
    return list(entities)
