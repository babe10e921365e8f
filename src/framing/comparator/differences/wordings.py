"""Competing names for one referent (word choice and labelling: Hamborg 2019).

Three origins: the wording sets of the lexicons, events of one kind with a common participant, and what each source
calls the same entity. A set is shown only where the sources differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import combinations
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from framing.comparator.differences.concept_members import Member, Phrases, concept_index
from framing.comparator.differences.concept_uses import Uses
from framing.comparator.differences.event_labels import tidy
from framing.comparator.differences.names import NamedInside, head_at, is_one, territory_words
from framing.comparator.differences.quoted import offices
from framing.comparator.sentences.evidence import Places, places
from framing.comparator.sentences.profiles import Profile
from framing.language import gazetteer, polarity
from framing.language.deeds import trigger_types
from framing.language.resources import table
from framing.language.words import determiners, function_words, group
from framing.lexicon.entry import Entry, Lexicon
from framing.model import (
    AlignedPassage,
    Analysis,
    ComparedEntity,
    ComparedMention,
    Event,
    Polarity,
    Voice,
    Wording,
    WordingOrigin,
    WordingSet,
)

_COMMON = 1.0  # weight that the sentences of two uses of a wording set have in common, at least
_LOOSE = (_COMMON, 0.8, 0.3)  # the same where none, one or both stand in an opening: it is about the article's story
_OPENING = 3  # sentences of an opening: the headline and the two that follow
_OFTEN = 0.38  # share of the sentences from which on it says less that two name a person
_SURE = 2.0  # the same from which on two sentences surely tell of one thing
_APART = 0.25  # difference in judgement from which on two names compete
_LOADED = 0.3  # weight from which on a member of a wording set counts as more than a plain name
_TALK = group("general event types for wordings")
_LONGEST = 12  # words of a wording
_SEVERAL = 2  # articles, and names, of which sources can choose
_ENTITIES = 20  # the most salient are looked at
_QUOTED = frozenset('‘“"')
_EACH = 5  # wordings of one source that are shown for an entity
_PLAIN = frozenset({"name", "acronym", "demonym", "member"})
_PLACING = group("placing words")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
_TERRITORIES = frozenset({"GPE", "LOC"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
_BODIES = frozenset({"government"})  # wording sets whose members name a body
_STEM = 5  # letters that a name and its adjective share


class _Use(Struct, frozen=True):
    """One source's words for something, at one place."""

    article: int
    name: str  # normal form: uses of one name are counted together
    start: int
    end: int
    context: Mapping[str, float]  # what the sentence is about, weighed
    polarity: Polarity = Polarity.NEUTRAL
    loaded: bool = False
    proper: bool = False  # a name with a capital, which means one thing wherever it stands
    judged: float = 0.0  # how the name presents the thing, from -1 to 1
    own: bool = True  # the source's own words
    opens: bool = False  # in the headline or lead
    verb: bool = False
    undergone: frozenset[str] = frozenset()  # whom or what a verb's deed befalls
    within: frozenset[str] = frozenset()  # ids of the compared entities that the words name or mean
    concerned: frozenset[str] = frozenset()  # whom or what a noun is about
    several: bool | None = None  # whether a noun is plural; None for what is no number of things
    names: frozenset[str] = frozenset()  # the words of names inside
    known: frozenset[str] = frozenset()  # all words of the article


def wordings(
    analyses: Sequence[Analysis],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
    concepts: Lexicon,
    at: Sequence[Places] | None = None,
) -> tuple[WordingSet, ...]:
    """All wording sets in which the sources differ: from concepts, from events, from entities.

    Args:
        at: what `places` gives, where it is there already.
    """
    at = places(analyses) if at is None else at
    by_concept = _from_concepts(at, told, concepts, entities)
    by_event = [s for s in _from_events(at, told, entities, aligned) if not any(_repeats(s, c) for c in by_concept)]
    rest = (*by_event, *_from_entities(at, entities))
    return (*by_concept, *(s for s in rest if _competes(s)))


def _competes(one: WordingSet) -> bool:
    """Whether two sources have names that say different things: "House leader" and "House Democratic leader" do not."""
    return any(a.article != b.article and not is_one(a.text, b.text) for a, b in combinations(one.wordings, 2))


