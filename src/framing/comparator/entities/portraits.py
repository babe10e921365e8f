"""How each article portrays an entity of the story, and by which name it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from framing.comparator.entities.members import Cluster, Local
from framing.language import people, polarity
from framing.model import Analysis, ComparedEntity, ComparedMention, Descriptor, Entity, EntityLabel, Portrait, RoleUse


class Said:
    """What one article says of its entities, by entity."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._descriptors: dict[str, list[Descriptor]] = defaultdict(list)
        self._roles: dict[str, list[RoleUse]] = defaultdict(list)
        for descriptor in analysis.descriptors:
            self._descriptors[descriptor.entity].append(descriptor)
        for use in analysis.roles:
            self._roles[use.entity].append(use)

    def descriptors(self, entities: Collection[str]) -> tuple[Descriptor, ...]:
        """In text order, as the analysis has them."""
        if len(entities) == 1:
            (entity,) = entities
            return tuple(self._descriptors.get(entity, ()))
        return tuple(d for d in self.analysis.descriptors if d.entity in entities)

    def roles(self, entities: Collection[str]) -> tuple[RoleUse, ...]:
        """The roles of these entities, in text order."""
        if len(entities) == 1:
            (entity,) = entities
            return tuple(self._roles.get(entity, ()))
        return tuple(r for r in self.analysis.roles if r.entity in entities)


def compared(number: str, cluster: Cluster, salience: float, said: Sequence[Said]) -> ComparedEntity:
    """The record of a cluster: its mentions in all articles and a portrait for each article."""
    members = sorted(cluster.members, key=_by_article)
    mentions = []
    for x in members:
        article = said[x.article].analysis.article
        id_, source = article.id, article.source
        mentions += [ComparedMention(id_, source, m.start, m.end, m.text, m.kind) for m in x.mentions]
    by_article: dict[int, list[Local]] = defaultdict(list)
    for member in members:
        by_article[member.article].append(member)
    portraits = tuple([_portrait(said[n], group) for n, group in sorted(by_article.items())])
    share = round(salience / len(said), 4)
    return ComparedEntity(number, _name(members), _label(members), share, tuple(mentions), portraits)


def _label(members: Sequence[Local]) -> EntityLabel:
    """The label of most mentions; of equally frequent ones the first in the alphabet."""
    labels: dict[EntityLabel, int] = defaultdict(int)
    for member in members:
        labels[member.entity.label] += len(member.mentions)
    return min(labels, key=lambda k: (-labels[k], k))


def _by_article(local: Local) -> tuple[int, int, str]:
    return local.article, -len(local.mentions), local.entity.id


def _name(members: Sequence[Local]) -> str:
    """An alias, the gazetteer's name, or the fullest name that any article has."""
    for member in members:
        if member.keys and member.keys[0].startswith("A:"):
            return member.keys[0][2:]
    keyed = [x for x in members if x.entity.key]
    named = keyed or [x for x in members if x.names] or list(members)
    if len({x.entity.name for x in named}) == 1:
        return named[0].entity.name
    if named[0].entity.label == "PERSON" and named[0].names:
        return max(
            (x.entity.name for x in named),
            key=lambda n: (min(people.fullness(n), 2), not n.isupper(), _support(n, named), -len(n), n),
        )
    is_described = not keyed and not any(x.names for x in named)  # "illegal migrants" here are "refugees" there
    return max((x.entity.name for x in named), key=lambda n: (is_described and _is_plain(n), _support(n, named), n))


def _is_plain(name: str) -> bool:
    """Whether no word of the name judges: the comparison must not call a group what one source alone calls it."""
    judging = polarity.words()
    return all(judging.get(word.lower(), 0.0) == 0.0 for word in name.split())


def _support(name: str, members: Sequence[Local]) -> int:
    return sum(len(x.mentions) for x in members if x.entity.name == name)


def _portrait(said: Said, group: Sequence[Local]) -> Portrait:
    ids = {x.entity.id for x in group}
    article = said.analysis.article
    names: dict[str, int] = defaultdict(int)
    for x in group:
        for m in x.mentions:
            if m.kind != "pronoun":
                names[" ".join(m.text.split())] += 1
    return Portrait(
        article=article.id,
        source=article.source,
        entity=group[0].entity.id,
        descriptors=said.descriptors(ids),
        roles=said.roles(ids),
        evaluation=(max([x.entity for x in group], key=_evidence) if len(group) > 1 else group[0].entity).evaluation,
        mentions=sum([len(x.mentions) for x in group]),
        names=tuple(sorted(names.items(), key=_count) if len(names) > 1 else names.items()),
    )


def _evidence(entity: Entity) -> tuple[int, int, str]:
    return entity.evaluation.evidence, entity.mentions, entity.id


def _count(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]
