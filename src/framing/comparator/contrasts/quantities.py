"""Other figures of one thing, in whatever words: land sold for $4 million here, handed over for $400,000 there.

Figures are of one thing if they have the same unit or count the same noun, and their sentences have several words in
common. Nothing else in either article may fit as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.amounts import is_some_of_them, qualities, says_how_many
from framing.comparator.contrasts.figures import factor, is_asked_for, measured_by, shown
from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.occasions import (
    Occasion,
    are_of_two,
    are_of_two_days,
    occasion,
    says_of_a_longer_time,
    years,
)
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import listed, weight
from framing.comparator.sentences.alike import tells_of
from framing.language.clauses import clause
from framing.language.numbers import is_near, limits, number
from framing.language.people import counted_people, people_by_any_noun
from framing.language.subjects import undergoers, verb_of
from framing.language.tree import Node, position
from framing.language.words import group, light_verbs
from framing.model import ComparedEntity, ContrastKind, Evidence

_STRENGTH, _EARLY = 0.65, 0.8  # in general, and where one of the figures stands in an opening
_PARTICULAR = 0.3  # weight of a word that says what is told
_LEAST = 2.0  # how much the sentences of two figures have in common
_NAME, _OF_ONE = 0.5, 0.5  # what a shared name counts, and that each article has one figure of the unit
_MONEY = "money"
_REACHED = ("at", "by", "from", "to")  # before an amount that something has or reaches
_NEAR = 0.08  # share by which two rounded figures may differ
_TOO_FAR = 50  # times one figure is the other, from which on they are of two things
_AROUND = 12  # words shown before a figure, and from it on, of a long sentence
_BEFORE = 4  # tokens before a figure that limit it


class _Figure(Struct, frozen=True):
    article: int
    value: float
    low: float
    high: float
    written: str
    noun: str  # as it is written, of things that are counted
    what: frozenset[str]  # all that the noun may tell of which the figure is, where there is one
    deed: frozenset[str]  # all that the verb of its clause may tell of
    verb: str  # the lemma of that verb
    needs_more: bool  # whether it is a share or size, of which there may be many in one sentence
    words: Mapping[str, frozenset[str]]  # particular word of the sentence -> all that it may tell of
    names: frozenset[str]  # ids of the compared entities of the sentence
    people: frozenset[str]  # of these, people
    qualities: frozenset[str]  # words that say which of the things are counted
    thing: frozenset[str]  # all that the noun may tell of to which something is done for the figure
    subject: str | None  # id of the compared entity that acts in an active clause
    is_denied: bool
    is_wanted: bool  # whether somebody only asks for it
    occasion: Occasion
    years: frozenset[str]
    early: bool
    place: Evidence


def quantities(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """Pairs of figures of one thing that cannot both be right, where no source has the other's figure too."""
    by: dict[str, dict[int, list[_Figure]]] = defaultdict(lambda: defaultdict(list))
    for n, text in enumerate(texts):
        for unit, figure in _figures(n, text, entities):
            by[unit][n].append(figure)
    for _, found in sorted(by.items()):
        done: set[tuple[int, int]] = set()
        rated = [
            (common, one, two)
            for a, b in combinations(sorted(found), 2)
            for common, one, two in _pairs(found[a], found[b])
        ]
        for _, one, two in sorted(rated, key=lambda r: (-r[0], r[1].place.start, r[2].place.start)):
            ends = {(f.article, f.place.start) for f in (one, two)}
            if ends & done:
                continue
            done |= ends
            sides = {one.article: (one.place,), two.article: (two.place,)}
            for c in found.keys() - sides.keys():
                third = _third(one, two, found[c])
                if third is not None:
                    sides[c] = (third.place,)
            strength = _EARLY if one.early or two.early else _STRENGTH
            keys = frozenset(one.names & two.names | one.words.keys() & two.words.keys())
            yield Formed(ContrastKind.QUANTITY, _about(one, two), keys, dict(sorted(sides.items())), strength)


def _about(one: _Figure, two: _Figure) -> str:
    """What is counted or measured with both figures: "900 or 1,500 jobs", "rise: 6 percent or 2 percent"."""
    nouns = sorted(one.what & two.what & (one.words.keys() | two.words.keys()))
    counted = f" {one.noun}" if one.noun else ""
    return "".join([*(f"{n}: " for n in nouns[:1]), f"{one.written} or {two.written}", counted])


def _third(one: _Figure, two: _Figure, theirs: Sequence[_Figure]) -> _Figure | None:
    """The one figure of a further source that is the same as one of the two."""
    fitting = [f for f in theirs if any(is_near(f.value, x.value, 0) and _common(f, x) for x in (one, two))]
    return fitting[0] if len({f.value for f in fitting}) == 1 else None


