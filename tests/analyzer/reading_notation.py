"""Short texts and what the program reads in them: who is meant, what speaks for or against whom, who does what."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import parsed
from framing.model import Analysis, Article, Entity, Part, PartKind


def read_all(texts: Mapping[str, str], headed: Collection[str] = ()) -> dict[str, Analysis]:
    """The analyses of texts by their names; the first line of those that are headed is their headline."""
    found = parsed.analyses(_article(name, text, headed=name in headed) for name, text in texts.items())
    return {a.article.id: a for a in found}


def _article(name: str, text: str, *, headed: bool) -> Article:
    parts, at = [], 0
    for line in text.split("\n"):
        kind = PartKind.HEADLINE if headed and not parts else PartKind.BODY
        parts.append(Part(kind, at, at + len(line)))
        at += len(line) + 1
    title = text.split("\n")[0] if headed else ""
    return Article(name, "A", title, text, tuple(p for p in parts if p.start < p.end))


def who(analysis: Analysis, name: str) -> Entity:
    """The entity of which a mention is written so."""
    return next(e for m in analysis.mentions if m.text == name for e in analysis.entities if e.id == m.entity)


def signs(analysis: Analysis, name: str) -> dict[str, int]:
    """Descriptors and predicates of an entity -> their sign."""
    entity = who(analysis, name).id
    found = {d.text: d.polarity.sign for d in analysis.descriptors if d.entity == entity}
    return found | {u.verb: u.polarity.sign for u in analysis.roles if u.entity == entity}


def terms(analysis: Analysis) -> set[str]:
    """The loaded terms, as they are written."""
    return {t.text for t in analysis.loaded_terms}


def deeds(analysis: Analysis, name: str) -> set[tuple[str, str]]:
    """Role and verb of all that an entity does and of all that is done to it; "not" before what is denied."""
    entity = who(analysis, name).id
    found = (u for u in analysis.roles if u.entity == entity)
    return {("acts" if u.role == "agent" else "acted on", f"{'not ' * u.negated}{u.verb}") for u in found}
