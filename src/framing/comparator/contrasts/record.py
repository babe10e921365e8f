"""What only one source reports of somebody's record: convictions, money given or taken, ties, honours, good works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.subjects import undergoers
from framing.language.tree import Node
from framing.language.words import group
from framing.model import ComparedEntity, ContrastKind, Evidence, Voice

_STRENGTH = 0.5
_LONGEST = 32  # words of a sentence that is shown
_POINTING = 3  # words at the beginning in which "this" points back
_ACTING = frozenset({"PERSON", "ORG"})
_LAW, _MONEY, _TIES, _HONOURS = "the law", "money", "ties", "honours"


def record(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity], elsewhere: Elsewhere) -> Iterator[Formed]:
    """Facts of those kinds about people and bodies that every source names, reported by one source in its own words."""
    number = len(texts)
    for n, text in enumerate(texts):
        done: set[tuple[str, str]] = set()
        for kind, who, verb, place in _facts(text, entities):
            others = [o for o in range(number) if o != n]
            if (kind, who) in done or not any(texts[o].names(entities[who]) for o in others):
                continue
            if any(elsewhere.may_tell_of(o, who, _words(kind) | {verb}) for o in others):
                continue
            done.add((kind, who))
            source = text.place.analysis.article.source
            name = f"what only {source} tells of {entities[who].name}"
            missing = tuple(texts[o].place.analysis.article.source for o in others)
            worth = _STRENGTH * (0.6 + 0.4 * entities[who].salience)
            yield Formed(ContrastKind.COVERAGE, name, frozenset({who}), {n: (place,)}, worth, missing)


def _facts(text: OwnWords, entities: Mapping[str, ComparedEntity]) -> Iterator[tuple[str, str, str, Evidence]]:
    """Kind, whom it is told of, the verb, and the sentence."""
    for verb in text.tree.nodes:
        if verb.pos != "VERB" or verb.lemma not in _verbs():
            continue
        found = _fact(verb)
        if found is None or not text.is_content(verb) or not text.is_own(verb):
            continue
        said = clause(verb)
        if said.negated or said.modality != ASSERTED:
            continue
        kind, people = found
        place = text.place.whole(text.place.sentence(verb.start))
        if place.voice is not Voice.OWN or len(place.text.split()) > _LONGEST or _points_back(place):
            continue
        who = next((e for p in people if (e := _whom(p, text)) is not None and entities[e].label in _ACTING), None)
        if who is not None:
            yield kind, who, verb.lemma, place


def _points_back(place: Evidence) -> bool:
    first = [w.strip("\"“‘',").lower() for w in place.text.split()[:_POINTING]]
    return first[0] in group("words that point back") or not group("pointing words").isdisjoint(first)


def _whom(noun: Node, text: OwnWords) -> str | None:
    """The entity that a noun means, or whose kin, office or campaign it is ("her son")."""
    owner = noun.child("poss")
    if owner is not None and owner.tag == "WP$" and noun.head.dep == "relcl":
        owner = noun.head.head  # "the premier, whose campaign took money"
    return text.meant(n for n in (noun, noun.child("appos"), owner) if n is not None)


def _fact(verb: Node) -> tuple[str, list[Node]] | None:
    """The kind of fact that a verb tells, and of whom it may be."""
    lemma = verb.lemma
    subject = clause(verb).subject
    if lemma in group("verbs of the law"):
        return _LAW, undergoers(verb) or ([subject] if subject is not None and clause(verb).passive else [])
    if lemma in ("plead", "find") and any(c.lower == "guilty" for c in verb.children):
        return _LAW, [subject] if subject is not None else []
    objects = [c for c in verb.children if c.dep == "dobj"]
    if lemma in group("verbs of giving and taking money") and any(_is_money(o) for o in objects):
        behind = [n for c in verb.children if c.dep in ("prep", "dative") for n in _named_below(c)]
        return _MONEY, [*([subject] if subject is not None else []), *behind]
    if lemma in group("verbs of funding"):
        for thing in (*objects, *(n for c in verb.children if c.dep == "prep" and (n := c.child("pobj")) is not None)):
            if thing.lemma.lower() in group("what is funded"):
                return _MONEY, [n for n in (thing, subject) if n is not None]
    if lemma in group("verbs of good works") and any(
        o.lemma.lower() in group("honours and good works") for o in objects
    ):
        return _HONOURS, [subject] if subject is not None else []
    if lemma in ("work", "serve", "lobby"):
        posts = [c.child("pobj") for c in verb.children if c.dep == "prep" and c.lower == "as"]
        if any(p is not None and p.lemma.lower() in group("posts that tie somebody") for p in posts):
            return _TIES, [subject] if subject is not None else []
    return None


def _named_below(node: Node) -> list[Node]:
    return [n for n in node.subtree() if n.pos == "PROPN"]


def _is_money(noun: Node) -> bool:
    if any(c.text in group("signs of money") for c in noun.children):
        return True
    return noun.lemma.lower() in group("units of money") and any(c.dep == "nummod" for c in noun.children)


@cache
def _verbs() -> frozenset[str]:
    law, money, works = "verbs of the law", "verbs of giving and taking money", "verbs of good works"
    return (
        group(law)
        | group(money)
        | group(works)
        | group("verbs of funding")
        | {"plead", "find", "work", "serve", "lobby"}
    )


@cache
def _words(kind: str) -> frozenset[str]:
    """Words without one of which a fact of that kind is not told."""
    return {
        _LAW: group("verbs of the law") | group("words of crime and punishment"),
        _MONEY: group("words of gifts and fees"),
        _TIES: group("posts that tie somebody") | group("words of gifts and fees"),
        _HONOURS: group("honours and good works"),
    }[kind]
