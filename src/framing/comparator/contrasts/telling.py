"""How telling a clause is by itself: features that a reader could name, and their weighted sum."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from math import exp, log

from msgspec import Struct

from framing.comparator.contrasts.units import Unit, units
from framing.comparator.sentences.profiles import Referents
from framing.comparator.sentences.rarity import weights
from framing.language import polarity
from framing.language.cues import cues
from framing.language.resources import table
from framing.language.tree import Node, Tree
from framing.language.words import function_words, negators
from framing.model import Analysis, ComparedEntity, Descriptor, Event, PartKind, Quotation, Voice

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
_OPENING = frozenset({PartKind.HEADLINE, PartKind.STANDFIRST})
_JUDGING = frozenset({"apposition", "copula", "relative clause", "as-phrase", "title", "premodifier"})
_SAYING_WHO = frozenset({"apposition", "copula", "as-phrase"})
_UNLISTED = 1.0
_FEW = 3


class Clause(Struct, frozen=True, dict=True):
    """A unit with the properties that are compared: its weighty words, its referents, its features."""

    unit: Unit
    text: str
    terms: Mapping[str, float]  # lemma -> weight 0 to 1, names aside
    nouns: frozenset[str]  # lemmas
    names: frozenset[str]  # ids of the compared entities mentioned
    numbers: frozenset[str]
    counted: frozenset[tuple[str, str]]  # number, and the lemma of what it counts
    speaker: str | None  # id of the compared entity that speaks
    polarity: float  # sum of the opinion words
    labels: frozenset[str]  # ids of the compared entities that are described
    parts: frozenset[tuple[str, str]]  # id of a compared entity, and whether it is "agent" or "patient"
    deeds: Mapping[tuple[str, str], str]  # type of an event, and a compared entity in it -> its trigger
    stance: str  # of the verb of saying
    features: Mapping[str, float]
    reported: str | None = None  # id of the compared entity whose verb of saying stands in the clause

    @cached_property
    def own(self) -> bool:
        """Whether the outlet says it itself; scare quotes are its own."""
        return self.unit.voice in (Voice.OWN, Voice.SCARE)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words as they are written, without regard to capitals."""
        return frozenset(self.folded.split())

    @cached_property
    def folded(self) -> str:
        """Its text without differences of case."""
        return self.text.casefold()

    @cached_property
    def weight(self) -> float:
        """Sum of the weights of the terms."""
        return sum(self.terms.values())


def clauses(
    number: int, analysis: Analysis, tree: Tree, known: Referents, entities: Mapping[str, ComparedEntity]
) -> list[Clause]:
    """The clauses of an article, in text order, with their features."""
    found = _Findings(analysis, known, entities)
    return [found.clause(unit, tree.nodes[unit.first : unit.last]) for unit in units(number, tree, analysis)]


