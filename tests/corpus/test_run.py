"""Many articles: what is written, that nothing is done twice, that a killed run ends like any other."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from corpus_notation import StandIn, collection, files, results, run, settings
from framing.corpus import run as corpus
from framing.corpus.analysing import chunk_size
from framing.corpus.comparing import MOST_CHARACTERS, MOST_COMPARED, _chosen
from framing.corpus.config import RunConfig
from framing.corpus.output import LocalFolder, RemoteFolder, output_folder
from framing.corpus.tasks import ArticleRow
from framing.runs.analyst import Analyst
from framing.runs.workers import Function, Here


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    found = StandIn()
    monkeypatch.setattr(Analyst, "parse", found.method())
    return found


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_stories_articles_and_sources_are_told(tmp_path: Path, stand_in: StandIn) -> None:
    outcome = run(collection(), tmp_path)
    assert (outcome.articles, outcome.stories, outcome.compared) == (24, 8, 8)
    stories = rows(tmp_path / "stories.csv")
    assert [int(r["articles"]) for r in stories] == [3] * 8
    assert len(list((tmp_path / "stories").glob("*.json"))) == 8
    assert [r["id"] for r in rows(tmp_path / "articles.csv")] == [a.id for a in collection()]
    loaded = {r["source"]: int(r["loaded_own"]) for r in rows(tmp_path / "sources.csv")}
    assert loaded == {"Gazette": 16, "Herald": 0, "Tribune": 0}
    assert float(rows(tmp_path / "sources.csv")[0]["low"]) > 0


def test_evidence_leads_back_to_the_characters(tmp_path: Path, stand_in: StandIn) -> None:
    import pyarrow.parquet as pq

    articles = collection()
    run(articles, tmp_path)
    text = {a.id: a.text for a in articles}
    found = pq.read_table(tmp_path / "analyses" / "loaded_terms").to_pylist()
    assert len(found) == 16
    assert all(text[r["article"]][r["start"] : r["end"]] == r["text"] for r in found)


class Two(Here):
    """Done here, one after the other, as two workers are given it."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def width(self) -> int:
        return 2

    def results(self, function: Function, tasks: Iterable[bytes]) -> Iterator[bytes]:
        for task in tasks:
            self.given.append(function.__name__)
            yield function(task)


def test_stories_are_compared_while_the_last_articles_are_analysed(
    tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(collection(16), tmp_path / "one")
    workers = Two()
    told: dict[str, list[int]] = {"read": [], "compared": []}
    monkeypatch.setattr(corpus, "workers_for", lambda *_: workers)
    order = RunConfig(str(tmp_path / "two"), settings())
    corpus.run(collection(16), order, read=told["read"].append, compared=lambda total: told["compared"].append)
    assert sorted(workers.given) == ["analyse"] * 6 + ["compare_stories"] * 8
    assert workers.given[:5] == ["analyse"] * 4 + ["compare_stories"]
    assert workers.given[-1] == "compare_stories"
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert [sum(ticks) for ticks in told.values()] == [48, 16]


def test_what_is_done_is_not_done_again(tmp_path: Path, stand_in: StandIn) -> None:
    run(collection(), tmp_path)
    before = files(tmp_path)
    stand_in.seen.clear()
    run(collection(), tmp_path)
    assert stand_in.seen == []
    assert files(tmp_path) == before


def test_what_is_up_to_date_is_not_written_again(tmp_path: Path, stand_in: StandIn) -> None:
    run(collection(), tmp_path, html=True)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    run(collection(), tmp_path, html=True)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    "lost", ["stories/*.json", "analyses/events/*", ".state/*.bin", ".state/settings", "terms.csv"]
)
def test_what_was_taken_away_or_cut_short_is_made_again(tmp_path: Path, stand_in: StandIn, lost: str) -> None:
    run(collection(), tmp_path)
    whole = files(tmp_path)
    first, second = sorted([*tmp_path.glob(lost), *tmp_path.glob("articles.csv")])[:2]
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1])
    run(collection(), tmp_path)
    assert files(tmp_path) == whole


