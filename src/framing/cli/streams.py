"""The three standard streams made safe: closed, full or unable to hold a character, they end no run badly."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import NoReturn, TextIO


class Closed(io.TextIOBase):
    """Stands in for a standard output that the shell has closed: whoever writes to it learns so."""

    def write(self, text: str) -> NoReturn:
        raise BrokenPipeError("standard output is closed")

    def isatty(self) -> bool:
        return False


def prepare() -> None:
    """Make all three streams exist, and make them take any character."""
    _occupy()
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:  # print(file=None) would write to standard output
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for the whole run
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=errors)


def _occupy() -> None:
    """A closed descriptor 0, 1 or 2 would be given to the next file opened, the cache for one."""
    with contextlib.suppress(OSError):
        while (taken := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(taken)


def announce(what: str) -> None:
    """A first sign of life on a terminal, before anything heavy is imported; whatever is printed next covers it."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{what}\r")
            sys.stderr.flush()


def finish() -> bool:
    """Write out what is still held back; False where a stream cannot take it and was given up."""
    whole = True
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            drop(stream)
            whole = False
    return whole


def drop(stream: TextIO) -> None:
    """Lead a stream nowhere, so that Python does not complain about it while it shuts down."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
