"""An ONNX graph that runs in this process with onnxruntime, and nothing leaves the machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def network(graph: Path | bytes, *, is_ready: bool = False) -> Any:
    """A session on the processor, on one thread: processes are how framing uses several cores.

    Args:
        graph: the file, or its content.
        is_ready: the graph was written as it should run, and is not rewritten.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # nothing may leave this machine, whichever version somebody installs
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # on Windows, where it is older
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    if is_ready:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
