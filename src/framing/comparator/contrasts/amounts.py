"""Different numbers for the same thing: 5 dead in one source, 12 in another; a march of 30,000 or of 200,000.

Two numbers are of the same thing only if they count the same kind of thing, with the same kind of deed, in sentences
that name something else in common. Numbers of a longer time, of other years or of a part of the people are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.groups import are_presented_apart
from framing.comparator.contrasts.kinds_of_people import FORCES
from framing.comparator.contrasts.occasions import Occasion, are_of_two, are_of_two_days, is_of_a_longer_time, occasion
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import listed, weight
from framing.language.clause import ASSERTED
from framing.language.clauses import clause, of_noun
from framing.language.deeds import trigger_types
from framing.language.numbers import is_near, limits, limits_of_many, number
from framing.language.people import counted_people, people_by_any_noun
from framing.language.subjects import SUBJECTS, is_subject
from framing.language.tree import Node
from framing.language.words import group
from framing.model import ContrastKind, Evidence, Modality, Voice

_HARM = ("dead", "injured", "arrested")  # under these the people are counted to whom it was done,
_TOLLS = _HARM[:2]  # which rise from day to day
_CAUGHT = ("trapped", "missing", "rescued", "displaced", "abducted")  # and under these
_PEOPLE, _CROWD = "people", "crowd"
_PARTICULAR = 0.3
_SHARED = 0.5  # weight of what the sentences of two numbers name in common
_LEAST = 1.7  # how much two numbers have in common
_TOLL = 1.25  # times the number that "at least" or "more than" it may mean, where it is the toll of the event
_MOST_OF = 0.7  # share of one toll that another is, so that it is hardly of some among them
_NEAR = 0.08  # share by which two rounded numbers of the same may differ
_STRENGTH = 0.8
_OTHERS = 0.85  # what it counts where a source has its number from somebody
_LONGEST = 26  # words of a clause that is shown whole
_AROUND = 8  # tokens that are shown before and after a number otherwise
_CORE = 14  # tokens between a number of the first sentence and its verb
_BEFORE = 4  # tokens before a number that limit it
_PARTS = frozenset({*SUBJECTS, "dobj", "attr"})
_FEWEST = 10  # people of a crowd


class _Amount(Struct, frozen=True):
    article: int
    value: float
    low: float  # the number may be as low as this,
    high: float  # and as high
    what: str  # the noun, or what all words for those who are counted have in common
    name: str  # what is counted, in words
    harm: str  # "dead", "injured", "arrested" or ""
    qualities: frozenset[str]
    deeds: frozenset[str]  # types of the deeds, and the verbs, that the counted do or suffer
    told: tuple[bool, Modality]  # whether it is denied, and how sure it is
    around: Mapping[str, float]  # further words and referents of the sentence, with their weights
    place: Evidence
    early: bool
    noun: str  # lemma of what is counted, "" for people of any kind
    title: bool  # whether it stands in the headline, which is shown anyway
    occasion: Occasion
    sums: frozenset[float]  # of two numbers of the sentence: "12 Somali and 11 Yemeni pirates" are 23


def amounts(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Pairs of numbers that count the same and differ, if no source has the other's number too."""
    counted: list[dict[str, list[_Amount]]] = [defaultdict(list) for _ in texts]
    for n, text in enumerate(texts):
        for amount in _amounts(n, text):
            counted[n][amount.what].append(amount)
    every = [{what: _with_nouns(some) for what, some in by.items()} for by in counted]
    found: list[tuple[float, _Amount, _Amount]] = []
    for a, b in combinations(range(len(texts)), 2):
        for what, mine in every[a].items():  # in text order, which decides between equals
            theirs = every[b].get(what, [])
            is_only = what == _CROWD and len(mine) == len(theirs) == 1  # each article tells of one crowd
            is_lone = _is_lone(mine) and _is_lone(theirs)
            for one in mine:
                for two in theirs:
                    if not _differ(one, two, is_lone=is_lone):
                        continue
                    common = _common(one, two, is_only=is_only, is_lone=is_lone)
                    known = _has(theirs, one, is_lone=is_lone) or _has(mine, two, is_lone=is_lone)
                    if common >= _LEAST and not known:
                        found.append((common, one, two))
    done: set[tuple[int, int]] = set()
    values: set[tuple[str, frozenset[float]]] = set()
    for common, one, two in sorted(found, key=_rank):
        ends = {(one.article, one.place.start), (two.article, two.place.start)}
        pair = one.what, frozenset({one.value, two.value})
        if ends & done or pair in values:
            continue
        done |= ends
        values.add(pair)
        sides = {one.article: (one.place,), two.article: (two.place,)}
        for third in range(len(texts)):
            lone = _is_lone(every[third].get(one.what, []))
            rated = [
                (_as_third(x, one, two, is_lone=lone), not x.title, -x.place.start, x)
                for x in every[third].get(one.what, [])
            ]
            best = max(rated, key=lambda r: r[:3], default=None)
            if third not in sides and best is not None and best[0] >= _LEAST:
                sides[third] = (best[3].place,)
                done.add((third, best[3].place.start))
        others = any(e.voice is not Voice.OWN for (e,) in sides.values())
        sure = 1.0 if one.harm and one.early and two.early else 0.75 + 0.25 * min(1.0, common - _LEAST)
        strength = _STRENGTH * sure * (_OTHERS if others and not one.harm else 1.0)
        keys = frozenset({one.what, two.what})
        yield Formed(ContrastKind.QUANTITY, f"number of {one.name}", keys, dict(sorted(sides.items())), strength)


