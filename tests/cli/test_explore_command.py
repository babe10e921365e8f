"""framing explore: what it says before it serves anything."""

from __future__ import annotations

import sys

import pytest

from framing import cli


def test_it_needs_a_folder_or_the_demo(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["framing", "explore"])
    assert cli.main() == 2
    assert "give a FOLDER, or --demo" in capsys.readouterr().err
