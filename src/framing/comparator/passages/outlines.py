"""The main content of a sentence: its main predicates with their arguments, and what distinguishes its occasion."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from framing.comparator.sentences.profiles import Profile, Referents
from framing.language.cues import cues
from framing.language.deeds import trigger_types
from framing.language.subjects import SUBJECTS
from framing.language.tree import Node, sentence_nodes
from framing.language.voices import SPEECH
from framing.model import Analysis, ComparedEntity, Quotation

_ARGUMENTS = frozenset(
    {*SUBJECTS, "dobj", "dative", "attr", "oprd", "acomp", "xcomp", "agent", "prep", "pobj", "conj"}
    | {"compound", "nmod", "amod"}
)
_DEPTH = 3  # arcs from a predicate to the words that count as its arguments
_CLAUSES = 3  # reporting verbs above the clause that they report, at most
_PREDICATES = frozenset({"VERB", "AUX"})
_NO_WORD = frozenset({"PUNCT", "SPACE"})


class Outline(Struct, frozen=True):
    """Of one sentence.

    `core` maps the words of its main predicates and their arguments to weights from 0 to 1; of "he said that she had
    left", the main predicate is "leave".
    """

    core: dict[str, float]
    predicates: frozenset[str]  # types of the main predicates, lemmas where no type is listed
    told: frozenset[str]  # types of all its events
    pairs: frozenset[tuple[str, str]]  # lemmas that are neighbours
    numbers: frozenset[str]
    days: frozenset[str]  # weekdays and months
    doers: frozenset[str]  # who does what the main predicates say, as far as it is somebody known
    speakers: frozenset[str]  # the speakers of its words
    people: frozenset[str]  # who is named or meant


class Outlines:
    """Makes outlines of the sentences of a story, each once."""

    def __init__(
        self,
        analyses: Sequence[Analysis],
        told: Sequence[Profile],
        known: Referents,
        entities: Sequence[ComparedEntity],
    ) -> None:
        self._analyses, self._told, self._known = analyses, told, known
        self._people = {"@" + e.id for e in entities if e.label == "PERSON"}
        self._made: dict[int, Outline] = {}
        self._spoken = [_by_sentence(a) for a in analyses]
        self._days = [_day_tokens(a) for a in analyses]

    def of(self, number: int) -> Outline:
        """The outline of the profile of that number."""
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = self._outline(self._told[number])
        return found

    def _outline(self, profile: Profile) -> Outline:
        analysis = self._analyses[profile.article]
        parse, types = analysis.parse, trigger_types()
        first, last = parse.sentences[profile.sentence]
        lemmas, pos = [w.lower() for w in parse.lemmas[first:last]], parse.pos[first:last]
        words = [lemma for lemma, p in zip(lemmas, pos, strict=True) if p not in _NO_WORD]
        predicates = list(_predicates(sentence_nodes(analysis.article.text, parse, profile.sentence)))
        named = [n.lemma.lower() for n in predicates]
        reached = [n.lemma.lower() for n in _reached(predicates)]
        days = self._days[profile.article]
        main = frozenset(t for lemma in named for t in types.get(lemma) or (lemma,))
        return Outline(
            core={lemma: w for lemma in reached if (w := profile.terms.get(lemma)) is not None},
            predicates=main,
            told=frozenset(t for h in profile.happenings for t in h.types),
            pairs=frozenset(pairwise(words)),
            numbers=frozenset(w for w, p in zip(lemmas, pos, strict=True) if p == "NUM" and w in profile.terms),
            days=frozenset(lemmas[i - first] for i in days[bisect_left(days, first) : bisect_left(days, last)]),
            doers=self._doers(profile, main, analysis.article.id),
            speakers=frozenset(self._speaker(q, analysis) for q in self._spoken[profile.article][profile.sentence]),
            people=frozenset(t for t in profile.terms if t in self._people),
        )

    def _doers(self, profile: Profile, main: frozenset[str], article: str) -> frozenset[str]:
        agents = (h.event.agent for h in profile.happenings if not h.types.isdisjoint(main))
        return frozenset(self._known[article, a] for a in agents if a is not None and (article, a) in self._known)

    def _speaker(self, quotation: Quotation, analysis: Analysis) -> str:
        referent = self._known.get((analysis.article.id, quotation.speaker_entity or ""))
        return f"@{referent}" if referent else (quotation.speaker or "").lower().split()[-1]


def _by_sentence(analysis: Analysis) -> Mapping[int, list[Quotation]]:
    """Sentence -> the quotations in it whose speaker is known."""
    found: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in analysis.quotations:
        if quotation.type in SPEECH and (quotation.speaker or "").split():
            at = quotation.sentence
            while at < len(analysis.sentences) and (
                at == quotation.sentence or analysis.sentences[at].start < quotation.end
            ):
                found[at].append(quotation)
                at += 1
    return found


def _day_tokens(analysis: Analysis) -> list[int]:
    """Tokens of weekdays and months, in text order: the proper nouns of the dates."""
    pos = analysis.parse.pos
    dates = (span for span in analysis.parse.names if span[2] == "DATE")
    return sorted({i for first, last, _ in dates for i in range(first, last) if pos[i] == "PROPN"})


def _predicates(nodes: Sequence[Node]) -> Iterator[Node]:
    """The main predicates: the root, or the heads of the speech that it reports."""
    roots = [n for n in nodes if n.head is n]
    root = next((n for n in roots if n.pos in _PREDICATES), roots[0] if roots else None)
    todo = [] if root is None else [(root, 0)]
    while todo:
        node, depth = todo.pop()
        reported = [c for c in node.children if c.dep == "ccomp"]
        if reported and depth < _CLAUSES and node.lemma.lower() in cues("VERB"):
            todo += [(c, depth + 1) for c in reported]
        else:
            yield node


def _reached(predicates: Sequence[Node]) -> list[Node]:
    """The predicates with their arguments and the modifiers of these."""
    found, level = list(predicates), list(predicates)
    for _ in range(_DEPTH):
        level = [c for node in level for c in node.children if c.dep in _ARGUMENTS]
        found += level
    return found
