"""Stories as a list for the terminal, as CSV, and read back from JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.model import Article, Story
from framing.reporter.display import display
from framing.reporter.tables.report import counted

_SHOWN = 30


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
