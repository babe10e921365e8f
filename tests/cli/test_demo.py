"""framing demo: a first comparison from an installed package, without a file of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from framing.cli import main
from framing.demo import pair


def run(monkeypatch: pytest.MonkeyPatch, *given: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *given])
    return main()


def test_the_articles_lie_in_the_package() -> None:
    import framing

    assert all(path.is_relative_to(Path(framing.__file__).parent) for path in pair())


@pytest.mark.model
def test_it_prints_the_comparison_and_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "demo", "--copy", "mine") == 0
    demo = capsys.readouterr()
    assert "What sets them apart" in demo.out
    assert "mine/harbour-post.txt" in demo.err
    assert "framing compare" in demo.err
    assert run(monkeypatch, "compare", "mine/harbour-post.txt", "mine/coast-courier.txt") == 0
    assert capsys.readouterr().out == demo.out


@pytest.mark.model
def test_a_copy_never_replaces_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "harbour-post.txt"
    mine.write_text("Another text of mine. The mayor left.", encoding="utf-8")
    run(monkeypatch, "demo", "--copy", str(tmp_path), "--quiet")
    assert mine.read_text(encoding="utf-8") == "Another text of mine. The mayor left."
    assert (tmp_path / "coast-courier.txt").is_file()
