"""The shipped weights of the loadedness models: logistic regressions whose coefficients carry names.

A part of each model is linear in the pipeline's word vectors. Such a part is the same as one number for each row of
the vector table, so that is what is shipped, and nothing here needs numpy.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

_FOLDER = "weights"
_LIMIT = 30.0  # log-odds beyond this are certainty; keeps exp() in range


class Linear(Struct, frozen=True):
    """A logistic regression: log-odds are the bias, the weighted features, and the table entries of words."""

    bias: float
    features: Mapping[str, float]
    tables: Mapping[str, array[int]]  # group of parts of speech -> score of each vector row, in units of `scale`
    scale: float

    def log_odds(self, features: Iterable[tuple[str, float]]) -> float:
        """The log-odds of the features; unknown ones count nothing."""
        odds, weight_of = self.bias, self.features.get
        for name, value in features:
            weight = weight_of(name)
            if weight is not None:
                odds += weight * value
        return odds

    def of_row(self, group: str, row: int) -> float:
        """What the word vector of this row adds; nothing where there is no vector or no table."""
        table = self.tables.get(group)
        return table[row] * self.scale if table is not None and 0 <= row < len(table) else 0.0


class Weights(Struct, frozen=True):
    """The weights of the loadedness model, as the weights file holds them."""

    word: Linear
    sentence: Linear
    keep: float  # a word that a lexicon has reads loaded from this probability on
    add: float  # a word that none has, from this one on
    add_modifier: float  # an adjective or adverb that none has: these judge more often than nouns and verbs
    pipeline: str  # whose vector rows the tables are for
    lexicons: tuple[str, ...]  # shipped lexicons whose hits are features
    hash: str

    @property
    def categories(self) -> frozenset[str]:
        """The lexicon categories that are features of the word model."""
        return frozenset(f.removeprefix("category:") for f in self.word.features if f.startswith("category:"))


def probability(log_odds: float) -> float:
    """The probability for log-odds (logistic function), without overflow."""
    if log_odds > _LIMIT:
        return 1.0
    return 1.0 / (1.0 + math.exp(-log_odds)) if log_odds > -_LIMIT else 0.0


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    folder = files("framing.analyzer") / _FOLDER
    text = (folder / "loadedness.json").read_bytes()
    packed = (folder / "loadedness.bin").read_bytes()
    return unpacked(json.loads(text), packed, hashlib.sha256(text + packed).hexdigest()[:12])


def unpacked(told: Mapping[str, Any], packed: bytes, digest: str) -> Weights:
    """Weights from their two files' content."""
    numbers = array("h")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    rows = told["rows"]
    parts = iter(numbers[i : i + rows] for i in range(0, len(numbers), rows))
    models = {
        name: Linear(
            bias=told[name]["bias"],
            features=told[name]["features"],
            tables={group: next(parts) for group in told[name]["tables"]},
            scale=told[name]["scale"],
        )
        for name in ("word", "sentence")
    }
    return Weights(
        word=models["word"],
        sentence=models["sentence"],
        keep=told["keep"],
        add=told["add"],
        add_modifier=told["add_modifier"],
        pipeline=told["pipeline"],
        lexicons=tuple(told["lexicons"]),
        hash=digest,
    )
