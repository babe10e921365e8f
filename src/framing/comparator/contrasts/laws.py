"""What each source calls the law or bill that a story is about: a "religious freedom law", a "discrimination law".

A headline or lead names one such thing. The words that say what it is for differ, and no source has the other's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.telling import weight
from framing.language.tree import Node, position
from framing.language.words import group, trivial
from framing.model import ContrastKind, Evidence, Voice

_STRENGTH = 0.6
_PARTICULAR = 0.15  # weight of a word that says what a law is for
_NAMING = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"amod", "compound", "nmod"})
_LONGEST = 6  # tokens
_PLACES = frozenset({"GPE", "NORP", "DATE", "PERSON", "ORG"})


class _Law(Struct, frozen=True):
    noun: str
    purpose: frozenset[str]  # lemmas of the words that say what it is for
    place: Evidence
    early: tuple[bool, bool]  # whether it stands in the headline, and in the lead


def laws(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """The names of two sources that have no word in common."""
    every = [list(_laws(text)) for text in texts]
    first = [max((x for x in some if any(x.early)), key=_rank, default=None) for some in every]
    found = []
    for a, b in combinations(range(len(texts)), 2):
        one, two = first[a], first[b]
        if one is None or two is None or not one.purpose or not two.purpose or one.noun != two.noun:
            continue
        if not (_has(every[a], two) or _has(every[b], one)):
            found.append((a, b))
    for a, b in found[:1]:
        names = {n: law for n in range(len(texts)) if (law := first[n]) is not None and law.purpose}
        sides = {n: (law.place,) for n, law in names.items() if n in (a, b) or law.noun == names[a].noun}
        yield Formed(ContrastKind.LABEL, names[a].noun, frozenset({names[a].noun}), sides, _STRENGTH)


def _has(every: Sequence[_Law], other: _Law) -> bool:
    """Whether a source has a word of another's name before such a noun, too."""
    return any(law.purpose & other.purpose for law in every)


def _rank(law: _Law) -> tuple[bool, int, int]:
    return law.early[0], len(law.purpose), -law.place.start


def _laws(text: OwnWords) -> Iterator[_Law]:
    names = {i for a, b, label in text.tree.names if label in _PLACES for i in range(a, b)}
    for node in text.tree.nodes:
        lemma = node.lower.removesuffix("s")
        if node.pos not in _NAMING or lemma not in group("kinds of laws") or not text.is_content(node):
            continue
        if text.is_in_name(node) or text.evidence(node, node).voice not in (Voice.OWN, Voice.SCARE):
            continue
        before = sorted((c for c in node.children if c.i < node.i and c.dep in _BEFORE), key=position)
        words = [n for c in before for n in c.subtree() if n.i not in names]
        purpose = frozenset(n.lemma.lower() for n in words if _says_what_for(n))
        first = min([node, *(n for c in before for n in c.subtree())], key=position)
        if node.i - first.i <= _LONGEST:
            yield _Law(lemma, purpose, _whole(first, node, text), (text.is_headline(node), text.is_opening(node)))


def _whole(first: Node, last: Node, text: OwnWords) -> Evidence:
    """The words with what is joined to them in front: "anti-" or a quotation mark that closes inside."""
    written, start = text.place.analysis.article.text, first.start
    while start and not written[start - 1].isspace():
        start -= 1
    return text.place.evidence(start, last.end)


def _says_what_for(word: Node) -> bool:
    lemma = word.lemma.lower()
    return word.pos in ("NOUN", "PROPN", "ADJ") and lemma not in trivial() and weight(lemma) >= _PARTICULAR
