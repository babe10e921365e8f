"""The shipped weights of the frames: a score of each word for each class, and how an article's likelihoods follow.

The model of a sentence is linear in its words, so what is shipped is one number for each row of the pipeline's vector
table and each class. benchmarks/train_frames.py makes both files; docs/frames.md tells from what.
"""

from __future__ import annotations

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


class Weights(Struct, frozen=True):
    """What decides the frames of a sentence and of an article."""

    classes: tuple[str, ...]  # of a sentence: those of `policy`, then those of `generic`
    policy: int  # how many classes exclude one another; the rest are decided one by one
    generic: tuple[str, ...]  # the classes that are generic frames
    bias: tuple[float, ...]  # of each class
    table: NDArray[np.float32]  # row of the vector table x class
    article: Mapping[str, ArticleModel]  # generic frame -> its model
    cuts: Mapping[str, float]  # class -> likelihood from which a sentence counts for it
    answers: Mapping[str, float]  # question -> likelihood from which a sentence answers it
    pipeline: str  # whose vector rows the table is for


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    folder = files("framing.analyzer") / _FOLDER
    return unpacked(json.loads((folder / "frames.json").read_bytes()), (folder / "frames.bin").read_bytes())


def unpacked(told: Mapping[str, Any], packed: bytes) -> Weights:
    """Weights from the content of their two files."""
    import numpy as np

    scales = np.array(told["scales"], np.float32)
    table = np.frombuffer(packed, np.int8).reshape(-1, len(scales)).astype(np.float32) * scales
    return Weights(
        classes=tuple(told["classes"]),
        policy=told["policy"],
        generic=tuple(told["generic"]),
        bias=tuple(told["bias"]),
        table=table,
        article={name: ArticleModel(m["bias"], m["features"]) for name, m in told["article"].items()},
        cuts=told["cuts"],
        answers=told["answers"],
        pipeline=told["pipeline"],
    )
