"""Safe standard streams: a stream that is closed, full or cannot encode a character does not break a run."""

from __future__ import annotations

import contextlib
import io
import os
import sys

TYPE_CHECKING = False  # as in `framing/__init__.py`
if TYPE_CHECKING:
    from typing import NoReturn, TextIO


class Closed(io.TextIOBase):
    """Replaces a standard output that the shell has closed; writing to it raises BrokenPipeError."""

    def write(self, text: str) -> NoReturn:
        """Fail as writing to a closed pipe does."""
        raise BrokenPipeError("standard output is closed")

    def isatty(self) -> bool:
        """False: nobody reads it."""
        return False


def prepare() -> None:
    """Make sure that all three streams exist and accept any character."""
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
    """Open descriptors 0 to 2 if they are closed; otherwise the next open file, such as the cache, would get one."""
    with contextlib.suppress(OSError):
        while (taken := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(taken)


def announce(what: str) -> None:
    """Show a first message on a terminal before the heavy imports; the next output overwrites it."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{what}\r")
            sys.stderr.flush()


def finish() -> bool:
    """Flush standard output and error. False if one of them cannot be written; it is then dropped."""
    whole = True
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            drop(stream)
            whole = False
    return whole


def drop(stream: TextIO) -> None:
    """Redirect a stream to nowhere, so that Python does not complain about it at shutdown."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
