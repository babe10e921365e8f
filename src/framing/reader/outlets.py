"""Outlets from the folders that articles lie in: collection/Daily Post/a.txt."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from framing.model import Article
from framing.reader.draft import readable

_DIGITS_OF_AN_OUTLET = 2  # "Channel 4", "France 24"; more are a date or a number


def in_archive(names: Sequence[str]) -> dict[str, str]:
    """The same for the files of an archive, below the folder that holds all of them, if there is one."""
    paths = [Path(name) for name in names]
    if not paths or any(path.is_absolute() for path in paths):
        return {}
    top = Path(os.path.commonpath([path.parent for path in paths]))
    return {str(path): home for path, home in of_folders(top, paths).items()}


def of_folders(top: Path, paths: Sequence[Path]) -> dict[Path, str]:
    """The outlet of each file, from the name of its sub-folder; nothing where sub-folders do not name outlets.

    They do where two or more of them have articles, each has a letter in its name ("2024-05" has none), and no name
    of an outlet is found in two of them: where every sub-folder has a bbc.txt, they are stories, and files name the
    outlets.
    """
    found = {path: path.relative_to(top).parts[0] for path in paths if len(path.relative_to(top).parts) > 1}
    names = set(found.values())
    if len(names) < 2 or not all(any(map(str.isalpha, name)) for name in names):
        return {}
    homes: dict[str, set[str]] = {}
    for path, name in found.items():
        if _may_name_an_outlet(path.stem):
            homes.setdefault(path.stem.casefold(), set()).add(name)
    return found if all(len(home) == 1 for home in homes.values()) else {}


def _may_name_an_outlet(stem: str) -> bool:
    """Whether a file's name may be that of an outlet ("france24"); not a number or a date ("2024-05-01-strike")."""
    return any(map(str.isalpha, stem)) and sum(map(str.isdigit, stem)) <= _DIGITS_OF_AN_OUTLET


def with_outlet[T](found: Iterator[T], outlet: str | None, fallback: str) -> Iterator[T | Article]:
    """What was found in a file; articles whose source is only the file's name get the outlet, if there is one."""
    guesses = ("unknown", readable(fallback))
    for one in found:
        if outlet and isinstance(one, Article) and one.source in guesses:
            yield replace(one, source=readable(outlet) or outlet)
        else:
            yield one
