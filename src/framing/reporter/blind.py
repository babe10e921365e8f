"""A comparison without the names of its sources, for classes that judge the words and not the masthead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import ascii_uppercase
from typing import Any

import msgspec

from framing.model import Comparison

_NAMES = frozenset({"source", "not_found_in"})
_TELLING = frozenset({"line", "notes"})
"""Sentences of ours in which sources are named."""
_WHERE = ("url", "path")  # of an article


def blinded(comparison: Comparison) -> tuple[Comparison, dict[str, str]]:
    """The comparison with "Source A", "Source B" … for its sources in the order of the articles, without addresses.

    Also returns letter -> name. The texts stay as they are: an article may name its own outlet.
    """
    sources = list(dict.fromkeys(a.article.source for a in comparison.analyses))
    names = {source: f"Source {_letter(n)}" for n, source in enumerate(sources)}
    ids = {a.article.id: f"article-{n}" for n, a in enumerate(comparison.analyses, 1)}
    plain = _walked(msgspec.to_builtins(comparison), "", names | ids, _naming(names))
    return msgspec.convert(plain, Comparison), {names[source]: source for source in sources}


def _letter(number: int) -> str:
    """A … Z, then AA, AB …"""
    before, own = divmod(number, 26)
    return (ascii_uppercase[before - 1] if before else "") + ascii_uppercase[own]


def _naming(names: Mapping[str, str]) -> Callable[[str], str]:
    """A function that puts the letters for the names in a sentence, the longest name first."""
    longest = sorted((n for n in names if n), key=len, reverse=True)
    found = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in longest) or r"(?!)")
    return lambda text: found.sub(lambda match: names[match[0]], text)


def _walked(value: Any, key: str, renamed: Mapping[str, str], told: Callable[[str], str]) -> Any:
    """The value with its sources, ids and sentences renamed; `key` is the field that holds it."""
    if isinstance(value, dict):
        return {k: None if k in _WHERE and "url" in value else _walked(v, k, renamed, told) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_walked(v, key, renamed, told) for v in value]
    if not isinstance(value, str):
        return value
    if key in _TELLING:
        return told(value)
    return renamed.get(value, value) if key in _NAMES or key in ("article", "id") else value
