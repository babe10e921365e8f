"""One event as two deeds: somebody resigns in one source and is fired in the other, or dies and is killed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.occasions import is_of_a_longer_time
from framing.comparator.contrasts.own_words import PLACES, OwnWords, name_of, particulars
from framing.comparator.contrasts.telling import weight
from framing.comparator.sentences.alike import tells_of
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.resources import table
from framing.language.subjects import by_whom, undergoers
from framing.language.tree import Node
from framing.language.words import group
from framing.model import ComparedEntity, ContrastKind, Evidence

_STRENGTH, _EARLY = 0.7, 0.8  # in general, and where both stand in an opening
_PARTICULAR = 0.3  # weight of a word that tells of what it is done, or to whom
_PARTICLES = ("prt", "advmod", "prep", "oprd", "acomp")
_DIED = "died"


class _Told(Struct, frozen=True):
    side: str
    matter: frozenset[str]  # what the rest of the clause may tell of
    place: Evidence
    early: bool
    title: bool  # whether it stands in the headline, which is shown anyway


def opposed(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """Events of one person or body of which each source reports only one side of a pair in `opposed-deeds.csv`."""
    told = [_all_told(text, entities) for text in texts]
    for key in sorted({key for some in told for key in some}):
        for a, b in combinations(range(len(texts)), 2):
            mine, theirs = told[a].get(key, []), told[b].get(key, [])
            if len({t.side for t in mine}) != 1 or len({t.side for t in theirs}) != 1:
                continue
            about_something = key[0] in group("deeds about something") or key[1] not in entities
            pair = _pair(mine, theirs, with_matter=about_something)
            if pair is None:
                continue
            one, two = pair
            about, who = key
            strength = _EARLY if one.early and two.early else _STRENGTH
            sides = {a: (one.place,), b: (two.place,)}
            yield Formed(ContrastKind.DEED, f"{about}: {name_of(who, entities)}", frozenset({who}), sides, strength)
            break


def _pair(mine: Sequence[_Told], theirs: Sequence[_Told], *, with_matter: bool) -> tuple[_Told, _Told] | None:
    """The first two tellings of different sides; of what is denied or accepted, of the same matter."""
    for one in sorted(mine, key=_first):
        for two in sorted(theirs, key=_first):
            if one.side != two.side and (not with_matter or len(one.matter & two.matter) > 1):
                return one, two
    return None


def _first(told: _Told) -> tuple[bool, bool, int]:
    return told.title, not told.early, told.place.start


def _all_told(text: OwnWords, entities: Mapping[str, ComparedEntity]) -> dict[tuple[str, str], list[_Told]]:
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for verb in text.tree.nodes:
        if verb.pos != "VERB" or verb.lemma.lower() not in _first_words() or not text.is_content(verb):
            continue
        said = clause(verb)
        sentence = text.tree.sentences[verb.sent]
        if said.negated or said.modality != ASSERTED or is_of_a_longer_time(sentence):
            continue
        for about, side, part in _deeds().get(_phrase(verb), ()):
            people = undergoers(verb) if part == "to" else [said.subject] if said.subject is not None else []
            who = text.meant(x for p in people for x in (p.child("appos"), p) if x is not None)
            if who is None or who not in entities or not _has_a_name(entities[who]):
                who = next((_thing(p) for p in people), None)
            if who is None or (part == "by" and said.passive) or not _is_place(verb, text, entities):
                continue
            if side == _DIED and by_whom(verb) is not None:
                continue
            place = in_sentence(verb, sentence, text)
            if place is not None:
                matter = _matter(verb, people) if who in entities else _around(verb, who, sentence, text)
                found[about, who].append(_told(side, matter, place, verb, text))
    return found


def _told(side: str, matter: frozenset[str], place: Evidence, verb: Node, text: OwnWords) -> _Told:
    return _Told(side, matter, place, text.is_opening(verb), text.is_headline(verb))


def _phrase(verb: Node) -> str:
    """The verb with the particle that makes it another: "step down"; alone where the two are no entry."""
    lemma = verb.lemma.lower()
    for child in verb.children:
        if child.dep in _PARTICLES and f"{lemma} {child.lower}" in _deeds():
            return f"{lemma} {child.lower}"
    return lemma


def _has_a_name(entity: ComparedEntity) -> bool:
    return any(m.kind == "name" for m in entity.mentions)


def _thing(noun: Node) -> str | None:
    """The noun for one thing or person without a name: "a docker"."""
    lemma = noun.lemma.lower()
    return lemma if noun.pos == "NOUN" and noun.tag == "NN" and weight(lemma) >= _PARTICULAR else None


def _is_place(verb: Node, text: OwnWords, entities: Mapping[str, ComparedEntity]) -> bool:
    """Whether the object of a verb of going is a place, where it has one: "left the town", not "left a note"."""
    thing = verb.child("dobj")
    if thing is None or verb.lemma not in group("verbs of going from a place"):
        return True
    known = entities.get(text.entity(thing) or "")
    if known is not None:
        return known.label in PLACES
    return thing.lemma.lower() in group("kinds of places") | group("homes")


def _around(verb: Node, noun: str, sentence: Sequence[Node], text: OwnWords) -> frozenset[str]:
    """The referents and particular words around a deed done to something without a name."""
    return particulars([n for n in sentence if n is not verb], text, ("NOUN", "VERB", "ADJ")) - {noun}


def _matter(verb: Node, people: Sequence[Node]) -> frozenset[str]:
    """What the particular words of the clause but its participants may tell of."""
    apart = {n.i for p in people for n in p.subtree()} | {verb.i}
    told = (n for n in verb.subtree() if n.i not in apart and n.pos in ("NOUN", "VERB", "ADJ"))
    return frozenset().union(*(tells_of(n.lemma) for n in told if weight(n.lemma.lower()) >= _PARTICULAR))


@cache
def _deeds() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Verb with its particle -> what it is about, which side it tells, and whether it is done by or to the person."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in table("opposed-deeds"):
        found[row["verb"]].append((row["about"], row["side"], row["part"]))
    return {verb: tuple(some) for verb, some in found.items()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(verb.split()[0] for verb in _deeds())
