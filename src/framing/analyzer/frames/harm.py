"""To whom harm is done, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.analyzer.frames.article_story import FAR, Found, Story, early, is_counted, singular
from framing.analyzer.frames.blame import guilt_of, is_harmless
from framing.analyzer.frames.money import is_of_a_sum
from framing.language.deeds import is_bodily_harm, part_of
from framing.language.words import group
from framing.model import RoleUse

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_GRIEF = 0.6  # harm to whoever weeps
_DISMISSED = 0.5  # harm to whoever loses a post


def people_harmed(story: Story) -> Iterator[Found]:
    """To whom harm is done, who loses or who dies."""
    for i in story.sentences:
        for use in story.roles.get(i, ()):
            owner = _bereft(story, use)
            if owner is not None:
                yield Found(i, story.sure(owner, 0.9, i, "suffering") * (1 + early(story, i)) / 2, owner, None, use)
            harm = _harm_to(story, use)
            if harm and is_counted(story, use) and not is_wrongdoing(story.entities[use.entity].name):
                past = 0.8 if use.role == "agent" and _YEAR.search(story.said(i)) else 1.0  # who died years ago
                sure = story.sure(use.entity, harm, i, "suffering") * (1 + early(story, i)) / 2
                yield Found(i, past * sure, use.entity, None, use)


def is_wrongdoing(name: str) -> bool:
    """Whether somebody is called by a trade that is a crime: smugglers who flee suffer in no paper."""
    return singular(name.lower().split()[-1]) in group("wrongdoers")


def _harm_to(story: Story, use: RoleUse) -> float:
    """How much harm comes to the entity, 0 to 1."""
    behind = story.behind(use)
    if use.role == "agent":
        acts = use.verb in ("bleed", "drown") and (use.other is not None or bool(use.object))  # "bled the country"
        if not acts and (part_of(use.verb, "agent") == "victim" or use.verb in group("verbs of hardship")):
            return _GRIEF if use.verb in group("verbs of grief") else 1.0
        if use.verb == "lose" and not group("what sufferers lose").isdisjoint([*behind, *use.object.lower().split()]):
            return 1.0
        if use.verb == "spend" and not group("places of confinement").isdisjoint(story.behind(use, FAR)):
            return 0.9
        if use.verb == "leave" and _is_of_many(story, use.entity) and behind[:1] == ["their"]:
            return 0.8 if behind[1:2] and behind[1] in group("homes") else 0.0
        if use.verb == "lose" and is_of_a_sum(story, use.sentence):
            return 0.8
        return 0.9 if use.verb == "go" and behind[:1] == ["hungry"] else 0.0
    if use.verb in group("verbs between opponents"):
        return 0.0  # who is insulted or defied is an opponent
    if use.verb in group("verbs of bringing") and "hospital" in behind:
        return 1.0
    if use.verb == "hit" and behind[:1] == ["hard"]:
        return 1.0
    if use.verb in ("put", "leave", "make", "hold") and not group("states of hardship").isdisjoint(behind):
        return 1.0
    if is_harmless(story, use):
        return 0.0
    if is_bodily_harm(use.verb) or use.verb in group("verbs of doing hardship"):
        return 1.0
    if use.verb in group("verbs of dismissing"):
        return _DISMISSED
    return 0.8 * guilt_of(story, use)


def _bereft(story: Story, use: RoleUse) -> str | None:
    """Whose home or goods the deed destroys: "razed the families' homes"."""
    things = (group("homes") | group("what sufferers lose")) & {*map(singular, use.object.lower().split())}
    if use.role != "agent" or use.verb not in group("verbs of destroying") or not things or not is_counted(story, use):
        return None
    owner = story.behind_object(use)
    return owner if story.is_actor(owner) else None


def _is_of_many(story: Story, entity: str) -> bool:
    return story.entities[entity].label == "GROUP"


def is_harmed(story: Story, entity: str, sentence: int) -> bool:
    """Whether a counted role of the sentence says that harm is done to the entity."""
    return any(
        u.entity == entity and _harm_to(story, u) and is_counted(story, u) for u in story.roles.get(sentence, ())
    )