def _pairs(mine: Sequence[_Figure], theirs: Sequence[_Figure]) -> Iterator[tuple[float, _Figure, _Figure]]:
    """Pairs that fit each other better than they fit any other figure of the two articles."""
    lone = len({f.value for f in mine}) == 1 and len({f.value for f in theirs}) == 1
    table = {(i, k): _common(one, two) for i, one in enumerate(mine) for k, two in enumerate(theirs)}
    for (i, k), common in table.items():
        one, two = mine[i], theirs[k]
        if common + _OF_ONE * lone < _LEAST or not _differ(one, two):
            continue
        if one.noun and one.deed.isdisjoint(two.deed) and not (lone and one.verb == two.verb != "be"):
            continue  # things of which there may be others
        rivals = [
            v for (j, m), v in table.items() if (j == i) != (m == k) and not _is_again(mine, theirs, (i, k), (j, m))
        ]
        if max(rivals, default=0.0) >= common:
            continue
        if any(not _differ(f, two) for f in mine) or any(not _differ(f, one) for f in theirs):
            continue
        yield common, one, two


def _is_again(
    mine: Sequence[_Figure], theirs: Sequence[_Figure], pair: tuple[int, int], other: tuple[int, int]
) -> bool:
    """Whether the other pair has the same two values."""
    values = [(mine[i].value, theirs[k].value) for i, k in (pair, other)]
    return values[0] == values[1]


def _differ(one: _Figure, two: _Figure) -> bool:
    """Whether two figures, as they are told, cannot both be right."""
    if one.low <= two.high * (1 + _NEAR) and two.low <= one.high * (1 + _NEAR):
        return False
    return not is_near(one.value, two.value, _NEAR)


def _common(one: _Figure, two: _Figure) -> float:
    """How much the sentences of two figures have in common; 0 where something shows that they are of two things."""
    if one.is_denied or two.is_denied or one.is_wanted is not two.is_wanted:
        return 0.0
    if one.what.isdisjoint(two.what) and (
        (one.what and two.what) or (one.needs_more and one.deed.isdisjoint(two.deed))
    ):
        return 0.0
    if one.verb != two.verb and not (one.deed & two.deed or one.what & two.what or one.thing & two.thing):
        return 0.0  # "raised $5 million for the campaign", "spent $1 million on it"
    if max(one.value, two.value) > _TOO_FAR * min(one.value, two.value):
        return 0.0  # no two accounts of one sum
    if one.people and two.people and one.people.isdisjoint(two.people):
        return 0.0
    if one.subject is not None and two.subject is not None and one.subject != two.subject and one.deed & two.deed:
        return 0.0
    if one.qualities != two.qualities and one.deed.isdisjoint(two.deed):
        return 0.0  # "seats", "Democratic-held seats"
    if one.thing and two.thing and one.thing.isdisjoint(two.thing):
        return 0.0  # "sold the port for", "sold the hotel for"
    less, more = sorted((one, two), key=lambda f: f.value)
    if are_of_two(less.occasion, more.occasion) or are_of_two_days(one.occasion, two.occasion):
        return 0.0
    if one.years and two.years and one.years.isdisjoint(two.years):
        return 0.0
    theirs = frozenset[str]().union(*two.words.values())
    shared = sum(not of.isdisjoint(theirs) for of in one.words.values())
    return shared + _NAME * min(2, len(one.names & two.names)) if shared else 0.0


# ----------------------------------------------------------------------------------------------- one figure
def _figures(article: int, text: OwnWords, entities: Mapping[str, ComparedEntity]) -> Iterator[tuple[str, _Figure]]:
    for sentence in text.tree.sentences:
        for node in sentence:
            if node.pos != "NUM" or _multiplies(node) or not text.is_content(node) or text.is_in_name(node):
                continue
            found = _figure(article, node, sentence, text, entities)
            if found is not None:
                yield found