def test_a_flipped_byte_in_what_a_run_remembers_is_found(tmp_path: Path, stand_in: StandIn) -> None:
    run(collection(), tmp_path)
    whole = files(tmp_path)
    records = [p for p in sorted((tmp_path / ".state").iterdir()) if p.is_file() and p.suffix != ".bin"]
    assert len(records) > 3
    for record in records:
        content = record.read_bytes()
        for at in (0, len(content) // 2, len(content) - 1):
            record.write_bytes(content[:at] + bytes([content[at] ^ 0x81]) + content[at + 1 :])
            run(collection(), tmp_path)
            assert files(tmp_path) == whole


def test_files_get_what_the_umask_allows(tmp_path: Path, stand_in: StandIn) -> None:
    before = os.umask(0o077)
    try:
        run(collection(), tmp_path / "a")
    finally:
        os.umask(before)
    assert {p.stat().st_mode & 0o077 for p in (tmp_path / "a").rglob("*") if p.is_file()} == {0}


def test_a_story_compared_before_is_read_from_the_cache(
    tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.comparator import comparison

    seen: list[int] = []
    real = comparison.compare

    def counted(analyses, *rest):  # type: ignore[no-untyped-def]
        seen.append(len(analyses))
        return real(analyses, *rest)

    monkeypatch.setattr(comparison, "compare", counted)
    cache = str(tmp_path / "cache")
    run(collection(), tmp_path / "a", cache=cache)
    assert seen == [3] * 8
    run(collection(), tmp_path / "b", cache=cache)
    assert seen == [3] * 8
    assert results(tmp_path / "a") == results(tmp_path / "b")
    run(collection(), tmp_path / "c", cache=cache, settings=settings("serious"))
    assert seen == [3] * 16
    run(collection(), tmp_path / "d", settings=settings("serious"))
    assert results(tmp_path / "c") == results(tmp_path / "d")


def test_another_lexicon_leaves_nothing_of_the_first(tmp_path: Path, stand_in: StandIn) -> None:
    run(collection(), tmp_path / "a")
    run(collection(), tmp_path / "a", settings=settings("serious"))
    run(collection(), tmp_path / "b", settings=settings("serious"))
    assert results(tmp_path / "a") == results(tmp_path / "b")


@pytest.mark.parametrize("last", ["analyses-00000", "stories-00000"])
def test_a_record_of_the_run_before_does_not_outlive_its_files(
    tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    """Lexicon A, then B killed between files and record, then A again, whose files are as long as B's."""
    run(collection(), tmp_path)
    write = LocalFolder.write

    def killed(self: LocalFolder, name: str, data: bytes) -> None:
        if name == f".state/{last}":
            raise KeyboardInterrupt
        write(self, name, data)

    monkeypatch.setattr(LocalFolder, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        run(collection(), tmp_path, settings=settings("serious"))
    assert not (tmp_path / ".state" / last).exists()


def test_fewer_articles_leave_nothing_of_more(tmp_path: Path, stand_in: StandIn) -> None:
    run(collection(), tmp_path / "a", html=True)
    run(collection(3), tmp_path / "a")
    run(collection(3), tmp_path / "b")
    assert {n: d for n, d in results(tmp_path / "a").items() if n != "index.html"} == results(tmp_path / "b")


def test_pages_are_linked_from_the_index(tmp_path: Path, stand_in: StandIn) -> None:
    outcome = run(collection(), tmp_path, html=True)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    pages = list((tmp_path / "stories").glob("*.html"))
    assert len(pages) == outcome.compared == 8
    assert all(f"stories/{p.name}" in index for p in pages)


def test_a_killed_run_goes_on_and_ends_like_an_undisturbed_one(tmp_path: Path, stand_in: StandIn) -> None:
    script = (
        "from pathlib import Path; from corpus_notation import *; StandIn(pause=0.1).install();"
        f" run(collection(), Path({str(tmp_path / 'killed')!r}))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path])}
    with subprocess.Popen([sys.executable, "-c", script], env=environment) as process:
        first = tmp_path / "killed" / ".state" / "analyses-00000"
        deadline = time.monotonic() + 30
        while not first.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert first.exists()
    assert not (tmp_path / "killed" / "stories.csv").exists()
    run(collection(), tmp_path / "killed")
    assert 0 < len(stand_in.seen) < len(collection())
    run(collection(), tmp_path / "undisturbed")
    assert results(tmp_path / "killed") == results(tmp_path / "undisturbed")


def row(id: str, source: str, words: int) -> ArticleRow:
    return ArticleRow(id, source, None, "", None, None, words, words, 0, 0, None, 0, 0)


def test_the_longest_article_of_each_source_is_compared() -> None:
    found = [row("a1", "A", 10), row("a2", "A", 20), row("b1", "B", 5)]
    assert _chosen(found, {"A": 1, "B": 1}, dict.fromkeys(("a1", "a2", "b1"), 9)) == ["a2", "b1"]


def test_of_many_sources_those_that_tell_most_stories_are_compared() -> None:
    found = [row(s, s, 10) for s in "ABCDEFG"]
    told = dict.fromkeys("ABCDEFG", 1) | {"G": 9, "F": 2}
    chosen = _chosen(found, told, dict.fromkeys("ABCDEFG", 9))
    assert chosen == ["A", "B", "C", "F", "G"]
    assert len(chosen) == MOST_COMPARED


def test_fewer_sources_are_compared_where_their_articles_are_very_long() -> None:
    found = [row(s, s, 10) for s in "ABC"]
    told = {"A": 1, "B": 2, "C": 3}
    assert _chosen(found, told, dict.fromkeys("ABC", MOST_CHARACTERS // 2)) == ["B", "C"]
    assert _chosen(found, told, dict.fromkeys("ABC", MOST_CHARACTERS // 3)) == ["A", "B", "C"]


def test_tasks_grow_with_the_collection_and_stay_bounded() -> None:
    assert [chunk_size(n) for n in (1, 600, 6_000, 1_000_000)] == [8, 9, 93, 512]


@pytest.mark.parametrize("address", ["{}", "file://{}"])
def test_an_output_folder_gives_back_what_was_put_there(tmp_path: Path, address: str) -> None:
    if "://" in address:
        pytest.importorskip("fsspec")
    kept = output_folder(address.format(tmp_path))
    assert isinstance(kept, RemoteFolder if "://" in address else LocalFolder)
    assert kept.read("a/b") is None
    assert kept.sizes("a") == {}
    kept.write("a/b", b"0123456789")
    kept.write("a/c", b"")
    assert (kept.read("a/b"), kept.read("a/b", 2, 3), kept.read("a/b", 8)) == (b"0123456789", b"234", b"89")
    assert kept.sizes("a") == {"b": 10, "c": 0}
    kept.remove("a/b")
    assert kept.sizes("a") == {"c": 0}