def _repeats(one: WordingSet, other: WordingSet) -> bool:
    """Whether the places of both sets overlap in at least two articles."""
    places_ = [(e.article, e.start, e.end) for w in other.wordings for e in w.evidence]
    both = {
        e.article
        for w in one.wordings
        for e in w.evidence
        if any(article == e.article and start < e.end and e.start < end for article, start, end in places_)
    }
    return len(both) > 1


# ------------------------------------------------------------------------------------------------- concepts
def _from_concepts(
    at: Sequence[Places], told: Sequence[Profile], concepts: Lexicon, entities: Sequence[ComparedEntity]
) -> list[WordingSet]:
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
        if len({n for n, _ in some}) < _SEVERAL or len({m.entry.term.lower() for _, m in some}) < _SEVERAL:
            continue  # whatever is kept of them, nothing differs
        presented = [_presents(m.entry) for _, m in some]
        if max(presented) - min(presented) < _APART and not any(_is_proper(m.entry) for _, m in some):
            continue
        uses = [u for n, member in _of_this_year(some, named) if (u := named[n].use(member)) is not None]
        if concept in _BODIES:
            uses = [u for u in uses if u.within]  # "the regime" may be any
        kept = _of_one_referent(uses, people)
        if _differ(kept) and _contest(kept, people):
            found.append(_set(at, concept.replace("-", " "), "concept", kept))
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

    def use(self, member: Member) -> _Use | None:
        """None if the words do not name the thing itself."""
        entry, looks = member.entry, self.looks
        if not looks.is_named_by(member) or (entry.concept in _BODIES and looks.is_qualifier(member)):
            return None
        sentence = self._place.sentence(member.start)
        term = entry.term.lower()
        mine = set(term.split())
        context = {t: w for t, w in self._about.get((self._number, sentence), {}).items() if t not in mine}
        judged, verb = _presents(entry), looks.is_verb(member)
        if verb:
            start, end = looks.shown(member)
            within = concerned = frozenset[str]()
            several = None
        else:
            start, end = self._phrases.around(member.start, member.end)
            within = self._inside.of(self._article.id, start, end)
            concerned, several = looks.concerned(member, self._anybody), looks.is_several(member)
            judged += _judged_by(self._article.text[start:end], mine)
        return _Use(
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


def _judged_by(text: str, own: Set[str]) -> float:
    """How the words around a name judge ("peaceful", "violent"), from -1 to 1."""
    opinion = polarity.words()
    words = (w.strip("'\"“”‘’.,").lower() for w in text.split())
    return max(-1.0, min(1.0, sum([opinion.get(w, 0.0) for w in words if w not in own])))


def _contest(uses: Sequence[_Use], people: Mapping[str, float]) -> bool:
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
        and (u.proper or (abs(u.judged) >= abs(v.judged) and abs(u.judged - v.judged) >= _APART))
        and _may_be_compared(u, v, people)
        for u in told
        for v in told
        if u.article != v.article
    )


def _may_be_compared(one: _Use, other: _Use, people: Mapping[str, float]) -> bool:
    if not _may_be_one(one, other) or not _is_one_deed(one, other):
        return False
    return one.opens or other.opens or _in_common(one, other, people) >= _SURE


def _presents(entry: Entry) -> float:
    """How a member presents what it names, from -1 to 1."""
    return entry.polarity.sign * entry.weight


def _is_loaded(entry: Entry) -> bool:
    return entry.weight >= _LOADED and entry.polarity is not Polarity.NEUTRAL


def _is_proper(entry: Entry) -> bool:
    """Whether the lexicon writes it with a capital: "COVID-19" beside "coronavirus" is a choice, though neither is
    loaded."""
    return any(map(str.isupper, entry.term))


def _of_one_referent(uses: Sequence[_Use], people: Mapping[str, float] = MappingProxyType({})) -> list[_Use]:
    """The uses that another article's use may be of one referent with, and other uses of a name in the opening.

    What a headline or lead calls a group or deed is what the article goes on to call it.
    """
    found = [any(_are_one(u, v, people) for v in uses) for u in uses]
    both = list(zip(uses, found, strict=True))
    opening = {(u.article, u.name, u.several is True) for u, kept in both if kept and u.opens and not u.verb}
    return [u for u, kept in both if kept or (u.article, u.name, u.several is True) in opening]


