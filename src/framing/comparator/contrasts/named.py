"""Competing names as contrasts: what each source calls the same person, place, thing or deed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from framing.comparator.contrasts.formed import Formed
from framing.comparator.differences.wordings import territory_words
from framing.language import polarity
from framing.language.words import function_words
from framing.model import ComparedEntity, ContrastKind, Evidence, Voice, Wording, WordingSet

_WORTH = {"entity": 0.6, "concept": 0.8, "event": 0.45}  # how surely it is reported, by how the names were found
_QUOTED = 0.6  # what it counts where a source has its name from somebody else
_IDENTIFYING = frozenset({"premodifier", "apposition", "description", "title"})
_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from", "to", "on", "by", "with"})


def named(
    worded: Sequence[WordingSet], number: Mapping[str, int], entities: Sequence[ComparedEntity]
) -> Iterator[Formed]:
    """A contrast for each wording set in which two sources have a name that the other does not have."""
    inside = _Inside(entities)
    for found in worded:
        by: dict[int, list[Wording]] = {}
        for one in found.wordings:
            by.setdefault(number[one.article], []).append(one)
        chosen = _chosen(by, inside)
        if len(chosen) > 1 and (found.origin == "concept" or _tells(chosen.values())):
            places = {a: min(w.evidence, key=_own_first) for a, w in sorted(chosen.items())}
            kind = ContrastKind.DEED if found.origin == "event" else ContrastKind.LABEL
            own = all(e.voice is Voice.OWN for e in places.values())
            if found.origin == "entity" and not own and not any(_status(w.text) for w in chosen.values()):
                continue  # what somebody calls a person is not the source's name
            judged = any(w.polarity.sign for w in chosen.values())
            worth = _WORTH[found.origin] * (1.0 if own else _QUOTED) * (1.0 if judged else 0.7)
            sides = {a: (e,) for a, e in places.items()}
            yield Formed(kind, found.referent, frozenset(found.referent.lower().split()), sides, worth)


def _tells(chosen: Iterable[Wording]) -> bool:
    """Whether one of the names of a person, body, place or event judges or says whose a territory is."""
    return any(w.polarity.sign or _judges(w.text) or _status(w.text) for w in chosen)


def _judges(text: str) -> bool:
    return any(abs(polarity.words().get(w, 0.0)) >= polarity.THRESHOLD for w in _words(text))


def _status(text: str) -> bool:
    first = text.split()[0].lower()
    return first in territory_words("status") or first.endswith(tuple(territory_words("ending")))


class _Inside:
    """Answers whether two names may be of one referent, by the compared entities that are named or meant in them."""

    def __init__(self, entities: Sequence[ComparedEntity]) -> None:
        self._at: dict[str, list[tuple[int, int, str]]] = {}
        for entity in entities:
            for mention in entity.mentions:
                self._at.setdefault(mention.article, []).append((mention.start, mention.end, entity.id))
            for portrait in entity.portraits:
                places = self._at.setdefault(portrait.article, [])
                places += [(d.start, d.end, entity.id) for d in portrait.descriptors if d.relation in _IDENTIFYING]

    def may_be_one(self, one: Wording, two: Wording) -> bool:
        mine, theirs = self._of(one), self._of(two)
        return not mine or not theirs or not mine.isdisjoint(theirs)

    def _of(self, name: Wording) -> frozenset[str]:
        return frozenset(
            entity
            for e in name.evidence
            for start, end, entity in self._at.get(e.article, ())
            if start < e.end and e.start < end
        )


def _chosen(by: Mapping[int, Sequence[Wording]], inside: _Inside) -> dict[int, Wording]:
    """The name of each source that the others do not have: none of the same noun, nor of the same words."""
    chosen: dict[int, Wording] = {}
    best = 0.0
    for a, b in combinations(sorted(by), 2):
        for one in by[a]:
            for two in by[b]:
                if inside.may_be_one(one, two) and not (_is_had(one, by[b]) or _is_had(two, by[a])):
                    worth = 1.0 + abs(one.polarity.sign - two.polarity.sign) + 0.5 * (_is_own(one) + _is_own(two))
                    if worth > best:
                        best, chosen = worth, {a: one, b: two}
    for c in sorted(by.keys() - chosen.keys()) if chosen else ():
        others = list(chosen.values())
        if any(_is_had(o, by[c]) for o in others):
            continue  # it has one of these names too
        fitting = [w for w in by[c] if not _is_had(w, others) and all(inside.may_be_one(w, o) for o in others)]
        if fitting:
            chosen[c] = max(fitting, key=lambda w: (_is_own(w), abs(w.polarity.sign), w.count))
    return chosen


def _is_had(name: Wording, others: Sequence[Wording]) -> bool:
    """Whether one of the other names says the same: the same words and more, or another quality of the same noun.

    Names with the same noun differ only where a word before it judges or says whose a territory is.
    """
    return any(_is_one(name.text, other.text) for other in others)


def _is_one(one: str, other: str) -> bool:
    mine, theirs = _words(one), _words(other)
    if mine <= theirs or theirs <= mine:
        return True
    return _head(one) == _head(other) and not (_status(one) and _status(other)) and _judges(one) == _judges(other)


def _words(text: str) -> frozenset[str]:
    words = (w.strip("'\"“”‘’.,;:()").removesuffix("'s").removesuffix("’s").lower() for w in text.split())
    return frozenset(w for w in words if w and w not in function_words())


def _head(text: str) -> str:
    """The noun that governs a name, in the singular."""
    words = text.lower().replace("’", "'").removesuffix("'s").split()
    cut = next((n for n, w in enumerate(words) if n and w in _PREPOSITIONS), len(words))
    return words[cut - 1].strip("'\"“”‘’.,;:()").removesuffix("s")


def _is_own(name: Wording) -> bool:
    return any(e.voice is Voice.OWN for e in name.evidence)


def _own_first(place: Evidence) -> tuple[bool, int]:
    return place.voice is not Voice.OWN, place.start