def _figure(
    article: int, node: Node, sentence: Sequence[Node], text: OwnWords, entities: Mapping[str, ComparedEntity]
) -> tuple[str, _Figure] | None:
    measured = measured_by(node)
    unit, head = measured or (_counted(node), node.head)
    value = number(node)
    if not unit or value is None:
        return None
    times, what = factor(head), _measured_thing(head)
    first = min(n.i for n in node.subtree() if n.pos in ("NUM", "SYM") or n is node) - sentence[0].i
    between = limits(node, " ".join(n.lower for n in sentence[max(0, first - _BEFORE) : first]))
    low, high = between or (value, value)
    verb = verb_of(head)
    if says_of_a_longer_time(_clause_of(verb)) or _is_only_thought_of(verb):
        return None
    said = clause(verb)
    doer = said.subject if not said.passive else None
    names = frozenset(e for n in sentence if (e := text.entity(n)) is not None)
    people = frozenset(e for e in names if e in entities and entities[e].label == "PERSON")
    inside = {n.i for n in head.subtree() if n.pos in ("NUM", "SYM")} | {head.i}
    told = (
        n.lemma.lower()
        for n in sentence
        if n.i not in inside and n.pos in ("NOUN", "VERB", "ADJ") and n.lemma not in light_verbs()
    )
    words = {w: tells_of(w) for w in told if weight(w) >= _PARTICULAR and w not in listed("unit")}
    return unit, _Figure(
        article=article,
        value=value * times,
        low=low * times,
        high=high * times,
        written=_written(node, head, unit, text),
        noun=head.lower if head.lemma.lower() == unit else "",
        what=_equals(what.lemma) if what is not None else frozenset(),
        deed=tells_of(verb.lemma) if verb.lemma != "be" and verb.lemma not in light_verbs() else frozenset(),
        verb=verb.lemma,
        needs_more=measured is not None and unit != _MONEY,
        words=words,
        names=names,
        people=people,
        qualities=qualities(head, node) if measured is None else frozenset(),
        thing=_thing_of(verb, head),
        subject=text.entity(doer) if doer is not None else None,
        is_denied=said.negated,
        is_wanted=is_asked_for(verb),
        occasion=occasion(text, sentence, [verb] if verb.pos == "VERB" else []),
        years=years(sentence),
        early=text.is_opening(node),
        place=shown(node, text, _AROUND, _AROUND),
    )


def _equals(lemma: str) -> frozenset[str]:
    """What a noun may tell of, without what is only of one matter with it: a rise is an increase, no carpet a fork."""
    return frozenset(k for k in tells_of(lemma) if k[0] not in "~%")


def _multiplies(number_: Node) -> bool:
    """Whether a number says how many times as much: "10 times as many cases"."""
    return any(n.lower in ("time", "times", "fold") and n.i == number_.i + 1 for n in (number_.head, *number_.children))


def _clause_of(verb: Node) -> list[Node]:
    """The words of a verb's clause, without other clauses joined to it."""
    joined = {n.i for c in verb.children if c.dep == "conj" and c.pos in ("VERB", "AUX") for n in c.subtree()}
    return [n for n in verb.subtree() if n.i not in joined]


def _is_only_thought_of(verb: Node) -> bool:
    """Whether a deed, or what it is part of, is a condition or a wish: "if they cut", "they should cut"."""
    return any(
        (c.dep == "mark" and c.lower in ("if", "unless"))
        or (c.dep == "aux" and c.lower in ("could", "may", "might", "should"))
        for v in (verb, *verb.ancestors())
        for c in v.children
    )


def _measured_thing(amount: Node) -> Node | None:
    """The noun of which an amount is: the rise of "a rise of 6 percent", the loan of "a $4 million loan"."""
    above, verb = amount.head, verb_of(amount)
    is_reached = (amount.dep == "pobj" and above.head is verb and above.lower in _REACHED) or amount.dep == "attr"
    if is_reached and not undergoers(verb):
        subject = clause(verb).subject  # "inflation rose to 9 percent"
        return subject if subject is not None and subject.pos == "NOUN" else None
    if amount.dep in ("nmod", "compound", "nummod") and above.pos == "NOUN" and above.i > amount.i:
        return above
    inside = next((c.child("pobj") for c in amount.children if c.dep == "prep" and c.lower == "in"), None)
    if inside is not None and inside.pos == "NOUN":
        return inside  # "$659 million in funding"
    if amount.dep == "pobj" and above.lower == "of" and above.head.pos == "NOUN":
        return above.head
    return None


def _thing_of(verb: Node, amount: Node) -> frozenset[str]:
    """All that the noun may tell of to which the deed is done, where that is not the amount itself."""
    nouns = [n for n in undergoers(verb) if n.pos == "NOUN" and amount not in n.subtree()]
    return tells_of(nouns[0].lemma) if nouns else frozenset()


def _counted(node: Node) -> str:
    """The noun for things that a number counts; "" for people, for units and for numbers that say which one."""
    noun = node.head
    if node.dep != "nummod" or noun.pos != "NOUN" or not says_how_many(node) or is_some_of_them(node):
        return ""
    lemma = noun.lemma.lower()
    people = lemma in counted_people() or lemma in people_by_any_noun() or lemma in group("people of any kind")
    others = group("things that are counted often")
    return "" if people or lemma in others or lemma in listed("unit") or weight(lemma) < _PARTICULAR else lemma


def _written(node: Node, head: Node, unit: str, text: OwnWords) -> str:
    """An amount as it is written, from the sign or number to the unit; of things only the number."""
    parts = [node, *(c for c in node.children if c.pos in ("NUM", "SYM") and c.dep != "conj")]
    parts += [head] if head.lemma.lower() != unit else []
    return text.evidence(min(parts, key=position), max(parts, key=position)).text