def _with_nouns(some: Sequence[_Amount]) -> list[_Amount]:
    """The numbers of an article with the noun that it gives the same number elsewhere: "four die", "four villagers"."""
    nouns = {(x.value, x.harm): x.noun for x in reversed(some) if x.noun and x.harm}
    return [x if x.noun or not x.harm else replace(x, noun=nouns.get((x.value, x.harm), "")) for x in some]


def _as_third(x: _Amount, one: _Amount, two: _Amount, *, is_lone: bool) -> float:
    """How much speaks for it that a third source counts the same; its own toll does, if it is one of the two."""
    if x.harm and x.harm == one.harm and x.value in (one.value, two.value):
        return _LEAST
    return min(_common(x, one, is_lone=is_lone), _common(x, two, is_lone=is_lone))


def _rank(found: tuple[float, _Amount, _Amount]) -> tuple[int, float, int, int]:
    common, one, two = found
    return one.title + two.title, -common, one.place.start, two.place.start


# ---------------------------------------------------------------------------------------------- what is counted
def _amounts(article: int, text: OwnWords) -> Iterator[_Amount]:
    for sentence in text.tree.sentences:
        numbers = [
            n for n in sentence if n.pos == "NUM" or (n.dep == "nummod" and number(n) is not None) or _is_many(n)
        ]
        if not numbers or is_of_a_longer_time(sentence):
            continue
        values = [v for n in numbers if not _is_of_a_unit(n) and (v := number(n)) is not None]
        sums = frozenset(a + b for a, b in combinations(values, 2))
        for node in numbers:
            found = _amount(article, node, sentence, text, sums)
            if found is not None:
                yield found


def _is_of_a_unit(node: Node) -> bool:
    """Whether it is part of no sum of people: "29 were killed six weeks after"."""
    return node.dep == "nummod" and node.head.lemma.lower() in listed("unit")


