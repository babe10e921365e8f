"""The same deed by different people: in one source the mayor walks out of the talks, in the other the union does.

Such deeds (lexicons/resources/sole-deeds.csv) are done by one of two sides: breaking off talks, rejecting the offer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.occasions import is_of_a_longer_time
from framing.comparator.contrasts.own_words import OwnWords, name_of
from framing.comparator.contrasts.telling import weight
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.resources import table
from framing.language.subjects import by_whom, passive_subject
from framing.language.tree import Node
from framing.model import ComparedEntity, ContrastKind, Evidence

_EARLY, _LATER = 0.85, 0.7  # strength where one of the two deeds stands in the opening, or neither
_PARTICULAR = 0.3  # weight of a noun that tells one side from another
_PARTICLES = ("advmod", "prep")  # as which the parser may read the "out" of "stormed out of talks"
_BEFORE = 1  # sentences before a deed in which it may be said what it is done to


class _Done(Struct, frozen=True):
    who: str  # id of a compared entity, or the noun for the doer
    words: frozenset[str]  # the particular words of the doer's noun phrase
    place: Evidence
    early: bool


def doers(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """Deeds that one source attributes to one side alone, and another source to the other side alone.

    Both sources mention both sides, and no source says that one belongs to the other.
    """
    told = [_told(text) for text in texts]
    for about in _deeds():
        for a, b in combinations(range(len(texts)), 2):
            mine, theirs = told[a].get(about, []), told[b].get(about, [])
            if len({d.who for d in mine}) != 1 or len({d.who for d in theirs}) != 1:
                continue  # a source tells of none, or has both do it
            one, two = min(mine, key=_first), min(theirs, key=_first)
            if one.who == two.who or any(_are_of_one_side(one, two, text, entities) for text in (texts[a], texts[b])):
                continue
            if not (_knows(texts[a], two, entities) and _knows(texts[b], one, entities)):
                continue
            name = f"{about}: {name_of(one.who, entities)} or {name_of(two.who, entities)}"
            strength = _EARLY if one.early or two.early else _LATER
            sides = {a: (one.place,), b: (two.place,)}
            yield Formed(ContrastKind.ROLE, name, frozenset({one.who, two.who}), sides, strength)
            break


def _first(done: _Done) -> tuple[bool, int]:
    return not done.early, done.place.start


def _told(text: OwnWords) -> dict[str, list[_Done]]:
    """Deed -> every telling of it that is asserted and names its doer."""
    found: dict[str, list[_Done]] = defaultdict(list)
    for verb in text.tree.nodes:
        if verb.pos != "VERB" or not text.is_content(verb):
            continue
        for about in _meant(verb, text):
            said = clause(verb)
            doer = by_whom(verb) if said.passive else said.subject
            if said.negated or said.modality != ASSERTED or doer is None:
                continue
            sentence = text.tree.sentences[verb.sent]
            who, place = _side(doer, text), in_sentence(verb, sentence, text)
            if who is not None and place is not None and not is_of_a_longer_time(sentence):
                found[about].append(_Done(who, _particular(doer), place, text.is_opening(verb)))
    return found


def _meant(verb: Node, text: OwnWords) -> Iterator[str]:
    """The deeds that a verb may be, by what it is done to; for "walked out" that may stand in the sentence before."""
    particle = verb.child("prt") or next((c for c in verb.children if c.i == verb.i + 1 and c.dep in _PARTICLES), None)
    phrase = f"{verb.lemma.lower()} {particle.lower}" if particle is not None else ""
    for about, (verbs, things) in _deeds().items():
        is_phrase = phrase in verbs
        if not is_phrase and verb.lemma.lower() not in verbs:
            continue
        if not things:
            if not verb.child("dobj"):
                yield about
            continue
        beneath = {n.lemma.lower() for n in _objects(verb)}
        if is_phrase and beneath.isdisjoint(things):
            first = max(0, verb.sent - _BEFORE)
            beneath = {n.lemma.lower() for s in text.tree.sentences[first : verb.sent + 1] for n in s}
        if not beneath.isdisjoint(things):
            yield about


def _objects(verb: Node) -> Iterator[Node]:
    """What a deed is done to: the object, the subject of a passive, the nouns behind its prepositions."""
    for child in verb.children:
        if child.dep == "dobj" or child is passive_subject(verb):
            yield child
        elif child.dep in ("prep", "prt", "advmod"):
            yield from (n for n in child.subtree() if n.dep == "pobj")


def _side(doer: Node, text: OwnWords) -> str | None:
    """Who a doer is: a compared entity, or the noun for people or a body that tells it from others."""
    entity = text.meant((doer,))
    if entity is not None:
        return entity
    return doer.lemma.lower() if doer.pos == "NOUN" and _particular(doer) else None


def _particular(noun: Node) -> frozenset[str]:
    """The words of a noun phrase that tell it from others: "union" and "boss" of "union bosses"."""
    parts = [c for c in noun.children if c.dep in ("compound", "amod", "poss")]
    return frozenset(n.lemma.lower() for n in (noun, *parts) if weight(n.lemma.lower()) >= _PARTICULAR)


def _knows(text: OwnWords, done: _Done, entities: Mapping[str, ComparedEntity]) -> bool:
    """Whether an article names a doer too, by whatever name."""
    article = text.place.analysis.article.id
    if done.who in entities and any(m.article == article for m in entities[done.who].mentions):
        return True
    return any(n.lemma.lower() in done.words for n in text.tree.nodes)


def _are_of_one_side(one: _Done, two: _Done, text: OwnWords, entities: Mapping[str, ComparedEntity]) -> bool:
    """Whether a noun phrase has words of both: "union president Tomas Reyes" for Reyes and the union."""
    mine, theirs = _words(one, entities), _words(two, entities)
    if not mine.isdisjoint(theirs):
        return True
    for node in text.tree.nodes:
        if node.pos in ("NOUN", "PROPN"):
            phrase = {n.lemma.lower() for n in _phrase(node)}
            if not phrase.isdisjoint(mine) and not phrase.isdisjoint(theirs):
                return True
    return False


def _phrase(noun: Node) -> Iterator[Node]:
    """A noun with what says whose or who it is: not "the union and the port"."""
    yield noun
    for child in noun.children:
        if child.dep in ("compound", "amod", "poss", "appos", "nmod", "relcl"):
            yield from _phrase(child)
        elif child.dep in ("prep", "dobj") and (child.dep == "dobj" or child.lower in ("of", "for", "from")):
            yield from (n for c in child.children if c.dep == "pobj" for n in _phrase(c))
            yield child


def _words(done: _Done, entities: Mapping[str, ComparedEntity]) -> Set[str]:
    if done.who not in entities:
        return done.words
    names = " ".join(m.text for m in entities[done.who].mentions if m.kind != "pronoun").lower()
    return {w for w in names.replace("-", " ").split() if weight(w) >= _PARTICULAR}


@cache
def _deeds() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Deed -> its verbs, and what it is done to."""
    parts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in table("sole-deeds"):
        parts[row["deed"]][row["part"]].add(row["word"])
    return {deed: (frozenset(p["verb"]), frozenset(p["thing"])) for deed, p in parts.items()}
