"""What identifies the entities of one article, before any is joined with another article's."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from framing.comparator.entities.deeds import Deeds, deeds
from framing.comparator.entities.members import Local
from framing.language import gazetteer, people
from framing.language.actors import actors
from framing.language.people import plain
from framing.language.tree import sentence_nodes
from framing.language.whereabouts import nations, place_key, places
from framing.language.words import determiners
from framing.model import Analysis, Entity, Mention

_OURS = determiners("possessive") & frozenset({"our", "my"})
_OWNERS = frozenset({"PERSON", "ORG", "GROUP"})


def key_juniors(locals_: Sequence[Local]) -> None:
    """Give "Tomas Brand Jr." the key that he has in an article which tells him from his father, Tomas Brand."""
    parted = {x.keys[0]: people.parts(x.keys[0][2:]) for x in locals_ if x.keys and x.keys[0].startswith("P:")}
    for local in locals_ if parted else ():
        if local.keys or local.entity.label != "PERSON" or not any(n.endswith(_JUNIOR) for n in local.names):
            continue
        local.keys = tuple([k for k, name in parted.items() if people.is_same_person(name, local.parts)][:1])


_JUNIOR = ("Jr.", "Jr")


def local_entities(article: int, analysis: Analysis, aliases: Mapping[str, str]) -> list[Local]:
    """The entities of one article with what linking asks of them. Those called only by pronouns are left out."""
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        by_entity[mention.entity].append(mention)
    met = {e: mentions for e, mentions in by_entity.items() if any(m.kind != "pronoun" for m in mentions)}
    told = deeds(analysis, met)
    found = [_local(article, e, met[e.id], told[e.id], analysis, aliases) for e in analysis.entities if e.id in met]
    _locate([x for x in found if x.entity.label in ("GROUP", "ORG") and not x.keys], analysis)
    owners = {x.entity.id: x for x in found if x.entity.label in _OWNERS}
    for local in found:
        local.owners = frozenset(owners[e] for e in local.deeds.whose if e in owners)
    return found


def _locate(locals_: Sequence[Local], analysis: Analysis) -> None:
    """Say of groups and bodies without a name whose they are and where: "Thai troops", "lawmakers in Kyiv"."""
    labels = {e.id: e.label for e in analysis.entities}
    keys = {
        m.head: place_key(gazetteer.known(m.text.removesuffix("'s").removesuffix("’s")), m.text)
        for m in analysis.mentions
        if m.kind == "name" and labels.get(m.entity) == "GPE"
    }
    sentences = {m.sentence for local in locals_ for m in local.mentions if _is_common(m)} if keys else set()
    nodes = {n.i: n for number in sentences for n in sentence_nodes(analysis.article.text, analysis.parse, number)}

    def key_of(i: int) -> str:
        return keys.get(i, "")

    for local in locals_ if nodes else ():
        heads = [nodes[m.head] for m in local.mentions if _is_common(m) and m.head in nodes]
        local.nations = frozenset(key for head in heads for key in nations(head, key_of))
        if not local.nations and any(k.lower in _OURS for head in heads for k in head.lefts):
            local.nations = frozenset({f"our:{local.article}"})  # of the speaker's country: nobody that others name
        local.places = frozenset(key for head in heads for key in places(head, key_of))


def _is_common(mention: Mention) -> bool:
    """Whether a common noun names it, also in capitals: "Parliament"."""
    return mention.kind == "nominal" or (mention.kind == "name" and mention.text.lower() in actors())


def _local(
    article: int,
    entity: Entity,
    mentions: list[Mention],
    told: Deeds,
    analysis: Analysis,
    aliases: Mapping[str, str],
) -> Local:
    local = Local(article, entity, mentions, deeds=told)
    local.names = [m.text for m in mentions if m.kind == "name"]
    local.lemma = analysis.parse.lemmas[mentions[0].head].lower()
    if entity.label == "PERSON" and local.names:
        local.parts = people.parts(entity.name)
        local.gender = people.gender(local.parts)
        local.roles = frozenset(_roles(mentions, analysis))
    local.keys = tuple(_keys(entity, local, aliases))
    return local


def _keys(entity: Entity, local: Local, aliases: Mapping[str, str]) -> Iterable[str]:
    """What identifies an entity beyond doubt: alias, gazetteer key, the same words, an acronym."""
    for surface in (entity.name, *local.names) if aliases else ():
        if surface in aliases or surface.lower() in aliases:
            return [f"A:{aliases.get(surface, aliases.get(surface.lower(), ''))}"]
    if entity.key:
        return [entity.key]
    found = gazetteer.known(entity.name) if entity.label != "PERSON" else None
    return [found.key] if found is not None else []


def outvote_labels(locals_: Sequence[Local]) -> None:
    """Relabel a single word that one article takes for a surname and most of the story for a body: "the Colts"."""
    votes: dict[str, int] = defaultdict(int)
    for local in locals_:
        word = plain(local.entity.name)
        if local.names and " " not in word:
            votes[word] += -len(local.names) if local.entity.label == "PERSON" else len(local.names)
    borne = {x.parts[-1] for x in locals_ if len(x.parts) > 1}
    for local in locals_:
        if len(local.parts) == 1 and not local.keys and local.parts[0] not in borne and votes[local.parts[0]] > 0:
            local.entity = replace(local.entity, label="ORG")
            local.parts, local.gender, local.roles = (), "", frozenset()


def _roles(mentions: Sequence[Mention], analysis: Analysis) -> Iterable[str]:
    """Head nouns of its descriptions and the words before its names: "President Trump", "actress Tara Reid"."""
    lemmas, pos = analysis.parse.lemmas, analysis.parse.pos
    starts = analysis.parse.starts
    for m in mentions:
        if m.kind == "nominal" and m.link != "compound":
            yield lemmas[m.head].lower()
        elif m.kind == "name":
            before = bisect_left(starts, m.start) - 1
            if before >= 0 and pos[before] in ("NOUN", "PROPN"):
                role = people.roles().get(plain(lemmas[before]), lemmas[before].lower())
                yield role
                if role == "minister" and before and lemmas[before - 1].lower() == "prime":
                    yield "premier"
