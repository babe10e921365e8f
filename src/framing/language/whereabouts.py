"""Where those are whom a noun without a name means: one group of lawmakers sits in Kyiv, another in Warsaw.

A place is told by a key: of a country and its capital the country's key in the gazetteer, of another town or region the
name. Callers say which words name places, by the place of the word in the article.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from framing.language.gazetteer import Known, countries
from framing.language.people import plain
from framing.language.phrases import coordinated
from framing.language.subjects import is_subject
from framing.language.tree import Node
from framing.language.words import group

KeyOf = Callable[[int], str]
_DEEP = 3  # verbs above a noun, up to the one that the sentence begins with
_BEFORE = frozenset({"amod", "compound", "poss", "nmod"})


def place_key(known: Known | None, name: str) -> str:
    """The key of a place: of a capital the country's, of what the gazetteer does not have the name itself."""
    return known.key if known is not None else f"N:{plain(name)}"


def nations(node: Node, key_of: KeyOf) -> set[str]:
    """Whose the noun says they are: "Thai troops", "Hungary's parliament", "lawmakers from Peru"."""
    found: set[str] = set()
    for child in node.children:
        todo = [child] if child.dep in _BEFORE else []
        if child.dep == "prep" and child.lower in ("of", "from"):
            todo = [k for k in child.children if k.dep == "pobj"]
        found.update(key_of(k.i) for one in todo for k in coordinated(one))
    return found - {""}


def places(node: Node, key_of: KeyOf) -> set[str]:
    """Where they are: "lawmakers in Kyiv"; else where the sentence says first: "In Lima, lawmakers …"."""
    behind = (*node.children, *node.head.children) if node.head is not node else node.children
    own = [k for k in behind if k.dep == "prep" and (k.i == node.i + 1 or (k.i > node.i and k.head is node))]
    above = [verb for verb in islice(node.ancestors(), _DEEP) if verb.pos in ("VERB", "AUX")]
    first = [k for verb in above for k in verb.children if k.dep == "prep" and k.i < node.i and _opens(k)]
    for preps in (own, first):
        where = [k.child("pobj") for k in preps if k.lower in group("prepositions of staying")]
        at = {key_of(k.i) for k in where if k is not None} - {""}
        if at:
            return at
    return set()


def _opens(prep: Node) -> bool:
    """Whether it stands before its clause's subject."""
    return not any(is_subject(k) and k.i < prep.i for k in prep.head.children)


def are_apart(one: set[str], other: set[str]) -> bool:
    """Whether the places are different ones: two countries, or two towns; a town may lie in the country."""
    if not one or not other or one & other:
        return False
    return len({key in countries() for key in one | other}) == 1
