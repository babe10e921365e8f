"""Plain contradictions: different ages of one person; different sums, percentages or years of the same thing.

Each source must have exactly one figure for it, and must not have the other's figure anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.occasions import is_of_a_longer_time
from framing.comparator.contrasts.own_words import OwnWords, name_of
from framing.comparator.contrasts.telling import weight
from framing.language.clause import ASSERTED, FUTURE
from framing.language.clauses import clause
from framing.language.deeds import age_behind, ages_said
from framing.language.denial import is_denied
from framing.language.numbers import is_near, number
from framing.language.resources import table
from framing.language.subjects import verb_of
from framing.language.tree import Node
from framing.language.words import group, number_words
from framing.model import ComparedEntity, ContrastKind, Evidence, Voice

_AGE, _FIGURE = 0.6, 0.7  # strength
_ATTRIBUTED, _DISPUTED = 0.55, 0.8  # strength of a figure by somebody's word; and where somebody else puts it otherwise
_SHARED = 2  # referents and particular words that two sentences with one figure have in common
_YEARS = 2  # by which two ages differ that are told at other times of a year
_NEAR = 0.04  # share by which two rounded figures of the same may differ
_PARTICULAR = 0.3
_LONGEST = 30  # words of a sentence that is shown whole; of others so many before and from the figure on
_BEFORE, _BEHIND = 10, 8
_BEGINS = 3  # words of a description in which its own age stands
_WORTH, _SUM, _MUCH = "worth", "sum", "how much"
_ABOVE = 4  # words above a sum in which its kind is said


class _Figure(Struct, frozen=True):
    value: float
    names: frozenset[str]  # compared entities and particular words of the sentence
    people: frozenset[str]  # of these, people
    early: bool
    place: Evidence
    title: bool = False  # whether it stands in the headline, which is shown anyway
    claimed: bool = False  # whether it is a person's word alone
    asked_for: bool = False


def figures(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """Ages, then sums, percentages and years that two sources give differently for the same."""
    yield from _ages(texts, entities)
    every: list[set[tuple[str, float]]] = [set() for _ in texts]  # units and values
    by: dict[tuple[str, ...], dict[int, list[_Figure]]] = defaultdict(lambda: defaultdict(list))
    for n, text in enumerate(texts):
        for unit, value, what, figure in _figures(text, entities):
            every[n].add((unit, value))
            if what is not None and figure is not None:
                by[unit, *what][n].append(figure)
    done: set[frozenset[tuple[int, int]]] = set()
    for key, found in sorted(by.items()):
        one_each = {n: min(some, key=_is_title) for n, some in found.items() if len({f.value for f in some}) == 1}
        for a, b in combinations(sorted(one_each), 2):
            one, two = one_each[a], one_each[b]
            if is_near(one.value, two.value, _NEAR) or (key[0], two.value) in every[a]:
                continue
            if (key[0], one.value) in every[b] or not _are_of_one(one, two, key):
                continue
            keys = frozenset(k for k in key[1:] if k)
            sides = {a: (one.place,), b: (two.place,)}
            places = frozenset((n, place.start) for n, (place,) in sides.items())
            if places not in done:
                yield Formed(ContrastKind.QUANTITY, _about(key, entities), keys, sides, _FIGURE)
            done.add(places)
            break


def attributed(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Sums and percentages that one source gives only as somebody's word, and another as a fact.

    If somebody else gives another figure in the next sentence, that sentence is shown too.
    """
    by: dict[tuple[str, float], dict[int, list[_Figure]]] = defaultdict(lambda: defaultdict(list))
    written: dict[tuple[str, float], str] = {}
    for n, text in enumerate(texts):
        for node, unit, amount, value in measures(text):
            if clause(verb_of(node)).modality == ASSERTED:
                place, claimed = shown(node, text), _is_claimed(node, text)
                figure = _Figure(value, _names(node, text), frozenset(), text.is_opening(node), place, claimed=claimed)
                by[unit, value][n].append(figure)
                written.setdefault((unit, value), _as_written(amount))
    for key, found in sorted(by.items()):
        own = {n: some for n, some in found.items() if all(f.place.voice is Voice.OWN for f in some)}
        said = {n: some for n, some in found.items() if all(f.claimed for f in some)}
        pairs = ((a, one, b, two) for a in own for one in own[a] for b in said for two in said[b])
        best = max(pairs, key=lambda p: len(p[1].names & p[3].names), default=None)
        if best is None or len(best[1].names & best[3].names) < _SHARED:
            continue
        a, one, b, two = best
        other = _put_otherwise(texts[b], two.place, key[0])
        strength = _DISPUTED if other is not None else _ATTRIBUTED
        sides = {a: (one.place,), b: (two.place, *([other] if other is not None else []))}
        keys = frozenset(w.removeprefix("@") for w in one.names & two.names)
        about = f"whose figure: {written[key]}"
        yield Formed(ContrastKind.CERTAINTY, about, keys, dict(sorted(sides.items())), strength)


