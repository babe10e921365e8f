"""Which entities of several articles are one referent, and how each article portrays it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from framing.comparator.entities.deeds import Deeds, deeds
from framing.comparator.entities.members import (
    Cluster,
    Local,
    are_contradictory,
    are_different,
    are_of_two_kinds,
    are_of_two_places,
    articles_of,
    is_prominent,
    label_of,
)
from framing.comparator.entities.participants import join_participants
from framing.language import gazetteer, people, polarity
from framing.language.actors import actors
from framing.language.people import plain
from framing.language.resources import table
from framing.language.tree import sentence_nodes
from framing.language.whereabouts import nations, place_key, places
from framing.language.words import determiners, group
from framing.model import (
    Analysis,
    ComparedEntity,
    ComparedMention,
    Descriptor,
    Entity,
    EntityLabel,
    Mention,
    Portrait,
    RoleUse,
)

_OURS = determiners("possessive") & frozenset({"our", "my"})
_BODIES = frozenset({"ORG", "MISC", "FAC", "EVENT"})
_OWNERS = frozenset({"PERSON", "ORG", "GROUP"})
_NEVER = frozenset({"", "person", "one", "other"})
_INDEFINITE = determiners("indefinite")
_OLD = group("words of time and age")
_COMPANY = group("company endings")


def compared_entities(analyses: Sequence[Analysis], aliases: Mapping[str, str]) -> tuple[ComparedEntity, ...]:
    """One referent for each entity of the story, the most salient first; ids are "c1", "c2", ..."""
    locals_ = [local for n, analysis in enumerate(analyses) for local in _locals(n, analysis, aliases)]
    _outvote(locals_)
    _tell_juniors(locals_)
    clusters = _people([x for x in locals_ if x.entity.label == "PERSON" and x.names and not x.keys])
    clusters += _keyed([x for x in locals_ if x.keys])
    _strays([x for x in locals_ if x.entity.label != "PERSON" and not x.keys], clusters)
    unnamed = [x for x in locals_ if x.entity.label == "PERSON" and not x.names and not x.keys]
    clusters += _groups(_by_role(unnamed, clusters))
    clusters = join_participants(clusters)
    ranked = sorted([(_rank(c), c) for c in clusters], key=_first)
    said = [_Said(analysis) for analysis in analyses]
    return tuple([_compared(f"c{n}", cluster, -rank[0], said) for n, (rank, cluster) in enumerate(ranked, 1)])


def _tell_juniors(locals_: Sequence[Local]) -> None:
    """Give "Tomas Brand Jr." the key that he has in an article which tells him from his father, Tomas Brand."""
    parted = {x.keys[0]: people.parts(x.keys[0][2:]) for x in locals_ if x.keys and x.keys[0].startswith("P:")}
    for local in locals_ if parted else ():
        if local.keys or local.entity.label != "PERSON" or not any(n.endswith(_JUNIOR) for n in local.names):
            continue
        local.keys = tuple([k for k, name in parted.items() if people.is_same_person(name, local.parts)][:1])


_JUNIOR = ("Jr.", "Jr")


def _locals(article: int, analysis: Analysis, aliases: Mapping[str, str]) -> list[Local]:
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


def _outvote(locals_: Sequence[Local]) -> None:
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


# ------------------------------------------------------------------------------------------------ people
def _people(locals_: list[Local]) -> list[Cluster]:
    """Clusters of people: first by full names, then by surnames and given names that fit only one full name."""
    full = [x for x in locals_ if len(x.parts) > 1]
    clusters: list[Cluster] = []
    for local in sorted(full, key=_longest_first):
        match = next((c for c in clusters if people.is_same_person(c.parts, local.parts) and _agree(c, local)), None)
        if match is None:
            clusters.append(Cluster(local))
        else:
            match.add(local)
    known = list(clusters)
    for local in (x for x in locals_ if len(x.parts) <= 1):
        match = _bearer(local, known) or next((c for c in clusters if c.parts == local.parts), None)
        if match is None:
            clusters.append(Cluster(local))
        else:
            match.add(local)
    return clusters


def _longest_first(local: Local) -> tuple[int, int, str]:
    return -len(local.parts), local.article, local.entity.id


def _agree(cluster: Cluster, local: Local) -> bool:
    return not cluster.gender or not local.gender or cluster.gender == local.gender


def _bearer(local: Local, clusters: Sequence[Cluster]) -> Cluster | None:
    """The person meant by a single name: its only bearer, or one mentioned far more often than the others."""
    word = local.parts[0] if local.parts else ""
    fits = [c for c in clusters if people.is_close(c.parts[-1], word) and _agree(c, local)]
    fits = fits or [c for c in clusters if word in c.parts[:-1]]
    fits = [c for c in fits if all(m.article != local.article for m in c.members)] or fits
    fits.sort(key=_rank)
    if not fits:
        return None
    if len(fits) == 1 or _mentions(fits[0]) >= 3 * _mentions(fits[1]):
        return fits[0]
    return None


# ------------------------------------------------------------------------------------------- all the rest
def _keyed(locals_: list[Local]) -> list[Cluster]:
    clusters: dict[str, Cluster] = {}
    for local in locals_:
        if local.keys[0] in clusters:
            clusters[local.keys[0]].add(local)
        else:
            clusters[local.keys[0]] = Cluster(local)
    return list(clusters.values())


def _strays(locals_: list[Local], clusters: list[Cluster]) -> None:
    """Join bodies, places and groups outside the gazetteer: by the same words, by acronym, by a surname."""
    index: dict[str, list[Cluster]] = defaultdict(list)
    borne: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for member in cluster.members:
            for name in (member.entity.name, *member.names):
                _enter(index, _core(name), cluster)
        if cluster.parts:
            _enter(index, cluster.parts[-1], cluster)
        if len(cluster.parts) > 1:
            borne[cluster.parts[-1]].append(cluster)
    short: dict[str, list[Cluster]] = defaultdict(list)
    first: dict[str, list[Cluster]] = defaultdict(list)
    alone = Counter((x.article, x.lemma) for x in locals_ if not x.names)
    for local in sorted(locals_, key=_by_words):
        handles = _handles(local, alone[local.article, local.lemma] == 1)
        alike = (c for k in handles if k in index for c in index[k])
        match = next((c for c in alike if not _are_apart(c, Cluster(local))), None) or _misread(local, borne)
        if match is None and (local.names or local.entity.label != "GROUP"):  # "friends" are not Friends of the Park
            match = next((c for k in handles if (c := _called_for_short(short[k], first[k])) is not None), None)
        if match is None:
            match = Cluster(local)
            clusters.append(match)
        else:
            match.add(local)
        for handle in handles:
            _enter(index, handle, match)
        if local.names and local.entity.label in _BODIES:
            core = _core(local.entity.name)
            for form in (*people.short_forms(core), *_owner(local.entity.name)):
                listed = (first if core.startswith(f"{form} ") else short)[form]
                if match not in listed:
                    listed.append(match)


def _owner(name: str) -> list[str]:
    """The first word of a body's name if that is a possessive: "Dick's" is Dick's Sporting Goods."""
    first, *rest = name.split()
    owned = rest and first[0].isupper() and first.endswith(("'s", "’s"))
    return [plain(first)] if owned and plain(first) not in actors() else []


