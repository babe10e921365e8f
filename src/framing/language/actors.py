"""Which nouns can act and speak: people, groups, bodies and places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from msgspec import convert

from framing.language.people import person_nouns, public_figures
from framing.language.resources import table
from framing.language.tree import Node
from framing.language.words import endings, genders, group, kin

SpeakerNoun = Literal["anonymous", "institutional", "document"]
"""What a noun that can speak refers to."""


class Actor:
    """An entry of the list of nouns that name actors."""

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


def kind_of(word: str) -> str:
    """What the noun, by lemma, names: "person" ("nurse"), "group" ("crowd"), "body" ("ministry"), "place" or ""."""
    entry = actors().get(word)
    return entry.kind if entry is not None else ""


def noun(node: Node) -> str:
    """The lemma under which actors.csv lists a noun; else its own lemma. It may have two words: "coast guard".

    Capitals that misled the lemmatizer are undone.
    """
    if node.lower in _second_words() and node.lefts:
        before = node.lefts[-1]
        if before.i == node.i - 1 and (joined := f"{before.lower} {node.lower}") in actors():
            return joined
    return _listed(node.lemma, node.lower)


@cache
def _second_words() -> frozenset[str]:
    """The last words of the nouns of two words."""
    return frozenset(name.rpartition(" ")[2] for name in actors() if " " in name)


def is_kin(node: Node) -> bool:
    """Whether a noun names a relative."""
    return noun(node) in kin()


def is_bare_kin(node: Node) -> bool:
    """Whether it is a relative of somebody else than the name it stands beside: "Carl Bell, wife charged".

    With "his" or "of" the parser's apposition may hold: "Ann, his wife", "Bell, father of two".
    """
    return is_kin(node) and node.child("poss", "prep", "det") is None


def is_listed_kin(node: Node) -> bool:
    """Whether it is one of a list and says nothing of who comes before: "Carl Bell, his son and a cousin left"."""
    if not is_kin(node) or not any(k.dep == "poss" and k.pos == "PRON" for k in node.lefts):
        return False
    other = next((k for k in node.rights if k.dep == "conj"), None)
    if other is None or other.pos not in ("NOUN", "PROPN"):
        return False
    return is_kin(other) or other.pos == "PROPN" or other.child("det") is not None


@lru_cache(maxsize=50_000)
def _listed(lemma: str, lower: str) -> str:
    listed = actors()
    for form in (lemma, lower, lower.removesuffix("s")):
        if form in listed:
            return form
    return lemma.lower()


_MANY = group("many")


_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "LAW", "WORK_OF_ART", "EVENT"})


def can_speak(head: Node, labels: Mapping[int, str]) -> bool:
    """Whether the node is a person, a body or a document: a name, a pronoun or a listed noun; not "this"."""
    if head.pos == "PROPN" or labels.get(head.i) in _BODIES or labels.get(head.i) == "PERSON":
        return True
    return head.lower in genders() or head.lower in ("they", "who") or head.lemma in speaker_nouns()


def may_act(head: Node, labels: Mapping[int, str]) -> bool:
    """Whether the node may name an actor: like `can_speak`, with every noun that is not abstract."""
    return not head.lemma.endswith(endings("abstract nouns")) or can_speak(head, labels)


def is_thing(head: Node, labels: Mapping[int, str]) -> bool:
    """Whether the node is a common noun for neither a person nor a body nor a document.

    If it "says" something, the parse is wrong.
    """
    if any(labels.get(k.i) == "PERSON" and k.dep != "poss" for k in head.children):
        return False  # "Trump in the past has called", where the parser takes the past for the subject
    if head.text in public_figures():
        return False
    return head.pos == "NOUN" and not can_speak(head, labels) and not is_like_people(head)


@cache
def speaker_nouns() -> Mapping[str, SpeakerNoun]:
    """Noun that can speak -> what it names: a person by calling ("anonymous"), a body ("institutional"), a document."""
    return convert({row["noun"]: row["kind"] for row in table("speaker-nouns")}, dict[str, SpeakerNoun])


def speaker_noun(node: Node) -> SpeakerNoun | None:
    """What a noun that can speak refers to; None for other nouns."""
    return speaker_nouns().get(node.lemma) or speaker_nouns().get(node.lower)


def is_document(node: Node) -> bool:
    """Whether the noun is for a document that can "say": "report", "ruling"."""
    return node.pos == "NOUN" and speaker_nouns().get(node.lemma) == "document"


def is_like_people(head: Node) -> bool:
    """Whether a noun names people: listed, formed like one ("pollsters"), or a number ("thousands of")."""
    if head.lemma in _MANY:
        return True
    return noun(head) in actors() or head.lemma in person_nouns() or head.lemma.lower().endswith(_PERSONAL)


_PERSONAL = endings("words for people")


@cache
def bodies() -> frozenset[str]:
    """Nouns for bodies that speak, by lemma: "committee", "campaign"."""
    return frozenset(word for word, kind_of in speaker_nouns().items() if kind_of == "institutional")


@cache
def callings() -> frozenset[str]:
    """Nouns for people by occupation, position or party, by lemma: "governor", "officer", "republican"."""
    return frozenset(word for word, kind_of in speaker_nouns().items() if kind_of == "anonymous")


@cache
def documents() -> frozenset[str]:
    """Nouns for written or spoken statements, by lemma: "statement", "tweet"."""
    return frozenset(word for word, kind_of in speaker_nouns().items() if kind_of == "document")


@cache
def generic_nouns(*grades: str) -> frozenset[str]:
    """Nouns too general to identify a referent across articles: in the plural ("yes"), or always ("always")."""
    return frozenset(row["noun"] for row in table("actors") if row["generic"] in grades)
