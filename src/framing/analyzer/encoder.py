"""A small transformer that reads a sentence once, run with numpy (Vaswani et al. 2017; MiniLM, Wang et al. 2020).

Its weights, 8-bit numbers with a scale for each row, are made by benchmarks/train_evaluation.py; weights/tone.md tells
from what. The vocabulary is the part of BERT's word pieces (Wu et al. 2016) that is of use where names are masked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.analyzer.word_pieces import WordPieces
from framing.errors import FramingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

HEADS = 12
BATCH = 8
"""Sentences read at once; they stand by length, so that little is wasted on padding."""

_WEIGHTS = Path(__file__).parent / "weights" / "tone.npz"
_LAYER_NORM = 1e-12  # BERT's


# ----------------------------------------------------------------------------------------------------- weights
@cache
def weights() -> dict[str, NDArray[Any]]:
    """All arrays, read once; matrices are brought back to 32 bits, the table of pieces stays as it is stored.

    Raises `FramingError` where the file is missing.
    """
    import numpy as np

    if not _WEIGHTS.exists():
        raise FramingError(
            f"the weights {_WEIGHTS.name} are missing from this installation: reinstall framing-compare, "
            "or make them with benchmarks/train_evaluation.py"
        )
    found: dict[str, NDArray[Any]] = {}
    with np.load(_WEIGHTS) as stored:
        for name in stored.files:
            if name.endswith(":scale"):
                continue
            array = stored[name]
            if name == "word":
                found[name], found["word:scale"] = array, stored["word:scale"].astype(np.float32)
            elif array.dtype == np.int8:  # out x in -> in x out
                full = array.astype(np.float32) * stored[f"{name}:scale"].astype(np.float32)[:, None]
                found[name] = np.ascontiguousarray(full.T)
            else:
                found[name] = array if name == "pieces" else array.astype(np.float32)
    return found


@cache
def word_pieces() -> WordPieces:
    """The pieces that the network knows."""
    text = weights()["pieces"].tobytes().decode("utf-8")
    return WordPieces(text.split("\n"))


# ----------------------------------------------------------------------------------------------------- network
def states(sentences: Sequence[Sequence[int]], wanted: Sequence[Sequence[int]]) -> list[Array]:
    """For each sentence (rows of its pieces) the states of its `wanted` places, places x width."""
    order = sorted(range(len(sentences)), key=lambda i: (-len(sentences[i]), i))
    found: dict[int, Array] = {}
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        read = _read([sentences[i] for i in batch], [wanted[i] for i in batch])
        for i, row in zip(batch, read, strict=True):
            found[i] = row[: len(wanted[i])]
    return [found[i] for i in range(len(sentences))]


def _read(sentences: Sequence[Sequence[int]], wanted: Sequence[Sequence[int]]) -> Array:
    """Batch x places x width; the last layer is worked out for the wanted places alone."""
    import numpy as np

    longest, most = max(map(len, sentences)), max(map(len, wanted))
    rows = np.zeros((len(sentences), longest), np.intp)
    outside = np.full((len(sentences), 1, 1, longest), -1e9, np.float32)
    places = np.zeros((len(sentences), most), np.intp)
    for i, (sentence, at) in enumerate(zip(sentences, wanted, strict=True)):
        rows[i, : len(sentence)], outside[i, ..., : len(sentence)], places[i, : len(at)] = sentence, 0, at
    x = _embedded(rows)
    layers = int(weights()["layers"])
    for layer in range(layers - 1):
        x = _layer(f"{layer}", x, x, outside)
    return _layer(f"{layers - 1}", x[np.arange(len(x))[:, None], places], x, outside)


def _embedded(rows: NDArray[np.intp]) -> Array:
    w = weights()
    x: Array = w["word"][rows] * w["word:scale"][rows][..., None]
    return _normed(x + w["position"][: rows.shape[1]], "embedded")


def _layer(name: str, x: Array, everything: Array, outside: Array) -> Array:
    """One block: `x` looks at `everything`, then each place is worked on alone."""
    import numpy as np

    width = x.shape[-1]
    query = _split(_linear(x, f"{name}.query"))
    both = _linear(everything, f"{name}.both")
    key, value = _split(both[..., :width]), _split(both[..., width:])
    look: Array = query @ key.transpose(0, 1, 3, 2) + outside
    look -= look.max(-1, keepdims=True)
    np.exp(look, out=look)
    look /= look.sum(-1, keepdims=True)
    seen: Array = np.matmul(look, value)
    seen = seen.transpose(0, 2, 1, 3).reshape(x.shape)
    x = _normed(np.add(x, _linear(seen, f"{name}.seen")), f"{name}.seen")
    worked = _linear(_gelu(_linear(x, f"{name}.wide")), f"{name}.narrow")
    return _normed(np.add(x, worked), f"{name}.narrow")


def _split(x: Array) -> Array:
    """Batch x places x width -> batch x heads x places x width of a head."""
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def _linear(x: Array, name: str) -> Array:
    w = weights()
    flat: Array = x.reshape(-1, x.shape[-1]) @ w[name]
    flat += w[f"{name}:bias"]
    return flat.reshape(*x.shape[:-1], -1)


def _gelu(x: Array) -> Array:
    """The approximation by tanh (Hendrycks & Gimpel 2016); off by less than .001."""
    import numpy as np

    inner = x * x
    inner *= 0.044715
    inner += 1
    inner *= x
    inner *= 0.7978846
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= 0.5
    return inner


def _normed(x: Array, name: str) -> Array:
    """Layer normalisation (Ba, Kiros & Hinton 2016)."""
    import numpy as np

    w = weights()
    x = x - x.mean(-1, keepdims=True)
    size = np.sqrt((x * x).mean(-1, keepdims=True) + _LAYER_NORM)
    x /= size
    x *= w[f"{name}:gain"]
    x += w[f"{name}:shift"]
    return x