def _are_apart(one: Cluster, other: Cluster) -> bool:
    return are_of_two_places(one, other) or are_of_two_kinds(one, other)


def _enter(index: dict[str, list[Cluster]], handle: str, cluster: Cluster) -> None:
    """List an entity under a handle: the first that has it, and further ones of another country or place."""
    if all(_are_apart(c, cluster) for c in index[handle]):
        index[handle].append(cluster)


def _misread(local: Local, borne: Mapping[str, Sequence[Cluster]]) -> Cluster | None:
    """The person whose full name has the wrong label: "Mo Cheeks", if the story has a Maurice Cheeks."""
    name = people.parts(local.entity.name) if local.names else ()
    if not 2 <= len(name) <= 3:
        return None
    return next((c for c in borne.get(name[-1], ()) if people.is_same_person(c.parts, name)), None)


def _called_for_short(last: Sequence[Cluster], first: Sequence[Cluster]) -> Cluster | None:
    """The entity whose name begins or ends with this word.

    "Chiefs" is rather the Kansas City Chiefs of many articles than "Chiefs QB". "Liberty" may be Liberty University or
    Young Americans for Liberty.
    """
    if last and first and max(map(_spread, last)) < max(2, *map(_spread, first)):
        return _foremost([*last, *first])
    return _foremost(last or first)


