"""A parsed text as a tree of nodes, the form in which every extractor reads it.

A `Node` is a token with its links. The names are those of `spacy.tokens.Token`. Unlike a spaCy token, a node is made
from a stored `Parse` and needs no pipeline.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from framing.language.words import short_forms
from framing.language.wrapping import unwrapped
from framing.model import Article, Parse

if TYPE_CHECKING:
    from framing.language.clause import Clause


class Node:
    """A token: text, lemma, part of speech, and its place in the dependency tree.

    `lower` has straight apostrophes, so that "n’t" and "n't" are one word; `text` is as written.
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "row",
        "said",
        "sent",
        "start",
        "tag",
        "text",
    )

    lemma: str  # this and what follows is set as soon as all nodes are made
    pos: str
    tag: str
    dep: str
    row: int
    sent: int

    def __init__(self, i: int, start: int, end: int, text: str, lower: str) -> None:
        self.i = i
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower
        self.head: Node = self
        self.children: list[Node] = []  # in text order
        self.said: Clause | None = None  # what `clauses.clause` answered

    def __repr__(self) -> str:
        return f"{self.text}/{self.pos}/{self.dep}"

    @property
    def lefts(self) -> list[Node]:
        """Its dependents before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Node]:
        """Its dependents behind it."""
        return [c for c in self.children if c.i > self.i]

    def subtree(self) -> list[Node]:
        """This node and all below it, in text order."""
        if not self.children:
            return [self]
        found = [self]
        for node in found:
            if node.children:
                found += node.children
        found.sort(key=position)
        return found

    def ancestors(self) -> Iterator[Node]:
        """Its head, the head of that, up to the root."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    def child(self, *deps: str) -> Node | None:
        """The first child with one of these dependency labels."""
        for node in self.children:  # the most frequent question of all: a loop takes a third of a generator's time
            if node.dep in deps:
                return node
        return None


def position(node: Node) -> int:
    """Sort key: text order."""
    return node.i


class Tree:
    """All nodes of one article, with its sentences, pipeline names and base noun phrases."""

    __slots__ = ("article", "chunks", "names", "nodes", "parse", "sentences", "text", "unwrapped")

    def __init__(self, article: Article, parse: Parse) -> None:
        self.article = article
        self.parse = parse
        self.text = article.text
        self.unwrapped = unwrapped(article)
        self.nodes = _nodes(article.text, parse, 0, len(parse.starts), _sentence_numbers(parse))
        self.sentences: list[list[Node]] = [self.nodes[a:b] for a, b in parse.sentences]
        self.names = parse.names
        self.chunks = parse.chunks

    def untie(self) -> None:
        """Cut the links between the nodes, so that they are freed at once without a search for cycles.

        The tree cannot be used afterwards.
        """
        for node in self.nodes:
            del node.head, node.children, node.said

    def between(self, start: int, end: int) -> list[Node]:
        """The nodes that overlap the character span."""
        return self.nodes[bisect_right(self.parse.ends, start) : bisect_left(self.parse.starts, end)]

    def span(self, first: Node, last: Node) -> tuple[int, int, str]:
        """Start, end and text of the stretch from one node to another, both included."""
        return first.start, last.end, self.text[first.start : last.end]


def sentence_nodes(text: str, parse: Parse, number: int) -> list[Node]:
    """The nodes of one sentence, for callers that need no other; `i` counts the tokens of the article."""
    first, last = parse.sentences[number]
    return _nodes(text, parse, first, last, [number] * (last - first))


def _sentence_numbers(parse: Parse) -> list[int]:
    return [number for number, (first, last) in enumerate(parse.sentences) for _ in range(first, last)]


def _nodes(text: str, parse: Parse, first: int, last: int, sents: list[int]) -> list[Node]:
    part = slice(first, last)
    starts, ends = parse.starts[part], parse.ends[part]
    texts = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    lowers = {word: word.lower() for word in set(texts)}
    nodes = [Node(i, s, e, t, lowers[t]) for i, s, e, t in zip(count(first), starts, ends, texts)]
    words = (parse.lemmas[part], parse.pos[part], parse.tags[part], parse.deps[part])
    columns = zip(nodes, *words, parse.heads[part], parse.rows[part], sents, strict=True)
    for node, lemma, pos, tag, dep, head, row, sent in columns:
        node.lemma = lemma
        node.pos = pos
        node.tag = tag
        node.dep = dep
        node.row = row
        node.sent = sent
        if head != node.i and first <= head < last:
            above = nodes[head - first]
            node.head = above
            above.children.append(node)
    if "’" in text:
        _straighten(nodes)
    return nodes


def _straighten(nodes: list[Node]) -> None:
    """Contractions with straight instead of curly apostrophes."""
    for node in nodes:
        if "’" in node.text and len(node.text) > 1:
            node.lower = node.lower.replace("’", "'")
            if node.pos in ("AUX", "VERB"):
                node.lemma = short_forms().get(node.lower, node.lemma)
