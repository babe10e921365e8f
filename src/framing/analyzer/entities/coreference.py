"""Which mentions of an article are one entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log1p

from msgspec import convert

from framing.analyzer.entities.descriptions import link_descriptions
from framing.analyzer.entities.display_names import name_of
from framing.analyzer.entities.epithets import link_epithets
from framing.analyzer.entities.kin import link_kin
from framing.analyzer.entities.mentions import NAME, Candidate, Referent, place
from framing.analyzer.entities.names import names
from framing.analyzer.entities.nominals import is_one_of_many, is_some_of_many, nominals
from framing.analyzer.entities.owned import part_owned
from framing.analyzer.entities.parts import link_parts
from framing.analyzer.entities.pronouns import link_pronouns
from framing.analyzer.entities.referents import gather
from framing.analyzer.entities.unnamed_bodies import link_bodies
from framing.language.actors import actors
from framing.language.subjects import is_subject
from framing.language.tree import Tree
from framing.model import Entity, EntityLabel, Evaluation, Mention, MentionKind, Quotation

_NONE = Evaluation(score=None, low=None, high=None, own=None, attributed=None, evidence=0)
_PRIOR = {"PERSON": -0.7, "ORG": -2.0, "NORP": -2.2, "GROUP": -2.0, "GPE": -3.1, "LOC": -3.4}
_LOOSE = 0.3  # how much an adjective counts as a name
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


def entities(
    tree: Tree, quotations: Sequence[Quotation], aliases: Mapping[str, str]
) -> tuple[list[Entity], list[Mention]]:
    """The entities of an article (without evaluation) and all their mentions in text order.

    Entities are sorted by salience, the most salient first, and numbered in that order: "e1", "e2", ...
    """
    named, taken = names(tree)
    named = [c for c in named if not is_one_of_many(c) and not is_some_of_many(c)]
    found = sorted([*named, *nominals(tree, taken)], key=place)
    referents = gather(tree, found, aliases)
    link_descriptions(tree, found, referents, quotations)
    referents += link_pronouns(tree, found, quotations)
    part_owned(tree, found, referents)
    link_kin(tree, found, referents)
    link_parts(tree, referents)
    link_epithets(tree, referents)
    link_bodies(tree, referents)
    raw = sorted(((_salience(tree, r), r) for r in referents if r.mentions), key=_order)
    ids = {id(r): f"e{n}" for n, (_, r) in enumerate(raw, 1)}
    listed = [
        Entity(
            ids[id(r)], name_of(tree, r), convert(r.label, EntityLabel), round(score, 6), len(r.mentions), _NONE, r.key
        )
        for score, r in raw
    ]
    mentions = [_mention(tree, c, ids[id(c.entity)]) for c in found if c.entity is not None]
    for _, referent in raw:
        referent.mentions.clear()  # they hold one another: untied they are gone at once, as the tree's nodes are
    return listed, mentions


def _order(pair: tuple[float, Referent]) -> tuple[float, int, int]:
    first = pair[1].mentions[0]
    return -pair[0], first.first.i, -first.last.i


def _mention(tree: Tree, c: Candidate, entity: str) -> Mention:
    start, end, text = tree.span(c.first, c.last)
    kind: MentionKind = "nominal" if c.modifier else c.kind
    return Mention(start, end, text, c.head.sent, c.head.i, entity, kind, "compound" if c.modifier else c.link)


def _is_general(lemma: str) -> bool:
    """Whether a noun is too general for the story to be about it: "people", "officials"."""
    entry = actors().get(lemma)
    return entry is not None and entry.generic == "always"


def _is_adjective(m: Candidate) -> bool:
    """Whether the mention is an adjective: "Catholic teaching" leads to the Church but hardly names it."""
    return m.link in ("member", "demonym") and m.head.dep in {"amod", "nmod", "compound"}


def _salience(tree: Tree, referent: Referent) -> float:
    """How much an entity matters in the article, 0 to 1: a logistic score of its names, their syntax and place.

    The weights are those of a logistic regression on which entities SEESAW's annotators call main or salient, rounded.
    """
    named, subjects, modifiers, aside = 0.0, 0, 0, 0
    for m in referent.mentions:
        named += (_LOOSE if _is_adjective(m) else 1) if m.kind == NAME or m.some else 0
        subjects += is_subject(m.head)
        modifiers += m.head.dep in _MODIFIERS
        aside += m.first.start > 0 and tree.text[m.first.start - 1] in "(-"
    count = len(referent.mentions)
    z = _PRIOR.get(referent.label, -4.0) + log1p(named) + 0.2 * log1p(count - named) + 0.6 * log1p(subjects)
    z -= 0.55 * log1p(referent.mentions[0].first.start / 500)
    z -= 1.6 * (aside == count) + 0.4 * (modifiers == count)
    if referent.label == "GROUP" and not named and not referent.modifiers and _is_general(referent.lemma):
        z -= 1.5
    if referent.label == "PERSON":
        z += 0.3 * (len(referent.parts) > 1) - 2.3 * (named == 0)
    return 1 / (1 + exp(-z))
