"""Which entities of several articles are one referent, and how each article portrays it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.comparator.entities.local_entities import key_juniors, local_entities, outvote_labels
from framing.comparator.entities.members import Cluster
from framing.comparator.entities.participants import join_participants
from framing.comparator.entities.portraits import Said, compared
from framing.comparator.entities.same_bodies import join_strays, keyed_clusters
from framing.comparator.entities.same_people import join_by_role, people_clusters
from framing.comparator.entities.standing import standing_of
from framing.comparator.entities.unnamed_groups import unnamed_groups
from framing.model import Analysis, ComparedEntity


def compared_entities(analyses: Sequence[Analysis], aliases: Mapping[str, str]) -> tuple[ComparedEntity, ...]:
    """One referent for each entity of the story, the most salient first; ids are "c1", "c2", ..."""
    locals_ = [local for n, analysis in enumerate(analyses) for local in local_entities(n, analysis, aliases)]
    outvote_labels(locals_)
    key_juniors(locals_)
    clusters = people_clusters([x for x in locals_ if x.entity.label == "PERSON" and x.names and not x.keys])
    clusters += keyed_clusters([x for x in locals_ if x.keys])
    join_strays([x for x in locals_ if x.entity.label != "PERSON" and not x.keys], clusters)
    unnamed = [x for x in locals_ if x.entity.label == "PERSON" and not x.names and not x.keys]
    clusters += unnamed_groups(join_by_role(unnamed, clusters))
    clusters = join_participants(clusters)
    ranked = sorted([(standing_of(c), c) for c in clusters], key=_first)
    said = [Said(analysis) for analysis in analyses]
    return tuple([compared(f"c{n}", cluster, -rank[0], said) for n, (rank, cluster) in enumerate(ranked, 1)])


def _first(ranked: tuple[tuple[float, int, int, str], Cluster]) -> tuple[float, int, int, str]:
    return ranked[0]
