"""An article as the questions of frames see it: its sentences, deeds and actors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from framing.language.cues import cues
from framing.language.tree import Node, Tree
from framing.language.words import NO_PREDICATE, Predicate, group, predicates, pronoun_forms
from framing.model import Analysis, Entity, Mention, PartKind, RoleUse, Voice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE", "GROUP"})
_MINE = frozenset({"i", "my", "me", "mine"})
_OURS = frozenset({"we", "us", "our", "ours"})
_TOLD = frozenset({"asserted", "alleged", "future"})
_GLANCE = 30  # words of a sentence that is shown whole
_HEADLINE = 0.75  # of a sentence's weight: a headline repeats what the body says better
_REACH = 12  # characters between "at" and the target
FAR = 8  # words behind a deed that say where somebody is: "spent more than eight years in prison"
_NEAR = 5  # words behind a deed that say in which state it leaves somebody


class Found(Struct, frozen=True):
    """A sentence that may answer, with how well."""

    sentence: int
    score: float
    entity: str | None = None
    other: str | None = None
    use: RoleUse | None = None  # the deed that answers
    at: tuple[int, int] | None = None  # else the offsets of the word that answers, if one does
    accuser: str | None = None  # who says so, where the deed is an accusation
    is_charge: bool = False  # whether somebody who is no entity says so: "a campaign accusing Beijing"

    @property
    def who(self) -> frozenset[str | None]:
        """Who is in the answer."""
        return frozenset({self.entity, self.other} - {None})


class _Words(NamedTuple):
    """The words of a sentence in small letters."""

    lemmas: list[str]
    forms: list[str]
    every: frozenset[str]  # lemmas and forms


class Story(Struct):
    """An article as the questions see it."""

    analysis: Analysis
    tree: Tree
    chances: Mapping[str, NDArray[np.float32]]  # class -> likelihood of each sentence
    entities: Mapping[str, Entity]
    roles: Mapping[int, Sequence[RoleUse]]  # by sentence
    mentions: Mapping[int, Sequence[Mention]]  # by sentence
    names: Mapping[int, frozenset[str]]  # labels of the pipeline's names in each sentence
    sentences: Sequence[int]  # that can answer
    words: dict[int, _Words] = {}  # of the sentences asked for

    def is_actor(self, entity: str | None) -> bool:
        """Whether the id is of somebody or a body that can act; streets and bare pronouns are not."""
        found = self.entities.get(entity or "")
        if found is None or found.label not in _ACTORS:
            return False
        first, *_, last = [*found.name.lower().split()] * 2
        return last not in group("words behind names of streets") and first not in pronoun_forms()

    def sure(self, entity: str, strength: float, sentence: int, kind: str) -> float:
        """How surely a deed makes an entity the answer: how strong it is, how central the entity, what is spoken of."""
        central = min(1.0, self.entities[entity].salience)
        weight = 0.5 * strength + 0.25 * central + 0.25 * float(self.chances[kind][sentence])
        return weight * self.place(sentence)

    def place(self, sentence: int) -> float:
        """1 for a sentence of the body that can be read at a glance."""
        s = self.analysis.sentences[sentence]
        short: float = min(1.0, _GLANCE / s.words) ** 0.25
        return short * (_HEADLINE if s.part is PartKind.HEADLINE else 1.0)

    def lemmas(self, sentence: int) -> list[str]:
        """Lemmas of a sentence."""
        return self.words_of(sentence).lemmas

    def words_of(self, sentence: int) -> _Words:
        """The words of a sentence, gathered once for all questions."""
        found = self.words.get(sentence)
        if found is None:
            parse, text = self.analysis.parse, self.analysis.article.text
            first, last = parse.sentences[sentence]
            lemmas = [lemma.lower() for lemma in parse.lemmas[first:last]]
            forms = [text[s:e].lower() for s, e in zip(parse.starts[first:last], parse.ends[first:last], strict=True)]
            found = self.words[sentence] = _Words(lemmas, forms, frozenset([*lemmas, *forms]))
        return found

    def said(self, sentence: int) -> str:
        """Text of a sentence."""
        s = self.analysis.sentences[sentence]
        return self.analysis.article.text[s.start : s.end]

    def says_me(self, sentence: int) -> bool:
        """Whether somebody speaks of himself there."""
        return not _MINE.isdisjoint(self.lemmas(sentence))

    def says_us(self, sentence: int) -> bool:
        """Whether somebody speaks of himself and others there."""
        return not _OURS.isdisjoint(self.lemmas(sentence))

    def token(self, use: RoleUse) -> int | None:
        """The number of the predicate's token."""
        parse = self.analysis.parse
        at = bisect_left(parse.starts, use.start)
        return at if at < len(parse.starts) and parse.starts[at] == use.start else None

    def node(self, use: RoleUse) -> Node | None:
        """The node of the predicate."""
        at = self.token(use)
        return None if at is None else self.tree.nodes[at]

    def is_noun(self, use: RoleUse) -> bool:
        """Whether a noun names the deed: "the killing"."""
        at = self.token(use)
        return at is not None and self.analysis.parse.pos[at] == "NOUN"

    def behind(self, use: RoleUse, reach: int = _NEAR) -> list[str]:
        """The lemmas of a few words behind the deed, in its sentence."""
        at, last = self.token(use), self.analysis.parse.sentences[use.sentence][1]
        return [] if at is None else [x.lower() for x in self.analysis.parse.lemmas[at + 1 : min(last, at + 1 + reach)]]

    def target(self, use: RoleUse) -> str | None:
        """At whom something is thrown or fired: "hurled bolts at police", "opened fire on the patrol"."""
        throws = use.verb in group("verbs of throwing") or (use.verb == "open" and use.object == "fire")
        at, lemmas = self.token(use), self.behind(use)
        place = next((k for k, lemma in enumerate(lemmas) if lemma in ("at", "on")), None)
        if not throws or at is None or place is None:
            return None
        first = self.analysis.parse.ends[at + 1 + place]
        return self.next_named(first, use.sentence)

    def behind_object(self, use: RoleUse) -> str | None:
        """Whom a word names that stands to the object: "rejected the union's claim", "accused the owner, Kafwe"."""
        at = self.token(use)
        found = self.around_object(at, use.sentence) if at is not None else None
        return found if found != use.entity else None

    def around_object(self, verb: int, sentence: int) -> str | None:
        """Who is the object of the verb at a token, stands beside it or owns it."""
        parse = self.analysis.parse
        inside = range(*parse.sentences[sentence])
        objects = [i for i in inside if parse.heads[i] == verb and parse.deps[i] == "dobj"]
        near = [i for i in inside if parse.heads[i] in objects and parse.deps[i] in ("poss", "appos")]
        for i in [*objects, *near]:
            for m in self.mentions.get(sentence, ()):
                if m.start <= parse.starts[i] < m.end:
                    return m.entity
        return None

    def next_named(self, place: int, sentence: int) -> str | None:
        """Who is named right behind a place of the text."""
        near = [m for m in self.mentions.get(sentence, ()) if place <= m.start <= place + _REACH]
        return min(near, key=lambda m: m.start).entity if near else None

    def can_help(self, entity: str) -> bool:
        """Whether it is an actor with a name or a body: "a man" acts in any sentence."""
        if not self.is_actor(entity):
            return False
        found = self.entities[entity]
        last = found.name.lower().split()[-1]
        return found.name[:1].isupper() or last in group("bodies that act") or last in group("public offices")


def early(story: Story, sentence: int) -> float:
    """1 at the top, where news says what it is about (Bell 1991), 0.8 at the end."""
    return 1 - 0.2 * sentence / max(1, len(story.analysis.sentences) - 1)


def known_deed(use: RoleUse) -> Predicate:
    """What the lexicon knows of the predicate of a role."""
    return predicates().get(use.verb, NO_PREDICATE)


def is_said(use: RoleUse) -> bool:
    """Whether the deed is done with words: who is criticised is blamed and suffers no harm."""
    return use.process == "speech" or use.verb.partition(" ")[0] in cues("VERB")


def singular(word: str) -> str:
    """The word without a final "s"."""
    return word[:-1] if word.endswith("s") else word


def is_counted(story: Story, use: RoleUse) -> bool:
    """Whether the role is of an actor and presented as done: not denied, not possible, not in scare quotes."""
    return not use.negated and use.modality in _TOLD and use.voice is not Voice.SCARE and story.is_actor(use.entity)
