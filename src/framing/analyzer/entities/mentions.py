"""Mentions before coreference, and the word list of nouns that name actors."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from framing.language.gazetteer import Known
from framing.language.tree import Node, Tree
from framing.model import MentionKind, MentionLink, PartKind

NAME: Final = "name"
NOMINAL: Final = "nominal"
PRONOUN: Final = "pronoun"


class Candidate(Struct, eq=False):
    """A stretch of text that may refer to an entity."""

    first: Node
    last: Node
    head: Node
    kind: MentionKind
    label: str = ""
    known: Known | None = None
    title: str = ""
    parts: tuple[str, ...] = ()
    some: bool = False  # "a handful of Democrats": not all that bear the name
    modifier: bool = False  # inside a compound such as "pro-Russia": no name of its own
    entity: Referent | None = None
    link: MentionLink = "name"

    def text(self, tree: Tree) -> str:
        """Its characters in the article."""
        return tree.text[self.first.start : self.last.end]


def place(candidate: Candidate) -> tuple[int, int]:
    """Sort key: text order; of two with the same beginning the shorter, usually a name, comes first."""
    return candidate.first.i, candidate.last.i


def first_token(candidate: Candidate) -> int:
    """Sort key: the number of its first token."""
    return candidate.first.i


def first_of_body(tree: Tree) -> int:
    """The number of the first sentence below the headline."""
    part = next((p for p in tree.article.parts if p.kind is PartKind.BODY), None)
    sentences = tree.sentences
    return next((n for n, s in enumerate(sentences) if part is not None and s and s[0].start >= part.start), 0)


class Referent:
    """An entity under construction."""

    __slots__ = (
        "countries",
        "gender",
        "key",
        "label",
        "lemma",
        "mentions",
        "modifiers",
        "name",
        "number",
        "parts",
        "places",
        "roles",
        "seats",
        "ties",
    )

    def __init__(self, label: str, name: str = "", key: str = "") -> None:
        self.label = label
        self.name = name
        self.key = key
        self.parts: tuple[str, ...] = ()
        self.gender = ""  # "m", "f", "" unknown
        self.number = "s"
        self.mentions: list[Candidate] = []
        self.roles: dict[str, frozenset[str]] = {}  # role nouns said of it, with their modifiers: "minister": {"prime"}
        self.ties: set[tuple[str, int]] = set()  # role nouns with id() of whose they are: Farenthold's lawyer
        self.countries: set[str] = set()  # keys of the countries it is tied to
        self.seats: set[str] = set()  # what a person holds an office of: the Ostia of "the mayor of Ostia"
        self.places: set[str] = set()  # where a group or body without a name is: keys of countries, or names
        self.lemma = ""  # of a common noun's head
        self.modifiers: frozenset[str] = frozenset()

    def describe(self, role: str, modifiers: frozenset[str]) -> None:
        """Note an office or relation ("minister") with what it is of ("finance"); a prime minister is a premier too."""
        if role:
            self.roles[role] = self.roles.get(role, frozenset()) | modifiers
            if role == "minister" and "prime" in modifiers:
                self.roles.setdefault("premier", frozenset())

    def add(self, mention: Candidate, link: MentionLink) -> None:
        """Take a mention over and note what linked it."""
        mention.entity = self
        mention.link = link
        self.mentions.append(mention)

    def has_name(self) -> bool:
        """Whether a mention is a name."""
        return any(m.kind == NAME for m in self.mentions)

    def take_over(self, other: Referent, link: MentionLink) -> None:
        """Move all mentions of the other here, in text order; those by a common noun get this link."""
        for m in other.mentions:
            self.add(m, link if m.kind == NOMINAL else m.link)
        other.mentions = []
        self.gender = self.gender or other.gender
        self.mentions.sort(key=first_token)
