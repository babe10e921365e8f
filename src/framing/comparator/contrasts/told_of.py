"""What each source itself tells of a person or body that it mentions seldom: nearly all that it tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec.structs import replace

from framing.comparator.contrasts.formed import Formed, most_different
from framing.comparator.contrasts.sketches import LEAST, Sketches, Told
from framing.model import ComparedEntity, ContrastKind

_ENTITIES = 40  # the most salient are looked at
_CLEAR, _SOME = 0.9, 0.4  # how much words tell that judge at the least, and those of the other source beside them
_TELLING = 0.42  # how much words tell at the least where a source writes in loaded words
_SAME = 0.5  # share of the words from which on two sentences say the same
_STRENGTH = 0.6
_OPPOSITE, _JUDGES = 0.1, 0.05  # what opposite judgements add, and each that judges


def told_of(
    sketches: Sketches, entities: Sequence[ComparedEntity], described: Set[str] = frozenset()
) -> Iterator[Formed]:
    """For each person or body, the words of two sources that tell most and differ, and those of others.

    Args:
        described: ids of those whose descriptions in several sources are shown already.
    """
    for entity in entities[:_ENTITIES]:
        by = sketches.of(entity) if entity.id not in described else {}
        best = most_different(by, lambda one, two, *_: _difference(one, two, coloured=sketches.are_coloured))
        if best is not None:
            strength, chosen = best
            chosen |= {n: max(some, key=_worth) for n, some in by.items() if n not in chosen}
            sides = {n: (x.place,) for n, x in sorted(chosen.items())}
            yield Formed(
                ContrastKind.PORTRAIT, entity.name, frozenset({entity.id}), sides, strength, is_of_somebody=True
            )


def _difference(one: Told, two: Told, *, coloured: bool) -> float:
    """How clearly two sources tell different things of somebody; 0 if they do not.

    One of them must judge, unless a source writes in loaded words.
    """
    most, least = max(one.worth, two.worth), min(one.worth, two.worth)
    if least < LEAST or len(one.words & two.words) >= _SAME * min(len(one.words), len(two.words)):
        return 0.0
    opposite = one.sign * two.sign < 0
    clear = one.sign != two.sign and least >= _SOME and any(x.sign and x.worth >= _CLEAR for x in (one, two))
    if not (opposite or clear or (coloured and most >= _TELLING)):
        return 0.0
    judging = _OPPOSITE * opposite + _JUDGES * (bool(one.sign) + bool(two.sign))
    return _STRENGTH * (0.5 + 0.3 * most + 0.3 * least + judging)


def without_those(found: Iterable[Formed], told: Sequence[Formed]) -> list[Formed]:
    """The contrasts without those that show one source alone on somebody of whom `told` shows several."""
    known = frozenset[str]().union(*(f.keys for f in told))
    return [f for f in found if len(f.sides) > 1 or f.keys.isdisjoint(known)]


def with_others(
    found: Iterable[Formed], sketches: Sketches, entities: Mapping[str, ComparedEntity]
) -> Iterator[Formed]:
    """The contrasts; what one source alone tells of somebody stands beside what the others tell of the same person."""
    for one in found:
        is_alone = one.kind is ContrastKind.COVERAGE and len(one.sides) == len(one.keys) == 1
        who = entities.get(next(iter(one.keys))) if is_alone else None
        others = {n: max(some, key=_worth) for n, some in sketches.of(who).items()} if who is not None else {}
        sides = {n: (x.place,) for n, x in others.items() if x.worth >= LEAST and n not in one.sides}
        if who is None or not sides:
            yield one
        else:
            both = dict(sorted({**one.sides, **sides}.items()))
            yield replace(one, kind=ContrastKind.PORTRAIT, about=who.name, sides=both, not_found_in=())


def _worth(told: Told) -> tuple[float, int]:
    return told.worth, -told.place.start
