"""The two tasks of a corpus: analyse some articles, compare some stories. Each writes files and returns their names.

Tasks run in any process that can reach the output folder, and exchange data only through it. Every file is named after
its task and depends on the task alone, so a task that runs twice leaves the same files.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from backports import zstd
from msgspec import Struct
from msgspec.structs import replace

from framing import measures
from framing.cache.keys import analysis_keys, output_key, program_fingerprint
from framing.cache.settings import Settings
from framing.cache.store import Store, opened, pack, plain, sealed
from framing.collecting import uncollected
from framing.corpus import restore
from framing.corpus.differences import StorySummary, summary
from framing.corpus.output import OutputFolder, output_folder
from framing.corpus.restore import Written
from framing.errors import ExportError
from framing.model import Analysis, Article
from framing.runs import comparing
from framing.runs.comparing import compared
from framing.runs.engine import Engine, batches

if TYPE_CHECKING:  # a run that finds its output in the cache needs no analyst
    from framing.runs.analyst import Analyst

SETTINGS = ".state/settings"


class Chunk(Struct, frozen=True):
    """Consecutive articles to analyse."""

    place: str  # of the output folder
    cache: str | None  # path of the cache, or None
    number: int
    digest: str  # covers the articles and everything that their analyses depend on
    articles: tuple[Article, ...]


class ArticleRow(Struct, frozen=True):
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


class ChunkDone(Struct, frozen=True):
    """What analysing a chunk gave."""

    digest: str
    rows: tuple[ArticleRow, ...]
    places: tuple[tuple[int, int], ...]  # offset and size of each analysis in the file of the chunk
    terms: dict[str, dict[str, int]]  # source -> lemma -> count
    files: dict[str, int]  # name -> size of the files written


class StoryTask(Struct, frozen=True):
    """A story and its articles to compare."""

    id: str
    label: str
    analyses: tuple[tuple[int, int, int], ...]  # chunk, offset, size
    address: bytes  # key of the comparison in the cache


class Stories(Struct, frozen=True):
    """Some stories to compare."""

    place: str
    cache: str | None
    number: int
    digest: str
    html: bool
    stories: tuple[StoryTask, ...]
    notes: tuple[str, ...] = ()  # notes that pages show in addition to those of each comparison


class Compared(Struct, frozen=True):
    """What the tables and the overall picture need of a comparison."""

    id: str
    similarity: float
    same_story: bool
    entities: int
    passages: int
    wordings: int
    compared: tuple[str, ...]  # ids of articles
    summary: StorySummary


class StoriesDone(Struct, frozen=True):
    """What comparing some stories gave."""

    digest: str
    stories: tuple[Compared, ...]
    files: dict[str, int]


def chunk_file(number: int) -> str:
    """Name of the file with the analyses of a chunk."""
    return f".state/analyses-{number:05}"


def stories_file(number: int) -> str:
    """Name of the file with the comparisons of a chunk of stories."""
    return f".state/stories-{number:05}"


# ------------------------------------------------------------------------------------------------ analysing
_lock = threading.Lock()  # a Dask worker may have several threads, spaCy's pipeline has one
_engines: dict[tuple[str, str | None], tuple[bytes, Engine]] = {}
_ready: dict[bytes, Analyst] = {}  # analysts by settings; the fork server fills it before workers are forked


def get_ready(place: str) -> None:
    """Load the pipeline, lexicons and word lists for the settings in an output folder."""
    from framing.runs.analyst import Analyst

    told = output_folder(place).read(SETTINGS) or b""
    analyst = Analyst(msgspec.msgpack.decode(told, type=Settings))
    comparing.get_ready(analyst.get_ready())
    analyst.load()
    _ready[told] = analyst


def analyse(task: bytes) -> bytes:
    """Task: a `Chunk` in, a `ChunkDone` out. Writes the analyses and the evidence tables of the articles."""
    chunk = msgspec.msgpack.decode(task, type=Chunk)
    output = output_folder(chunk.place)
    with _lock:
        engine = _engine(chunk, output)
        found = _gathered(chunk.articles, engine)
    sizes = [len(r) for r in found.records]
    output.remove(
        chunk_file(chunk.number)
    )  # it describes files that are about to change, and this process may be killed
    evidence = {f"analyses/{kind}/part-{chunk.number:05}.parquet": data for kind, data in found.evidence.items()}
    whole = chunk_file(chunk.number) + ".bin"
    done = ChunkDone(
        chunk.digest,
        tuple(found.rows),
        tuple(zip(accumulate(sizes[:-1], initial=0), sizes, strict=True)),
        found.terms,
        restore.write(output, evidence) | restore.write(output, {whole: b"".join(found.records)}),
    )
    data = msgspec.msgpack.encode(done)
    output.write(chunk_file(chunk.number), sealed(data))  # last, because it says that the rest is there
    pieces = tuple(zip(found.keys, sizes, strict=True))
    restore.keep(engine.store, _chunk_key(chunk), data, evidence, {whole: pieces})
    return data


class _Gathered(Struct):
    """What a task has gathered about its articles."""

    keys: list[bytes]  # of the analyses in the cache
    records: list[bytes | memoryview]  # the analyses, packed
    rows: list[ArticleRow]
    terms: dict[str, dict[str, int]]
    evidence: dict[str, bytes]  # a Parquet file for each kind; each row leads back to article and characters


def _gathered(articles: Sequence[Article], engine: Engine) -> _Gathered:
    from framing.comparator.differences.word_counts import TermCounts
    from framing.reporter.exports.evidence import KINDS, Evidence

    keys = analysis_keys(articles, engine.settings)
    records, rows, terms, evidence = [], [], TermCounts(), Evidence(KINDS)
    known_keys = iter(keys)
    for part in batches(articles):  # whose analyses are in memory at the same time, however large the task
        its = list(islice(known_keys, len(part)))
        analyses = list(engine.analyses(part, keys=its))
        known = engine.store.packed(its)
        records += [data or pack(a) for a, data in zip(analyses, known, strict=True)]
        rows += [_row(a) for a in analyses]
        for analysis in analyses:
            terms.add(analysis)
        evidence.add(analyses)
    return _Gathered(keys, records, rows, dict(sorted(terms.by_source().items())), evidence.files())


def restored_chunk(chunk: Chunk, cache: Store, output: OutputFolder) -> ChunkDone | None:
    """Result and files of `analyse`, restored from the cache; None if they are not there."""
    return restore.restored_with(cache, _chunk_key(chunk), ChunkDone, output, chunk_file(chunk.number))


def _chunk_key(chunk: Chunk) -> bytes:
    return output_key("chunk", chunk.digest, str(chunk.number))


def _engine(chunk: Chunk, output: OutputFolder) -> Engine:
    """The engine of this process; a new one if the settings have changed."""
    told = output.read(SETTINGS) or b""
    known = _engines.get((chunk.place, chunk.cache))
    if known is None or known[0] != told:
        store = Store(Path(chunk.cache) if chunk.cache else None)
        known = told, Engine(msgspec.msgpack.decode(told, type=Settings), store, jobs=1, analyst=_ready.get(told))
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


def kept_analyses(output: OutputFolder) -> Iterator[Analysis]:
    """The analyses that a finished run has left in `.state`; none where it was deleted."""
    for name in output.sizes(".state"):
        if name.startswith("analyses-") and not name.endswith(".bin"):
            data = opened(output.read(f".state/{name}") or b"")
            done = msgspec.msgpack.decode(data, type=ChunkDone) if data else None
            for offset, size in done.places if done else ():
                packed = _analysis(output, int(name.removeprefix("analyses-")), offset, size)
                yield msgspec.msgpack.decode(packed, type=Analysis)


# ------------------------------------------------------------------------------------------------ comparing
class _Aliases(Struct, frozen=True):
    """The part of the settings that a comparison needs, without decoding thousands of lexicon entries."""

    aliases: dict[str, str]


@uncollected()
def compare_stories(task: bytes) -> bytes:
    """Task: `Stories` in, `StoriesDone` out. Writes a JSON file for each story, and with `html` a page."""
    given = msgspec.msgpack.decode(task, type=Stories)
    output = output_folder(given.place)
    aliases = msgspec.msgpack.decode(output.read(SETTINGS) or b"", type=_Aliases).aliases
    output.remove(stories_file(given.number))
    with Store(Path(given.cache) if given.cache else None) as cache:
        found = [
            restore.restored(cache, _story_key(story, given.html, given.notes), Compared, output)
            or _compared(output, cache, story, aliases, given.html, given.notes)
            for story in given.stories
        ]
    return msgspec.msgpack.encode(_finished(given, found, output))


def restored_stories(given: Stories, cache: Store, output: OutputFolder) -> StoriesDone | None:
    """Result and files of `compare_stories`, restored from the cache; None if any story is missing there."""
    addresses = [_story_key(story, given.html, given.notes) for story in given.stories]
    if not all(cache.has(addresses)):
        return None
    output.remove(stories_file(given.number))
    found = [restore.restored(cache, packet, Compared, output) for packet in addresses]
    whole = [one for one in found if one is not None]
    return _finished(given, whole, output) if len(whole) == len(found) else None


def _story_key(story: StoryTask, html: bool, notes: Sequence[str]) -> bytes:
    """Key of the cached output of a story, not of a task: in a grown collection the tasks hold other stories."""
    page = "\x01".join(("page", *notes)) if html else ""
    return output_key("story", story.id, story.label, story.address.hex(), page, program_fingerprint())


def _finished(given: Stories, found: Sequence[Written[Compared]], output: OutputFolder) -> StoriesDone:
    files = {name: size for one in found for name, size in one.files.items()}
    done = StoriesDone(given.digest, tuple(one.answer for one in found), files)
    output.write(stories_file(given.number), sealed(msgspec.msgpack.encode(done)))
    return done


def _compared(
    output: OutputFolder, cache: Store, story: StoryTask, aliases: Mapping[str, str], html: bool, notes: Sequence[str]
) -> Written[Compared]:
    from framing.corpus.beside import story_trail
    from framing.reporter.exports.json_export import comparison_bytes

    try:
        packed = [_analysis(output, *place) for place in story.analyses]
        analyses = [msgspec.msgpack.decode(data, type=Analysis) for data in packed]
    except (msgspec.DecodeError, msgspec.ValidationError, zstd.ZstdError) as fault:
        raise ExportError("the output folder is damaged", hint="give --out another folder") from fault
    found = compared(analyses, aliases, story.address, cache)
    files = {f"stories/{story.id}.json": comparison_bytes(found, packed, story_trail(analyses))}
    if html:
        from framing.reporter.html.html_export import html as page
        from framing.reporter.tables import tables

        noted = replace(found, notes=(*found.notes, *notes))
        text = page(noted, tables.report(noted, tables.Options()), index="../index.html")
        files[f"stories/{story.id}.html"] = text.encode("utf-8", "surrogatepass")
    answer = Compared(
        story.id,
        found.similarity,
        found.same_story,
        len(found.entities),
        len(found.passages),
        len(found.wordings),
        tuple(a.article.id for a in analyses),
        summary(story.id, story.label, found),
    )
    restore.keep(cache, _story_key(story, html, notes), msgspec.msgpack.encode(answer), files)
    return Written(answer, restore.write(output, files))


def _analysis(output: OutputFolder, chunk: int, offset: int, size: int) -> bytes:
    """An analysis as MessagePack."""
    return plain(output.read(chunk_file(chunk) + ".bin", offset, size) or b"")
