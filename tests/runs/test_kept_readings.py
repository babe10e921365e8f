"""A collection that was read before is taken from the cache, if nothing about it has changed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from framing.cache import keys
from framing.cache.store import Store
from framing.model import Article
from framing.reader import Reading, draft, reading
from framing.runs.kept_readings import memo

ROWS = [
    {"id": f"a{n}", "source": "Gazette", "title": f"Storm {n}", "text": f"Storm {n}\nThe wind rose in the night.\nÉté."}
    for n in range(30)
]


@pytest.fixture(autouse=True)
def little_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WORTH_KEEPING", range(1000, 100_000))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "a.jsonl", ROWS)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the drafts that were made into articles."""
    found: list[str] = []
    real = draft.article

    def counted(given: draft.Draft, *, source: str | None, fallback: str) -> Article:
        found.append(given.name)
        return real(given, source=source, fallback=fallback)

    monkeypatch.setattr(draft, "article", counted)
    return found


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read(argument: Path | str, tmp_path: Path, encoding: str | None = None) -> Reading:
    with Store(tmp_path / "cache") as cache:
        return reading.read([str(argument)], encoding=encoding, memo=memo(cache))


def test_it_is_read_once(tmp_path: Path, path: Path, worked: list[str]) -> None:
    plain = reading.read([str(path)])
    first = read(path, tmp_path)
    worked.clear()
    assert read(path, tmp_path) == first == plain
    assert worked == []
    assert len(first.articles) == 30


def test_what_has_changed_is_read(
    tmp_path: Path, path: Path, worked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(path, tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("wind", "wave"), encoding="utf-8")
    other = written(tmp_path / "b.jsonl", ROWS)
    for argument, encoding in ((path, None), (f"Herald={path}", None), (other, None), (path, "cp1252")):
        worked.clear()
        assert read(argument, tmp_path, encoding) == reading.read([str(argument)], encoding=encoding)
        assert len(worked) == 60
    worked.clear()
    monkeypatch.setattr(keys, "program_fingerprint", lambda: "another")
    read(path, tmp_path)
    assert len(worked) == 30


def test_what_has_problems_or_is_small_is_not_kept(tmp_path: Path, worked: list[str]) -> None:
    broken = written(tmp_path / "broken.jsonl", [*ROWS, {"id": "b"}])
    small = written(tmp_path / "small.jsonl", ROWS[:3])
    for path in (broken, small):
        first = read(path, tmp_path)
        worked.clear()
        again = read(path, tmp_path)
        assert [str(p) for p in again.problems] == [str(p) for p in first.problems]
        assert again.articles == first.articles
        assert worked
    with Store(tmp_path / "cache") as cache:
        known = cache.info()
        assert known is not None
        assert known.records == 0


def test_a_damaged_record_is_read_anew(tmp_path: Path, path: Path, worked: list[str]) -> None:
    first = read(path, tmp_path)
    with sqlite3.connect(tmp_path / "cache") as connection:
        assert connection.execute("UPDATE records_3 SET data = substr(data, 1, 50) WHERE spare").rowcount == 1
    worked.clear()
    assert read(path, tmp_path) == first
    assert len(worked) == 30


def test_what_is_read_with_the_help_of_others_is_not_kept(tmp_path: Path, worked: list[str]) -> None:
    """Their versions are no part of the address."""
    page = tmp_path / "a.txt"
    page.write_text("The wind rose in the night.\n" * 100, encoding="utf-8")
    read(page, tmp_path)
    worked.clear()
    read(page, tmp_path)
    assert worked
