"""Frames of a user's codebook, found without training data: a linear model of the vectors of its examples.

Each example sentence and each description is a sum of word vectors, or a vector of the encoder; ridge regression (Hoerl
& Kennard 1970) tells the frames from one another and from sentences without a frame, which come with the program. With
word vectors the result is one number for each word and frame, so that a sentence costs a sum. docs/frames.md says how
well that works on a labelled collection.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from framing.analyzer.frames.sentence_vectors import DIGITS, vectors
from framing.analyzer.frames.sentences import Sentences
from framing.language.resources import table
from framing.lexicon.frame_schemes import FrameScheme
from framing.model import Article, LexiconInfo, Part, PartKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.model import Parse

    Array = NDArray[np.float32]

RIDGE = 50.0
"""Chosen between 10 and 300, where macro-F1 on FrAC is flat."""
RIDGE_OF_ENCODER = 3.0
"""The same for vectors of length 1: between 1 and 10 it is flat."""
NONE = "other"
"""The class of our examples without a frame."""


_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


def content_rows(parse: Parse, first: int, last: int) -> list[int]:
    """The vector rows of the content words between two tokens; a few examples teach nothing about the others."""
    found = zip(parse.rows[first:last], parse.pos[first:last], strict=True)
    return [row for row, pos in found if row >= 0 and pos in _CONTENT]


class OwnScheme(Struct, frozen=True, kw_only=True):
    """A codebook that is ready to be looked for."""

    name: str
    frames: tuple[str, ...]
    info: LexiconInfo  # for the audit trail

    def scores(self, read: Sentences) -> Array | None:
        """Sentence x (frames, then none): about 0 to 1, the highest is what the sentence uses; None: unreadable."""
        raise NotImplementedError


class ByWords(OwnScheme, frozen=True, kw_only=True):
    """A codebook whose sentences are read by their words."""

    table: Array  # row of the vector table x (frames, then none)
    bias: Array
    pipeline: str

    def scores(self, read: Sentences) -> Array | None:
        import numpy as np

        if read.parse.pipeline != self.pipeline:
            return None
        out = np.zeros((len(read.numbers), len(self.bias)), np.float32)
        for place, number in enumerate(read.numbers):
            rows = content_rows(read.parse, *read.parse.sentences[number])
            if rows:
                out[place] = self.table[rows].sum(0) / np.sqrt(len(rows))
        return out + self.bias


class ByEncoder(OwnScheme, frozen=True, kw_only=True):
    """A codebook whose sentences are read by the encoder."""

    weights: Array  # dimension of the vector x (frames, then none)
    bias: Array

    def scores(self, read: Sentences) -> Array | None:
        import numpy as np

        return None if read.vectors is None else np.round(read.vectors @ self.weights + self.bias, DIGITS)


def prepared(
    schemes: Sequence[FrameScheme], parse: Callable[[Sequence[Article]], Sequence[Parse]], vectors: Array
) -> tuple[OwnScheme, ...]:
    """Each codebook as a linear model over word vectors.

    Args:
        parse: the parser of the articles, for the examples.
        vectors: its table of word vectors, to whose rows parses refer.
    """
    import numpy as np

    centred = np.asarray(vectors, np.float32)
    centred = centred - centred.mean(0)
    return tuple(_by_words(scheme, parse, centred) for scheme in schemes)


def _by_words(scheme: FrameScheme, parse: Callable[[Sequence[Article]], Sequence[Parse]], vectors: Array) -> ByWords:
    import numpy as np

    texts, classes = _examples(scheme)
    parses = parse([_article(text) for text in texts])
    weights, base = _ridge(np.array([_summed(parse, vectors) for parse in parses]), classes, RIDGE)
    return ByWords(
        name=scheme.name,
        frames=tuple(f.name for f in scheme.frames),
        info=codebook_info(scheme),
        table=(vectors @ weights).astype(np.float32),
        bias=base.astype(np.float32),
        pipeline=parses[0].pipeline,
    )


def encoded(schemes: Sequence[FrameScheme]) -> tuple[OwnScheme, ...]:
    """Each codebook as a linear model over the vectors of the encoder."""
    return tuple(_by_encoder(scheme) for scheme in schemes)


def _by_encoder(scheme: FrameScheme) -> ByEncoder:
    import numpy as np

    texts, classes = _examples(scheme)
    given = vectors(texts)
    mean = given.mean(0)
    weights, base = _ridge(given - mean, classes, RIDGE_OF_ENCODER)
    return ByEncoder(
        name=scheme.name,
        frames=tuple(f.name for f in scheme.frames),
        info=codebook_info(scheme),
        weights=weights.astype(np.float32),
        bias=(base - mean @ weights).astype(np.float32),
    )


def _examples(scheme: FrameScheme) -> tuple[list[str], Array]:
    """The sentences of a codebook and ours without a frame; sentence x (frames, then none): 1 for its class."""
    import numpy as np

    labelled = [(text, i) for i, f in enumerate(scheme.frames) for text in (*f.examples, f.description) if text]
    without = [r["sentence"] for r in table("frame-examples") if r["frame"] == NONE]
    labelled += [(text, len(scheme.frames)) for text in without]
    classes = np.eye(len(scheme.frames) + 1, dtype=np.float32)[[label for _, label in labelled]]
    return [text for text, _ in labelled], classes


def _ridge(given: Array, classes: Array, strength: float) -> tuple[Array, Array]:
    """Weights and biases: dimension x class, class."""
    import numpy as np

    # every class counts alike: our examples without a frame are many, a user's of one frame often few
    alike = (classes / classes.sum(0) * len(classes) / classes.shape[1]).sum(1)[:, None]
    base = (classes * alike).mean(0)
    inner = given.T @ (given * alike) + strength * np.eye(given.shape[1], dtype=np.float32)
    return np.linalg.solve(inner, given.T @ ((classes - base) * alike)), base


def codebook_info(scheme: FrameScheme) -> LexiconInfo:
    """The entry of a codebook in an audit trail; `entries` counts the examples."""
    entries = sum(len(f.examples) for f in scheme.frames)
    return LexiconInfo(f"frames:{scheme.name}", "", scheme.hash, entries, path=scheme.path)


def _article(text: str) -> Article:
    return Article("example", "", "", text, (Part(PartKind.BODY, 0, len(text)),))


def _summed(parse: Parse, vectors: Array) -> Array:
    import numpy as np

    rows = content_rows(parse, 0, len(parse.rows))
    total: Array = vectors[rows].sum(0) / np.sqrt(max(1, len(rows))) if rows else np.zeros(vectors.shape[1], "f4")
    return total
