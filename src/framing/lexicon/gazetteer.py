"""What the program knows of countries, organisations and peoples by name: one key for all their surface forms.

Demonyms, capitals and seats of government lead to the country's key and say so, so that a metonym ("Beijing") can
be linked and yet stays visible as what it is.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from framing.lexicon.resources import table

_HEADS = (5, 4, 3, 2)  # letters by which surface forms are looked up, the short forms by all they have


class Known(NamedTuple):
    """What a surface form stands for, and how it names it."""

    key: str  # "Q:Russia"
    name: str  # "Russia"
    label: str
    how: str  # "name" | "acronym" | "demonym" | "capital" | "metonym" | "member"


def known(surface: str) -> Known | None:
    """The entry for a whole surface form, with or without "the"; case counts ("US" is not "us")."""
    forms = _forms()
    return forms.get(surface) or forms.get(surface.removeprefix("the ").removeprefix("The "))


def longest(text: str, start: int) -> tuple[int, Known] | None:
    """End and entry of the longest known surface form that begins at `start` and ends at a word's end."""
    buckets = _buckets()
    for head in _HEADS:
        for form, entry in buckets.get(text[start : start + head], ()):
            end = start + len(form)
            if text.startswith(form, start) and not text[end : end + 1].isalnum():
                return end, entry
    return None


@cache
def _forms() -> dict[str, Known]:
    """Every surface form; where two claim one form the first in the file has it, countries before the rest."""
    found: dict[str, Known] = {}
    for row in table("countries"):
        name = row["name"].removesuffix(" (country)")
        key = "Q:" + row["name"]
        _add(found, key, name, "GPE", "name", [name] if name == row["name"] else [])
        _add(found, key, name, "GPE", "name", _cells(row["aliases"]))
        _add(found, key, name, "GPE", "demonym", _cells(row["demonyms"]))
        _add(found, key, name, "GPE", "capital", _cells(row["capital"]))
        _add(found, key, name, "GPE", "metonym", _cells(row["metonyms"]))
    for row in table("organisations"):
        name, label = row["name"], row["label"]
        _add(found, "Q:" + name, name, label, "name", [name, *_cells(row["aliases"])])
        _add(found, "Q:" + name, name, label, "member", _cells(row["members"]))
    return found


def _add(found: dict[str, Known], key: str, name: str, label: str, how: str, surfaces: list[str]) -> None:
    for surface in surfaces:
        short = how == "name" and surface != name and surface.replace(".", "").isupper() and " " not in surface
        found.setdefault(surface, Known(key, name, label, "acronym" if short else how))


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def _buckets() -> dict[str, tuple[tuple[str, Known], ...]]:
    buckets: dict[str, list[tuple[str, Known]]] = {}
    for form, entry in _forms().items():
        buckets.setdefault(form[: _HEADS[0]], []).append((form, entry))
    return {head: tuple(sorted(rows, key=_by_length)) for head, rows in buckets.items()}


def _by_length(row: tuple[str, Known]) -> tuple[int, str]:
    return -len(row[0]), row[0]
