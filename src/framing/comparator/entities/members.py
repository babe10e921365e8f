"""Data for the rules that join entities across articles: an entity of one article, and a cluster of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct, field

from framing.comparator.entities.deeds import Deeds
from framing.language.whereabouts import are_apart
from framing.language.words import determiners, group, number_words
from framing.model import Entity, Mention

LEAD = 4  # sentences
_ARMED = group("armed people")


class Local(Struct, eq=False):
    """An entity of one article, with the facts that the rules use."""

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
    nations: frozenset[str] = frozenset()  # of a group or body without a name: whose it is, by keys of places
    places: frozenset[str] = frozenset()  # the same: where it is
    owners: frozenset[Local] = frozenset()  # the same: the people, bodies and groups whose it is
    cluster: Cluster | None = None  # that it is in


class Cluster:
    """Entities considered one referent."""

    __slots__ = ("gender", "members", "parts")

    def __init__(self, first: Local) -> None:
        self.members = [first]
        self.parts = first.parts
        self.gender = first.gender
        first.cluster = self

    def add(self, local: Local) -> None:
        """Take an entity of an article in; the longest name and the first known gender are the cluster's."""
        self.members.append(local)
        local.cluster = self
        if len(local.parts) > len(self.parts):
            self.parts = local.parts
        self.gender = self.gender or local.gender


def label_of(cluster: Cluster) -> str:
    """The label of its first member: "PERSON", "GROUP", ..."""
    return cluster.members[0].entity.label


def is_named(cluster: Cluster) -> bool:
    """Whether any article gives it a name."""
    return any(m.names for m in cluster.members)


def articles_of(cluster: Cluster) -> frozenset[int]:
    """Numbers of the articles that mention it."""
    return frozenset(m.article for m in cluster.members)


def is_prominent(local: Local) -> bool:
    """Whether it is mentioned in the first sentences or more than once."""
    return len(local.mentions) > 1 or local.mentions[0].sentence < LEAD


def join(target: Cluster, other: Cluster) -> None:
    """Move the members of one cluster to another and leave the first empty."""
    for member in other.members:
        target.add(member)
    other.members = []


# ---------------------------------------------------------------------------------------------- agreement
def genders(cluster: Cluster) -> frozenset[str]:
    """The genders that articles give it: "m", "f"."""
    told = {m.gender or m.deeds.gender for m in cluster.members}
    return frozenset(told - {""})


def ages(cluster: Cluster) -> frozenset[int]:
    """All ages that articles give it, in years."""
    return frozenset(age for m in cluster.members for age in m.deeds.ages)


def counts(cluster: Cluster) -> frozenset[int]:
    """The sizes that articles give a group; empty for one person."""
    return frozenset(m.deeds.count for m in cluster.members if m.deeds.count and m.entity.label != "PERSON")


def are_contradictory(one: Cluster, other: Cluster) -> bool:
    """Whether they have different genders, ages or numbers."""
    said = ((genders(one), genders(other)), (ages(one), ages(other)), (counts(one), counts(other)))
    return any(are_different(a, b) for a, b in said)


def are_compatible(one: Cluster, other: Cluster) -> bool:
    """Whether no fact about the one contradicts a fact about the other."""
    if (is_named(one) and is_named(other)) or are_contradictory(one, other):
        return False
    if any(m.deeds.newcomer or m.deeds.each for c in (one, other) for m in c.members):
        return False
    if are_of_two_kinds(one, other):
        return False
    if _of_another_paper(one, other) or _of_another_paper(other, one):
        return False
    if are_of_two_places(one, other):
        return False
    proper = [{w for m in c.members if not m.names for w in m.deeds.proper} for c in (one, other)]
    return bool(ages(one) & ages(other)) or not are_different(*proper)


