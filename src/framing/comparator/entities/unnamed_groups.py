"""Which people without a name are the same in several articles: "a man", "the driver"."""

from __future__ import annotations

from framing.comparator.entities.members import Cluster, Local, are_contradictory, are_of_two_kinds, is_prominent
from framing.comparator.entities.same_bodies import core_words
from framing.language.actors import generic_nouns


def unnamed_groups(locals_: list[Local]) -> list[Cluster]:
    """People without a name: the foremost of a noun in each article ("a man", "the driver") is the same person.

    In articles of one story the man of the lead is the man of the other's lead; of others nothing is known.
    """
    foremost: dict[tuple[int, str], Local] = {}
    for local in locals_:  # the most salient come first
        if local.lemma not in generic_nouns("always") and is_prominent(local):
            foremost.setdefault((local.article, local.lemma), local)
    clusters: dict[str, Cluster] = {}
    alone: list[Cluster] = []
    for local in locals_:
        words = core_words(local.entity.name).split()
        key = " ".join(words) if len(words) > 1 else ""
        if foremost.get((local.article, local.lemma)) is local:
            key = local.lemma
        if not key or (key in clusters and _are_others(clusters[key], Cluster(local))):
            alone.append(Cluster(local))
        elif key in clusters:
            clusters[key].add(local)
        else:
            clusters[key] = Cluster(local)
    return [*clusters.values(), *alone]


def _are_others(one: Cluster, other: Cluster) -> bool:
    return are_contradictory(one, other) or are_of_two_kinds(one, other)
