"""How a sentence speaks of an entity: a small transformer reads the sentence once for all its entities.

Target-dependent sentiment in news (Hamborg & Donnay 2021): one sentence can speak well of one entity and badly of
another. The entity's own state (mean over its mentions' pieces, after every word has looked at every other) and the
state of the whole sentence decide together. Names are masked, so the network cannot learn that a certain person is good
or bad.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from msgspec import Struct

from framing.analyzer.tone.encoder import votes, word_pieces
from framing.language.tree import Node
from framing.language.word_pieces import WordPieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

Tone = tuple[float, float, float]  # probabilities that it speaks badly, neutrally, well

LONGEST = 126
"""Pieces read at once; a longer sentence is read in stretches."""

DIGITS = 4
"""Probabilities are rounded, so that machines whose sums differ in the last bits agree."""


class Target(Struct, frozen=True):
    """A sentence and the indices of the nodes in it that name the entity."""

    nodes: Sequence[Node]
    named: frozenset[int]


class Stretch(Struct, frozen=True):
    """What the network reads: rows of pieces with the two end marks, and the place of each node's pieces."""

    rows: list[int]
    places: dict[int, range]  # index of a node -> places of its pieces in `rows`


def stretches(nodes: Sequence[Node], known: WordPieces) -> list[Stretch]:
    """The sentence in pieces, cut where it is longer than `LONGEST`. A name of several words is one mask."""
    rows, places, at = [known.first], dict[int, range](), 1
    found, pieces = [Stretch(rows, places)], known.of
    mask: tuple[int, ...] = (known.mask,)
    goes_on = False  # is the word before part of a name that goes on?
    for node in nodes:
        if node.pos == "PROPN":
            before, goes_on = goes_on, node.dep == "compound"
            if before:
                places[node.i] = range(at - 1, at)
                continue
            read = mask
        else:
            goes_on = False
            read = pieces(node.text)
            if len(read) >= LONGEST:
                read = read[: LONGEST - 1]
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
    if not targets:
        return []
    known = word_pieces()
    cut: dict[int, list[Stretch]] = {}  # by id() of the sentence
    asked: dict[int, tuple[Stretch, set[int]]] = {}  # by id() of the stretch: the places whose votes are wanted
    told: list[tuple[int, list[int]]] = []  # of each target the stretch and its places there
    for target in targets:
        found = cut.get(id(target.nodes))
        if found is None:
            found = cut[id(target.nodes)] = stretches(target.nodes, known)
        stretch = found[0]
        if len(found) > 1:
            stretch = next(s for s in found if not target.named.isdisjoint(s.places))
        at = _places(stretch, target)
        told.append((id(stretch), at))
        if id(stretch) in asked:
            asked[id(stretch)][1].update(at)
        else:
            asked[id(stretch)] = stretch, {0, *at}
    wanted = [sorted(places) for _, places in asked.values()]
    given = votes([stretch.rows for stretch, _ in asked.values()], wanted)
    rows: dict[int, dict[int, int]] = {}  # of each stretch, the numbers of its places among all that were asked for
    first = 0
    for key, at in zip(asked, wanted, strict=True):
        rows[key] = dict(zip(at, range(first, first + len(at)), strict=True))
        first += len(at)
    own = [list(map(rows[key].__getitem__, at)) for key, at in told]
    return _probabilities(given, own, [rows[key][0] for key, _ in told])


def _places(stretch: Stretch, target: Target) -> list[int]:
    places = stretch.places
    found = {p for i in target.named if i in places for p in places[i]}
    return sorted(found) if len(found) > 1 else list(found)


def _probabilities(given: Sequence[Array], ours: Sequence[Sequence[int]], whole: Sequence[int]) -> list[Tone]:
    """Three probabilities for each target.

    Args:
        given: the votes of all places that were asked for, sentence by sentence.
        ours: for each target the numbers of its own places among them.
        whole: for each target the number of the place that stands for its sentence.
    """
    import numpy as np

    said = np.concatenate(given)
    logits = _means(said[:, :3], ours) + said[whole, 3:]
    odds = np.exp(logits - logits.max(1, keepdims=True))
    rounded = (odds / odds.sum(1, keepdims=True)).astype(float).round(DIGITS).tolist()
    return [(a, b, c) for a, b, c in rounded]


def _means(rows: Array, groups: Sequence[Sequence[int]]) -> Array:
    """The mean of each group of rows; no group is empty."""
    import numpy as np

    sizes = np.array([len(group) for group in groups], np.float32)
    first = [0, *accumulate(map(len, groups[:-1]))]
    total: Array = np.add.reduceat(rows[list(chain.from_iterable(groups))], first)
    return total / sizes[:, None]
