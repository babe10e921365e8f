"""Stories as a list for the terminal, as CSV, and read back from JSON."""

from __future__ import annotations

import csv as csv_module
import io
import json
from collections.abc import Mapping, Sequence

import msgspec

from framing.errors import InputError
from framing.model import Article, Story
from framing.reporter.csv_export import cell
from framing.reporter.display import display
from framing.reporter.records import FORMAT
from framing.reporter.report import counted

_SHOWN = 30
_COLUMNS = ("story", "label", "cohesion", "article", "source", "date", "title")


def text(stories: Sequence[Story], articles: Sequence[Article], *, all_rows: bool) -> str:
    """Stories of several articles, the largest and most cohesive first, with them; then how many stand alone."""
    by_id = {a.id: a for a in articles}
    several = sorted((s for s in stories if len(s.article_ids) > 1), key=_largest_first)
    shown = several if all_rows else several[:_SHOWN]
    lines = [line for story in shown for line in _lines(story, by_id)]
    if len(several) > len(shown):
        lines.append(f"+ {len(several) - len(shown)} more stories, use --all or an export")
    alone = len(stories) - len(several)
    lines.append(
        f"{counted(len(articles), 'article')}: {counted(len(several), 'story', 'stories')} of two or more, "
        f"{counted(alone, 'article')} alone"
    )
    return "\n".join([*lines, ""])


def _largest_first(story: Story) -> tuple[int, float, str]:
    return -len(story.article_ids), -story.cohesion, story.id


def _lines(story: Story, by_id: Mapping[str, Article]) -> list[str]:
    found = [by_id[i] for i in story.article_ids if i in by_id]
    head = f"{story.id}  {display(story.label)}  ({len(story.article_ids)} articles, cohesion {story.cohesion:.2f})"
    dates = [(a.date or "")[:10] for a in found]
    wide = max(map(len, dates)) + 2 if any(dates) else 0
    rows = [
        f"    {d:<{wide}}{display(a.source)}: {display(a.title or a.id)}" for d, a in zip(dates, found, strict=True)
    ]
    return [head, *rows, ""]


def _article(a: Article) -> str:
    return f"{display(a.source)}: {display(a.title or a.id)}"


def csv(stories: Sequence[Story], articles: Sequence[Article]) -> str:
    """A row for each article, with the story that it belongs to."""
    by_id = {a.id: a for a in articles}
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for story in stories:
        for a in (by_id[i] for i in story.article_ids if i in by_id):
            row = (story.id, story.label, story.cohesion, a.id, a.source, a.date, a.title)
            writer.writerow([cell(value) for value in row])
    return out.getvalue()


def read_json(data: bytes, path: str) -> tuple[Story, ...]:
    """What `stories_json` wrote.

    Raises:
        InputError: it is not that.
    """
    try:
        found = json.loads(data)
        if found["format"] != FORMAT:
            raise InputError(path, f"format {found['format']!r}, this version reads format {FORMAT}")
        return msgspec.convert(found["stories"], tuple[Story, ...])
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise InputError(path, "is not a list of stories", hint="framing stories --json writes one") from fault
