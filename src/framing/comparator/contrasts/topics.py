"""Topics: what clauses of several articles have in common, so that they can be sides of one contrast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from framing.comparator.contrasts.telling import Clause, weight
from framing.model import ComparedEntity

OPENING = "opening"
SPEAKER = "speaker"
ENTITY = "entity"
WORD = "word"
_RARE = 0.35  # weight of a word that can be a topic
_SHORT = 3  # letters
_EARLY = 0.75  # least earliness of a clause that belongs to an article's opening


class Topic(Struct, frozen=True, order=True):
    """What clauses are about: an entity, a deed, a noun. `key` is the same in all articles."""

    kind: str
    key: str


def topics(
    kept: Sequence[Clause], entities: Mapping[str, ComparedEntity], beside: Mapping[tuple[int, int], frozenset[str]]
) -> dict[Topic, list[int]]:
    """Topic -> the numbers of the clauses about it, for topics that at least two articles have.

    Args:
        beside: (article, sentence) -> the entities named in the sentence.
    """
    found: dict[Topic, list[int]] = defaultdict(list)
    for number, clause in enumerate(kept):
        for topic in _of(clause, entities, beside):
            found[topic].append(number)
    return {t: some for t, some in sorted(found.items()) if len({kept[n].unit.article for n in some}) > 1}


def _of(
    clause: Clause, entities: Mapping[str, ComparedEntity], beside: Mapping[tuple[int, int], frozenset[str]]
) -> set[Topic]:
    found = set()
    if clause.features.get("headline") or clause.features.get("early", 0.0) > _EARLY:
        found.add(Topic(OPENING, ""))
    if clause.speaker is not None and clause.speaker in entities:
        found.add(Topic(SPEAKER, clause.speaker))
    named = clause.names | beside.get((clause.unit.article, clause.unit.sentence), frozenset())
    found |= {Topic(ENTITY, e) for e in named if e in entities}
    found |= {Topic(WORD, t) for t in clause.nouns if weight(t) >= _RARE and len(t) > _SHORT}
    return found
