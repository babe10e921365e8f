"""Parts what belongs to two people: "his campaign" is not Moore's, if he is Trump.

Whose "his campaign" is, is known only when the pronouns are linked; the noun alone joined it to the last campaign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.analyzer.entities.mentions import NOMINAL, PRONOUN, Candidate, Referent
from framing.language.tree import Tree


def part_owned(tree: Tree, found: Sequence[Candidate], referents: list[Referent]) -> None:
    """Move "his campaign" from the campaign of another person to his own, which is new if it is not named."""
    heads = {c.head.i: c for c in found if c.kind != NOMINAL and c.entity is not None and c.entity.label == "PERSON"}
    owners = {id(r): owner for r in referents if (owner := _owner_by_name(tree, r, heads)) is not None}
    for referent in [r for r in referents if id(r) in owners]:
        for m in list(referent.mentions):
            by = _possessor(m, heads)
            if by is None or by.kind != PRONOUN or by.entity is None or by.entity is owners[id(referent)]:
                continue
            his = next((r for r in referents if owners.get(id(r)) is by.entity and _is_called_alike(r, m)), None)
            if his is None:
                his = Referent(referent.label)
                his.lemma, his.number, his.modifiers = referent.lemma, referent.number, referent.modifiers
                referents.append(his)
                owners[id(his)] = by.entity
            referent.mentions.remove(m)
            his.add(m, "first" if not his.mentions else "same head")


def _is_called_alike(referent: Referent, m: Candidate) -> bool:
    return any(o.head.lower == m.head.lower for o in referent.mentions)


def _owner_by_name(tree: Tree, referent: Referent, heads: Mapping[int, Candidate]) -> Referent | None:
    """The person whose it is, if a mention says so by name: "Moore's campaign", "the Trump campaign"."""
    if referent.label not in ("ORG", "GROUP"):
        return None
    for m in referent.mentions:
        by = _possessor(m, heads)
        if by is not None and by.kind != PRONOUN:
            return by.entity
    return None


def _possessor(m: Candidate, heads: Mapping[int, Candidate]) -> Candidate | None:
    """The name or pronoun of the person before the noun."""
    node = m.head.child("poss") or (m.head.child("compound") if m.kind != PRONOUN else None)
    return heads.get(node.i) if node is not None else None
