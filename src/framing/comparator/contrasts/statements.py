"""Two clauses that say nearly the same and differ in one thing that has a name: a number, a judging word, the voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.kinds import is_hedged
from framing.comparator.contrasts.pairs import is_the_same
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.telling import Clause, weight
from framing.language import polarity
from framing.model import ComparedEntity, ContrastKind, Voice

_MATTER = 1.2  # weight of the words in common from which on two clauses can speak of the same
_SHARE = 0.6  # and the share of the weight of the shorter one
_LEAST = 0.35  # that share where both judge somebody they both name, one well and one badly
_NUMBERS = 0.75  # that share where they count the same thing
_REPORTED = 0.45  # that share where one speaker is reported, here as saying and there as claiming
_DISTANT = frozenset({"distancing", "conflict"})
_CLAIMED = 0.5  # that share, with names, where one source tells as a fact what somebody only claims in the other
_NAME = 0.5  # weight of a name there
_WORDS = 0.75  # that share where only the judging words or the voice differ
_VERBATIM = 0.8  # share of the words that two clauses have from each other
_LOADED = 0.7  # difference in opinion words from which on two clauses are worded differently
_PARTICULAR = 0.3  # weight of a word that says what a pair is about
_SEVERAL = 3  # such words in common, two where numbers differ
_WORTH = {
    ContrastKind.QUANTITY: 0.8,
    ContrastKind.DEED: 0.7,
    ContrastKind.VOICE: 0.45,
    ContrastKind.CERTAINTY: 0.6,
    ContrastKind.STANCE: 0.6,
    ContrastKind.EVALUATION: 0.5,
}


def statements(kept: Sequence[Clause], readable: Readable, entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """The contrasts of two clauses that say nearly the same, the nearest first."""
    found: list[tuple[float, int, int, ContrastKind]] = []
    for n, m in _near(kept):
        one, two = kept[n], kept[m]
        if is_the_same(one, two) and not _are_told_apart(one, two):
            continue
        share = in_common(one, two)
        kind = _difference(one, two, share) if share >= _LEAST else None
        if kind is None and _is_only_claimed(one, two):
            kind, share = ContrastKind.VOICE, _in_common_with_names(one, two)
        if kind is not None:
            found.append((_WORTH[kind] * (0.6 + 0.4 * min(1.0, share)), n, m, kind))
    for worth, n, m, kind in sorted(found, key=lambda f: (-f[0], f[1], f[2])):
        sides = {kept[k].unit.article: place for k in (n, m) if (place := readable.place(kept[k])) is not None}
        alike = len({e.voice for e in sides.values()}) == 1  # a sentence that is mostly the source's own
        if len(sides) > 1 and not (kind is ContrastKind.VOICE and alike):
            name, keys = about(kept[n], kept[m], entities)
            yield Formed(kind, name, keys, {a: (e,) for a, e in sorted(sides.items())}, worth)


def _near(kept: Sequence[Clause]) -> list[tuple[int, int]]:
    """The pairs of clauses of two articles that share enough particular words for `in_common`."""
    having: dict[str, list[int]] = defaultdict(list)
    for n, clause in enumerate(kept):
        for term in clause.terms:
            if weight(term) >= _PARTICULAR:
                having[term].append(n)
    shared = Counter(pair for some in having.values() for pair in combinations(some, 2))
    return sorted(
        (n, m)
        for (n, m), words in shared.items()
        if words >= _SEVERAL - 1 and kept[n].unit.article != kept[m].unit.article
    )


def in_common(one: Clause, two: Clause) -> float:
    """Share of the shorter clause's words that the other has too; 0 if that is too little for one statement."""
    shared = [t for t in one.terms if t in two.terms]
    words = sum(one.terms[t] for t in shared)
    particular = sum(weight(t) >= _PARTICULAR for t in shared)
    if words < _MATTER or particular < (_SEVERAL - bool(one.counted and two.counted)):
        return 0.0
    return words / min(one.weight, two.weight)


def _difference(one: Clause, two: Clause, share: float) -> ContrastKind | None:
    if share >= _NUMBERS and one.names == two.names and _other_number(one, two):
        return ContrastKind.QUANTITY
    mine, theirs = one.speaker or one.reported, two.speaker or two.reported
    speaker = mine is not None and mine == theirs
    if speaker and _are_told_apart(one, two) and share >= _REPORTED:
        return ContrastKind.STANCE
    if share < _SHARE:
        opposite = one.own and two.own and min(abs(one.polarity), abs(two.polarity)) >= _LOADED
        named = not one.names.isdisjoint(two.names)
        return ContrastKind.EVALUATION if opposite and named and one.polarity * two.polarity < 0 else None
    if speaker and one.stance and two.stance and one.stance != two.stance:
        return ContrastKind.STANCE
    if not _is_one_deed(one, two):
        return None
    if one.own and two.own:
        if is_hedged(one) != is_hedged(two):
            return ContrastKind.CERTAINTY
        apart = abs(one.polarity - two.polarity) >= _LOADED and share >= _WORDS
        other = any(two.deeds.get(key, trigger) != trigger for key, trigger in one.deeds.items())
        return ContrastKind.DEED if apart and other else None
    if one.own != two.own and share >= _WORDS and not (_names_speaker(one, two) or _speaks(one) or _speaks(two)):
        return None if _is_copied(one, two) else ContrastKind.VOICE
    return None


