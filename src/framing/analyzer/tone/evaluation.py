"""How a source portrays an entity, with the evidence for it.

The unit of evidence is the sentence. The network of tone.py reads what a sentence says of the entity; descriptors,
predicates and loaded terms aimed at the entity are added to its reading. The number for an article is its net evidence,
the sum S over its sentences, as S / (|S| + `PRIOR`), from -1 to 1. Neutral sentences neither add to it nor dilute it,
and one harsh sentence does not outweigh ten.

S also includes opinions in sentences that do not name the entity (opinions.py), weighted by how far the article is
about the entity: the share of its sentences that name it.

The verdict is about the source's own voice. `own` and its interval rest on the sentences in the source's own words that
speak of the entity itself. What others say of it is `attributed`, which is no verdict of the source. The interval
includes 0 if no verdict can be shown, and leaves it out where signs bear one (grounds.py).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from framing.analyzer.tone.grounds import CLEAR, Bearers, Ground, Sign, Signs, borne_by_signs, is_borne, signs, weights
from framing.analyzer.tone.opinions import Opinion, around, spoken_of, weighed
from framing.analyzer.tone.tone import DIGITS, Target, Tone
from framing.language.actors import is_kin
from framing.language.deeds import is_bodily_harm, part_of
from framing.language.subjects import is_active_subject, is_subject
from framing.language.tree import Node, Tree
from framing.language.voices import OWN, SPEECH
from framing.language.words import NO_PREDICATE, group, negators, predicates
from framing.measures import bootstrap_sum, verdict
from framing.model import (
    Descriptor,
    Entity,
    Evaluation,
    LoadedTerm,
    Mention,
    Polarity,
    Quotation,
    RoleUse,
    SentenceTone,
    VerdictGround,
    Voice,
)

PRIOR = 8.0
"""Net sentences that bring the score half way to its end: keeps it near 0 where there is little evidence."""

SPREAD = 0.25
"""Variance of what a sentence says before any is read; keeps the interval open where there are few."""

BESIDE = (-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
"""What eight sentences beside those found would add to the mean: variance `SPREAD`, and as long in the tails as values
are. With them the interval holds its level from `ENOUGH` sentences on (benchmarks/intervals.py)."""

SAID_PLAINLY = 0.3
"""Weight of descriptors, predicates and loaded terms beside the network's reading of the sentence."""

ENOUGH = 4
"""Sentences from which on they can be resampled, and from which on an entity is read in a long text."""

OWN_ENOUGH = 3
"""Sentences in the source's own voice from which on there is a verdict."""

BLAMER = 0.5
"""Share of what is heard against the one who blames that counts for the class of tone (docs/portraits-measured.md)."""

ZERO = -0.12
"""Mean value of sentences that speak neither well nor ill of an entity; the network leans to the bad."""

LEVEL = 0.8
"""Confidence of the interval that decides the verdict, chosen by readers' verdicts (docs/portraits-measured.md)."""

ERRORS = 1.2815515655446004
"""Standard errors on each side in a normal interval of `LEVEL`."""

BESIDE_ZERO = 0.0001
"""Where the interval ends that took in 0 and whose verdict signs bear: one unit of its rounding."""

STANCE = 8
"""Characters before a name among which a prefix is looked for."""

MOST_SHOWN = 3
"""Words that a verdict is shown with."""

NEAR = 20
"""Characters between a deed and its object, where both are shown."""

SHORT = 6
"""Sentences up to which a text is read whole."""

SHOWN = 5
"""Of longer texts the sentences are read that name one of so many most salient entities, or one that `ENOUGH` sentences
name: what only passers-by are in, no report shows."""

NONE = Evaluation(score=None, low=None, high=None, own=None, attributed=None, evidence=0)


