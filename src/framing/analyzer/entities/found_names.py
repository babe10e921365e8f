"""The names of an article while they are being looked for: which tokens are taken, and what a capital means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.analyzer.entities.bodies_in_parts import DATED
from framing.analyzer.entities.gazetteer_names import known_spans
from framing.analyzer.entities.mentions import NAME, Candidate
from framing.analyzer.entities.name_words import ATTITUDES
from framing.language.gazetteer import Known
from framing.language.people import PARTICLES, given_names, parts, plain, title_length, titles
from framing.language.subjects import is_subject
from framing.language.tree import Node, Tree
from framing.language.words import endings, group, months, weekdays

_SHORT_WORD = 3  # letters: headlines leave so short ones without a capital
_REGAL = group("regal titles")


class FoundNames:
    """The names found so far; a token belongs to at most one name."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found: list[Candidate] = []
        self.taken: dict[int, Candidate] = {}
        self.known = known_spans(tree)
        self.dated = {i for first, past, label in tree.names if label in DATED for i in range(first, past)}
        self.dated -= set(_surnames_taken_for_days(tree))
        self._capitals: dict[int, bool] = {}
        self._lower: frozenset[str] | None = None
        self._people: frozenset[tuple[str, ...]] | None = None

    def add(self, first: int, past: int, label: str, entry: Known | None = None) -> None:
        """Take the tokens as a name, if all of them are free."""
        if self.is_free(first, past):
            self.take(self.made(first, past, label, entry))

    def people(self) -> frozenset[tuple[str, ...]]:
        """The words of each person's name that the recogniser finds outside of headlines."""
        if self._people is None:
            spans = [(a, b) for a, b, label in self.tree.names if label == "PERSON"]
            spans = [(a, b) for a, b in spans if not self.is_in_capitals(self.tree.nodes[a])]
            self._people = frozenset(tuple(n.text for n in self.tree.nodes[a:b]) for a, b in spans)
        return self._people

    def is_free(self, first: int, past: int) -> bool:
        """Whether none of the tokens belongs to a name."""
        return self.taken.keys().isdisjoint(range(first, past))

    def take(self, made: Candidate) -> None:
        """Record a name and that its tokens belong to it."""
        for i in range(made.first.i, made.last.i + 1):
            self.taken[i] = made
        self.found.append(made)

    def is_in_capitals(self, node: Node) -> bool:
        """Whether most words of the node's sentence have a capital, so that a capital means nothing."""
        told = self._capitals.get(node.sent)
        if told is None:
            sentence = self.tree.sentences[node.sent]
            words = [n.text for n in sentence if len(n.text) > _SHORT_WORD and n.text.isalpha()]
            last = next((n.text for n in reversed(sentence) if n.pos != "SPACE"), "")
            share = 0.8 if last == "." else 0.6  # "Sir Malcolm Reeve left on Monday."
            many = sum([w[0].isupper() for w in words]) > share * len(words)
            told = self._capitals[node.sent] = many and not any(map(_is_small_verb, sentence))
        return told

    def is_also_in_lower(self, node: Node) -> bool:
        """Whether the article also has the word in lower case, so that it is an ordinary word."""
        if self._lower is None:
            self._lower = frozenset(filter(str.islower, {n.text for n in self.tree.nodes}))
        return node.lower in self._lower

    def made(self, first: int, past: int, label: str, entry: Known | None) -> Candidate:
        """The name that the tokens make; for a person without the title before it, which is kept beside it."""
        nodes, title = self.tree.nodes[first:past], ""
        if entry is not None:
            label = entry.label
        if label == "PERSON":
            nodes, title = without_title(nodes)
            before = self.tree.nodes[nodes[0].i - 1] if nodes[0].i else None
            if not title and before is not None and before.text[0].isupper() and plain(before.text) in titles():
                title = before.text
            if len(nodes) == 1 and plain(title) in _REGAL and before is not None and before.text == title:
                nodes = [before, *nodes]
        if (spelled := _hashtag(self.tree, nodes)) is not None:
            label = "PERSON"
        made = Candidate(nodes[0], nodes[-1], head_of(nodes), NAME, label, entry, title)
        made.parts = parts(spelled or made.text(self.tree))
        made.modifier = _is_in_attitude(self.tree, nodes[0])
        return made

    def is_holiday(self, node: Node) -> bool:
        """Whether the name is of a day: "Valentine's Day"."""
        after = self.tree.nodes[node.i + 1 : node.i + 3]
        return len(after) == 2 and after[0].text in ("'s", "’s") and after[1].text in ("Day", "Eve")

    def is_abstract(self, node: Node) -> bool:
        """Whether the first word of a sentence names what people feel or have: "Solidarity at the firm wanes".

        It has the ending of such a noun, and no sentence of the article has it with a capital further behind.
        """
        if not node.lower.endswith(endings("abstract words that open a sentence")) or node.lower in given_names():
            return False
        alike = [n for n in self.tree.nodes if n.text == node.text]
        named = any(n.tag == "NNP" and self.tree.sentences[n.sent][0] is not n for n in alike)
        plainly = any(n.tag == "NN" for n in alike) or self.is_also_in_lower(node)
        after = self.tree.nodes[node.i + 1] if node.i + 1 < len(self.tree.nodes) else node
        return not named and (plainly or after.pos == "ADP")


