"""Tasks for tests of the pool; worker processes import them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

_prepared: list[bytes] = []


def prepare(argument: bytes) -> None:
    _prepared.append(argument)


def echo(task: bytes) -> bytes:
    """The task behind what the worker was prepared with."""
    return b"".join(_prepared) + task


def kill_once(task: bytes) -> bytes:
    """The task, which is a path; the first worker that gets a path that ends in "killer" dies over it."""
    path = Path(task.decode())
    if path.name == "killer" and not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def kill_always(task: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return task
