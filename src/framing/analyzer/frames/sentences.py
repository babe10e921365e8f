"""How likely a reader says of a sentence that it uses each frame.

By default a small network decides on the sum of its words' vectors. If asked for, an encoder reads the whole sentence.

The classes of the policy scheme (Boydstun et al. 2014, in the form of Guida et al. 2025) exclude one another; the
generic ones (Semetko & Valkenburg 2000; strategy: Cappella & Jamieson 1997) are decided one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from framing.analyzer.frames.sentence_vectors import DIGITS
from framing.analyzer.frames.weights_file import Decisions, EncoderWeights, Weights
from framing.model import Parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_NO_WORDS = frozenset({"PUNCT", "SPACE"})


class Sentences(Struct, frozen=True):
    """The sentences of an article that can use a frame, as their reader sees them."""

    parse: Parse
    numbers: Sequence[int]
    vectors: Array | None = None  # a row for each sentence, of the encoder; None: read by words


def encoded_likelihoods(vectors: Array, known: EncoderWeights) -> Array:
    """Sentence x class, 0 to 1, rounded, so that machines whose sums differ in the last bits agree."""
    import numpy as np

    return np.round(probabilities(vectors @ known.heads.T + known.biases, known), DIGITS)


def likelihoods(parse: Parse, known: Weights) -> Array:
    """Sentence x class, 0 to 1; the rows of the parse are those of the table of words."""
    import numpy as np

    return probabilities(summed(parse, known), known) if parse.sentences else np.zeros((0, len(known.classes)), "f4")


def summed(parse: Parse, known: Weights) -> Array:
    """Sentence x class: the log-odds of each, up to a constant where classes exclude one another."""
    import numpy as np

    counts = np.zeros(len(parse.sentences), np.float32)
    sums = np.zeros((len(parse.sentences), len(known.scales)), np.float32)
    for number, (first, last) in enumerate(parse.sentences):
        rows = word_rows(parse, first, last)
        counts[number] = max(1, len(rows))
        if rows:
            sums[number] = known.table[rows].sum(0, dtype=np.int32)
    words = sums * known.scales / np.sqrt(counts)[:, None]
    net = known.layers
    hidden = np.maximum(words @ net.inner + net.inner_bias, 0)
    return np.asarray(hidden @ net.outer + net.bias + words @ net.around, np.float32)


def word_rows(parse: Parse, first: int, last: int) -> list[int]:
    """The vector rows of the words between two tokens."""
    found = zip(parse.rows[first:last], parse.pos[first:last], strict=True)
    return [row for row, pos in found if row >= 0 and pos not in _NO_WORDS]


def probabilities(odds: Array, known: Decisions) -> Array:
    """Likelihoods from log-odds: softmax over the classes that exclude one another, logistic for the rest."""
    import numpy as np

    some = odds[:, : known.policy]
    shares = np.exp(some - some.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    rest = 1 / (1 + np.exp(-np.clip(odds[:, known.policy :], -30, 30)))
    return np.asarray(np.concatenate([shares, rest], 1), np.float32)