def _are_one(one: _Use, other: _Use, people: Mapping[str, float]) -> bool:
    """Whether two articles' words are of one referent.

    Their sentences have enough in common, or mention the same person; openings need less. Two verbs tell of one deed
    only if it befalls the same.
    """
    if one.article == other.article or not _may_be_one(one, other) or not _is_one_deed(one, other):
        return False
    least = _LOOSE[one.opens + other.opens]
    if None not in (one.several, other.several) and one.several is not other.several and not _is_a_movement(one, other):
        least = _SURE  # "an attack" is hardly "the attacks"
    return _in_common(one, other, people) >= least


def _is_a_movement(one: _Use, other: _Use) -> bool:
    """Whether one of the words is for what many do on many days: "a revolution" may be "the protests"."""
    types = {t for u in (one, other) for t in trigger_types().get(u.name, ())}
    return not types.isdisjoint(group("events of many days"))


def _is_one_deed(one: _Use, other: _Use) -> bool:
    """Whether two deeds may befall the same; what a noun's deed befalls may stand anywhere in its sentence."""
    if one.verb and other.verb:
        return not one.undergone.isdisjoint(other.undergone)
    verb, noun = (one, other) if one.verb else (other, one)
    return not verb.verb or any(term in noun.context for term in verb.undergone)


def _may_be_one(one: _Use, other: _Use) -> bool:
    """Whether the words do not name different things: "the Syrian regime" is not "the Obama administration".

    Nor is his death that of his dog, nor what one article names after something that the other does not know.
    """
    if one.concerned and other.concerned and one.concerned.isdisjoint(other.concerned):
        return False
    if any(single.several is False and many.several and single.within for single, many in ((one, other), (other, one))):
        return False  # "Peter Lungu, a farmer" is no crowd
    if not (_is_known(one, other) and _is_known(other, one)):
        return False
    return not one.within or not other.within or not one.within.isdisjoint(other.within)


def _is_known(one: _Use, other: _Use) -> bool:
    """Whether the other article has the names inside the words, and one of the things that they are about."""
    things = {word for word in one.concerned if not word.startswith("@")}
    elsewhere = bool(things) and len(things) == len(one.concerned) and things.isdisjoint(other.known)
    return not other.known or (one.names <= other.known and not elsewhere)


def _in_common(one: _Use, other: _Use, people: Mapping[str, float]) -> float:
    """Weight of what the sentences of two uses share. A shared person is enough, unless he is in most sentences."""
    shared = [t for t in one.context if t in other.context]
    return sum([people[t] if t in people else min(one.context[t], other.context[t]) for t in shared])


def _weights(people: Set[str], told: Sequence[Profile]) -> dict[str, float]:
    """How much it says that two sentences name a person: less, the more sentences do."""
    counts = Counter(t for p in told for t in p.terms if t in people)
    return {t: _COMMON * (1.0 - max(0.0, counts[t] / len(told) - _OFTEN)) for t in counts}


def _differ(uses: Sequence[_Use]) -> bool:
    """Whether at least two articles have uses, and one has a name that another lacks."""
    names: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        names[use.article].add(use.name)
    return len(names) > 1 and len({frozenset(n) for n in names.values()}) > 1


