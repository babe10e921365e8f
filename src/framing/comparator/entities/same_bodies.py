"""Which bodies, places and groups of several articles are one, by keys, words, acronyms and short names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from framing.comparator.entities.members import Cluster, Local, are_of_two_kinds, are_of_two_places, articles_of
from framing.comparator.entities.standing import mentions_of
from framing.language import people
from framing.language.actors import actors, generic_nouns
from framing.language.people import plain
from framing.language.words import determiners, group

_BODIES = frozenset({"ORG", "MISC", "FAC", "EVENT"})
_NEVER = frozenset({"", "person", "one", "other"})
_COMPANY = group("company endings")


def keyed_clusters(locals_: list[Local]) -> list[Cluster]:
    """Clusters of the entities that share their first gazetteer key."""
    clusters: dict[str, Cluster] = {}
    for local in locals_:
        if local.keys[0] in clusters:
            clusters[local.keys[0]].add(local)
        else:
            clusters[local.keys[0]] = Cluster(local)
    return list(clusters.values())


def join_strays(locals_: list[Local], clusters: list[Cluster]) -> None:
    """Join bodies, places and groups outside the gazetteer: by the same words, by acronym, by a surname."""
    index: dict[str, list[Cluster]] = defaultdict(list)
    borne: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for member in cluster.members:
            for name in (member.entity.name, *member.names):
                _enter(index, core_words(name), cluster)
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
            core = core_words(local.entity.name)
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
    ranked = sorted(clusters, key=mentions_of, reverse=True)
    if len(ranked) > 1 and mentions_of(ranked[0]) < 3 * mentions_of(ranked[1]):
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
    whole = core_words(local.entity.name)
    cores = [core_words(name) for name in local.names]
    handles = [whole, *(core for core in cores if not whole.startswith(f"{core} "))]
    if not local.names and local.lemma not in _NEVER:
        words = core_words(local.entity.name).split()
        handles = [" ".join([*words[:-1], local.lemma]), *handles] if len(words) < 5 else handles
        if alone and local.lemma not in generic_nouns("yes", "always"):
            handles.append(f"{local.lemma} {local.entity.label}")
    return [h for h in dict.fromkeys(handles) if h and h not in _NEVER]


_JOINED = re.compile(r"(?<=[a-z])[-‐‑–](?=[A-Z][a-z])")


@lru_cache(maxsize=20_000)
def core_words(name: str) -> str:
    """The name of a body without its kind, article and legal form, in plain spelling."""
    spelled = _JOINED.sub(" ", people.without_kind(name))  # "Sun-Sentinel", "Sun Sentinel"
    words = [w for w in (plain(w.strip(',()"“”‘’')) for w in spelled.split()) if w]
    while len(words) > 1 and words[0] in determiners():
        words.pop(0)
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(words)
