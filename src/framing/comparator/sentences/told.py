"""What an article tells: its words, numbers and names, its quotations, speakers and deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cached_property

from framing.comparator.sentences.figures_told import FiguresTold
from framing.comparator.sentences.names_told import DESCRIBED, NamesTold
from framing.comparator.sentences.profiles import Referents
from framing.comparator.sentences.words_told import AROUND, WordsTold, content_words, has_name
from framing.language.deeds import trigger_types
from framing.language.voices import STATEMENTS
from framing.language.words import group
from framing.model import Analysis, PartKind

_LITTLE = group("general event types for searching")
_OFFICES = frozenset({"title", "premodifier"})


class Told:
    """The contents of one article, indexed for searching."""

    def __init__(self, analysis: Analysis, known: Referents, sets: Mapping[str, frozenset[str]]) -> None:
        self._analysis, self._known = analysis, known
        self._parse, self._text = analysis.parse, analysis.article.text
        self.words = WordsTold(analysis, known, sets)
        self.numbers = FiguresTold(analysis)
        self.names = NamesTold(analysis, self.words)

    def opens(self, start: int, end: int) -> bool:
        """Whether a stretch belongs to the headline, the standfirst or the first sentence of the body."""
        return any(a < end and start < b for a, b in self._top)

    @cached_property
    def _top(self) -> list[tuple[int, int]]:
        sentences = self._analysis.sentences
        first = next((s for s in sentences if s.part is PartKind.BODY), None)
        head = [s for s in sentences if s.part in (PartKind.HEADLINE, PartKind.STANDFIRST)]
        return [(s.start, s.end) for s in (*head, *([first] if first is not None else []))]

    @property
    def length(self) -> int:
        """Characters of the text."""
        return len(self._text)

    def quotations(self, start: int, end: int) -> list[str]:
        """The quoted text that overlaps with the stretch."""
        found = []
        for q in self._analysis.quotations:
            spans = [(q.start, q.end)] if q.type == "direct" else q.parts if q.type == "mixed" else ()
            found += [self._text[a:b] for a, b in spans if a < end and start < b]
        return found

    def deeds(self, start: int, end: int) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Kinds and participants of the events between two characters."""
        return ((types, people) for at, types, people in self._deeds if start <= at < end)

    def has_deed(self, types: Set[str], people: Set[str]) -> bool:
        """Whether a participant of a deed of that kind takes part in one here, or two parties share any deed."""
        for _, kinds, parties in self._deeds:
            both = people & parties
            if both and (len(both) > 1 or not (types & kinds) <= _LITTLE):
                return True
        return False

    def may_speak(self, name: str) -> bool:
        """Whether a speaker here may be the one with that name."""
        anyone = name.split()[-1]
        if (
            anyone.islower()
            and not anyone.endswith("s")
            and any(q.type in STATEMENTS for q in self._analysis.quotations)
        ):
            return True  # "the former senator" may be whoever is quoted here by name
        named = has_name(name)
        words = frozenset(content_words(name))
        for q in self._analysis.quotations:
            if q.type in STATEMENTS:
                called = f"{q.speaker or ''} {q.speaker_words or ''}"
                if not words.isdisjoint(content_words(called)):
                    return True
                if not named and q.speaker_kind != "named":
                    return True
        return self.names.has_name(name) if named else self.words.most_words(words) >= DESCRIBED

    def may_tell_of(self, entity: str, words: Set[str]) -> bool:
        """Whether one of the words stands in or beside a sentence that means the entity.

        Of a body or group, which has many names and members, it may stand anywhere.
        """
        article = self._analysis.article.id
        labels = {e.label for e in self._analysis.entities if self._known.get((article, e.id)) == entity}
        at = [
            n
            for n, (first, last) in enumerate(self._parse.sentences)
            if any(lemma.lower() in words for lemma in self._parse.lemmas[first:last])
        ]
        if labels != {"PERSON"}:
            return bool(at)
        named = self.sentences_of(entity)
        return any(not named.isdisjoint(range(n - AROUND, n + AROUND + 1)) for n in at)

    def sentences_of(self, entity: str) -> frozenset[int]:
        """The sentences that mean a compared entity, by name, description or pronoun."""
        article = self._analysis.article.id
        return frozenset(m.sentence for m in self._analysis.mentions if self._known.get((article, m.entity)) == entity)

    def office_of(self, entity: str) -> frozenset[str]:
        """The keys of the words before and behind a name that say what office somebody has."""
        article = self._analysis.article.id
        spans = [
            (d.start, d.end)
            for d in self._analysis.descriptors
            if d.relation in _OFFICES and self._known.get((article, d.entity)) == entity
        ]
        return frozenset().union(*[u.keys for start, end in spans for u in self.words.units(start, end)])

    @cached_property
    def _deeds(self) -> list[tuple[int, frozenset[str], frozenset[str]]]:
        """Place, kinds and participants of each event; entities in its sentence count as participants."""
        article, types = self._analysis.article.id, trigger_types()
        inside: dict[int, set[str]] = defaultdict(set)
        for m in self._analysis.mentions:
            inside[m.sentence].add(self._known.get((article, m.entity), ""))
        found = []
        for e in self._analysis.events:
            ids = [self._known[article, x] for x in (e.agent, e.patient) if x and (article, x) in self._known]
            found.append((e.trigger_start, types.get(e.trigger) or frozenset((e.type,)), frozenset(ids)))
        return found