class Reading(NamedTuple):
    """One sentence about one entity: class probabilities of the network, and everything else found in it."""

    sentence: int
    voice: Voice
    probabilities: tuple[float, float, float]
    value: float
    plain: float = 0.0  # what descriptors, predicates and loaded terms say of the entity, -1 to 1
    of_another: bool = False  # the reading may be about somebody else in the sentence
    is_blamer: bool = False  # the entity blames somebody and is not blamed itself
    is_told: bool = False  # the source only tells what others hold against the entity, or what it says for itself
    signs: Signs = (0.0, 0.0)  # the source's own words against and for the entity
    labels: Signs = (0.0, 0.0)  # those of them that are strong labels of the entity

    @property
    def is_no_judgement(self) -> bool:
        return self.of_another or self.is_told

    @property
    def of_itself(self) -> float:
        """What the source says of the entity itself.

        0 if the entity blames another, is only near a culprit, is accused or wronged by others, or praises itself.
        """
        return 0.0 if self.is_no_judgement else self.value

    @property
    def ground(self) -> Ground:
        return Ground(self.value, self.plain, self.is_no_judgement, self.signs, self.labels)


class Asked(NamedTuple):
    """What the network has to read for an article: each place of an entity, then each opinion."""

    sentences: int  # of the article
    places: Sequence[_Place]
    opinions: Sequence[Opinion]
    targets: Sequence[Target]
    text: str = ""


def asked(
    tree: Tree,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    opinions: Sequence[Opinion] = (),
    judged: Collection[tuple[str, int]] = (),
) -> Asked:
    """What the network has to read before entities can be evaluated.

    Args:
        judged: (entity, sentence) where the source itself judges somebody in words, which is read too.
    """
    chosen = _chosen(tree, entities, mentions)
    read = [m for m in mentions if m.sentence in chosen or (m.entity, m.sentence) in judged]
    places = _places(tree, read, frozenset(_lands(entities)))
    targets = [place.target for place in places]
    targets += [Target(nodes, spoken_of(nodes)) for o in opinions for nodes in [tree.sentences[o.sentence]]]
    return Asked(len(tree.sentences), places, opinions, targets, tree.text)


def answered(
    questions: Asked,
    heard: Sequence[Tone],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    descriptors: Sequence[Descriptor],
    roles: Sequence[RoleUse],
    terms: Sequence[LoadedTerm],
    speech: Sequence[Quotation] = (),
) -> list[Entity]:
    """The same entities with their evaluations, from the network's reading `heard` of the targets, in their order."""
    sentences, places, opinions, _, text = questions
    plain = _said_plainly(descriptors, roles, terms)
    victims, bearers = _victims(roles, frozenset(_lands(entities))), Bearers.of(roles, descriptors)
    speaking = _speaking(places, speech)
    words = signs(descriptors, roles, terms, bearers.told)
    readings = _readings(places, heard[: len(places)], plain, words, victims, bearers, speaking)
    views = weighed(opinions, [t[2] - t[0] for t in heard[len(places) :]], entities, mentions)
    beside = around(opinions, views, mentions, sentences)
    pieces = _pieces(descriptors, roles, terms)
    objects = {(use.start, use.end): use.object for use in roles if use.object and use.role == "agent"}
    spans = {p.sentence: (p.target.nodes[0].start, p.target.nodes[-1].end) for p in places}
    found = []
    for e in entities:
        ours = readings.get(e.id, ())
        made = evaluate(ours, pieces.get(e.id, 0), beside.get(e.id, 0.0))
        if sign := _sign_of(made):
            told = sorted([w for w in words if w.entity == e.id and w.polarity.sign == sign], key=_strongest)
            shown = [_with_object(w, objects, text) for w in told] or [clearest(ours, sign, spans, terms)]
            made = replace(made, grounds=_shown(shown, text, whole=not told))
        found.append(replace(e, evaluation=made))
    return found


def _sign_of(evaluation: Evaluation) -> int:
    """The verdict: -1 badly, 1 well, 0 none."""
    return {"positive": 1, "negative": -1}.get(verdict(evaluation), 0)


def _strongest(word: Sign) -> tuple[float, int]:
    return -word.weight, word.start


