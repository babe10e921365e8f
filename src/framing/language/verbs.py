"""Verbs as word data: what kind of process they name, their particles and prepositions."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from framing.language.resources import table
from framing.language.tree import Node
from framing.language.words import group, light_verbs, predicates

_NONE: frozenset[str] = frozenset()
_NEAR = 4
_TOUGH = group("tough adjectives")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("role-verbs"):
        found[row["verb"]].add(row["kind"])
    return {verb: frozenset(kinds) for verb, kinds in found.items()}


@cache
def _prepositional() -> dict[str, bool]:
    """Verb with preposition -> whether the noun after it is acted upon ("lie to", not "participate in")."""
    return {row["verb"]: row["affects"] == "yes" for row in table("prepositional-verbs")}


def is_affecting(named: str) -> bool:
    """Whether the noun after the preposition of this name is acted upon."""
    return named in predicates() or _prepositional().get(named, True)


@cache
def quantity_nouns() -> frozenset[str]:
    """Nouns that only give the number of the noun after "of" ("a handful of students")."""
    return frozenset(row["noun"] for row in table("quantity-nouns"))


@cache
def thought_verbs() -> frozenset[str]:
    """Verbs for thinking, by lemma: "consider", "fear"."""
    return frozenset(row["verb"] for row in table("thought-verbs"))


def kinds(verb: Node) -> frozenset[str]:
    """What lexicons/resources/role-verbs.csv says of the verb: "phase", "steer", "prompt" (its object acts) …"""
    return _kinds().get(verb.lemma, _NONE)


@lru_cache(maxsize=20_000)
def kinds_named(name: str) -> frozenset[str]:
    """The kinds of a verb with particle or preposition; of the bare verb if only that is listed."""
    found = _kinds().get(name)
    return _kinds().get(name.partition(" ")[0], _NONE) if found is None else found


def is_performed(verb: Node) -> bool:
    """Whether the words name a deed and say nothing of a thing: "declared a state of emergency", "called it quits".

    Who "pleads guilty" to a charge admits it; who "pleads not guilty" says something of it.
    """
    if verb.lemma == "plead":
        plea = verb.child("acomp", "oprd", "dobj", "xcomp", "advmod")
        denied = plea is not None and any(c.dep == "neg" for c in (*plea.children, *verb.children))
        return plea is not None and plea.lower in group("what is pleaded") and not denied
    done = _done_by(verb.lemma)
    if not done:
        return False
    after = [c for c in verb.rights if c.dep in _AFTER and c.pos != "PRON"]
    if verb.lemma == "call" and verb.child("dobj") is not None and verb.child("oprd") is not None:
        after = [c for c in after if c.dep == "oprd"]  # "called the vote a farce"
    named = [n for c in after for n in (c, *c.children)] if verb.lemma == "call" else after
    told = any(n.lower in done or n.lemma in done for n in named)
    return told and not any(n.dep in ("amod", "advmod") for n in named)  # "called it a great day"


def is_lying_somewhere(verb: Node) -> bool:
    """Whether somebody or something lies in a place: "men lie under rock", "left him lying there".

    Not "lied to voters", "lied on oath".
    """
    if verb.lemma not in ("lie", "lay"):
        return False
    if verb.tag in ("VBD", "VBN"):
        return verb.lemma == "lie" and verb.lower in ("lay", "lain")
    places = (c for c in verb.rights if c.dep in ("prep", "advmod", "acomp", "oprd"))
    return verb.lemma == "lie" and any(
        c.lower in group("prepositions of lying") or c.lower in group("how and where somebody lies") for c in places
    )


_AFTER = frozenset({"dobj", "oprd", "attr", "ccomp", "xcomp", "npadvmod"})


def _done_by(verb: str) -> frozenset[str]:
    if verb == "declare":
        return group("what is declared")
    return group("what is called") if verb == "call" else _NONE


def particle(verb: Node) -> Node | None:
    """The particle of the verb ("out" of "lash out"), even if the parser calls it an adverb ("stepped down")."""
    for child in verb.children:
        dep = child.dep
        if dep == "prt" or (dep == "advmod" and child.i == verb.i + 1 and child.lower in group("particles")):
            return child
    return None


def name(verb: Node) -> str:
    """Lemma with particle; a light verb with its object ("face charges", "take steps")."""
    part = particle(verb)
    plain = verb.lemma + (f" {part.lower}" if part else "")
    if part is None and plain in light_verbs():
        thing = given(verb)
        if thing is not None and thing.pos == "NOUN" and len(thing.text) > 2:  # not "re" of "re-election"
            return f"{plain} {thing.lower}"
    return plain


def joined(plain: str, preposition: str) -> str:
    """A verb's name with a preposition, if the two make one predicate ("lash out at"), else "".

    >>> joined("lash out", "at")
    'lash out at'
    """
    longer = f"{plain} {preposition}"
    return longer if longer in _prepositional() or longer in predicates() else ""


def given(verb: Node) -> Node | None:
    """The last of several objects: in "give him a chance", the chance."""
    return next((c for c in reversed(verb.children) if c.dep == "dobj"), None)


def complement(verb: Node, plain: str) -> tuple[str, Node] | None:
    """Of a verb without object, its name with the preposition that makes one predicate with it, and the noun behind.

    Args:
        plain: the verb's `name`.
    """
    if verb.child("dobj", "ccomp") is not None:
        return None
    for child in verb.children:
        if child.dep in ("prep", "dative") and (longer := joined(plain, child.lower)):
            noun = child.child("pobj") or _called_on(verb, child)
            if noun is not None and (child.i > verb.i or noun.tag in ("WP", "WDT")) and not _is_span(noun):
                return longer, noun
    return None


def _is_span(noun: Node) -> bool:
    """Whether the phrase is a length of time: "fought for nine years"."""
    return noun.lemma in group("spans of time") and noun.child("nummod", "amod") is not None


def _called_on(verb: Node, preposition: Node) -> Node | None:
    """The object of "call on" if the parser takes it for the subject of what follows: "called on Congress to act"."""
    then = verb.child("xcomp", "ccomp")
    subject = then.child("nsubj") if then is not None else None
    return subject if subject is not None and preposition.i < subject.i <= preposition.i + _NEAR else None


def is_about_object(adjective: Node) -> bool:
    """Whether the subject is the one acted upon: "hard to beat"."""
    return adjective.lower in _TOUGH
