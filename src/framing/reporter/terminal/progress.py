"""Progress on stderr, on a terminal only; silent everywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tick = Callable[[int], None]
"""Called with the number of articles that are done now."""


@contextmanager
def progress(total: int, *, quiet: bool = False, label: str = "Reading closely") -> Iterator[Tick]:
    """A bar over `total` articles; the callback takes how many more are done."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    parts = (TextColumn("{task.description}"), BarColumn(bar_width=30), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)

        def tick(done: int) -> None:
            bar.advance(task, done)

        yield tick


def _silent(done: int) -> None:
    """Nobody is watching."""
