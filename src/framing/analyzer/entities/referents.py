"""Referents under construction, and how the names of one article are gathered under them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from framing.analyzer.entities.mentions import NAME, Candidate, Referent, first_token
from framing.analyzer.entities.metonyms import metonym
from framing.analyzer.entities.other_names import gather_others
from framing.analyzer.entities.persons import gather_persons, is_person_here, is_surname_here
from framing.language import people
from framing.language.tree import Tree
from framing.language.words import group
from framing.model import MentionLink


def canonical(surface: str, aliases: Mapping[str, str]) -> str | None:
    """The name that the user's alias file gives it."""
    return aliases.get(surface) or aliases.get(surface.lower()) if aliases else None


def gather(tree: Tree, found: Iterable[Candidate], aliases: Mapping[str, str]) -> list[Referent]:
    """One referent for each person, organisation and place with a name."""
    named = [c for c in found if c.kind == NAME]
    given = people.given_names()
    full = [c for c in named if c.label == "PERSON" and len(c.parts) > 1 and c.parts[0] in given]
    surnames = {c.parts[-1] for c in full}
    forenames = {c.parts[0] for c in full} & group("given names that are places")
    by_key: dict[str, Referent] = {}
    persons, others = [], []
    for c in named:
        surface = c.text(tree)
        if c.known is not None and c.first is c.last and (is_surname_here(c, surnames) or is_person_here(c, forenames)):
            c.known, c.label = None, "PERSON"
        alias = canonical(surface, aliases)
        if alias is not None:
            _keyed(by_key, "A:" + alias, alias, c.label, c, "alias")
        elif c.known is not None:
            key, name, how = metonym(c)
            several = c.known.how == "demonym" and key.startswith("N:")
            _keyed(by_key, key, name, "NORP" if several else c.known.label, c, how)
        elif c.label == "PERSON":
            persons.append(c)
        else:
            others.append(c)
    people_found = gather_persons(tree, persons, others)
    rest = gather_others(tree, [c for c in others if c.entity is None], by_key)
    for referent in by_key.values():
        referent.mentions.sort(key=first_token)
    return [*by_key.values(), *people_found, *rest]


def _keyed(by_key: dict[str, Referent], key: str, name: str, label: str, c: Candidate, link: MentionLink) -> None:
    referent = by_key.get(key)
    if referent is None:
        referent = by_key[key] = Referent(label, name, key)
        referent.number = "p" if label == "NORP" else "s"
    referent.add(c, link)