def clearest(
    readings: Sequence[Reading], sign: int, spans: Mapping[int, tuple[int, int]], terms: Sequence[LoadedTerm]
) -> tuple[int, int]:
    """Where the sentence is that says it most clearly, if no words about the entity do.

    Of clear ones it is the one with the most loaded words of that side, whatever they are about.
    """
    loaded = defaultdict[int, float](float)
    for term in terms:
        if term.voice in OWN and term.polarity.sign == sign and not term.nested:
            loaded[term.sentence] += term.weight

    def telling(reading: Reading) -> tuple[bool, float, float]:
        value = reading.of_itself * sign
        return value >= CLEAR, loaded[reading.sentence], value

    return spans[max((r for r in readings if r.voice in OWN), key=telling).sentence]


def _shown(places: Sequence[tuple[int, int]], text: str, *, whole: bool) -> tuple[VerdictGround, ...]:
    """The first `MOST_SHOWN` places; the same words are shown once."""
    shown: dict[str, VerdictGround] = {}
    for start, end in places:
        words = text[start:end].rstrip()
        shown.setdefault(words.casefold(), VerdictGround(start, start + len(words), words, whole))
    return tuple(islice(shown.values(), MOST_SHOWN))


def _with_object(word: Sign, objects: Mapping[tuple[int, int], str], text: str) -> tuple[int, int]:
    """Where the words are, with the object of a deed if that is near: "refused to meet the families"."""
    thing = objects.get((word.start, word.end), "")
    at = text.find(thing, word.end, word.end + NEAR + len(thing)) if thing else -1
    return word.start, word.end if at < 0 else at + len(thing)


def _chosen(tree: Tree, entities: Sequence[Entity], mentions: Sequence[Mention]) -> set[int]:
    """The sentences to be read, which costs time; other entities in them are evaluated at no further cost."""
    places: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        places[mention.entity].add(mention.sentence)
    if len(tree.sentences) <= SHORT:
        return set().union(*places.values())
    ranked = [e.id for e in sorted(entities, key=_rank)]
    return set().union(*(places[e] for i, e in enumerate(ranked) if i < SHOWN or len(places[e]) >= ENOUGH))


def _rank(entity: Entity) -> tuple[float, str]:
    return -entity.salience, entity.id


def evaluate(readings: Sequence[Reading], pieces: int, around: float = 0.0) -> Evaluation:
    """The evaluation that follows from the sentences.

    pieces: how much evidence was found besides the sentences.
    around: what opinions in sentences that do not name the entity add to its net evidence.
    """
    if not readings:
        return NONE
    ours = [r for r in readings if r.voice in OWN]
    own, low, high = _own(ours)
    total = sum([r.value for r in readings]) + around
    return Evaluation(
        score=round(scaled(total), 4),
        low=low,
        high=high,
        own=own,
        attributed=_part([r for r in readings if r.voice not in OWN]),
        evidence=len(readings) + pieces,
        tone=_tone(readings).value,
        enough=len(ours) >= OWN_ENOUGH or _by_signs(ours) != 0,
        sentences=tuple([SentenceTone(r.sentence, round(r.value, 4), r.voice) for r in readings]),
        around=round(around, 4) + 0.0,
    )


def _own(readings: Sequence[Reading]) -> tuple[float | None, float | None, float | None]:
    """The number of the source's own voice with its interval; None where it says nothing itself."""
    if not readings:
        return None, None, None
    low, high = _with_grounds(readings, *interval([r.of_itself for r in readings]))
    return _part(readings), round(low, 4), round(high, 4)


def _with_grounds(readings: Sequence[Reading], low: float, high: float) -> tuple[float, float]:
    """The interval, widened to 0 if nothing can be shown that supports the verdict, or narrowed if signs bear one."""
    borne = _by_signs(readings)
    if borne:
        return (max(low, BESIDE_ZERO), high) if borne > 0 else (low, min(high, -BESIDE_ZERO))
    if low > 0 or high < 0:
        sign = 1 if low > 0 else -1
        if not is_borne([r.ground for r in readings], sign):
            return min(low, 0.0), max(high, 0.0)
    return low, high


