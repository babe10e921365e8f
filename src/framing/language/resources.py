"""The program's own word lists (countries, titles, reporting verbs ...): lexicons/resources/NAME.csv."""

from __future__ import annotations

import csv
from functools import cache

from framing.folders import default_folder


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a resource, each a dictionary from heading to cell."""
    with (default_folder() / "resources" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
