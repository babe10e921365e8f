"""Which inputs of a matrix are removed: not the smallest, but those that the others can replace."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
try:
    from surgeon import staying
finally:
    sys.path.pop(0)


def _moments(inputs: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The inputs' second moments, with a little ridge, and those of inputs and outputs."""
    square = inputs.T @ inputs / len(inputs) + 1e-6 * np.eye(inputs.shape[1])
    return square, inputs.T @ (inputs @ weights) / len(inputs)


def test_a_large_input_that_others_repeat_goes_before_a_small_one_that_says_something_new() -> None:
    inputs = np.random.default_rng(0).normal(size=(500, 4))
    inputs[:, 2] = inputs[:, 0] + inputs[:, 1]
    weights = np.array([[1.0], [1.0], [3.0], [0.1]])
    kept = staying(*_moments(inputs, weights), 3, 1)
    assert len(kept) == 3
    assert 3 in kept


def test_after_a_removal_the_rest_is_judged_with_what_it_took_over() -> None:
    """Of two inputs that are alike one must stay, though each alone could go."""
    inputs = np.random.default_rng(1).normal(size=(500, 3))
    inputs[:, 1] = inputs[:, 0] + 0.001 * inputs[:, 1]
    weights = np.array([[1.0], [1.0], [0.5]])
    kept = staying(*_moments(inputs, weights), 2, 1)
    assert sorted(kept)[-1] == 2
    kept = staying(*_moments(inputs, weights), 1, 1)
    assert kept[0] in (0, 1)


def test_groups_go_together() -> None:
    inputs = np.random.default_rng(2).normal(size=(500, 6))
    weights = np.array([[1.0], [0.1], [0.2], [0.2], [0.1], [1.0]])
    assert staying(*_moments(inputs, weights), 4, 2).tolist() == [0, 1, 4, 5]
