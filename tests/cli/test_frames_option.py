"""--frames of the commands that read what was saved: only schemes that were looked for, and the warning goes along."""

from __future__ import annotations

import sys
from pathlib import Path

import hand_made
import pytest
from msgspec.structs import replace

from framing.cli import main
from framing.coding.codebook import panels
from framing.coding.drawing import draw
from framing.errors import UsageError
from framing.model import Comparison
from framing.reporter.exports.json_export import comparison_json


def framing(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    return main()


def _with_codebook() -> Comparison:
    given = hand_made.comparison()
    herald, post = given.analyses
    own = tuple(replace(f, scheme="bridges", frame="haste") for f in herald.frames if f.scheme == "policy")
    return replace(given, analyses=(replace(herald, frames=(*herald.frames, *own)), post))


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "saved.json"
    path.write_text(comparison_json(_with_codebook()), encoding="utf-8")
    return path


def _told(monkeypatch: pytest.MonkeyPatch, saved: Path, *more: str) -> str:
    given = ("report", str(saved), "--panel", "frames", "--quiet", "--markdown", "out.md", *more)
    assert framing(monkeypatch, *given) == 0
    return Path("out.md").read_text(encoding="utf-8")


def test_report_shows_one_scheme_and_says_so(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _told(monkeypatch, saved, "--frames", "policy")
    assert "health-safety" in told
    assert "generic" not in told
    assert "Shown here: --panel frames --frames policy" in told
    assert "unvalidated" not in told


def test_a_codebook_is_named_by_its_file_and_warned_of(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _told(monkeypatch, saved, "--frames", "folder/bridges.csv")
    assert "haste" in told
    assert "Frames of bridges are unvalidated" in told


def test_all_schemes_without_the_option(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _told(monkeypatch, saved)
    assert {"haste", "conflict", "health-safety"} <= set(told.replace("|", " ").split())
    assert "Frames of bridges are unvalidated" in told


def test_a_scheme_that_was_not_looked_for_is_an_error(
    saved: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert framing(monkeypatch, "report", str(saved), "--frames", "moral") == 2
    assert "it has bridges, generic, policy" in capsys.readouterr().err


def test_a_sample_asks_about_one_scheme(saved: Path) -> None:
    drawn, key = draw([str(saved)], panels(["frames"]), n=50, seed=0, decoys=0, frames=["bridges"])
    assert key.candidates["frames"] == 1
    assert [i.about for i in drawn.items] == ["haste: as the codebook bridges defines it"]
    with pytest.raises(UsageError):
        draw([str(saved)], panels(["frames"]), n=50, seed=0, decoys=0, frames=["moral"])
