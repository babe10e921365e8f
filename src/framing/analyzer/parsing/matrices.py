"""Matrix products and maxima by numpy, for the pipeline's networks.

Thinc multiplies with the portable BLIS that it brings along; numpy's wheels bring OpenBLAS (Accelerate on a Mac),
which takes about half the time for these shapes. thinc-apple-ops does the same for Accelerate.

A maxout layer (Goodfellow et al. 2013) gives the largest of three numbers. Thinc has the three side by side;
here they are in three blocks, of which numpy takes the largest much faster. The bits are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def use_numpy(nlp: Language) -> None:
    """Let every network of the pipeline multiply, and take maxima, with numpy. For reading only, not for training."""
    ops = _ops()
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        if hasattr(model, "walk"):
            for node in model.walk():
                node.ops = ops
                if node.name == "maxout":
                    node._func = _maxout()


def _maxout() -> Any:
    """The function of one maxout layer, which keeps the layer's weights in blocks."""
    import numpy as np

    blocks: list[Any] = []

    def forward(model: Any, x: Any, is_train: bool) -> tuple[Any, Any]:
        size, pieces = model.get_dim("nO"), model.get_dim("nP")
        if not blocks:
            weights = np.ascontiguousarray(model.get_param("W").transpose(1, 0, 2))
            blocks.append(weights.reshape(pieces * size, -1).T)
            blocks.append(np.ascontiguousarray(model.get_param("b").T).reshape(pieces * size))
        every = x @ blocks[0]
        every += blocks[1]
        best = np.maximum(every[:, :size], every[:, size : 2 * size]) if pieces > 1 else every
        for piece in range(2, pieces):
            np.maximum(best, every[:, piece * size : (piece + 1) * size], out=best)
        return best, None

    return forward


def _ops() -> Any:
    import numpy as np
    from thinc.api import NumpyOps

    base: Any = NumpyOps

    class NumpyProducts(base):  # type: ignore[misc]
        """Thinc's own operations but for `gemm`."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            left, right = x.T if trans1 else x, y.T if trans2 else y
            return left @ right if out is None else np.dot(left, right, out=out)

    return NumpyProducts()
