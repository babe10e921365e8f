"""How well coders agree: Krippendorff's alpha, Cohen's and Fleiss' kappa.

Codes are numbers of categories, -1 where a coder gave none: one row for each item, one column for each coder.
Coefficients are None where they are not defined: with fewer than two codes for any item, or with one category only.

Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability.
Cohen, J. (1960). A coefficient of agreement for nominal scales.
Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

Metric = Literal["nominal", "ordinal", "interval"]
Codes = Sequence[Sequence[int]]
DRAWS = 1000
FEWEST_DRAWS = 0.5
"""Share of the draws that must give a coefficient for its interval to be told."""


class Coefficient(Struct, frozen=True):
    """A coefficient with its 95% interval; `items` is the number of items that it rests on."""

    value: float | None
    low: float | None
    high: float | None
    items: int


def alpha(codes: Codes, categories: int, metric: Metric, *, draws: int = DRAWS, seed: int = 0) -> Coefficient:
    """Krippendorff's alpha over the items with two codes or more.

    The interval is the percentile bootstrap over items (Efron & Tibshirani 1993). Interval distances count the steps
    between categories.

    Args:
        categories: how many there are; of ordered ones the lowest is 0.
        draws: samples behind the interval; 0 for none.
    """
    import numpy as np

    counts = _counts(codes, categories)
    paired = counts[counts.sum(axis=1) >= 2]
    matrices = _coincidences(paired)
    value = _alpha(matrices.sum(axis=0)[None], metric)[0]
    if not draws or np.isnan(value):
        return Coefficient(_number(value), None, None, len(paired))
    times = np.random.default_rng(seed).multinomial(len(paired), [1 / len(paired)] * len(paired), size=draws)
    drawn = _alpha(np.tensordot(times.astype(float), matrices, axes=1), metric)
    defined = drawn[~np.isnan(drawn)]
    if len(defined) < FEWEST_DRAWS * draws:
        return Coefficient(_number(value), None, None, len(paired))
    low, high = np.quantile(defined, [0.025, 0.975])
    return Coefficient(_number(value), _number(low), _number(high), len(paired))


def _counts(codes: Codes, categories: int) -> Any:
    """Items x categories: how many coders gave each item each category."""
    import numpy as np

    counts = np.zeros((len(codes), categories))
    for row, given in enumerate(codes):
        for code in given:
            if code >= 0:
                counts[row, code] += 1
    return counts


def _coincidences(counts: Any) -> Any:
    """The coincidence matrix of each item: pairs of codes, weighted so that each code counts once."""
    import numpy as np

    pairs = counts[:, :, None] * counts[:, None, :]
    diagonal = np.eye(counts.shape[1])[None] * counts[:, :, None]
    return (pairs - diagonal) / (counts.sum(axis=1) - 1)[:, None, None]


def _alpha(matrices: Any, metric: Metric) -> Any:
    """Alpha of each coincidence matrix; NaN where all codes are of one category."""
    import numpy as np

    sums = matrices.sum(axis=2)
    distances = _distances(sums, metric)
    observed = (matrices * distances).sum(axis=(1, 2))
    expected = (sums[:, :, None] * sums[:, None, :] * distances).sum(axis=(1, 2))
    n = sums.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - (n - 1) * observed / np.where(expected > 0, expected, 1), np.nan)


def _distances(sums: Any, metric: Metric) -> Any:
    """Squared distances between categories: Krippendorff 2011, step C."""
    import numpy as np

    size = sums.shape[1]
    if metric == "nominal":
        return (1 - np.eye(size))[None]
    if metric == "interval":
        steps = np.arange(size)
        return ((steps[:, None] - steps[None, :]) ** 2)[None].astype(float)
    middle = np.cumsum(sums, axis=1) - sums / 2
    return (middle[:, :, None] - middle[:, None, :]) ** 2


def cohen(codes: Codes, categories: int) -> Coefficient:
    """Cohen's kappa of two coders over the items that both coded."""
    both = [row for row in codes if min(row) >= 0]
    n = len(both)
    if not n:
        return Coefficient(None, None, None, 0)
    observed = sum(a == b for a, b in both) / n
    first = [sum(a == c for a, _ in both) / n for c in range(categories)]
    second = [sum(b == c for _, b in both) / n for c in range(categories)]
    expected = sum(x * y for x, y in zip(first, second, strict=True))
    return Coefficient(_chance_corrected(observed, expected), None, None, n)


def fleiss(codes: Codes, categories: int) -> Coefficient:
    """Fleiss' kappa over the items that all coders coded."""
    whole = [row for row in codes if min(row) >= 0]
    if not whole or len(whole[0]) < 2:
        return Coefficient(None, None, None, 0)
    raters, n = len(whole[0]), len(whole)
    counts = [[row.count(c) for c in range(categories)] for row in map(list, whole)]
    observed = sum(sum(k * k for k in row) - raters for row in counts) / (n * raters * (raters - 1))
    shares = [sum(row[c] for row in counts) / (n * raters) for c in range(categories)]
    return Coefficient(_chance_corrected(observed, sum(p * p for p in shares)), None, None, n)


def percent(codes: Codes) -> Coefficient:
    """Share of agreeing pairs of codes of one item, with equal weight for each item."""
    shares = []
    for row in codes:
        given = [c for c in row if c >= 0]
        pairs = len(given) * (len(given) - 1)
        if pairs:
            shares.append((sum(given.count(c) ** 2 for c in set(given)) - len(given)) / pairs)
    return Coefficient(sum(shares) / len(shares) if shares else None, None, None, len(shares))


def one_against_rest(codes: Codes, category: int) -> list[list[int]]:
    """The same codes in two categories: this one (1), any other (0)."""
    return [[-1 if c < 0 else int(c == category) for c in row] for row in codes]


def _chance_corrected(observed: float, expected: float) -> float | None:
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def _number(value: Any) -> float | None:
    number = float(value)
    return None if number != number else round(number, 6) + 0.0
