"""Why it happened: in one source because a pipe had rusted, in the other because of a power failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import weight
from framing.comparator.sentences.alike import tells_of
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.subjects import SUBJECTS, by_whom, verb_of
from framing.language.tree import Node
from framing.language.words import group
from framing.model import ContrastKind, Evidence

_STRENGTH, _EARLY = 0.6, 0.7
_PARTICULAR = 0.3
_NAMING = (*SUBJECTS, "dobj")


class _Cause(Struct, frozen=True):
    effect: frozenset[str]  # what the words for what happened may tell of
    name: str  # the word for it
    cause: frozenset[str]  # the words for the cause
    sure: bool  # whether it is told as the cause, and not only as what came before
    is_noun: bool  # whether a noun names what happened: "the collapse"
    whom: frozenset[str]  # whom it befell, or who did it: nouns and referents
    place: Evidence
    early: bool


def causes(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Causes of one event in two sources that have no word in common."""
    every = [list(_causes(text)) for text in texts]
    for a, b in combinations(range(len(texts)), 2):
        for one in every[a]:
            for two in every[b]:
                if not (one.sure or two.sure) or not _are_of_one(one, two) or one.cause & two.cause:
                    continue
                if not _have_a_word_for_it(one, two):
                    continue
                if any(x.effect & two.effect and x.cause & two.cause for x in every[a]):
                    continue
                if any(x.effect & one.effect and x.cause & one.cause for x in every[b]):
                    continue
                strength = _EARLY if one.early and two.early else _STRENGTH
                sides = {a: (one.place,), b: (two.place,)}
                yield Formed(ContrastKind.DEED, f"why: {one.name}", frozenset({one.name}), sides, strength)


def _are_of_one(one: _Cause, two: _Cause) -> bool:
    """Whether what happened is one event: two words in common, or one where both stand in an opening."""
    shared = one.effect & two.effect
    words = {k for k in shared if k[0] not in "~%"}
    return bool(shared) and (len(words) > 1 or (one.early and two.early) or len(shared) > len(words) + 1)


def _have_a_word_for_it(one: _Cause, two: _Cause) -> bool:
    """Whether a noun says what happened in one of them, or both say whom it befell: many "ran" and were "addressed"."""
    return one.is_noun or two.is_noun or not one.whom.isdisjoint(two.whom)


def _causes(text: OwnWords) -> Iterator[_Cause]:
    for sentence in text.tree.sentences:
        for node in sentence:
            for happened, why, sure in _found(node):
                verb = happened if happened.pos == "VERB" else verb_of(happened)
                said = clause(verb)
                place = in_sentence(verb, sentence, text) if text.is_content(verb) else None
                if place is None or said.negated or said.modality != ASSERTED:
                    continue
                words = [happened, *(c for c in happened.children if c.dep in _NAMING)]
                effect = frozenset().union(*(tells_of(n.lemma) for n in words if _counts(n)))
                cause = frozenset(n.lemma.lower() for n in why.subtree() if _counts(n))
                if effect and cause:
                    whom = _whom(happened, text)
                    yield _Cause(
                        effect,
                        _name(happened),
                        cause,
                        sure,
                        happened.pos == "NOUN",
                        whom,
                        place,
                        text.is_opening(happened),
                    )


def _whom(happened: Node, text: OwnWords) -> frozenset[str]:
    """The referents and nouns of those who do or suffer it."""
    parts = [c for c in happened.children if c.dep in _NAMING]
    return frozenset(text.entity(n) or n.lemma.lower() for n in parts)


def _name(happened: Node) -> str:
    """The word for what happened: the subject of a verb that says no more than that it did."""
    subject = happened.child(*_NAMING)
    says_little = happened.lemma.lower() in group("verbs for taking place")
    return (subject if subject is not None and says_little else happened).lemma.lower()


def _counts(node: Node) -> bool:
    return node.pos in ("NOUN", "VERB", "ADJ") and weight(node.lemma.lower()) >= _PARTICULAR


def _found(node: Node) -> Iterator[tuple[Node, Node, bool]]:
    """What happened and why, by a word that joins the two; and whether it says that the one caused the other."""
    word = node.lower
    if node.dep == "mark" and word in group("conjunctions of cause") and node.head.dep == "advcl":
        yield node.head.head, node.head, True
    if word in group("prepositions of cause") and node.dep in ("prep", "pcomp") and node.head.pos == "VERB":
        for child in node.children:
            if child.dep in ("pobj", "pcomp"):
                yield node.head, child, True
    if word == "after" and node.dep in ("prep", "mark"):
        why = node.head if node.dep == "mark" else node.child("pobj", "pcomp")
        happened = node.head.head if node.dep == "mark" else node.head
        if why is not None and happened is not why and happened.pos == "VERB":
            yield happened, why, False
    if node.pos == "VERB" and node.lemma in group("verbs of causing"):
        said = clause(node)
        thing = node.child("dobj") or next((p for c in node.children if c.dep == "prep" for p in c.children), None)
        doer = by_whom(node)
        if said.passive and said.subject is not None and doer is not None:
            yield said.subject, doer, True
        elif not said.passive and said.subject is not None and thing is not None:
            yield thing, said.subject, True
