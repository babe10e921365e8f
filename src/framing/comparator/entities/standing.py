"""How much is told of an entity: its mentions, its salience, and its rank among others."""

from __future__ import annotations

from framing.comparator.entities.members import Cluster


def mentions_of(cluster: Cluster) -> int:
    """How often all articles together mention it."""
    return sum(len(x.mentions) for x in cluster.members)


def _salience(cluster: Cluster) -> float:
    best: dict[int, float] = {}
    if len(cluster.members) == 1:
        return cluster.members[0].entity.salience
    for member in cluster.members:
        best[member.article] = max(best.get(member.article, 0.0), member.entity.salience)
    return sum(best.values())


def standing_of(cluster: Cluster) -> tuple[float, int, int, str]:
    """Sort key: the most salient first, then the most mentioned, then text order."""
    first = cluster.members[0]
    return -_salience(cluster), -mentions_of(cluster), first.article, first.entity.id
