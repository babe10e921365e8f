"""Lexicon entries compiled once, found in time linear in the text (Aho & Corasick 1975 over words, in spirit).

A text is first reduced to its distinct words. Only words that can begin an entry are looked at again. So the time
depends on the text and its hits, not on the number of entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from msgspec import Struct, field

from framing.analyzer.loaded.inflection import base_forms
from framing.folders import default_folder
from framing.language.spelling import spelling
from framing.language.splitting import HYPHENS, pieces
from framing.language.tree import Node, Tree
from framing.lexicon.entry import Entry, Lexicon

_PASSING = HYPHENS | {" ", "\n", "\n\n", "\t"}

_COMPATIBLE = {
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "PROPN": frozenset({"PROPN", "NOUN"}),
    "VERB": frozenset({"VERB", "AUX"}),
    "AUX": frozenset({"VERB", "AUX"}),
    "ADJ": frozenset({"ADJ"}),
    "ADV": frozenset({"ADV", "SCONJ", "PART", "INTJ"}),
}
_INFLECTED = frozenset({"VERB", "ADJ", "AUX", "PROPN"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_ENDS_OBJECT = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT"})
_GAP = "…"
"""Stands in an entry for the object inside it: "brush … aside", "bring … to … knees"."""
_WIDEST = 6  # tokens of such an object


class Hit(Struct, frozen=True):
    """An entry found: numbers of its first and last token, its lexicon and its entry."""

    first: int
    last: int
    lexicon: int
    entry: Entry


class Piece(Node):
    """A part of a token that holds several words ("COVID-19", "d'état"), in the place of a token."""

    __slots__ = ("closes", "opens")

    def __init__(self, node: Node, lower: str, *, opens: bool, closes: bool) -> None:
        super().__init__(node.i, node.start, node.end, node.text, lower)
        self.lemma, self.pos, self.tag, self.dep, self.sent = lower, node.pos, node.tag, node.dep, node.sent
        self.opens = opens  # whether an entry may begin here: at the token's edge or behind a hyphen
        self.closes = closes


def cut(nodes: Sequence[Node]) -> list[Node]:
    """The tokens, with those of several words replaced by their pieces."""
    split = {word: found for word in {n.lower for n in nodes} if (found := pieces(word)) != (word,) and found}
    if not split:
        return list(nodes)
    return [piece for node in nodes for piece in (_pieces(node, split[node.lower]) if node.lower in split else (node,))]


def _pieces(node: Node, words: Sequence[str]) -> Iterator[Piece]:
    hyphened = not HYPHENS.isdisjoint(node.lower)
    for at, word in enumerate(words):
        last = all(not w.isalnum() for w in words[at + 1 :])
        yield Piece(node, word, opens=at == 0 or hyphened, closes=last or hyphened)


class _Step(Struct, eq=False):
    """A node of the trie of multiword entries; an edge is a word, as written or in any inflection."""

    written: dict[str, _Step] = field(default_factory=dict)
    inflected: dict[str, _Step] = field(default_factory=dict)
    globs: list[tuple[str, _Step]] = field(default_factory=list)
    ends: list[tuple[int, Entry]] = field(default_factory=list)


class TermIndex:
    """The entries of some lexicons, compiled once and matched in time linear in the text."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.lexicons = tuple(lexicons)
        self.shipped = frozenset(x.info.name for x in self.lexicons if _is_shipped(x))
        self._written: dict[str, list[tuple[int, Entry]]] = {}
        self._inflected: dict[str, list[tuple[int, Entry]]] = {}
        self._trie = _Step()
        self._prefixes: dict[str, list[tuple[str, int, Entry]]] = {}
        self._suffixes: dict[str, list[tuple[str, int, Entry]]] = {}
        self._seen: set[str] = set()  # words whose use is known; grows with the texts, changes no result
        self._alone: dict[str, _Use] = {}  # those of them that can be an entry by themselves
        self._starts: dict[str, _Start] = {}  # those that can begin an entry of several words
        self._forms: dict[str, tuple[str, ...]] = {}  # a word in one spelling, with what it can be an inflection of
        for number, lexicon in enumerate(self.lexicons):
            for entry in lexicon.entries:
                self._add(number, entry)

    def _add(self, lexicon: int, entry: Entry) -> None:
        words = term_words(entry.term)
        if len(words) > 1:
            self._add_phrase(lexicon, entry, words)
            if joined := _joined(entry.term, words):
                self._table(entry).setdefault(spelling(joined), []).append((lexicon, entry))
        elif words and "*" in words[0]:
            self._add_glob(lexicon, entry, words[0])
        elif words:
            self._table(entry).setdefault(spelling(words[0]), []).append((lexicon, entry))

    def _table(self, entry: Entry) -> dict[str, list[tuple[int, Entry]]]:
        return self._inflected if entry.match == "lemma" else self._written

    def _add_phrase(self, lexicon: int, entry: Entry, words: Sequence[str]) -> None:
        step = self._trie
        for word in words:
            if entry.match == "glob" and "*" in word:
                following = next((s for g, s in step.globs if g == word), None)
                if following is None:
                    following = _Step()
                    step.globs.append((word, following))
                step = following
            else:
                edges = step.inflected if entry.match == "lemma" else step.written
                step = edges.setdefault(spelling(word), _Step())
        step.ends.append((lexicon, entry))

    def _add_glob(self, lexicon: int, entry: Entry, pattern: str) -> None:
        prefix, suffix = pattern[: pattern.index("*")], pattern[pattern.rindex("*") + 1 :]
        if suffix:
            self._suffixes.setdefault(suffix, []).append((pattern, lexicon, entry))
        else:
            self._prefixes.setdefault(prefix, []).append((pattern, lexicon, entry))

    # ------------------------------------------------------------------------------------------- matching
    def hits(self, tree: Tree) -> list[Hit]:
        """Every entry at every place, before names, contexts and overlaps are considered."""
        nodes = cut(tree.nodes)
        lowers, lemmas = [n.lower for n in nodes], [n.lemma for n in nodes]
        distinct = set(lowers)
        distinct.update(lemmas)
        for word in distinct - self._seen:
            self._learn(word)
        alone, starts = distinct & self._alone.keys(), distinct & self._starts.keys()
        found: list[Hit] = []
        if alone:
            for node in [n for n in nodes if n.lower in alone or n.lemma in alone]:
                found.extend(self._words(node))
        if starts:
            for i in self._openings(starts, lowers, lemmas):
                found.extend(self._phrases(nodes, i))
        found.extend(self._across_hyphens(nodes, lowers))
        return found

    def _openings(self, starts: set[str], lowers: Sequence[str], lemmas: Sequence[str]) -> Iterator[int]:
        """Where an entry of several words can begin: the word begins one, and the next can be its second."""
        forms = self._forms
        known = {word: self._starts[word] for word in starts}
        for i, (lower, lemma) in enumerate(zip(lowers[:-1], lemmas[:-1], strict=True)):
            opens = lower in known and known[lower].can_go_on(forms[lowers[i + 1]], lemmas[i + 1])
            if not opens and lemma != lower and lemma in known:
                opens = known[lemma].can_go_on(forms[lowers[i + 1]], lemmas[i + 1])
            if opens:
                yield i

    def _learn(self, word: str) -> None:
        """Look up once which entries a word of a text can begin."""
        plain, *bases = self._forms_of(word)
        use = _Use(
            tuple(self._written.get(plain, ())) + tuple(self._globs(plain)),
            tuple(self._inflected.get(plain, ())),
            tuple(pair for base in bases for pair in self._inflected.get(base, ())),
        )
        if use.written or use.inflected or use.derived:
            self._alone[word] = use
        if steps := tuple(self._steps(self._trie, word, word)):
            is_open = any(s.globs or _GAP in s.inflected or _GAP in s.written for s in steps)
            seconds = None if is_open else {w for s in steps for w in (*s.written, *s.inflected)}
            self._starts[word] = _Start(steps, seconds)
        self._seen.add(word)  # last: another thread may ask the same index

    def _forms_of(self, word: str) -> tuple[str, ...]:
        forms = self._forms.get(word)
        if forms is None:
            plain = spelling(word)
            forms = self._forms[word] = (plain, *base_forms(plain))
        return forms

    def _steps(self, step: _Step, lower: str, lemma: str) -> Iterator[_Step]:
        """The nodes that a word leads to from a node of the trie."""
        forms = self._forms_of(lower)
        if (after := step.written.get(forms[0])) is not None:
            yield after
        if step.inflected:
            for form in forms if lemma == lower else dict.fromkeys((*forms, *self._forms_of(lemma)[:1])):
                if (after := step.inflected.get(form)) is not None:
                    yield after
        for pattern, after in step.globs:
            if is_glob_match(pattern, forms[0]):
                yield after

    def _globs(self, word: str) -> Iterator[tuple[int, Entry]]:
        for cut in range(len(word) + 1):
            for table, part in ((self._prefixes, word[:cut]), (self._suffixes, word[cut:])):
                for pattern, lexicon, entry in table.get(part, ()):
                    if is_glob_match(pattern, word):
                        yield lexicon, entry

    def _words(self, node: Node) -> Iterator[Hit]:
        """Entries of one word."""
        use, by_lemma = self._alone.get(node.lower), self._alone.get(node.lemma)
        found: dict[int, tuple[int, Entry]] = {}
        if use:
            found.update((id(e), (x, e)) for x, e in (*use.written, *use.inflected))
            if use.derived and (node.pos in _INFLECTED or node.lower.endswith("s")):
                found.update((id(e), (x, e)) for x, e in use.derived)
        if by_lemma:
            found.update((id(e), (x, e)) for x, e in by_lemma.inflected)
        if isinstance(node, Piece) and not (node.opens and node.closes):
            return
        is_of_name = isinstance(node, Piece) and node.pos == "PROPN"  # "CGT-Rail" rails at nobody
        for lexicon, entry in found.values():
            if is_of_name and entry.pos == "VERB":
                continue
            if not entry.pos or can_be_pos(entry.pos, node):
                yield Hit(node.i, node.i, lexicon, entry)

    def _phrases(self, nodes: Sequence[Node], first: int) -> Iterator[Hit]:
        """Entries of several words that begin here."""
        node, i = nodes[first], _next(nodes, first)
        if isinstance(node, Piece) and not node.opens:
            return
        open_steps: dict[_Step, None] = {}
        for start in (self._starts.get(node.lower), self._starts.get(node.lemma)):
            if start is not None:
                open_steps.update(dict.fromkeys(start.steps))
        yield from self._continued(nodes, first, i, open_steps)

    def _continued(self, nodes: Sequence[Node], first: int, i: int, open_steps: dict[_Step, None]) -> Iterator[Hit]:
        """Entries that began at `first` and that the tokens from `i` on can end."""
        node = nodes[first]
        while open_steps and i < len(nodes) and nodes[i].sent == node.sent:
            for beyond in (after for step in open_steps for after in _gaps(step)):
                for at in _behind_object(nodes, first, i):
                    yield from self._continued(nodes, first, at, {beyond: None})
            lower, lemma = nodes[i].lower, nodes[i].lemma
            open_steps = {a: None for step in open_steps for a in self._steps(step, lower, lemma)}
            inside = isinstance(nodes[i], Piece) and not cast(Piece, nodes[i]).closes
            for step in open_steps if not inside else ():
                for lexicon, entry in step.ends:
                    there = nodes[first : i + 1]
                    if (not entry.pos or any(can_be_pos(entry.pos, n) for n in there)) and _one_word(entry.term, there):
                        yield Hit(node.i, nodes[i].i, lexicon, entry)
            i = _next(nodes, i)

    def _across_hyphens(self, nodes: Sequence[Node], lowers: Sequence[str]) -> Iterator[Hit]:
        """Entries written as one word that the text hyphenates: hardline, "hard-line"."""
        for i in [i for i, lower in enumerate(lowers) if lower in HYPHENS]:
            if not 0 < i < len(nodes) - 1:
                continue
            a, b = nodes[i - 1], nodes[i + 1]
            if a.end == nodes[i].start and nodes[i].end == b.start and a.sent == b.sent:
                plain = spelling(a.lower + b.lower)
                for lexicon, entry in (*self._written.get(plain, ()), *self._inflected.get(plain, ())):
                    if len(term_words(entry.term)) == 1:
                        yield Hit(a.i, b.i, lexicon, entry)


