"""Competing names for one referent (word choice and labelling: Hamborg 2019).

Three origins: the wording sets of the lexicons, events of one kind with a common participant, and what each source
calls the same entity. A set is shown only where the sources differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.comparator.concept_members import ConceptIndex
from framing.comparator.evidence import Places, places
from framing.comparator.profiles import Profile
from framing.comparator.terms import function_words
from framing.lexicon.entry import Lexicon
from framing.model import AlignedPassage, Analysis, ComparedEntity, Polarity, Wording, WordingSet

_LOADED = 0.3  # weight from which on a member of a wording set counts as more than a plain name
_TALK = frozenset({"file", "speak", "announce", "accuse", "discuss", "support", "continue", "change", "launch", "end"})
_LONGEST = 12  # words of a wording
_ENTITIES = 20  # the most salient are looked at
_EACH = 5  # wordings of one source that are shown for an entity
_PEOPLE = frozenset({"PERSON", "GROUP"})


@dataclass(frozen=True, slots=True)
class _Use:
    """One source's words for something at one place."""

    article: int
    name: str  # normal form: uses of one name are counted together
    start: int
    end: int
    context: frozenset[str]  # what the sentence is about
    polarity: Polarity = Polarity.NEUTRAL
    loaded: bool = False


def wordings(
    analyses: Sequence[Analysis],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
    concepts: Lexicon,
) -> tuple[WordingSet, ...]:
    """All wording sets in which the sources differ: from concepts, from events, from entities."""
    at = places(analyses)
    sets = [
        *_from_concepts(at, told, concepts),
        *_from_events(at, told, entities, aligned),
        *_from_entities(at, entities),
    ]
    return tuple(s for s in sets if s is not None)


# ------------------------------------------------------------------------------------------------- concepts
def _from_concepts(at: Sequence[Places], told: Sequence[Profile], concepts: Lexicon) -> list[WordingSet]:
    index = ConceptIndex(concepts)
    about = {(p.article, p.sentence): frozenset(p.terms) for p in told}
    uses: dict[str, list[_Use]] = defaultdict(list)
    for n, place in enumerate(at):
        for member in index.members(place.analysis):
            entry = member.entry
            context = about.get((n, place.sentence(member.start)), frozenset()) - set(entry.term.lower().split())
            loaded = entry.weight >= _LOADED and entry.polarity is not Polarity.NEUTRAL
            uses[entry.concept].append(
                _Use(n, entry.term.lower(), member.start, member.end, context, entry.polarity, loaded)
            )
    found = []
    for concept, all_uses in sorted(uses.items()):
        kept = _of_one_referent(all_uses)
        if _differ(kept) and any(u.loaded for u in kept):
            found.append(_set(at, concept.replace("-", " "), "concept", kept))
    return found


def _of_one_referent(uses: Sequence[_Use]) -> list[_Use]:
    """The uses whose sentence is about something that a use of another article is about as well."""
    return [u for u in uses if any(v.article != u.article and u.context & v.context for v in uses)]


def _differ(uses: Sequence[_Use]) -> bool:
    """Whether two articles at least have uses, and one has a name that another has not."""
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
    side_by_side = {(e.article, e.sentence): n for n, p in enumerate(aligned) for e in p.passages}
    uses: dict[tuple[str, str, int], list[_Use]] = defaultdict(list)
    for profile in told:
        analysis = at[profile.article].analysis
        group = side_by_side.get((analysis.article.id, profile.sentence), -1)
        for happening in profile.happenings:
            event = happening.event
            noun = event.trigger_start >= event.start and _is_noun(analysis, event.trigger_start)
            if (not noun and group < 0) or len(event.text.split()) > _LONGEST:
                continue
            for type_ in sorted(happening.types - _TALK):
                for participant in sorted(happening.participants):
                    use = _Use(profile.article, event.trigger, event.start, event.end, frozenset({participant}))
                    uses[type_, participant, -1 if noun else group].append(use)
    found, shown = [], set[frozenset[tuple[int, int]]]()
    for (type_, participant, _), some in sorted(uses.items(), key=_size):
        key = frozenset((u.article, u.start) for u in some)
        if _differ(some) and not any(key <= s for s in shown):
            shown.add(key)
            found.append(_set(at, f"{names[participant]}: {type_}", "event", some))
    return found


def _size(item: tuple[tuple[str, str, int], list[_Use]]) -> tuple[int, str, str, int]:
    (type_, participant, group), some = item
    return -len(some), type_, participant, group


def _is_noun(analysis: Analysis, start: int) -> bool:
    from bisect import bisect_left

    return analysis.parse.pos[bisect_left(analysis.parse.starts, start)] == "NOUN"


# ------------------------------------------------------------------------------------------------- entities
def _from_entities(at: Sequence[Places], entities: Sequence[ComparedEntity]) -> list[WordingSet]:
    number = {a.analysis.article.id: n for n, a in enumerate(at)}
    found = []
    for entity in entities[:_ENTITIES]:
        uses = []
        for mention in entity.mentions:
            name = _normal(mention.text)
            if mention.kind != "pronoun" and name and len(mention.text.split()) <= _LONGEST:
                uses.append(_Use(number[mention.article], name, mention.start, mention.end, frozenset()))
        kept = _telling(uses, _normal(entity.name), entity.label in _PEOPLE)
        if _differ(kept):
            found.append(_set(at, entity.name, "entity", kept))
    return found


def _telling(uses: Sequence[_Use], full: str, person: bool) -> list[_Use]:
    """The uses under the names that are more than the bare name: a person's surname or full name is one wording."""
    bare = full.split()
    return [_plain_name(u, full) if person and set(u.name.split()) <= set(bare) else u for u in uses]


def _plain_name(use: _Use, full: str) -> _Use:
    return _Use(use.article, full, use.start, use.end, use.context)


def _normal(text: str) -> str:
    words = [w.strip("'’\"“”‘.,") for w in text.lower().replace("’s", "").replace("'s", "").split()]
    while words and words[0] in function_words():
        words = words[1:]
    return " ".join(w for w in words if w)


# ---------------------------------------------------------------------------------------------- the result
def _set(at: Sequence[Places], referent: str, origin: str, uses: Iterable[_Use]) -> WordingSet:
    grouped: dict[tuple[int, str], list[_Use]] = defaultdict(list)
    for use in uses:
        grouped[use.article, use.name].append(use)
    counts = Counter(article for article, _ in grouped)
    ranked = sorted(grouped.items(), key=lambda g: (g[0][0], -len(g[1]), g[1][0].start))
    shown: dict[int, int] = defaultdict(int)
    result = []
    for (article, _), some in ranked:
        shown[article] += 1
        if origin != "entity" or shown[article] <= _EACH or counts[article] <= _EACH:
            result.append(_wording(at[article], some))
    return WordingSet(referent, origin, tuple(result))


def _wording(place: Places, uses: Sequence[_Use]) -> Wording:
    article = place.analysis.article
    texts = Counter(" ".join(article.text[u.start : u.end].split()) for u in uses)
    text = max(texts, key=lambda t: (texts[t], -len(t), t))
    return Wording(
        article=article.id,
        source=article.source,
        text=text,
        count=len(uses),
        evidence=tuple(place.evidence(u.start, u.end) for u in uses),
        polarity=uses[0].polarity,
    )
