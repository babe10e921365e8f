"""Stories as CSV, and back from the JSON that `framing stories` wrote."""

from __future__ import annotations

import csv as csv_module
import io
import json
from collections.abc import Iterator, Sequence

import msgspec

from framing.errors import InputError
from framing.model import Article, Story
from framing.reporter.exports.csv_export import cell
from framing.reporter.exports.records import FORMAT

type Row = tuple[str, str, float, str, str, str | None, str]


def csv(stories: Sequence[Story], articles: Sequence[Article]) -> str:
    """A row for each article, with the story that it belongs to."""
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(stories, articles):
        writer.writerow([cell(value) for value in row])
    return out.getvalue()


def rows(stories: Sequence[Story], articles: Sequence[Article]) -> Iterator[Row]:
    """A row for each article, with the values of `COLUMNS`."""
    by_id = {a.id: a for a in articles}
    for story in stories:
        for a in (by_id[i] for i in story.article_ids if i in by_id):
            yield story.id, story.label, story.cohesion, a.id, a.source, a.date, a.title


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


COLUMNS = ("story", "label", "cohesion", "article", "source", "date", "title")
