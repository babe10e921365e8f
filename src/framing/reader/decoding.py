"""Bytes -> text -> clean text. UTF-8, UTF-16 or cp1252 and any line ends give the same text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from framing.errors import InputError, UsageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_WINDOWS = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii"})
_SURROGATES = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Halves of a pair, and what Unicode says is no character, which XML cannot hold."""
MOSTLY_VALID = 0.98
"""Share of valid UTF-8 above which a file is UTF-8 with some damage, not another encoding."""


def decode(data: bytes, name: str, *, encoding: str | None = None, html: bool = False) -> tuple[str, list[str]]:
    """Text with line feeds, not yet `clean`, and warnings.

    The order: the encoding asked for; a byte order mark; strict UTF-8; UTF-8 with little damage; an HTML
    page's own word; a limited guess.

    Raises:
        InputError: nothing fits, or the encoding asked for is unknown or wrong.
    """
    text, warnings = _decoded(data, name, encoding, html=html)
    return _line_feeds(text.removeprefix("\ufeff")), warnings


def _decoded(data: bytes, name: str, encoding: str | None, *, html: bool) -> tuple[str, list[str]]:
    if encoding is not None:
        return _as_asked(data, name, encoding), []
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _damaged(data, name, html=html)


def codec_of(head: bytes, name: str, encoding: str | None) -> tuple[str, list[str]]:
    """The codec for a large file, told by its beginning, and warnings.

    The order is that of `decode`. Damage after the beginning is replaced.

    Raises:
        InputError: the beginning is not in the encoding asked for, or in none that we know.
    """
    if encoding is not None:
        return encoding, []
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return codec, []
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut
        return "utf-8", []
    except UnicodeDecodeError:
        text = head.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= (1 - MOSTLY_VALID) * len(text):
        return "utf-8", ["damaged characters replaced"]
    _guessed(head, name)
    return "cp1252", ["encoding guessed; name it with --encoding if letters look wrong"]


def check_encoding(encoding: str | None) -> None:
    """Refuse an unknown encoding before any file is read.

    Raises:
        UsageError: there is none of that name, or it is no encoding of text.
    """
    if encoding is None:
        return
    try:
        "a".encode(encoding)
    except (LookupError, ValueError) as fault:
        raise UsageError(f"unknown encoding {encoding!r}", hint="utf-8, cp1252, utf-16 ...") from fault


def clean(text: str) -> str:
    """Line ends to newline; no NUL, byte order mark, lone surrogate or noncharacter.

    Used on every text and every field that came out of a file, also where JSON wrote it as an escape.
    """
    text = _line_feeds(text)
    if text.isascii():
        return text.replace("\x00", "\ufffd")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _SURROGATES.sub("\ufffd", text.removeprefix("\ufeff").replace("\x00", "\ufffd"))


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n")


_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""A letter that begins a sequence of UTF-8 and a sign that goes on in one, both read as windows-1252."""


def decoded_once(text: str) -> str:
    """The text with double UTF-8 encoding repaired, line by line, where it is certain: "Ã©" is "é"."""
    if text.isascii() or not _TWICE.search(text := unicodedata.normalize("NFC", text)):
        return text
    from ftfy import fix_encoding

    return "\n".join(fix_encoding(line) if _TWICE.search(line) else line for line in text.split("\n"))


_CONTROLS = re.compile("[\u0080-\u009f]")
_OF_WINDOWS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}


def windows_marks(text: str) -> str:
    """The text with the controls from U+0080 to U+009F as the marks that windows-1252 has in their place.

    No text has these controls; a program that took windows-1252 for Latin-1 has made them of quotation marks and
    dashes. One that stands alone for a line end (U+0085) stays.
    """
    if text.isascii() or not (found := set(_CONTROLS.findall(text))) or found == {"\u0085"}:
        return text
    return text.translate(_OF_WINDOWS)


def _as_asked(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise InputError(name, f"not {encoding} (byte {fault.start})") from fault
    except (LookupError, UnicodeError) as fault:
        raise InputError(name, f"not {encoding}") from fault


def _damaged(data: bytes, name: str, *, html: bool) -> tuple[str, list[str]]:
    text = data.decode("utf-8", errors="replace")
    high = sum(byte >= 0x80 for byte in data)
    bad = text.count("\ufffd")
    if bad <= (1 - MOSTLY_VALID) * len(text) and bad * 2 < high:
        return text, [f"{bad} damaged character{'s' if bad > 1 else ''} replaced"]
    declared = _META.search(data[:4096]) if html else None
    if declared:
        label = declared[1].decode("ascii").lower()
        try:
            return data.decode("cp1252" if label in _WINDOWS else label, errors="replace"), []
        except (LookupError, UnicodeError):
            pass
    return _guessed(data, name), ["encoding guessed; name it with --encoding if letters look wrong"]


_WESTERN = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa7\xa9\xab\xae\xb0\xb4\xb7\xbb") | frozenset(
    range(0xC0, 0x100)
)


def _guessed(data: bytes, name: str) -> str:
    """The text in cp1252, as English text with high bytes nearly always is: curly quotes, dashes, accents."""
    high = [byte for byte in data if byte >= 0x80]
    if high and len(high) < len(data) / 5 and sum(byte in _WESTERN for byte in high) >= 0.9 * len(high):
        return data.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "utf_16_le", "utf_16_be", "mac_roman", "cp1250"]).best()
    if best is None:
        raise InputError(name, "not text in any encoding we know", hint="name it with --encoding")
    return str(best)
