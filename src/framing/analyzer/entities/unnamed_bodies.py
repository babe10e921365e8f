"""Bodies and groups without a name that are the same as one that is named or described elsewhere in the article.

A headline shortens ("Forest guards clear camp" for "the guards of the agency"), a lead introduces what the next
sentence names ("a militant union", then "the Harbour Workers' Union"), and the police are their officers. Each is moved
only where one referent fits.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.entities.display_names import name_of
from framing.analyzer.entities.mentions import NAME, NOMINAL, Candidate, Referent, first_of_body
from framing.language.actors import kind_of, noun
from framing.language.tree import Tree
from framing.language.words import determiners, group

_LABELS = frozenset({"ORG", "GROUP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SOON = 3  # sentences from "a union" to its name
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_APART = (group("others") | group("newcomers") | group("many")) - {"a", "an"}


def link_bodies(tree: Tree, referents: Sequence[Referent]) -> None:
    """Move the mentions of unnamed bodies and groups to the referent that they are."""
    known = [r for r in referents if r.label in _LABELS and r.mentions]
    body = first_of_body(tree)
    for other in known:
        if other.mentions and not _is_named(other):
            target = (
                _officers(other, known)
                or _in_headline(other, known, body)
                or _introduced(other, known, body)
                or _called_shortly(other, known, body)
            )
            if target is not None:
                target.name = name_of(tree, target)  # "police", not "officers"
                target.take_over(other, "same head")


def _is_named(r: Referent) -> bool:
    """Whether a mention is a name, or ends with a noun in capitals: "the Harbour Workers' Union"."""
    return any(m.kind == NAME or (m.head.text[:1].isupper() and _qualities(m)) for m in r.mentions)


def _nouns(r: Referent) -> list[Candidate]:
    return [m for m in r.mentions if m.kind in (NAME, NOMINAL)]


def _kind(m: Candidate) -> str:
    """The noun that says what a mention is: "union" of "the Harbour Workers' Union"."""
    return noun(m.head) if m.kind == NOMINAL else noun(m.last)


def _qualities(m: Candidate) -> frozenset[str]:
    """The words before the noun, without articles and numbers."""
    before = (k for k in m.head.lefts if k.dep in _BEFORE and k.lower not in determiners() and k.tag != "PRP$")
    return frozenset(k.lower for k in before)


def _is_counted(m: Candidate) -> bool:
    """Whether it is some of them only, or others: "two officers", "some residents", "other guards"."""
    return any(k.dep in ("nummod", "quantmod") or k.lower in _APART for k in m.head.lefts)


# ---------------------------------------------------------------------------------------------------- officers
def _officers(other: Referent, known: Sequence[Referent]) -> Referent | None:
    """The police, of whom "the officers" are: the only force of the article."""
    mentions = _nouns(other)
    if not mentions or not all(m.head.lower == "officers" and not _is_counted(m) for m in mentions):
        return None
    if any(_qualities(m) - {"police"} or m.head.child("prep") is not None for m in mentions):
        return None
    forces = [r for r in known if r is not other and r.mentions and _kinds(r) & group("forces with officers")]
    return forces[0] if len(forces) == 1 and "police" in _kinds(forces[0]) else None


def _kinds(r: Referent) -> frozenset[str]:
    return frozenset(_kind(m) for m in _nouns(r))


# ---------------------------------------------------------------------------------------------------- headlines
def _in_headline(other: Referent, known: Sequence[Referent], body: int) -> Referent | None:
    """The one of the body of the text that a short noun of the headline means: "Corporation clears settlement"."""
    mentions = _nouns(other)
    if not mentions or any(m.head.sent >= body or _is_counted(m) for m in other.mentions):
        return None
    if any(k.dep == "det" and k.lower != "the" for m in mentions for k in m.head.lefts):
        return None
    return _only(other, mentions[0], [r for r in known if any(m.head.sent >= body for m in r.mentions)])


def _introduced(other: Referent, known: Sequence[Referent], body: int) -> Referent | None:
    """The body that "a militant union" of the lead is, if it is named soon and no other is of its kind."""
    mentions = _nouns(other)
    if not mentions or any(m.head.sent > body + 1 or m.head.tag in _PLURAL or _is_counted(m) for m in mentions):
        return None
    if kind_of(_kind(mentions[0])) not in ("body", "group"):
        return None
    last = mentions[-1].head.sent
    named = [r for r in known if r is not other and r.mentions and _is_named(r)]
    return _only(other, mentions[0], [r for r in named if last <= _nouns(r)[0].head.sent <= last + _SOON], named=True)


def _called_shortly(other: Referent, known: Sequence[Referent], body: int) -> Referent | None:
    """The only one named after the kind of "the coast guard", all of whose mentions have "the", but in headlines."""
    mentions = _nouns(other)
    if not mentions or other.label != "ORG" or any(m.head.tag in _PLURAL or _is_counted(m) for m in mentions):
        return None
    if not all(m.head.sent < body or any(k.dep == "det" and k.lower == "the" for k in m.head.lefts) for m in mentions):
        return None
    found = _only(other, mentions[0], known)
    if found is None or not _is_named(found):
        return None
    words = {n.lower for m in _nouns(found) for n in m.head.subtree()}
    return found if all(_qualities(m) <= words for m in mentions) else None  # not "the parish council", "the Council"


def _only(other: Referent, m: Candidate, known: Sequence[Referent], *, named: bool = False) -> Referent | None:
    """The only one that has the noun of the mention, if their other words agree."""
    kind, plural = _kind(m), m.head.tag in _PLURAL
    alike = [r for r in known if r is not other and r.mentions and kind in _kinds(r)]
    fits = [r for r in alike if (_nouns(r)[0].head.tag in _PLURAL) is plural]
    if len(alike) != 1 or len(fits) != 1:
        return None
    theirs = [_qualities(k) for k in _nouns(fits[0]) if _kind(k) == kind]
    mine = _qualities(m)
    return fits[0] if named or any(not words or not mine or words & mine for words in theirs) else None
