"""The tables over all stories of a corpus: stories, articles, sources, and what sets the sources apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from framing import measures
from framing.cache.keys import output_key
from framing.cache.store import Store, sealed
from framing.comparator.differences.spellings import one_spelling
from framing.corpus import restore
from framing.corpus.differences import Contrast, Picture, picture
from framing.corpus.output import OutputFolder, output_folder
from framing.corpus.tasks import ArticleRow, ChunkDone, Compared
from framing.model import Article, Story

if TYPE_CHECKING:
    from framing.reporter.tables.report import Table

TABLES = ("stories", "articles", "sources", "terms", "entities", "speakers", "frames", "coverage", "keyness")

KEYNESS = "Words that a source over-uses."

STATE = ".state/tables"


class Overall(Struct, frozen=True):
    """What the summary of a corpus is printed from."""

    digest: str  # covers the articles, the comparisons and the code
    picture: Picture
    sources: tuple[SourceRow, ...]  # with intervals


class TablesDone(Struct, frozen=True):
    """Which tables were written, and from what."""

    digest: str  # covers the same, and the options
    files: dict[str, int]  # name -> size of the files written


def summarise(digest: str, stories: Sequence[Story], done: Mapping[str, Compared]) -> Overall:
    """The overall picture of the compared stories. Its intervals rest on 1,000 resamples."""
    found = picture(done[s.id].summary for s in stories if s.id in done)
    return Overall(digest, found, tuple(_source_rows(found)))


def keyness_csv(chunks: Sequence[ChunkDone]) -> str:
    """The table of the words that each source over-uses. It is by far the largest, and needs no comparison."""
    from framing.reporter.exports.csv_export import table as as_csv
    from framing.reporter.tables import corpus_tables as t

    return as_csv(t.table("keyness", KEYNESS, t.KEYNESS, measures.keyness(_terms(chunks))))


def _terms(chunks: Sequence[ChunkDone]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for chunk in chunks:
        for source, terms in chunk.terms.items():
            counts[source].update(terms)
    return one_spelling({source: dict(sorted(counts[source].items())) for source in sorted(counts)})


class StoryRow(Struct, frozen=True):
    """A row of stories.csv."""

    story: str
    label: str
    articles: int
    sources: int
    first: str | None
    last: str | None
    cohesion: float
    compared: str
    similarity: float | None
    same_story: bool | None
    entities: int | None
    passages: int | None
    wordings: int | None


class SourceRow(Struct, frozen=True):
    """A row of sources.csv."""

    source: str
    stories: int
    articles: int
    words: int
    own_words: int
    loaded_own: int
    loaded_attributed: int
    loaded_rate: float | None
    loaded_low: float | None
    loaded_high: float | None
    others: float | None
    difference: float | None
    low: float | None
    high: float | None
    p_adjusted: float | None
    enough: bool


class PlacedArticle(Struct, frozen=True):
    """The row of an article, with its story."""

    row: ArticleRow
    story: str

    def __getattr__(self, name: str) -> object:
        return getattr(self.row, name)


def shown(overall: Overall) -> tuple[Table, ...]:
    """The tables that the terminal shows."""
    from framing.reporter.tables import corpus_tables as t

    found = overall.picture
    return (
        t.table("sources", "Sources in the compared stories.", t.SOURCES, overall.sources),
        t.table("terms", "Loaded terms in own voice.", t.CONTRASTS, found.terms),
        t.table("entities", "Who is portrayed better or worse.", t.CONTRASTS, found.entities),
        t.table("speakers", "Who gets to speak.", t.CONTRASTS, found.speakers),
        t.table("frames", "How much of the sentences uses each frame.", t.FRAMES, found.frames),
        t.table("coverage", "What only one source tells, repeatedly.", t.COVERAGE, found.coverage),
    )


def write_tables(
    digest: str,
    output: OutputFolder,
    cache: Store,
    articles: Sequence[Article],
    stories: Sequence[Story],
    chunks: Sequence[ChunkDone],
    done: Mapping[str, Compared],
    told: Sequence[Table],
    keyness: Callable[[], str],
    pages: Sequence[str] | None,
) -> None:
    """Write all tables, `told` among them, and the index of the pages, where there are any.

    Args:
        keyness: gives what `keyness_csv` gives.
        pages: notes that the index of the pages carries; None where there are no pages.
    """
    from framing.reporter.exports import datapackage
    from framing.reporter.exports.csv_export import table as as_csv
    from framing.reporter.tables import corpus_tables as t

    rows = {row.id: row for chunk in chunks for row in chunk.rows}
    story_rows = [_story_row(s, [rows[i] for i in s.article_ids], done.get(s.id)) for s in stories]
    story_of = {i: s.id for s in stories for i in s.article_ids}
    placed = [PlacedArticle(rows[a.id], story_of[a.id]) for a in articles]
    tables = (
        t.table("stories", "Articles about one event.", t.STORIES, story_rows),
        t.table("articles", "Every article.", t.ARTICLES, placed),
        *told,
    )
    files = {f"{table.key}.csv": as_csv(table).encode() for table in tables} | {"keyness.csv": keyness().encode()}
    described = [*tables, t.table("keyness", KEYNESS, t.KEYNESS, ())]
    files[datapackage.FILE] = datapackage.datapackage("framing-corpus", "Framing: a corpus", described).encode()
    if pages is not None:
        frames = next(table for table in told if table.key == "frames")
        files["index.html"] = _index(story_rows, stories, rows, done, frames, pages).encode("utf-8", "surrogatepass")
    output.remove(STATE)  # it describes files that are about to change, and this process may be killed
    data = msgspec.msgpack.encode(TablesDone(digest, restore.write(output, files)))
    output.write(STATE, sealed(data))
    restore.keep(cache, output_key("tables", digest), data, files)


def mark_tables(out: str) -> None:
    """Begin the CSV files of a results folder with a byte order mark; a run without `--csv-bom` takes it away."""
    from framing.reporter.exports.csv_export import BOM

    folder, mark = output_folder(out), BOM.encode()
    for name in (f"{table}.csv" for table in TABLES):
        content = folder.read(name)
        if content is not None and not content.startswith(mark):
            folder.write(name, mark + content)


def restored_tables(digest: str, output: OutputFolder, cache: Store) -> TablesDone | None:
    """The output of `write_tables`, restored from the cache; None if it is not there."""
    return restore.restored_with(cache, output_key("tables", digest), TablesDone, output, STATE)


def _story_row(story: Story, rows: Sequence[ArticleRow], done: Compared | None) -> StoryRow:
    dates = sorted(r.date for r in rows if r.date)
    return StoryRow(
        story=story.id,
        label=story.label,
        articles=len(rows),
        sources=len({r.source for r in rows}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        cohesion=story.cohesion,
        compared=" ".join(done.compared) if done else "",
        similarity=done.similarity if done else None,
        same_story=done.same_story if done else None,
        entities=done.entities if done else None,
        passages=done.passages if done else None,
        wordings=done.wordings if done else None,
    )


def _source_rows(found: Picture) -> list[SourceRow]:
    contrasts: dict[str, Contrast] = {c.source: c for c in found.loadedness}
    rows = []
    for s in found.sources:
        interval, c = measures.rate_interval(s.loaded_own, s.own_words), contrasts.get(s.source)
        rows.append(
            SourceRow(
                source=s.source,
                stories=s.stories,
                articles=s.articles,
                words=s.words,
                own_words=s.own_words,
                loaded_own=s.loaded_own,
                loaded_attributed=s.loaded_attributed,
                loaded_rate=measures.rate(s.loaded_own, s.own_words),
                loaded_low=interval[0] if interval else None,
                loaded_high=interval[1] if interval else None,
                others=c.others if c else None,
                difference=c.difference if c else None,
                low=c.low if c else None,
                high=c.high if c else None,
                p_adjusted=c.p_adjusted if c else None,
                enough=c.enough if c else False,
            )
        )
    return rows


def _index(
    story_rows: Sequence[StoryRow],
    stories: Sequence[Story],
    rows: Mapping[str, ArticleRow],
    done: Mapping[str, Compared],
    frames: Table,
    notes: Sequence[str],
) -> str:
    from framing.reporter.html.html_index import IndexStory, index_html

    lines = []
    for row, story in zip(story_rows, stories, strict=True):
        made = done.get(story.id)
        compared = [rows[i] for i in made.compared] if made else []
        lines.append(
            IndexStory(
                id=story.id,
                label=story.label,
                articles=row.articles,
                sources=tuple(sorted({rows[i].source for i in story.article_ids})),
                first=row.first,
                last=row.last,
                href=f"stories/{story.id}.html" if made else None,
                similarity=row.similarity,
                loaded=tuple((r.source, r.loaded_rate) for r in compared),
            )
        )
    hint = "framing explore FOLDER opens the whole corpus in the browser: every number leads to its sentences."
    return index_html(lines, frames=frames, notes=(*notes, hint))
