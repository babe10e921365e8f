"""Links common-noun mentions to their referents: apposition, copula, definite descriptions, same head.

The rules run in order of trust (sieves: Raghunathan et al. 2010): what syntax equates (`equated_descriptions`,
`set_off_descriptions`); then agreement of role noun and country (`described_people`, `described_bodies`); then the same
head with compatible modifiers (`same_noun`); last, the only candidate nearby.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence

from framing.analyzer.entities.described_bodies import described_body, institution_meant, only_one_called
from framing.analyzer.entities.described_people import described_person, is_first_subject, named_next
from framing.analyzer.entities.description_words import (
    is_definite,
    is_postmodified,
    is_source,
    modifiers_of,
    places_of,
    seats_of,
)
from framing.analyzer.entities.equated_descriptions import equated, is_equation, person_set_off
from framing.analyzer.entities.mentions import NAME, NOMINAL, Candidate, Referent
from framing.analyzer.entities.roles_of_people import collect_roles
from framing.analyzer.entities.same_noun import with_same_noun
from framing.analyzer.entities.set_off_descriptions import link_set_beside
from framing.language.actors import Actor, actors, is_kin, noun
from framing.language.tree import Tree
from framing.language.voices import quoted_parts
from framing.language.words import determiners, group
from framing.model import MentionLink, Quotation

_OURS = frozenset({"my", "our", "your", "their", "whose"})


def link_descriptions(
    tree: Tree, found: Sequence[Candidate], referents: list[Referent], quotations: Sequence[Quotation] = ()
) -> None:
    """Give every nominal candidate a referent; new ones are appended."""
    speech = sorted(part for q in quotations for part in quoted_parts(q))
    heads = {c.head.i: c for c in found if c.kind == NAME}
    unnamed = {c.head.i: c for c in found if c.kind == NOMINAL}
    collect_roles(tree, found, heads)
    link_set_beside(tree, found)
    nominals: dict[str, list[Referent]] = {}
    spoken: list[Candidate] = []  # mentions so far, in text order
    listed = actors()
    for c in found:
        if c.kind == NOMINAL and c.entity is None:
            body, link = institution_meant(tree, c, heads, nominals, referents)
            if body is not None:
                body.add(c, link)
    for c in found:
        if c.kind == NOMINAL and c.entity is None:
            _link(tree, c, heads, unnamed, spoken, nominals, listed, referents, said=_is_within(c, speech))
        if c.entity is not None:
            spoken.append(c)


def _is_within(c: Candidate, speech: Sequence[tuple[int, int]]) -> bool:
    """Whether the mention stands between quotation marks; `speech` is sorted."""
    at = bisect_right(speech, (c.first.start, sys.maxsize))
    return any(start <= c.first.start and c.last.end <= end for start, end in speech[max(0, at - _NESTED) : at])


_NESTED = 4


def _link(
    tree: Tree,
    c: Candidate,
    heads: dict[int, Candidate],
    unnamed: dict[int, Candidate],
    spoken: list[Candidate],
    nominals: dict[str, list[Referent]],
    listed: dict[str, Actor],
    referents: list[Referent],
    *,
    said: bool,
) -> None:
    referent, link = (None, "first") if is_source(tree, c.head) else equated(c, heads)
    if referent is None and (same := person_set_off(c, unnamed)) is not None:
        referent, link = same, "apposition"
    if referent is None and is_definite(tree, c):
        referent, link = _described(c, heads, spoken, listed, referents, said=said)
    if referent is None and is_first_subject(tree, c, spoken):
        referent, link = named_next(c, heads), "description"
    if referent is None:
        of, at = seats_of(c.head, heads), places_of(c.head, heads)
        referent, link = with_same_noun(c, nominals, of, at, heads)
        if referent is None:
            referent, link = _new(tree, c, nominals, listed, referents), "first"
            referent.countries = of
        referent.places = referent.places or at
    referent.add(c, link)


def _described(
    c: Candidate,
    heads: dict[int, Candidate],
    spoken: list[Candidate],
    listed: dict[str, Actor],
    referents: list[Referent],
    *,
    said: bool,
) -> tuple[Referent | None, MentionLink]:
    """The named referent of a definite description, by role and country or by kind; and the kind of link."""
    if c.label == "GROUP" and c.head.tag == "NN":
        return only_one_called(c, spoken), "description"
    if c.label == "GROUP" or c.head.tag in ("NNS", "NNPS"):
        return None, "first"
    owner = c.head.child("poss")
    if is_kin(c.head) and c.head.text[0].isupper() and is_postmodified(c):
        return None, "first"  # "the Father of the Nation"
    if c.head.dep == "poss" and c.head.head.text == "Office":
        return None, "first"  # "the U.S. Attorney's Office" names a body, and no attorney
    if is_kin(c.head) and not any(k.lower == "the" for k in c.head.children):
        return None, "first"  # whose sister is not known yet
    if owner is not None and owner.lower in _OURS:
        return None, "first"  # who "my father" is, the name of the speaker tells, not a role
    if c.head.dep == "attr" and c.head.head.lemma == "be" and not is_equation(c.head.head):
        return None, "first"  # "Clinton is not the only official who did so"
    entry = listed.get(noun(c.head))
    found = (
        described_person(c, entry, heads, spoken, listed, referents, said=said)
        if c.label == "PERSON"
        else described_body(c, entry, spoken)
    )
    return found, "description"


def _new(
    tree: Tree, c: Candidate, nominals: dict[str, list[Referent]], listed: dict[str, Actor], referents: list[Referent]
) -> Referent:
    made = Referent(c.label)
    entry = listed.get(noun(c.head))
    made.lemma = noun(c.head)
    made.modifiers = modifiers_of(c.head)
    made.number = "p" if c.label == "GROUP" else "s"
    if made.lemma == "one":
        made.name = c.text(tree)[0].lower() + c.text(tree)[1:]
    elif c.some:
        left_out = determiners() | group("some of a group")
        words = [w for w in c.text(tree).split() if w.lower() not in left_out and not w[0].isdigit()]
        made.name = " ".join(words if words[0].lower() == "former" else ["some", *words])
    made.gender = entry.gender if entry is not None else ""
    if c.label == "PERSON":
        made.describe(noun(c.head), made.modifiers)
    nominals.setdefault(made.lemma, []).append(made)
    referents.append(made)
    return made