class _Findings:
    """What the analysis found in an article, by place."""

    def __init__(self, analysis: Analysis, known: Referents, entities: Mapping[str, ComparedEntity]) -> None:
        self._analysis, self._known, self._entities = analysis, known, entities
        self._mentions = _Placed(analysis.mentions)
        self._terms = _Placed(t for t in analysis.loaded_terms if not t.nested)
        self._descriptors = _Placed(analysis.descriptors)
        self._roles = _Placed(analysis.roles)
        self._events = _Placed(
            _Deed(e.trigger_start, e.trigger_end, e.type, e.trigger, self._participants(e))
            for e in analysis.events
            if not e.negated and e.trigger not in cues("VERB") and e.trigger not in cues("NOUN")
        )
        self._cues = _Placed(
            _Cue(q.cue_start, q.cue_end or q.cue_start, q) for q in analysis.quotations if q.cue_start is not None
        )
        self._quotations = _Placed(q for q in analysis.quotations if q.type not in ("topic", "act"))
        self._loadedness = {x.sentence: x.score for x in analysis.loadedness}
        body = [k for k, s in enumerate(analysis.sentences) if s.part is PartKind.BODY]
        self._place = {k: n for n, k in enumerate(body)}
        self._last = len(body) - 1

    def clause(self, unit: Unit, nodes: Sequence[Node]) -> Clause:
        text = self._analysis.article.text[unit.start : unit.end]
        ids = [(m, self._known.get((self._analysis.article.id, m.entity))) for m in self._mentions.within(unit)]
        names = frozenset(e for _, e in ids if e is not None)
        inside = {i for m, _ in ids if m.kind == "name" for i in range(m.start, m.end)}
        words = [n for n in nodes if n.pos in _CONTENT and n.lower not in function_words()]
        terms = {
            n.lemma.lower(): weight(n.lemma.lower())
            for n in words
            if n.pos != "NUM" and n.pos != "PROPN" and n.start not in inside
        }
        proper = {n.lemma.lower(): weight(n.lemma.lower()) for n in words if n.pos == "PROPN" or n.start in inside}
        opinions = [polarity.of_word(n) for n in nodes]
        speaker = self._speaker(unit)
        features = self._features(unit, nodes, text, terms, proper, names, opinions, speaker)
        numbers = frozenset(n.lower for n in nodes if n.pos == "NUM")
        counted = frozenset(
            (n.lower, noun)
            for n in nodes
            if n.dep == "nummod" and n.head.pos == "NOUN" and (noun := n.head.lemma.lower()) not in listed("unit")
        )
        nouns = frozenset(n.lemma.lower() for n in words if n.pos == "NOUN") & terms.keys()
        here, saying = self._analysis.article.id, self._cues.within(unit)
        return Clause(
            unit=unit,
            text=text,
            terms=terms,
            nouns=nouns,
            names=names,
            numbers=numbers,
            counted=counted,
            speaker=speaker,
            polarity=sum(opinions),
            labels=frozenset(
                known
                for d in self._descriptors.within(unit)
                if _names_somebody(d) and (known := self._known.get((here, d.entity)))
            ),
            parts=frozenset(
                (known, r.role.split()[-1])
                for r in self._roles.within(unit)
                if not r.negated and (known := self._known.get((here, r.entity)))
            ),
            deeds={(e.type, who): e.trigger for e in self._events.within(unit) for who in sorted(e.who)},
            stance=next((c.quotation.stance for c in saying), ""),
            features=features,
            reported=next((self._known.get((here, c.quotation.speaker_entity or "")) for c in saying), None),
        )

    def _participants(self, event: Event) -> frozenset[str]:
        ids = [self._known.get((self._analysis.article.id, i)) for i in (event.agent, event.patient) if i is not None]
        return frozenset(i for i in ids if i is not None)

    def _speaker(self, unit: Unit) -> str | None:
        around = [q for q in self._quotations.around(unit) if q.speaker_entity]
        if not around:
            return None
        nearest = min(around, key=_length)
        return self._known.get((self._analysis.article.id, nearest.speaker_entity or ""))

    def _features(
        self,
        unit: Unit,
        nodes: Sequence[Node],
        text: str,
        terms: Mapping[str, float],
        proper: Mapping[str, float],
        names: frozenset[str],
        opinions: Sequence[float],
        speaker: str | None,
    ) -> dict[str, float]:
        own = unit.voice in (Voice.OWN, Voice.SCARE)
        part = self._analysis.sentences[unit.sentence].part
        place = self._place.get(unit.sentence, 0)
        loaded = self._terms.within(unit)
        heavy = min(1.5, sum(t.weight for t in loaded))
        judged = [d for d in self._descriptors.within(unit) if d.relation in _JUDGING]
        roles = [r for r in self._roles.within(unit) if r.polarity.sign]
        saying = self._cues.within(unit)
        salience = [self._entities[e].salience for e in names]
        shared = [e for e in names if len(self._entities[e].portraits) > 1]
        minus, plus = -sum(min(0, x) for x in opinions), sum(max(0, x) for x in opinions)
        loadedness = self._loadedness.get(unit.sentence, 0.0)
        lemmas = {n.lower for n in nodes} | {n.lemma.lower() for n in nodes}
        features = {
            "headline": float(part is PartKind.HEADLINE),
            "standfirst": float(part is PartKind.STANDFIRST),
            "lead": float(part is PartKind.BODY and place == 0),
            "early": exp(-place / 6) if part is PartKind.BODY else 0.0,
            "last": float(part is PartKind.BODY and place >= self._last - 1 and self._last > _FEW),
            "own": float(own),
            "direct": float(unit.voice is Voice.DIRECT),
            "indirect": float(unit.voice is Voice.INDIRECT),
            "words": log(unit.words),
            "short": float(unit.words < 6),
            "loaded own": heavy * own,
            "loaded other": heavy * (not own),
            "loadedness own": loadedness * own,
            "loadedness other": loadedness * (not own),
            "minus own": min(1.5, minus) * own,
            "minus other": min(1.5, minus) * (not own),
            "plus own": min(1.5, plus) * own,
            "plus other": min(1.5, plus) * (not own),
            "descriptor": min(2.0, float(len(judged))),
            "judging descriptor": min(1.5, sum(d.weight for d in judged if d.polarity.sign)),
            "judging role": min(2.0, float(len(roles))),
            "cue": float(bool(saying)),
            "telling cue": float(any(c.quotation.stance != "neutral" for c in saying)),
            "scare": float(any(q.type in ("scare", "distancing") for q in self._quotations.within(unit))),
            "number": float(any(n.pos == "NUM" for n in nodes)),
            "denial": float(bool(lemmas & negators())),
            "turn": float(bool(lemmas & listed("turn"))),
            "hedge": float(bool(lemmas & listed("hedge"))),
            "salience": max(salience, default=0.0),
            "names": min(3.0, float(len(names))),
            "shared names": float(bool(shared)),
            "pronoun": float(any(n.pos == "PRON" for n in nodes)),
            "rarity": sum(terms.values()) / max(1, len(terms)),
            "content": log(1 + sum(terms.values())),
            "proper": min(4.0, sum(proper.values())),
            "question": float("?" in text or "!" in text),
            "speaker known": float(speaker is not None),
            "first person": float(bool(lemmas & listed("first person"))),
            "finite": float(any(n.pos in ("VERB", "AUX") for n in nodes)),
        }
        return {k: v for k, v in features.items() if v}


