"""How each article opens: its headline, or else its first sentence; and how its lead reports the same news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.statements import about
from framing.comparator.contrasts.telling import Clause, weight
from framing.comparator.sentences.evidence import Places
from framing.model import ComparedEntity, ContrastKind, Evidence, PartKind

_SHORTEST = 3  # words of an opening
_EARLY = 0.8  # how early a clause of a lead stands
_APART = 0.5  # difference in opinion words from which on two leads judge differently
_SHARED = 2  # particular words that two leads have in common, one more where they name nobody in common
_MANY = 4  # such words, from which on they tell the same, whatever each calls who acts
_PARTICULAR = 0.3  # weight of such a word
_STRENGTH = 0.65


def openings(at: Sequence[Places]) -> Iterator[Formed]:
    """One contrast of the openings, unless they are the same."""
    sides = {n: (place,) for n, p in enumerate(at) if (place := _opening(p)) is not None}
    if len({e.text.casefold() for (e,) in sides.values()}) > 1:
        yield Formed(ContrastKind.FRAME, "how it opens", frozenset(), sides, 1.0)


def leads(
    kept: Sequence[Clause], scores: Sequence[float], readable: Readable, entities: Mapping[str, ComparedEntity]
) -> Iterator[Formed]:
    """The most telling clauses of two leads in the sources' own words, if they judge the same news differently."""
    first: dict[int, tuple[float, int]] = {}
    for n, clause in enumerate(kept):
        if clause.own and clause.features.get("early", 0.0) > _EARLY and readable.place(clause) is not None:
            first[clause.unit.article] = max(first.get(clause.unit.article, (scores[n], -n)), (scores[n], -n))
    found = []
    for a, b in combinations(sorted(first), 2):
        one, two = kept[-first[a][1]], kept[-first[b][1]]
        shared = [t for t in one.terms if t in two.terms and weight(t) >= _PARTICULAR]
        apart = abs(one.polarity - two.polarity)
        least = _SHARED + (one.names.isdisjoint(two.names) and apart < 2 * _APART)
        if len(shared) >= least and apart >= _APART and (len(shared) >= _MANY or _is_of_one(one, two)):
            found.append((apart, -a, -b, one, two))
    for apart, a, b, one, two in sorted(found, key=lambda f: f[:3], reverse=True)[:1]:
        sides = {-n: (place,) for n, c in ((a, one), (b, two)) if (place := readable.place(c)) is not None}
        name, keys = about(one, two, entities)
        yield Formed(ContrastKind.EVALUATION, name, keys, sides, _STRENGTH * (0.8 + 0.2 * min(1.0, apart)))


def _is_of_one(one: Clause, two: Clause) -> bool:
    """Whether nobody else acts: "candidates hailed the ruling" and "the minister hailed the ruling" are two things."""
    mine, theirs = ({who for who, part in c.parts if part == "agent"} for c in (one, two))
    return (
        not mine or not theirs or bool(mine & {who for who, _ in two.parts} or theirs & {who for who, _ in one.parts})
    )


def _opening(place: Places) -> Evidence | None:
    sentences = place.analysis.sentences
    for part in (PartKind.HEADLINE, PartKind.BODY):
        for k, sentence in enumerate(sentences):
            if sentence.part is part and sentence.words >= _SHORTEST:
                return place.whole(k)
    return None
