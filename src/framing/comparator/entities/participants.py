"""Joins the unnamed people of a story's articles by what the articles say of them.

"A man" in one article, "the gunman" in the next and John Smith in a third are one person if age and gender do not
contradict and each article gives the same part in the event to only one person. Two names are never joined here. Rules
in order of trust: the same age, whose relative it is, the part in the event, several hints together
(record_linkage.py), nouns that mean the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from framing.comparator.entities.members import (
    Cluster,
    Local,
    ages,
    are_compatible,
    articles_of,
    counts,
    is_named,
    is_prominent,
    join,
    label_of,
)
from framing.comparator.entities.record_linkage import join_alike, like_nouns
from framing.language.deeds import can_be_anyone, part_named

_FORCE = frozenset({"police", "cop"})
_PARTS = ("doer", "victim", "chosen")


def join_participants(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, with unnamed people and groups joined by everything that is said of them."""
    if len({m.article for c in clusters for m in c.members}) < 2:
        return clusters
    people = [c for c in clusters if label_of(c) == "PERSON"]
    groups = [c for c in clusters if label_of(c) == "GROUP"]
    _by_age(people)
    for part in _PARTS:
        _by_part([c for c in people if c.members], part)
        _by_part([c for c in groups if c.members], part)
    _by_kin([c for c in people if c.members], clusters)
    join_alike([c for c in people if c.members], "PERSON")
    _by_like_noun([c for c in groups if c.members])
    join_alike([c for c in groups if c.members and not is_named(c)], "GROUP")
    _police([c for c in clusters if c.members and label_of(c) in ("ORG", "GROUP")])
    _by_calling([c for c in clusters if c.members and label_of(c) in ("ORG", "GROUP")])
    return [c for c in clusters if c.members]


# --------------------------------------------------------------------------------------------------- age
def _by_age(people: Sequence[Cluster]) -> None:
    """Join an unnamed person to the only one of the same age, named or not."""
    by_age: dict[int, list[Cluster]] = defaultdict(list)
    for cluster in people:
        for age in ages(cluster):
            by_age[age].append(cluster)
    for _, bearers in sorted(by_age.items()):
        named = [c for c in bearers if is_named(c)]
        if len(named) > 1:
            continue
        unnamed = [c for c in bearers if not is_named(c) and c.members and any(is_prominent(m) for m in c.members)]
        target = named[0] if named else unnamed[0] if unnamed else None
        for other in unnamed:
            if target is not None and other is not target and target.members and are_compatible(target, other):
                join(target, other)


# --------------------------------------------------------------------------------------------------- part
def _by_part(clusters: Sequence[Cluster], part: str) -> None:
    """Join people who are the only ones with a part in the event in their articles."""
    bearers: dict[int, list[tuple[int, Cluster, Local]]] = defaultdict(list)
    for cluster in clusters:
        for member in cluster.members:
            told = member.deeds.parts.get(part, 0)
            if told and is_prominent(member):
                bearers[member.article].append((told, cluster, member))
    unique: dict[int, Cluster] = {}
    for article, rows in sorted(bearers.items()):
        found = _unique(rows)
        if found is not None:
            unique[article] = found
    votes: dict[int, int] = defaultdict(int)
    kept: dict[int, Cluster] = {}
    for cluster in unique.values():
        votes[id(cluster)] += 1
        kept[id(cluster)] = cluster
    ranked = sorted(kept.values(), key=lambda c: (-is_named(c), -votes[id(c)], -len(c.members)))
    named = [c for c in ranked if is_named(c)]
    if len(named) > 1 and votes[id(named[0])] < 3 * votes[id(named[1])]:
        ranked = [c for c in ranked if not is_named(c)]
    ranked = [c for c in ranked if not is_named(c) or _weight(c, part) > 1]
    for i, target in enumerate(ranked):
        for other in ranked[i + 1 :]:
            if target.members and other.members and _same_part(target, other, part):
                join(target, other)


def _weight(cluster: Cluster, part: str) -> int:
    """How often the story mentions that it has the part."""
    return sum(m.deeds.parts.get(part, 0) for m in cluster.members)


def _same_part(one: Cluster, other: Cluster, part: str) -> bool:
    """Whether two with one part can be one. Groups need the same number or nouns that name the part."""
    if not _disjoint(one, other) or not are_compatible(one, other) or not _callings_agree(one, other):
        return False
    if label_of(one) == "PERSON" or counts(one) & counts(other):
        return True
    return all(any(part_named(n) == part for m in c.members for n in m.deeds.nouns) for c in (one, other))


def _callings_agree(one: Cluster, other: Cluster) -> bool:
    """Whether the nouns fit anyone ("the man", "the suspect") or are the same: an officer is not the prosecutor."""
    nouns = [{n for m in c.members for n in (*m.deeds.nouns, *m.roles)} for c in (one, other)]
    unnamed = [n for n, c in zip(nouns, (one, other), strict=True) if not is_named(c)]
    return all(n in nouns[0] & nouns[1] or can_be_anyone(n) for said in unnamed for n in said)


