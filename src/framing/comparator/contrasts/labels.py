"""What each source calls the same person, body, place or people, in its own voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cache

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed, most_different
from framing.comparator.contrasts.telling import weight
from framing.comparator.differences.names import head_at
from framing.comparator.differences.wordings import is_office
from framing.comparator.sentences.evidence import Places
from framing.language import polarity
from framing.language.resources import table
from framing.language.words import function_words
from framing.model import ComparedEntity, ContrastKind, Descriptor, Voice

_ENTITIES = 25  # the most salient are looked at
_RELATIONS = frozenset({"premodifier", "apposition", "copula", "as-phrase", "description"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMING = frozenset({"NOUN", "PROPN"})
_LONGEST = 12  # words of a description
_OPPOSITE, _JUDGED = 1.0, 0.75  # strength, by how two descriptions differ
_CLEAR = 0.7  # weight of a description that judges wherever its words stand
_RARE = 0.45  # weight of a word that is particular
_BARE = 0.2  # how particular a description is at the least


class _Label(Struct, frozen=True):
    descriptor: Descriptor
    sign: int
    telling: float
    words: frozenset[str]  # content words


def labels(at: Sequence[Places], entities: Sequence[ComparedEntity]) -> Iterator[Formed]:
    """For each main referent, the two descriptions of different sources that differ most, and similar ones of others.

    At least one of them judges. An office alone ("the president") does not contrast with another
    source's word.
    """
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    joined = [_joined(p) for p in at]
    for entity in entities[:_ENTITIES]:
        by: dict[int, list[_Label]] = {}
        for portrait in entity.portraits:
            n = number[portrait.article]
            place = at[n]
            found = [
                x for d in portrait.descriptors if (x := _label(d, entity)) is not None and _names(d, place, joined[n])
            ]
            if found:
                by[number[portrait.article]] = found
        best = most_different(by, lambda one, two, *_: _difference(one, two))
        if best is None:
            continue
        strength, chosen = best
        if entity.label in _PLACES and not any(x.sign for x in chosen.values()):
            continue  # where a country lies, and what it has
        for article in by.keys() - chosen.keys():
            others = list(chosen.values())
            rest = [x for x in by[article] if all(_difference(x, o) for o in others)]
            if rest:
                chosen[article] = max(rest, key=_telling)
        sides = {a: (at[a].evidence(x.descriptor.start, x.descriptor.end),) for a, x in sorted(chosen.items())}
        worth = strength * (0.6 + 0.4 * entity.salience)
        yield Formed(ContrastKind.LABEL, entity.name, frozenset({entity.id}), sides, worth)


def _difference(one: _Label, two: _Label) -> float:
    """How clearly two descriptions differ; 0 if they do not."""
    if one.words & two.words and one.sign == two.sign:
        return 0.0  # both say much the same
    shared, fewest = len(one.words & two.words), min(len(one.words), len(two.words))
    if shared == fewest or (2 * shared > fewest and one.sign * two.sign >= 0):
        return 0.0  # one is the other with some words more or fewer
    particular = min(1.0, one.telling + two.telling) / 10
    if one.sign * two.sign < 0:
        return _OPPOSITE + particular
    if one.sign != two.sign:
        return _JUDGED + particular if min(one.telling, two.telling) >= _BARE else 0.0
    return 0.0  # two harmless descriptions


def _names(descriptor: Descriptor, place: Places, joined: Set[int]) -> bool:
    """Whether a description says what somebody is: a common noun, not only a quality, is among its first words."""
    parse = place.analysis.parse
    first, last = bisect_left(parse.starts, descriptor.start), bisect_left(parse.starts, descriptor.end)
    if any(i in joined for i in range(first, last)):
        return False  # one item of a list is hardly an apposition
    cut = next((i for i in range(first + 1, last) if parse.pos[i] in ("ADP", "PART", "PRON")), last)
    inside = [parse.pos[i] for i in range(first, cut)]
    return "NOUN" in inside or descriptor.relation == "premodifier"


def _joined(place: Places) -> frozenset[int]:
    """The nouns that are joined with others by "and" or "or", and these others."""
    parse = place.analysis.parse
    naming = [i for i, pos in enumerate(parse.pos) if pos in _NAMING]
    seconds = [i for i in naming if parse.deps[i] == "conj" or (parse.deps[i] == parse.deps[parse.heads[i]] == "appos")]
    return frozenset([*seconds, *(parse.heads[i] for i in seconds)])


def _label(descriptor: Descriptor, entity: ComparedEntity) -> _Label | None:
    if descriptor.voice is not Voice.OWN or descriptor.negated or descriptor.relation not in _RELATIONS:
        return None
    words = [w.strip("'\"“”‘’.,;:()").lower().removesuffix("'s").removesuffix("’s") for w in descriptor.text.split()]
    if not 0 < len(words) <= _LONGEST:
        return None
    own = {w.lower() for w in entity.name.split()}
    content = frozenset(w for w in words if w and w not in function_words() and w not in own and w not in _plain())
    before = descriptor.text.split()[: head_at(descriptor.text.split()) + 1]  # not what somebody is the head of
    plain = {w.strip("'\"“”‘’.,;:()") for w in before if w.islower()}  # no names
    opinions = sum(polarity.words().get(w, 0.0) for w in content & plain)
    judged = len(before) == len(descriptor.text.split()) or opinions or descriptor.weight >= _CLEAR
    sign = (descriptor.polarity.sign if judged else 0) or (opinions >= polarity.THRESHOLD) - (
        opinions <= -polarity.THRESHOLD
    )
    if not content or (len(words) == 1 and (descriptor.relation in ("copula", "premodifier") or not sign)):
        return None
    if not sign and is_office(descriptor.text):
        return None
    if descriptor.relation == "copula" and not sign:
        return None  # "is in Paris" tells where somebody is, not what
    modifiers = [w for w in content if w in polarity.words() or (w.isalpha() and weight(w) >= _RARE)]
    telling = max(abs(opinions), descriptor.weight, 0.3 * min(2, len(modifiers)))
    return _Label(descriptor, sign, min(1.0, telling), content)


def _telling(label: _Label) -> tuple[float, int]:
    return label.telling, -label.descriptor.start


@cache
def _plain() -> frozenset[str]:
    """Words that only say when or at what rank: "former", "senior"; offices and titles."""
    return frozenset(row["word"] for row in table("trivial-descriptors"))
