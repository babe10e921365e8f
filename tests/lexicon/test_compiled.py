"""Kept copies of lexicons: never another result than reading anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon import compiled, load


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(load, "WORTH_KEEPING", 10)
    path = Path("large.csv")
    path.write_text("term,category,weight,colour\nregime,label,0.5,red\nthug,,,\n", encoding="utf-8")
    return path


def test_a_kept_copy_is_the_same(large: Path) -> None:
    first = load.find("large.csv")
    copies = list(compiled.folder().iterdir())
    assert len(copies) == 1
    assert load.find("large.csv") == first
    assert load.find("./large.csv").info.path == "large.csv"
    assert first.warnings


def test_the_copy_is_what_is_read(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load.find("large.csv")
    monkeypatch.setattr(load, "_reading", None)  # reading anew would fail
    assert load.find("large.csv") == first


def test_a_changed_file_is_read_anew(large: Path) -> None:
    load.find("large.csv")
    large.write_text("term\nregime\njunta\n", encoding="utf-8")
    assert [e.term for e in load.find("large.csv").entries] == ["regime", "junta"]


@pytest.mark.parametrize("harm", [b"", b"x", b"\0" * 500])
def test_a_broken_copy_is_read_anew(large: Path, harm: bytes) -> None:
    first = load.find("large.csv")
    copy = next(compiled.folder().iterdir())
    for data in (harm, copy.read_bytes()[:-1], copy.read_bytes() + harm + b"y"):
        copy.write_bytes(data)
        assert load.find("large.csv") == first


def test_without_a_folder_to_write_to(large: Path) -> None:
    compiled.folder().parent.mkdir(parents=True)
    compiled.folder().write_text("a file in the way")
    assert len(load.find("large.csv").entries) == 2


def test_malformed_files_are_not_kept(large: Path) -> None:
    large.write_text("term,weight\nregime,9\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(LexiconError, match=r"large\.csv:2"):
            load.find("large.csv")
    assert not compiled.folder().exists()


def test_old_copies_go(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "KEPT", 3)
    for i in range(6):
        large.write_text(f"term\nregime\nterm{i}\n", encoding="utf-8")
        load.find("large.csv")
    assert len(list(compiled.folder().iterdir())) == 3
