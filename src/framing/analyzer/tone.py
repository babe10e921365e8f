"""How a sentence speaks of an entity: a small transformer that reads the sentence once for all its entities.

Target-dependent sentiment in news (Hamborg & Donnay 2021): one sentence can speak well of one and badly of another. The
entity's own state (mean over its mentions' pieces, after every word has looked at every other) beside the state of the
whole sentence decides. Names are masked: the network cannot learn that a certain person is good or bad.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.analyzer.encoder import votes, word_pieces
from framing.analyzer.tree import Node
from framing.analyzer.word_pieces import WordPieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

Tone = tuple[float, float, float]  # probabilities that it speaks badly, neutrally, well

LONGEST = 126
"""Pieces read at once; a longer sentence is read in stretches."""

DIGITS = 4
"""Probabilities are rounded, so that machines whose sums differ in the last bits agree."""


class Target(NamedTuple):
    """A sentence and the indices of the nodes in it that name the entity."""

    nodes: Sequence[Node]
    named: frozenset[int]


class Stretch(NamedTuple):
    """What the network reads: rows of pieces with the two end marks, and where each node's pieces stand."""

    rows: list[int]
    places: dict[int, range]  # index of a node -> places of its pieces in `rows`


def stretches(nodes: Sequence[Node], known: WordPieces) -> list[Stretch]:
    """The sentence in pieces, cut where it is longer than `LONGEST`. A name of several words is one mask."""
    rows, places, at = [known.first], dict[int, range](), 1
    found = [Stretch(rows, places)]
    goes_on = False  # is the word before part of a name that goes on?
    for node in nodes:
        joined = goes_on
        name = node.pos == "PROPN"
        goes_on = name and node.dep == "compound"
        if name and joined:
            places[node.i] = range(at - 1, at)
            continue
        read = (known.mask,) if name else known.of(node.text)[: LONGEST - 1]
        end = at + len(read)
        if end > LONGEST:
            rows, places, at, end = [known.first], {}, 1, 1 + len(read)
            found.append(Stretch(rows, places))
        places[node.i] = range(at, end)
        rows += read
        at = end
    for stretch in found:
        stretch.rows.append(known.last)
    return found


def tones(targets: Sequence[Target]) -> list[Tone]:
    """For each target the probabilities that the sentence speaks badly, neutrally and well of it.

    Raises `FramingError` where the weights are missing.
    """
    read: dict[int, list[Stretch]] = {}
    stretch_of: list[tuple[Stretch, list[int]]] = []
    wanted: dict[int, set[int]] = {}
    for target in targets:
        cut = read.get(id(target.nodes))
        if cut is None:
            cut = read[id(target.nodes)] = stretches(target.nodes, word_pieces())
        stretch = next(s for s in cut if not target.named.isdisjoint(s.places))
        at = _places(stretch, target)
        stretch_of.append((stretch, at))
        wanted.setdefault(id(stretch), {0}).update(at)
    if not targets:
        return []
    once = {id(s): s for s, _ in stretch_of}
    places = {key: sorted(wanted[key]) for key in once}
    found = dict(zip(once, votes([s.rows for s in once.values()], [places[key] for key in once]), strict=True))
    slots = {key: {place: slot for slot, place in enumerate(places[key])} for key in once}
    return _probabilities([(found[id(s)], [slots[id(s)][p] for p in at]) for s, at in stretch_of])


def _places(stretch: Stretch, target: Target) -> list[int]:
    return sorted({p for i in target.named if i in stretch.places for p in stretch.places[i]})


def _probabilities(inputs: Sequence[tuple[Array, list[int]]]) -> list[Tone]:
    """Votes of a sentence's places and which of them are the target's, to three probabilities each."""
    import numpy as np

    ours = [given[at[0], :3] if len(at) == 1 else given[at, :3].mean(0) for given, at in inputs]
    logits = np.stack(ours) + np.stack([given[0, 3:] for given, _ in inputs])
    odds = np.exp(logits - logits.max(1, keepdims=True))
    rounded = (odds / odds.sum(1, keepdims=True)).astype(float).round(DIGITS).tolist()
    return [(a, b, c) for a, b, c in rounded]


def mean(tones_: Iterable[Tone]) -> Tone:
    """Mean of class probabilities; neutral where there are none."""
    rows = list(tones_)
    if not rows:
        return 0.0, 1.0, 0.0
    n = len(rows)
    return sum(r[0] for r in rows) / n, sum(r[1] for r in rows) / n, sum(r[2] for r in rows) / n
