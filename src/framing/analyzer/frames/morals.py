"""Which sentences judge by right and wrong."""

from __future__ import annotations

from collections.abc import Iterator

from framing.analyzer.frames.article_story import Found, Story
from framing.analyzer.frames.held_words import held_offsets
from framing.language.words import group

_WRONG = (["to"], ["that"], ["."])


def morals_told(story: Story) -> Iterator[Found]:
    """A judgement by right and wrong: a word that judges, or what nobody should have to bear."""
    for i in story.sentences:
        said = story.said(i).lower()
        if any(words in said for words in group("pious phrases")):  # said out of habit
            continue
        at = next(iter([*held_offsets(story, i, "words of moral judgement"), *_judging(story, i)]), None)
        score = 0.5 * (at is not None) + 0.5 * float(story.chances["morality"][i])
        yield Found(i, score * story.place(i), at=at)


def _judging(story: Story, sentence: int) -> Iterator[tuple[int, int]]:
    """The offsets of "wrong" in "it is wrong to …", of "should" in "nobody should …", and of phrases that judge."""
    parse, (first, _) = story.analysis.parse, story.analysis.parse.sentences[sentence]
    lemmas = story.lemmas(sentence)
    for i, lemma in enumerate(lemmas):
        wrong = lemma == "wrong" and "be" in lemmas[max(0, i - 3) : i] and lemmas[i + 1 : i + 2] in _WRONG
        if wrong or (lemma == "should" and not group("nobody").isdisjoint(lemmas[max(0, i - 2) : i])):
            yield parse.starts[first + i], parse.ends[first + i]
    start, said = parse.starts[first], story.said(sentence).lower()
    for phrase in group("phrases of moral judgement"):
        if (found := said.find(phrase)) >= 0:
            yield start + found, start + found + len(phrase)