def are_of_two_places(one: Cluster, other: Cluster) -> bool:
    """Whether groups or bodies without a name belong to two countries, or are in two places.

    A body is where it belongs: "Germany's parliament" is not "parliament in Athens". Soldiers need not be.
    """
    whose = [{key for m in c.members for key in m.nations} for c in (one, other)]
    where = [{key for m in c.members for key in m.places} for c in (one, other)]
    if label_of(one) == label_of(other) == "ORG":
        return are_apart(whose[0] | where[0], whose[1] | where[1])
    return are_different(*whose) or are_apart(*where)


def are_of_two_kinds(one: Cluster, other: Cluster) -> bool:
    """Whether those without a name are told to be others: "bank bosses", "party bosses"; "her voters", "his voters".

    So are seven people who were killed and 40 who were arrested. But articles differ in how many are dead or missing.
    "Some Democrats" are neither the party nor any others.
    """
    if any(m.deeds.some for c in (one, other) for m in c.members):
        return True
    kinds = [{kind for m in c.members for kind in m.deeds.kinds} for c in (one, other)]
    if label_of(one) == "PERSON":  # "a mother of two", "the mother of three"
        return are_different(*[{k for k in said if k in number_words() or k.isdigit()} for said in kinds])
    if is_named(one) or is_named(other):
        return False
    owners = [{_known_as(owner) for m in c.members for owner in m.owners} - {0} for c in (one, other)]
    if are_different(*kinds) or are_different(*owners) or _is_only_his(one, other, kinds[1], owners):
        return True
    if _is_only_his(other, one, kinds[0], owners[::-1]):
        return True
    parts = [{part for m in c.members for part, told in m.deeds.parts.items() if told} for c in (one, other)]
    counted = bool(counts(one) and counts(other))
    return counted and any(parts) and not parts[0] & parts[1] and (all(parts) or counts(one).isdisjoint(counts(other)))


def _known_as(owner: Local) -> int:
    """Who it is among all articles; 0 for a person without a name, who may be anybody in the other article."""
    unknown = owner.entity.label == "PERSON" and not (owner.cluster is not None and is_named(owner.cluster))
    return 0 if unknown else id(owner.cluster or owner)


def _is_only_his(owned: Cluster, other: Cluster, kinds: Collection[str], owners: Sequence[Collection[int]]) -> bool:
    """Whether the first are somebody's and the other are not: "his troops", "government troops" or "the rebels"."""
    if not owners[0] or owners[1]:
        return False
    called = {word for m in owned.members for owner in m.owners for word in owner.entity.name.lower().split()}
    return not called.intersection(kinds) if kinds else any(m.lemma in _ARMED for m in other.members)


def _of_another_paper(unnamed: Cluster, named: Cluster) -> bool:
    """Whether a description names an employer that no article confirms: "The Globe's correspondent"."""
    if is_named(unnamed) or not is_named(named):
        return False
    said = {w for m in named.members for mention in m.mentions for w in mention.text.split()}
    papers = [w for m in unnamed.members if m.lemma in group("press callings") for w in _owners(m)]
    return bool(papers) and not any(paper in said for paper in papers)


def _owners(local: Local) -> Iterable[str]:
    """Words of a description that have a possessive: "Globe" of "the Globe's correspondent"."""
    for mention in local.mentions:
        for word in mention.text.split():
            if word[:1].isupper() and word.endswith(("'s", "’s")):
                yield word[:-2]


def are_different(one: Iterable[object], other: Iterable[object]) -> bool:
    """Whether both have values and share none."""
    one, other = set(one), set(other)
    return bool(one) and bool(other) and not one & other


def is_one_of_somebodys(local: Local) -> bool:
    """Whether it is one of those that somebody has: "her lawyer" may be another lawyer than the other article names."""
    first, *rest = local.mentions[0].text.split()
    whose = first.lower() in determiners("possessive") or first.endswith(("'s", "’s", "s'", "s’"))
    return bool(rest) and whose and local.lemma in group("those of whom somebody has several")
