"""What the fork server gets ready before it forks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from corpus_notation import StandIn, collection, run, settings
from framing.cache.keys import analysis_keys
from framing.cache.store import Store
from framing.corpus import tasks as corpus_tasks
from framing.corpus.analysing import is_any_unparsed, plan_of
from framing.corpus.config import RunConfig
from framing.corpus.output import output_folder
from framing.runs.analyst import Analyst
from framing.runs.workers import READY

TOLD = "import framing.corpus.preload, framing.corpus.tasks as t; print(len(t._ready))"


def _imported(place: str) -> str:
    environment = {**os.environ, READY: f"{os.getpid()} {place}"}
    return subprocess.run(
        [sys.executable, "-c", TOLD], env=environment, check=True, capture_output=True
    ).stdout.decode()


def test_a_folder_without_settings_is_no_error(tmp_path: Path) -> None:
    assert _imported(str(tmp_path)).strip() == "0"


@pytest.mark.model
def test_pipeline_and_word_lists_are_loaded(tmp_path: Path) -> None:
    output_folder(str(tmp_path)).write(corpus_tasks.SETTINGS, msgspec.msgpack.encode(settings()))
    assert _imported(str(tmp_path)).strip() == "1"


def test_an_analyst_that_is_ready_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = msgspec.msgpack.encode(settings())
    analyst = Analyst(settings())
    monkeypatch.setattr(corpus_tasks, "_ready", {told: analyst})
    monkeypatch.setattr(corpus_tasks, "_engines", {})
    kept = output_folder(str(tmp_path))
    kept.write(corpus_tasks.SETTINGS, told)
    chunk = corpus_tasks.Chunk(str(tmp_path), None, 0, "", ())
    assert corpus_tasks._engine(chunk, kept)._ready() is analyst


def test_nothing_is_loaded_for_articles_whose_parses_are_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Analyst, "parse", StandIn().method())
    given, cache = collection(), str(tmp_path / "cache.sqlite")
    order = RunConfig(str(tmp_path / "out"), settings(), cache)
    with Store(Path(cache)) as store:
        chunks = plan_of(given, analysis_keys(given, order.settings), order, output_folder(order.out), store).todo
        assert is_any_unparsed(chunks, order, store)
        assert not is_any_unparsed([], order, store)
        run(given, tmp_path / "first", cache=cache)
        assert not is_any_unparsed(chunks, order, store)
        store.clear()
        assert is_any_unparsed(chunks, order, store)


def test_workers_keep_the_memory_that_the_next_article_needs() -> None:
    script = "import os; from framing.runs.workers import Processes as P\n"
    script += "with P(1) as workers: print(*workers.results(os.getenvb, [b'MALLOC_TRIM_THRESHOLD_']))"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}
    told = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True)
    assert told.stdout.decode().strip() == "b'134217728'"
