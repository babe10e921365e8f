"""The two tasks of a corpus: analyse some articles, compare some stories. Each writes its files and tells them.

They run in any process that can reach the shelf; what they need of one another is on the shelf. Every file is
named after its task and made from the task alone, so a task that is done twice leaves the same.
"""

from __future__ import annotations

import threading
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from framing import measures
from framing.comparator.comparison import compare, term_counts
from framing.comparator.corpus import StorySummary, summary
from framing.engine import Engine
from framing.lexicon import load
from framing.model import Analysis, Article
from framing.settings import Settings
from framing.shelf import Shelf, shelf
from framing.store import Store

SETTINGS = ".state/settings"
EVIDENCE = ("sentences", "entities", "mentions", "descriptors", "roles", "loaded_terms", "quotations", "events")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive articles to analyse."""

    place: str  # of the shelf
    cache: str | None  # path of the cache, None for none
    number: int
    digest: str  # of the articles and of all that the analyses depend on
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the table of articles."""

    id: str
    source: str
    date: str | None
    title: str
    url: str | None
    path: str | None
    words: int
    own_words: int
    loaded_own: int
    loaded_attributed: int
    loaded_rate: float | None
    statements: int
    speakers: int


@dataclass(frozen=True, slots=True)
class ChunkDone:
    digest: str
    rows: tuple[ArticleRow, ...]
    places: tuple[tuple[int, int], ...]  # offset and size of each analysis in the chunk's file
    terms: dict[str, dict[str, int]]  # source -> lemma -> count


@dataclass(frozen=True, slots=True)
class StoryTask:
    """A story with the articles that are compared."""

    id: str
    label: str
    analyses: tuple[tuple[int, int, int], ...]  # chunk, offset, size


@dataclass(frozen=True, slots=True)
class Stories:
    """Some stories to compare."""

    place: str
    number: int
    digest: str
    html: bool
    stories: tuple[StoryTask, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the tables tell of a comparison, and what goes into the picture over all stories."""

    id: str
    similarity: float
    same_story: bool
    entities: int
    passages: int
    wordings: int
    compared: tuple[str, ...]  # ids of articles
    summary: StorySummary


@dataclass(frozen=True, slots=True)
class StoriesDone:
    digest: str
    stories: tuple[Compared, ...]


def chunk_file(number: int) -> str:
    return f".state/analyses-{number:05}"


def stories_file(number: int) -> str:
    return f".state/stories-{number:05}"


# ------------------------------------------------------------------------------------------------ analysing
_lock = threading.Lock()  # a Dask worker may have several threads, spaCy's pipeline has one
_engines: dict[tuple[str, str | None], tuple[bytes, Engine]] = {}


def analyse(task: bytes) -> bytes:
    """A `Chunk` in, a `ChunkDone` out; writes the evidence tables of the articles and the analyses."""
    chunk = msgspec.msgpack.decode(task, type=Chunk)
    kept = shelf(chunk.place)
    with _lock:
        analyses = list(_engine(chunk, kept).analyses(chunk.articles))
    _write_evidence(kept, chunk.number, analyses)
    records = [zlib.compress(msgspec.msgpack.encode(a), 1) for a in analyses]
    kept.write(chunk_file(chunk.number) + ".bin", b"".join(records))
    offsets = [sum(len(r) for r in records[:i]) for i in range(len(records))]
    done = ChunkDone(
        chunk.digest,
        tuple(_row(a) for a in analyses),
        tuple(zip(offsets, (len(r) for r in records), strict=True)),
        _terms(analyses),
    )
    data = msgspec.msgpack.encode(done)
    kept.write(chunk_file(chunk.number), data)  # last: it says that the rest is there
    return data


def _engine(chunk: Chunk, kept: Shelf) -> Engine:
    """The engine of this process, made anew where the settings have changed."""
    told = kept.read(SETTINGS) or b""
    known = _engines.get((chunk.place, chunk.cache))
    if known is None or known[0] != told:
        from pathlib import Path

        store = Store(Path(chunk.cache) if chunk.cache else None)
        known = told, Engine(msgspec.msgpack.decode(told, type=Settings), store, jobs=1)
        _engines.clear()
        _engines[chunk.place, chunk.cache] = known
    return known[1]


def _row(a: Analysis) -> ArticleRow:
    return ArticleRow(
        id=a.article.id,
        source=a.article.source,
        date=a.article.date,
        title=a.article.title,
        url=a.article.url,
        path=a.article.path,
        words=measures.words(a),
        own_words=measures.own_words(a),
        loaded_own=measures.loaded_own(a),
        loaded_attributed=measures.loaded_attributed(a),
        loaded_rate=measures.loaded_rate(a),
        statements=measures.statements(a),
        speakers=measures.speakers(a),
    )


def _terms(analyses: Sequence[Analysis]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for source, found in term_counts(analyses).items():
        counts.setdefault(source, Counter()).update(found)
    return {source: dict(sorted(found.items())) for source, found in sorted(counts.items())}


def _write_evidence(kept: Shelf, number: int, analyses: Sequence[Analysis]) -> None:
    """A Parquet file for each kind of evidence; each row leads back to article and characters."""
    from framing.reporter.evidence import evidence

    for kind, data in evidence(analyses, EVIDENCE).items():
        kept.write(f"analyses/{kind}/part-{number:05}.parquet", data)


# ------------------------------------------------------------------------------------------------ comparing
def compare_stories(task: bytes) -> bytes:
    """`Stories` in, `StoriesDone` out; writes a JSON file for each story, and a page where asked for."""
    given = msgspec.msgpack.decode(task, type=Stories)
    kept = shelf(given.place)
    aliases = msgspec.msgpack.decode(kept.read(SETTINGS) or b"", type=Settings).aliases
    done = StoriesDone(given.digest, tuple(_compared(kept, s, aliases, given.html) for s in given.stories))
    data = msgspec.msgpack.encode(done)
    kept.write(stories_file(given.number), data)
    return data


def _compared(kept: Shelf, story: StoryTask, aliases: Any, html: bool) -> Compared:
    from framing.reporter.json_export import comparison_json

    analyses = [_analysis(kept, *place) for place in story.analyses]
    found = compare(analyses, aliases, load.concepts())
    kept.write(f"stories/{story.id}.json", comparison_json(found).encode("utf-8", "surrogatepass"))
    if html:
        from framing.reporter import tables
        from framing.reporter.html_export import html as page

        text = page(found, tables.report(found, tables.Options()))
        kept.write(f"stories/{story.id}.html", text.encode("utf-8", "surrogatepass"))
    return Compared(
        story.id,
        found.similarity,
        found.same_story,
        len(found.entities),
        len(found.passages),
        len(found.wordings),
        tuple(a.article.id for a in analyses),
        summary(story.id, story.label, found),
    )


def _analysis(kept: Shelf, chunk: int, offset: int, size: int) -> Analysis:
    data = kept.read(chunk_file(chunk) + ".bin", offset, size) or b""
    return msgspec.msgpack.decode(zlib.decompress(data), type=Analysis)
