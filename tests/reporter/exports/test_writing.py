"""Whole files or none, and never over an input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.errors import ExportError, UsageError
from framing.reporter.exports import writing


def test_writes_text_as_utf8_with_line_feeds(tmp_path: Path) -> None:
    writing.write_file(tmp_path / "a.csv", "é\n")
    assert (tmp_path / "a.csv").read_bytes() == b"\xc3\xa9\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    writing.write_file(path, b"new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    writing.write_file(tmp_path / "link", "new")
    assert (tmp_path / "real").read_text() == "new"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interruption: BaseException | type[BaseException]
) -> None:
    (tmp_path / "a").write_text("old")

    def fail(_: int) -> None:
        raise interruption

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((KeyboardInterrupt, ExportError)):
        writing.write_file(tmp_path / "a", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "old"


def test_a_folder_of_files(tmp_path: Path) -> None:
    writing.write_folder(tmp_path / "new" / "deep", {"a.csv": "1", "b.parquet": b"2"})
    assert sorted(p.name for p in (tmp_path / "new" / "deep").iterdir()) == ["a.csv", "b.parquet"]


def test_writes_in_place_what_is_no_regular_file() -> None:
    writing.write_file("/dev/null", "gone")
    assert Path("/dev/null").is_char_device()


def test_good_targets_pass(tmp_path: Path) -> None:
    writing.check_targets([str(tmp_path / "a.csv"), "-"], ["in.txt", "-"], folders=[str(tmp_path / "new")])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder"):
        writing.check_targets([str(tmp_path / "no" / "a.csv")], [])


def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(ExportError, match="is a folder"):
        writing.check_targets([str(tmp_path)], [])
    with pytest.raises(ExportError, match="is a file"):
        writing.check_targets([], [], folders=[str(tmp_path / "f")])


@pytest.mark.parametrize("named", ["{}", "Source name={}"])
def test_an_input_is_never_overwritten(tmp_path: Path, named: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    (tmp_path / "link.txt").symlink_to(path)
    for output in (path, tmp_path / "link.txt", tmp_path / "." / "a.txt"):
        with pytest.raises(UsageError, match="is an input"):
            writing.check_targets([str(output)], [named.format(path)])


def test_the_same_output_twice(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="twice"):
        writing.check_targets([str(tmp_path / "a"), f"{tmp_path}/./a"], [])
