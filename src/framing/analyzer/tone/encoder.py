"""A small transformer that reads a sentence once (Vaswani et al. 2017; MiniLM, Wang et al. 2020), run by onnxruntime.

Its matrices multiply 8-bit numbers, which takes a quarter to all of the time of 32-bit ones, by processor
(docs/performance.md). benchmarks/train_evaluation.py makes the graph; weights/tone.md says from what. The vocabulary is
the part of BERT's word pieces (Wu et al. 2016) that is useful when names are masked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError
from framing.language.word_pieces import WordPieces
from framing.networks import network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

BATCH = 8
"""Sentences read at once at most. All have the same length: nothing is padded, so none depends on its neighbours."""

_WEIGHTS = Path(__file__).parents[1] / "weights" / "tone.onnx"


@cache
def session() -> Any:
    """The graph, ready to run in this process.

    Raises `FramingError` where the file is missing.
    """
    if not _WEIGHTS.exists():
        raise FramingError(
            f"the weights {_WEIGHTS.name} are missing from this installation: reinstall framing-compare, "
            "or make them with benchmarks/train_evaluation.py"
        )
    return network(_WEIGHTS, is_ready=True)


@cache
def word_pieces() -> WordPieces:
    """The pieces that the network knows."""
    return WordPieces(session().get_modelmeta().custom_metadata_map["pieces"].split("\n"))


def votes(sentences: Sequence[Sequence[int]], wanted: Sequence[Sequence[int]]) -> list[Array]:
    """For each sentence (rows of its pieces) the votes of its `wanted` places, places x 6.

    The first three numbers are what the place says for each class where it is part of the target, the other three what
    it says where it stands for the whole sentence.
    """
    by_length: dict[int, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        by_length[len(sentence)].append(i)
    found: dict[int, Array] = {}
    asked = [len(places) for places in wanted]
    for alike in by_length.values():
        alike.sort(key=asked.__getitem__)  # each sentence looks from as many places as the one that wants most
        for first in range(0, len(alike), BATCH):
            batch = alike[first : first + BATCH]
            found |= zip(batch, _read([sentences[i] for i in batch], [wanted[i] for i in batch]), strict=True)
    return [found[i] for i in range(len(sentences))]


def _read(sentences: Sequence[Sequence[int]], wanted: Sequence[Sequence[int]]) -> list[Array]:
    """The votes for sentences of one length; the last layer is worked out for the wanted places alone."""
    import numpy as np

    most = max(map(len, wanted))
    rows = np.array(sentences, np.int64)
    places = np.array([[*at, *[0] * (most - len(at))] for at in wanted], np.int64)[..., None]
    real = np.array([[(i, j) for i, at in enumerate(wanted) for j in range(len(at))]], np.int64)  # not the padding
    (read,) = session().run(["votes"], {"rows": rows, "places": places, "real": real})
    return np.split(read[0], list(accumulate(map(len, wanted)))[:-1])
