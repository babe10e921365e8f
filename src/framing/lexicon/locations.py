"""Where the default lexicons and the program's own word lists lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def default_folder() -> Path:
    """The folder lexicons/: inside the installed package, or at the top of a checkout."""
    inside = _PACKAGE / "lexicons"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "lexicons"
