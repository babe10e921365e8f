"""What is in the cache is written into a new folder without any work; what is missing or damaged there is done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from corpus_notation import StandIn, collection, files, results, run, settings
from framing.cache.store import Store
from framing.corpus import analysing, comparing, restore, tasks
from framing.corpus import run as corpus
from framing.corpus import tables as overview
from framing.corpus.config import RunConfig
from framing.corpus.earlier import cache_path
from framing.corpus.output import LocalFolder, output_folder
from framing.reporter.exports import json_export
from framing.runs.analyst import Analyst


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    found = StandIn()
    monkeypatch.setattr(Analyst, "parse", found.method())
    return found


@pytest.fixture
def cache(tmp_path: Path) -> str:
    return str(tmp_path / "cache.sqlite")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was worked on: chunks by number, stories by id."""
    found: list[str] = []

    def counted(real: Callable[[bytes], bytes], kind: type[corpus.Chunk | corpus.Stories]) -> Callable[[bytes], bytes]:
        def task(data: bytes) -> bytes:
            found.append(f"{kind.__name__} {msgspec.msgpack.decode(data, type=kind).number}")
            return real(data)

        return task

    monkeypatch.setattr(analysing, "analyse", counted(tasks.analyse, tasks.Chunk))
    monkeypatch.setattr(comparing, "compare_stories", counted(tasks.compare_stories, tasks.Stories))
    return found


@pytest.mark.parametrize("html", [False, True])
def test_another_folder_gets_the_same_bytes_without_any_work(
    tmp_path: Path, stand_in: StandIn, told: list[str], cache: str, html: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(collection(), tmp_path / "a", cache=cache, html=html)
    run(collection(), tmp_path / "cold", html=html)
    told.clear()
    monkeypatch.setattr("framing.comparator.stories.stories.stories", None)
    monkeypatch.setattr(corpus, "summarise", None)
    monkeypatch.setattr(corpus, "write_tables", None)
    run(collection(), tmp_path / "b", cache=cache, html=html)
    assert told == []
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "cold")


@pytest.mark.parametrize("cached", [False, True])
def test_tables_are_made_once_and_again_where_one_is_gone(
    tmp_path: Path, stand_in: StandIn, cache: str, cached: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(*arguments: object) -> None:
        made.append("tables")
        overview.write_tables(*arguments)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(corpus, "write_tables", counted)
    given = cache if cached else None
    run(collection(), tmp_path / "a", cache=given)
    before = files(tmp_path / "a")
    run(collection(), tmp_path / "a", cache=given)
    assert len(made) == 1
    for damage in (Path.unlink, Path.touch):
        (tmp_path / "a" / "keyness.csv").unlink()
        (tmp_path / "a" / "stories.csv").write_text("cut", encoding="utf-8")
        damage(tmp_path / "a" / "terms.csv")
        run(collection(), tmp_path / "a", cache=given)
        assert files(tmp_path / "a") == before
    assert len(made) == (1 if cached else 3)
    run(collection(), tmp_path / "a", cache=given, html=True)
    assert (tmp_path / "a" / "index.html").exists()


SCRIPT = """
import sys, msgspec
from framing.corpus import run as corpus
from framing.corpus.config import RunConfig
from framing.model import Article
order, articles = sys.argv[1:]
articles = msgspec.msgpack.decode(open(articles, "rb").read(), type=tuple[Article, ...])
order = msgspec.msgpack.decode(open(order, "rb").read(), type=RunConfig)
def tick(_): pass
corpus.run(articles, order, read=tick, compared=lambda _: tick)
print(*sorted(sys.modules))
"""


def test_nothing_that_works_is_imported(tmp_path: Path, stand_in: StandIn, cache: str) -> None:
    articles = collection(17)  # so many that processes would share the work
    run(articles, tmp_path / "a", cache=cache)
    (tmp_path / "articles").write_bytes(msgspec.msgpack.encode(articles))
    order = RunConfig(str(tmp_path / "b"), settings(), cache, jobs=2)
    (tmp_path / "order").write_bytes(msgspec.msgpack.encode(order))
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "order"), str(tmp_path / "articles")]
    imported = set(subprocess.run(command, check=True, capture_output=True).stdout.decode().split())
    assert results(tmp_path / "a") == results(tmp_path / "b")
    assert "framing.corpus.run" in imported
    heavy = {
        "spacy",
        "numpy",
        "pandas",
        "pyarrow",
        "multiprocessing",
        "framing.runs.analyst",
        "framing.comparator.comparison",
    }
    assert not imported & heavy
    assert not any(name.startswith("framing.analyzer") for name in imported)


def test_no_cache_and_clusters_cache_no_output(tmp_path: Path, stand_in: StandIn, told: list[str], cache: str) -> None:
    run(collection(), tmp_path / "a", cache=cache)
    told.clear()
    run(collection(), tmp_path / "b")
    assert len(told) == 7
    assert cache_path(RunConfig("out", settings(), cache, scheduler="tcp://head:8786")) is None