class _Use(Struct, frozen=True):
    """The entries that a word of a text can match by itself."""

    written: tuple[tuple[int, Entry], ...]
    inflected: tuple[tuple[int, Entry], ...]
    derived: tuple[tuple[int, Entry], ...]  # by undoing an inflection, whatever the pipeline's lemma says


class _Start(Struct, frozen=True):
    """The nodes that a word leads to from the root, and the words that can come next (None: including globs)."""

    steps: tuple[_Step, ...]
    seconds: set[str] | None

    def can_go_on(self, forms: Sequence[str], lemma: str) -> bool:
        """Whether the next word can continue the entry. After a hyphen or white space the one after it counts."""
        known = self.seconds
        return known is None or lemma in known or not known.isdisjoint(forms) or forms[0] in _PASSING


def _gaps(step: _Step) -> Iterator[_Step]:
    for edges in (step.written, step.inflected):
        if (after := edges.get(_GAP)) is not None:
            yield after


def _behind_object(nodes: Sequence[Node], first: int, i: int) -> Iterator[int]:
    """Where an entry can go on behind an object that begins at `i`: at words that depend on what stands before them.

    "Brushed the complaints aside", but not "brushed his teeth and stepped aside".
    """
    before = {node.i for node in nodes[first:i]}
    for at in range(i + 1, min(i + 1 + _WIDEST, len(nodes))):
        last = nodes[at - 1]
        if nodes[at].sent != nodes[first].sent or last.pos in _ENDS_OBJECT:
            return
        before.add(last.i)
        if nodes[at].head.i in before:
            yield at