def _foremost(clusters: Sequence[Cluster]) -> Cluster | None:
    """The only entity, or one mentioned far more often than the next."""
    ranked = sorted(clusters, key=_mentions, reverse=True)
    if len(ranked) > 1 and _mentions(ranked[0]) < 3 * _mentions(ranked[1]):
        ranked = sorted(clusters, key=_spread, reverse=True)
        return ranked[0] if _spread(ranked[0]) >= 3 * _spread(ranked[1]) else None
    return ranked[0] if ranked else None


def _spread(cluster: Cluster) -> int:
    return len(articles_of(cluster))


def _by_words(local: Local) -> tuple[int, int, str]:
    return -len(local.entity.name.split()), local.article, local.entity.id


def _handles(local: Local, alone: bool) -> list[str]:
    """The keys under which an entity is found.

    They are its names; a group's noun with its modifiers; and the noun alone if the article has only one such group and
    the noun says enough ("protesters", not "officials").
    """
    whole = _core(local.entity.name)
    cores = [_core(name) for name in local.names]
    handles = [whole, *(core for core in cores if not whole.startswith(f"{core} "))]
    if not local.names and local.lemma not in _NEVER:
        words = _core(local.entity.name).split()
        handles = [" ".join([*words[:-1], local.lemma]), *handles] if len(words) < 5 else handles
        if alone and local.lemma not in _generic("yes", "always"):
            handles.append(f"{local.lemma} {local.entity.label}")
    return [h for h in dict.fromkeys(handles) if h and h not in _NEVER]


@cache
def _generic(*grades: str) -> frozenset[str]:
    """Nouns too general to identify a referent across articles: in the plural ("yes"), or always ("always")."""
    return frozenset(row["noun"] for row in table("actors") if row["generic"] in grades)


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


def _by_role(unnamed: list[Local], clusters: Sequence[Cluster]) -> list[Local]:
    """The people left over after unnamed ones were joined to the only person of the story with their role.

    "The president" of one article is the President Trump of the others, if nobody else there is called president.
    """
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        roles = [role for member in cluster.members for role in member.roles]
        for calling in sorted({_callings().get(role, role) for role in roles}) if roles else ():
            bearers[calling].append(cluster)
    rest = []
    for local in unnamed:
        fits = bearers.get(_callings().get(local.lemma, local.lemma), [])
        fits = fits or _of_like_calling(local, bearers, clusters)
        if len(fits) == 1 and _may_be(local, fits[0]):
            fits[0].add(local)
        else:
            rest.append(local)
    return rest


def _of_like_calling(local: Local, bearers: Mapping[str, list[Cluster]], clusters: Sequence[Cluster]) -> list[Cluster]:
    """The main people of other articles with a calling like this one's: "the strongman", elsewhere President Bello."""
    if not is_prominent(local):
        return []
    like = [c for calling, named in bearers.items() if people.are_like_callings(calling, local.lemma) for c in named]
    if not like:
        return []
    foremost = sorted((c for c in clusters if label_of(c) == "PERSON"), key=_rank)[:_FOREMOST]
    found = [c for c in foremost if c in like]
    here = {mention.sentence for c in found for m in c.members if m.article == local.article for mention in m.mentions}
    return [] if here & {mention.sentence for mention in local.mentions} else found


_FOREMOST = 3  # people that a story may be about


