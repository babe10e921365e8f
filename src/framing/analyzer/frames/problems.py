"""Which sentences say that something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.analyzer.frames.article_story import Found, Story, early, is_counted, is_said
from framing.analyzer.frames.blame import accusation_of
from framing.analyzer.frames.held_words import held_offsets
from framing.language.polarity import words as opinions
from framing.language.words import group
from framing.model import Polarity, Voice

_TURNS = re.compile(r"\b(?:who|whose|which|but|after|while)\b")  # as far as a denial or an acquittal reaches
_CHARGED = 0.85  # of the weight of a problem that somebody charges another with: what is so goes before
_PRAISED = 0.5  # weight of a good deed from which its sentence tells no problem


def _badness(story: Story, sentence: int) -> float:
    """How much opinion words say against something, 0 to 1."""
    known = opinions()
    return min(1.0, sum(max(0.0, -known.get(lemma, 0.0)) for lemma in story.lemmas(sentence)))


def problems_told(story: Story) -> Iterator[Found]:
    """A sentence that says that something is wrong, dangerous, costly, unlawful or failing."""
    for i in story.sentences:
        taken_back = _taken_back(story, i)
        grave, some = (
            [
                at
                for at in held_offsets(story, i, name)
                if not taken_back or at[0] < taken_back[0] or at[0] > taken_back[1]
            ]
            for name in ("words of grave problems", "words of problems")
        )
        if (not grave and not some) or _is_lessened(story, i, min([*grave, *some])):
            continue
        if _is_praised(story, i):
            continue
        words = 1 - 0.4 ** len(grave) * 0.7 ** len(some) * (1 - 0.3 * _badness(story, i))
        chance = min(1.0, sum(float(story.chances[kind][i]) for kind in ("problem", "blame", "suffering")))
        at = [*grave, *some][0]
        score = (0.65 * words + 0.35 * chance) * early(story, i) * story.place(i)
        accuser = _accuser(story, i, at[0])
        yield Found(i, score * (_CHARGED if accuser else 1.0), at=at, accuser=accuser)


def _is_praised(story: Story, sentence: int) -> bool:
    """Whether the source itself tells a good deed there and no bad one: "has rescued 4,000 people at great risk"."""
    own = [u for u in story.roles.get(sentence, ()) if u.role == "agent" and u.voice is Voice.OWN and not u.negated]
    done = [u for u in own if u.modality == "asserted" and u.weight >= _PRAISED]
    return bool(done) and all(u.polarity is Polarity.POSITIVE for u in done)


def _accuser(story: Story, sentence: int, place: int) -> str | None:
    """Who accuses somebody there of what is told from `place` on: it is a problem in his words."""
    for use in story.roles.get(sentence, ()):
        accuses = use.verb in group("verbs of blaming") or (is_said(use) and accusation_of(use))
        if use.role == "agent" and accuses and use.start <= place and is_counted(story, use):
            return use.entity
    return None


def _taken_back(story: Story, sentence: int) -> tuple[int, int] | None:
    """The offsets of what is said not to be so: "denied that he had lied", "was cleared of manslaughter"."""
    at = held_offsets(story, sentence, "verbs of denying") + held_offsets(story, sentence, "clearing verbs")
    if not at:
        return None
    start, end = min(at)[0], story.analysis.sentences[sentence].end
    turn = _TURNS.search(story.analysis.article.text, start, end)
    return start, turn.start() if turn else end


def _is_lessened(story: Story, sentence: int, bad: tuple[int, int]) -> bool:
    """Whether it is the problem that grows smaller: "illegal crossings have fallen"."""
    lessened = held_offsets(story, sentence, "verbs of lessening")
    return bool(lessened) and bad < min(lessened)