def _by_signs(readings: Sequence[Reading]) -> int:
    return borne_by_signs([r.ground for r in readings])


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Interval of `LEVEL` for the score: a bootstrap over the sentences, with those of `BESIDE` (docs/statistics.md).

    A percentile interval is that of any rising function of what is resampled (Efron & Tibshirani 1993, ch. 13), so
    the ends of the sum's are put on the scale. Fewer than `ENOUGH` sentences, two or three that happen to agree, are
    no sample to draw from: there it is the normal interval with the variance of `PRIOR` more sentences.
    """
    if len(values) >= ENOUGH:
        low, high = bootstrap_sum(values, BESIDE, LEVEL)
    else:
        total, error = net(values)
        low, high = total - ERRORS * error, total + ERRORS * error
    return scaled(low), scaled(high)


def net(values: Sequence[float]) -> tuple[float, float]:
    """Sum of the values and its standard error."""
    total = sum(values)
    middle = total / len(values) if values else 0.0
    return total, math.sqrt(sum([(v - middle) ** 2 for v in values]) + PRIOR * SPREAD)


def scaled(total: float) -> float:
    """Net evidence on a scale from -1 to 1."""
    return total / (abs(total) + PRIOR)


def _part(readings: Sequence[Reading]) -> float | None:
    return round(scaled(sum([r.of_itself for r in readings])), 4) + 0.0 if readings else None


def _tone(readings: Sequence[Reading]) -> Polarity:
    """The most probable class of one sentence; of several the sign of their sum, if it exceeds its standard error.

    It is counted from where neutral sentences lie. The mean would call neutral whoever is often only named.
    """
    heard = [_without_blame(r) if r.is_blamer else r.probabilities for r in readings]
    if len(heard) == 1:
        negative, neutral, positive = heard[0]
        if neutral >= max(negative, positive):
            return Polarity.NEUTRAL
        return Polarity.NEGATIVE if negative >= positive else Polarity.POSITIVE
    total = sum([positive - negative - ZERO for negative, _, positive in heard])
    if abs(total) <= math.sqrt(SPREAD * len(heard)):
        return Polarity.NEUTRAL
    return Polarity.NEGATIVE if total < 0 else Polarity.POSITIVE


def _without_blame(reading: Reading) -> Tone:
    """What is heard against somebody who blames another belongs in part to the other."""
    negative, neutral, positive = reading.probabilities
    return negative * BLAMER, neutral + negative * (1 - BLAMER), positive


# ------------------------------------------------------------------------------------ sentence by sentence
class _Place(NamedTuple):
    """An entity in a sentence that is read."""

    sentence: int
    entity: str
    voice: Voice
    target: Target
    spared: frozenset[Polarity] = frozenset()  # readings of these polarities are not about the entity


def _lands(entities: Sequence[Entity]) -> Iterator[str]:
    return (e.id for e in entities if e.label in ("GPE", "LOC"))


def _places(tree: Tree, mentions: Sequence[Mention], lands: Container[str] = ()) -> list[_Place]:
    """Every sentence of every entity, in text order; `lands` are ids of entities that are places."""
    at: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        at[mention.sentence, mention.entity].append(mention)
    targets = {key: Target(tree.sentences[key[0]], _named(tree, at[key])) for key in sorted(at)}
    return [
        _Place(*key, _voice(at[key]), target, _not_said(tree, at[key], key[1] in lands))
        for key, target in targets.items()
        if target.named
    ]


def _not_said(tree: Tree, mentions: Sequence[Mention], is_land: bool) -> frozenset[Polarity]:
    """Who dies, is in prison, or is the place of a war is not blamed for it; to name a family is no praise."""
    heads = [tree.nodes[m.head] for m in mentions]
    if is_land and (all(_is_setting(head) for head in heads) or any(_loses(head) for head in heads)):
        return frozenset({Polarity.NEGATIVE})
    if all(_is_in_stance(tree, mention) for mention in mentions):
        return frozenset({Polarity.NEGATIVE})
    if any(_suffers(head) or _is_found_innocent(head) for head in heads):
        return frozenset({Polarity.NEGATIVE})
    if all(head.dep == "poss" and is_kin(head.head) for head in heads):
        return frozenset({Polarity.POSITIVE})
    return frozenset()


def _suffers(head: Node) -> bool:
    """Whether the entity suffers: "She died", "lost two sons", "has spent a year in prison", "is held in a cell"."""
    verb = head.head
    if not is_subject(head) or verb.pos not in ("VERB", "AUX"):
        return False
    lost = verb.child("dobj") if verb.lemma in group("losing verbs") else None
    if lost is not None and is_kin(lost):
        return True
    if verb.lemma in group("undergoing verbs") and is_active_subject(head):
        return True
    if verb.lemma not in group("being held"):
        return False
    if verb.child("attr", "acomp") is not None:
        return False  # "he was an escaped murderer from a state prison"
    held = (n for n in verb.subtree() if n.dep == "pobj" and n.head.lower in group("locative prepositions"))
    words = (word for n in held for word in (n, *n.lefts))  # "in a detention centre"
    return any(word.lemma in group("captivity") for word in words)


def _is_in_stance(tree: Tree, mention: Mention) -> bool:
    """Whether it is only named by a stance: "anti-Karvia sanctions", "a pro-Karvia party" speak of somebody else."""
    before, hyphen, after = tree.text[max(0, mention.start - STANCE) : mention.start].rpartition("-")
    return bool(hyphen) and not after and any(before.lower().endswith(p) for p in group("stance prefixes"))


def _is_found_innocent(head: Node) -> bool:
    """Whether the entity pleads not guilty, or is found so: "She pleaded not guilty", "They found her not guilty"."""
    verb = next((n for n in islice(head.ancestors(), 2) if n.lemma in group("verbs of a plea")), None)
    if verb is None:
        return False
    return any(a.lower in negators() and b.lower in group("guilt") for a, b in pairwise(verb.subtree()))


def _loses(head: Node) -> bool:
    """Whether a land suffers: "Karvia lost a fifth of its territory", "Karvia has endured twelve years of war"."""
    return is_active_subject(head) and head.head.lemma in group("losing verbs")


def _is_setting(head: Node) -> bool:
    """Whether a place is only the setting or topic: "In Karvia", "in the port of Karvia", "the Karvia war"."""
    if head.dep == "pobj":
        part = head.head.head if head.head.lower == "of" else None
        if part is not None and part.dep == "pobj":
            return part.head.lower in group("locative prepositions")
        return head.head.lower in group("locative prepositions")
    return head.dep in ("compound", "nmod", "npadvmod")


def _readings(
    places: Sequence[_Place],
    heard: Sequence[Tone],
    plain: Mapping[tuple[str, int, bool], float],
    words: Sequence[Sign],
    victims: Collection[tuple[str, int]],
    bearers: Bearers,
    speaking: Container[tuple[str, int]],
) -> dict[str, list[Reading]]:
    """What each sentence of each entity says of it, in text order."""
    found: dict[str, list[Reading]] = defaultdict(list)
    against, called = weights(words), weights(w for w in words if w.is_label)
    for (sentence, entity, voice, _, spared), probabilities in zip(places, heard, strict=True):
        if (entity, sentence) in victims or Polarity.NEGATIVE in spared:
            probabilities = _spared(probabilities)
        elif Polarity.POSITIVE in spared:
            probabilities = (probabilities[0], round(probabilities[1] + probabilities[2], DIGITS), 0.0)
        said = plain.get((entity, sentence, True), 0.0)
        if voice not in OWN:
            said += plain.get((entity, sentence, False), 0.0)
        said = max(-1.0, min(1.0, said))
        value = max(-1.0, min(1.0, probabilities[2] - probabilities[0] + SAID_PLAINLY * said))
        another = bearers.is_of_another(entity, sentence, value)
        blamer = bearers.is_blamer(entity, sentence)
        told = bearers.is_told(entity, sentence) if value < 0 else (entity, sentence) in speaking
        told = told and voice in OWN
        ours, labels = (some.get((entity, sentence), (0.0, 0.0)) for some in (against, called))
        found[entity].append(Reading(sentence, voice, probabilities, value, said, another, blamer, told, ours, labels))
    return found


def _speaking(places: Iterable[_Place], speech: Iterable[Quotation]) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where half of the sentence or more is the entity's own speech: "“We saved it,” she said"."""
    said: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in speech:
        if quotation.speaker_entity is not None and quotation.type in SPEECH:
            said[quotation.speaker_entity].append(quotation)
    return frozenset({(p.entity, p.sentence) for p in places if _is_mostly(p.target.nodes, said.get(p.entity, ()))})


