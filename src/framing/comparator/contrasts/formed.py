"""Contrasts with a form: the telling words of each source are evidently on the same subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from framing.comparator.sentences.terms import content_words
from framing.language import polarity
from framing.model import ContrastKind, Evidence

LEAST = 0.2  # strength of a contrast that is shown as one
_MOST_OF_A_THING = 2  # contrasts about one referent
_BOTH = 2  # sources
_KIND_AGAIN, _ABOUT_AGAIN = 0.85, 0.7  # what a kind, or a referent, counts that was there before


_WORDED = frozenset({ContrastKind.DEED, ContrastKind.EVALUATION})
_SAME, _NEARLY = 0.5, 0.8  # share of the words from which on two sides say the same, and where one of them judges


class Formed(Struct, frozen=True):
    """A contrast found by its form, before it is ranked."""

    kind: ContrastKind
    about: str
    keys: frozenset[str]  # ids of compared entities and lemmas of nouns that it is about
    sides: Mapping[int, tuple[Evidence, ...]]  # number of the article -> its telling words
    strength: float  # 0 to 1: how surely a careful reader would report it
    not_found_in: tuple[str, ...] = ()
    is_of_somebody: bool = False  # what is told of a person or body: each is another subject, whatever the kind


def most_different[T](
    by: Mapping[int, Sequence[T]], strength: Callable[[T, T, Sequence[T], Sequence[T]], float]
) -> tuple[float, dict[int, T]] | None:
    """The two findings of different articles that differ most, with how much; None if none differ.

    Args:
        by: number of the article -> its findings.
        strength: of two findings, given all those of their articles; 0 if they are no contrast.
    """
    best: tuple[float, dict[int, T]] | None = None
    for a, b in combinations(sorted(by), 2):
        for one in by[a]:
            for two in by[b]:
                found = strength(one, two, by[a], by[b])
                if found and (best is None or found > best[0]):
                    best = found, {a: one, b: two}
    return best


def says_different_things(one: Formed) -> bool:
    """Whether its sides differ in their words; always true for kinds that are not about words."""
    if one.kind not in _WORDED:
        return True
    texts = [content_words(" ".join(e.text for e in side)) for side in one.sides.values()]
    return any(_apart(set(a), set(b)) for a, b in combinations(texts, 2)) or len(texts) < 2


def _apart(one: Set[str], two: Set[str]) -> bool:
    """Whether two sides have few words in common, or one of those that differ is an opinion word."""
    share = len(one & two) / max(1, len(one | two))
    judging = any(abs(polarity.words().get(w, 0.0)) >= polarity.THRESHOLD for w in one ^ two)
    return share < (_NEARLY if judging else _SAME)


def varied(found: Sequence[Formed], before: Sequence[Formed] = ()) -> list[Formed]:
    """The contrasts, the strongest first. Kinds and referents take turns, and no words are shown twice.

    Args:
        before: the openings; they may be looked at again for a name in them, but are not shown again.
    """
    left = sorted(found, key=_strongest)
    kinds: Counter[ContrastKind] = Counter()
    about: Counter[str] = Counter()
    shown: list[Evidence] = []
    openings = {(e.article, e.start, e.end) for f in before for side in f.sides.values() for e in side}
    result: list[Formed] = []
    while left:
        value = {
            n: f.strength * (f.is_of_somebody or _KIND_AGAIN ** kinds[f.kind]) * _ABOUT_AGAIN ** about[f.about]
            for n, f in enumerate(left)
        }
        best = max(value, key=lambda n: (value[n], -n))
        one = left.pop(best)
        if value[best] < LEAST:
            break
        if one.is_of_somebody:
            one = _without_shown(one, shown)
        if about[one.about] >= _MOST_OF_A_THING or _is_shown(one, shown) or _are_openings(one, openings):
            continue
        if any(_holds(one, other) and not _is_of_numbers_alone(one, other) for other in result):
            continue
        kinds[one.kind] += not one.is_of_somebody
        about[one.about] += 1
        shown += [e for side in one.sides.values() for e in side]
        result.append(one)
    return result


def once(found: Iterable[Formed]) -> Iterator[Formed]:
    """The contrasts without those that show the very words of one before."""
    shown = []
    for one in found:
        places = {(e.article, e.start, e.end) for side in one.sides.values() for e in side}
        if places not in shown:
            shown.append(places)
            yield one


def _without_shown(one: Formed, shown: Sequence[Evidence]) -> Formed:
    """The contrast without a side that was shown before, where two others are left."""
    new = {n: side for n, side in one.sides.items() if not _is_shown(replace(one, sides={n: side}), shown)}
    return replace(one, sides=new) if len(new) >= _BOTH else one


def _is_shown(one: Formed, shown: Sequence[Evidence]) -> bool:
    """Whether half of the words of a side were shown before; a single word of a sentence does not count."""
    return any(
        e.article == s.article and 2 * (min(e.end, s.end) - max(e.start, s.start)) >= e.end - e.start
        for side in one.sides.values()
        for e in side
        for s in shown
    )


def _holds(one: Formed, other: Formed) -> bool:
    """Whether every side has the telling words of one earlier contrast inside: the same once more, in longer words."""
    if len(one.sides) < _BOTH or not one.sides.keys() <= other.sides.keys():
        return False
    return all(
        any(s.text.casefold() in e.text.casefold() for e in side for s in other.sides[n])
        for n, side in one.sides.items()
    )


def _is_of_numbers_alone(one: Formed, other: Formed) -> bool:
    """Whether only one of two contrasts is of numbers, so that their sentences show another thing each."""
    return (one.kind is ContrastKind.QUANTITY) is not (other.kind is ContrastKind.QUANTITY)


def _are_openings(one: Formed, openings: Set[tuple[str, int, int]]) -> bool:
    return any((e.article, e.start, e.end) in openings for side in one.sides.values() for e in side)


def _strongest(one: Formed) -> tuple[float, str, str]:
    return -one.strength, one.kind.value, one.about
