"""The questions that frames answer, each as a function from a story to the sentences that may answer it.

Word lists and roles find the answer, sentence classes rank it. Who is blamed does harm or is accused, who suffers is
harmed or loses, who can help does or promises good, and the two sides of a conflict are the two ends of one hostile
predicate (docs/frames.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from framing.language.cues import cues
from framing.language.deeds import age_behind, is_bodily_harm, part_of
from framing.language.polarity import words as opinions
from framing.language.subjects import has_subject_before
from framing.language.words import NO_PREDICATE, Predicate, group, kin, negators, predicates, pronoun_forms
from framing.model import Analysis, Entity, Mention, PartKind, Polarity, Question, RoleUse, Voice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE", "GROUP"})
_MINE = frozenset({"i", "my", "me", "mine"})
_OURS = frozenset({"we", "us", "our", "ours"})
_TOLD = frozenset({"asserted", "alleged", "future"})
_GLANCE = 30  # words of a sentence that is shown whole
_HEADLINE = 0.75  # of a sentence's weight: a headline repeats what the body says better
_DENIED = 3  # words before a word that may deny it
_STEPS = 6  # from a word up to the verb that may deny it, and from the verb back to its "not"
_REMEDY = 0.45  # likelihood of the class "remedy" from which "builds" or "sends" is one
_REACH = 12  # characters between "at" and the target
_WRONG = (["to"], ["that"], ["."])
_TITLE = 20  # characters before a name that may hold a trade
_TURNS = re.compile(r"\b(?:who|whose|which|but|after|while)\b")  # as far as a denial or an acquittal reaches
_GRIEF = 0.6  # harm to whoever weeps
_DISMISSED = 0.5  # harm to whoever loses a post
_ECONOMIC = 0.75  # likelihood of the class "economic" from which a sentence without a sum is of money
_CHARGED = 0.85  # of the weight of a problem that somebody charges another with: what is so goes before
_PRAISED = 0.5  # weight of a good deed from which its sentence tells no problem
_FAR = 8  # words behind a deed that say where somebody is: "spent more than eight years in prison"
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
    chances: Mapping[str, NDArray[np.float32]]  # class -> likelihood of each sentence
    entities: Mapping[str, Entity]
    roles: Mapping[int, Sequence[RoleUse]]  # by sentence
    mentions: Mapping[int, Sequence[Mention]]  # by sentence
    names: Mapping[int, frozenset[str]]  # labels of the pipeline's names in each sentence
    sentences: Sequence[int]  # that can answer
    words: dict[int, _Words] = {}  # of the sentences asked for

    def is_actor(self, entity: str | None) -> bool:
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


# ----------------------------------------------------------------------------------------------- words
def _holds(story: Story, sentence: int, name: str) -> list[tuple[int, int]]:
    """The offsets of the words of a group in a sentence that nothing before them denies; names are none."""
    first, _ = story.analysis.parse.sentences[sentence]
    parse, wanted, words = story.analysis.parse, group(name), story.words_of(sentence)
    if wanted.isdisjoint(words.every):
        return []
    found = []
    for i, (lemma, form) in enumerate(zip(words.lemmas, words.forms, strict=True), first):
        is_word = parse.pos[i] != "PROPN" and (lemma in wanted or form in wanted)
        is_word = is_word and not (parse.pos[i] == "NOUN" and lemma in group("nouns that only look like problems"))
        if is_word and not _is_denied(words.lemmas, i - first) and not _is_nothing(story, i):
            found.append((parse.starts[i], parse.ends[i]))
    return found


def _is_denied(lemmas: Sequence[str], at: int) -> bool:
    """Whether a word near before it denies it, or says that it should be: "nobody should be killed"."""
    before = lemmas[max(0, at - _DENIED) : at]
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


def _badness(story: Story, sentence: int) -> float:
    """How much opinion words say against something, 0 to 1."""
    known = opinions()
    return min(1.0, sum(max(0.0, -known.get(lemma, 0.0)) for lemma in story.lemmas(sentence)))


# ---------------------------------------------------------------------------------------------- the questions
def _problem(story: Story) -> Iterator[Found]:
    """A sentence that says that something is wrong, dangerous, costly, unlawful or failing."""
    for i in story.sentences:
        taken_back = _taken_back(story, i)
        grave, some = (
            [at for at in _holds(story, i, name) if not taken_back or at[0] < taken_back[0] or at[0] > taken_back[1]]
            for name in ("words of grave problems", "words of problems")
        )
        if (not grave and not some) or _is_lessened(story, i, min([*grave, *some])):
            continue
        words = 1 - 0.4 ** len(grave) * 0.7 ** len(some) * (1 - 0.3 * _badness(story, i))
        if _is_praised(story, i):
            continue
        chance = min(1.0, sum(float(story.chances[kind][i]) for kind in ("problem", "blame", "suffering")))
        at = [*grave, *some][0]
        score = (0.65 * words + 0.35 * chance) * _early(story, i) * story.place(i)
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
        accuses = use.verb in group("verbs of blaming") or (is_said(use) and _accusation(use))
        if use.role == "agent" and accuses and use.start <= place and _counts(story, use):
            return use.entity
    return None


def _taken_back(story: Story, sentence: int) -> tuple[int, int] | None:
    """The offsets of what is said not to be so: "denied that he had lied", "was cleared of manslaughter"."""
    at = _holds(story, sentence, "verbs of denying") + _holds(story, sentence, "clearing verbs")
    if not at:
        return None
    start, end = min(at)[0], story.analysis.sentences[sentence].end
    turn = _TURNS.search(story.analysis.article.text, start, end)
    return start, turn.start() if turn else end


def _is_lessened(story: Story, sentence: int, bad: tuple[int, int]) -> bool:
    """Whether it is the problem that grows smaller: "illegal crossings have fallen"."""
    lessened = _holds(story, sentence, "verbs of lessening")
    return bool(lessened) and bad < min(lessened)


def _early(story: Story, sentence: int) -> float:
    """1 at the top, where news says what it is about (Bell 1991), 0.8 at the end."""
    return 1 - 0.2 * sentence / max(1, len(story.analysis.sentences) - 1)


def _blamed(story: Story) -> Iterator[Found]:
    """Who does wrong, or is accused of it."""
    for i in story.sentences:
        yield from _blamed_without_roles(story, i)
        for use in story.roles.get(i, ()):
            if not _counts(story, use) or (use.role == "agent" and not use.other and story.is_noun(use)):
                continue  # "called the shootings wrong": whose deed a noun names is often misread
            if use.role != "agent" and (_is_plain(story, use) or (not use.other and story.is_noun(use))):
                continue  # "22 people were arrested"; "debunked the allegations against the agency"
            if wrong := _guilt(story, use) if use.role == "agent" else _accusation(use):
                accuser = use.other if use.role != "agent" and story.is_actor(use.other) else None
                charge = accuser is None and use.role != "agent"
                sure = story.sure(use.entity, wrong, i, "blame")
                yield Found(i, sure, use.entity, None, use, accuser=accuser, is_charge=charge)
            elif use.role == "agent" and not use.other and use.object and use.verb in group("verbs of blaming"):
                whose = story.behind_object(use)
                found = whose if story.is_actor(whose) else None
                score = (1.0 if found else 0.9) * story.sure(found or use.entity, 1.0, i, "blame")
                yield Found(i, score, found, use=use, accuser=use.entity)


def _blamed_without_roles(story: Story, sentence: int) -> Iterator[Found]:
    """Whom a paper blames ("a report blamed the operator's rotas") or a phrase ("the blame lies with")."""
    parse, (first, last) = story.analysis.parse, story.analysis.parse.sentences[sentence]
    known = {use.start for use in story.roles.get(sentence, ())}
    blaming, lemmas = group("verbs of blaming"), story.lemmas(sentence)
    for i in range(first, last) if not blaming.isdisjoint(lemmas) else ():
        if lemmas[i - first] not in blaming or parse.pos[i] != "VERB" or parse.starts[i] in known:
            continue
        if has_subject_before(parse, i, first) and not _is_denied(lemmas, i - first):
            yield from _charged(story, sentence, story.around_object(i, sentence), parse.starts[i], parse.ends[i])
    start, said = story.analysis.sentences[sentence].start, story.said(sentence).lower()
    for phrase in group("phrases before whoever is blamed"):
        at = said.find(phrase)
        if at >= 0 and negators().isdisjoint(said[:at].split()[-_DENIED:]):
            end = start + at + len(phrase)
            yield from _charged(story, sentence, story.next_named(end, sentence), start + at, end)


def _charged(story: Story, sentence: int, entity: str | None, start: int, end: int) -> Iterator[Found]:
    if entity is not None and story.is_actor(entity):
        yield Found(sentence, story.sure(entity, 1.0, sentence, "blame"), entity, at=(start, end), is_charge=True)


def _is_plain(story: Story, use: RoleUse) -> bool:
    """Whether nobody is named who accuses, and all that is said is that somebody, or "people", were arrested."""
    plain = use.verb == "arrest" or story.entities[use.entity].name.lower() in group("people of any kind")
    return use.other is None and plain


def _guilt(story: Story, use: RoleUse) -> float:
    """How wrong the deed is of its agent, 0 to 1."""
    if use.process != "deed" or is_said(use) or _is_harmless(story, use):
        return 0.0
    if use.verb == "break" and not group("what is kept or broken").isdisjoint(story.behind(use)):
        return 1.0
    if _does(story, use, "verbs of hiding", "what is hidden") or _does(
        story, use, "verbs of discharging", "what pollutes"
    ):
        return 1.0
    if not group("fighters").isdisjoint(map(_singular, use.object.lower().split())):
        return 0.0  # "killed 23 rebels": whoever calls them that blames nobody for it
    if use.role == "agent":
        return max(0.0, -use.polarity.sign * use.weight)  # with its object: "sat idle", not "forced a vote"
    return max(0.0, -_known(use).agent)


def _does(story: Story, use: RoleUse, verbs: str, objects: str) -> bool:
    """Whether the deed has a verb of the one group and an object of the other: "had hidden a statement"."""
    return use.verb.partition(" ")[0] in group(verbs) and not group(objects).isdisjoint(use.object.lower().split())


def _is_harmless(story: Story, use: RoleUse) -> bool:
    """Whether somebody lies somewhere and tells no lies, or shoots a photo."""
    if use.verb == "shoot":
        return not group("what is shot").isdisjoint(story.lemmas(use.sentence))
    at = story.token(use)
    next_to = story.analysis.parse.pos[at + 1 : at + 2] if at is not None else ()
    lies_somewhere = bool({"ADP", "ADV"}.intersection(next_to)) and story.behind(use)[0] not in ("to", "about")
    return use.verb == "lie" and lies_somewhere


def _accusation(use: RoleUse) -> float:
    """How badly the patient is thought of, 0 to 1: "criticised", "charged with". Who is fired may be wronged."""
    known = _known(use)
    if use.verb in group("verbs of punishing"):
        return 1.0
    return max(0.0, -known.patient) or (1.0 if known.judged <= -1.0 and not known.agent else 0.0)


def _known(use: RoleUse) -> Predicate:
    return predicates().get(use.verb, NO_PREDICATE)


def is_said(use: RoleUse) -> bool:
    """Whether the deed is done with words: who is criticised is blamed and suffers no harm."""
    return use.process == "speech" or use.verb.partition(" ")[0] in cues("VERB")


def _suffers(story: Story) -> Iterator[Found]:
    """To whom harm is done, who loses or who dies."""
    for i in story.sentences:
        for use in story.roles.get(i, ()):
            owner = _bereft(story, use)
            if owner is not None:
                yield Found(i, story.sure(owner, 0.9, i, "suffering") * (1 + _early(story, i)) / 2, owner, None, use)
            harm = _harm(story, use)
            if harm and _counts(story, use):
                past = 0.8 if use.role == "agent" and _YEAR.search(story.said(i)) else 1.0  # who died years ago
                sure = story.sure(use.entity, harm, i, "suffering") * (1 + _early(story, i)) / 2
                yield Found(i, past * sure, use.entity, None, use)


def _harm(story: Story, use: RoleUse) -> float:
    """How much harm comes to the entity, 0 to 1."""
    behind = story.behind(use)
    if use.role == "agent":
        if part_of(use.verb, "agent") == "victim" or use.verb in group("verbs of hardship"):
            return _GRIEF if use.verb in group("verbs of grief") else 1.0
        if use.verb == "lose" and not group("what sufferers lose").isdisjoint([*behind, *use.object.lower().split()]):
            return 1.0
        if use.verb == "spend" and not group("places of confinement").isdisjoint(story.behind(use, _FAR)):
            return 0.9
        if use.verb == "leave" and _are_many(story, use.entity) and behind[:1] == ["their"]:
            return 0.8 if behind[1:2] and behind[1] in group("homes") else 0.0
        if use.verb == "lose" and _is_of_a_sum(story, use.sentence):
            return 0.8
        return 0.9 if use.verb == "go" and behind[:1] == ["hungry"] else 0.0
    if use.verb in group("verbs between opponents"):
        return 0.0  # who is insulted or defied is an opponent
    if use.verb in group("verbs of bringing") and "hospital" in behind:
        return 1.0
    if use.verb == "hit" and behind[:1] == ["hard"]:
        return 1.0
    if use.verb in ("put", "leave", "make", "hold") and not group("states of hardship").isdisjoint(behind):
        return 1.0
    if _is_harmless(story, use):
        return 0.0
    if is_bodily_harm(use.verb) or use.verb in group("verbs of doing hardship"):
        return 1.0
    if use.verb in group("verbs of dismissing"):
        return _DISMISSED
    return 0.8 * _guilt(story, use)


def _bereft(story: Story, use: RoleUse) -> str | None:
    """Whose home or goods the deed destroys: "razed the families' homes"."""
    things = (group("homes") | group("what sufferers lose")) & {*map(_singular, use.object.lower().split())}
    if use.role != "agent" or use.verb not in group("verbs of destroying") or not things or not _counts(story, use):
        return None
    owner = story.behind_object(use)
    return owner if story.is_actor(owner) else None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def _are_many(story: Story, entity: str) -> bool:
    return story.entities[entity].label == "GROUP"


def _helps(story: Story) -> Iterator[Found]:
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
    known, far = _known(use), story.behind(use, _FAR)
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
    if use.verb in group("verbs of giving money") and _sums().search(" ".join(far)):
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
    parse, at = story.analysis.parse, story.token(use)
    return at is not None and any(
        parse.heads[i] == at and parse.deps[i] == "aux" and parse.lemmas[i].lower() == "have"
        for i in range(*parse.sentences[use.sentence])
    )


def _conflict(story: Story) -> Iterator[Found]:
    """One side criticises, fights or stops the other."""
    for i in story.sentences:
        for use in story.roles.get(i, ()):
            if use.role != "agent" or not _counts(story, use):
                continue
            other = use.other or story.target(use) or story.behind_object(use)
            if story.is_actor(other) and other != use.entity and (hostile := _hostility(story, use, other or "")):
                yield Found(i, story.sure(use.entity, hostile, i, "conflict"), use.entity, other, use)


def _hostility(story: Story, use: RoleUse, other: str) -> float:
    """How hostile the deed is, 0 to 1. A crime against a person is no conflict, a war between states is one."""
    known = _known(use)
    verb, _, place = use.verb.partition(" ")
    at_them = place in ("at", "on") and verb in group("verbs of throwing")
    if at_them or (not use.other and story.target(use) == other):
        return 1.0  # it is thrown at them
    if verb == "take" and not group("courts one is taken to").isdisjoint(story.behind(use)):
        return 1.0
    if known.patient < 0 or not group("verbs between opponents").isdisjoint((verb, use.verb)):
        return max(0.8, -known.patient, -known.judged)
    label = story.entities[other].label
    crime = label == "PERSON" or (label == "GROUP" and is_bodily_harm(use.verb))
    return 0.0 if crime or is_said(use) else max(0.0, -known.agent)


def _money(story: Story) -> Iterator[Found]:
    for i in story.sentences:
        chance = float(story.chances["economic"][i])
        if _is_of_a_sum(story, i):
            yield Found(i, _both(chance, 0.5))
        elif chance >= _ECONOMIC:
            yield Found(i, _both(chance, 0.0))


def _is_of_a_sum(story: Story, sentence: int) -> bool:
    """Whether a sum of money is told, whichever label the pipeline gives it: "40 million kwacha", "Sh9.4 billion"."""
    if _sums().search(story.said(sentence)):
        return True
    return "MONEY" in story.names.get(sentence, ()) and _is_of_a_currency(story, sentence)


@cache
def _sums() -> re.Pattern[str]:
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


def _morals(story: Story) -> Iterator[Found]:
    """A judgement by right and wrong: a word that judges, or what nobody should have to bear."""
    for i in story.sentences:
        said = story.said(i).lower()
        if any(words in said for words in group("pious phrases")):  # said out of habit
            continue
        at = next(iter([*_holds(story, i, "words of moral judgement"), *_judging(story, i)]), None)
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


def _face(story: Story) -> Iterator[Found]:
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
                if e not in speakers[i] or _is_harmed(story, e, i) or (for_all and e in private and e not in public)
            ]
        if told:
            who = max(told, key=lambda e: (e in named[i], (e in private) - (e in public)))
            if who not in named[i] and _is_spoken_of(story, who, i):
                continue
            weight = 0.25 * (who in private) - 0.2 * (who in public) + 0.15 * _is_harmed(story, who, i)
            yield Found(i, (float(story.chances["human-interest"][i]) + weight) * story.place(i), who)


def _is_spoken_of(story: Story, entity: str, sentence: int) -> bool:
    """Whether somebody quoted speaks of the person, and neither of harm to him nor of kin."""
    s = story.analysis.sentences[sentence]
    heard = any(
        q.type == "direct" and q.sentence == sentence and q.speaker_entity != entity for q in story.analysis.quotations
    )
    return (
        heard
        and s.own_words < s.words / 2
        and not (_is_harmed(story, entity, sentence) or _tells_of_kin(story, sentence))
    )


def _tells_of_kin(story: Story, sentence: int) -> bool:
    """Whether somebody's kin is in the sentence; "our children" are anybody's."""
    lemmas, anybody = story.lemmas(sentence), group("of us and you")
    return any(lemma in kin() and before not in anybody for before, lemma in zip(["", *lemmas], lemmas, strict=False))


def _is_harmed(story: Story, entity: str, sentence: int) -> bool:
    return any(u.entity == entity and _harm(story, u) and _counts(story, u) for u in story.roles.get(sentence, ()))


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


def _both(chance: float, weight: float) -> float:
    """Likelihood where a class and a role both speak: each makes up for some of the other."""
    return 0.6 * chance + 0.4 * min(1.0, 2 * weight)


def _counts(story: Story, use: RoleUse) -> bool:
    return not use.negated and use.modality in _TOLD and use.voice is not Voice.SCARE and story.is_actor(use.entity)


QUESTIONS: dict[Question, Callable[[Story], Iterator[Found]]] = {
    "problem": _problem,
    "blamed": _blamed,
    "suffers": _suffers,
    "helps": _helps,
    "conflict": _conflict,
    "money": _money,
    "morals": _morals,
    "human face": _face,
}
