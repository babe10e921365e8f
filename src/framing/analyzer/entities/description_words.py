"""What the words around a common noun say of whom it means: definite or not, one of many, of which country or place."""

from __future__ import annotations

from framing.analyzer.entities.mentions import Candidate
from framing.language.cues import cues
from framing.language.tree import Node, Tree, position
from framing.language.whereabouts import nations, place_key, places
from framing.language.words import determiners, group

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
STATE = frozenset({"government", "regime", "authority", "state", "leadership"}) | group("who speaks for a nation")
OFFICES = group("offices of somebody")


def is_newcomer(node: Node) -> bool:
    """Whether the words set somebody apart from one who is called so too: "Another Texas Republican, Sam Ortiz"."""
    return any(k.dep == "det" and k.lower == "another" for k in node.lefts)


def is_whose(node: Node) -> bool:
    """Whether it is somebody or something of the one before: "Ann, whose son, Tom, fell"."""
    return any(k.tag == "WP$" for k in node.lefts)


def is_source(tree: Tree, noun_: Node) -> bool:
    """Whether the person is the source of the sentence, not an apposition:

    "… the mayor, a person familiar with it said".
    """
    last = max(noun_.subtree(), key=position).i
    after = tree.nodes[last + 1] if last + 1 < len(tree.nodes) else None
    if after is None or after.sent != noun_.sent or after.tag not in ("VBD", "VBZ", "VBP"):
        return False
    cue = cues("VERB").get(after.lemma)
    return cue is not None and bool(cue.frames & {"quote", "clause"}) and noun_.dep == "appos"


def last_of_title(tree: Tree, c: Candidate) -> int:
    """The last word of a description with what the office is of: "the president of Ostia", "the minister for trade"."""
    of = tree.nodes[c.last.i + 1] if c.last.i + 1 < len(tree.nodes) else c.last
    if of.dep != "prep" or of.head is not c.head or of.lower not in ("of", "for"):
        return c.last.i
    words = of.subtree()
    comma = next((n.i for n in words if n.text == ","), words[-1].i + 1)
    return comma - 1 if all(n.pos not in ("VERB", "AUX") for n in tree.nodes[of.i : comma]) else c.last.i


def countries_of(node: Node, heads: dict[int, Candidate]) -> set[str]:
    """Keys of the countries that a noun is tied to: Belarusian president, president of Belarus, Belarus's president."""

    def key_of(i: int) -> str:
        who = heads[i].entity if i in heads else None
        return who.key if who is not None and who.label in {"GPE", "ORG", "LOC"} else ""

    return nations(node, key_of)


def seats_of(node: Node, heads: dict[int, Candidate]) -> set[str]:
    """Of what the noun for an office says that it is one, countries and others: "the mayor of Ostia", "Ohio governor".

    The keys are those of `are_apart`.
    """

    def key_of(i: int) -> str:
        name = heads.get(i)
        return next(iter(seat_of(name)), "") if name is not None else ""

    return nations(node, key_of)


def seat_of(name: Candidate) -> set[str]:
    """The key of a place or body by its name, for `are_apart`; empty for a person."""
    if name.entity is None or name.entity.label == "PERSON":
        return set()
    return {name.entity.key or place_key(None, name.entity.mentions[0].head.text)}


def places_of(node: Node, heads: dict[int, Candidate]) -> set[str]:
    """Keys of the places where those are whom a noun names."""

    def key_of(i: int) -> str:
        name = heads.get(i)
        if name is None or name.entity is None or name.entity.label != "GPE":
            return ""
        return place_key(name.known, name.entity.name or name.head.text)

    return places(node, key_of)


def is_definite(tree: Tree, c: Candidate) -> bool:
    """Whether the noun is definite: "the", "this", a possessor, or a bare singular in a headline."""
    dets = [k.lower for k in c.head.children if k.dep in {"det", "poss", "nummod", "quantmod"}]
    if dets:
        return dets[0] in DEFINITE or (len(dets) == 1 and any(k.dep == "poss" for k in c.head.children))
    return c.head.tag in ("NN", "NNP") and (c.head.start < len(tree.article.title) or c.head.tag == "NNP")


def is_postmodified(c: Candidate, *, aside: bool = False) -> bool:
    """Whether a relative clause or a preposition after the noun introduces somebody new.

    Args:
        aside: a clause that a comma sets off does not count: "The company, which bought the land, denied it".
    """
    behind = [k for k in c.head.children if k.i > c.head.i and k.dep in {"relcl", "prep", "acl"}]
    if aside:
        behind = [k for k in behind if k.dep != "relcl" or not any(n.text == "," and n.i < k.i for n in c.head.rights)]
    return bool(behind)


def modifiers_of(head: Node) -> frozenset[str]:
    """The words before the noun that say which one it is, in lower case."""
    several = head.tag in ("NNS", "NNPS")  # six million people are not the five million of another sentence
    return frozenset(
        k.lemma.lower()
        for k in head.children
        if k.i < head.i
        and (k.dep in {"amod", "compound", "nmod", "poss"} or (several and k.dep == "nummod"))
        and k.lower not in determiners()
    ) | frozenset(k.lower for k in head.rights if k.dep == "nmod" and k.lower in group("next in office"))  # "-elect"


def of_what(node: Node) -> str:
    """What an office or body is of or for: "finance" of "the minister of finance"; "" if the text does not say."""
    of = next((k for k in node.rights if k.dep == "prep" and k.lower in ("of", "for")), None)
    what = of.child("pobj") if of is not None else None
    return what.lower if what is not None and what.pos in ("NOUN", "PROPN") and what.text.islower() else ""


def is_several(c: Candidate) -> bool:
    """Whether the noun is a plural."""
    return c.head.tag in ("NNS", "NNPS")


def has_definite_article(c: Candidate) -> bool:
    """Whether "the" or a demonstrative comes before the noun."""
    return any(k.lower in DEFINITE for k in c.head.children if k.dep == "det")
