"""Who does or promises something good, and how good it is."""

from __future__ import annotations

from collections.abc import Iterator

from framing.analyzer.frames.article_story import FAR, Found, Story, is_said, known_deed
from framing.analyzer.frames.money import sums_pattern
from framing.language.polarity import words as opinions
from framing.language.subjects import helping_verbs
from framing.language.words import group
from framing.model import Polarity, RoleUse

_REMEDY = 0.45  # likelihood of the class "remedy" from which "builds" or "sends" is one


def helpers(story: Story) -> Iterator[Found]:
    """Who does, promises or is asked to do something good."""
    for i in story.sentences:
        chance = float(story.chances["remedy"][i])
        for use in story.roles.get(i, ()):
            if use.role != "agent" or use.negated or use.modality == "alleged" or not story.can_help(use.entity):
                continue
            if use.polarity is Polarity.NEGATIVE:
                continue  # "should have protected them"
            if good := _good(story, use):
                yield Found(i, story.sure(use.entity, good, i, "remedy") + 0.1 * chance, use.entity, None, use)


def _good(story: Story, use: RoleUse) -> float:
    """How good the deed is, 0 to 1: to encourage somebody is none, to promise a new school is one."""
    known, far = known_deed(use), story.behind(use, FAR)
    if use.verb in group("deeds that help nobody"):
        return 0.0
    if known.agent > 0 and not is_said(use):
        return 0.0 if use.verb == "save" and use.other is None else known.agent  # "to save money"
    if use.verb in group("verbs of paying") and use.modality == "asserted":
        return 0.0  # what is bought is a remedy where it is promised
    if use.verb.partition(" ")[0] not in group("verbs of remedies") or known.agent < 0:
        return 0.0
    if not group("what arms").isdisjoint(far):
        return 0.0
    told = [*use.object.lower().split(), *story.behind(use)]
    if use.verb in group("verbs of giving money") and sums_pattern().search(" ".join(far)):
        return 1.0
    if use.verb in group("verbs of making") and _has_done(story, use):
        return 0.0  # "has built 2,000 homes" is his record
    if not told or any(opinions().get(word, 0.0) < 0 for word in told):
        return 0.0
    if not group("what helps").isdisjoint(told):
        return 1.0
    promised = use.object.lower().split()[:2] if use.verb in group("verbs of promising") else []
    if promised[:1] == ["to"] and promised[-1] in group("verbs of remedies"):
        return 1.0
    return 0.8 if story.chances["remedy"][use.sentence] >= _REMEDY else 0.0


def _has_done(story: Story, use: RoleUse) -> bool:
    """Whether the deed is told in the perfect."""
    verb = story.node(use)
    return verb is not None and any(helper.lemma == "have" for helper in helping_verbs(verb))
