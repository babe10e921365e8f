"""framing corpus with addresses on storage that is not this machine's folders (fsspec): inputs and results."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from framing.cli import main, running
from framing.runs.analyst import Analyst

sys.path.insert(0, str(Path(__file__).parents[1]))
from corpus_notation import StandIn, collection, results

fsspec = pytest.importorskip("fsspec")

ROWS = [{"id": a.id, "source": a.source, "date": a.date, "text": a.text} for a in collection()]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(Analyst, "parse", StandIn().method())
    system = fsspec.filesystem("memory")
    _empty(system)
    yield system
    _empty(system)


def _empty(system: Any) -> None:
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def corpus(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", "corpus", *arguments, "--jobs", "1", "--no-cache", "--quiet"])
    return main()


def in_memory(system: Any, place: str) -> dict[str, bytes]:
    found = {name.removeprefix(f"{place}/"): system.cat_file(name) for name in system.find(place)}
    return {name: data for name, data in found.items() if not name.startswith((".state", "audit.json"))}


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), out)
    return out.getvalue()


def test_json_lines_and_results_in_memory_give_what_folders_give(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    memory.pipe_file("/in/a.jsonl", LINES)
    assert corpus(monkeypatch, str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "out"), "--html") == 0
    assert corpus(monkeypatch, "memory://in/a.jsonl", "--out", "memory://out", "--html") == 0
    here, there = results(tmp_path / "out"), in_memory(memory, "/out")
    assert here.keys() == there.keys()
    assert {n for n in here if n.endswith(".parquet")} > {"analyses/events/part-00000.parquet"}
    same = [n for n in here if n.startswith("analyses/events") or n in ("stories.csv", "sources.csv", "terms.csv")]
    assert all(here[n] == there[n] for n in same)
    assert "memory://in/a.jsonl" in there["articles.csv"].decode()


def test_a_second_run_there_writes_nothing_again(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe_file("/in/a.jsonl", LINES)
    assert corpus(monkeypatch, "memory://in/a.jsonl", "--out", "memory://out") == 0
    before = {name: memory.modified(name) for name in memory.find("/out") if "/stories/" in name or "/analyses" in name}
    assert len(before) == 8 + 3 * 12 + 2 * 3  # stories, evidence, state
    assert corpus(monkeypatch, "memory://in/a.jsonl", "--out", "memory://out") == 0
    assert {name: memory.modified(name) for name in before} == before


def test_parquet_from_memory(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe_file("/in/a.parquet", parquet())
    assert corpus(monkeypatch, "memory://in/a.parquet", "--out", "memory://out") == 0
    assert in_memory(memory, "/out")["articles.csv"].count(b"\n") == len(ROWS) + 1


def test_a_folder_from_memory(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for row in ROWS[:6]:
        memory.pipe_file(f"/in/deep/{row['id']}.txt", str(row["text"]).encode())
    assert corpus(monkeypatch, "memory://in", "--out", "memory://out") == 0
    told = in_memory(memory, "/out")["articles.csv"].decode()
    assert told.count("\n") == 7
    assert "memory://in/deep/gazette-0.txt" in told


def test_json_lines_in_a_zip_file(memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("data/a.jsonl", LINES)
    assert corpus(monkeypatch, f"zip://data/a.jsonl::{tmp_path / 'a.zip'}", "--out", str(tmp_path / "out")) == 0
    assert (tmp_path / "out" / "articles.csv").read_text(encoding="utf-8").count("\n") == len(ROWS) + 1


@pytest.mark.parametrize(
    ("given", "out", "told"),
    [
        ("memory://nowhere/a.jsonl", "memory://out", "memory://nowhere/a.jsonl: cannot be read"),
        ("memory://in", "memory://in/out", "memory://in/out: inputs and results would be mixed"),
        ("memory://in/a.jsonl", "memory://full", "memory://full: holds 'letter.txt' and no results"),
        ("memory://in/a.jsonl", "nosuch://out", "nosuch://out: "),
    ],
)
def test_what_cannot_be_is_one_line(
    memory: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: str, out: str, told: str
) -> None:
    memory.pipe_file("/in/a.jsonl", LINES)
    memory.pipe_file("/full/letter.txt", b"mine")
    assert corpus(monkeypatch, given, "--out", out) in (1, 2)
    error = capsys.readouterr().err
    assert error.startswith(f"framing: {told}")
    assert error.count("\n") == 1
    assert not [name for name in memory.find("/") if name.startswith(("/out", "/in/out"))]


@pytest.fixture
def heard() -> Iterator[None]:
    """Signals as in a terminal, also where this run is started by nohup."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_run_in_order_while_it_analyses(
    monkeypatch: pytest.MonkeyPatch, memory: Any, tmp_path: Path, number: int
) -> None:
    def ended(*_: object, **__: object) -> None:
        assert signal.getsignal(number) is not signal.SIG_DFL
        os.kill(os.getpid(), number)
        time.sleep(5)  # the signal comes before that

    memory.pipe_file("/in/articles.jsonl", LINES)
    monkeypatch.setattr("framing.corpus.run.run", ended)
    assert corpus(monkeypatch, "memory://in/articles.jsonl", "--out", str(tmp_path / "out")) == 128 + number


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_copy_is_cleared_away_where_the_command_is_ended(
    monkeypatch: pytest.MonkeyPatch, memory: Any, tmp_path: Path, number: int
) -> None:
    memory.pipe_file("/in/articles.jsonl", LINES)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[Path] = []

    def ended(paths: Sequence[str], **_: object) -> None:
        seen.extend(Path(p) for p in paths if Path(p).is_file())
        os.kill(os.getpid(), number)
        time.sleep(5)  # the signal comes before that

    monkeypatch.setattr(running, "read_articles", ended)
    assert corpus(monkeypatch, "memory://in/articles.jsonl", "--out", str(tmp_path / "out")) == 128 + number
    assert len(seen) == 1
    assert not seen[0].exists()
    assert not list(tmp_path.glob("framing-*"))
    assert signal.getsignal(number) is signal.SIG_DFL


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with running.orderly():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
