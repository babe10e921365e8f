"""The questions that frames answer, each as a function from a story to the sentences that may answer it.

Word lists and roles find the answer, sentence classes rank it. Who is blamed does harm or is accused, who suffers is
harmed or loses, who can help does or promises good, and the two sides of a conflict are the two ends of one hostile
predicate (docs/frames.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framing.analyzer.frames.article_story import Found, Story
from framing.analyzer.frames.blame import people_blamed
from framing.analyzer.frames.conflict import sides_in_conflict
from framing.analyzer.frames.faces import people_with_a_face
from framing.analyzer.frames.harm import people_harmed
from framing.analyzer.frames.help import helpers
from framing.analyzer.frames.money import money_told
from framing.analyzer.frames.morals import morals_told
from framing.analyzer.frames.problems import problems_told
from framing.model import Question

QUESTIONS: dict[Question, Callable[[Story], Iterator[Found]]] = {
    "problem": problems_told,
    "blamed": people_blamed,
    "suffers": people_harmed,
    "helps": helpers,
    "conflict": sides_in_conflict,
    "money": money_told,
    "morals": morals_told,
    "human face": people_with_a_face,
}
