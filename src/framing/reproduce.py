"""Run a saved comparison again from what its audit trail names, and say what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any, Literal

import msgspec
from msgspec import Struct

from framing import api, audit
from framing.audit import Audit
from framing.cache.settings import Settings
from framing.errors import FramingError
from framing.model import Analysis, Article, Comparison
from framing.reader import read, with_own_ids

DIGITS = 6
"""Decimals to which numbers are compared; processors differ beyond."""
_FOUND = ("entities", "mentions", "descriptors", "roles", "loaded_terms", "quotations", "events", "plain_terms")
_COMPARED = ("contrasts", "entities", "wordings", "passages", "coverage", "keyness", "notes")
State = Literal["same", "changed", "unknown"]


class Line(Struct, frozen=True):
    """One thing that was compared."""

    what: str  # "program", "lexicon default", "input a.txt", "descriptors"
    state: State
    told: str


class Reproduction(Struct, frozen=True):
    """What differs between a saved comparison and the same run now."""

    made_with: tuple[Line, ...]  # versions, lexicons, inputs
    results: tuple[Line, ...]

    @property
    def is_same(self) -> bool:
        return all(line.state == "same" for line in self.results)


def reproduce(
    saved: Comparison, trail: Audit, articles: Sequence[Article] | None = None, *, jobs: int = 1
) -> Reproduction:
    """Analyse and compare again, without the cache.

    Args:
        articles: what to analyse; by default what the inputs hold now, or the saved texts where an input is gone.

    Raises:
        FramingError: a lexicon or the pipeline that the trail names is not there.
    """
    options = trail.options
    given = api.settings(
        lexicons=options.lexicons, only=options.only_lexicon, alias_file=options.alias, pipeline=options.pipeline
    )
    if articles is None:
        articles, gone = _articles(saved, trail)
    else:
        gone = ""
    now = api.compare(articles, given, jobs=jobs)
    return Reproduction(tuple(_made_with(trail, given, now, gone)), tuple(_results(saved, now)))


def _articles(saved: Comparison, trail: Audit) -> tuple[Sequence[Article], str]:
    """What the inputs hold now; the saved texts, and why, where they hold something else or cannot be read."""
    kept = [a.article for a in saved.analyses]
    try:
        if any(given.sha256 is None for given in trail.inputs):
            raise FramingError("an input that no file holds")
        found = with_own_ids(read([x.path for x in trail.inputs], encoding=trail.options.encoding).articles)
    except FramingError as fault:
        return kept, f"{fault.message}: the texts in the saved comparison were used"
    if len(found) != len(kept):
        return kept, f"the inputs hold {len(found)} articles now: the texts in the saved comparison were used"
    return found, ""


# --------------------------------------------------------------------------------------------- what it was made with
def _made_with(trail: Audit, given: Settings, now: Comparison, gone: str) -> Iterator[Line]:
    program, packages = version("framing-compare"), audit.packages()
    yield _pair("framing", trail.program, program)
    yield _pair("code", trail.code or "unknown", audit.code())
    for name in dict.fromkeys((*trail.packages, *packages)):
        yield _pair(name, trail.packages.get(name, "none"), packages.get(name, "none"))
    yield _pair("pipeline", ", ".join(trail.pipeline), ", ".join(dict.fromkeys(a.parse.pipeline for a in now.analyses)))
    yield from _lexicons(trail, now)
    if trail.options.alias:
        digest = audit.audited(trail.options.alias).sha256
        yield _digests(f"aliases {trail.options.alias}", trail.alias_sha256, digest)
    for was in trail.inputs:
        yield _digests(f"input {was.path}", was.sha256, audit.audited(was.path).sha256)
    if gone:
        yield Line("inputs", "unknown", gone)


def _lexicons(trail: Audit, now: Comparison) -> Iterator[Line]:
    used = {x.name: f"{x.version} {x.hash}" for a in now.analyses for x in a.lexicons}
    was = {x.name: f"{x.version} {x.hash}" for x in trail.lexicons}
    for name in sorted({*was, *used}):
        yield _pair(f"lexicon {name}", was.get(name, "none"), used.get(name, "none"))


def _pair(what: str, was: str, now: str) -> Line:
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


# --------------------------------------------------------------------------------------------------- results
def _results(was: Comparison, now: Comparison) -> Iterator[Line]:
    yield _counted("texts", [a.article.text for a in was.analyses], [a.article.text for a in now.analyses])
    for field in _FOUND:
        yield _counted(field.replace("_", " "), _of_articles(was, field), _of_articles(now, field))
    yield _counted("sentence loadedness", _of_articles(was, "loadedness"), _of_articles(now, "loadedness"))
    for field in _COMPARED:
        name = "compared entities" if field == "entities" else field
        yield _counted(name, getattr(was, field), getattr(now, field))
    first, second = round(was.similarity, DIGITS), round(now.similarity, DIGITS)
    yield _pair("same-story score", f"{first:.4f}", f"{second:.4f}")


def _of_articles(comparison: Comparison, field: str) -> list[tuple[int, Any]]:
    """The finds of a kind, each with the number of its article: ids may hold a path."""
    of: Callable[[Analysis], Iterable[Any]] = lambda a: getattr(a, field)  # noqa: E731
    return [(number, item) for number, a in enumerate(comparison.analyses) for item in of(a)]


def _counted(what: str, was: Iterable[Any], now: Iterable[Any]) -> Line:
    first, second = Counter(map(_plain, was)), Counter(map(_plain, now))
    same = (first & second).total()
    gone, new = first.total() - same, second.total() - same
    if not gone and not new:
        return Line(what, "same", f"{same:,}")
    return Line(what, "changed", f"{same:,} the same, {gone:,} only then, {new:,} only now")


def _plain(value: Any) -> bytes:
    """A find as bytes, numbers rounded."""
    return msgspec.json.encode(_rounded(msgspec.to_builtins(value)))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0
    if isinstance(value, Mapping):
        return {k: _rounded(v) for k, v in value.items()}
    return [_rounded(v) for v in value] if isinstance(value, list | tuple) else value
