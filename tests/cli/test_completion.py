"""The completion scripts, run by the shells that are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli import main
from framing.cli.app import COMMANDS


def script(shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", ["framing", "completion", shell])
    assert main() == 0
    return capsys.readouterr().out


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["com"], {"compare", "completion"}),
        (["compare", "--pip"], {"--pipeline"}),
        (["compare", "a.txt", "--voice", ""], {"own", "quoted", "all"}),
        (["report", "--panel", "key"], {"keyness"}),
        (["lexicon", "s"], {"show", "suggest"}),
        (["lexicon", "show", "--cat"], {"--category"}),
        (["compare", ""], {"letter.txt", "script"}),
        (["completion", "z"], {"zsh"}),
    ],
)
def test_bash_completes(
    typed: list[str],
    offered: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "script").write_text(script("bash", monkeypatch, capsys))
    (tmp_path / "letter.txt").touch()
    ask = '. ./script; COMP_WORDS=(framing "$@"); COMP_CWORD=$#; _framing; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "-c", ask, "bash", *typed], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert set(done.stdout.split()) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_is_in_every_script(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = script(shell, monkeypatch, capsys)
    assert all(name in text for name in COMMANDS)
    assert "scheduler" in text  # an option of one command


@pytest.mark.skipif(not shutil.which("zsh"), reason="no zsh")
def test_zsh_reads_it_where_nothing_else_is_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "script").write_text(script("zsh", monkeypatch, capsys))
    ask = ". ./script && print -r -- $_comps[framing]"
    done = subprocess.run(
        ["zsh", "-f", "-c", ask], cwd=tmp_path, capture_output=True, text=True, timeout=60, env={"HOME": str(tmp_path)}
    )
    assert done.stderr == ""
    assert "_framing" in done.stdout
