"""Which sentences set one side against another."""

from __future__ import annotations

from collections.abc import Iterator

from framing.analyzer.frames.article_story import Found, Story, is_counted, is_said, known_deed
from framing.language.deeds import is_bodily_harm
from framing.language.words import group
from framing.model import RoleUse


def sides_in_conflict(story: Story) -> Iterator[Found]:
    """One side criticises, fights or stops the other."""
    for i in story.sentences:
        for use in story.roles.get(i, ()):
            if use.role != "agent" or not is_counted(story, use):
                continue
            other = use.other or story.target(use) or story.behind_object(use)
            if story.is_actor(other) and other != use.entity and (hostile := _hostility(story, use, other or "")):
                yield Found(i, story.sure(use.entity, hostile, i, "conflict"), use.entity, other, use)


def _hostility(story: Story, use: RoleUse, other: str) -> float:
    """How hostile the deed is, 0 to 1. A crime against a person is no conflict, a war between states is one."""
    known = known_deed(use)
    verb, _, place = use.verb.partition(" ")
    at_them = place in ("at", "on") and verb in group("verbs of throwing")
    if at_them or (not use.other and story.target(use) == other):
        return 1.0  # it is thrown at them
    if verb == "take" and not group("courts one is taken to").isdisjoint(story.behind(use)):
        return 1.0
    if known.patient < 0 or not group("verbs between opponents").isdisjoint((verb, use.verb)):
        return max(0.8, -known.patient, -known.judged)
    label = story.entities[other].label
    crime = label == "PERSON" or (label == "GROUP" and is_bodily_harm(use.verb))
    return 0.0 if crime or is_said(use) else max(0.0, -known.agent)
