"""framing corpus: many articles -> their analyses, stories, a comparison of each story, and the overall picture.

Tasks run in processes or on a cluster (`workers`, `cluster`) and write into the output folder. What a killed run has
left there is not done again. The same articles give the same bytes, wherever the tasks run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from framing.cache.keys import analysis_keys, program_fingerprint
from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.corpus.analysing import Analysing, chunk_size, is_any_unparsed, plan_of, workers_for
from framing.corpus.comparing import Comparing, stories_found, story_tasks
from framing.corpus.config import RunConfig, RunResult, Tick
from framing.corpus.earlier import cache_path, digest_of, forget_more, kept_state, known_result
from framing.corpus.output import OutputFolder, output_folder
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
from framing.corpus.tasks import SETTINGS
from framing.model import Article
from framing.runs.workers import Processes, in_background

MEANWHILE = 2
"""Stories, for each article of a task, that may be compared while the last articles are analysed. A worker that has
no articles left can do about as many."""
PICTURE = ".state/picture"


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
    path = cache_path(config)
    with Store(Path(path) if path else None) as cache:
        with workers_for(config, len(articles)) as workers:
            plan = plan_of(articles, keys, config, output, cache)
            if isinstance(workers, Processes) and is_any_unparsed(plan.todo, config, cache):
                workers.get_ready(config.out)
            stories = stories_found(articles, keys, output, cache)  # while the pipeline is loaded
            analysing, comparing = Analysing(plan, workers, read), Comparing(config, output, cache, workers)
            if len(plan.todo) > workers.width() > 1:  # workers without articles begin to compare
                analysing.until(workers.width())
                begun = list(story_tasks(stories, articles, analysing.done, keys, config.settings.aliases))
                comparing.ready(begun, MEANWHILE * chunk_size(len(articles)))
            chunks = analysing.all()
            forget_more(output, len(chunks))
            tasks = [t for t in story_tasks(stories, articles, chunks, keys, config.settings.aliases) if t is not None]
            keyness: Callable[[], str] = partial(keyness_csv, chunks)
            if plan.todo and workers.width() > 1:  # writing tables will need them
                keyness = in_background(keyness)
            done = comparing.all(tasks, compared(len(tasks)))
        told = (program_fingerprint(), keys, [t.address for t in tasks])
        digest = digest_of(msgspec.msgpack.encode(told))
        overall = kept_state(PICTURE, Overall, digest, output, cache, lambda: summarise(digest, stories, done))
        tables = shown(overall)
        wanted = digest_of(msgspec.msgpack.encode((digest, config.html, config.notes)))
        known = known_result(output, STATE, wanted, TablesDone, output.sizes("")) or restored_tables(
            wanted, output, cache
        )
        if known is None:
            pages = config.notes if config.html else None
            write_tables(wanted, output, cache, articles, stories, chunks, done, tables, keyness, pages)
    return RunResult(len(articles), len(stories), len(done), tables, cache.trouble)


def _write_settings(output: OutputFolder, settings: Settings) -> None:
    data = msgspec.msgpack.encode(replace(settings, aliases=dict(sorted(settings.aliases.items()))))
    if output.read(SETTINGS) != data:
        output.write(SETTINGS, data)
