"""Competing names as contrasts: what each source calls the same person, place, thing or deed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from framing.comparator.contrasts.formed import Formed
from framing.comparator.differences.event_labels import tidy
from framing.comparator.differences.names import NamedInside, has_status, head, head_at, is_judgement, is_one, words
from framing.language.words import function_words, group, number_words
from framing.model import ComparedEntity, ContrastKind, Evidence, Voice, Wording, WordingSet

_WORTH = {"entity": 0.6, "concept": 0.8, "event": 0.45}  # how surely it is reported, by how the names were found
_APART = 0.4  # what it counts against two names that one is plural
_USED, _MOST = 0.05, 4  # what each use of a name adds, and how many uses count
_EARLY = 3  # number of a sentence that stands early
_MARKS = frozenset('“”"')
_QUOTED = 0.6  # what it counts where a source has its name from somebody else


def named(
    worded: Sequence[WordingSet],
    number: Mapping[str, int],
    entities: Sequence[ComparedEntity],
    described: Set[str] = frozenset(),
) -> Iterator[Formed]:
    """A contrast for each wording set in which two sources have a name that the other does not have.

    Args:
        described: names of entities whose descriptions in the sources are already shown.
    """
    inside = NamedInside(entities)
    people = {e.name for e in entities if e.label == "PERSON"}
    for found in worded:
        by: dict[int, list[Wording]] = {}
        for one in found.wordings:
            by.setdefault(number[one.article], []).append(one)
        chosen = _chosen(by, inside, is_concept=found.origin == "concept")
        is_whole = found.origin == "concept" and not any(_is_some_of(w, some) for some in by.values() for w in some)
        if found.referent not in group("concepts with a contested name"):
            is_whole = is_whole and _tells(chosen.values())  # "photo ID requirement" and "voter ID law" are one
        if len(chosen) > 1 and (is_whole or _tells(chosen.values())):
            places = {a: min(w.evidence, key=_as_written(w)) for a, w in sorted(chosen.items())}
            if any(_is_cut(e) for e in places.values()):
                continue
            if found.origin == "entity" and found.referent in described:
                continue
            if found.origin == "entity" and found.referent in people and _names_alone(found.referent, chosen.values()):
                continue  # "a brave woman" beside a bare name
            if found.origin == "entity" and _is_described_so(found.referent, places.values(), entities):
                continue
            kind = ContrastKind.DEED if found.origin == "event" else ContrastKind.LABEL
            own = _are_own_names(chosen, places)
            if found.origin == "entity" and not own and not any(has_status(w.text) for w in chosen.values()):
                continue  # what somebody calls a person is not the source's name
            judged = any(w.polarity.sign or has_status(w.text) for w in chosen.values())
            worth = _WORTH[found.origin] * (1.0 if own else _QUOTED) * (1.0 if judged else 0.7)
            sides = {a: (e, *_more_of(chosen[a], by[a], chosen, e)) for a, e in places.items()}
            sides |= {c: some for c in by.keys() - sides.keys() if (some := _also(by[c], chosen))}
            sides = dict(sorted(sides.items()))
            yield Formed(kind, _heading(found, chosen), frozenset(found.referent.lower().split()), sides, worth)


def _more_of(
    name: Wording, mine: Sequence[Wording], chosen: Mapping[int, Wording], shown: Evidence
) -> tuple[Evidence, ...]:
    """One further name of a source that says to whom a territory belongs, where the first does and no source has it."""
    further = (
        min(w.evidence, key=_as_written(w))
        for w in mine
        if has_status(name.text) and has_status(w.text) and not _is_had(w, list(chosen.values()))
    )
    return tuple([e for e in further if e.voice is Voice.OWN and e != shown and not _is_cut(e)][:1])


def _also(mine: Sequence[Wording], chosen: Mapping[int, Wording]) -> tuple[Evidence, ...]:
    """Which of the shown names a further source has in its own words, each once."""
    found = []
    for name in chosen.values():
        same = [w for w in mine if _is_had(w, [name]) and _is_its_name(w, mine)]
        if same:
            found.append(min(max(same, key=lambda w: (_is_own(w), w.count)).evidence, key=_own_first))
    places = {(e.start, e.end): e for e in found if e.voice is Voice.OWN and not _is_cut(e)}
    return tuple(places.values())


def _own_first(place: Evidence) -> tuple[bool, int]:
    return place.voice is not Voice.OWN, place.start


def _heading(found: WordingSet, chosen: Mapping[int, Wording]) -> str:
    """What the names are of; the names themselves where a word of the program's would take a side or say more."""
    contested = found.referent in group("concepts with a contested name")
    if found.origin != "concept" or not (contested or _is_narrower(found.referent, chosen.values())):
        return found.referent
    shown = {w.text.casefold(): f"“{w.text}”" for _, w in sorted(chosen.items(), reverse=True)}
    return " / ".join(reversed(shown.values()))


def _is_narrower(concept: str, chosen: Iterable[Wording]) -> bool:
    """Whether the program's name of a set has a quality that no source tells: a victory is no "election result"."""
    told = {w for name in chosen for w in words(name.text)}
    return " " in concept and not words(concept) <= told


def _names_alone(referent: str, chosen: Iterable[Wording]) -> bool:
    """Whether all sources but one have only the name, and that one has a noun that does not judge."""
    described = [w.text for w in chosen if not words(w.text) <= words(referent)]
    return len(described) <= 1 and not any(is_judgement(head(text)) for text in described)


def _tells(chosen: Iterable[Wording]) -> bool:
    """Whether one of the names of a person, body, place or event judges or says to whom a territory belongs."""
    return any(w.polarity.sign or is_judgement(w.text) or has_status(w.text) for w in chosen)


