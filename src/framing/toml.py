"""TOML that a stranger wrote: the standard library's parser takes the square of the parts of a dotted key."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_DEEPEST = 50
_DEEP = re.compile(
    rf"""(?<![\w."'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_DEEPEST}}}""",
)


def loads(text: str) -> dict[str, Any]:
    """The document.

    Raises:
        ValueError: it is no TOML (`tomllib.TOMLDecodeError`), has a number of thousands of digits, or a key of more
            than 50 parts.
        RecursionError: it is nested too deeply.
    """
    if _DEEP.search(text):
        raise ValueError(f"a key of more than {_DEEPEST} parts")
    return tomllib.loads(text)
