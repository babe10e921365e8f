"""Which side a noun means in a conflict: forces of a state, fighters, or everybody else."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from framing.language.people import counted_people
from framing.language.tree import Node
from framing.language.words import group

FORCES, FIGHTERS, OTHERS = "forces of a state", "fighters", "others"


def kind_of(noun: Node) -> str | None:
    """Whether a noun means forces of a state, fighters or other people; None for anything else."""
    lemma = noun.lemma.lower()
    for kind in (FORCES, FIGHTERS):
        if lemma in group(kind):
            return kind
    return OTHERS if lemma in people(OTHERS) else None


@cache
def people(kind: str) -> Set[str]:
    """The nouns of a kind, by lemma."""
    if kind != OTHERS:
        return group(kind)
    return (counted_people() | group("people who are harmed")) - group(FORCES) - group(FIGHTERS)


def are_several(noun: Node) -> bool:
    """Whether a noun is plural or counted: one man who is shot is not a group."""
    return noun.tag == "NNS" or noun.lemma == "police" or any(c.pos == "NUM" for c in noun.children)


def called(noun: Node) -> str:
    """A noun with the nouns before it: "asylum seekers"."""
    return " ".join(c.lower for c in (*noun.lefts, noun) if c.dep == "compound" or c is noun)
