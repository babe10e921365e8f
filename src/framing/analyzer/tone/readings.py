"""What one sentence says of one entity: the network's reading, with everything else found in it."""

from __future__ import annotations

from typing import NamedTuple

from framing.analyzer.tone.grounds import Ground, Signs
from framing.model import Voice


class Reading(NamedTuple):
    """One sentence about one entity: class probabilities of the network, and everything else found in it."""

    sentence: int
    voice: Voice
    probabilities: tuple[float, float, float]
    value: float
    plain: float = 0.0  # what descriptors, predicates and loaded terms say of the entity, -1 to 1
    of_another: bool = False  # the reading may be about somebody else in the sentence
    is_blamer: bool = False  # the entity blames somebody and is not blamed itself
    is_told: bool = False  # the source only tells what others hold against the entity, or what it says for itself
    signs: Signs = (0.0, 0.0)  # the source's own words against and for the entity
    labels: Signs = (0.0, 0.0)  # those of them that are strong labels of the entity

    @property
    def is_no_judgement(self) -> bool:
        """Whether the sentence does not judge the entity: it judges somebody else, or only reports what happened."""
        return self.of_another or self.is_told

    @property
    def of_itself(self) -> float:
        """What the source says of the entity itself.

        0 if the entity blames another, is only near a culprit, is accused or wronged by others, or praises itself.
        """
        return 0.0 if self.is_no_judgement else self.value

    @property
    def ground(self) -> Ground:
        """What the verdict needs to know of this reading."""
        return Ground(self.value, self.plain, self.is_no_judgement, self.signs, self.labels)
