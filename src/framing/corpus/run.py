"""framing corpus: many articles -> their analyses, stories, a comparison of each story, and the overall picture.

Tasks run in processes or on a cluster (`workers`, `cluster`) and write into the output folder. What a killed run has
left there is not done again. The same articles give the same bytes, wherever the tasks run.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, batched
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from framing.cache.keys import analysis_keys, comparison_key, output_key, parse_key, program_fingerprint
from framing.cache.settings import Settings
from framing.cache.store import Store, opened, sealed
from framing.corpus.output import OutputFolder, meanwhile, output_folder
from framing.corpus.tables import (
    STATE,
    Overall,
    TablesDone,
    keyness_csv,
    restored_tables,
    shown,
    summarise,
    write_tables,
)
from framing.corpus.tasks import (
    SETTINGS,
    ArticleRow,
    Chunk,
    ChunkDone,
    Compared,
    Stories,
    StoriesDone,
    StoryTask,
    analyse,
    chunk_file,
    compare_stories,
    restored_chunk,
    restored_stories,
    stories_file,
)
from framing.model import Article, Story
from framing.reporter.exports.evidence import KINDS
from framing.runs.workers import POOL_FROM, Here, Processes, Workers, cores, in_background, named

if TYPE_CHECKING:
    from framing.reporter.tables.report import Table

MOST_CHARACTERS = 200_000
"""Of the articles of one comparison together: half of what `compare` takes, since the pages and tables are made in the
same process. Five of 60,000 with thousands of names took 1.14 GiB."""
MOST_COMPARED = 5
"""Articles of a story that are compared, one of each source. Tables side by side have no room for more."""
STORIES_AT_ONCE = 8
"""Most stories in a task; with few stories there are fewer, so that all workers end at about the same time."""
MEANWHILE = 2
"""Stories, for each article of a task, that may be compared while the last articles are analysed. A worker that has
no articles left can do about as many."""
STORIES = ".state/stories"
PICTURE = ".state/picture"

_STORY = re.compile(r"story-[0-9a-f]{10}\.(json|html)")
_PART = re.compile(r"part-[0-9]{5,}\.parquet")

Tick = Callable[[int], None]


class RunConfig(Struct, frozen=True):
    """What a run is asked to do."""

    out: str  # a folder, or an fsspec address
    settings: Settings
    cache: str | None = None  # path of the cache; workers of a cluster use none
    jobs: int = 0
    scheduler: str | None = None
    html: bool = False
    notes: tuple[str, ...] = ()  # notes that pages show in addition to those of each comparison


class RunResult(Struct, frozen=True):
    """What a run has done."""

    articles: int
    stories: int
    compared: int
    tables: tuple[Table, ...]  # tables that the terminal shows; all tables are written to files
    trouble: str | None = None  # why the cache was not used, or None


def run(articles: Sequence[Article], config: RunConfig, *, read: Tick, compared: Callable[[int], Tick]) -> RunResult:
    """Analyse the articles, find and compare their stories, and write everything.

    Args:
        articles: with different ids.
        read: called with the number of articles that have been analysed since the last call.
        compared: called with the number of stories to compare; returns a function like `read` for them.
    """
    output = output_folder(config.out)
    _write_settings(output, config.settings)
    keys = analysis_keys(articles, config.settings)
    path = _cache(config)
    with Store(Path(path) if path else None) as cache:
        with _workers(config, len(articles)) as workers:
            plan = _plan(articles, keys, config, output, cache)
            if isinstance(workers, Processes) and _unparsed(plan.todo, config, cache):
                workers.get_ready(config.out)
            stories = _stories(articles, keys, output, cache)  # while the pipeline is loaded
            analysing, comparing = _Analysing(plan, workers, read), _Comparing(config, output, cache, workers)
            if len(plan.todo) > workers.width() > 1:  # workers without articles begin to compare
                analysing.until(workers.width())
                begun = list(_tasks(stories, articles, analysing.done, keys, config.settings.aliases))
                comparing.ready(begun, MEANWHILE * chunk_size(len(articles)))
            chunks = analysing.all()
            _forget(output, len(chunks))
            tasks = [t for t in _tasks(stories, articles, chunks, keys, config.settings.aliases) if t is not None]
            keyness: Callable[[], str] = partial(keyness_csv, chunks)
            if plan.todo and workers.width() > 1:  # writing tables will need them
                keyness = in_background(keyness)
            done = comparing.all(tasks, compared(len(tasks)))
        told = (program_fingerprint(), keys, [t.address for t in tasks])
        digest = _digest(msgspec.msgpack.encode(told))
        overall = _state(PICTURE, Overall, digest, output, cache, lambda: summarise(digest, stories, done))
        tables = shown(overall)
        wanted = _digest(msgspec.msgpack.encode((digest, config.html, config.notes)))
        known = _known(output, STATE, wanted, TablesDone, output.sizes("")) or restored_tables(wanted, output, cache)
        if known is None:
            pages = config.notes if config.html else None
            write_tables(wanted, output, cache, articles, stories, chunks, done, tables, keyness, pages)
    return RunResult(len(articles), len(stories), len(done), tables, cache.trouble)


def _cache(config: RunConfig) -> str | None:
    """The cache that workers use; those of a cluster use none."""
    return None if config.scheduler else config.cache


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_settings(output: OutputFolder, settings: Settings) -> None:
    data = msgspec.msgpack.encode(replace(settings, aliases=dict(sorted(settings.aliases.items()))))
    if output.read(SETTINGS) != data:
        output.write(SETTINGS, data)


def _workers(config: RunConfig, articles: int) -> Workers:
    if config.scheduler:
        from framing.runs.cluster import Cluster

        return Cluster(config.scheduler)
    jobs = config.jobs or cores()
    return Processes(jobs) if jobs > 1 and articles >= POOL_FROM else Here()


# ------------------------------------------------------------------------------------------------ analysing
def chunk_size(articles: int) -> int:
    """Articles in a task: few enough to share the work, enough to avoid thousands of files."""
    return max(8, min(512, articles // 64))


class Plan(Struct, frozen=True):
    """Which articles are already analysed and which are not."""

    chunks: list[Chunk]
    known: list[ChunkDone | None]  # done earlier, in the folder or restored from the cache
    todo: list[Chunk]  # the rest; longest first, so that all workers end at about the same time


def _plan(
    articles: Sequence[Article], keys: Sequence[bytes], config: RunConfig, output: OutputFolder, cache: Store
) -> Plan:
    chunks = list(_chunks(articles, keys, config))
    there = _there(output, ".state", *(f"analyses/{kind}" for kind in KINDS))
    known = [_known(output, chunk_file(c.number), c.digest, ChunkDone, there) for c in chunks]
    with meanwhile(output) as writing:
        known = [done or restored_chunk(c, cache, writing) for c, done in zip(chunks, known, strict=True)]
    todo = [c for c, done in zip(chunks, known, strict=True) if done is None]
    return Plan(chunks, known, sorted(todo, key=_longest_chunk_first))


def _longest_chunk_first(chunk: Chunk) -> tuple[int, int]:
    return -sum(len(a.text) for a in chunk.articles), chunk.number


def _unparsed(todo: Sequence[Chunk], config: RunConfig, cache: Store) -> bool:
    """Whether a worker will need the pipeline. False for remote folders, whose libraries may have started threads."""
    articles = [a for chunk in todo for a in chunk.articles]
    if not articles or "://" in config.out:
        return False
    analysed = cache.has(analysis_keys(articles, config.settings))
    unread = [a for a, known in zip(articles, analysed, strict=True) if not known]
    return not all(cache.has([parse_key(a, config.settings.pipeline) for a in unread]))


class _Analysing:
    """Analyses the chunks that are not done yet, in the order of the plan."""

    def __init__(self, plan: Plan, workers: Workers, tick: Tick) -> None:
        self.done = list(plan.known)
        self._todo, self._tick = deque(plan.todo), tick
        results = workers.results(analyse, (msgspec.msgpack.encode(c) for c in plan.todo))
        self._results = named(results, (_listed([a.id for a in c.articles]) for c in plan.todo))
        tick(sum(len(c.articles) for c, done in zip(plan.chunks, plan.known, strict=True) if done))

    def until(self, left: int) -> None:
        """Wait until only `left` chunks are under way."""
        while len(self._todo) > left:
            chunk = self._todo.popleft()
            self.done[chunk.number] = msgspec.msgpack.decode(next(self._results), type=ChunkDone)
            self._tick(len(chunk.articles))

    def all(self) -> list[ChunkDone]:
        """The results of all chunks, in order."""
        self.until(0)
        return [done for done in self.done if done is not None]


def _there(output: OutputFolder, *folders: str) -> dict[str, int]:
    """Names and sizes of the files that earlier runs left in the output folders."""
    return {f"{folder}/{name}": size for folder in folders for name, size in output.sizes(folder).items()}


def _chunks(articles: Sequence[Article], keys: Sequence[bytes], config: RunConfig) -> Iterator[Chunk]:
    size = chunk_size(len(articles))
    for number, (part, its) in enumerate(zip(batched(articles, size), batched(keys, size), strict=True)):
        digest = _digest(program_fingerprint().encode() + b"".join(its))
        yield Chunk(config.out, _cache(config), number, digest, part)


def _known[T: (ChunkDone, StoriesDone, TablesDone)](
    output: OutputFolder, name: str, digest: str, kind: type[T], there: Mapping[str, int]
) -> T | None:
    """The result of a task in an earlier run, if everything that it wrote is still there."""
    found = _read(output, name, kind)
    if found is None or found.digest != digest:
        return None
    return found if all(there.get(file) == size for file, size in found.files.items()) else None


def _read[T](output: OutputFolder, name: str, kind: type[T]) -> T | None:
    """The record that an earlier run has left under a name; None if there is none or a byte of it has changed."""
    content = opened(output.read(name) or b"")
    try:
        return None if content is None else msgspec.msgpack.decode(content, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def _state[T: (StoriesFound, Overall)](
    name: str, kind: type[T], digest: str, output: OutputFolder, cache: Store, make: Callable[[], T]
) -> T:
    """A record about all articles together: from the output folder, else from the cache, else computed."""
    found = _read(output, name, kind)
    if found is not None and found.digest == digest:
        return found
    address = output_key(name, digest)
    found = cache.get([address], kind)[0]
    if found is None:
        found = make()
        cache.put([(address, found)], kind="overall", spare=True)
    output.write(name, sealed(msgspec.msgpack.encode(found)))
    return found


def _forget(output: OutputFolder, chunks: int) -> None:
    """Remove what an earlier run over more articles left behind."""
    for kind in KINDS:
        for name in output.sizes(f"analyses/{kind}"):
            if _PART.fullmatch(name) and name >= f"part-{chunks:05}":
                output.remove(f"analyses/{kind}/{name}")


# -------------------------------------------------------------------------------------------------- stories
class StoriesFound(Struct, frozen=True):
    digest: str  # of the articles and of the code that groups them
    stories: tuple[Story, ...]


def _stories(
    articles: Sequence[Article], keys: Sequence[bytes], output: OutputFolder, cache: Store
) -> tuple[Story, ...]:
    """The stories of the articles, found once and then kept."""
    digest = _digest(program_fingerprint().encode() + b"".join(keys))

    def made() -> StoriesFound:
        from framing.comparator.stories.stories import stories

        return StoriesFound(digest, stories(articles))

    return _state(STORIES, StoriesFound, digest, output, cache, made).stories


# ------------------------------------------------------------------------------------------------ comparing
def _tasks(
    stories: Sequence[Story],
    articles: Sequence[Article],
    chunks: Sequence[ChunkDone | None],
    keys: Sequence[bytes],
    aliases: Mapping[str, str],
) -> Iterator[StoryTask | None]:
    """A task for each story with two or more sources; None while one of its articles is not analysed yet."""
    size = chunk_size(len(articles))
    number = {a.id: n for n, a in enumerate(articles)}
    lengths = {a.id: len(a.text) for a in articles}
    sources = [{articles[number[i]].source for i in story.article_ids} for story in stories]
    told: Counter[str] = Counter(s for those in sources for s in those)
    for story, those in zip(stories, sources, strict=True):
        if len(those) > 1:
            found = [(n, chunks[n // size]) for n in (number[i] for i in story.article_ids)]
            rows = {n: (c.rows[n % size], (n // size, *c.places[n % size])) for n, c in found if c is not None}
            if len(rows) < len(found):
                yield None
                continue
            numbers = [number[i] for i in _chosen([row for row, _ in rows.values()], told, lengths)]
            address = comparison_key([keys[n] for n in numbers], aliases)
            yield StoryTask(story.id, story.label, tuple(rows[n][1] for n in numbers), address)


def _chosen(rows: Sequence[ArticleRow], told: Mapping[str, int], lengths: Mapping[str, int]) -> list[str]:
    """The ids of the longest article of each source; of many sources, those with the most stories.

    Also of fewer sources than there are where their articles would take more memory than a comparison may.
    """
    longest: dict[str, ArticleRow] = {}
    for row in sorted(rows, key=_longest_first):
        longest.setdefault(row.source, row)
    ranked = sorted(longest, key=_by_stories(told))
    together = list(accumulate(lengths[longest[s].id] for s in ranked))
    few = sum(length <= MOST_CHARACTERS for length in together[:MOST_COMPARED])
    return [longest[s].id for s in sorted(ranked[:few])]


def _longest_first(row: ArticleRow) -> tuple[int, str]:
    return -row.words, row.id


def _by_stories(told: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    def place(source: str) -> tuple[int, str]:
        return -told[source], source

    return place


class _Comparing:
    """Compares the stories that are not done yet, in groups of fixed size and order."""

    def __init__(self, config: RunConfig, output: OutputFolder, cache: Store, workers: Workers) -> None:
        self._config, self._output, self._cache, self._workers = config, output, cache, workers
        self._done: dict[int, StoriesDone] = {}

    def ready(self, tasks: Sequence[StoryTask | None], most: int) -> None:
        """Compare the first complete groups, up to about `most` stories."""
        groups = self._groups(tasks)
        self._work([g for g in groups if g is not None][: max(1, most // _at_once(len(tasks)))], _untold)

    def all(self, tasks: Sequence[StoryTask], tick: Tick) -> dict[str, Compared]:
        """The results of all comparisons, by the id of the story."""
        tick(sum(len(found.stories) for found in self._done.values()))
        self._work([g for g in self._groups(tasks) if g is not None and g.number not in self._done], tick)
        ends = ("json", "html") if self._config.html else ("json",)
        wanted = {f"{t.id}.{end}" for t in tasks for end in ends}
        for name in self._output.sizes("stories"):
            if _STORY.fullmatch(name) and name not in wanted:
                self._output.remove(f"stories/{name}")
        return {s.id: s for _, done in sorted(self._done.items()) for s in done.stories}

    def _groups(self, tasks: Sequence[StoryTask | None]) -> list[Stories | None]:
        parts = enumerate(batched(tasks, _at_once(len(tasks))))
        whole = ((n, part, tuple(t for t in part if t is not None)) for n, part in parts)
        return [_group(n, some, self._config) if len(some) == len(part) else None for n, part, some in whole]

    def _work(self, groups: Sequence[Stories], tick: Tick) -> None:
        there, todo = _there(self._output, "stories"), []
        known = [_known(self._output, stories_file(g.number), g.digest, StoriesDone, there) for g in groups]
        with meanwhile(self._output) as writing:
            for group, found in zip(groups, known, strict=True):
                done = found or restored_stories(group, self._cache, writing)
                if done is None:
                    todo.append(group)
                else:
                    self._done[group.number] = done
                    tick(len(group.stories))
        todo.sort(key=_largest_group_first)  # so that all workers end at about the same time
        results = self._workers.results(compare_stories, (msgspec.msgpack.encode(g) for g in todo))
        stories = (_listed([story.label for story in group.stories]) for group in todo)
        for group, result in zip(todo, named(results, stories), strict=True):
            self._done[group.number] = msgspec.msgpack.decode(result, type=StoriesDone)
            tick(len(group.stories))


_FEW = 3


def _listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def _largest_group_first(group: Stories) -> tuple[int, int]:
    return -sum(size for story in group.stories for _, _, size in story.analyses), group.number


def _at_once(stories: int) -> int:
    """Stories in a task."""
    return max(2, min(STORIES_AT_ONCE, stories // 16))


def _untold(_: int) -> None:
    """Report no progress, because the bar still counts articles."""


def _group(number: int, stories: tuple[StoryTask, ...], config: RunConfig) -> Stories:
    """A task for some stories. Its digest covers the comparisons, by their keys, and the code that writes them."""
    told = [(story.id, story.label, story.address) for story in stories]
    notes = config.notes if config.html else ()
    digest = _digest(msgspec.msgpack.encode((told, config.html, notes, program_fingerprint())))
    return Stories(config.out, _cache(config), number, digest, config.html, stories, notes)
