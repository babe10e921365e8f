"""Countries, organisations and peoples by name: one key for all their surface forms.

Demonyms, capitals and seats of government lead to the country's key and are marked as such, so that a metonym
("Beijing") is linked and still recognisable.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from framing.language.resources import table

_HEAD = 5  # letters by which surface forms are looked up, the short forms by all they have


KnownAs = Literal["name", "acronym", "demonym", "capital", "metonym", "member"]


class Known(NamedTuple):
    """What a surface form refers to, and how."""

    key: str  # "Q:Russia"
    name: str  # "Russia"
    label: str
    how: KnownAs


def known(surface: str) -> Known | None:
    """The entry for a whole surface form, with or without "the"; case counts ("US" is not "us")."""
    forms = _forms()
    return forms.get(surface) or forms.get(surface.removeprefix("the ").removeprefix("The "))


@cache
def countries() -> frozenset[str]:
    """Keys of the countries."""
    return frozenset("Q:" + row["name"] for row in table("countries"))


def longest(text: str, start: int, stop: int) -> tuple[int, Known] | None:
    """End and entry of the longest known surface form that begins at `start` and ends at a word's end.

    Args:
        stop: where the first word ends.
    """
    for form, entry in _beginning(text[start : stop + 1]):
        end = start + len(form)
        if text.startswith(form, start) and not text[end : end + 1].isalnum():
            return end, entry
    return None


@lru_cache(maxsize=20_000)
def _beginning(word: str) -> tuple[tuple[str, Known], ...]:
    """Surface forms that could begin with this word and the next letter, the longest first."""
    forms = _forms()
    rows = [row for row in _heads().get(word[:_HEAD], ()) if row[0].startswith(word) or word.startswith(row[0])]
    short = [word[:length] for length in range(1, min(_HEAD, len(word)))]
    rows += [(form, forms[form]) for form in short if form in forms]
    return tuple(sorted(rows, key=_by_length))


@cache
def _forms() -> dict[str, Known]:
    """Every surface form. If two entries share one, the first in the file has it, countries before the rest."""
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


def _add(found: dict[str, Known], key: str, name: str, label: str, how: KnownAs, surfaces: list[str]) -> None:
    for surface in surfaces:
        short = how == "name" and surface != name and surface.replace(".", "").isupper() and " " not in surface
        found.setdefault(surface, Known(key, name, label, "acronym" if short else how))


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def _heads() -> dict[str, list[tuple[str, Known]]]:
    """Surface forms by their first `_HEAD` letters at most."""
    heads: dict[str, list[tuple[str, Known]]] = {}
    for form, entry in _forms().items():
        for length in range(1, min(_HEAD, len(form)) + 1):
            heads.setdefault(form[:length], []).append((form, entry))
    return heads


def _by_length(row: tuple[str, Known]) -> tuple[int, str]:
    return -len(row[0]), row[0]