def _surnames_taken_for_days(tree: Tree) -> Iterator[int]:
    """The tokens that the recogniser takes for a time though a person of the article is called so: "said Morrow"."""
    people = {tree.nodes[past - 1].text for first, past, label in tree.names if label == "PERSON" and past - first > 1}
    for first, past, label in tree.names:
        node = tree.nodes[first]
        named = label == "DATE" and past - first == 1 and node.text in people and node.pos == "PROPN"
        if named and is_subject(node) and node.lower not in {*months(), *weekdays()}:
            yield first


def _is_small_verb(node: Node) -> bool:
    """Whether it is a finite verb in lower case, which a headline in capitals does not have."""
    return node.tag in ("VBD", "VBZ", "VBP") and node.text.islower() and len(node.text) > _SHORT_WORD


def _hashtag(tree: Tree, nodes: list[Node]) -> str | None:
    """The name of a person in a hashtag: "Mike Brown" of "#MikeBrown"; else None."""
    word = nodes[-1].text.lstrip("#")
    before = tree.text[nodes[-1].start - 1 : nodes[-1].start]
    if not (before == "#" or nodes[-1].text.startswith("#")) or len(nodes) > 2:
        return None
    words = re.findall(r"[A-Z][a-z]+", word)
    fits = len(words) in (2, 3) and "".join(words) == word and words[0].lower() in given_names()
    return " ".join(words) if fits else None


def without_title(nodes: list[Node]) -> tuple[list[Node], str]:
    """The words of a name behind its title, and the title ("" if there is none). A given name is never a title."""
    title = ""
    while len(nodes) > 1 and nodes[0].text.islower() and nodes[0].text not in PARTICLES:
        title, nodes = nodes[0].text, nodes[1:]
    past = title_length([plain(n.text) for n in nodes])
    while past and plain(nodes[past - 1].text) in given_names():  # "Sir Justice Cole"
        past -= 1
    if past and plain(nodes[past - 1].text) in titles():
        title = nodes[past - 1].text
    return nodes[past:], title


def head_of(nodes: list[Node]) -> Node:
    """The node whose own head lies outside; if several, the last, as names are head-final."""
    if len(nodes) == 1:
        return nodes[0]
    inside = {n.i for n in nodes}
    tops = [n for n in nodes if n.head.i not in inside or n.head is n]
    return next((n for n in reversed(tops) if n.pos in {"PROPN", "NOUN", "ADJ"}), tops[-1] if tops else nodes[-1])


def _is_in_attitude(tree: Tree, first: Node) -> bool:
    """Whether the name is part of an attitude: "pro-Russia", "anti-Trump"."""
    if first.i < 2 or tree.nodes[first.i - 1].end != first.start:
        return False
    hyphen = tree.nodes[first.i - 1]
    return (
        hyphen.text in "-–‑"
        and tree.nodes[first.i - 2].lower in ATTITUDES
        and tree.nodes[first.i - 2].end == hyphen.start
    )
