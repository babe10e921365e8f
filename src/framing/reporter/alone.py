"""A single article in the form of a comparison, so that one set of tables serves both."""

from __future__ import annotations

from framing.model import (
    Analysis,
    ComparedEntity,
    ComparedMention,
    Comparison,
    Descriptor,
    Entity,
    Mention,
    Portrait,
    RoleUse,
)


def alone(analysis: Analysis) -> Comparison:
    """A comparison of one article with nothing: its entities, and no wordings, passages, coverage or keyness."""
    mentions: dict[str, list[Mention]] = {}
    for m in analysis.mentions:
        mentions.setdefault(m.entity, []).append(m)
    descriptors: dict[str, list[Descriptor]] = {}
    for d in analysis.descriptors:
        descriptors.setdefault(d.entity, []).append(d)
    roles: dict[str, list[RoleUse]] = {}
    for r in analysis.roles:
        roles.setdefault(r.entity, []).append(r)
    entities = tuple(
        _entity(analysis, e, mentions.get(e.id, []), descriptors.get(e.id, []), roles.get(e.id, []))
        for e in analysis.entities
    )
    return Comparison((analysis,), 1.0, True, entities, (), (), (), (), ())


def _entity(
    analysis: Analysis, e: Entity, mentions: list[Mention], descriptors: list[Descriptor], roles: list[RoleUse]
) -> ComparedEntity:
    article, source = analysis.article.id, analysis.article.source
    places = tuple(ComparedMention(article, source, m.start, m.end, m.text, m.kind) for m in mentions)
    portrait = Portrait(
        article, source, e.id, tuple(descriptors), tuple(roles), e.evaluation, e.mentions, _names(mentions)
    )
    return ComparedEntity(e.id, e.name, e.label, e.salience, places, (portrait,))


def _names(mentions: list[Mention]) -> tuple[tuple[str, int], ...]:
    """What the article calls it, the most frequent first."""
    counts: dict[str, int] = {}
    for m in mentions:
        counts[m.text] = counts.get(m.text, 0) + 1
    return tuple(sorted(counts.items(), key=lambda x: (-x[1], x[0])))
