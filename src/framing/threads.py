"""Numerical libraries use one thread: our matrices are small, so threads would mostly wait for each other."""

from __future__ import annotations

import os

NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def one_thread() -> None:
    """Set the environment variables of the numerical libraries, unless the user has set them."""
    for name in NAMES:
        os.environ.setdefault(name, "1")
