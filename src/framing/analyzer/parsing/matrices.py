"""Matrix products by numpy's own library, for the pipeline's networks.

Thinc multiplies with the portable BLIS that it brings along; numpy's wheels bring OpenBLAS (Accelerate on a Mac),
which takes about half the time for these shapes. thinc-apple-ops does the same for Accelerate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def use_numpy(nlp: Language) -> None:
    """Let every network of the pipeline multiply with numpy."""
    ops = _ops()
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        if hasattr(model, "walk"):
            for node in model.walk():
                node.ops = ops


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
