"""What a mention is before it is known who is who, and the word list of nouns that name actors."""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import Struct

from framing.analyzer.tree import Node, Tree
from framing.lexicon.gazetteer import Known
from framing.lexicon.resources import table

NAME, NOMINAL, PRONOUN = "name", "nominal", "pronoun"


class Candidate(Struct, eq=False):
    """A stretch of text that may refer to an entity."""

    first: Node
    last: Node
    head: Node
    kind: str
    label: str = ""
    known: Known | None = None
    title: str = ""
    parts: tuple[str, ...] = ()
    modifier: bool = False  # inside a compound such as "pro-Russia": no name of its own
    entity: object | None = None
    link: str = ""

    def text(self, tree: Tree) -> str:
        return tree.text[self.first.start : self.last.end]


class Actor:
    """What the word list says of a noun that names actors."""

    __slots__ = ("gender", "generic", "kind", "leads")

    def __init__(self, kind: str, gender: str, leads: str, generic: str = "") -> None:
        self.kind = kind  # person, group, body, place
        self.gender = gender  # m, f or "" for either
        self.leads = leads  # what a person of that kind leads: country, place, org or ""
        self.generic = generic  # so general that it tells little: in the plural ("yes"), at all ("always")


@cache
def actors() -> dict[str, Actor]:
    """Nouns that name people, groups, bodies and places, by lemma."""
    return {row["noun"]: Actor(row["kind"], row["gender"], row["leads"], row["generic"]) for row in table("actors")}


def noun(node: Node) -> str:
    """The lemma under which actors.csv has a noun, also where a capital misled the lemmatizer; else its lemma."""
    return _listed(node.lemma, node.lower)


@lru_cache(maxsize=50_000)
def _listed(lemma: str, lower: str) -> str:
    listed = actors()
    for form in (lemma, lower, lower.removesuffix("s")):
        if form in listed:
            return form
    return lemma.lower()


def place(candidate: Candidate) -> tuple[int, int]:
    """Sort key: text order; of two that begin together the shorter, mostly a name, comes first."""
    return candidate.first.i, candidate.last.i
