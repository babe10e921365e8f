"""The shipped weights of the frames, of two readers of sentences, and how an article's likelihoods follow.

- words: a sentence is the sum of its words' vectors, one for each row of the pipeline's vector table; a small network
  decides.
- encoder: a sentence is the vector of an encoder that reads it whole; logistic regressions decide.

benchmarks/train_frames.py makes the files; docs/frames.md tells from what.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FOLDER = "weights"


class ArticleModel(Struct, frozen=True):
    """A logistic regression over an article's features."""

    bias: float
    features: Mapping[str, float]


class Layers(Struct, frozen=True):
    """A network with one hidden layer, and a way around it: dimensions in, log-odds of the classes out."""

    inner: NDArray[np.float32]  # dimension x hidden
    inner_bias: NDArray[np.float32]
    outer: NDArray[np.float32]  # hidden x class
    bias: NDArray[np.float32]  # of each class
    around: NDArray[np.float32]  # dimension x class


class Decisions(Struct, frozen=True, kw_only=True):
    """What decides the frames of an article once its sentences are read."""

    classes: tuple[str, ...]  # of a sentence: those of `policy`, then those of `generic`
    policy: int  # how many classes exclude one another; the rest are decided one by one
    generic: tuple[str, ...]  # the classes that are generic frames
    article: Mapping[str, ArticleModel]  # generic frame -> its model
    cuts: Mapping[str, float]  # class -> likelihood from which a sentence counts for it


class Weights(Decisions, frozen=True, kw_only=True):
    """What decides the frames of a sentence by its words."""

    table: NDArray[np.int8]  # row of the pipeline's vector table x dimension
    scales: NDArray[np.float32]  # of each dimension
    layers: Layers
    answers: Mapping[str, float]  # question -> likelihood from which a sentence answers it
    pipeline: str  # whose vector rows the table is for


class EncoderWeights(Decisions, frozen=True, kw_only=True):
    """What decides the frames of a sentence by its vector: a logistic regression for each class."""

    heads: NDArray[np.float32]  # class x dimension of the vector
    biases: NDArray[np.float32]  # of each class
    hash: str  # first 12 hexadecimal digits of the sha256 of both files


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    folder = files("framing.analyzer") / _FOLDER
    return unpacked(json.loads((folder / "frames.json").read_bytes()), (folder / "frames.bin").read_bytes())


def unpacked(told: Mapping[str, Any], packed: bytes) -> Weights:
    """Weights from the content of their two files."""
    import numpy as np

    scales, classes, hidden = np.array(told["scales"], np.float32), len(told["classes"]), told["hidden"]
    wide = len(scales)
    shapes = ((wide, hidden), (hidden,), (hidden, classes), (classes,), (wide, classes))
    sizes = [4 * int(np.prod(shape)) for shape in shapes]
    at, layers = len(packed) - sum(sizes), []
    table = np.frombuffer(packed[:at], np.int8).reshape(-1, wide)
    for shape, size in zip(shapes, sizes, strict=True):
        layers.append(np.frombuffer(packed[at : at + size], np.float32).reshape(shape))
        at += size
    return Weights(
        classes=tuple(told["classes"]),
        policy=told["policy"],
        generic=tuple(told["generic"]),
        table=table,
        scales=scales,
        layers=Layers(*layers),
        article=_models(told),
        cuts=told["cuts"],
        answers=told["answers"],
        pipeline=told["pipeline"],
    )


def _models(told: Mapping[str, Any]) -> dict[str, ArticleModel]:
    return {name: ArticleModel(m["bias"], m["features"]) for name, m in told["article"].items()}


@cache
def encoder_weights() -> EncoderWeights:
    """The shipped weights for the encoder's vectors, read once."""
    folder = files("framing.analyzer") / _FOLDER
    return unpacked_encoder((folder / "frames-encoder.json").read_bytes(), (folder / "frames-encoder.bin").read_bytes())


def unpacked_encoder(told: bytes, packed: bytes) -> EncoderWeights:
    """The same from the content of their two files."""
    import numpy as np

    found = json.loads(told)
    numbers = np.frombuffer(packed, np.float32).reshape(len(found["classes"]), -1)
    return EncoderWeights(
        classes=tuple(found["classes"]),
        policy=found["policy"],
        generic=tuple(found["generic"]),
        article=_models(found),
        cuts=found["cuts"],
        heads=numbers[:, :-1],
        biases=numbers[:, -1],
        hash=hashlib.sha256(told + packed).hexdigest()[:12],
    )
