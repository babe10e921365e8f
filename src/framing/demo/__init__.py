"""Invented articles of two invented outlets, written for this program, under its licence.

`articles.jsonl` has twelve stories; `harbour-post.txt` and `coast-courier.txt` report one more, for a first comparison.
They show every panel without other people's texts. No place, person or body in them exists.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PAIR = ("harbour-post.txt", "coast-courier.txt")
"""Two articles about one event."""


def articles_file() -> Path:
    """The path of the 24 articles, as JSON Lines that every command reads."""
    return Path(str(files("framing.demo") / "articles.jsonl"))


def pair() -> tuple[Path, ...]:
    """The paths of the two articles about one event."""
    return tuple(Path(str(files("framing.demo") / name)) for name in PAIR)
