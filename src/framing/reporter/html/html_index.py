"""A page that lists the stories of a corpus, with links to the comparison of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from framing.reporter.display import one_line
from framing.reporter.html import html_page
from framing.reporter.tables.report import Format, Table, Value, shown

_FILE = re.compile(r"(?!\.)[\w.-]+(/(?!\.)[\w.-]+)*", re.ASCII)


class IndexStory(Struct, frozen=True):
    """A line of the index. Unknown values are None or empty."""

    id: str
    label: str
    articles: int
    sources: tuple[str, ...]
    first: str | None = None  # ISO dates of the earliest and latest article
    last: str | None = None
    href: str | None = None  # of its comparison: a relative path (letters, digits, - _ . /) or an http(s) address
    similarity: float | None = None  # same-story score of the least similar pair, 0 to 1
    loaded: tuple[tuple[str, float | None], ...] = ()  # source, loaded terms per 1,000 own words


def index_html(
    stories: Sequence[IndexStory], *, frames: Table | None = None, title: str = "Stories", notes: Sequence[str] = ()
) -> str:
    """The page. The same stories give the same bytes; their order is kept until a reader sorts.

    Args:
        frames: the table of frames of the corpus; what rests on enough stories is shown below the stories.
    """
    apart = [r for r in frames.records() if r["enough"]] if frames else []
    return html_page.render(
        "index.html",
        style="report.css",
        scripts=("tables.js", "index.js"),
        title=one_line(title),
        rows=[_row(s) for s in stories],
        articles=sum(s.articles for s in stories),
        sources=len({source for s in stories for source in s.sources}),
        frames=[_apart(r) for r in apart],
        notes=[one_line(n) for n in notes],
    )


def _row(story: IndexStory) -> dict[str, Any]:
    rates = [rate for _, rate in story.loaded if rate is not None]
    return {
        "id": one_line(story.id),
        "label": one_line(story.label) or one_line(story.id),
        "href": _href(story.href),
        "dates": _dates(story.first, story.last),
        "articles": story.articles,
        "sources": [one_line(s) for s in story.sources],
        "similarity": None if story.similarity is None else f"{story.similarity:.2f}",
        "loaded": [(one_line(source), f"{rate:.1f}") for source, rate in story.loaded if rate is not None],
        "spread": f"{max(rates) - min(rates):.1f}" if len(rates) > 1 else "",
    }


def _apart(row: Mapping[str, Value]) -> dict[str, str]:
    """A frame in one source against the others, as text."""
    low, high = shown(row["low"], Format.SIGNED), shown(row["high"], Format.SIGNED)
    return {
        "source": one_line(str(row["source"])),
        "scheme": one_line(str(row["scheme"])),
        "frame": one_line(str(row["subject"])),
        "stories": shown(row["stories"], Format.COUNT),
        "value": shown(row["value"], Format.SHARE),
        "others": shown(row["others"], Format.SHARE),
        "difference": f"{shown(row['difference'], Format.SIGNED)} [{low}, {high}]",
        "p_adjusted": shown(row["p_adjusted"], Format.P),
    }


def _href(href: str | None) -> str:
    """A relative path or an http(s) address; nothing else becomes a link."""
    return (href if href and _FILE.fullmatch(href) else "") or html_page.link(href)


def _dates(first: str | None, last: str | None) -> str:
    """ "2024-03-04", or "2024-03-04 – 2024-03-06"; a time of day is cut to its day."""
    days = [d for d in (_day(first), _day(last)) if d]
    return " – ".join(dict.fromkeys(days))


def _day(when: str | None) -> str:
    try:
        return date.fromisoformat((when or "")[:10]).isoformat()
    except ValueError:
        return one_line(when or "")
