"""What a reader wants to see: the options, and which entities and places they let through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from framing import measures
from framing.model import Analysis, ComparedEntity, Comparison, Evidence, Portrait, Voice

SAYS_WHO = frozenset({"title", "apposition"})
"""How a descriptor says who somebody is."""


class Options(Struct, frozen=True):
    """What a reader wants to see."""

    voice: str = "all"  # "own" | "quoted" | "all": of descriptors, roles, loaded terms, events and evidence
    entities: tuple[str, ...] = ()  # names: only what concerns one of these entities; () for all
    panels: tuple[str, ...] = ()  # keys of `tables.PANELS`: only these; () for all
    frames: tuple[str, ...] = ()  # schemes of frames: only these; () for all


ALL = Options()


def is_heard(voice: Voice, options: Options) -> bool:
    """Whether the reader wants words of this voice."""
    return options.voice == "all" or (voice is Voice.OWN) == (options.voice == "own")


def is_wanted(entity: ComparedEntity, options: Options) -> bool:
    """Whether the reader wants this entity; without a wish every one."""
    if not options.entities:
        return True
    return any(wanted.casefold() in name.casefold() for wanted in options.entities for name in names_of(entity))


def names_of(entity: ComparedEntity) -> list[str]:
    """Its name, and what each article calls it."""
    return [entity.name, *(name for p in entity.portraits for name, _ in p.names)]


def wanted_entities(comparison: Comparison, options: Options) -> list[ComparedEntity]:
    wanted = [e for e in comparison.entities if is_wanted(e, options)]
    return sorted(wanted, key=lambda e: (-measures.telling(e), e.name, e.id))


def wanted_portraits(comparison: Comparison, options: Options) -> Iterator[tuple[ComparedEntity, Portrait, Analysis]]:
    analyses = {a.article.id: a for a in comparison.analyses}
    for entity in wanted_entities(comparison, options):
        for portrait in entity.portraits:
            yield entity, portrait, analyses[portrait.article]


def names_of_all(comparison: Comparison) -> dict[tuple[str, str], str]:
    """(article, entity of the article) -> the name across the sources."""
    return {(p.article, p.entity): e.name for e in comparison.entities for p in e.portraits}


def name_in(names: Mapping[tuple[str, str], str], analysis: Analysis, entity: str | None) -> str:
    return names.get((analysis.article.id, entity or ""), "")


def own_name(analysis: Analysis, entity: str | None) -> str:
    """What an article calls somebody who has no portrait: "colleagues" has none, and yet they are blamed."""
    return next((e.name for e in analysis.entities if e.id == entity), "")


def ids_concerned(comparison: Comparison, options: Options) -> set[tuple[str, str]]:
    """(article, entity of the article) of every entity that the reader wants."""
    return {(p.article, p.entity) for e in comparison.entities if is_wanted(e, options) for p in e.portraits}


def is_mentioned(comparison: Comparison, options: Options, place: Evidence) -> bool:
    """Whether a wanted entity is mentioned inside the place."""
    return any(
        m.article == place.article and m.start < place.end and place.start < m.end
        for e in comparison.entities
        if is_wanted(e, options)
        for m in e.mentions
    )
