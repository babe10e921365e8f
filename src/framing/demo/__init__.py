"""Twelve invented stories of two invented outlets, written for this program: `articles.jsonl`, under its licence.

They show every panel without anybody's texts. No place, person or body in them exists.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def articles_file() -> Path:
    """The path of the 24 articles, as JSON Lines that every command reads."""
    return Path(str(files("framing.demo") / "articles.jsonl"))
