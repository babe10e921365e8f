"""In which wording sets of the lexicons sources choose different members."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from framing.comparator.differences.concept_members import Member, Phrases, concept_index
from framing.comparator.differences.concept_uses import Uses
from framing.comparator.differences.names import NamedInside
from framing.comparator.differences.one_referent import COMMON, may_be_compared, of_one_referent
from framing.comparator.differences.wording_sets import SEVERAL, is_different, wording_set
from framing.comparator.differences.wording_uses import Use, judged_by, presented_by
from framing.comparator.sentences.evidence import Places
from framing.comparator.sentences.profiles import Profile
from framing.lexicon.entry import Entry, Lexicon
from framing.model import ComparedEntity, Polarity, Voice, WordingSet

_OPENING = 3  # sentences of an opening: the headline and the two that follow
_OFTEN = 0.38  # share of the sentences from which on it says less that two name a person
APART = 0.25  # difference in judgement from which on two names compete
_LOADED = 0.3  # weight from which on a member of a wording set counts as more than a plain name
_BODIES = frozenset({"government"})  # wording sets whose members name a body


def from_concepts(
    at: Sequence[Places], told: Sequence[Profile], concepts: Lexicon, entities: Sequence[ComparedEntity]
) -> list[WordingSet]:
    """The wording sets of the lexicons of which sources choose members that judge differently."""
    index = concept_index(concepts)
    people = _weights(frozenset("@" + e.id for e in entities if e.label == "PERSON"), told)
    inside, anybody = NamedInside(entities), NamedInside(entities, unnamed=True)
    about = {(p.article, p.sentence): p.terms for p in told}
    named = [_Named(n, place, about, inside, anybody) for n, place in enumerate(at)]
    members: dict[str, list[tuple[int, Member]]] = defaultdict(list)
    for n, place in enumerate(at):
        for member in index.members(place.analysis):
            members[member.entry.concept].append((n, member))
    found = []
    for concept, some in sorted(members.items()):
        if len({n for n, _ in some}) < SEVERAL or len({m.entry.term.lower() for _, m in some}) < SEVERAL:
            continue  # whatever is kept of them, nothing differs
        presented = [presented_by(m.entry) for _, m in some]
        if max(presented) - min(presented) < APART and not any(_is_proper(m.entry) for _, m in some):
            continue
        uses = [u for n, member in _of_this_year(some, named) if (u := named[n].use(member)) is not None]
        if concept in _BODIES:
            uses = [u for u in uses if u.within]  # "the regime" may be any
        kept = of_one_referent(uses, people)
        if is_different(kept) and _is_contested(kept, people):
            found.append(wording_set(at, concept.replace("-", " "), "concept", kept))
    return _once(found)


class _Named:
    """Makes uses of the members that one article has."""

    def __init__(
        self,
        number: int,
        place: Places,
        about: Mapping[tuple[int, int], Mapping[str, float]],
        inside: NamedInside,
        anybody: NamedInside,
    ) -> None:
        self._number, self._place, self._about = number, place, about
        self._inside, self._anybody = inside, anybody
        self._article = place.analysis.article
        self._phrases = Phrases(place.analysis)
        self.looks = Uses(place.analysis)

    def use(self, member: Member) -> Use | None:
        """None if the words do not name the thing itself."""
        entry, looks = member.entry, self.looks
        if not looks.is_named_by(member) or (entry.concept in _BODIES and looks.is_qualifier(member)):
            return None
        sentence = self._place.sentence(member.start)
        term = entry.term.lower()
        mine = set(term.split())
        context = {t: w for t, w in self._about.get((self._number, sentence), {}).items() if t not in mine}
        judged, verb = presented_by(entry), looks.is_verb(member)
        if verb:
            start, end = looks.shown(member)
            within = concerned = frozenset[str]()
            several = None
        else:
            start, end = self._phrases.around(member.start, member.end)
            within = self._inside.of(self._article.id, start, end)
            concerned, several = looks.concerned(member, self._anybody), looks.is_several(member)
            judged += judged_by(self._article.text[start:end], mine)
        return Use(
            self._number, term, start, end, context, entry.polarity, _is_loaded(entry), _is_proper(entry), judged,
            own=self._place.evidence(start, end).voice is Voice.OWN, opens=sentence < _OPENING,
            verb=verb, undergone=looks.undergone(member, self._anybody), within=within, concerned=concerned,
            several=several, names=looks.names_beside(member, start, end), known=looks.words,
        )  # fmt: skip


def _once(found: Sequence[WordingSet]) -> list[WordingSet]:
    """The sets without those that show the same words as a fuller one: a killing may be a member of several."""
    kept: list[WordingSet] = []
    for one in sorted(found, key=_fullness, reverse=True):
        if not any(_has_same_words(one, other) for other in kept):
            kept.append(one)
    return [s for s in found if s in kept]


def _fullness(one: WordingSet) -> tuple[int, int]:
    """How many words of a set judge, and how many there are."""
    return sum(w.count for w in one.wordings if w.polarity.sign), sum(w.count for w in one.wordings)


def _has_same_words(one: WordingSet, other: WordingSet) -> bool:
    """Whether names of both sets begin at the same places in two articles, or all that judge in the one set do."""
    places_ = {(e.article, e.start) for w in other.wordings for e in w.evidence}
    judging = {(e.article, e.start) for w in one.wordings if w.polarity.sign for e in w.evidence}
    shared = {e.article for w in one.wordings for e in w.evidence if (e.article, e.start) in places_}
    return len(shared) > 1 or (bool(judging) and judging <= places_)


def _of_this_year(some: Sequence[tuple[int, Member]], named: Sequence[_Named]) -> list[tuple[int, Member]]:
    """The members without those that a year tells apart from the others of their article: "the 2008 riots"."""
    years = [named[n].looks.year(member) for n, member in some]
    undated = {n for (n, _), year in zip(some, years, strict=True) if not year}
    return [found for found, year in zip(some, years, strict=True) if not year or found[0] not in undated]


def _is_contested(uses: Sequence[Use], people: Mapping[str, float]) -> bool:
    """Whether two articles name one thing by words that judge differently, or one of them by a proper name.

    Both are the sources' own or open their articles, and one source lacks the more telling one. One of the two stands
    in an opening, or the sentences have so much in common that they surely tell the same.
    """
    told = [u for u in uses if u.own or u.opens]
    names: dict[int, set[str]] = defaultdict(set)
    for use in told:
        names[use.article].add(use.name)
    return any(
        u.name not in names[v.article]
        and (u.proper or (abs(u.judged) >= abs(v.judged) and abs(u.judged - v.judged) >= APART))
        and may_be_compared(u, v, people)
        for u in told
        for v in told
        if u.article != v.article
    )


def _is_loaded(entry: Entry) -> bool:
    return entry.weight >= _LOADED and entry.polarity is not Polarity.NEUTRAL


def _is_proper(entry: Entry) -> bool:
    """Whether the lexicon writes it with a capital: "COVID-19" beside "coronavirus" is a choice, though neither is
    loaded."""
    return any(map(str.isupper, entry.term))


def _weights(people: Set[str], told: Sequence[Profile]) -> dict[str, float]:
    """How much it says that two sentences name a person: less, the more sentences do."""
    counts = Counter(t for p in told for t in p.terms if t in people)
    return {t: COMMON * (1.0 - max(0.0, counts[t] / len(told) - _OFTEN)) for t in counts}