def _chosen(by: Mapping[int, Sequence[Wording]], inside: NamedInside, *, is_concept: bool) -> dict[int, Wording]:
    """The name of each source that the others do not have: no name with the same noun or the same words.

    Of competing names that are known as such, a loaded one of one source also stands beside the plain name of
    another that has no loaded one, though the first source has the plain name too.
    """
    chosen: dict[int, Wording] = {}
    best = 0.0
    for a, b in combinations(sorted(by), 2):
        for one in by[a]:
            for two in by[b]:
                if is_concept and not (_is_its_name(one, by[a]) and _is_its_name(two, by[b])):
                    continue
                had = _is_had(one, by[b]) or _is_had(two, by[a])
                if had and is_concept and _is_plain_beside(one, two, by[a], by[b]):
                    had = False
                if inside.may_be_one(one.evidence, two.evidence) and not had:
                    worth = 1.0 + abs(one.polarity.sign - two.polarity.sign) + 0.5 * (_is_own(one) + _is_own(two))
                    worth -= _APART * (_is_plural(one) is not _is_plural(two))
                    worth += _USED * (min(one.count, _MOST) + min(two.count, _MOST))
                    if worth > best:
                        best, chosen = worth, {a: one, b: two}
    for c in sorted(by.keys() - chosen.keys()) if chosen else ():
        others = list(chosen.values())
        shared = [o for o in others if _is_had(o, by[c])]
        if shared:
            same = [w for w in by[c] if _is_had(w, shared)]
            if len(shared) < len(others) and all(w in same for w in by[c]):
                chosen[c] = max(same, key=lambda w: (_is_own(w), w.count))  # it takes one side, and has no other name
            continue
        fitting = [
            w
            for w in by[c]
            if not _is_had(w, others)
            and not (is_concept and not _is_its_name(w, by[c]))
            and all(inside.may_be_one(w.evidence, o.evidence) for o in others)
        ]
        if fitting:
            chosen[c] = max(fitting, key=lambda w: (_is_own(w), abs(w.polarity.sign), w.count))
    return chosen


def _is_its_name(name: Wording, mine: Sequence[Wording]) -> bool:
    """Whether a name is what the source calls the whole: not some of them, and no other thing of the kind.

    A harsh word that stands once, late, is of another thing where it is one and the whole are several, or the reverse:
    "a clash" is not the protests, and "the Paris killings" are not the shooting.
    """
    usual = max(mine, key=lambda w: w.count)
    alike = usual.count == 1 or _is_plural(name) is _is_plural(usual)
    marked = name.count > 1 or not name.polarity.sign or min(e.sentence for e in name.evidence) <= _EARLY
    return not _is_some_of(name, mine) and (alike or marked)


def _is_some_of(name: Wording, mine: Sequence[Wording]) -> bool:
    """Whether a name means some among those whom its source calls otherwise: the looters, beside the marchers."""
    some = group("names of some among a crowd")
    return head(name.text) in some and any(head(other.text) not in some for other in mine)


def _is_plain_beside(one: Wording, two: Wording, mine: Sequence[Wording], theirs: Sequence[Wording]) -> bool:
    """Whether one source has a loaded name in its own words and the other only plain ones."""
    if two.polarity.sign:
        one, two, mine, theirs = two, one, theirs, mine
    loaded = one.polarity.sign != 0 and _is_own(one) and not _is_had(one, theirs)
    return loaded and _is_own(two) and not any(w.polarity.sign and _is_own(w) and not _is_had(w, mine) for w in theirs)


def _is_had(name: Wording, others: Sequence[Wording]) -> bool:
    """Whether one of the other names says the same: the same words and more, or another quality of the same noun.

    Names with the same noun differ only if a word before it judges or says to whom a territory belongs.
    """
    return any(is_one(name.text, other.text) for other in others)


def _is_plural(name: Wording) -> bool:
    written = name.text.split()
    last = written[head_at(written)].lower()
    return last.endswith("s") and not last.endswith("ss")


def _is_described_so(referent: str, shown: Iterable[Evidence], entities: Sequence[ComparedEntity]) -> bool:
    """Whether another source describes the referent much as a shown name does: "an eccentric dictator"."""
    portraits = [p for entity in entities if entity.name == referent for p in entity.portraits]
    places = [*shown]
    sources = {e.article for e in places}
    return any(
        is_one(e.text, d.text)
        for e in places
        for p in portraits
        if p.article in sources - {e.article}
        and not any(is_one(e.text, o.text) for o in places if o.article == p.article)
        for d in p.descriptors
        if not d.negated
    )


def _are_own_names(chosen: Mapping[int, Wording], places: Mapping[int, Evidence]) -> bool:
    """Whether each of the names is some source's own; a further source may have it from somebody."""
    mine = [chosen[a] for a, e in places.items() if e.voice is Voice.OWN]
    return all(_is_had(name, mine) for name in chosen.values())


def _is_own(name: Wording) -> bool:
    return any(e.voice is Voice.OWN for e in name.evidence)


def _as_written(name: Wording) -> Callable[[Evidence], tuple[bool, bool, bool, int]]:
    """Sort key: the source's own words first, then the name as it is listed, then text order."""
    return lambda place: (place.voice is not Voice.OWN, _is_cut(place), tidy(place.text) != name.text, place.start)


def _is_cut(place: Evidence) -> bool:
    """Whether a quotation mark stands inside, or a word that belongs to what is before: "shot dead two villagers"."""
    first, second, *_ = [*place.text.lower().split(), "", ""]
    before = second in number_words() and first not in function_words() and first not in number_words()
    return not _MARKS.isdisjoint(place.text) or (before and first not in group("words for about"))
