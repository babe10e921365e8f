"""What the rules that join entities across articles look at: an entity of one article, and a cluster of them."""

from __future__ import annotations

from msgspec import Struct, field

from framing.comparator.deeds import Deeds
from framing.model import Entity, Mention


class Local(Struct, eq=False):
    """An entity of one article, with what the rules look at."""

    article: int
    entity: Entity
    mentions: list[Mention]
    names: list[str] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    gender: str = ""
    keys: tuple[str, ...] = ()
    lemma: str = ""
    roles: frozenset[str] = frozenset()  # nouns that describe a person: "president", "actress"
    deeds: Deeds = field(default_factory=Deeds)


class Cluster:
    """Entities taken for one referent."""

    __slots__ = ("gender", "members", "parts")

    def __init__(self, first: Local) -> None:
        self.members = [first]
        self.parts = first.parts
        self.gender = first.gender

    def add(self, local: Local) -> None:
        self.members.append(local)
        if len(local.parts) > len(self.parts):
            self.parts = local.parts
        self.gender = self.gender or local.gender