DAMAGES = {
    "cached files are gone": "DELETE FROM records_3 WHERE spare",
    "cached files are cut short": "UPDATE records_3 SET data = substr(data, 1, length(data) - 3) WHERE spare",
    "cached files hold others": "UPDATE records_3 SET data = (SELECT data FROM records_3 WHERE spare = 0) WHERE spare",
    "a third of all is gone": "DELETE FROM records_3 WHERE key < x'55'",
    "another third is gone": "DELETE FROM records_3 WHERE key > x'AA'",
    "analyses and comparisons are gone": "DELETE FROM records_3 WHERE NOT spare",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_missing_or_damaged_is_done(
    tmp_path: Path, stand_in: StandIn, told: list[str], cache: str, damage: str
) -> None:
    run(collection(), tmp_path / "a", cache=cache)
    told.clear()
    connection = sqlite3.connect(cache)
    assert connection.execute(DAMAGES[damage]).rowcount > 0
    connection.commit()
    connection.close()
    run(collection(), tmp_path / "b", cache=cache)
    assert told
    assert files(tmp_path / "a") == files(tmp_path / "b")
    told.clear()
    run(collection(), tmp_path / "c", cache=cache)
    assert told == []
    assert files(tmp_path / "a") == files(tmp_path / "c")


@pytest.mark.parametrize("writes", [1, 5, 12, 31, 40])
def test_killed_while_a_folder_is_filled_the_next_run_goes_on(
    tmp_path: Path,
    stand_in: StandIn,
    told: list[str],
    cache: str,
    monkeypatch: pytest.MonkeyPatch,
    writes: int,
) -> None:
    run(collection(), tmp_path / "a", cache=cache)
    told.clear()
    write, left = LocalFolder.write, [writes]

    def killed(self: LocalFolder, name: str, data: bytes) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        write(self, name, data)

    with monkeypatch.context() as patch:
        patch.setattr(LocalFolder, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            run(collection(), tmp_path / "b", cache=cache)
    assert len(files(tmp_path / "b")) == writes
    run(collection(), tmp_path / "b", cache=cache)
    assert told == []
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_a_record_in_the_folder_does_not_outlive_its_files(
    tmp_path: Path, stand_in: StandIn, cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One lexicon after another into the same folder, killed between the files and what tells of them."""
    run(collection(), tmp_path / "b", cache=cache)
    run(collection(), tmp_path / "a", cache=cache, settings=settings("serious"))
    write = LocalFolder.write

    def killed(self: LocalFolder, name: str, data: bytes) -> None:
        if name == ".state/analyses-00000":
            raise KeyboardInterrupt
        write(self, name, data)

    monkeypatch.setattr(LocalFolder, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        run(collection(), tmp_path / "b", cache=cache, settings=settings("serious"))
    assert not (tmp_path / "b" / ".state" / "analyses-00000").exists()


def test_of_a_collection_that_has_grown_the_new_story_alone_is_compared(
    tmp_path: Path, stand_in: StandIn, cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    real = json_export.comparison_bytes

    def counted(found, packed, audit):  # type: ignore[no-untyped-def]
        made.append(len(found.analyses))
        return real(found, packed, audit)

    monkeypatch.setattr(json_export, "comparison_bytes", counted)
    run(collection(7), tmp_path / "a", cache=cache)
    assert made == [3] * 7
    run(collection(8), tmp_path / "b", cache=cache)
    assert made == [3] * 8
    run(collection(8), tmp_path / "cold")
    assert files(tmp_path / "b") == files(tmp_path / "cold")


def test_pages_asked_for_later_are_made(tmp_path: Path, stand_in: StandIn, cache: str) -> None:
    run(collection(), tmp_path / "a", cache=cache)
    run(collection(), tmp_path / "b", cache=cache, html=True)
    run(collection(), tmp_path / "cold", html=True)
    assert files(tmp_path / "b") == files(tmp_path / "cold")


def test_several_runs_fill_folders_at_once(tmp_path: Path, stand_in: StandIn, told: list[str], cache: str) -> None:
    run(collection(), tmp_path / "a", cache=cache)
    told.clear()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: run(collection(), tmp_path / f"b{n % 2}", cache=cache), range(8)))
    assert told == []
    assert files(tmp_path / "a") == files(tmp_path / "b0") == files(tmp_path / "b1")


def test_a_file_of_records_that_changed_their_size_is_not_written(tmp_path: Path) -> None:
    kept = output_folder(str(tmp_path / "out"))
    with Store(tmp_path / "c") as cache:
        cache.put([(b"one", 1), (b"two", "two")])
        one, two = (bytes(data or b"") for data in cache.packed([b"one", b"two"]))
        pieces = ((b"one", len(one)), (b"two", len(two)))
        restore.keep(cache, b"output", msgspec.msgpack.encode(7), {"f": b"file"}, {"g": pieces})
        found = restore.restored(cache, b"output", int, kept)
        assert found == (7, {"f": 4, "g": len(one + two)})
        assert (kept.read("f"), kept.read("g")) == (b"file", one + two)
        kept.remove("f")
        cache.put([(b"two", "another")])
        assert restore.restored(cache, b"output", int, kept) is None
        assert restore.restored(cache, b"output", str, kept) is None
        assert kept.read("f") is None


def test_a_cache_that_cannot_be_used_is_told(tmp_path: Path, stand_in: StandIn, cache: str) -> None:
    Path(cache).write_bytes(b"this is not a database, it is a letter" * 100)
    outcome = run(collection(), tmp_path / "a", cache=cache)
    assert "is not used" in (outcome.trouble or "")
    run(collection(), tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert run(collection(), tmp_path / "c", cache=cache + "2").trouble is None
