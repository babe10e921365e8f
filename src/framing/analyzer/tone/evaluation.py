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

from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from framing.analyzer.tone.grounds import Bearers, Sign, signs, weights
from framing.analyzer.tone.named_places import Place, ids_of_lands, named_places
from framing.analyzer.tone.net_evidence import ENOUGH, evaluate
from framing.analyzer.tone.opinions import Opinion, around, spoken_of, weighed
from framing.analyzer.tone.readings import Reading
from framing.analyzer.tone.shown_places import clearest, first_shown, strongest, with_object
from framing.analyzer.tone.tone import DIGITS, Target, Tone
from framing.analyzer.tone.victims import sentences_of_victims, spared_reading, spoken_sentences
from framing.language.tree import Tree
from framing.language.voices import OWN
from framing.measures import verdict
from framing.model import Descriptor, Entity, Evaluation, LoadedTerm, Mention, Polarity, Quotation, RoleUse

SAID_PLAINLY = 0.3
"""Weight of descriptors, predicates and loaded terms beside the network's reading of the sentence."""
SHORT = 6
"""Sentences up to which a text is read whole."""
SHOWN = 5
"""Of longer texts the sentences are read that name one of so many most salient entities, or one that `ENOUGH` sentences
name: what only passers-by are in, no report shows."""


class Asked(NamedTuple):
    """What the network has to read for an article: each place of an entity, then each opinion."""

    sentences: int  # of the article
    places: Sequence[Place]
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
    places = named_places(tree, read, frozenset(ids_of_lands(entities)))
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
    victims, bearers = sentences_of_victims(roles, frozenset(ids_of_lands(entities))), Bearers.of(roles, descriptors)
    speaking = spoken_sentences(places, speech)
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
            told = sorted([w for w in words if w.entity == e.id and w.polarity.sign == sign], key=strongest)
            shown = [with_object(w, objects, text) for w in told] or [clearest(ours, sign, spans, terms)]
            made = replace(made, grounds=first_shown(shown, text, whole=not told))
        found.append(replace(e, evaluation=made))
    return found


def _sign_of(evaluation: Evaluation) -> int:
    """The verdict: -1 badly, 1 well, 0 none."""
    return {"positive": 1, "negative": -1}.get(verdict(evaluation), 0)


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


def _readings(
    places: Sequence[Place],
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
            probabilities = spared_reading(probabilities)
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