def _amount(
    article: int, node: Node, sentence: Sequence[Node], text: OwnWords, sums: frozenset[float]
) -> _Amount | None:
    if not text.is_content(node) or text.is_in_name(node) or (not _is_many(node) and is_some_of_them(node)):
        return None
    counted = _counted(node)
    if counted is None:
        return None
    first = min(n.i for n in node.subtree() if n.pos in ("NUM", "SYM") or n.lower in ("a", "an") or n is node)
    at = first - sentence[0].i
    many, before = limits_of_many(node), " ".join(n.lower for n in sentence[max(0, at - _BEFORE) : at])
    value, between = (many[0], many) if many is not None else (number(node), limits(node, before))
    lemma = counted.lemma.lower()
    if between is None or value is None or lemma in listed("unit"):
        return None
    verbs = _verbs(counted)
    deeds = _deeds(counted, verbs)
    harm = next((kind for kind in (*_HARM, *_CAUGHT) if kind in deeds), "")
    if harm and any(c.lower == "from" and c.dep == "prep" for c in counted.children):
        return None  # "two people from the village": some of them
    people = lemma in counted_people() or lemma in ("other", "person") or counted is node or counted.pos == "ADJ"
    # "a mob of 90 hawkers"
    people = people or (counted.dep == "pobj" and counted.head.head.lemma.lower() in listed(_CROWD))
    if (counted is node or counted.pos == "ADJ") and not harm and _CROWD not in deeds:
        return None
    what, name = lemma, counted.lower
    anybody = (
        counted.pos != "NOUN"
        or (many is not None and counted is node)
        or lemma in group("people of any kind")
        or lemma in listed(_CROWD)
    )
    is_harm = not trigger_types().get(lemma, frozenset()).isdisjoint(listed(harm)) if harm else False
    early = text.is_opening(node)
    if harm and ((people and anybody) or is_harm or (early and lemma in people_by_any_noun())):
        what, name = f"{_PEOPLE} {harm}", f"people {harm}"
    elif people and _CROWD in deeds and value >= _FEWEST:
        what, name = _CROWD, "people in the crowd"
    said = clause(verbs[0]) if verbs else of_noun(counted)
    told: tuple[bool, Modality] = (said.negated, said.modality)
    if _takes_lives(counted, verbs):
        told = False, ASSERTED  # "claimed" charges nobody
    own = frozenset(n.lemma.lower() for n in (counted, *verbs))
    return _Amount(
        article, value, *between, what, name, harm, qualities(counted, node), deeds, told,
        _around(sentence, own, text), _shown(node, counted, verbs, text), early,
        "" if anybody or is_harm else lemma, text.is_headline(node), occasion(text, sentence, verbs), sums,
    )  # fmt: skip


def _is_many(node: Node) -> bool:
    """Whether it is a plural for a great number: "thousands"."""
    return limits_of_many(node) is not None


def _counted(node: Node) -> Node | None:
    """The noun that a number counts, or the number itself where there is none; None where it says which, or how old."""
    if _is_many(node):
        of = next((c for c in node.children if c.dep == "prep" and c.lower == "of"), None)
        counted = of.child("pobj") if of is not None else node
        return counted if counted is not None and counted.pos == "NOUN" else None
    counted = node.head if node.dep == "nummod" else node
    if counted is not node and (counted.pos not in ("NOUN", "ADJ") or not says_how_many(node)):
        return None
    return counted


def is_some_of_them(node: Node) -> bool:
    """Whether a number counts some among many ("two of them"), or others than those ("three more")."""
    counted = node.head if node.dep == "nummod" else node
    if any(c.dep == "prep" and c.lower in ("of", "in") and c.i == node.i + 1 for c in node.children):
        return True
    beside = [c for c in (*node.children, *counted.children) if c is not node and not _is_more_than(c, node)]
    around = {c.lower for c in beside if c.head is not node or c.lower not in group("words for several")}
    return not around.isdisjoint(group("words for others of them")) or (node.dep == "appos")


def _is_more_than(word: Node, number_: Node) -> bool:
    """Whether "more" stands before a number, as in "more than 60", and does not mean others."""
    return word.lower == "more" and word.i < number_.i


def says_how_many(node: Node) -> bool:
    """Whether a number says how many there are, not which one, how old or when; and is not part of "60-vote"."""
    counted = node.head
    if any(c.dep == "nummod" and c is not node and c.i > node.i for c in counted.children):
        return False
    if counted.dep == "compound" or any(c.text == "-" for c in counted.children):
        return False
    return node.i < counted.i and not any(c.lower in listed("unit") for c in node.children)


