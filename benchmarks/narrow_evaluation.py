"""Make the network of tone.py narrower without training it again (src/framing/analyzer/weights/tone.md).

    python benchmarks/narrow_evaluation.py examples.jsonl --units 768 960 768 --heads 8 8 8 --out narrow.onnx

Inner units and attention heads are removed as in surgeon.py, and those that stay are fitted again. Each layer is fitted
to what the whole network says there, from what the narrower layers before it say, so that it also mends their errors.
`examples.jsonl` is written by `train_evaluation.py examples`. Its fold 0 is left out, and on it the two networks are
compared: correlation of the values, mean difference, share of targets with the same class. Needs onnx and onnxruntime,
nothing of framing.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

from surgeon import staying
from tone_graph import WEIGHT

SHIPPED = Path(__file__).parents[1] / "src" / "framing" / "analyzer" / "weights" / "tone.onnx"
LAYER = "encoder.encoder.layer.{}."
BATCH = 8
LEFT_OUT = 0
RIDGE = 1e-4
"""Added to the variances, relative to their mean, so that units that always go together can be told apart."""


class Example(NamedTuple):
    rows: list[int]
    targets: list[list[int]]  # places of each target

    @property
    def places(self) -> list[int]:
        return sorted({0}.union(*self.targets))


class Batch(NamedTuple):
    examples: list[Example]  # of one length
    rows: np.ndarray
    places: np.ndarray
    real: np.ndarray  # sentence and number of each place that is no padding

    @property
    def given(self) -> dict[str, np.ndarray]:
        return {"rows": self.rows, "places": self.places, "real": self.real}


def batches(examples: Sequence[Example]) -> Iterator[Batch]:
    alike = defaultdict(list)
    for example in examples:
        alike[len(example.rows)].append(example)
    for found in alike.values():
        for first in range(0, len(found), BATCH):
            part = found[first : first + BATCH]
            most = max(len(e.places) for e in part)
            places = np.array([[*e.places, *[0] * (most - len(e.places))] for e in part], np.int64)[..., None]
            real = np.array([[(i, j) for i, e in enumerate(part) for j in range(len(e.places))]], np.int64)
            yield Batch(part, np.array([e.rows for e in part], np.int64), places, real)


# ------------------------------------------------------------------------------------------------ the graph
def session(model: onnx.ModelProto) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def constants(model: onnx.ModelProto) -> dict[str, onnx.TensorProto]:
    return {tensor.name: tensor for tensor in model.graph.initializer}


def put(model: onnx.ModelProto, name: str, array: np.ndarray) -> None:
    constants(model)[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array), name))


def around(model: onnx.ModelProto, matrix: str) -> tuple[str, str, str]:
    """Names of what goes into the matrix, of what is added to its output, and of the sum."""
    product = next(n for n in model.graph.node if f"{matrix}.weight" in n.input)
    rounded = next(n for n in model.graph.node if n.output[0] == product.input[0])
    total = next(n for n in model.graph.node if n.op_type == "Add" and product.output[0] in n.input)
    beside = next(name for name in total.input if name != product.output[0])
    return rounded.input[0], beside, total.output[0]


def seen(model: onnx.ModelProto, names: Sequence[str], given: Sequence[Batch]) -> list[np.ndarray]:
    """The states of these names, a row for each piece; in the last layer for each place that is asked for."""
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    watched.graph.output.extend(helper.make_tensor_value_info(name, 1, None) for name in names)
    runner, found = session(watched), [list[np.ndarray]() for _ in names]
    for batch in given:
        for kept, state in zip(found, runner.run(list(names), batch.given), strict=True):
            kept.append(state.reshape(-1, state.shape[-1]))
    return [np.concatenate(kept) for kept in found]


# ------------------------------------------------------------------------------------------------- removing
def narrow(
    model: onnx.ModelProto,
    whole: onnx.ModelProto,
    matrix: str,
    before: Sequence[str],
    count: int,
    group: int,
    given: Sequence[Batch],
) -> None:
    """Keep `count` inputs of `matrix`, in groups of `group`, and the same outputs of the matrices `before` it."""
    if count == constants(model)[f"{matrix}.weight"].dims[0]:
        return
    names = around(model, matrix)
    (goal,) = seen(whole, around(whole, matrix)[2:], given)
    active, beside, _ = seen(model, names, given)
    goal -= beside
    mean, middle = active.mean(0), goal.mean(0)
    active -= mean
    goal -= middle
    square = (active.T @ active / len(active)).astype(np.float64)
    square += RIDGE * square.trace() / len(square) * np.eye(len(square))
    both = active.T @ goal / len(active)
    kept = staying(square, both, count, group)
    fitted = np.linalg.solve(square[np.ix_(kept, kept)], both[kept])
    rest = ((active[:, kept] @ fitted - goal) ** 2).sum() / (goal**2).sum()
    print(f"{matrix}: {count} of {len(square)}, {rest:.4f} of the variance lost", flush=True)
    for name in before:
        for part in ("weight", "scale", "bias"):
            put(model, f"{name}.{part}", numpy_helper.to_array(constants(model)[f"{name}.{part}"])[..., kept])
    scale = np.maximum(np.abs(fitted).max(0) / WEIGHT, 1e-9).astype(np.float32)
    put(model, f"{matrix}.weight", np.clip(np.round(fitted / scale), -WEIGHT, WEIGHT).astype(np.int8))
    put(model, f"{matrix}.scale", scale)
    put(model, f"{matrix}.bias", (middle - mean[kept] @ fitted).astype(np.float32))


# ------------------------------------------------------------------------------------------------ comparing
def said(model: onnx.ModelProto, given: Sequence[Batch]) -> np.ndarray:
    """Probabilities for all targets."""
    runner, found = session(model), []
    for batch in given:
        (votes,) = runner.run(["votes"], batch.given)
        first = 0
        for example in batch.examples:
            places = example.places
            vote = votes[0, first : first + len(places)]
            first += len(places)
            found += [vote[[places.index(p) for p in at], :3].mean(0) + vote[0, 3:] for at in example.targets]
    odds = np.exp(np.array(found) - np.max(found, 1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


def compare(model: onnx.ModelProto, whole: onnx.ModelProto, given: Sequence[Batch]) -> None:
    now, then = said(model, given), said(whole, given)
    values, before = now[:, 2] - now[:, 0], then[:, 2] - then[:, 0]
    same = (now.argmax(1) == then.argmax(1)).mean()
    correlation, difference = np.corrcoef(values, before)[0, 1], np.abs(values - before).mean()
    print(f"{len(now)} targets: correlation {correlation:.4f}, difference {difference:.3f}, same class {same:.3f}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("examples", type=Path)
    ask.add_argument("--begin", type=Path, default=SHIPPED, help="the network to be narrowed")
    ask.add_argument("--units", type=int, nargs="+", required=True, help="inner units kept, for each layer")
    ask.add_argument("--heads", type=int, nargs="+", required=True, help="attention heads kept, for each layer")
    ask.add_argument("--sentences", type=int, default=1400, help="to fit to; 600 others of fold 0 to compare with")
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    lines = [json.loads(line) for line in given.examples.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line.get("targets")]
    random.Random(0).shuffle(lines)
    fitting, other = ([x for x in lines if (x["fold"] == LEFT_OUT) == left] for left in (False, True))
    fit, test = (
        list(batches([Example(x["rows"], [t["at"] for t in x["targets"]]) for x in part]))
        for part in (fitting[: given.sentences], other[:600])
    )
    whole, model = onnx.load(given.begin), onnx.load(given.begin)
    for number, (units, heads) in enumerate(zip(given.units, given.heads, strict=True)):
        layer = LAYER.format(number)
        looks = [f"{layer}attention.self.{name}" for name in ("query", "key", "value")]
        look = [n for n in model.graph.node if n.op_type == "MultiHeadAttention"][number]
        size = constants(model)[f"{looks[0]}.bias"].dims[0] // look.attribute[0].i
        narrow(model, whole, f"{layer}attention.output.dense", looks, heads * size, size, fit)
        look.attribute[0].i = heads
        narrow(model, whole, f"{layer}output.dense", [f"{layer}intermediate.dense"], units, 1, fit)
    given.out.write_bytes(model.SerializeToString(deterministic=True))
    print(f"{given.out}: {given.out.stat().st_size:,} bytes")
    if test:
        compare(model, whole, test)


if __name__ == "__main__":
    main()
