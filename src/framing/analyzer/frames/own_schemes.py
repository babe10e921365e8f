"""Frames of a user's codebook, found without training data: a linear model of the word vectors of its examples.

Each example sentence and each description is a sum of word vectors; ridge regression (Hoerl & Kennard 1970) tells the
frames from one another and from sentences without a frame, which come with the program. The result is one number for
each word and frame, so that a sentence costs a sum. docs/frames.md says how well that works on a labelled collection.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

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
NONE = "other"
"""The class of our examples without a frame."""


_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


def content_rows(parse: Parse, first: int, last: int) -> list[int]:
    """The vector rows of the content words between two tokens; a few examples teach nothing about the others."""
    found = zip(parse.rows[first:last], parse.pos[first:last], strict=True)
    return [row for row, pos in found if row >= 0 and pos in _CONTENT]


class OwnScheme(Struct, frozen=True):
    """A codebook that is ready to be looked for."""

    name: str
    frames: tuple[str, ...]
    table: Array  # row of the vector table x (frames, then none)
    bias: Array
    pipeline: str
    info: LexiconInfo  # for the audit trail

    def scores(self, parse: Parse) -> Array:
        """Sentence x (frames, then none): about 0 to 1, the highest is what the sentence uses."""
        import numpy as np

        out = np.zeros((len(parse.sentences), len(self.bias)), np.float32)
        for number, (first, last) in enumerate(parse.sentences):
            rows = content_rows(parse, first, last)
            if rows:
                out[number] = self.table[rows].sum(0) / np.sqrt(len(rows))
        return out + self.bias


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
    return tuple(_prepared(scheme, parse, centred) for scheme in schemes)


def _prepared(scheme: FrameScheme, parse: Callable[[Sequence[Article]], Sequence[Parse]], vectors: Array) -> OwnScheme:
    import numpy as np

    labelled = [(text, i) for i, f in enumerate(scheme.frames) for text in (*f.examples, f.description) if text]
    without = [r["sentence"] for r in table("frame-examples") if r["frame"] == NONE]
    labelled += [(text, len(scheme.frames)) for text in without]
    parses = parse([_article(text) for text, _ in labelled])
    given = np.array([_summed(parse, vectors) for parse in parses])
    classes = np.eye(len(scheme.frames) + 1, dtype=np.float32)[[label for _, label in labelled]]
    # every class counts alike: our examples without a frame are many, a user's of one frame often few
    alike = (classes / classes.sum(0) * len(classes) / classes.shape[1]).sum(1)[:, None]
    base = (classes * alike).mean(0)
    inner = given.T @ (given * alike) + RIDGE * np.eye(given.shape[1], dtype=np.float32)
    weights = np.linalg.solve(inner, given.T @ ((classes - base) * alike))
    names = tuple(f.name for f in scheme.frames)
    return OwnScheme(
        scheme.name,
        names,
        (vectors @ weights).astype(np.float32),
        base.astype(np.float32),
        parses[0].pipeline,
        LexiconInfo(
            f"frames:{scheme.name}", "", scheme.hash, sum(len(f.examples) for f in scheme.frames), path=scheme.path
        ),
    )


def _article(text: str) -> Article:
    return Article("example", "", "", text, (Part(PartKind.BODY, 0, len(text)),))


def _summed(parse: Parse, vectors: Array) -> Array:
    import numpy as np

    rows = content_rows(parse, 0, len(parse.rows))
    total: Array = vectors[rows].sum(0) / np.sqrt(max(1, len(rows))) if rows else np.zeros(vectors.shape[1], "f4")
    return total