def qualities(counted: Node, node: Node) -> frozenset[str]:
    """The words that say which of them are counted ("off-duty officers")."""
    inside = [c for c in counted.children if c.dep in ("amod", "compound", "nmod", "poss") and c is not node]
    words = {c.lemma.lower() for c in inside if c.pos != "NUM" and weight(c.lemma.lower()) > 0}
    return frozenset(words - listed("dead") - listed("injured") - group("words for about"))


def _verbs(counted: Node) -> list[Node]:
    """The verbs that tell what the counted do or suffer, the governing one first."""
    above = counted
    while above.dep in ("pobj", "prep") and above.head.pos in ("NOUN", "ADP", "NUM") and above.head is not above:
        above = above.head
    governed = above.dep in _PARTS or (counted.pos == "NUM" and above.dep == "prep")
    found = [above.head] if governed else []
    found += [c for c in counted.children if c.dep in ("acl", "relcl")]
    return [v for v in found if v.pos in ("VERB", "AUX")]


def _deeds(counted: Node, verbs: Sequence[Node]) -> frozenset[str]:
    """The verbs that the counted do or suffer, and the types of all words that tell of it."""
    words = {v.lemma.lower() for v in verbs} | {counted.lemma.lower()}
    words |= {c.lemma.lower() for c in counted.children if c.dep == "amod"}
    words |= {c.lemma.lower() for v in verbs for c in v.children if c.dep in ("oprd", "acomp") or c.pos == "ADJ"}
    above = counted.head.head if counted.dep == "pobj" else None
    if _takes_lives(counted, verbs):
        words.add(_HARM[0])
    suffered = [v for v in verbs if v.lemma in group("verbs of suffering")]
    words |= {c.lemma.lower() for v in suffered for c in v.children if c.dep == "dobj"}
    if counted.dep == "pobj":  # "the toll rose to 23", "a toll of 23"
        words |= {n.lemma.lower() for v in verbs for n in v.children if is_subject(n) and n.i < counted.i}
        words |= {above.lemma.lower()} if above is not None else set()
    types = {t for w in words for t in trigger_types().get(w, ())}
    types |= {kind for kind in (*_HARM, *_CAUGHT, _CROWD) if not listed(kind).isdisjoint(words | types)}
    names = {v.lemma.lower() for v in verbs if weight(v.lemma.lower()) >= _PARTICULAR}
    return frozenset((types | names) - group("general event types for searching"))


def _takes_lives(counted: Node, verbs: Sequence[Node]) -> bool:
    """ "Claimed the lives of 23 workers", "23 workers lost their lives"."""
    above = [counted.head.head] if counted.dep == "pobj" and counted.head.lower == "of" else []
    taking = [v for v in (*verbs, *above) if v.lemma in group("verbs of taking life")]
    return any(n.lemma == "life" and n.dep == "dobj" for v in taking for n in v.children)


def _around(sentence: Sequence[Node], own: frozenset[str], text: OwnWords) -> dict[str, float]:
    found: dict[str, float] = {}
    for other in sentence:
        lemma = other.lemma.lower()
        entity = text.entity(other)
        if entity is not None:
            found["@" + entity] = 0.5
        elif lemma not in own and other.pos in ("NOUN", "VERB", "ADJ") and weight(lemma) >= _PARTICULAR:
            found[lemma] = 0.5 * weight(lemma)
    return found


def _shown(node: Node, counted: Node, verbs: Sequence[Node], text: OwnWords) -> Evidence:
    """The sentence if it is short, else the clause, else the words around the number.

    Of a first sentence, which stands among the openings as a whole, only the number with its noun and verb.
    """
    solid = [n for n in text.tree.sentences[node.sent] if n.pos != "SPACE"]
    if solid[0].i == 0:
        core = [*node.subtree(), counted, *verbs, *(c for c in counted.children if c.pos == "ADJ")]
        near = [n.i for n in core if abs(n.i - node.i) <= _CORE and n.sent == node.sent]
        solid = _trimmed([n for n in solid if min(near) <= n.i <= max(near)])
    elif len(solid) > _LONGEST and verbs:
        inside = verbs[0].subtree()
        whole = [n for n in solid if inside[0].i <= n.i <= inside[-1].i]
        solid = _trimmed(whole) if node in whole and len(whole) > 2 else solid
    if len(solid) > _LONGEST:
        at = next(k for k, n in enumerate(solid) if n is node)
        solid = _trimmed(solid[max(0, at - _AROUND) : at + _AROUND])
    return text.around(solid, node, counted if counted.i > node.i else node)