# --------------------------------------------------------------------------------------------------- events
def _from_events(
    at: Sequence[Places],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
) -> list[WordingSet]:
    """Event nouns of one type with a common participant; verbs too, where their sentences are aligned."""
    names = {e.id: e.name for e in entities}
    known = {(p.article, p.entity): e.id for e in entities for p in e.portraits}
    side_by_side = {(e.article, e.sentence): n for n, p in enumerate(aligned) for e in p.passages}
    told_of: dict[tuple[str, str, str, int], list[tuple[Profile, Event]]] = defaultdict(list)
    for profile in told:
        analysis = at[profile.article].analysis
        group = side_by_side.get((analysis.article.id, profile.sentence), -1)
        for happening in profile.happenings:
            event = happening.event
            noun = event.trigger_start >= event.start and _is_noun(analysis, event.trigger_start)
            if (not noun and group < 0) or len(event.text.split()) > _LONGEST:
                continue
            apart = -1 - _is_plural(analysis, event.trigger_start) if noun else group
            for type_ in sorted(happening.types - _TALK):
                for part, participant in _parts(event, analysis.article.id, known):
                    told_of[type_, part, participant, apart].append((profile, event))
    found, shown = [], set[frozenset[tuple[int, int]]]()
    for (type_, _, participant, _), places_ in sorted(told_of.items(), key=_size):
        if len({p.article for p, _ in places_}) < _SEVERAL or len({e.trigger for _, e in places_}) < _SEVERAL:
            continue  # whatever is kept of them, nothing differs
        some = _of_one_referent([_deed(p, e, at[p.article].analysis) for p, e in places_])
        key = frozenset((u.article, u.start) for u in some)
        if _compete(some) and _differ_in_judgement(some) and not any(key <= s for s in shown):
            shown.add(key)
            found.append(_set(at, f"{type_} ({names[participant]})", "event", some))
    return found


def _deed(told: Profile, event: Event, analysis: Analysis) -> _Use:
    """An event as its source's word for a deed. A noun's qualities judge with it."""
    noun = event.trigger_start >= event.start and _is_noun(analysis, event.trigger_start)
    judged = _judged_by(event.text if noun else event.trigger, frozenset())
    return _Use(told.article, event.trigger, event.start, event.end, told.terms, judged=judged)


def _compete(uses: Sequence[_Use]) -> bool:
    """Whether two articles each have a name that the other lacks."""
    names: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        names[use.article].add(use.name)
    return any(one - two and two - one for one, two in combinations(names.values(), 2))


def _differ_in_judgement(uses: Sequence[_Use]) -> bool:
    """Whether two articles' words for a deed judge it differently: "a trip" and "a visit" do not."""
    return any(u.article != v.article and abs(u.judged - v.judged) >= _APART for u, v in combinations(uses, 2))