def _is_claimed(node: Node, text: OwnWords) -> bool:
    """Whether a figure is the word of somebody by name: not of a paper, and not what a person announces to do."""
    said = text.place.quotation(node.start, node.end)
    if said is None or said.speaker is None or said.speaker_kind != "named" or said.stance == "endorsing":
        return False
    last = said.speaker.split()[-1].lower()
    return last not in group("last words of names of news media") and said.cue_lemma not in group(
        "verbs of making known"
    )


def _as_written(head: Node) -> str:
    """An amount as it is written: "$40 million", "12 per cent"."""
    words = [n for n in head.subtree() if n is head or n.pos in ("NUM", "SYM") or n.text in group("signs of money")]
    return "".join(n.text + ("" if n.text in group("signs of money") else " ") for n in words).strip()


def _put_otherwise(text: OwnWords, claim: Evidence, unit: str) -> Evidence | None:
    """The next sentence, where it gives one other figure of the unit by somebody else's word."""
    sentences = text.tree.sentences
    if claim.sentence + 1 >= len(sentences):
        return None
    for node in sentences[claim.sentence + 1]:
        measured = measured_by(node) if node.pos == "NUM" else None
        if measured is not None and measured[0] == unit and not is_denied(verb_of(node)):
            place = shown(node, text)
            return place if place.speaker != claim.speaker and place.text not in claim.text else None
    return None


def is_asked_for(verb: Node) -> bool:
    """Whether a figure is what somebody asks for, in the clause or above it: "demanded 12 percent"."""
    return any(v.lemma.lower() in group("verbs of asking for something") for v in (verb, *verb.ancestors()))


def _is_title(figure: _Figure) -> bool:
    return figure.title


def _about(key: Sequence[str], entities: Mapping[str, ComparedEntity]) -> str:
    """What is measured, in words: "payoff", "what the contract is worth", "give, Prairie Steel"."""
    _, word, what, *rest = key
    if word == _WORTH:
        return f"what the {what} is worth"
    if word in (_SUM, _MUCH):
        return f"{word}: {what}"
    return f"{name_of(what, entities)}, {word}" if word else " ".join([*rest, what])


def _are_of_one(one: _Figure, two: _Figure, key: Sequence[str]) -> bool:
    """Whether the sentences of two figures have more in common than the word for what is measured."""
    mine, theirs = one.people, two.people
    if one.asked_for is not two.asked_for:
        return False  # what is demanded and what is offered
    if mine and theirs and mine.isdisjoint(theirs):
        return False
    if not group("what an event has one of").isdisjoint(key) or (one.early and two.early):
        return True
    return bool((one.names & two.names) - {*key, *(f"@{k}" for k in key)})


