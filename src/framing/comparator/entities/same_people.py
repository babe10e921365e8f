"""Which people of several articles are one, by full names, short names and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from framing.comparator.entities.members import (
    LEAD,
    Cluster,
    Local,
    are_different,
    is_one_of_somebodys,
    is_prominent,
    label_of,
)
from framing.comparator.entities.same_bodies import core_words
from framing.comparator.entities.standing import mentions_of, standing_of
from framing.language import people, polarity
from framing.language.deeds import can_be_anyone
from framing.language.resources import table
from framing.language.words import determiners, group

_INDEFINITE = determiners("indefinite")
_OLD = group("words of time and age")


def people_clusters(locals_: list[Local]) -> list[Cluster]:
    """Clusters of people: first by full names, then by surnames and given names that fit only one full name."""
    full = [x for x in locals_ if len(x.parts) > 1]
    clusters: list[Cluster] = []
    for local in sorted(full, key=_longest_first):
        fits = (c for c in clusters if people.is_same_person(c.parts, local.parts) and _is_same_gender(c, local))
        match = next((c for c in fits if not _is_relative(local, c, full)), None)
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


def _is_relative(local: Local, cluster: Cluster, full: Sequence[Local]) -> bool:
    """Whether the article has somebody else who is the person: Omar Khan, of him and his father, Farouk Khan.

    Elsewhere he may be called Omar Farouk Khan. Which of the two he is, the first given name tells.
    """
    here = [x for x in full if x.article == local.article and x is not local]
    here = [x for x in here if not people.is_same_person(x.parts, local.parts)]
    if any(x.cluster is cluster for x in here):
        return True
    called = cluster.parts[0]
    others = [x for x in here if people.is_same_given(x.parts[0], called)]
    return not people.is_same_given(local.parts[0], called) and any(
        people.is_same_person(cluster.parts, x.parts) for x in others
    )


def _longest_first(local: Local) -> tuple[int, int, str]:
    return -len(local.parts), local.article, local.entity.id


def _is_same_gender(cluster: Cluster, local: Local) -> bool:
    return not cluster.gender or not local.gender or cluster.gender == local.gender


def _bearer(local: Local, clusters: Sequence[Cluster]) -> Cluster | None:
    """The person meant by a single name: its only bearer, or one mentioned far more often than the others."""
    word = local.parts[0] if local.parts else ""
    fits = [c for c in clusters if people.is_close(c.parts[-1], word) and _is_same_gender(c, local)]
    fits = fits or [c for c in clusters if word in c.parts[:-1]]
    fits = [c for c in fits if all(m.article != local.article for m in c.members)] or fits
    fits.sort(key=standing_of)
    if not fits:
        return None
    if len(fits) == 1 or mentions_of(fits[0]) >= 3 * mentions_of(fits[1]):
        return fits[0]
    return None


def join_by_role(unnamed: list[Local], clusters: Sequence[Cluster]) -> list[Local]:
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
        if can_be_anyone(local.lemma) and local.mentions[0].sentence >= LEAD:
            fits = []  # "a man known for his clothes", "Jan Bos, a Ghent man"
        if len(fits) == 1 and _is_possible_bearer(local, fits[0]):
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
    foremost = sorted((c for c in clusters if label_of(c) == "PERSON"), key=standing_of)[:_FOREMOST]
    found = [c for c in foremost if c in like]
    here = {mention.sentence for c in found for m in c.members if m.article == local.article for mention in m.mentions}
    return [] if here & {mention.sentence for mention in local.mentions} else found


_FOREMOST = 3  # people that a story may be about


@cache
def _callings() -> dict[str, str]:
    """Occupations with several nouns: a lawyer is an attorney."""
    return {row["noun"]: row["group"] for row in table("like-nouns") if row["group"] in ("lawyer", "publicist")}


def _is_possible_bearer(local: Local, cluster: Cluster) -> bool:
    """Whether a person without a name can be this bearer of the role: definite, same gender, nothing new."""
    elsewhere = all(m.article != local.article for m in cluster.members)
    gender = local.deeds.gender
    return (
        _has_nothing_new(local, cluster)
        and not local.deeds.each
        and not (gender and cluster.gender and gender != cluster.gender)
        and (_is_definite(local) or is_prominent(local) if elsewhere else _is_pointed(local))
        and not (elsewhere and is_one_of_somebodys(local))
    )


def _is_pointed(local: Local) -> bool:
    """Whether the first words point to somebody known: "the president", "Norland's strongman"."""
    first, *rest = local.mentions[0].text.split()
    return bool(rest) and (first.lower() == "the" or (first[0].isupper() and first.endswith(("'s", "’s"))))


def _has_nothing_new(local: Local, cluster: Cluster) -> bool:
    """Whether the description adds nothing to what was said of the person: "the city attorney" is another attorney."""
    theirs = {kind for m in cluster.members for kind in m.deeds.kinds}
    if are_different(local.deeds.kinds, theirs):
        return False  # "a mother of two", "the mother of three"
    judging = polarity.words()
    added = {w for w in core_words(local.entity.name).split()[:-1] if w not in _OLD and not judging.get(w)}
    said = " ".join(m.text.lower() for member in cluster.members for m in member.mentions if m.kind == "nominal")
    return all(word in said for word in added)


def _is_definite(local: Local) -> bool:
    first = local.mentions[0].text.split()[0].lower()
    return first not in _INDEFINITE