def _parts(event: Event, article: str, known: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """The participants of a deed with their parts.

    Two deeds are the same only if somebody has the same part in both.
    """
    for part, who in (("agent", event.agent), ("patient", event.patient), ("place", event.place)):
        if who is not None and (article, who) in known:
            yield part, known[article, who]


def _size(item: tuple[tuple[str, str, str, int], list[tuple[Profile, Event]]]) -> tuple[int, tuple[str, str, str, int]]:
    key, some = item
    return -len(some), key


def _is_plural(analysis: Analysis, start: int) -> bool:
    """Whether a noun is plural: one bid is not several campaigns."""
    return analysis.parse.tags[bisect_left(analysis.parse.starts, start)] == "NNS"


def _is_noun(analysis: Analysis, start: int) -> bool:
    return analysis.parse.pos[bisect_left(analysis.parse.starts, start)] == "NOUN"


# ------------------------------------------------------------------------------------------------- entities
def _from_entities(at: Sequence[Places], entities: Sequence[ComparedEntity]) -> list[WordingSet]:
    """What each source calls an entity apart from its name. The name is given only if a source uses nothing else."""
    number = {a.analysis.article.id: n for n, a in enumerate(at)}
    found = []
    for entity in entities[:_ENTITIES]:
        uses = list(_uses(entity, number))
        if entity.label in _TERRITORIES:
            uses = [_with_status(u, at[u.article].analysis.article.text) for u in uses]
        labels = _contrasting([u for u in uses if u.name and (entity.label not in _PLACES or _of_a_place(u, at))])
        if not any(m.kind == "name" for m in entity.mentions) or not _is_worth_showing(labels, at):
            continue
        labelled = {u.article for u in labels}
        shown = labels + [replace(u, name=entity.name) for u in uses if u.article not in labelled and not u.name]
        if _differ(shown):
            found.append(_set(at, entity.name, "entity", shown))
    return found


def _is_worth_showing(labels: Sequence[_Use], at: Sequence[Places]) -> bool:
    """Whether the labels say more than an office.

    One must judge or say to whom a territory belongs, or two sources must use different nouns for a person or group. An
    office beside the bare name is no contrast.
    """
    if any(_takes_sides(u, at) for u in labels):
        return True
    nouns: dict[int, set[str]] = defaultdict(set)
    for use in labels:
        text = at[use.article].analysis.article.text[use.start : use.end]
        if not is_office(text):
            nouns[use.article].add(_head(text))
    return any(one and two and not one & two for one, two in combinations(nouns.values(), 2))


def _of_a_place(use: _Use, at: Sequence[Places]) -> bool:
    """Whether a label is another name of the place or takes sides; "the Kashmiri leadership" is not Kashmir."""
    words = at[use.article].analysis.article.text[use.start : use.end].split()
    if _head(" ".join(words)) in offices():
        return False  # "the county boss"
    return all(w[0].isupper() for w in words) or _takes_sides(use, at)


def _takes_sides(use: _Use, at: Sequence[Places]) -> bool:
    """Whether a label judges, or says to whom a territory belongs."""
    text, opinion = at[use.article].analysis.article.text[use.start : use.end], polarity.words()
    words = (w.strip("'\"“”‘’.,").lower() for w in text.split())
    return use.loaded or any(abs(opinion.get(w, 0.0)) >= polarity.THRESHOLD for w in words)


def _head(text: str) -> str:
    """The head noun of a description: the last word before its first preposition."""
    words = text.replace("’", "'").removesuffix("'s").split()
    return words[head_at(words)].lower()


def _with_status(use: _Use, text: str) -> _Use:
    """A territory's name with the preceding word for its status ("Occupied", "Indian-administered")."""
    before = text[: use.start].split("\n")[-1].split()
    word = before[-1].strip("'\"“”‘’(").lower() if before and text[use.start - 1 : use.start].isspace() else ""
    if use.name or not (word in territory_words("status") or word.endswith(tuple(territory_words("ending")))):
        return use
    start = text.rindex(before[-1], 0, use.start)
    return replace(use, name=_normal(f"{before[-1]} {text[use.start : use.end]}"), start=start, loaded=True)


def _uses(entity: ComparedEntity, number: Mapping[str, int]) -> Iterator[_Use]:
    """The names and nominal mentions of an entity. Mere forms of its name have the name ""."""
    full = _normal(entity.name) or entity.name.lower()
    told: dict[tuple[str, str], str | None] = {}  # most forms occur in many places
    for mention in entity.mentions:
        form = mention.text, mention.kind
        if form not in told:
            told[form] = _telling(mention, entity.label, full)
        name = told[form]
        if name is not None:
            yield _Use(number[mention.article], name, mention.start, mention.end, {})


def _telling(mention: ComparedMention, label: str, full: str) -> str | None:
    """What a mention calls the entity: "" for a mere form of its name, None if it says nothing."""
    if mention.kind not in ("name", "nominal"):
        return None
    name = _normal(mention.text)
    telling = mention.kind == "name" or len(name.split()) > 1
    if not telling or not name or len(mention.text.split()) > _LONGEST:
        return None
    person = (
        label == "PERSON"
        and mention.kind == "name"
        and _surname(name).removesuffix("s") == _surname(full).removesuffix("s")
    )
    if label == "ORG" and mention.kind == "name" and not _may_name(name, full):
        return None  # another body, taken for this one
    if mention.kind == "nominal" and _QUOTED & set(mention.text[1:-1]):
        return None  # cut out of somebody's words
    within = (mention.kind == "nominal" or label == "NORP") and f" {full} " in f" {name} "
    return "" if person or within or _only_the_name(mention.text, name, full) else name


def _may_name(name: str, full: str) -> bool:
    """Whether a body's name may be another form of its full name: they share a word, or one has the initials."""
    mine, theirs = set(name.split()) - function_words(), set(full.split()) - function_words()
    general = group("bodies of any kind") | {"committee", "department"}
    letters = name.replace(".", "").replace(" ", "")
    return len(name.split()) == 1 or bool((mine & theirs) - general) or letters == "".join(w[0] for w in full.split())


def is_office(text: str) -> bool:
    """Whether a description only names an office or occupation ("the Florida governor")."""
    words = text.replace("’", "'").removesuffix("'s").split()
    place = head_at(words)
    plain = function_words() | _plain_qualities() | _PLACING
    return words[place].lower() in offices() and all(
        w[0].isupper() or w.endswith("'s") or w in plain for w in words[:place]
    )


@cache
def _plain_qualities() -> frozenset[str]:
    """Words that only say when or at what rank: "former", "senior", "top"."""
    return frozenset(row["word"] for row in table("trivial-descriptors"))


def _surname(name: str) -> str:
    """The last word of a person's name, "Jr." and what a hyphen joins to it aside: "Khatib" of "al-Khatib"."""
    words = [w for w in name.split() if w.strip(".") not in _GENERATIONS]
    return words[-1].rsplit("-", 1)[-1] if words else name


def _contrasting(labels: Sequence[_Use]) -> list[_Use]:
    """The names without capitals and seats of government that mean a country, unless sources choose different ones."""
    stand_ins: dict[int, set[str]] = defaultdict(set)
    for use in labels:
        if _stands_in(use.name):
            stand_ins[use.article].add(use.name)
    sets = list(stand_ins.values())
    contrast = len(sets) > 1 and not set.intersection(*sets)
    return [u for u in labels if contrast or not _stands_in(u.name)]


def _stands_in(name: str) -> bool:
    entry = gazetteer.known(name) or gazetteer.known(name.title())
    return entry is not None and entry.how not in _PLAIN


def _only_the_name(surface: str, name: str, full: str) -> bool:
    """Whether a name is part or a mere form of the full one: a surname, an acronym, "Belarusian" for Belarus.

    A different name, such as a capital or a seat of government, is not.
    """
    entry = gazetteer.known(surface)
    if entry is not None:
        return entry.how in _PLAIN
    letters = name.replace(".", "").replace(" ", "")
    initials = "".join(w[0] for w in full.split() if w not in function_words())
    return (
        set(name.split()) <= set(full.split())
        or letters == initials
        or (" " not in name and name[:_STEM] == full[:_STEM])
    )


def _normal(text: str) -> str:
    """Lower case, without possessive ending, quotation marks and a determiner in front; "" for a determiner alone."""
    words = [w.strip("'\"“”‘.,") for w in text.replace("’", "'").replace("'s", "").split()]
    while words and words[0].islower() and words[0] in function_words():
        words = words[1:]
    if words and words[0].lower() in determiners("definite", "indefinite", "possessive"):
        words = words[1:]
    return " ".join(w.lower() for w in words if w)


# ---------------------------------------------------------------------------------------------- the result
def _set(at: Sequence[Places], referent: str, origin: WordingOrigin, uses: Iterable[_Use]) -> WordingSet:
    grouped: dict[tuple[int, str, bool], list[_Use]] = defaultdict(list)
    for use in uses:
        grouped[use.article, use.name, use.several is True].append(use)
    counts = Counter(article for article, _, _ in grouped)
    ranked = sorted(grouped.items(), key=lambda g: (g[0][0], -len(g[1]), g[1][0].start))
    shown: dict[int, int] = defaultdict(int)
    result = []
    for (article, _, _), some in ranked:
        shown[article] += 1
        if origin != "entity" or shown[article] <= _EACH or counts[article] <= _EACH:
            result.append(_wording(at[article], some))
    return WordingSet(referent, origin, tuple(result))


def _wording(place: Places, uses: Sequence[_Use]) -> Wording:
    """The most frequent form of a name; of forms equally frequent the source's own, then the fullest."""
    article = place.analysis.article
    evidence = tuple(place.evidence(u.start, u.end) for u in uses)
    texts = [tidy(e.text) for e in evidence]
    counts = Counter(texts)
    own = {t for t, e in zip(texts, evidence, strict=True) if e.voice is Voice.OWN}
    text = max(counts, key=lambda t: (counts[t], t in own, not _QUOTED & set(t), len(t), t))
    return Wording(article.id, article.source, text, len(uses), evidence, uses[0].polarity)
