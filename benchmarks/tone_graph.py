"""Write the network of tone.py as an ONNX graph whose matrices multiply 8-bit numbers.

Activations are rounded to 8 bits with a fixed scale and zero point for each matrix, chosen beforehand on training
sentences (static quantisation: Jacob et al. 2018), weights to 7 bits with a scale for each row. The eighth bit of a
weight is left free, because processors without VNNI add pairs of products in 16 bits, which would overflow: so all sum
alike. The graph takes sentences of one length, so nothing is padded. Needs the package onnx.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OURS = "com.microsoft"  # the domain of onnxruntime's own operators
WEIGHT = 63
"""Largest weight, in units of its scale."""

Range = tuple[float, float]


class Graph:
    """Nodes and constants, gathered one by one; every method returns the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._rounded: dict[tuple[str, Range], tuple[str, str, str]] = {}

    def constant(self, name: str, array: np.ndarray) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, *given: str, domain: str = "", **settings: object) -> str:
        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [name], name=name, domain=domain, **settings))
        return name

    def linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray, seen: Range) -> str:
        """`x` times the weights (out x in), which are rounded here, plus the bias."""
        scale = np.maximum(np.abs(weight).max(1) / WEIGHT, 1e-9).astype(np.float32)
        whole = np.clip(np.round(weight / scale[:, None]), -WEIGHT, WEIGHT).astype(np.int8)
        rounded, step, zero = self._in_8_bits(x, seen)
        return self.add(
            "MatMulIntegerToFloat",
            *(rounded, self.constant(f"{name}.weight", whole.T), step, self.constant(f"{name}.scale", scale)),
            *(zero, "", self.constant(f"{name}.bias", bias.astype(np.float32))),
            domain=OURS,
        )

    def _in_8_bits(self, x: str, seen: Range) -> tuple[str, str, str]:
        found = self._rounded.get((x, seen))
        if found is None:
            step = max(seen[1] - seen[0], 1e-6) / 255
            scale = self.constant(f"{x}.step", np.array(step, np.float32))
            zero = self.constant(f"{x}.zero", np.array(np.clip(round(-seen[0] / step), 0, 255), np.uint8))
            found = self._rounded[x, seen] = (self.add("QuantizeLinear", x, scale, zero), scale, zero)
        return found

    def norm(self, x: str, name: str, state: Mapping[str, np.ndarray], key: str) -> str:
        """Layer normalisation, of parts: the operator of that name takes four times as long before onnxruntime 1.29."""
        alike = self.add("MeanVarianceNormalization", x, axes=[2])
        gained = self.add("Mul", alike, self.constant(f"{name}.gain", state[f"{key}.weight"]))
        return self.add("Add", gained, self.constant(f"{name}.shift", state[f"{key}.bias"]))


def write(
    state: Mapping[str, np.ndarray], ranges: Mapping[str, Range], size: int, pieces: Sequence[str], to: Path
) -> int:
    """Write the graph; the number of its bytes. `size` is the width of an attention head.

    `state` holds BERT's parameters under the names of transformers after "encoder.", and the read-out "out".
    `ranges` tells for every matrix, by the same names, between which numbers its input lies.
    Input: `rows`, sentences x pieces; `places`, sentences x places x 1, those that are asked for, padded; and `real`,
    1 x places in all x 2, sentence and number of each that is no padding. Output, 1 x places in all x 6: for each of
    these six numbers, `tone.py` tells which.
    """
    graph = Graph()
    x = _embedded(graph, state)
    layers = 1 + max(int(key.split(".")[3]) for key in state if key.startswith("encoder.encoder.layer."))
    for layer in range(layers):
        last = layer == layers - 1
        asked = graph.add("GatherND", x, "places", batch_dims=1) if last else x
        x = _layer(graph, f"encoder.encoder.layer.{layer}.", asked, x, state, ranges, size, real="real" if last else "")
    out = np.concatenate(np.split(state["out.weight"], 2, axis=1)).T  # what a target says, then what the sentence says
    bias = np.concatenate([np.zeros_like(state["out.bias"]), state["out.bias"]])
    read = graph.add("MatMul", x, graph.constant("out", out))
    graph.add("Add", read, graph.constant("out.bias", bias))
    graph.nodes[-1].output[0] = "votes"
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "tone",
            [
                helper.make_tensor_value_info("rows", TensorProto.INT64, ["sentences", "pieces"]),
                helper.make_tensor_value_info("places", TensorProto.INT64, ["sentences", "places", 1]),
                helper.make_tensor_value_info("real", TensorProto.INT64, [1, "asked", 2]),
            ],
            [helper.make_tensor_value_info("votes", TensorProto.FLOAT, [1, "asked", 6])],
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(OURS, 1)],
        ir_version=8,
    )
    helper.set_model_props(model, {"pieces": "\n".join(pieces)})
    return to.write_bytes(model.SerializeToString(deterministic=True))


def _embedded(graph: Graph, state: Mapping[str, np.ndarray]) -> str:
    """The states of pieces and places, added up; the table of pieces in 8 bits with a scale for each row."""
    key = "encoder.embeddings."
    table = state[key + "word_embeddings.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
    word = graph.constant("word", np.clip(np.round(table / scale), -127, 127).astype(np.int8))
    whole = graph.add("Cast", graph.add("Gather", word, "rows"), to=TensorProto.FLOAT)
    x = graph.add("Mul", whole, graph.add("Gather", graph.constant("word.scale", scale), "rows"))
    kind = state[key + "token_type_embeddings.weight"][0]
    position = graph.constant("position", state[key + "position_embeddings.weight"][:128] + kind)
    numbers = {n: graph.constant(f"{n}", np.array([n], np.int64)) for n in (0, 1, 2)}
    longest = graph.add("Slice", graph.add("Shape", "rows"), numbers[1], numbers[2])
    x = graph.add("Add", x, graph.add("Slice", position, numbers[0], longest, numbers[0]))
    return graph.norm(x, "embedded", state, key + "LayerNorm")


def _layer(
    graph: Graph,
    key: str,
    x: str,
    everything: str,
    state: Mapping[str, np.ndarray],
    ranges: Mapping[str, Range],
    size: int,
    real: str = "",
) -> str:
    """One block: `x` looks at `everything`, then each place is worked on alone, or those that are `real`."""

    def linear(given: str, name: str) -> str:
        at = key + name
        return graph.linear(given, at, state[f"{at}.weight"], state[f"{at}.bias"], ranges[at])

    look = key + "attention.self."
    heads = state[look + "query.weight"].shape[0] // size
    q, k, v = (linear(g, f"attention.self.{n}") for g, n in ((x, "query"), (everything, "key"), (everything, "value")))
    looked = graph.add("MultiHeadAttention", q, k, v, domain=OURS, num_heads=heads)
    if real:
        looked, x = graph.add("GatherND", looked, real), graph.add("GatherND", x, real)
    seen = linear(looked, "attention.output.dense")
    x = graph.norm(graph.add("Add", x, seen), f"{key}seen", state, key + "attention.output.LayerNorm")
    wide = graph.add("FastGelu", linear(x, "intermediate.dense"), domain=OURS)
    worked = linear(wide, "output.dense")
    return graph.norm(graph.add("Add", x, worked), f"{key}worked", state, key + "output.LayerNorm")