def _are_told_apart(one: Clause, two: Clause) -> bool:
    """Whether one verb of saying keeps its distance and the other does not: "claimed" and "said"."""
    return bool(one.stance and two.stance) and (one.stance in _DISTANT) != (two.stance in _DISTANT)


def _is_only_claimed(one: Clause, two: Clause) -> bool:
    """Whether one source tells as a fact what somebody, whom it does not name there, only claims in the other.

    A verb that keeps its distance, "maintain" or "allege", shows that the other source does not vouch for it. Both have
    a word for what is done, or both deny something.
    """
    own, told = (one, two) if one.own else (two, one)
    if not own.own or told.own or told.stance not in _DISTANT:
        return False
    if _names_speaker(one, two) or _speaks(one) or _speaks(two) or is_hedged(own) or _denies(own) is not _denies(told):
        return False
    deeds = any(t in two.terms and t not in two.nouns for t in one.terms.keys() - one.nouns)
    return (deeds or _denies(own)) and _in_common_with_names(one, two) >= _CLAIMED


def _is_copied(one: Clause, two: Clause) -> bool:
    """Whether one stands in quotation marks and the other word for word without: marks that were lost, as a rule."""
    if Voice.DIRECT not in (one.unit.voice, two.unit.voice):
        return False
    mine, theirs = (frozenset(word.strip(".,;:!?…") for word in c.words) for c in (one, two))
    return len(mine & theirs) >= _VERBATIM * min(len(mine), len(theirs))


def _denies(clause: Clause) -> bool:
    return bool(clause.features.get("denial")) or "without" in clause.words


def _in_common_with_names(one: Clause, two: Clause) -> float:
    """Share of the shorter clause's words that the other has too, names among them; 0 for fewer than three of them."""
    shared = [t for t in one.terms if t in two.terms]
    names = one.names & two.names
    particular = sum(weight(t) >= _PARTICULAR for t in shared)
    nouns = sum(weight(t) >= _PARTICULAR for t in one.nouns & two.nouns)
    if nouns < _SEVERAL - 1 or particular + len(names) < _SEVERAL:
        return 0.0
    words, weights = sum(one.terms[t] for t in shared), min(one.weight, two.weight)
    return (words + _NAME * len(names)) / (weights + _NAME * min(len(one.names), len(two.names)))


def _is_one_deed(one: Clause, two: Clause) -> bool:
    """Whether both tell one type of event with one participant, or share a word that judges."""
    judging = [t for t in one.terms if t in two.terms and abs(polarity.words().get(t, 0.0)) >= polarity.THRESHOLD]
    return bool(judging) or not one.deeds.keys().isdisjoint(two.deeds.keys())


def _names_speaker(one: Clause, two: Clause) -> bool:
    """Whether the clause in the source's own words names the other clause's speaker."""
    own, told = (one, two) if one.own else (two, one)
    return bool(own.stance) or (told.speaker is not None and told.speaker in own.names)


def _speaks(clause: Clause) -> bool:
    """Whether a clause that counts as the source's own says "I" or "we"."""
    return clause.own and bool(clause.features.get("first person"))


def _other_number(one: Clause, two: Clause) -> bool:
    """Whether both count the same thing and give different numbers."""
    mine, theirs = _counts(one), _counts(two)
    return any(not mine[noun] & theirs[noun] for noun in mine.keys() & theirs.keys())


def _counts(clause: Clause) -> dict[str, set[str]]:
    """Noun -> its numbers, whatever their thousands separators."""
    found: dict[str, set[str]] = {}
    for number, noun in clause.counted:
        found.setdefault(noun, set()).add(number.replace(",", "").replace(" ", ""))
    return found


def about(one: Clause, two: Clause, entities: Mapping[str, ComparedEntity]) -> tuple[str, frozenset[str]]:
    """The name and the weightiest noun that both have, and all that both have."""
    shared = [t for t in one.terms if t in two.terms]
    nouns = sorted((t for t in shared if t in one.nouns and t in two.nouns), key=lambda t: (-weight(t), t))
    names = sorted(one.names & two.names, key=lambda e: (-entities[e].salience, e))
    words = nouns or sorted(shared, key=lambda t: (-weight(t), t))
    name = [entities[e].name for e in names[:1]]
    further = [w for w in words if not any(w in n.casefold() for n in name)]
    return ", ".join([*name, *further[:1]]), frozenset([*names, *nouns])
