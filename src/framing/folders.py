"""Folders: the lexicons (default, the user's, and FRAMING_LEXICONS) and the cache (FRAMING_CACHE)."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PUNCTUATION = frozenset("_-")


def default_folder() -> Path:
    """The folder lexicons/: inside the installed package, or at the top of a checkout."""
    inside = _PACKAGE / "lexicons"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "lexicons"


def user_folder() -> Path:
    """The folder of the user's own lexicons (XDG_DATA_HOME/framing/lexicons); it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("framing", appauthor=False) / "lexicons"


def folders() -> tuple[Path, ...]:
    """Where a lexicon's name is looked up, first match wins: FRAMING_LEXICONS, the user's, the default one."""
    listed = [Path(f) for f in os.environ.get("FRAMING_LEXICONS", "").split(os.pathsep) if f.strip()]
    return (*listed, user_folder(), default_folder())


def is_name(text: str) -> bool:
    """Whether `text` is a lexicon's name: a letter or digit, then up to 63 letters, digits, `_` or `-` (ASCII)."""
    plain = text.replace("_", "a").replace("-", "a")
    return bool(text) and len(text) <= 64 and plain.isascii() and plain.isalnum() and text[0] not in _PUNCTUATION


def cache_folder() -> Path:
    """The folder of all that is kept between runs: FRAMING_CACHE, else the user's cache folder."""
    named = os.environ.get("FRAMING_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("framing", appauthor=False)


def cache_file() -> Path:
    """The cache of parses, analyses and comparisons, in the cache folder."""
    return cache_folder() / "framing.sqlite"
