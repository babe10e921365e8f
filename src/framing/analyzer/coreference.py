"""Which mentions of an article are one entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.analyzer.descriptions import link_descriptions
from framing.analyzer.mentions import NAME, Candidate, candidates
from framing.analyzer.pronouns import link_pronouns
from framing.analyzer.referents import Referent, gather, name_of
from framing.analyzer.tree import Tree
from framing.model import Entity, Evaluation, Mention, PartKind, Quotation

_NONE = Evaluation(score=None, low=None, high=None, own=None, attributed=None, evidence=0)
_KIND = {"PERSON": 1.0, "ORG": 0.9, "GPE": 0.7, "NORP": 0.8, "GROUP": 0.5, "LOC": 0.5, "FAC": 0.4}


def entities(
    tree: Tree, quotations: Sequence[Quotation], aliases: Mapping[str, str]
) -> tuple[list[Entity], list[Mention]]:
    """The entities of an article (without evaluation) and all their mentions in text order.

    Entities stand by salience, the most salient first, and are numbered so: "e1", "e2", ...
    """
    found = candidates(tree)
    referents = gather(tree, found, aliases)
    link_descriptions(tree, found, referents)
    link_pronouns(found, quotations)
    lead = _lead(tree)
    raw = [(_raw_salience(r, lead), r) for r in referents if r.mentions]
    raw.sort(key=_order)
    top = raw[0][0] if raw else 1.0
    ids = {id(r): f"e{n}" for n, (_, r) in enumerate(raw, 1)}
    listed = [
        Entity(ids[id(r)], name_of(tree, r), r.label, round(score / top, 4), len(r.mentions), _NONE, r.key)
        for score, r in raw
    ]
    return listed, [_mention(tree, c, ids[id(c.entity)]) for c in found if c.entity is not None]


def _order(pair: tuple[float, Referent]) -> tuple[float, int, int]:
    first = pair[1].mentions[0]
    return -pair[0], first.first.i, -first.last.i


def _mention(tree: Tree, c: Candidate, entity: str) -> Mention:
    start, end, text = tree.span(c.first, c.last)
    kind = "nominal" if c.modifier else c.kind
    return Mention(start, end, text, c.head.sent, c.head.i, entity, kind, "compound" if c.modifier else c.link)


def _lead(tree: Tree) -> int:
    """Offset up to which a mention counts as in the headline or the first sentences."""
    body = next((p.start for p in tree.article.parts if p.kind is PartKind.BODY), 0)
    return body + 500


def _raw_salience(referent: Referent, lead: int) -> float:
    """Mentions, weighted by kind, syntax and place, times how much an entity of its kind tends to matter."""
    total = 0.0
    for m in referent.mentions:
        weight = 1.0 if m.kind == NAME else 0.6
        if m.head.dep in ("nsubj", "nsubjpass", "agent"):
            weight *= 1.5
        if m.head.dep in ("compound", "amod", "nmod"):
            weight *= 0.5
        if m.first.start < lead:
            weight *= 1.6
        total += weight
    return total * _KIND.get(referent.label, 0.25)