def _trimmed(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without punctuation and endings of words that were cut off at the edges."""
    first, last = 0, len(nodes)
    while first < last - 1 and (nodes[first].pos in ("PUNCT", "CCONJ", "PART") or nodes[first].dep == "case"):
        first += 1
    while last > first + 1 and nodes[last - 1].pos in ("PUNCT", "CCONJ", "ADP", "DET", "PART"):
        last -= 1
    return list(nodes[first:last])


# ------------------------------------------------------------------------------------------------- two of them
def _common(one: _Amount, two: _Amount, *, is_only: bool = False, is_lone: bool = False) -> float:
    """How much speaks for it that two numbers count the same; 0 if something speaks against it.

    Args:
        is_only: no other number of the kind stands in either article.
        is_lone: each opening has one number of those who were killed, hurt or held: it is of the event of both.
    """
    early = (one.early and two.early) or is_only
    alike = one.qualities == two.qualities or (early and one.harm)
    if one.told != two.told or not one.deeds & two.deeds or not alike or _is_of_others(one, two):
        return 0.0
    less, more = sorted((one, two), key=lambda x: x.value)
    if are_of_two(less.occasion, more.occasion):
        return 0.0
    if one.harm not in _TOLLS and are_of_two_days(one.occasion, two.occasion):
        return 0.0  # arrests, or crowds
    is_toll = are_presented_apart(one.noun, two.noun) or less.value >= _MOST_OF * more.value
    if not (is_lone and early and is_toll) and _may_be_some(one, two):
        return 0.0
    shared = sum(min(w, two.around[t]) for t, w in one.around.items() if t in two.around)
    if shared < _SHARED and not early:
        return 0.0
    return 1.2 + min(1.0, shared) + 0.5 * early


def _is_lone(every: Sequence[_Amount]) -> bool:
    """Whether the opening has one number of people who were killed, hurt or held, and no more."""
    return len({x.value for x in every if x.early and x.harm in _HARM}) == 1


def _is_of_others(one: _Amount, two: _Amount) -> bool:
    """Whether the one number is of forces of a state, and the other is not."""
    forces = [bool(x.noun) and x.noun in group(FORCES) for x in (one, two)]
    return forces[0] != forces[1]


def _may_be_some(one: _Amount, two: _Amount) -> bool:
    """Whether those of the smaller number may be some of the others: "two miners" of "five people"."""
    if one.noun == two.noun:
        return False
    if one.noun and two.noun:
        return one.harm in _HARM  # some of those who are counted by another noun may be meant
    particular, general = (one, two) if one.noun else (two, one)
    return particular.value < general.value


def _differ(one: _Amount, two: _Amount, *, is_lone: bool = False) -> bool:
    """Whether two numbers, as they are told, cannot both be right; of two tolls, "at least 43" is far from 67."""
    tolls = is_lone and one.harm == two.harm == _HARM[0]
    highest = [min(x.high, x.value * _TOLL) if tolls else x.high for x in (one, two)]
    if one.low <= highest[1] * (1 + _NEAR) and two.low <= highest[0] * (1 + _NEAR):
        return False
    return not any(is_near(a, b, _NEAR) for a in (one.value, *one.sums) for b in (two.value, *two.sums))


def _has(every: Sequence[_Amount], number_: _Amount, *, is_lone: bool) -> bool:
    """Whether a source has this number of the same, too."""
    return any(not _differ(x, number_, is_lone=is_lone) for x in every)