# ------------------------------------------------------------------------------------------------------- ages
def _ages(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    by: dict[str, dict[int, dict[int, Evidence]]] = defaultdict(lambda: defaultdict(dict))
    for n, text in enumerate(texts):
        for who, age, place in _aged(text):
            by[who][n].setdefault(age, place)
    for who, found in sorted(by.items()):
        sure = {n: next(iter(some.items())) for n, some in found.items() if len(some) == 1}
        for a, b in combinations(sorted(sure), 2):
            if abs(sure[a][0] - sure[b][0]) >= _YEARS and who in entities and entities[who].label == "PERSON":
                sides = {a: (sure[a][1],), b: (sure[b][1],)}
                yield Formed(ContrastKind.QUANTITY, f"age of {entities[who].name}", frozenset({who}), sides, _AGE)
                break


def _aged(text: OwnWords) -> Iterator[tuple[str, int, Evidence]]:
    analysis = text.place.analysis
    words = analysis.article.text
    for mention in analysis.mentions:
        who = text.known(mention.entity)
        age = age_behind(words, mention.end) if who is not None and mention.kind != "pronoun" else 0
        if who is not None and age:
            end = words.index(str(age), mention.end) + len(str(age))
            yield who, age, text.place.evidence(mention.start, end)
    for descriptor in analysis.descriptors:
        who = text.known(descriptor.entity)
        if who is not None:
            for age in ages_said(" ".join(descriptor.text.split()[:_BEGINS])):
                yield who, age, text.place.evidence(descriptor.start, descriptor.end)


# ---------------------------------------------------------------------------------------------------- figures
def measures(text: OwnWords) -> Iterator[tuple[Node, str, Node, float]]:
    """Each number of the text proper that measures something: with its unit, the head of the amount, and the value."""
    for node in text.tree.nodes:
        measured = measured_by(node) if node.pos == "NUM" and text.is_content(node) else None
        value = number(node) if measured is not None else None
        if measured is not None and value is not None:
            unit, head = measured
            yield node, unit, head, value * factor(head)


def _figures(
    text: OwnWords, entities: Mapping[str, ComparedEntity]
) -> Iterator[tuple[str, float, tuple[str, ...] | None, _Figure | None]]:
    """Each figure: its unit and value; and what it measures, where that is plain."""
    for node, unit, head, value in measures(text):
        loose: tuple[tuple[str, ...] | None, ...] = ()
        if not is_of_a_longer_time(text.tree.sentences[node.sent]):  # "a fine of 2 million in 2017" is another one
            loose = _sum(unit, head), _deed_alone(unit, head)
        found = [what for what in (_what(head, text), *loose) if what is not None]
        if not found:
            yield unit, value, None, None
            continue
        names = _names(node, text)
        people = frozenset(n for n in names if n[0] == "@" and _is_somebody(entities[n[1:]]))
        asked_for, title = is_asked_for(verb_of(node)), text.is_headline(node)
        early, place = text.is_opening(node), shown(node, text)
        figure = _Figure(value, names, people, early, place, title, asked_for=asked_for)
        for what in found:
            yield unit, value, what, figure


def _is_somebody(entity: ComparedEntity) -> bool:
    """Whether it is a person by name, or a family."""
    return entity.label in ("PERSON", "GROUP") and entity.name[:1].isupper()


def measured_by(node: Node) -> tuple[str, Node] | None:
    """The kind of unit of a figure, and the word that the whole amount hangs from."""
    if any(c.text in group("signs of money") for c in node.children):
        return "money", node
    head = node.head
    if node.dep == "nummod" and head.dep == "compound" and head.lower in number_words():
        head = head.head  # "5 lakh rupees"
    if node.dep == "nummod" and head.i > node.i:
        lemma = head.lemma.lower()
        if lemma == "cent" and any(c.lower == "per" for c in head.children):
            return "share", head
        if lemma in group("units of money") or head.text in group("signs of money"):
            return "money", head
        if lemma in group("units of share"):
            return "share", head
        if lemma in _units():
            return _units()[lemma][0], head
    return None


@cache
def _units() -> dict[str, tuple[str, float]]:
    """Unit of measure -> what it measures, and how much of the common unit it is."""
    return {row["unit"]: (row["kind"], float(row["factor"])) for row in table("measure-units")}


def factor(head: Node) -> float:
    """What an amount in this unit is multiplied by for the common unit."""
    return _units().get(head.lemma.lower(), ("", 1.0))[1]


@cache
def _sums() -> dict[str, str]:
    """Word for a sum of money, or for what is done with one -> its kind."""
    return {row["word"]: row["kind"] for row in table("sums")}


def _sum(unit: str, amount: Node) -> tuple[str, ...] | None:
    """The kind of a sum, whatever words say so: "lend the club $48 million", "a $40 million loan"."""
    if unit != "money":
        return None
    word = amount
    for _ in range(_ABOVE):
        word = word.head
        kind = _sums().get(word.lemma.lower())
        if kind is not None:
            return (_SUM, kind)
        if word.pos == "VERB":
            break
    return None


def _deed_alone(unit: str, amount: Node) -> tuple[str, ...] | None:
    """The deed by which a measured amount is spilled, burned or seized, whoever did it."""
    verb = amount.head
    if unit in ("money", "share") or verb.pos != "VERB" or weight(verb.lemma.lower()) < _PARTICULAR:
        return None
    said = clause(verb)
    if said.negated or said.modality != ASSERTED:
        return None
    return (_MUCH, verb.lemma.lower()) if amount.dep == "dobj" or (amount is said.subject and said.passive) else None


def _what(amount: Node, text: OwnWords) -> tuple[str, ...] | None:
    """What an amount measures, in words that both sources must have: noun, or verb and subject."""
    above = amount.head
    if amount.dep == "attr" and above.lemma == "be":
        subject = clause(above).subject
        return _thing(subject, text) if subject is not None else None
    if amount.dep in ("nmod", "compound", "nummod") and above.pos == "NOUN" and above.i > amount.i:
        return _thing(above, text)
    if amount.dep == "npadvmod" and above.lemma == _WORTH and above.head.pos == "NOUN":
        return _thing(above.head, text, _WORTH)
    if amount.dep == "dobj" and above.pos == "VERB":
        return _deed(above, text)
    if amount.dep == "pobj":
        noun = above.head
        if above.lower == "of" and noun.pos == "NOUN":
            return _thing(noun, text)
        if above.lower in ("to", "at") and noun.pos == "VERB":
            return _deed(noun, text)
    return None


def _thing(noun: Node, text: OwnWords, word: str = "") -> tuple[str, ...] | None:
    solid = (n for n in text.tree.sentences[noun.sent] if n.pos != "SPACE")
    capital = noun is next(solid) and text.entity(noun) is None
    capital = capital or noun.lemma.lower() in group("what an event has one of")
    if (noun.pos != "NOUN" and not capital) or noun.lemma == _WORTH or weight(noun.lemma.lower()) < _PARTICULAR:
        return None
    qualities = sorted(
        c.lemma.lower()
        for c in noun.children
        if c.dep in ("amod", "compound", "poss") and c.pos != "NUM" and weight(c.lemma.lower()) >= _PARTICULAR
    )
    return (word, noun.lemma.lower(), *qualities)


def _deed(verb: Node, text: OwnWords) -> tuple[str, ...] | None:
    said = clause(verb)
    if said.negated or said.modality not in (ASSERTED, FUTURE) or said.subject is None:
        return None
    if is_of_a_longer_time(text.tree.sentences[verb.sent]):
        return None
    named = (n for n in (said.subject.child("appos"), said.subject) if n is not None)
    who = next((e for n in named if (e := text.entity(n)) is not None), said.subject.lemma.lower())
    return (verb.lemma.lower(), who, "by" if said.passive else "")


def _names(node: Node, text: OwnWords) -> frozenset[str]:
    found = set()
    for other in text.tree.sentences[node.sent]:
        entity = text.entity(other)
        if entity is not None:
            found.add("@" + entity)
        elif other.pos in ("NOUN", "VERB") and weight(other.lemma.lower()) >= _PARTICULAR:
            found.add(other.lemma.lower())
    return frozenset(found)


def shown(node: Node, text: OwnWords, before: int = _BEFORE, behind: int = _BEHIND) -> Evidence:
    """The sentence if it is short, else the words around the figure; in the voice of the figure."""
    solid = [n for n in text.tree.sentences[node.sent] if n.pos != "SPACE"]
    if len(solid) > _LONGEST:
        at = solid.index(node)
        solid = solid[max(0, at - before) : at + behind]
    return text.around(solid, node)
