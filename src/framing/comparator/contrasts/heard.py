"""Contrasts in who is quoted: speakers of one source only, or other words of one speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from operator import itemgetter

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.telling import Clause
from framing.model import ComparedEntity, ContrastKind, CoverageItem, Evidence, Voice

ONLY = "whom one source alone quotes"
_ROUNDS = 2  # contrasts of speakers that one source alone has
_SAME = 0.4  # share of the weighty words from which on two quotations are one
_ALONE, _SEVERAL = 0.6, 0.6  # strength
_NEXT, _ONE_SIDED = 0.85, 0.7  # what it counts that others come first, or that one source alone has anybody
_SHARED = 0.7  # weight of the words in common from which on two quotations speak of the same
_APART = 0.8  # difference in opinion words from which on they judge differently
_WORDS = 6  # of a quotation that says something by itself


def only_quoted(
    covered: Sequence[CoverageItem],
    number: Mapping[str, int],
    kept: Sequence[Clause],
    scores: Sequence[float],
    readable: Readable,
) -> Iterator[Formed]:
    """The most telling speakers that only one source quotes, those of the sources side by side."""
    sources = list(dict.fromkeys(s for item in covered for s in (item.source, *item.not_found_in)))
    by: dict[int, list[tuple[float, Evidence]]] = defaultdict(list)
    for item in covered:
        if item.kind != "speaker":
            continue
        article, sentences = number[item.article], {e.sentence for e in item.evidence}
        said = [
            (scores[n], place)
            for n, c in enumerate(kept)
            if c.unit.article == article
            and c.unit.sentence in sentences
            and c.unit.voice is Voice.DIRECT
            and c.unit.speaker
            and (place := readable.place(c)) is not None
            and len(place.text.split()) >= _WORDS
        ]
        if said:
            by[article].append(max(said, key=_score))
    for turn in range(_ROUNDS):
        sides = {}
        for article, some in sorted(by.items()):
            ranked = sorted(some, key=_score, reverse=True)
            if turn < len(ranked):
                sides[article] = ranked[turn]
        if sides:
            best = max(score for score, _ in sides.values())
            worth = _ALONE * _sure(best) * _NEXT**turn * (1.0 if len(sides) > 1 else _ONE_SIDED)
            missing = tuple(s for s in sources if s not in {e.source for _, e in sides.values()})
            shown = {a: (e,) for a, (_, e) in sides.items()}
            if len(sides) > 1:
                yield Formed(ContrastKind.VOICE, ONLY, frozenset(), shown, worth)
            else:
                ((_, one),) = sides.values()
                about = f"{one.speaker}, whom only {one.source} quotes" if one.speaker else ONLY
                yield Formed(ContrastKind.VOICE, about, frozenset(), shown, worth, missing)


def quoted_differently(
    kept: Sequence[Clause], scores: Sequence[float], readable: Readable, entities: Mapping[str, ComparedEntity]
) -> Iterator[Formed]:
    """For each speaker of several sources, the most telling words of each that no other source quotes."""
    spoken: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, clause in enumerate(kept):
        if clause.speaker in entities and clause.unit.voice is Voice.DIRECT:
            spoken[clause.speaker or ""][clause.unit.article].append(n)
    for speaker, by in sorted(spoken.items()):
        alone: dict[int, list[tuple[int, Evidence]]] = {}
        for article, some in sorted(by.items()):
            others = [o for a, rest in by.items() if a != article for o in rest]
            found = [
                (n, place)
                for n in some
                if not any(_is_one_quotation(kept[n], kept[o]) for o in others)
                and (place := readable.place(kept[n])) is not None
                and len(place.text.split()) >= _WORDS
            ]
            if found:
                alone[article] = found
        sides = _fitting(alone, kept, scores)
        if sides:
            worth = sum(_sure(scores[n]) for n, _ in sides.values()) / len(sides)
            value = _SEVERAL * worth * (0.6 + 0.4 * entities[speaker].salience)
            shown = {a: (e,) for a, (_, e) in sorted(sides.items())}
            yield Formed(ContrastKind.VOICE, entities[speaker].name, frozenset({speaker}), shown, value)


def _fitting(
    alone: Mapping[int, Sequence[tuple[int, Evidence]]], kept: Sequence[Clause], scores: Sequence[float]
) -> dict[int, tuple[int, Evidence]]:
    """The two most telling quotations on the same subject, and one of a further source on that subject."""
    best, chosen = 0.0, dict[int, tuple[int, Evidence]]()
    for a, b in combinations(sorted(alone), 2):
        for one in alone[a]:
            for two in alone[b]:
                value = _sure(scores[one[0]]) + _sure(scores[two[0]]) + _matter(kept[one[0]], kept[two[0]])
                if value > best and _contrast(kept[one[0]], kept[two[0]]):
                    best, chosen = value, {a: one, b: two}
    for c in sorted(alone.keys() - chosen.keys()) if chosen else ():
        others = [kept[n] for n, _ in chosen.values()]
        rated = [(_sure(scores[x[0]]) + sum(_matter(kept[x[0]], o) for o in others), -x[0], x) for x in alone[c]]
        chosen[c] = max(rated, key=itemgetter(0, 1))[2]
    return chosen


def _contrast(one: Clause, two: Clause) -> bool:
    """Whether two quotations are on the same subject; less is enough where they judge differently."""
    least = _SHARED / 2 if abs(one.polarity - two.polarity) >= _APART else _SHARED
    return _matter(one, two) >= least


def _matter(one: Clause, two: Clause) -> float:
    """How far two quotations are on the same subject, 0 to 1."""
    return min(1.0, sum(w for t, w in one.terms.items() if t in two.terms))


def _is_one_quotation(one: Clause, two: Clause) -> bool:
    shared = sum(w for t, w in one.terms.items() if t in two.terms)
    return shared >= _SAME * min(sum(one.terms.values()), sum(two.terms.values()))


def _score(item: tuple[float, Evidence]) -> tuple[float, int]:
    return item[0], -item[1].start


def _sure(odds: float) -> float:
    """How telling it is, 0.5 to 1."""
    return 0.5 + 0.5 * max(0.0, min(1.0, (odds + 3) / 4))
