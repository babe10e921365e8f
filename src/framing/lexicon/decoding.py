"""A lexicon's bytes as text: the same entries from UTF-8, UTF-16 and windows-1252, with any line ends."""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.problems import Problem, error, note
from framing.signatures import kind

MAX_BYTES = 64 * 1024 * 1024
"""A lexicon of 64 MB holds about two million entries; a larger file is a mistake."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises LexiconError where there is no such file, it cannot be read or it is larger than `MAX_BYTES`.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise LexiconError(path, expected=f"a file that can be read ({_reason(problem)})") from None
    except ValueError:  # a NUL in the path
        raise LexiconError(path, expected="a file that can be read (not a path)") from None
    if what := _binary(data[:4096]):
        raise LexiconError(path, expected=f"text (this is {what})")
    if len(data) > MAX_BYTES:
        raise LexiconError(path, expected=f"at most {MAX_BYTES // 2**20} MB")
    told = kind(data)
    if told is not None and not told.is_markup:
        raise LexiconError(path, expected=f"a text file; this is {told.what}: {told.hint}")
    return data


_DECLARED = re.compile(r"\A\"?sep=[^\n]\"?(?=\n)", re.IGNORECASE)
"""The first line that Excel reads as the name of the separator; its line end stays, and so the numbers of lines."""
_OPENINGS = (
    (b"PK\x03\x04", "a zip archive or an Excel workbook: save it as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file: save it as CSV"),
    (b"\x1f\x8b", "gzip: unpack it first"),
    (b"%PDF", "a PDF"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def _binary(head: bytes) -> str:
    """The type of a file that is not text; "" for text, including UTF-16 and UTF-32."""
    for opening, what in _OPENINGS:
        if head.startswith(opening):
            return what
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff") or 2 * head[1::2].count(0) > len(head[1::2]) > 0
    wide = wide or 2 * head[::2].count(0) > len(head[::2]) > 0
    controls = sum(byte in _CONTROLS for byte in head)
    return "a binary file" if not wide and controls > max(2, len(head) / 50) else ""


def _reason(problem: OSError) -> str:
    return (problem.strerror or type(problem).__name__).lower()


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Text with `\\n` line ends: by byte order mark, else UTF-8, else UTF-16 without a mark, else windows-1252."""
    text, problems = _decoded(data)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _DECLARED.sub("", text, count=1)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return text.replace("\0", ""), (*problems, error(line, "text (there is a NUL character)"))
    return text, problems


def _decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as bad:
                line = data.count(b"\n", 0, bad.start) + 1
                return data.decode(encoding, "replace"), (error(line, f"valid {encoding.removesuffix('-sig')}"),)
    if data[1:2] == b"\0" and data[:1] != b"\0":  # ASCII in UTF-16, little endian, no mark
        return data.decode("utf-16-le", "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        return data.decode("cp1252", "replace"), (note(line, "not UTF-8; read as windows-1252"),)
