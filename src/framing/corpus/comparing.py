"""Comparisons of the stories, in groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, batched

import msgspec

from framing.cache.keys import comparison_key, program_fingerprint
from framing.cache.store import Store
from framing.corpus.analysing import chunk_size
from framing.corpus.config import RunConfig, StoriesFound, Tick
from framing.corpus.earlier import cache_path, digest_of, files_there, kept_state, known_result, some_names
from framing.corpus.output import OutputFolder, meanwhile
from framing.corpus.tasks import (
    ArticleRow,
    ChunkDone,
    Compared,
    Stories,
    StoriesDone,
    StoryTask,
    compare_stories,
    restored_stories,
    stories_file,
)
from framing.model import Article, Story
from framing.runs.workers import Workers, named

MOST_CHARACTERS = 200_000
"""Of the articles of one comparison together: half of what `compare` takes, since the pages and tables are made in the
same process. Five of 60,000 with thousands of names took 1.14 GiB."""
MOST_COMPARED = 5
"""Articles of a story that are compared, one of each source. Tables side by side have no room for more."""
STORIES_AT_ONCE = 8
"""Most stories in a task; with few stories there are fewer, so that all workers end at about the same time."""
STORIES = ".state/stories"
_STORY = re.compile(r"story-[0-9a-f]{10}\.(json|html)")


def stories_found(
    articles: Sequence[Article], keys: Sequence[bytes], output: OutputFolder, cache: Store
) -> tuple[Story, ...]:
    """The stories of the articles, found once and then kept."""
    digest = digest_of(program_fingerprint().encode() + b"".join(keys))

    def made() -> StoriesFound:
        from framing.comparator.stories.stories import stories

        return StoriesFound(digest, stories(articles))

    return kept_state(STORIES, StoriesFound, digest, output, cache, made).stories


def story_tasks(
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


class Comparing:
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
        there, todo = files_there(self._output, "stories"), []
        known = [known_result(self._output, stories_file(g.number), g.digest, StoriesDone, there) for g in groups]
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
        stories = (some_names([story.label for story in group.stories]) for group in todo)
        for group, result in zip(todo, named(results, stories), strict=True):
            self._done[group.number] = msgspec.msgpack.decode(result, type=StoriesDone)
            tick(len(group.stories))


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
    digest = digest_of(msgspec.msgpack.encode((told, config.html, notes, program_fingerprint())))
    return Stories(config.out, cache_path(config), number, digest, config.html, stories, notes)