def _names_somebody(descriptor: Descriptor) -> bool:
    """Whether a descriptor characterises somebody. A mere word before the name does if it judges."""
    if descriptor.negated or descriptor.relation not in _JUDGING:
        return False
    return descriptor.relation in _SAYING_WHO or descriptor.polarity.sign != 0


class _Cue(Struct, frozen=True):
    start: int
    end: int
    quotation: Quotation


class _Deed(Struct, frozen=True):
    start: int
    end: int
    type: str
    trigger: str
    who: frozenset[str]  # ids of the compared entities that act or are acted upon


class _Placed[T]:
    """Things with a start and an end, by place."""

    def __init__(self, things: Iterable[T]) -> None:
        self._things = sorted(things, key=_start_end)
        self._starts = [t.start for t in self._things]  # type: ignore[attr-defined]

    def within(self, unit: Unit) -> list[T]:
        """Those that begin inside the unit."""
        return self._things[bisect_left(self._starts, unit.start) : bisect_left(self._starts, unit.end)]

    def around(self, unit: Unit) -> list[T]:
        """Those that hold the whole unit."""
        before = self._things[: bisect_right(self._starts, unit.start)]
        return [t for t in before if t.end >= unit.end]  # type: ignore[attr-defined]


def _start_end(thing: object) -> tuple[int, int]:
    return thing.start, thing.end  # type: ignore[attr-defined]


def _length(quotation: Quotation) -> int:
    return quotation.end - quotation.start


@cache
def weight(lemma: str) -> float:
    """How rare a word is, 0 to 1. Words that are not in the list of common words are rare."""
    listed = weights()
    return listed[lemma] if lemma in listed else _UNLISTED if lemma[:1].isalnum() else 0.0


@cache
def listed(kind: str) -> frozenset[str]:
    """Words of one kind (lexicons/resources/contrast-words.csv)."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("contrast-words"):
        found[row["kind"]].add(row["word"])
    return frozenset(found[kind])
