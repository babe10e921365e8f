"""What the story says: for each question that frames answer, the sentences that answer it best, and who is in them.

Sentence classes find the sentence, roles the entity: who is blamed does harm or is accused, who suffers is harmed, who
can help does good, and the two sides of a conflict are the two ends of one hostile predicate (docs/frames.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from framing.analyzer.frames.sentences import likelihoods
from framing.analyzer.frames.weights_file import weights
from framing.language.cues import cues
from framing.language.deeds import is_bodily_harm, part_of
from framing.language.voices import Voices
from framing.language.words import NO_PREDICATE, Predicate, group, predicates
from framing.model import Analysis, Answer, Entity, PartKind, Question, RoleUse, Voice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 3
"""Answers to one question that are kept."""
FEWEST_WORDS = 6
"""Words of a sentence that can answer."""

_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE", "GROUP"})
_READ = frozenset({PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY})
_MINE = frozenset({"i", "my", "me", "mine"})
_TOLD = frozenset({"asserted", "alleged", "future"})


class _Found(Struct, frozen=True):
    """A sentence that may answer, with how well."""

    sentence: int
    score: float
    entity: str | None = None
    other: str | None = None


class _Story(Struct):
    """An article as the questions see it."""

    analysis: Analysis
    chances: Mapping[str, NDArray[np.float32]]  # class -> likelihood of each sentence
    entities: Mapping[str, Entity]
    roles: Mapping[int, Sequence[RoleUse]]  # by sentence
    names: Mapping[int, frozenset[str]]  # labels of the pipeline's names in each sentence
    sentences: Sequence[int]  # that can answer

    def is_actor(self, entity: str | None) -> bool:
        found = self.entities.get(entity or "")
        return found is not None and found.label in _ACTORS

    def sure(self, entity: str, strength: float, sentence: int, kind: str) -> float:
        """How surely a deed makes an entity the answer: how strong it is, how central the entity, what is spoken of."""
        central = min(1.0, self.entities[entity].salience)
        return 0.5 * strength + 0.25 * central + 0.25 * float(self.chances[kind][sentence])

    def says_me(self, sentence: int) -> bool:
        """Whether somebody speaks of himself there."""
        first, last = self.analysis.parse.sentences[sentence]
        return any(lemma.lower() in _MINE for lemma in self.analysis.parse.lemmas[first:last])

    def is_noun(self, use: RoleUse) -> bool:
        """Whether a noun names the deed: "the killing"."""
        parse = self.analysis.parse
        at = bisect_left(parse.starts, use.start)
        return at < len(parse.starts) and parse.starts[at] == use.start and parse.pos[at] == "NOUN"

    def is_named(self, entity: str) -> bool:
        """Whether it is an actor with a name: "a man" acts in any sentence."""
        return self.is_actor(entity) and self.entities[entity].label != "GROUP"


def answers(analysis: Analysis, voices: Voices) -> tuple[Answer, ...]:
    """The best answers to each question, above its cut; () where the parse has other word vectors."""
    known = weights()
    if analysis.parse.pipeline != known.pipeline or not analysis.sentences:
        return ()
    story = _story(analysis)
    found: list[Answer] = []
    for question, ask in _QUESTIONS.items():
        told = sorted(ask(story), key=lambda f: (-f.score, f.sentence))
        cut = known.answers[question]
        found += [_answer(question, f, analysis, voices) for f in _distinct(told) if f.score >= cut][:MOST]
    return tuple(found)


def _story(analysis: Analysis) -> _Story:
    known = weights()
    chances = likelihoods(analysis.parse, known)
    roles: dict[int, list[RoleUse]] = defaultdict(list)
    for use in analysis.roles:
        roles[use.sentence].append(use)
    names: dict[int, set[str]] = defaultdict(set)
    ends = [last for _, last in analysis.parse.sentences]
    number = 0
    for first, _, label in analysis.parse.names:
        while number < len(ends) - 1 and ends[number] <= first:
            number += 1
        names[number].add(label)
    return _Story(
        analysis,
        {name: chances[:, i] for i, name in enumerate(known.classes)},
        {e.id: e for e in analysis.entities},
        roles,
        {n: frozenset(labels) for n, labels in names.items()},
        [i for i, s in enumerate(analysis.sentences) if s.part in _READ and s.words >= FEWEST_WORDS],
    )


def _distinct(told: Sequence[_Found]) -> list[_Found]:
    """Each sentence once, and each entity (or pair) once, with its best answer."""
    kept: list[_Found] = []
    for one in told:
        who = {one.entity, one.other} - {None}
        if not any(one.sentence == k.sentence or (who and who == {k.entity, k.other} - {None}) for k in kept):
            kept.append(one)
    return kept


def _answer(question: Question, found: _Found, analysis: Analysis, voices: Voices) -> Answer:
    s = analysis.sentences[found.sentence]
    voice, speaker = voices.most(s.start, s.end)
    return Answer(
        question, s.start, s.end, found.sentence, found.entity, found.other, voice, speaker, round(found.score, 4)
    )


# ---------------------------------------------------------------------------------------------- the questions
def _problem(story: _Story) -> Iterator[_Found]:
    for i in story.sentences:
        yield _Found(i, float(story.chances["problem"][i]) * _early(story, i))


def _early(story: _Story, sentence: int) -> float:
    """1 at the top, where news says what it is about (Bell 1991), 0.7 at the end."""
    return 1 - 0.3 * sentence / max(1, len(story.analysis.sentences) - 1)


def _blamed(story: _Story) -> Iterator[_Found]:
    """Who does wrong, or is accused of it."""
    for i in story.sentences:
        for use in story.roles.get(i, ()):
            wrong = _guilt(use) if use.role == "agent" else _accusation(use)
            if use.role == "agent" and not use.other and story.is_noun(use):
                continue  # "called the shootings wrong": whose deed a noun names is often misread
            if wrong and _counts(story, use):
                yield _Found(i, story.sure(use.entity, wrong, i, "blame"), use.entity)


def _guilt(use: RoleUse) -> float:
    """How wrong the deed is of its agent, 0 to 1."""
    return max(0.0, -_known(use).agent) if use.process == "deed" and not _is_said(use) else 0.0


def _accusation(use: RoleUse) -> float:
    """How badly the patient is thought of, 0 to 1: "criticised", "charged with". Who is fired may be wronged."""
    known = _known(use)
    return max(0.0, -known.patient) or (1.0 if known.judged <= -1.0 and not known.agent else 0.0)


def _known(use: RoleUse) -> Predicate:
    return predicates().get(use.verb, NO_PREDICATE)


def _is_said(use: RoleUse) -> bool:
    """Whether the deed is done with words: who is criticised is blamed and suffers no harm."""
    return use.process == "speech" or use.verb.partition(" ")[0] in cues("VERB")


def _suffers(story: _Story) -> Iterator[_Found]:
    """To whom harm is done, or who dies."""
    for i in story.sentences:
        for use in story.roles.get(i, ()):
            harm = _harm(use)
            if harm and _counts(story, use):
                yield _Found(i, story.sure(use.entity, harm, i, "suffering"), use.entity)


def _harm(use: RoleUse) -> float:
    """How much harm comes to the entity, 0 to 1."""
    if use.role == "agent":
        return 1.0 if part_of(use.verb, "agent") == "victim" else 0.0
    if use.verb in group("verbs between opponents"):
        return 0.0  # who is insulted or defied is an opponent
    return 1.0 if is_bodily_harm(use.verb) else 0.8 * _guilt(use)


def _helps(story: _Story) -> Iterator[_Found]:
    """Who does, promises or is asked to do something good."""
    for i in story.sentences:
        chance = float(story.chances["remedy"][i])
        for use in story.roles.get(i, ()):
            known = _known(use)
            if use.role == "agent" and known.agent >= 0 and not use.negated and story.is_named(use.entity):
                done = known.agent > 0 and not _is_said(use)  # to encourage somebody is no deed
                good = story.sure(use.entity, known.agent, i, "remedy") if done else 0.0
                yield _Found(i, max(good, 0.8 * chance), use.entity)


def _conflict(story: _Story) -> Iterator[_Found]:
    """One side criticises, fights or stops the other."""
    for i in story.sentences:
        for use in story.roles.get(i, ()):
            against = story.is_actor(use.other) and use.other != use.entity and _counts(story, use)
            if use.role == "agent" and against and (hostile := _hostility(story, use)):
                yield _Found(i, story.sure(use.entity, hostile, i, "conflict"), use.entity, use.other)


def _hostility(story: _Story, use: RoleUse) -> float:
    """How hostile the deed is, 0 to 1. A crime against a person is no conflict, a war between states is one."""
    known = _known(use)
    if known.patient < 0 or use.verb in group("verbs between opponents"):
        return max(0.5, -known.patient, -known.judged)
    person = story.entities[use.other or ""].label == "PERSON"
    return 0.0 if person or _is_said(use) else max(0.0, -known.agent)


def _money(story: _Story) -> Iterator[_Found]:
    for i in story.sentences:
        named = 0.5 if "MONEY" in story.names.get(i, ()) else 0.0
        yield _Found(i, _both(float(story.chances["economic"][i]), named))


def _morals(story: _Story) -> Iterator[_Found]:
    for i in story.sentences:
        s = story.analysis.sentences[i]
        said = story.analysis.article.text[s.start : s.end].lower()
        if not any(words in said for words in group("pious phrases")):  # said out of habit
            yield _Found(i, float(story.chances["morality"][i]))


def _face(story: _Story) -> Iterator[_Found]:
    """A person who is told of: who only speaks has a face where it is of "me" and "my"."""
    people: dict[int, list[str]] = defaultdict(list)
    for m in story.analysis.mentions:
        person = story.entities[m.entity]
        if person.label == "PERSON" and person.name[:1].isupper() and m.entity not in people[m.sentence]:
            people[m.sentence].append(m.entity)
    speakers: dict[int, set[str]] = defaultdict(set)
    for q in story.analysis.quotations:
        if q.speaker_entity:
            speakers[q.sentence].add(q.speaker_entity)
    for i in story.sentences:
        told = people.get(i, []) if story.says_me(i) else [e for e in people.get(i, ()) if e not in speakers[i]]
        if told:
            yield _Found(i, float(story.chances["human-interest"][i]), told[0])


def _both(chance: float, weight: float) -> float:
    """Likelihood where a class and a role both speak: each makes up for some of the other."""
    return 0.6 * chance + 0.4 * min(1.0, 2 * weight)


def _counts(story: _Story, use: RoleUse) -> bool:
    return not use.negated and use.modality in _TOLD and use.voice is not Voice.SCARE and story.is_actor(use.entity)


_QUESTIONS: dict[Question, Callable[[_Story], Iterator[_Found]]] = {
    "problem": _problem,
    "blamed": _blamed,
    "suffers": _suffers,
    "helps": _helps,
    "conflict": _conflict,
    "money": _money,
    "morals": _morals,
    "human face": _face,
}
