"""Which words of a group a sentence holds that nothing denies."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.frames.article_story import Story
from framing.language.words import group, negators

DENIED = 3  # words before a word that may deny it
_STEPS = 6  # from a word up to the verb that may deny it, and from the verb back to its "not"


def held_offsets(story: Story, sentence: int, name: str) -> list[tuple[int, int]]:
    """The offsets of the words of a group in a sentence that nothing before them denies; names are none."""
    first, _ = story.analysis.parse.sentences[sentence]
    parse, wanted, words = story.analysis.parse, group(name), story.words_of(sentence)
    if wanted.isdisjoint(words.every):
        return []
    found = []
    for i, (lemma, form) in enumerate(zip(words.lemmas, words.forms, strict=True), first):
        is_word = parse.pos[i] != "PROPN" and (lemma in wanted or form in wanted)
        is_word = is_word and not (parse.pos[i] == "NOUN" and lemma in group("nouns that only look like problems"))
        if is_word and not is_denied_near(words.lemmas, i - first) and not _is_nothing(story, i):
            found.append((parse.starts[i], parse.ends[i]))
    return found


def is_denied_near(lemmas: Sequence[str], at: int) -> bool:
    """Whether a word near before it denies it, or says that it should be: "nobody should be killed"."""
    before = lemmas[max(0, at - DENIED) : at]
    return not (negators().isdisjoint(before) and group("auxiliaries of duty").isdisjoint(before[-2:]))


def _is_nothing(story: Story, token: int) -> bool:
    """Whether the verb above it says that there is none, or an "if" that there may be.

    "Was not under treatment for abuse", "had no such failure", "if the crisis persists".
    """
    parse, above = story.analysis.parse, token
    for _ in range(_STEPS):
        if parse.pos[above] in ("VERB", "AUX") or parse.heads[above] == above:
            break
        above = parse.heads[above]
    below = [i for i in range(max(0, above - _STEPS), above) if parse.heads[i] == above]
    if any(parse.deps[i] == "mark" and parse.lemmas[i].lower() in group("words for what may be so") for i in below):
        return True
    if above == token or parse.lemmas[above].lower() not in group("verbs of being and having"):
        return False
    near = range(max(0, above - _STEPS), token)
    return any(parse.heads[i] == above and parse.deps[i] == "neg" for i in near)
