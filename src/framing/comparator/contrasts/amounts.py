"""Other numbers of the same: 5 dead here and 12 there, a march of 30,000 or of 200,000."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import listed, weight
from framing.comparator.sentences.profiles import trigger_types
from framing.language.clauses import SUBJECTS
from framing.language.numbers import number
from framing.language.people import counted_people
from framing.language.tree import Node
from framing.model import ContrastKind, Evidence, Voice

_CROWD = "crowd"  # type of all deeds of which crowds are counted
_LEAST = 1.4  # how much two numbers have in common
_PARTICULAR = 0.3
_NEAR = 0.08  # share by which two rounded numbers of the same may differ
_STRENGTH = 0.8
_OTHERS = 0.85  # what it counts where a source has its number from somebody
_LONGEST = 26  # words of a sentence that is shown whole
_AROUND = 8  # tokens that are shown before and after a number otherwise


class _Amount(Struct, frozen=True):
    article: int
    value: float
    noun: str
    people: bool
    deeds: frozenset[str]  # types of the deeds, and the verbs, that the counted do or suffer
    around: Mapping[str, float]  # further words and referents of the sentence, with their weights
    place: Evidence
    early: bool
    sums: frozenset[float]  # of two numbers of the sentence: "12 Somali and 11 Yemeni pirates" are 23


def amounts(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Pairs of numbers that count the same deed or thing and differ, where no source has the other's number."""
    every = [list(_amounts(n, text)) for n, text in enumerate(texts)]
    found: list[tuple[float, _Amount, _Amount]] = []
    for a, b in combinations(range(len(texts)), 2):
        for one in every[a]:
            for two in every[b]:
                common = _common(one, two)
                if common >= _LEAST and not (_has(every[b], one) or _has(every[a], two)):
                    found.append((common, one, two))
    done: set[tuple[int, int]] = set()
    for common, one, two in sorted(found, key=lambda f: (-f[0], f[1].place.start, f[2].place.start)):
        ends = {(one.article, one.place.start), (two.article, two.place.start)}
        if ends & done:
            continue
        done |= ends
        sides = {one.article: (one.place,), two.article: (two.place,)}
        for third in range(len(texts)):
            if third not in sides:
                rated = [(min(_common(x, one), _common(x, two)), -x.place.start, x) for x in every[third]]
                best = max(rated, key=lambda r: r[:2], default=None)
                if best is not None and best[0] >= _LEAST:
                    sides[third] = (best[2].place,)
                    done.add((third, best[2].place.start))
        noun = one.noun if one.noun == two.noun else f"{one.noun}, {two.noun}"
        others = any(e.voice is not Voice.OWN for (e,) in sides.values())
        strength = _STRENGTH * (0.75 + 0.25 * min(1.0, common - _LEAST)) * (_OTHERS if others else 1.0)
        yield Formed(
            ContrastKind.QUANTITY,
            f"number of {noun}",
            frozenset({one.noun, two.noun}),
            dict(sorted(sides.items())),
            strength,
        )


def _amounts(article: int, text: OwnWords) -> Iterator[_Amount]:
    for node in text.tree.nodes:
        counted = node.head
        if node.pos != "NUM" or node.dep != "nummod" or counted.pos != "NOUN" or not text.is_content(node):
            continue
        lemma = counted.lemma.lower()
        value = number(node)
        if value is None or lemma in listed("unit") or text.is_in_name(node) or not _counts(node):
            continue
        people = lemma in counted_people()
        yield _Amount(
            article,
            value,
            lemma,
            people,
            _deeds(counted),
            _around(counted, node, text),
            _shown(node, counted, text),
            text.is_opening(node),
            _sums(node, text),
        )


def _sums(node: Node, text: OwnWords) -> frozenset[float]:
    values = [v for n in text.tree.sentences[node.sent] if n.pos == "NUM" and (v := number(n)) is not None]
    return frozenset(a + b for a, b in combinations(values, 2))


def _counts(node: Node) -> bool:
    """Whether a number says how many there are, not which one, how old or when."""
    counted = node.head
    if any(c.dep == "nummod" and c is not node and c.i > node.i for c in counted.children):
        return False
    return node.i < counted.i and not any(c.lower in listed("unit") for c in node.children)


def _deeds(counted: Node) -> frozenset[str]:
    """The verbs that the counted do or suffer, and their types."""
    above = counted
    while above.dep in ("pobj", "prep") and above.head.pos in ("NOUN", "ADP", "NUM") and above.head is not above:
        above = above.head
    verbs = {above.head} if above.dep in (*SUBJECTS, "dobj", "pobj") else set()
    verbs |= {c for c in counted.children if c.dep in ("acl", "relcl")}
    verbs |= {v.head for v in verbs if v.dep == "prep"} | {c for v in verbs for c in v.children if c.dep == "conj"}
    words = {v.lemma.lower() for v in verbs if v.pos in ("VERB", "NOUN")} | {counted.lemma.lower()}
    words |= {c.lemma.lower() for c in counted.children if c.dep == "amod"}
    types = {t for w in words for t in trigger_types().get(w, ())}
    if words & listed("crowd"):
        types.add(_CROWD)
    return frozenset(types | {w for w in words if w != counted.lemma.lower() and weight(w) >= _PARTICULAR})


def _around(counted: Node, node: Node, text: OwnWords) -> dict[str, float]:
    found: dict[str, float] = {}
    for other in text.tree.sentences[node.sent]:
        lemma = other.lemma.lower()
        entity = text.entity(other)
        if entity is not None:
            found["@" + entity] = 0.5
        elif other is not counted and other.pos in ("NOUN", "VERB", "ADJ") and weight(lemma) >= _PARTICULAR:
            found[lemma] = 0.5 * weight(lemma)
    return found


def _shown(node: Node, counted: Node, text: OwnWords) -> Evidence:
    """The sentence if it is short, else the words around the number."""
    sentence = text.tree.sentences[node.sent]
    solid = [n for n in sentence if n.pos != "SPACE"]
    if len(solid) <= _LONGEST:
        whole = text.evidence(solid[0], solid[-1])
        told = text.evidence(node, counted)
        return Evidence(
            whole.article, whole.source, whole.start, whole.end, whole.text, whole.sentence, told.voice, told.speaker
        )
    first = max(solid[0].i, node.i - _AROUND)
    last = min(solid[-1].i, counted.i + _AROUND)
    return text.evidence(text.tree.nodes[first], text.tree.nodes[last])


def _common(one: _Amount, two: _Amount) -> float:
    """How much speaks for it that two numbers count the same."""
    if one.noun != two.noun and not (one.people and two.people):
        return 0.0
    if any(_is_near(a, b) for a in (one.value, *one.sums) for b in (two.value, *two.sums)):
        return 0.0
    deeds = one.deeds & two.deeds
    if not deeds and (one.noun != two.noun or weight(one.noun) < _PARTICULAR):
        return 0.0
    shared = sum(min(w, two.around[t]) for t, w in one.around.items() if t in two.around)
    return 0.7 * bool(deeds) + 0.5 * (one.noun == two.noun) + min(1.0, shared) + 0.3 * (one.early and two.early)


def _is_near(one: float, two: float) -> bool:
    return abs(one - two) <= _NEAR * max(abs(one), abs(two))


def _has(every: Sequence[_Amount], number_: _Amount) -> bool:
    """Whether a source has this number of the same, too."""
    return any(
        _is_near(x.value, number_.value) and (x.noun == number_.noun or (x.people and number_.people)) for x in every
    )
