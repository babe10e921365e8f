"""Links relatives ("her sister") after their possessors are known.

"Her sister" is never the possessor. She is the person that the article names as such ("Mary Cheney, the younger sister
of Liz Cheney"), in either direction if the relation has two. A relative who is never named is called after the
possessor ("Farenthold's family"), so that two families are not confused.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.entities.display_names import name_last
from framing.analyzer.entities.mentions import NOMINAL, PRONOUN, Candidate, Referent, first_token
from framing.language.actors import actors, noun
from framing.language.tree import Tree
from framing.language.words import kin
from framing.model import MentionLink

Tie = tuple[str, int]  # relation, and id() of the person whose relative it is


def link_kin(tree: Tree, found: Sequence[Candidate], referents: list[Referent]) -> None:
    """Separate possessed nouns from their possessor, and link relatives to the person named as such."""
    heads = {c.head.i: c for c in found}
    owned = [(c, owner) for c in found if c.kind == NOMINAL and (owner := _owner(c, heads)) is not None]
    for c, owner in owned:
        if c.entity is owner:
            _detach(c, referents)
    known = _named_kin(owned)
    made: dict[tuple[str, int, bool], Referent] = {}
    for c, _ in owned:
        row, owner = kin().get(noun(c.head)), _owner(c, heads)
        if row is None or owner is None or c.entity is None or c.entity.has_name():
            continue
        one = c.head.tag not in ("NNS", "NNPS")
        person = known.get((row[0], id(owner))) if one else None
        if person is not None and person is not owner and _genders_agree(c, person):
            _move(c, person, "description")
        elif owner.has_name():
            key = (noun(c.head), id(owner), one)
            if key not in made:
                made[key] = _detach(c, referents)
                made[key].name = f"{_called(tree, owner)} {tree.text[c.head.start : c.last.end].lower()}"
            elif made[key] is not c.entity:
                _move(c, made[key], "same head")
        if one and row[1] and c.entity is not owner:
            known.setdefault((row[1], id(c.entity)), owner)  # "The wife of Ravik Belo said her husband"


def _owner(c: Candidate, heads: dict[int, Candidate]) -> Referent | None:
    """The possessor: a name or a pronoun before the noun, or a name after "of"."""
    node = c.head.child("poss")
    if node is None and c.head.dep == "conj" and noun(c.head) in kin() and c.first is c.head:
        node = c.head.head.child("poss")  # "his mother and sister"
    if node is None and noun(c.head) in kin():
        of = next((k for k in c.head.children if k.dep == "prep" and k.lower in ("of", "to")), None)
        node = of.child("pobj") if of is not None else None
    mention = heads.get(node.i) if node is not None else None
    return mention.entity if mention is not None and mention.entity is not None else None


def _named_kin(owned: Sequence[tuple[Candidate, Referent]]) -> dict[Tie, Referent]:
    """Named relatives by relation and possessor, from both ends, where apposition or copula says so."""
    known: dict[Tie, Referent] = {}
    for c, owner in owned:
        row = kin().get(noun(c.head))
        if row is None or c.link not in ("apposition", "copula") or c.entity is None:
            continue
        if not c.entity.has_name():
            continue
        known.setdefault((row[0], id(owner)), c.entity)
        if row[1]:
            known.setdefault((row[1], id(c.entity)), owner)
    return known


def _genders_agree(c: Candidate, person: Referent) -> bool:
    told = actors()[noun(c.head)].gender if noun(c.head) in actors() else ""
    return not told or not person.gender or told == person.gender


def _called(tree: Tree, owner: Referent) -> str:
    last = name_last(tree, owner) if owner.label == "PERSON" else owner.name or name_last(tree, owner)
    return last if last.endswith(("'s", "’s")) else f"{last}'s"


def _detach(c: Candidate, referents: list[Referent]) -> Referent:
    """A new referent for the mention, taken from its old one."""
    old = c.entity
    assert old is not None
    made = Referent(c.label)
    made.lemma, made.number = noun(c.head), "p" if c.label == "GROUP" else "s"
    referents.append(made)
    _move(c, made, "first")
    return made


def _move(c: Candidate, to: Referent, link: MentionLink) -> None:
    old = c.entity
    if old is not None:
        old.mentions.remove(c)
        if all(m.kind == PRONOUN for m in old.mentions):  # "my sister, but she is wrong": she goes along
            for m in old.mentions:
                to.add(m, m.link)
            old.mentions = []
    to.add(c, link)
    to.mentions.sort(key=first_token)
