"""framing cache: what is there, by kind, and nothing afterwards."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from framing.cache.store import Store
from framing.cli import main
from framing.folders import cache_file


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))


def called(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", "cache", *arguments])
    return main()


def test_info_has_a_line_for_each_kind(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(cache_file()) as kept:
        kept.put([(b"a", 1), (b"b", 2)], kind="analysis")
        kept.put([(b"p", random.Random(0).randbytes(1_000_000))], kind="output", spare=True)
    assert called(monkeypatch, "info") == 0
    first, *kinds = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{cache_file()}: 3 records, ")
    assert [line.split() for line in kinds] == [["output", "1", "1.0", "MB"], ["analysis", "2", "0.0", "MB"]]


def test_nothing_is_left_when_it_is_cleared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(cache_file()) as kept:
        kept.put([(b"a", 1)], kind="analysis")
    assert called(monkeypatch, "clear") == 0
    assert called(monkeypatch, "info") == 0
    dropped, *rest = capsys.readouterr().out.splitlines()
    assert dropped == "1 records dropped"
    assert len(rest) == 1
    assert ": 0 records, " in rest[0]
