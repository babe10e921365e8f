"""Which inputs of a matrix can go at least cost when the others take over (Hassibi & Stork 1993)."""

from __future__ import annotations

import numpy as np


def staying(square: np.ndarray, both: np.ndarray, count: int, group: int) -> np.ndarray:
    """The inputs that stay: those are removed one by one whose removal costs least when the others are fitted again."""
    inverse = np.linalg.inv(square)
    weights = inverse @ both
    groups = len(square) // group
    each = np.arange(groups)
    stays = np.ones(groups, bool)
    for _ in range(groups - count // group):
        blocks = inverse.reshape(groups, group, groups, group)[each, :, each, :]
        ours = weights.reshape(groups, group, -1)
        costs = (ours * np.linalg.solve(blocks, ours)).sum((1, 2))  # by how much the squared error grows
        least = int(np.argmin(np.where(stays, costs, np.inf)))
        stays[least] = False
        gone = slice(least * group, (least + 1) * group)
        beside = inverse[:, gone].copy()
        back = np.linalg.inv(inverse[gone, gone])
        weights -= beside @ back @ weights[gone]
        inverse -= beside @ back @ beside.T
        inverse[gone, gone] = np.eye(group)  # it is out of everything now
    return np.flatnonzero(np.repeat(stays, group))
