"""Run a saved comparison again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from framing import api
from framing.audit import Audit
from framing.audit import trail as new_trail
from framing.corpus.inputs import in_order
from framing.errors import FramingError
from framing.model import Analysis, Article, Comparison
from framing.reader import read, with_own_ids
from framing.reproduce.lines import Line, Reproduction, counted, made_with, pair

_FOUND = (
    "entities",
    "mentions",
    "descriptors",
    "roles",
    "loaded_terms",
    "quotations",
    "events",
    "plain_terms",
    "frames",
    "answers",
)
COMPARED = ("contrasts", "actors", "entities", "wordings", "passages", "coverage", "keyness", "notes")
"""The fields of a comparison that hold what was found by comparing."""


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
    given = api.settings_of(options)
    if articles is None:
        articles, gone = _articles(saved, trail)
    else:
        gone = ""
    now = api.compare(articles, given, jobs=jobs)
    lexicons = {x for a in now.analyses for x in a.lexicons}
    pipelines = [a.parse.pipeline for a in now.analyses]
    again = new_trail((), (), options, (), lexicons, pipelines)
    return Reproduction(tuple(made_with(trail, again, gone)), tuple(_results(saved, now)))


def _articles(saved: Comparison, trail: Audit) -> tuple[Sequence[Article], str]:
    """What the inputs hold now; the saved texts, and why, where they hold something else or cannot be read."""
    kept = [a.article for a in saved.analyses]
    try:
        if any(given.sha256 is None for given in trail.inputs):
            raise FramingError("an input that did not come from a file")
        if not trail.inputs:
            raise FramingError("the inputs are not known")
        found = read([x.path for x in trail.inputs], encoding=trail.options.encoding).articles
    except FramingError as fault:
        return kept, f"{fault.message}: the texts in the saved comparison were used"
    if is_of_corpus(trail):
        return _of_story(kept, found)
    found = with_own_ids(found)
    if len(found) != len(kept):
        return kept, f"the inputs hold {len(found)} articles now: the texts in the saved comparison were used"
    return found, ""


def is_of_corpus(trail: Audit) -> bool:
    """Whether a result was made by `framing corpus`, whose inputs hold more than one story."""
    return trail.command.startswith("framing corpus")


def _of_story(kept: Sequence[Article], found: Sequence[Article]) -> tuple[Sequence[Article], str]:
    """The articles of a story among those of its corpus."""
    named = {a.id: a for a in in_order(found)[0]}
    gone = [a.id for a in kept if a.id not in named]
    if gone:
        return kept, f"the inputs hold no article {gone[0]} now: the texts in the saved comparison were used"
    return [named[a.id] for a in kept], ""


# --------------------------------------------------------------------------------------------------- results
def _results(was: Comparison, now: Comparison) -> Iterator[Line]:
    yield counted("texts", [a.article.text for a in was.analyses], [a.article.text for a in now.analyses])
    for field in _FOUND:
        yield counted(field.replace("_", " "), _of_articles(was, field), _of_articles(now, field))
    yield counted("sentence loadedness", _of_articles(was, "loadedness"), _of_articles(now, "loadedness"))
    for field in COMPARED:
        yield counted(compared_name(field), getattr(was, field), getattr(now, field))
    first, second = round(was.similarity, 6), round(now.similarity, 6)
    yield pair("same-story score", f"{first:.4f}", f"{second:.4f}")


def compared_name(field: str) -> str:
    """What a field of a comparison is called where the articles' own entities are listed too."""
    return "compared entities" if field == "entities" else field


def _of_articles(comparison: Comparison, field: str) -> list[tuple[int, Any]]:
    """The finds of a kind, each with the number of its article: ids may hold a path."""
    of: Callable[[Analysis], Iterable[Any]] = lambda a: getattr(a, field)  # noqa: E731
    return [(number, item) for number, a in enumerate(comparison.analyses) for item in of(a)]
