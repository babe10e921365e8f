"""quanteda and Lexicoder dictionaries in YAML: nested categories, each with a list of terms.

The file is read event by event: anchors, aliases and tags are refused, `no` and `1e3` stay the words that they
are, and every term keeps its line. Categories below another are named `parent/child`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from framing.lexicon.formats.terms import Collected
from framing.lexicon.formats.tree import add_glob
from framing.lexicon.problems import Reading, error, left_out

MAX_CHARACTERS = 8 * 1024 * 1024
MAX_DEPTH = 20
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?$")


class _RefusedError(Exception):
    """A YAML feature that a dictionary has no need of."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(text: str, path: str = "") -> Reading:
    """The entries of a YAML dictionary, one for each term and category."""
    import yaml

    if len(text) > MAX_CHARACTERS:
        return Reading((), (error(0, f"YAML of at most {MAX_CHARACTERS // 2**20} million characters"),))
    found = Collected()
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, ten times as fast
        _read_events(yaml.parse(text, Loader=loader), found)
    except _RefusedError as bad:
        return Reading((), (error(bad.line, str(bad)),))
    except yaml.MarkedYAMLError as bad:
        line = bad.problem_mark.line + 1 if bad.problem_mark else 0
        return Reading((), (error(line, f"well-formed YAML ({bad.problem})"),))
    except yaml.YAMLError as bad:
        return Reading((), (error(0, f"well-formed YAML ({str(bad).splitlines()[0]})"),))
    return found.reading()


def _read_events(events: Iterator[Any], found: Collected) -> None:
    for event in events:
        kind = type(event).__name__
        line = event.start_mark.line + 1
        if kind == "MappingStartEvent":
            _plain(event)
            _mapping(events, (), found)
        elif kind in ("ScalarEvent", "SequenceStartEvent", "AliasEvent"):
            raise _RefusedError(line, "categories, each with a list of terms")


def _mapping(events: Iterator[Any], above: tuple[str, ...], found: Collected) -> None:
    """Read a category for each key, up to the end of the mapping."""
    for event in events:
        if type(event).__name__ == "MappingEndEvent":
            return
        _plain(event)
        if type(event).__name__ != "ScalarEvent":
            raise _RefusedError(event.start_mark.line + 1, "a plain word as category")
        _value(events, next(events), (*above, event.value.strip()), found)


def _value(events: Iterator[Any], event: Any, path: tuple[str, ...], found: Collected) -> None:
    """Read the value of a category: a term, a list of terms, or categories."""
    _plain(event)
    line, kind = event.start_mark.line + 1, type(event).__name__
    if len(path) > MAX_DEPTH:
        raise _RefusedError(line, f"at most {MAX_DEPTH} levels of categories")
    if kind == "MappingStartEvent":
        _mapping(events, path, found)
    elif kind == "SequenceStartEvent":
        _sequence(events, path, found)
    elif _NUMBER.match(event.value.strip()):
        raise _RefusedError(line, "terms under each category, not a number; for words and scores, CSV: word,score")
    elif event.value.strip():
        add_glob(found, event.value, "/".join(path), line)
    else:
        found.problems.append(left_out(line, "a category without terms", "/".join(path)))


def _sequence(events: Iterator[Any], path: tuple[str, ...], found: Collected) -> None:
    """Read a list of terms; in old quanteda files lists may also hold categories."""
    for event in events:
        if type(event).__name__ == "SequenceEndEvent":
            return
        if type(event).__name__ == "ScalarEvent" and not event.value.strip():
            _plain(event)
            found.problems.append(left_out(event.start_mark.line + 1, "no term", "/".join(path)))
        elif len(path) > MAX_DEPTH:
            raise _RefusedError(event.start_mark.line + 1, f"at most {MAX_DEPTH} levels of categories")
        elif type(event).__name__ == "SequenceStartEvent":
            _plain(event)
            raise _RefusedError(event.start_mark.line + 1, "terms in the list, not a list in the list")
        else:
            _value(events, event, path, found)


def _plain(event: Any) -> None:
    line = event.start_mark.line + 1
    if type(event).__name__ == "AliasEvent" or getattr(event, "anchor", None):
        raise _RefusedError(
            line, "YAML without anchors and aliases (& and *; put quotation marks around a term with a * in front)"
        )
    if getattr(event, "tag", None):
        raise _RefusedError(line, "YAML without tags (!)")
