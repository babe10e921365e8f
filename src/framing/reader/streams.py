"""Large collections, read piece by piece: the lines of a file, and the values of a JSON document."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from framing.errors import InputError
from framing.reader.decoding import codec_of

LARGE = 50_000_000
"""Bytes from which a collection is read piece by piece; a smaller one is decoded at once."""
LONGEST_VALUE = 20_000_000
"""Characters of a line, or of one value in a JSON document."""
_HEAD = 1_000_000
_FIRST_STEP = 1 << 16
_BLANK = " \t\n\r"


def text_of(file: BinaryIO, name: str, encoding: str | None) -> tuple[io.TextIOWrapper, list[str]]:
    """The file as text with line feeds, its encoding told by its first megabyte, and warnings.

    Raises:
        InputError: it is not in the encoding asked for, or in none that we know.
    """
    buffered = io.BufferedReader(file, _HEAD) if isinstance(file, io.RawIOBase) else file
    head = buffered.peek(_HEAD)[:_HEAD] if isinstance(buffered, io.BufferedReader) else _peeked(buffered)
    codec, warnings = codec_of(head, name, encoding)
    return io.TextIOWrapper(buffered, encoding=codec, errors="replace", newline=None), warnings


def _peeked(file: BinaryIO) -> bytes:
    at = file.tell()
    head = file.read(_HEAD)
    file.seek(at)
    return head


def lines(text: io.TextIOBase, name: str) -> Iterator[str]:
    """Line after line, each with its end.

    Raises:
        InputError: a line is longer than `LONGEST_VALUE`.
    """
    number = 0
    while line := text.readline(LONGEST_VALUE + 1):
        number += 1
        if len(line) > LONGEST_VALUE:
            raise InputError(f"{name}:{number}", f"a line of more than {LONGEST_VALUE:,} characters")
        yield line


def values(read: Callable[[int], str], name: str) -> Iterator[Any]:
    """The values of a JSON text, one at a time: the items of a list, or values that follow each other.

    Commas between and after them are passed over, so that a list whose last item has one is read too.

    Args:
        read: gives so many characters more, "" at the end.

    Raises:
        InputError: what follows is no JSON, or a value longer than `LONGEST_VALUE`.
    """
    decoder = json.JSONDecoder(parse_constant=_no_constant)
    buffer, step, done, number, listed = "", _FIRST_STEP, False, 0, None
    while True:
        at = _next_value(buffer, listed)
        if listed is None and at < len(buffer):
            listed = buffer[at] == "["
            buffer = buffer[at + listed :]
            continue
        buffer = buffer[at:]
        if listed and buffer.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(buffer) if buffer else (None, -1)
        except RecursionError as fault:
            raise InputError(f"{name}[{number + 1}]", "JSON nested too deeply") from fault
        except ValueError as fault:
            if done or len(buffer) > LONGEST_VALUE:
                long = len(buffer) > LONGEST_VALUE and not done
                what = (
                    f"not JSON, or a value of more than {LONGEST_VALUE:,} characters" if long else f"not JSON: {fault}"
                )
                raise InputError(f"{name}[{number + 1}]", what) from fault
            end = -1
        if end >= 0 and (done or end < len(buffer)):  # a number at the very end of what was read may go on
            number += 1
            yield value
            buffer, step = buffer[end:], _FIRST_STEP
            continue
        if done:
            return
        piece = read(step)
        done = not piece
        buffer += piece
        step *= 2


def _next_value(buffer: str, listed: bool | None) -> int:
    """Where the next value begins: after white space and commas."""
    skipped = _BLANK if listed is None else _BLANK + ","
    return len(buffer) - len(buffer.lstrip(skipped))


def _no_constant(word: str) -> float:
    raise ValueError(f"{word} is not JSON")
