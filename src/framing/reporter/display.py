"""Untrusted text made safe to show: an article must not move the cursor, hide words or write to the clipboard."""

from __future__ import annotations

import re

# C0 but for line feed and tab, DEL, C1, soft hyphen, Arabic letter mark, zero-width and bidi controls, line and
# paragraph separators, variation and tag characters that carry hidden text, surrogates, the byte order mark
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def display(text: str) -> str:
    """The text with every control and invisible character written out as an escape; tabs become spaces.

    >>> display("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if text.isascii() and text.isprintable():  # most text, and ten times as fast
        return text
    return _UNSAFE.sub(_escape, text).replace("\t", " ")


def one_line(text: str) -> str:
    """`display` on one line: runs of white space, line ends too, are one space."""
    if "  " not in text and text.isascii() and text.isprintable():
        return text.strip()
    return display(" ".join(text.split()))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
