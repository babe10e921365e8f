"""Words that one source distances itself from, by quotation marks or "so-called", and another uses as its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.own_words import OwnWords
from framing.language.tree import Node
from framing.model import ContrastKind, Evidence, Voice

_STRENGTH = 0.4  # a term may also be new to the readers
_MOST = 4  # words
_SO_CALLED = "so-called"
_LONGEST = 32  # words of a sentence that is shown


def scare(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Nouns in quotation marks in one source, with the other source's own word for the same thing."""
    distanced = [_distanced(text) for text in texts]
    for a, b in permutations(range(len(texts)), 2):
        for words, place in sorted(distanced[a].items()):
            if words in distanced[b]:
                continue
            plain = _plain(texts[b], words)
            if plain is not None and _plain(texts[a], words) is None:
                name = " ".join(words)
                yield Formed(ContrastKind.VOICE, name, frozenset(words[-1:]), {a: (place,), b: (plain,)}, _STRENGTH)


def _distanced(text: OwnWords) -> dict[tuple[str, ...], Evidence]:
    """Lemmas of each phrase that is kept at a distance -> the sentence, or the phrase where that is long."""
    found: dict[tuple[str, ...], Evidence] = {}
    for q in text.place.analysis.quotations:
        if q.type == "scare":
            nodes = [n for n in text.tree.between(q.start, q.end) if n.text[0].isalnum()]
            if nodes and nodes[-1].pos == "NOUN" and len(nodes) <= _MOST:
                found.setdefault(_lemmas(nodes), _shown(text, nodes[0], nodes[-1]))
    for node in text.tree.nodes:
        if node.lower == _SO_CALLED and node.head.pos == "NOUN" and text.is_own(node):
            nodes = [n for n in text.tree.between(node.end, node.head.end) if n.text[0].isalnum()]
            if 0 < len(nodes) <= _MOST:
                found.setdefault(_lemmas(nodes), _shown(text, node, nodes[-1]))
    return found


def _lemmas(nodes: Sequence[Node]) -> tuple[str, ...]:
    return tuple(n.lemma.lower() for n in nodes)


def _plain(text: OwnWords, words: tuple[str, ...]) -> Evidence | None:
    """The first place where a source has the words as its own."""
    nodes = text.tree.nodes
    for node in nodes:
        if node.lemma.lower() != words[-1] or node.i + 1 < len(words) or node.pos != "NOUN":
            continue
        if any(c.lower == _SO_CALLED for c in node.children):
            continue
        some = nodes[node.i - len(words) + 1 : node.i + 1]
        if _lemmas(some) == words and text.is_content(node) and text.evidence(some[0], node).voice is Voice.OWN:
            return _shown(text, some[0], node)
    return None


def _shown(text: OwnWords, first: Node, last: Node) -> Evidence:
    whole = text.place.whole(text.place.sentence(first.start))
    if len(whole.text.split()) > _LONGEST or whole.voice is not Voice.OWN:
        return text.evidence(first, last)
    return whole
