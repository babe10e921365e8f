"""The categories that are known, and which of them are loaded language."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from framing.folders import default_folder
from framing.lexicon.problems import Problem, error, nearest

GENERAL = ("custom", "wording", "pejorative", "slur")
"""Known beside those of categories.csv: the category of a term without one, of wording sets, and common names."""


MOST_COMPARED = 300
"""Unknown categories of one file for which the nearest known one is looked for; more are no typing errors."""


@cache
def _table(folder: Path) -> tuple[tuple[str, bool], ...]:
    try:
        with (folder / "categories.csv").open(encoding="utf-8-sig", newline="") as file:
            return tuple((row["category"], row["loaded"].strip().lower() == "yes") for row in csv.DictReader(file))
    except FileNotFoundError:
        return ()


def known_categories() -> tuple[str, ...]:
    """Every category of the default lexicons, and the general ones."""
    return tuple(dict.fromkeys((*(name for name, _ in _table(default_folder())), *GENERAL)))


def loaded_categories() -> frozenset[str]:
    """The categories whose entries are loaded language; the others are shipped for use by name."""
    return frozenset(name for name, loaded in _table(default_folder()) if loaded)


def unknown_categories(used: Iterable[tuple[int, str]], declared: Iterable[str], *, strict: bool) -> Iterator[Problem]:
    """A problem for each line whose category is neither known nor declared by its file.

    A category that looks like a misspelt known one is always a problem; any other only if `strict`, because a
    lexicon of one's own may have categories of one's own.
    """
    known = (*declared, *known_categories())
    names, verdicts = frozenset(known), dict[str, str | None]()
    for line, category in used:
        if category in names:
            continue
        if category not in verdicts:
            verdicts[category] = nearest(category, known) if len(verdicts) < MOST_COMPARED else None
        near = verdicts[category]
        if near or strict:
            remedy = "" if near else " (declare your own in a first line '# categories: name, name')"
            yield error(line, f"a known category{remedy}", category, near)
