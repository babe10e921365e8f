"""What was compared between a saved result and the same run now, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Literal

import msgspec
from msgspec import Struct

from framing import audit
from framing.audit import Audit

DIGITS = 6
"""Decimals to which numbers are compared; processors differ beyond."""
State = Literal["same", "changed", "unknown"]


class Line(Struct, frozen=True):
    """One thing that was compared."""

    what: str  # "program", "lexicon default", "input a.txt", "descriptors"
    state: State
    told: str


class Reproduction(Struct, frozen=True):
    """What differs between a saved result and the same run now."""

    made_with: tuple[Line, ...]  # versions, lexicons, inputs
    results: tuple[Line, ...]

    @property
    def is_same(self) -> bool:
        """Whether every result is as it was."""
        return all(line.state == "same" for line in self.results)


def made_with(was: Audit, now: Audit, gone: str) -> Iterator[Line]:
    """What the two runs were made with.

    Args:
        gone: why not what the inputs hold now was analysed, or "".
    """
    yield pair("framing", was.program, now.program)
    yield pair("code", was.code or "unknown", now.code)
    for name in dict.fromkeys((*was.packages, *now.packages)) if was.packages else ():
        yield pair(name, was.packages.get(name, "none"), now.packages.get(name, "none"))
    yield pair("pipeline", ", ".join(was.pipeline), ", ".join(now.pipeline))
    first, second = _lexicons(was), _lexicons(now)
    for name in sorted({*first, *second}):
        yield pair(f"lexicon {name}", first.get(name, "none"), second.get(name, "none"))
    if was.options.alias:
        yield _digests(f"aliases {was.options.alias}", was.alias_sha256, now.alias_sha256)
    for given in was.inputs:
        yield _digests(f"input {given.path}", given.sha256, audit.audited(given.path).sha256)
    if gone:
        yield Line("inputs", "unknown", gone)


def _lexicons(trail: Audit) -> dict[str, str]:
    return {x.name: f"{x.version} {x.hash}" for x in trail.lexicons}


def pair(what: str, was: str, now: str) -> Line:
    """A line about one value."""
    return Line(what, "same", now) if was == now else Line(what, "changed", f"{was} then, {now} now")


def _digests(what: str, was: str | None, now: str | None) -> Line:
    if was is None:
        return Line(what, "unknown", "its bytes were not known then")
    if now is None:
        return Line(what, "changed", "cannot be read now")
    return (
        Line(what, "same", f"sha256 {now[:12]}")
        if was == now
        else Line(what, "changed", f"{was[:12]} then, {now[:12]} now")
    )


def counted(what: str, was: Iterable[Any], now: Iterable[Any]) -> Line:
    """A line about many things in any order: how many are the same, how many there were only then and are only now."""
    first, second = Counter(map(_digest, was)), Counter(map(_digest, now))
    same = (first & second).total()
    gone, new = first.total() - same, second.total() - same
    if not gone and not new:
        return Line(what, "same", f"{same:,}")
    return Line(what, "changed", f"{same:,} the same, {gone:,} only then, {new:,} only now")


def _digest(value: Any) -> bytes:
    """Of a thing with its numbers rounded; a corpus has millions of things."""
    return blake2b(msgspec.json.encode(_rounded(msgspec.to_builtins(value))), digest_size=16).digest()


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0
    if isinstance(value, Mapping):
        return {k: _rounded(v) for k, v in value.items()}
    return [_rounded(v) for v in value] if isinstance(value, list | tuple) else value
