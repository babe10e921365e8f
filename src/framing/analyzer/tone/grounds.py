"""The grounds for a verdict that a reader can be shown: clear sentences about the entity itself.

The network confuses a guilty entity with its neighbours, and an accuser with the accused. The words for a deed apply to
its agent, those of a judgement to its target (connotation frames: Rashkin, Singh & Choi 2016). So a reading is no
ground for a verdict in three cases: a predicate speaks against, or for, another entity of the sentence and not this
one; this one blames or praises; or the sentence only tells what others hold against it or do to it. Who is accused,
sued, jailed or wronged is not portrayed badly by whoever tells it. The reading itself stays as it is.

In a short article no interval of a few sentences leaves out 0. There a reader goes by signs: what the source itself
calls the entity, the judging deeds it presents as done and loaded words about it. One is enough if next to none are on
the other side and the sentences about the entity, heard together, say the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from framing.language.voices import OWN
from framing.language.words import NO_PREDICATE, adverse_verbs, certainty, group, judging_deeds, predicates
from framing.model import Descriptor, LoadedTerm, Polarity, RoleUse

CLEAR = 0.6
"""Value of a sentence from which on it speaks well or badly beyond doubt."""

GROUNDS = {1: 1, 0: 2, -1: 4}
"""Clear sentences that bear a verdict where the plain words in sum say the same (1), nothing (0), the opposite (-1)."""


SIGNS = 2
"""How many times the signs of the other side a verdict needs that signs bear."""

WEAK, WORD, WORDS = 0.5, 0.6, 1.0
"""Weight of a weak sign that nothing contradicts, of one plain sign, and of several or a strong one."""

NET_OF_WEAK, NET, NET_OF_WORDS = 1.0, 0.5, 0.2
"""What the sentences about the entity say of it in sum, at the least, where signs of that weight bear the verdict."""

PLAIN = 0.5
"""Weight from which on a word is a sign."""

HEARD = 0.3
"""What the sentence of a sign says the same way, at the least: words that it does not bear out may be about another."""

LABEL = 0.7
"""Weight from which on one label given to the name itself bears a verdict: "loudmouth Smith", "Smith, a charlatan"."""

MANY = 1.2
"""Weight of several words that bear a verdict together, whatever each of their sentences says."""

AGAINST = -0.3
"""What the sentences may say to the contrary in sum, where such a label or so many words bear the verdict."""

STRONG = 0.8
"""Weight of a sentence's signs that bear a verdict where that sentence does not say the contrary (`QUIET`): "lied"."""

QUIET = -0.1
"""What the sentence of so strong a sign, and all sentences together, may say to the contrary. None may clearly."""

OWNED = 0.8
"""The same of a quality: "Smith's cowardice"."""

LABELS = frozenset({"premodifier", "title", "apposition", "description", "copula"})

QUALITIES = frozenset({"possessed", "genitive"})

Signs = tuple[float, float]  # weight of the source's own words against the entity, and of those for it


class Ground(NamedTuple):
    """One sentence about one entity, as a possible ground."""

    value: float  # what it says of the entity, -1 to 1
    plain: float  # what descriptors, predicates and loaded terms in it say of the entity, -1 to 1
    of_another: bool = False  # who is well or badly spoken of may be somebody else
    signs: Signs = (0.0, 0.0)
    labels: Signs = (0.0, 0.0)  # those of the signs that are strong labels of the entity


