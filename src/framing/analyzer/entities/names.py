"""Names of people, organisations, places and peoples: the pipeline's recogniser with corrections, made only here.

The corrections use the gazetteer (countries.csv, organisations.csv), titles before a name, given names, other mentions
of the same name, and the article's own lower-case use of a word. A recogniser trained on running text makes most of its
mistakes in headlines, where every word has a capital.

Names come from `people_in_parts`, `bodies_in_parts`, `gazetteer_names`, `recognised_names` and `leftover_names`, and
`found_names` holds them; `name_labels` and `name_types` correct which kind they are.
"""

from __future__ import annotations

from framing.analyzer.entities.bodies_in_parts import (
    apposed_bodies,
    called_after_saints,
    joined_bodies,
    with_possessives,
    with_purposes,
)
from framing.analyzer.entities.credits import credit_tokens
from framing.analyzer.entities.found_names import FoundNames, head_of
from framing.analyzer.entities.gazetteer_names import namesakes
from framing.analyzer.entities.leftover_names import add_leftovers
from framing.analyzer.entities.mentions import NAME, Candidate
from framing.analyzer.entities.name_labels import relabel_in_full, relabel_no_persons, relabel_places, relabel_teams
from framing.analyzer.entities.name_types import settle_bodies, settle_places, settle_types
from framing.analyzer.entities.nicknames import nicknamed
from framing.analyzer.entities.people_in_parts import (
    behind_long_titles,
    called_like_places,
    double_names,
    double_surnames,
)
from framing.analyzer.entities.recognised_names import accept_recognised
from framing.language.people import parts
from framing.language.tree import Tree

_VERSUS = frozenset({"v.", "v", "vs."})
_KEPT = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})


def names(tree: Tree) -> tuple[list[Candidate], dict[int, Candidate]]:
    """All names of an article, in no order, and the name that each token belongs to."""
    finder = _found(tree)
    settle_bodies(tree, finder.found)
    settle_places(tree, finder.found)
    relabel_places(tree, finder.found)
    relabel_teams(tree, finder.found)
    relabel_no_persons(tree, finder.found)
    relabel_in_full(finder.found)
    found = _with_cases(tree, finder.found, finder.taken)
    outside = credit_tokens(tree)
    return [c for c in found if c.head.i not in outside], finder.taken


def _with_cases(tree: Tree, found: list[Candidate], taken: dict[int, Candidate]) -> list[Candidate]:
    """The names, with "King v. Burwell" as the name of one case. Neither party is an entity."""
    gone: set[int] = set()
    cases = []
    for node in tree.nodes[1:-1]:
        if node.lower in _VERSUS:
            left, right = taken.get(node.i - 1), taken.get(node.i + 1)
            first, last = tree.nodes[node.i - 1], right.last if right is not None else tree.nodes[node.i + 1]
            if first.text[0].isupper() and last.text[0].isupper() and (left or right):
                gone.update(id(c) for c in (left, right))
                first = left.first if left is not None else first
                case = Candidate(first, last, head_of(tree.nodes[first.i : last.i + 1]), NAME, "LAW")
                case.parts = parts(case.text(tree))
                cases.append(case)
                taken.update((i, case) for i in range(first.i, last.i + 1))
    return [*(c for c in found if id(c) not in gone), *cases] if cases else found


def _found(tree: Tree) -> FoundNames:
    """The names of an article before those of one name are compared, in order of trust."""
    so_far = FoundNames(tree)
    people = (*nicknamed(tree), *double_names(tree), *double_surnames(tree))
    for first, past in (*people, *called_like_places(tree), *behind_long_titles(tree)):
        so_far.add(first, past, "PERSON")
    bodies = (*with_possessives(tree), *joined_bodies(tree, so_far.known), *called_after_saints(tree))
    for first, past in bodies:
        so_far.add(first, past, "ORG")
    for first, past, entry in namesakes(tree, so_far.known):
        so_far.add(first, past, entry.label, entry)
    for first, past in with_purposes(tree):
        if first not in so_far.known:
            so_far.add(first, past, "ORG")
    for first, past, label in tree.names:
        if label in _KEPT and not so_far.taken.keys() >= set(range(first, past)):
            accept_recognised(so_far, first, past, label, so_far.known)
    for first in sorted(so_far.known):
        past, entry = so_far.known[first]
        if first not in so_far.dated:
            so_far.add(first, past, entry.label, entry)
    for first, past in apposed_bodies(tree):
        so_far.add(first, past, "ORG")
    settle_types(tree, so_far.found)  # here, so that a surname alone is known as one
    add_leftovers(so_far)
    settle_types(tree, so_far.found)
    return so_far
