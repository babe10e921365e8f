"""What framing itself has written, which often lies among the articles: reports, tables, sheets. None of it is one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_HEAD = 4_000
"""Bytes that show what a file is."""
_BEGINNINGS = re.compile(
    rb'\A(?:# Framing: |\s*\{\s*"(?:format": ?\d+,\s*"(?:analyses|stories|places|program)"'
    rb'|program": ?"[^"]*",\s*"date": ?"[^"]*",\s*"command": ?"framing'
    rb'|profile": ?"tabular-data-package",\s*"name": ?"framing))'
)
"""Of a report in Markdown; saved comparisons, stories, places, keys or figures of coders; audit trails; packages."""
_PAGE = b'<meta name="generator" content="framing">'
_TRAIL, _KEY = ".audit.json", ".key.json"
_TABLES = (".csv", ".json", ".parquet")
_FOLDERS = ("analyses", "stories")
"""Of a corpus."""


def files_in(folder: Path) -> Iterator[Path]:
    """Regular files of a folder and its sub-folders; hidden ones, linked folders and our own are left out."""
    for base, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not is_own_folder(Path(base) / f))
        for name in files:
            path = Path(base) / name
            if not name.startswith(".") and path.is_file() and not is_own_file(path):
                yield path


def is_own(head: bytes) -> bool:
    """Whether a file that begins so is a page, a report or JSON of framing."""
    return _BEGINNINGS.match(head) is not None or _PAGE in head[:_HEAD]


def is_own_file(path: Path) -> bool:
    """The same of a file in a folder, also of a table or sheet, which is known by what lies beside it."""
    stem = path.with_name(path.name.removesuffix(".codebook.md").removesuffix(path.suffix))
    is_beside = (path.suffix == ".csv" and _is_there(stem, _TRAIL)) or (
        path.name.endswith((".csv", ".codebook.md")) and _is_there(stem, _KEY)
    )
    return is_beside or (is_results(path.parent) and path.suffix in _TABLES) or is_own(_head(path))


def is_own_folder(path: Path) -> bool:
    """Whether it holds the evidence or stories of a corpus, or the project of a sample."""
    return (path.name in _FOLDERS and is_results(path.parent)) or _is_there(path, _KEY)


def is_results(folder: Path) -> bool:
    """Whether framing has written tables or a corpus into it."""
    return is_own(_head(folder / "audit.json"))


def _is_there(stem: Path, ending: str) -> bool:
    return stem.with_name(stem.name + ending).is_file()


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""
