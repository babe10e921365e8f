"""Which people are told of as people: by age, family, trade or what befell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from framing.analyzer.frames.article_story import Found, Story
from framing.analyzer.frames.harm import is_harmed
from framing.language.deeds import age_behind
from framing.language.words import group, kin

_TITLE = 20  # characters before a name that may hold a trade


def people_with_a_face(story: Story) -> Iterator[Found]:
    """A person who is told of: who only speaks has a face where it is of "me" and "my"."""
    people: dict[int, list[str]] = defaultdict(list)
    named: dict[int, set[str]] = defaultdict(set)
    for m in story.analysis.mentions:
        if m.kind == "name":
            named[m.sentence].add(m.entity)
        person = story.entities[m.entity]
        if person.label == "PERSON" and person.name[:1].isupper() and m.entity not in people[m.sentence]:
            people[m.sentence].append(m.entity)
    speakers: dict[int, set[str]] = defaultdict(set)
    for q in story.analysis.quotations:
        if q.speaker_entity:
            speakers[q.sentence].add(q.speaker_entity)
    private, public = _private(story), _public(story)
    for i in story.sentences:
        told = people.get(i, [])
        if not story.says_me(i):  # who only speaks has none, unless of his own loss or, in private life, of "us"
            for_all = story.says_us(i)
            told = [
                e
                for e in told
                if e not in speakers[i] or is_harmed(story, e, i) or (for_all and e in private and e not in public)
            ]
        if told:
            who = max(told, key=lambda e: (e in named[i], (e in private) - (e in public)))
            if who not in named[i] and _is_spoken_of(story, who, i):
                continue
            weight = 0.25 * (who in private) - 0.2 * (who in public) + 0.15 * is_harmed(story, who, i)
            yield Found(i, (float(story.chances["human-interest"][i]) + weight) * story.place(i), who)


def _is_spoken_of(story: Story, entity: str, sentence: int) -> bool:
    """Whether somebody quoted speaks of the person, and neither of harm to him nor of kin."""
    s = story.analysis.sentences[sentence]
    heard = any(
        q.type == "direct" and q.sentence == sentence and q.speaker_entity != entity for q in story.analysis.quotations
    )
    return (
        heard and s.own_words < s.words / 2 and not (is_harmed(story, entity, sentence) or _is_of_kin(story, sentence))
    )


def _is_of_kin(story: Story, sentence: int) -> bool:
    """Whether somebody's kin is in the sentence; "our children" are anybody's."""
    lemmas, anybody = story.lemmas(sentence), group("of us and you")
    return any(lemma in kin() and before not in anybody for before, lemma in zip(["", *lemmas], lemmas, strict=False))


def _private(story: Story) -> set[str]:
    """People whose age, family or common trade the article tells."""
    text, trades = story.analysis.article.text, group("people without a public part")
    names = [m for m in story.analysis.mentions if m.kind == "name"]
    aged = {m.entity for m in names if age_behind(text, m.end)}
    called = {m.entity for m in names if not trades.isdisjoint(_before_and_first(text, m.start, m.end))}
    words = kin().keys() | trades
    told = {d.entity for d in story.analysis.descriptors if not words.isdisjoint(d.text.lower().split())}
    return aged | called | told


def _before_and_first(text: str, start: int, end: int) -> list[str]:
    """The word before a name and its first word: "the cook Rosa Peña", "Cook Rosa Peña"."""
    return [w.lower() for w in (*text[max(0, start - _TITLE) : start].split()[-1:], text[start:end].split()[0])]


def _public(story: Story) -> set[str]:
    """People who hold an office."""
    offices = group("public offices")
    return {d.entity for d in story.analysis.descriptors if not offices.isdisjoint(d.text.lower().split())}