def _is_mostly(nodes: Sequence[Node], speech: Iterable[Quotation]) -> bool:
    """Whether half of the sentence's characters or more are inside the speech."""
    start, end = nodes[0].start, nodes[-1].end
    return 2 * sum([max(0, min(q.end, end) - max(q.start, start)) for q in speech]) >= end - start


def _victims(roles: Sequence[RoleUse], lands: Container[str] = ()) -> frozenset[tuple[str, int]]:
    """(entity, sentence) where the entity is harmed, seized, driven out or cleared and does nothing against it.

    The network recognises harm, but not its victim, and charges and deeds, but not that somebody is cleared of them or
    did not do them: "She never betrayed anybody". `lands` are ids of entities that are places.
    """
    suffered = (u for u in roles if u.role != "agent" and not u.negated)
    harmed = {(u.entity, u.sentence) for u in suffered if _is_harm(u, is_land=u.entity in lands)}
    denied = (u for u in roles if u.role == "agent" and u.negated)
    harmed |= {(u.entity, u.sentence) for u in denied if predicates().get(u.verb, NO_PREDICATE).agent < 0}
    doing = {(u.entity, u.sentence) for u in roles if u.role == "agent" and u.polarity is Polarity.NEGATIVE}
    return frozenset(harmed - doing)


