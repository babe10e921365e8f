"""Which words of a group a sentence holds that nothing denies."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.frames.article_story import Story
from framing.language.denial import is_denied
from framing.language.subjects import verb_of
from framing.language.tree import Node
from framing.language.words import group, negators

DENIED = 3  # words before a word that may deny it


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
        if is_word and not is_denied_near(words.lemmas, i - first) and not _is_nothing(story.tree.nodes[i]):
            found.append((parse.starts[i], parse.ends[i]))
    return found


def is_denied_near(lemmas: Sequence[str], at: int) -> bool:
    """Whether a word near before it denies it, or says that it should be: "nobody should be killed"."""
    before = lemmas[max(0, at - DENIED) : at]
    return not (negators().isdisjoint(before) and group("auxiliaries of duty").isdisjoint(before[-2:]))


def _is_nothing(word: Node) -> bool:
    """Whether the verb above it says that there is none, or an "if" that there may be.

    "Was not under treatment for abuse", "had no such failure", "if the crisis persists".
    """
    verb = verb_of(word)
    if any(c.dep == "mark" and c.lower in group("words for what may be so") for c in verb.lefts):
        return True
    return verb.i < word.i and verb.lemma in group("verbs of being and having") and is_denied(verb)