class Bearers(NamedTuple):
    """(sentence, sign) -> the entities of which a predicate says so, and the entities that say so of others.

    And (entity, sentence) where it is only told what others hold against the entity, or do to it.
    """

    spoken_of: dict[tuple[int, int], set[str]]
    judges: dict[tuple[int, int], set[str]]
    told: frozenset[tuple[str, int]]
    labelled: frozenset[tuple[str, int, int]]  # (entity, sentence, sign) where the source itself calls it good or bad

    @classmethod
    def of(cls, roles: Sequence[RoleUse], descriptors: Sequence[Descriptor] = ()) -> Self:
        """Who bears a signed deed or descriptor in each sentence, and who judges there."""
        spoken_of, judges = defaultdict[tuple[int, int], set[str]](set), defaultdict[tuple[int, int], set[str]](set)
        known = predicates()
        for use in roles:
            judged = _sign(known[use.verb].judged) if use.verb in known else 0
            if use.polarity is not Polarity.NEUTRAL:
                spoken_of[use.sentence, use.polarity.sign].add(use.entity)
            elif judged and use.role != "agent" and not use.negated:
                spoken_of[use.sentence, judged].add(use.entity)
            if judged and use.role == "agent":
                judges[use.sentence, judged].add(use.entity)
        labels = (d for d in descriptors if _is_label(d) and not _is_retold(d, roles))
        labelled = frozenset({(d.entity, d.sentence, d.polarity.sign) for d in labels})
        told = {t for t in _told(roles) - _blamed(roles) if (*t, -1) not in labelled}
        return cls(dict(spoken_of), dict(judges), frozenset(told), labelled)

    def is_of_another(self, entity: str, sentence: int, value: float) -> bool:
        """Whether the reading of the sentence may be about another entity: "Smith's lawyer stole it", "Smith accused".

        A label in the source's own voice is always about the entity: "Smith, the corrupt mayor, accused".
        """
        key = sentence, _sign(value)
        if (entity, *key) in self.labelled:
            return False
        if (meant := self.spoken_of.get(key)) is not None:
            return entity not in meant
        return entity in self.judges.get(key, ())

    def is_told(self, entity: str, sentence: int) -> bool:
        """Whether the sentence only tells what others hold against the entity or do to it: "Jones was sued"."""
        return (entity, sentence) in self.told

    def is_blamer(self, entity: str, sentence: int) -> bool:
        """Whether the entity blames somebody in the sentence and nothing in it speaks against the entity itself."""
        key = sentence, -1
        return entity in self.judges.get(key, ()) and entity not in self.spoken_of.get(key, ())


def _is_label(descriptor: Descriptor) -> bool:
    """Whether the source itself calls the entity so; in "was called a liar", "viewed as a crook" somebody else does."""
    return descriptor.voice in OWN and descriptor.relation != "as-phrase"


def is_borne(grounds: Iterable[Ground], sign: int) -> bool:
    """Whether a verdict of this sign (-1 badly, 1 well) can be shown.

    Enough sentences have to say it clearly of the entity itself; fewer if the plain words say so too. Words in a
    sentence that is no judgement of the entity are others': "Karvia was demonised by the West".
    """
    clear, plain = 0, 0.0
    for ground in grounds:
        if not ground.of_another:
            clear += ground.value * sign >= CLEAR
            plain += ground.plain * sign
    return clear >= GROUNDS[_sign(round(plain, 4))]


def borne_by_signs(given: Sequence[Ground]) -> int:
    """The verdict that signs bear, where the sentences about the entity say the same: -1 badly, 1 well, 0 none."""
    said = sum([0.0 if g.of_another else g.value for g in given])
    for side, sign in enumerate((-1, 1)):
        grounds = [_about_itself(g, side, sign) for g in given]
        ours = sum([g.signs[side] for g in grounds if not g.of_another and g.value * sign >= HEARD])
        theirs = sum([g.signs[1 - side] for g in grounds])
        called = sum([g.labels[side] for g in grounds])
        written = sum([g.signs[side] for g in grounds if not g.of_another])
        is_strong = called >= LABEL or written >= MANY
        against = said if sign < 0 else sum([g.value for g in grounds if not g.of_another and _blames(g)])
        if is_strong and max(called, written) >= SIGNS * theirs and against * sign >= AGAINST:
            return sign
        strong = sum([g.signs[side] for g in grounds if _is_strong(g, side, sign)])
        if strong >= max(STRONG, SIGNS * theirs) and said * sign >= QUIET and not _is_contradicted(grounds, sign):
            return sign
        enough = NET_OF_WORDS if ours >= WORDS else NET if ours >= WORD else NET_OF_WEAK
        if ours >= max(WEAK, SIGNS * theirs) and said * sign >= enough:
            return sign
    return 0


def _about_itself(ground: Ground, side: int, sign: int) -> Ground:
    """The ground as it bears on one side: a faint reading of another takes no words from the entity.

    "Smith, who sheltered six families, accused the mayor": what is bad there is the mayor, and Smith is praised.
    """
    if not ground.of_another or not ground.signs[side] or not -HEARD <= ground.value * sign <= 0:
        return ground
    return ground._replace(value=0.0, of_another=False)


