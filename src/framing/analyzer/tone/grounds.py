"""The grounds for a verdict that a reader can be shown: clear sentences about the entity itself.

The network confuses a guilty entity with its neighbours, and an accuser with the accused. The words for a deed apply to
its agent, those of a judgement to its target (connotation frames: Rashkin, Singh & Choi 2016). So a reading is no
ground for a verdict in three cases: a predicate speaks against, or for, another entity of the sentence and not this
one; this one blames or praises; or the sentence only tells what others hold against it or do to it. Who is accused,
sued, jailed or wronged is not portrayed badly by whoever tells it. The reading itself stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from framing.language.voices import OWN
from framing.language.words import NO_PREDICATE, adverse_verbs, certainty, group, predicates
from framing.model import Descriptor, Polarity, RoleUse

CLEAR = 0.6
"""Value of a sentence from which on it speaks well or badly beyond doubt."""

GROUNDS = {1: 1, 0: 2, -1: 4}
"""Clear sentences that bear a verdict where the plain words in sum say the same (1), nothing (0), the opposite (-1)."""


class Ground(NamedTuple):
    """One sentence about one entity, as a possible ground."""

    value: float  # what it says of the entity, -1 to 1
    plain: float  # what descriptors, predicates and loaded terms in it say of the entity, -1 to 1
    of_another: bool = False  # who is well or badly spoken of may be somebody else


class Bearers(NamedTuple):
    """(sentence, sign) -> the entities of which a predicate says so, and the entities that say so of others.

    And (entity, sentence) where it is only told what others hold against the entity, or do to it.
    """

    spoken_of: dict[tuple[int, int], set[str]]
    judges: dict[tuple[int, int], set[str]]
    told: frozenset[tuple[str, int]]
    labelled: frozenset[tuple[str, int, int]]  # (entity, sentence, sign) where the source itself calls it good or bad

    @classmethod
    def of(cls, roles: Sequence[RoleUse], descriptors: Sequence[Descriptor] = ()) -> Self:
        spoken_of, judges = defaultdict[tuple[int, int], set[str]](set), defaultdict[tuple[int, int], set[str]](set)
        known = predicates()
        for use in roles:
            judged = _sign(known[use.verb].judged) if use.verb in known else 0
            if use.polarity is not Polarity.NEUTRAL:
                spoken_of[use.sentence, use.polarity.sign].add(use.entity)
            elif judged and use.role != "agent" and not use.negated:
                spoken_of[use.sentence, judged].add(use.entity)
            if judged and use.role == "agent":
                judges[use.sentence, judged].add(use.entity)
        labelled = frozenset({(d.entity, d.sentence, d.polarity.sign) for d in descriptors if d.voice in OWN})
        told = {t for t in _told(roles) - _blamed(roles) if (*t, -1) not in labelled}
        return cls(dict(spoken_of), dict(judges), frozenset(told), labelled)

    def is_of_another(self, entity: str, sentence: int, value: float) -> bool:
        """Whether the reading of the sentence may be about another entity: "Smith's lawyer stole it", "Smith accused".

        A label in the source's own voice is always about the entity: "Smith, the corrupt mayor, accused".
        """
        key = sentence, _sign(value)
        if (entity, *key) in self.labelled:
            return False
        if (meant := self.spoken_of.get(key)) is not None:
            return entity not in meant
        return entity in self.judges.get(key, ())

    def is_told(self, entity: str, sentence: int) -> bool:
        """Whether the sentence only tells what others hold against the entity or do to it: "Jones was sued"."""
        return (entity, sentence) in self.told

    def is_blamer(self, entity: str, sentence: int) -> bool:
        """Whether the entity blames somebody in the sentence and nothing in it speaks against the entity itself."""
        key = sentence, -1
        return entity in self.judges.get(key, ()) and entity not in self.spoken_of.get(key, ())


def is_borne(grounds: Iterable[Ground], sign: int) -> bool:
    """Whether a verdict of this sign (-1 badly, 1 well) can be shown.

    Enough sentences have to say it clearly of the entity itself; fewer if the plain words say so too.
    """
    clear, plain = 0, 0.0
    for ground in grounds:
        clear += ground.value * sign >= CLEAR and not ground.of_another
        plain += ground.plain * sign
    return clear >= GROUNDS[_sign(round(plain, 4))]


def _told(roles: Iterable[RoleUse]) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where others judge, label or wrong the entity, or ask it to make amends.

    "Jones was sued", "Smith called Jones a liar" (told of both), "Smith robbed Jones", "Jones faces charges",
    "Jones denied wrongdoing", "Jones allegedly lied", "Jones should resign".
    """
    return frozenset({(use.entity, use.sentence) for use in roles if _is_told(use)})


def _is_told(use: RoleUse) -> bool:
    if use.verb in group("calling verbs") and use.other is not None:
        return True
    if use.role != "agent":
        said = predicates().get(use.verb, NO_PREDICATE)
        return said.judged < 0 or said.agent < 0 <= said.patient
    alleged = use.modality == "alleged" and use.polarity is Polarity.NEGATIVE
    amends = use.modality == "possible" and use.verb in group("amends")
    return alleged or amends or _is_told_of_sufferers(use.verb)


def _is_told_of_sufferers(verb: str) -> bool:
    """Whether a verb tells of its agent that others hold something against it: "face", "suffer", "deny"."""
    word = verb.partition(" ")[0]  # "face inquiry"
    return word in adverse_verbs() or word in certainty("verb", "denial") & certainty("verb", "rejecting")


def _blamed(roles: Iterable[RoleUse]) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where the source itself says that the entity did wrong."""
    bad = (
        u for u in roles if u.role == "agent" and u.polarity is Polarity.NEGATIVE and not _is_told_of_sufferers(u.verb)
    )
    return frozenset({(u.entity, u.sentence) for u in bad if u.modality == "asserted" and u.voice in OWN})


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