def _is_shipped(lexicon: Lexicon) -> bool:
    """Whether a lexicon is shipped: its path is then a bare file name."""
    info = lexicon.info
    return bool(info.path) and Path(info.path).name == info.path and (default_folder() / info.path).is_file()


def term_words(term: str) -> list[str]:
    """The words of a term, cut as the tokens of a text are."""
    return list(pieces(term))


def _one_word(term: str, nodes: Sequence[Node]) -> bool:
    """Whether a hyphenated term is meant: without hyphens in the text, only its last word may be inflected.

    "They double crossed him" matches "double-cross"; "who has known it all" does not match "know-it-all".
    """
    if "-" not in term or any(n.text in HYPHENS for n in nodes):
        return True
    *before, _ = term_words(term)
    written = [spelling(n.lower) for n in nodes if n.pos != "SPACE"]
    return all(spelling(word) == there for word, there in zip(before, written, strict=False))


def _joined(term: str, words: Sequence[str]) -> str:
    """A hyphenated term as one word: "hard-line" is also "hardline"; "re-sign" is not "resign"."""
    whole = term.replace("-", "").isalnum()
    return "".join(words) if whole and len(words) == 2 and all(len(w) > 2 for w in words) else ""


def _next(nodes: Sequence[Node], i: int) -> int:
    """The token after i, over white space and a hyphen that touches it."""
    i += 1
    while i < len(nodes) and (
        nodes[i].pos == "SPACE" or (nodes[i].text in HYPHENS and nodes[i].start == nodes[i - 1].end)
    ):
        i += 1
    return i


def is_glob_match(pattern: str, word: str) -> bool:
    """Whether the pattern matches; `*` is any letters or none. Matches the leftmost pieces first, in linear time."""
    head, *middle = pattern.split("*")
    if not middle:
        return pattern == word
    tail = middle.pop()
    if len(word) < len(head) + len(tail) or not (word.startswith(head) and word.endswith(tail)):
        return False
    at, end = len(head), len(word) - len(tail)
    for piece in middle:
        at = word.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def can_be_pos(wanted: str, node: Node) -> bool:
    """Whether a token can be of the wanted part of speech; participles pass as verbs and as adjectives.

    In headlines the tagger takes capitalised words for names, so a proper noun passes for anything.
    """
    if node.pos in _COMPATIBLE.get(wanted, (wanted,)) or node.pos in ("PROPN", "X"):
        return True
    return wanted in ("VERB", "ADJ") and (
        node.tag in _PARTICIPLES or (node.pos == "ADJ" and node.lower[-2:] in ("ed", "ng"))
    )
