"""The weights that rank clauses and pairs of clauses: logistic regressions whose coefficients have names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from framing.language.resources import table

BIAS = "bias"


class Weights(Struct, frozen=True):
    """Feature -> weight, of the two models."""

    clause: Mapping[str, float]
    pair: Mapping[str, float]


@cache
def shipped() -> Weights:
    """Those of lexicons/resources/contrast-weights.csv, which benchmarks/train_contrasts.py writes."""
    models: dict[str, dict[str, float]] = {"clause": {}, "pair": {}}
    for row in table("contrast-weights"):
        models[row["model"]][row["feature"]] = float(row["weight"])
    return Weights(models["clause"], models["pair"])


def log_odds(model: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The log-odds of the features under a model; unknown ones count nothing."""
    known = model.get
    return model.get(BIAS, 0.0) + sum([known(name, 0.0) * value for name, value in features.items()])
