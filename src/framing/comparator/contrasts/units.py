"""The clauses of the articles: short parts of one sentence in one voice. Contrasts are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.model import Analysis, PartKind, Voice

LONGEST = 24  # words of a unit that is not cut any further
SHORTEST = 4  # words of a unit
_NEAR = 2  # tokens between a conjunction and its clause
_LEFT_OUT = frozenset({PartKind.BYLINE, PartKind.SIGNATURE})
_SAYING = 7  # words that only say who speaks
_CLAUSES = frozenset({"advcl", "relcl", "parataxis"})
_STOPS = frozenset(";:—–")
_LOOSE = frozenset({"PUNCT", "SPACE", "CCONJ"})
_SPOKEN = {Voice.DIRECT: 0.6, Voice.INDIRECT: 0.34}  # share of the words from which on a clause is in that voice
_EDGES = " \t\n\r,;:—–-.…\"“”'‘’([])"
_OPENERS = frozenset("\"“‘'([")
_CLOSERS = frozenset("\"”’'")
_COMMA, _CLAUSE, _STRONG = 1.0, 1.5, 2.5  # how well a sentence is cut there


class Unit(Struct, frozen=True):
    """A clause."""

    article: int  # number of the article
    sentence: int
    start: int
    end: int
    words: int
    voice: Voice
    speaker: str | None
    first: int  # tokens
    last: int  # past-last


def units(number: int, tree: Tree, analysis: Analysis) -> Iterator[Unit]:
    """The clauses of an article in text order.

    A clause keeps its reporting verb ("officials say the risk is low"). A bare "he said" is no clause.
    """
    voices = Voices(analysis.quotations)
    cues = frozenset(q.cue_start for q in analysis.quotations if q.cue_start is not None)
    for k, sentence in enumerate(analysis.sentences):
        if sentence.part in _LEFT_OUT or k >= len(tree.sentences):
            continue
        told = [_Told(n, *voices.at(n.start, n.end), _is_word(n)) for n in tree.sentences[k]]
        for stretch in _between_quotations(told):
            for piece in _cut(stretch):
                made = _unit(number, k, piece)
                if made is not None and not (made.voice is Voice.OWN and _only_says(piece, cues)):
                    yield made


class _Told(NamedTuple):
    """A token, and whose word it is."""

    node: Node
    voice: Voice
    speaker: str | None
    is_word: bool


def _between_quotations(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """The stretches of a sentence between the edges of direct quotations that are long enough to be clauses."""
    found: list[list[_Told]] = []
    for one in told:
        quiet = one.node.pos in ("PUNCT", "SPACE")
        if found and (quiet or (found[-1][0].voice is Voice.DIRECT) == (one.voice is Voice.DIRECT)):
            found[-1].append(one)
        else:
            found.append([one])
    merged: list[list[_Told]] = []
    joined = False  # whether a word or two in quotation marks was the last thing that was added
    for stretch in found:
        quoted = stretch[0].voice is Voice.DIRECT
        if merged and (joined or (quoted and _count(stretch) < SHORTEST)):
            merged[-1] += stretch
            joined = quoted
        else:
            merged.append(stretch)
            joined = False
    yield from merged


def _only_says(told: Sequence[_Told], cues: frozenset[int]) -> bool:
    """Whether the words only name the speaker."""
    return _count(told) <= _SAYING and any(t.node.start in cues for t in told)


def _cut(told: list[_Told]) -> Iterator[list[_Told]]:
    """The stretch in pieces of at most `LONGEST` words, cut where clauses begin."""
    total = _count(told)
    at = _best_cut(told, total) if total > LONGEST else 0
    if not at:
        yield told
        return
    yield from _cut(told[:at])
    yield from _cut(told[at:])


def _best_cut(told: Sequence[_Told], total: int) -> int:
    """The best position to cut a stretch of so many words; 0 for none.

    What somebody says, thinks or wants is never cut off from its verb, unless it is known as speech.
    """
    nodes = [t.node for t in told]
    bound = {t.node.i for t in told if t.voice is Voice.OWN and _is_governed(t.node)}
    openings = {_opening(n) for n in nodes if _is_clause(n)}
    best, at, before = 0.0, 0, 0
    for k in range(1, len(nodes)):
        before += told[k - 1].is_word
        room = min(before, total - before)
        if room <= SHORTEST or nodes[k].i in bound:
            continue
        mark = nodes[k - 1].text
        worth = (_STRONG if mark in _STOPS else _COMMA if mark == "," else 0.0) + _CLAUSE * (nodes[k].i in openings)
        if worth * room > best:
            best, at = worth * room, k
    return at


def _is_governed(node: Node) -> bool:
    """Whether it lies in a clause that is the object of a verb ("claims that …")."""
    return node.dep == "ccomp" or any(above.dep == "ccomp" for above in node.ancestors())


def _is_clause(node: Node) -> bool:
    return node.dep in _CLAUSES or (node.dep == "conj" and node.pos in ("VERB", "AUX"))


def _opening(node: Node) -> int:
    """The first token of a clause, with the conjunction before it."""
    first = min(n.i for n in node.subtree())
    if node.dep == "conj" and first > 0:
        cc = [n.i for n in node.head.children if n.dep == "cc" and n.i < first]
        return cc[-1] if cc and first - cc[-1] <= _NEAR else first
    return first


def _is_word(node: Node) -> bool:
    return node.text[0].isalnum() and not node.text.startswith(("'", "’"))


def _count(told: Sequence[_Told]) -> int:
    return sum([t.is_word for t in told])


def _unit(number: int, sentence: int, told: list[_Told]) -> Unit | None:
    while told and told[0].node.pos in _LOOSE and told[0].node.text not in _OPENERS:
        told = told[1:]
    while told and _is_loose(told[-1].node, told):
        told = told[:-1]
    while told and told[0].node.text in _OPENERS and not any(t.node.text in _CLOSERS for t in told[1:]):
        told = told[1:]
    words = [t for t in told if t.is_word]
    if len(words) < SHORTEST:
        return None
    voice, speaker = _whose(words)
    nodes = [t.node for t in told]
    return Unit(
        number, sentence, nodes[0].start, nodes[-1].end, len(words), voice, speaker, nodes[0].i, nodes[-1].i + 1
    )


def _is_loose(last: Node, told: Sequence[_Told]) -> bool:
    """Whether a clause should not end with this token: a mark, a conjunction, a preposition without its noun."""
    if last.text in _CLOSERS:
        return not any(t.node.text in _OPENERS for t in told[:-1])
    return (
        last.pos in ("SPACE", "CCONJ")
        or last.text in _EDGES
        or (
            last.dep in ("prep", "mark") and last.pos != "NUM"  # "4-3"
        )
    )


def _whose(words: Sequence[_Told]) -> tuple[Voice, str | None]:
    """The voice of most words; somebody else's voice from a third of the words on.

    So a clause with somebody else's words does not pass for the source's own.
    """
    for voice in (Voice.DIRECT, Voice.INDIRECT):
        spoken = [t for t in words if t.voice is voice]
        if len(spoken) > len(words) * _SPOKEN[voice]:
            return voice, next((t.speaker for t in spoken if t.speaker), None)
    return Voice.OWN, None