def _is_harm(use: RoleUse, *, is_land: bool) -> bool:
    """Whether a verb means harm to its patient; of a person, "hit" and "attack" may be meant of words or sport."""
    if is_land and part_of(use.verb, "patient") == "victim":
        return True
    named = {use.verb, f"{use.verb} {use.object}"}  # "hold hostage"
    return is_bodily_harm(use.verb) or not named.isdisjoint(group("seizing verbs") | group("clearing verbs"))


def _spared(probabilities: Tone) -> Tone:
    """The reading without what the network holds against a victim."""
    negative, neutral, positive = probabilities
    return 0.0, round(negative + neutral, DIGITS), positive


def _named(tree: Tree, mentions: Sequence[Mention]) -> frozenset[int]:
    return frozenset([n.i for m in mentions for n in tree.between(m.start, m.end) if n.sent == m.sentence])


def _voice(mentions: Sequence[Mention]) -> Voice:
    """The source's own voice if any of the mentions has it."""
    for mention in mentions:
        if mention.voice in OWN:
            return mention.voice
    return mentions[0].voice


def _said_plainly(
    descriptors: Sequence[Descriptor], roles: Sequence[RoleUse], terms: Sequence[LoadedTerm]
) -> dict[tuple[str, int, bool], float]:
    """(entity, sentence, own) -> sum of what descriptors, predicates and loaded terms say of it.

    What the source says itself is apart from what others do: "He claimed that the judge had praised him."
    """
    total: dict[tuple[str, int, bool], float] = defaultdict(float)
    for descriptor in descriptors:
        key = descriptor.entity, descriptor.sentence, descriptor.voice in OWN
        total[key] += descriptor.polarity.sign * descriptor.weight
    for use in roles:
        total[use.entity, use.sentence, use.voice in OWN] += use.polarity.sign * use.weight
    for term in terms:
        if term.target is not None and not term.nested:
            sign = -term.polarity.sign if term.negated else term.polarity.sign
            total[term.target, term.sentence, term.voice in OWN] += sign * term.weight
    return total


def _pieces(descriptors: Sequence[Descriptor], roles: Sequence[RoleUse], terms: Sequence[LoadedTerm]) -> dict[str, int]:
    """Entity -> how many descriptors, predicates and loaded terms speak for or against it."""
    count: dict[str, int] = defaultdict(int)
    for descriptor in descriptors:
        count[descriptor.entity] += descriptor.polarity is not Polarity.NEUTRAL
    for use in roles:
        count[use.entity] += use.polarity is not Polarity.NEUTRAL
    for term in terms:
        if term.target is not None and term.polarity is not Polarity.NEUTRAL:
            count[term.target] += 1
    return count