@cache
def _callings() -> dict[str, str]:
    """Occupations with several nouns: a lawyer is an attorney."""
    return {row["noun"]: row["group"] for row in table("like-nouns") if row["group"] in ("lawyer", "publicist")}


def _may_be(local: Local, cluster: Cluster) -> bool:
    """Whether a person without a name can be this bearer of the role: definite, same gender, nothing new."""
    elsewhere = all(m.article != local.article for m in cluster.members)
    gender = local.deeds.gender
    return (
        _nothing_new(local, cluster)
        and not local.deeds.each
        and not (gender and cluster.gender and gender != cluster.gender)
        and (_definite(local) or is_prominent(local) if elsewhere else _is_pointed(local))
    )


def _is_pointed(local: Local) -> bool:
    """Whether the first words point to somebody known: "the president", "Norland's strongman"."""
    first, *rest = local.mentions[0].text.split()
    return bool(rest) and (first.lower() == "the" or (first[0].isupper() and first.endswith(("'s", "’s"))))


def _nothing_new(local: Local, cluster: Cluster) -> bool:
    """Whether the description adds nothing to what was said of the person: "the city attorney" is another attorney."""
    theirs = {kind for m in cluster.members for kind in m.deeds.kinds}
    if are_different(local.deeds.kinds, theirs):
        return False  # "a mother of two", "the mother of three"
    judging = polarity.words()
    added = {w for w in _core(local.entity.name).split()[:-1] if w not in _OLD and not judging.get(w)}
    said = " ".join(m.text.lower() for member in cluster.members for m in member.mentions if m.kind == "nominal")
    return all(word in said for word in added)


def _definite(local: Local) -> bool:
    first = local.mentions[0].text.split()[0].lower()
    return first not in _INDEFINITE


def _groups(locals_: list[Local]) -> list[Cluster]:
    """People without a name: the foremost of a noun in each article ("a man", "the driver") is the same person.

    In articles of one story the man of the lead is the man of the other's lead; of others nothing is known.
    """
    foremost: dict[tuple[int, str], Local] = {}
    for local in locals_:  # the most salient come first
        if local.lemma not in _generic("always") and is_prominent(local):
            foremost.setdefault((local.article, local.lemma), local)
    clusters: dict[str, Cluster] = {}
    alone: list[Cluster] = []
    for local in locals_:
        words = _core(local.entity.name).split()
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


_JOINED = re.compile(r"(?<=[a-z])[-‐‑–](?=[A-Z][a-z])")


@lru_cache(maxsize=20_000)
def _core(name: str) -> str:
    spelled = _JOINED.sub(" ", people.without_kind(name))  # "Sun-Sentinel", "Sun Sentinel"
    words = [w for w in (plain(w.strip(',()"“”‘’')) for w in spelled.split()) if w]
    while len(words) > 1 and words[0] in determiners():
        words.pop(0)
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(words)


# --------------------------------------------------------------------------------------------- the result
def _mentions(cluster: Cluster) -> int:
    return sum(len(x.mentions) for x in cluster.members)


def _salience(cluster: Cluster) -> float:
    best: dict[int, float] = {}
    if len(cluster.members) == 1:
        return cluster.members[0].entity.salience
    for member in cluster.members:
        best[member.article] = max(best.get(member.article, 0.0), member.entity.salience)
    return sum(best.values())


def _first(ranked: tuple[tuple[float, int, int, str], Cluster]) -> tuple[float, int, int, str]:
    return ranked[0]


def _rank(cluster: Cluster) -> tuple[float, int, int, str]:
    first = cluster.members[0]
    return -_salience(cluster), -_mentions(cluster), first.article, first.entity.id


class _Said:
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
        if len(entities) == 1:
            (entity,) = entities
            return tuple(self._roles.get(entity, ()))
        return tuple(r for r in self.analysis.roles if r.entity in entities)


def _compared(number: str, cluster: Cluster, salience: float, said: Sequence[_Said]) -> ComparedEntity:
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


def _portrait(said: _Said, group: Sequence[Local]) -> Portrait:
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
