"""Which mentions of people are of one person."""

from __future__ import annotations

from framing.analyzer.entities.families import (
    JUNIOR,
    complete_couples,
    gender_beside,
    has_same_gender,
    is_family,
    name_of_junior,
    part_juniors,
)
from framing.analyzer.entities.mentions import Candidate, Referent, first_token
from framing.analyzer.entities.short_names import link_short_name
from framing.language import people
from framing.language.people import plain
from framing.language.subjects import is_subject
from framing.language.tree import Tree


def is_surname_here(c: Candidate, surnames: set[str]) -> bool:
    """Whether the word is the surname of a person here.

    "Israel said" is the sheriff if the article has a Scott Israel; "in Israel" stays the country.
    """
    known = c.known
    return known is not None and known.how == "name" and plain(c.first.text) in surnames and c.head.dep != "pobj"


def is_person_here(c: Candidate, forenames: set[str]) -> bool:
    """Whether the word is a person's name here: "Chad left" if the article has a Chad Benton; not "Chad's president".

    "Chad left" if the article has a Chad Benton; not "Chad's president".
    """
    if c.known is None or c.known.how != "name" or plain(c.first.text) not in forenames:
        return False
    joined = c.head.dep == "conj" or any(k.dep == "conj" for k in c.head.children)
    return is_subject(c.head) and not joined


def gather_persons(tree: Tree, persons: list[Candidate], others: list[Candidate]) -> list[Referent]:
    """The referents of people's names: full names first, then the short ones that they explain."""
    complete_couples(persons)
    part_juniors(tree, persons)
    for c in _called_so(persons, others):
        c.label = "PERSON"
        persons.append(c)
        others.remove(c)
    full = sorted((c for c in persons if len(c.parts) > 1), key=first_token)
    referents: list[Referent] = []
    for c in full:
        match = next((r for r in referents if people.is_same_person(r.parts, c.parts) and has_same_gender(r, c)), None)
        if match is None:
            match = Referent("PERSON")
            match.parts = c.parts
            referents.append(match)
        elif len(c.parts) > len(match.parts) and people.is_close(match.parts[-1], c.parts[-1]):
            match.parts = c.parts
        match.add(c, "name")
        match.gender = match.gender or people.gender(c.parts, c.title) or gender_beside(c)
    in_capitals = bool(full) and all(c.text(tree).isupper() for c in full)
    for c in others:  # an ORG that is somebody's surname, or his full name under another label
        surname = len(c.parts) == 1 and any(r.parts[-1] == c.parts[0] for r in referents)
        shouted = c.text(tree).isupper() and not in_capitals
        if (surname and not shouted) or (len(c.parts) > 1 and any(r.parts == c.parts for r in referents)):
            c.label = "PERSON"
    borne = {r.parts[-1] for r in referents}
    for c in others:  # "the Holt family", "the Holts"
        if c.label != "NORP" and is_family(c) and {c.parts[0], c.parts[0][:-1], c.parts[0][:-2]} & borne:
            c.label = "PERSON"
    for c in others:  # "Quispe", called Wilber Quispe Huamán before
        bearers = [r for r in referents if len(r.parts) == 3 and len(c.parts) == 1 and r.parts[1] == c.parts[0]]
        plainly = c.entity is None and len(bearers) == 1 and len(c.parts[0]) > 2 and not c.text(tree).isupper()
        acts = is_subject(c.head) or c.head.dep == "poss"
        if plainly and acts and bearers[0].mentions[0].first.i < c.first.i:
            c.label = "PERSON"
            bearers[0].add(c, "surname")
    for c in others:  # "García Márquez", whom the article calls Elena García Márquez before
        bearers = [r for r in referents if len(c.parts) > 1 and r.parts[-len(c.parts) :] == c.parts]
        if c.entity is None and len(bearers) == 1 and bearers[0].mentions[0].first.i < c.first.i:
            c.label = "PERSON"
            bearers[0].add(c, "surname")
    short = [c for c in (*persons, *others) if c.entity is None and c.label == "PERSON"]
    short.sort(key=first_token)
    for c in short:
        link_short_name(tree, c, referents)
    for referent in referents:
        if referent.parts and referent.parts[-1].endswith(JUNIOR):
            referent.name = name_of_junior(tree, referent)
            whole = [word for word in referent.name.split() if len(plain(word)) > 1]
            referent.key = f"P:{' '.join(whole)}"  # "Jesse L. Jackson Jr." is Jesse Jackson Jr. elsewhere
    return referents


def _called_so(persons: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    """Two words that the recogniser took for a body, if they are a person: "Bettie Page" beside "Page said"."""
    alone = {c.parts[0] for c in persons if len(c.parts) == 1}
    borne = {c.parts[-1] for c in persons if len(c.parts) > 1}
    return [
        c
        for c in others
        if c.label in {"ORG", "WORK_OF_ART", "PRODUCT", "MISC", "FAC"}
        and len(c.parts) == 2
        and c.parts[1] in alone - borne
        and c.last.pos == "PROPN"
        and not any(k.dep == "det" for k in c.head.children)
    ]