def _disjoint(one: Cluster, other: Cluster) -> bool:
    return not articles_of(one) & articles_of(other)


def _unique(rows: Sequence[tuple[int, Cluster, Local]]) -> Cluster | None:
    clusters = {id(c): c for _, c, _ in rows}
    if len(clusters) == 1:
        return rows[0][1]
    ranked = sorted(rows, key=lambda r: -r[0])
    return ranked[0][1] if ranked[0][0] >= 3 * ranked[1][0] else None


# ---------------------------------------------------------------------------------------------------- kin
def _by_kin(people: Sequence[Cluster], clusters: Sequence[Cluster]) -> None:
    """Join relatives of one person: "his mother" in one article is the mother of the same man in the other."""
    where = {(m.article, m.entity.id): c for c in clusters for m in c.members}
    ties: dict[tuple[str, int], list[Cluster]] = defaultdict(list)
    for cluster in people:
        for tie in sorted({(noun, (m.article, owner)) for m in cluster.members for noun, owner in m.deeds.owners}):
            owner = where.get(tie[1])
            if owner is not None and owner is not cluster and cluster not in ties[tie[0], id(owner)]:
                ties[tie[0], id(owner)].append(cluster)
    for relatives in ties.values():
        _join_all(relatives, _disjoint)
        named = [c for c in relatives if c.members and is_named(c)]
        for other in [c for c in relatives if c.members and not is_named(c)] if len(named) == 1 else []:
            if are_compatible(named[0], other):
                join(named[0], other)


def _join_all(clusters: Sequence[Cluster], allowed: Callable[[Cluster, Cluster], bool]) -> None:
    ranked = sorted(clusters, key=lambda c: (-is_named(c), -len(c.members)))
    for i, target in enumerate(ranked):
        for other in ranked[i + 1 :]:
            if target.members and other.members and allowed(target, other) and are_compatible(target, other):
                join(target, other)


# ------------------------------------------------------------------------------------------ what it is
def _by_calling(bodies: Sequence[Cluster]) -> None:
    """Join "the company" to the only body of the story that two articles, or its own name, call a company."""
    called: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in (c for c in bodies if is_named(c)):
        nouns = Counter(n for m in cluster.members for n in m.deeds.nouns)
        words = {w for m in cluster.members for w in m.entity.name.lower().split()}
        for noun in sorted(n for n, articles in nouns.items() if articles > 1 or n in words):
            called[noun].append(cluster)
    for cluster in (c for c in bodies if not is_named(c)):
        for member in list(cluster.members):
            fits = [c for c in called.get(member.lemma, ()) if member.article in articles_of(c)]
            if len(fits) == 1 and _plainly(member):
                cluster.members.remove(member)
                fits[0].add(member)


def _plainly(local: Local) -> bool:
    """Whether the words are only "the" and the noun: "the team", not "the rival team"."""
    texts = [m.text.lower().split() for m in local.mentions if m.kind == "nominal"]
    return all(len(words) == 2 and words[0] in ("the", "this") for words in texts)


# ------------------------------------------------------------------------------------------------ police
def _police(bodies: Sequence[Cluster]) -> None:
    """Join police and cops to one force: the only one whose place the story names. "20 officers" are people."""
    bare = [c for c in bodies if not is_named(c) and all(m.lemma in _FORCE and _plain_force(m) for m in c.members)]
    placed = [c for c in bodies if c not in bare and _is_force(c)]
    for other in bare[1:]:
        join(bare[0], other)
    if bare and len(placed) == 1:
        join(placed[0], bare[0])


def _plain_force(local: Local) -> bool:
    return not (local.deeds.words or local.deeds.count)


def _is_force(cluster: Cluster) -> bool:
    """Whether the words name a police force: "Italian police", "Staunton Police Department", "NYPD"."""
    if not is_named(cluster):
        return any(m.lemma in _FORCE and m.deeds.proper for m in cluster.members)
    return any(_names_force(name) for m in cluster.members for name in m.names)


def _names_force(name: str) -> bool:
    words = name.lower().removesuffix("'s").removesuffix("’s").removesuffix(" department").split()
    return words[-1:] == ["police"] or (len(words) == 1 and name.isupper() and words[0].endswith("pd"))


# -------------------------------------------------------------------------------------------- like nouns
def _by_like_noun(groups: Sequence[Cluster]) -> None:
    """Join "protesters" to the "demonstrators" of an article that has no "protesters"."""
    like: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in groups:
        names = {g for m in cluster.members for g in like_nouns().get(m.lemma, ())}
        if not is_named(cluster):
            for name in sorted(names):
                like[name].append(cluster)
    for _, clusters in sorted(like.items()):
        _join_all([c for c in clusters if c.members], _alike)


def _alike(one: Cluster, other: Cluster) -> bool:
    """Whether they are in different articles and their modifiers agree."""
    words = [{w for m in c.members for w in m.entity.name.lower().split()[:-1]} for c in (one, other)]
    return _disjoint(one, other) and (words[0] <= words[1] or words[1] <= words[0])
