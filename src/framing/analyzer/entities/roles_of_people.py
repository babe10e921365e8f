"""Which roles and countries an article gives to the people that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.analyzer.entities.description_words import (
    countries_of,
    is_newcomer,
    is_source,
    is_whose,
    modifiers_of,
    seat_of,
    seats_of,
)
from framing.analyzer.entities.mentions import NAME, Candidate, Referent
from framing.language import people
from framing.language.actors import actors, is_like_people, is_listed_kin, noun
from framing.language.people import plain
from framing.language.subjects import is_subject
from framing.language.tree import Node, Tree
from framing.language.words import group


def collect_roles(tree: Tree, found: Sequence[Candidate], heads: dict[int, Candidate]) -> None:
    """Collect the roles and countries of named people, from titles, compounds, appositions and copulas."""
    listed = actors()
    regions = {c.first.i: c for c in found if c.kind == NAME and c.label == "GPE"}
    for c in found:
        who = c.entity
        if c.kind != NAME or who is None or who.label != "PERSON":
            continue
        if regions:
            for region in (_region_before(tree, c, regions), _region_behind(tree, c, regions)):
                who.seats.update(seat_of(region) if region is not None else ())
        if c.title:
            role = people.roles().get(plain(c.title), "")
            who.describe(role, _before_title(tree, c))
            who.countries.update(countries_of(c.head, heads))
            who.seats.update(seats_of(c.head, heads))
        said = (
            n
            for n in (*_describing(c), *_right_before(tree, c))
            if not _is_of_whose(n, c) and not is_source(tree, n) and not is_newcomer(n)
        )
        said = (n for n in said if not is_listed_kin(n))
        for node in said:
            lemma = noun(node)
            entry = listed.get(lemma)
            if entry is not None and entry.kind == "person":
                who.describe(lemma, modifiers_of(node))
                who.ties.update((lemma, id(owner)) for owner in _owners(node, c, heads))
                who.gender = who.gender or entry.gender
                who.countries.update(countries_of(node, heads))
                who.countries.update(countries_of(c.head, heads))
                who.seats.update(seats_of(node, heads))


def _region_before(tree: Tree, c: Candidate, regions: Mapping[int, Candidate]) -> Candidate | None:
    """What a politician is elected for, before the title: "Arizona Sen. Jeff Bloom"."""
    at = c.first.i - 1
    while c.title and at >= 0 and tree.nodes[at].text in c.title.split():
        at -= 1
    region = regions.get(tree.nodes[at].i) if c.title and at >= 0 else None
    return region if region is not None and region.head.sent == c.head.sent else None


def _region_behind(tree: Tree, c: Candidate, regions: Mapping[int, Candidate]) -> Candidate | None:
    """What a politician is elected for, right behind the name: "Dana Cole (R-Texas)", "Rep. Tim Ryan of Ohio"."""
    party = False
    for node in tree.nodes[c.last.i + 1 : c.last.i + 1 + _BEHIND]:
        if node.i in regions:
            return regions[node.i] if party or c.title else None
        letter = node.text.rstrip("-–.") in _PARTY_LETTERS
        party = party or letter
        if not letter and any(c.isalnum() for c in node.text) and node.lower not in ("of", "from"):
            return None
    return None


_BEHIND = 5  # tokens: "(", "D", "-", and the region
_PARTY_LETTERS = frozenset({"D", "R", "I"})


def _before_title(tree: Tree, c: Candidate) -> frozenset[str]:
    """The words before the title of a name that say which one: "Prime" Minister, "Outgoing" mayor."""
    title = next((n for n in reversed(tree.nodes[: c.first.i + 1]) if n.text == c.title), None)
    if title is None or title.sent != c.head.sent or title.i == 0:
        return frozenset()
    word = tree.nodes[title.i - 1]
    told = word.sent == title.sent and (word.head in (title, c.head) or title in word.head.children)
    return frozenset({word.lower}) if told and word.lower in _TERMS_AND_RANKS else frozenset()


def _right_before(tree: Tree, c: Candidate) -> list[Node]:
    """The calling right before a name, whatever the parser makes of it: "special counsel Robert Mueller's efforts"."""
    node = tree.nodes[c.first.i - 1] if c.first.i else c.first
    if node.lower in group("what follows a hyphen in a title") and node.i > 1:
        node = tree.nodes[node.i - 2]  # "Premier-designate Tor Vik"
        return [node] if is_like_people(node) and len(c.parts) > 1 else []
    plainly = node.tag in ("NN", "NNP") and node.sent == c.first.sent and node.child("det", "poss") is None
    return [node] if plainly and node is not c.first and len(c.parts) > 1 else []


def _is_of_whose(node: Node, c: Candidate) -> bool:
    """Whether the words after the name are of "whose": it is Tom who is a son there, and not Ann."""
    return is_whose(node) and node.head is c.head


def _owners(node: Node, c: Candidate, heads: dict[int, Candidate]) -> list[Referent]:
    """The people that a possessor names: "Farenthold's lawyer", or before a name "Farenthold lawyer Bob Haueter"."""
    near = [*node.children, *(k for k in c.head.children if k.i < node.i and node.dep == "compound")]
    names = (heads.get(k.i) for k in near if k.dep in {"poss", "compound", "nmod"})
    found = (name.entity for name in names if name is not None and name is not c)
    return [r for r in found if r is not None and r.label == "PERSON" and r is not c.entity]


def _describing(c: Candidate) -> list[Node]:
    """Nodes that describe a name: compounds and titles before it, appositions, predicate nouns."""
    head = c.head
    found = [
        k for k in head.children if k.dep in {"compound", "nmod", "appos"} and k.i not in range(c.first.i, c.last.i + 1)
    ]
    if head.dep == "appos":
        found.append(head.head)
    if is_subject(head) and head.head.lemma == "be":
        found.extend(k for k in head.head.children if k.dep == "attr")
    return found


_TERMS_AND_RANKS = group("next in office") | group("last in office") | group("seconds") | {"prime"}
