"""Which sentences tell of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from framing.analyzer.frames.article_story import Found, Story
from framing.language.words import group

_ECONOMIC = 0.75  # likelihood of the class "economic" from which a sentence without a sum is of money


def money_told(story: Story) -> Iterator[Found]:
    """Sentences about money, scored by their class and by whether they name a sum."""
    for i in story.sentences:
        chance = float(story.chances["economic"][i])
        if is_of_a_sum(story, i):
            yield Found(i, _both(chance, 0.5))
        elif chance >= _ECONOMIC:
            yield Found(i, _both(chance, 0.0))


def is_of_a_sum(story: Story, sentence: int) -> bool:
    """Whether a sum of money is told, whichever label the pipeline gives it: "40 million kwacha", "Sh9.4 billion"."""
    if sums_pattern().search(story.said(sentence)):
        return True
    return "MONEY" in story.names.get(sentence, ()) and _is_of_a_currency(story, sentence)


@cache
def sums_pattern() -> re.Pattern[str]:
    """A sign or a code beside a number, or a number before a unit that counts nothing but money."""
    signs = "|".join(map(re.escape, sorted(group("signs of money"), key=len, reverse=True)))
    codes = "|".join(sorted(group("currency codes"), key=len, reverse=True))
    units = "|".join(sorted(group("units of money") - group("units that are words for other things")))
    return re.compile(
        rf"(?:{signs})\s?\d|\b(?:{codes})\.?\s?\d|\d\s?(?:{codes})\b"
        rf"|(?:\d|\b(?:thousand|million|billion|trillion|crore|lakh))\s(?:[A-Z][a-z]+\s)?(?:{units})s?\b"
    )


def _is_of_a_currency(story: Story, sentence: int) -> bool:
    """Whether a currency is written: the pipeline takes 51.3 per cent for a sum at times."""
    said, lemmas = story.said(sentence), story.lemmas(sentence)
    written = {lemma for before, lemma in zip(["", *lemmas], lemmas, strict=False) if before != "per"}  # "per cent"
    return any(sign in said for sign in group("signs of money")) or not group("units of money").isdisjoint(written)


def _both(chance: float, weight: float) -> float:
    """Likelihood where a class and a role both speak: each makes up for some of the other."""
    return 0.6 * chance + 0.4 * min(1.0, 2 * weight)
