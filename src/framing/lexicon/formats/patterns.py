"""spaCy and Prodigy match patterns in JSON Lines: `{"label": "X", "pattern": "words" | [{"lower": "word"}, …]}`."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from framing.lexicon.entry import PARTS_OF_SPEECH
from framing.lexicon.formats.terms import Collected
from framing.lexicon.problems import Reading, left_out

MAX_ALTERNATIVES = 200
"""`{"lower": {"IN": [...]}}` is written out, up to so many terms a pattern."""

_FORMS = ("lower", "text", "orth", "lemma")


class _UnsupportedError(Exception):
    """A pattern that no list of terms can express."""


def read(text: str, path: str = "") -> Reading:
    """The entries: token patterns by form or lemma, written out; anything else is left out and reported."""
    found = Collected()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            _read_line(line, number, found)
        except _UnsupportedError as bad:
            found.problems.append(left_out(number, str(bad), line.strip()))
        except (ValueError, RecursionError):
            found.problems.append(left_out(number, "not JSON", line.strip()))
    return found.reading()


def _read_line(line: str, number: int, found: Collected) -> None:
    record = json.loads(line)
    if not isinstance(record, dict) or not isinstance(record.get("pattern"), str | list):
        raise _UnsupportedError('no "pattern" that is a string or a list')
    label = record.get("label", "custom")
    if not isinstance(label, str) or not label.strip():
        raise _UnsupportedError('a "label" that is not a word')
    pattern = record["pattern"]
    if isinstance(pattern, str):
        found.add(pattern, label.strip(), number)
        return
    tokens = [_token(t) for t in pattern]
    if not tokens:
        raise _UnsupportedError("an empty pattern")
    kinds = {kind for _, kind, _ in tokens}
    if len(kinds) > 1:
        raise _UnsupportedError("forms and lemmas in one pattern")
    choices = [forms for forms, _, _ in tokens]
    size = 1
    for forms in choices:
        size *= len(forms)
    if size > MAX_ALTERNATIVES:
        raise _UnsupportedError(f"more than {MAX_ALTERNATIVES} alternatives")
    for words in product(*choices):
        found.add(" ".join(words), label.strip(), number, match=tokens[0][1], pos=tokens[-1][2])


def _token(token: Any) -> tuple[list[str], str, str]:
    """The forms of one token pattern, how they match, and the part of speech."""
    if not isinstance(token, dict):
        raise _UnsupportedError("a token pattern that is not an object")
    given = {str(k).lower(): v for k, v in token.items()}
    forms = [k for k in _FORMS if k in given]
    others = given.keys() - {*_FORMS, "pos"}
    if others:
        raise _UnsupportedError(f"{sorted(others)[0]!r} cannot be expressed as a term")
    if len(forms) != 1:
        raise _UnsupportedError("not one of lower, text, orth or lemma in a token pattern")
    pos = given.get("pos", "")
    if pos not in ("", *PARTS_OF_SPEECH):
        raise _UnsupportedError("a part of speech that is not one universal tag")
    return _strings(given[forms[0]]), "lemma" if forms[0] == "lemma" else "exact", pos


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict) and [str(k).upper() for k in value] == ["IN"]:
        value = next(iter(value.values()))
    strings = [value] if isinstance(value, str) else value
    if not isinstance(strings, list) or not strings or not all(isinstance(s, str) and s.strip() for s in strings):
        raise _UnsupportedError('a form that is neither a string nor {"IN": [strings]}')
    return strings