def _is_strong(ground: Ground, side: int, sign: int) -> bool:
    """Whether strong signs stand there that the sentence does not contradict."""
    return not ground.of_another and ground.signs[side] >= STRONG and ground.value * sign >= QUIET


def _is_contradicted(grounds: Iterable[Ground], sign: int) -> bool:
    """Whether a sentence clearly speaks of the entity to the contrary."""
    return any(g.value * sign <= -CLEAR for g in grounds if not g.of_another)


def _blames(ground: Ground) -> bool:
    """Whether words speak against the entity there, so that a bad sentence is not only about what it suffers."""
    return ground.value > 0 or ground.plain < 0 or ground.signs[0] > 0


class Sign(NamedTuple):
    """Words of the source's own that speak for or against an entity."""

    entity: str
    sentence: int
    start: int
    end: int
    polarity: Polarity
    weight: float
    is_label: bool = False  # it is strong, and given to the entity itself


def signs(
    descriptors: Iterable[Descriptor],
    roles: Iterable[RoleUse],
    terms: Iterable[LoadedTerm],
    told: frozenset[tuple[str, int]],
) -> list[Sign]:
    """The source's own words against and for each entity; places count once.

    These are loaded terms, deeds that are presented as done, and descriptors. `told` are places where others hold
    something against the entity: there a loaded word is about what it suffers.
    """
    roles, terms = list(roles), list(terms)
    unreal = {(use.entity, use.start) for use in roles if use.modality != "asserted" or use.negated}
    ours = [
        t for t in terms if _is_own_term(t, told) and not any((t.target, i) in unreal for i in range(t.start, t.end))
    ]
    found = [Sign(t.target or "", t.sentence, t.start, t.end, t.polarity, t.weight) for t in ours]
    sentenced = _sentenced(roles)
    deeds = (u for u in roles if _is_own_deed(u) and (u.entity, u.sentence) not in sentenced)
    found += [Sign(u.entity, u.sentence, u.start, u.end, u.polarity, u.weight) for u in deeds]
    labels = (d for d in descriptors if _is_own_label(d) and not _is_retold(d, roles))
    found = [*(_label_sign(label, terms) for label in labels), *found]
    kept, taken = list[Sign](), dict[tuple[str, int], list[Sign]]()
    for sign in found:
        before = taken.setdefault((sign.entity, sign.sentence), [])
        if not any(sign.start < other.end and other.start < sign.end for other in before):
            before.append(sign)
            kept.append(sign)
    return kept


def judged(
    descriptors: Sequence[Descriptor], roles: Sequence[RoleUse], terms: Iterable[LoadedTerm]
) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where the source's own words speak for or against the entity."""
    found = signs(descriptors, roles, terms, Bearers.of(roles, descriptors).told)
    return frozenset({(sign.entity, sign.sentence) for sign in found})


def _label_sign(label: Descriptor, terms: Iterable[LoadedTerm]) -> Sign:
    """The label, as strong as the strongest loaded word of its polarity in it."""
    ours = (t for t in terms if t.polarity is label.polarity and not t.negated and not _is_plain_term(t))
    weight = max([label.weight, *(t.weight for t in ours if label.start <= t.start and t.end <= label.end)])
    is_strong = weight >= (LABEL if label.relation in LABELS else OWNED if label.relation in QUALITIES else math.inf)
    return Sign(label.entity, label.sentence, label.start, label.end, label.polarity, weight, is_strong)


def weights(found: Iterable[Sign]) -> dict[tuple[str, int], Signs]:
    """(entity, sentence) -> weight of the signs against and for the entity."""
    total: dict[tuple[str, int], Signs] = {}
    for sign in found:
        against, well = total.get((sign.entity, sign.sentence), (0.0, 0.0))
        is_bad = sign.polarity is Polarity.NEGATIVE
        total[sign.entity, sign.sentence] = (against + sign.weight, well) if is_bad else (against, well + sign.weight)
    return total


