"""Whose harm is reported: the injured officers in one source, the injured residents in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.kinds_of_people import FORCES, OTHERS, are_several, called, kind_of, people
from framing.comparator.contrasts.occasions import is_of_a_longer_time
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import listed
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.deeds import is_bodily_harm
from framing.language.people import people_by_any_noun
from framing.language.subjects import is_active_subject, is_subject, undergoers
from framing.language.tree import Node, position
from framing.language.words import group
from framing.model import ContrastKind, Evidence

_STRENGTH, _FIRST = 0.75, 0.65
_APART = frozenset({"advcl", "conj", "cc", "mark", "punct"})  # what is no part of a clause
_HOW = ("dead", "injured")
_CALLED = {"dead": "killed", "injured": "hurt"}
_BESIDE = 6  # tokens between a word for harm and a word for those who may suffer it
_LONGEST = 34  # words of a sentence that is shown


class _Harm(Struct, frozen=True):
    how: str  # "dead" or "injured"
    who: str  # forces, fighters or others
    words: str  # "asylum seekers"
    lemma: str
    place: Evidence


def harmed(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Two groups of which each is killed, or each hurt, in one source alone: forces, fighters or everybody else."""
    every = [list(_harms(text)) for text in texts]
    for how in _HOW:
        for a, b in combinations(range(len(texts)), 2):
            mine, theirs = (_alone([h for h in every[n] if h.how == how], texts[o]) for n, o in ((a, b), (b, a)))
            if mine and theirs:
                one, two = mine[0], theirs[0]
                about = f"who is {_CALLED[how]}: {one.words} or {two.words}"
                keys = frozenset({one.lemma, two.lemma})
                yield Formed(ContrastKind.ROLE, about, keys, {a: (one.place,), b: (two.place,)}, _STRENGTH)
                return
    first = [list(_harms(text, first=True)) for text in texts]
    for a, b in combinations(range(len(texts)), 2):
        if first[a] and first[b] and (first[a][0].who == FORCES) != (first[b][0].who == FORCES):
            one, two = first[a][0], first[b][0]
            about = f"whose harm comes first: {one.words} or {two.words}"
            keys = frozenset({one.lemma, two.lemma})
            yield Formed(ContrastKind.ROLE, about, keys, {a: (one.place,), b: (two.place,)}, _FIRST)
            return


def _alone(harms: Sequence[_Harm], other: OwnWords) -> list[_Harm]:
    """Those of whose harm another source tells nothing, whatever the words."""
    lacking = {(h.how, h.who) for h in harms if not _may_suffer(other, h.how, h.who)}
    return [h for h in harms if (h.how, h.who) in lacking]


def _harms(text: OwnWords, *, first: bool = False) -> Iterator[_Harm]:
    """The groups, or counted people, who are killed or hurt.

    Args:
        first: in the headline and the lead alone, and one person too.
    """
    for sentence in text.tree.sentences:
        verbs = [(n, how) for n in sentence if n.pos == "VERB" and (how := _how(n) or (first and _is_shot(n)))]
        if not verbs or is_of_a_longer_time(sentence) or (first and not text.is_opening(verbs[0][0])):
            continue
        for verb, how in verbs:
            said = clause(verb)
            if said.negated or said.modality != ASSERTED or not text.is_content(verb):
                continue
            if not first and verb.lemma not in _harming(how):
                continue
            for who in undergoers(verb) or _sufferer(verb, said.subject, text):
                kind = kind_of(who) or (OTHERS if first and who.lemma.lower() in people_by_any_noun() else None)
                if kind is None or not (first or are_several(who)):
                    continue
                place = in_sentence(verb, sentence, text)
                if place is not None:
                    yield _Harm(how, kind, called(who), who.lemma.lower(), place)


def _sufferer(verb: Node, subject: Node | None, text: OwnWords) -> list[Node]:
    """The subject of "die", "was shot dead", and of a participle in a headline: "34 officers hurt"."""
    if subject is None or not (verb.lemma == "die" or _is_dead(verb) or text.is_headline(verb)):
        return []
    return [subject]


def _is_dead(verb: Node) -> bool:
    return any(c.lower == "dead" for c in verb.children)


def _is_shot(verb: Node) -> str:
    """The kind of harm to whoever is shot at: at least hurt, though it is not said how badly."""
    return "injured" if verb.lemma == "shoot" else ""


def _how(verb: Node) -> str:
    """Whether a verb means that somebody is killed or hurt; "" for anything else."""
    lemma = verb.lemma
    if lemma in _harming("dead") or _is_dead(verb):
        return "dead"
    return "injured" if lemma in _harming("injured") or is_bodily_harm(lemma) else ""


def in_sentence(verb: Node, sentence: Sequence[Node], text: OwnWords) -> Evidence | None:
    """The sentence in the voice of the verb, if it is short. Of the article's first sentence, only the clause."""
    solid = [n for n in sentence if n.pos != "SPACE"]
    if solid[0].i == 0:
        kept = [verb, *(n for c in verb.children if c.dep not in _APART for n in c.subtree())]
        solid = [n for n in solid if min(n.i for n in kept) <= n.i <= max(n.i for n in kept)]
    if len(solid) > _LONGEST:
        return None
    return text.around(solid, verb)


# ------------------------------------------------------------------------------------------ what is not told there
def _may_suffer(text: OwnWords, how: str, kind: str) -> bool:
    """Whether an article may tell harm to such people: they suffer a verb of harm, or stand beside a noun of harm.

    A denial ("no resident was hurt") tells no harm.
    """
    for sentence in text.tree.sentences:
        for node in sentence:
            if (
                node.lemma.lower() in people(kind)
                and are_several(node)
                and any(_is_harm_to(node, word, how) for word in sentence)
            ):
                return True
    return False


def _is_harm_to(noun: Node, word: Node, how: str) -> bool:
    lemma = word.lemma.lower()
    if word is noun or not (lemma in _harming(how) or lemma in group("nouns of harm")):
        return False
    if word.pos == "VERB" and clause(word).negated:
        return False
    if noun.dep == "compound" and noun.head.lemma.lower() not in people(OTHERS):
        return False  # "the police chief"
    governed = noun.head.pos == "VERB" and noun.head is not word
    if not (word.pos == "VERB" and governed) and not is_active_subject(noun) and abs(word.i - noun.i) <= _BESIDE:
        return not any(n.pos == "VERB" for n in _between(noun, word))
    above = noun
    while above.dep in ("conj", "appos", "prep", "pobj", "compound", "nummod") or is_subject(above):
        if above.head is above:
            break
        above = above.head
        if above is word:
            return True
        if above.pos == "VERB":
            break
    return word.pos == "VERB" and noun in undergoers(word)


def _between(one: Node, two: Node) -> Sequence[Node]:
    first, last = sorted((one, two), key=position)
    return [n for n in first.subtree() + last.subtree() + first.head.subtree() if first.i < n.i < last.i]


@cache
def _harming(how: str) -> Set[str]:
    return listed(how) - group("nouns of harm")
