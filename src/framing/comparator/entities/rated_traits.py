"""Traits of a main actor with how telling they are, and the best of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from framing.comparator.sentences.evidence import Places
from framing.model import ComparedEntity, Descriptor, Evidence, Trait


class Rated(Struct, frozen=True):
    """A trait with how telling it is; the greatest worth is shown first."""

    worth: float
    trait: Trait
    verb: str = ""  # lemma of a deed


def best(found: Iterable[Rated], most: int, before: Sequence[Rated]) -> list[Rated]:
    """The best of them that share no place and no content word with those before, in text order of equals."""
    chosen: list[Rated] = []
    for one in sorted(found, key=lambda r: (-r.worth, r.trait.place.start)):
        others = [*before, *chosen]
        told = any(_overlap(one.trait.place, o.trait.place) or (one.verb and one.verb == o.verb) for o in others)
        if len(chosen) < most and not told:
            chosen.append(one)
    return chosen


def relative_clause(descriptor: Descriptor, entity: ComparedEntity, place: Places) -> Evidence | None:
    """A relative clause with its pronoun, which must be "who" of a person and of nothing else; None without one."""
    shown = place.evidence(place.opening(descriptor), descriptor.end)
    fits = (entity.label == "PERSON") is (shown.text.split()[0].lower() == "who")
    return shown if fits and shown.start != descriptor.start else None


def _overlap(one: Evidence, other: Evidence) -> bool:
    """Whether two places overlap, or the words of one are those of the other."""
    mine, theirs = one.text.casefold().split(), other.text.casefold().split()
    return (one.start < other.end and other.start < one.end) or set(mine) <= set(theirs) or set(theirs) <= set(mine)