def _is_own_term(term: LoadedTerm, told: frozenset[tuple[str, int]]) -> bool:
    if term.target is None or term.nested or term.negated or (term.target, term.sentence) in told:
        return False
    if term.voice not in OWN or term.polarity is Polarity.NEUTRAL or term.weight < PLAIN:
        return False
    return not _is_plain_term(term)


def _is_plain_term(term: LoadedTerm) -> bool:
    """Whether it only says that somebody criticised, was criticised, was angry or shot."""
    return any(term.term in group(name) for name in _PLAIN_TERMS)


_PLAIN_TERMS = ("attacks in words", "criticism met with", "tempers", "plain violence")


def _is_own_deed(use: RoleUse) -> bool:
    """Whether the source itself says that the entity did it. Who is criticised or cheered by others does nothing.

    Nor does who is said not to have done it, but "did not give in" is praise. That somebody shot, was angry or
    criticised is told as a fact.
    """
    if (
        use.role != "agent"
        or (use.negated and use.polarity is not Polarity.POSITIVE)
        or use.modality != "asserted"
        or _is_told_of_sufferers(use.verb)
        or _is_plain_fact(use)
    ):
        return False
    return use.voice in OWN and use.polarity is not Polarity.NEUTRAL and use.weight >= PLAIN


def _is_plain_fact(use: RoleUse) -> bool:
    """Whether any report would tell the deed so: "shot two men", "fumed"; not "bombed a hospital"."""
    if use.verb in group("attacks in words") | group("tempers"):
        return True
    things = {word.removesuffix("s") for word in use.object.lower().split()}
    return use.verb in group("plain violence") and not any((use.verb, thing) in judging_deeds() for thing in things)


def _is_retold(descriptor: Descriptor, roles: Iterable[RoleUse]) -> bool:
    """Whether a clause only tells what others hold against the entity: "who has faced criticism", "who was blamed"."""
    if descriptor.relation != "relative clause":
        return False
    ours = (u for u in roles if u.entity == descriptor.entity and descriptor.start <= u.start < descriptor.end)
    return any(_is_told(use) or _is_plain_fact(use) for use in ours)


def _is_own_label(descriptor: Descriptor) -> bool:
    is_polar = descriptor.polarity is not Polarity.NEUTRAL and descriptor.weight >= PLAIN
    return is_polar and not descriptor.negated and _is_label(descriptor)


def _told(roles: Iterable[RoleUse]) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where others judge, label or wrong the entity, or ask it to make amends.

    "Jones was sued", "Smith called Jones a liar" (told of both), "Smith robbed Jones", "Jones faces charges",
    "Jones denied wrongdoing", "Jones allegedly lied", "Jones should resign".
    """
    return frozenset({(use.entity, use.sentence) for use in roles if _is_told(use)})


def _is_told(use: RoleUse) -> bool:
    if use.verb in group("calling verbs") and (use.other is not None or use.role != "agent"):
        return True
    if use.role != "agent":
        said = predicates().get(use.verb, NO_PREDICATE)
        return said.judged < 0 or said.agent < 0 <= said.patient
    alleged = use.modality == "alleged" and use.polarity is Polarity.NEGATIVE
    amends = use.modality == "possible" and use.verb in group("amends")
    return alleged or amends or _is_told_of_sufferers(use.verb)


def _is_told_of_sufferers(verb: str) -> bool:
    """Whether a verb tells of its agent that others hold something against it: "face", "suffer", "deny"."""
    word = verb.partition(" ")[0]  # "face inquiry"
    return word in adverse_verbs() or word in certainty("verb", "denial") & certainty("verb", "rejecting")


def _blamed(roles: Sequence[RoleUse]) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where the source itself says that the entity did wrong."""
    bad = (
        u for u in roles if u.role == "agent" and u.polarity is Polarity.NEGATIVE and not _is_told_of_sufferers(u.verb)
    )
    blamed = {(u.entity, u.sentence) for u in bad if u.modality == "asserted" and u.voice in OWN}
    return frozenset(blamed - _sentenced(roles))


def _sentenced(roles: Iterable[RoleUse]) -> set[tuple[str, int]]:
    """(entity, sentence) where a court judges the entity: "jailed for embezzling" tells what the court found."""
    courts = group("verbs of sentencing")
    return {(u.entity, u.sentence) for u in roles if u.role != "agent" and u.verb in courts and not u.negated}


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
