"""Bad input and bad luck, tried from outside: streams, signals, the network. Each run costs half a second."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STORY = "Storm hits coast\nThe wind rose in the night and it took the roof of the old town hall.\nNobody was hurt."
FRAMING = f"{sys.executable} -c 'import sys; from framing.cli import main; sys.exit(main())'"
GUARD = """
import socket
def refuse(*_, **__):
    raise SystemExit("network")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="uses /dev/full and a POSIX shell")


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command.replace("FRAMING", FRAMING)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "code", "out", "err"),
    [
        ("{ sleep 0.5; FRAMING columns; } | true; exit ${PIPESTATUS[0]}", (1, 141), "", ""),
        ("FRAMING stories a.txt b.txt > /dev/full", (1,), "", "framing: No space left on device\n"),
        ("FRAMING --version > /dev/full", (1,), "", "framing: No space left on device\n"),
        ("FRAMING stories a.txt b.txt >&-", (141,), "", ""),
        ("FRAMING --version >&-", (141,), "", ""),
        ("FRAMING stories missing.txt 2>&-", (1,), "", ""),
        ("FRAMING stories missing.txt 2>/dev/full", (1,), "", ""),
        ("FRAMING stories - <&-", (1,), "", "framing: -: standard input is closed\n"),
        ("FRAMING stories <(cat a.txt) b.txt --json - -q", (0,), '"stories"', ""),
        ("FRAMING stories a.txt b.txt -q --csv /dev/full", (1,), "", "framing: /dev/full: no space left on device\n"),
    ],
)
def test_streams_that_are_closed_or_full_end_quietly(
    folder: Path, command: str, code: tuple[int, ...], out: str, err: str
) -> None:
    done = shell(command, folder)
    assert done.returncode in code
    assert out in done.stdout
    assert bool(out) == bool(done.stdout)
    assert done.stderr == err


@pytest.mark.parametrize("delay", [0.15, 0.4])
def test_ctrl_c_is_one_line_and_130_also_while_importing(folder: Path, delay: float) -> None:
    (folder / "pipe.txt").unlink(missing_ok=True)
    os.mkfifo(folder / "pipe.txt")  # nobody writes: the run waits for ever
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # not so in background jobs
    program = f"import sys; {heard}; from framing.cli import main; print('go', flush=True); sys.exit(main())"
    started = subprocess.Popen(
        [sys.executable, "-c", program, "analyze", "pipe.txt"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "go\n"
    time.sleep(delay)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out, err) == (130, "", "framing: interrupted\n")


def test_a_page_is_read_without_the_network(folder: Path) -> None:
    text = "<p>The wind rose in the night and it took the roof of the old town hall, the mayor said.</p>" * 5
    page = f'<html><link rel="stylesheet" href="http://x.invalid/a.css"><article><h1>Storm</h1>{text}</article></html>'
    (folder / "c.html").write_text(page)
    (folder / "sitecustomize.py").write_text(GUARD)
    done = shell("FRAMING stories a.txt c.html", folder, PYTHONPATH=str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 articles" in done.stdout


def test_no_home_and_a_folder_that_is_gone(folder: Path) -> None:
    assert shell("unset HOME; FRAMING stories a.txt b.txt -q", folder).returncode == 0
    done = shell("mkdir gone; cd gone; rmdir ../gone; FRAMING stories a.txt", folder)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Traceback" not in done.stderr


def test_a_terminal_hears_of_the_work_at_once_and_a_pipe_never(folder: Path) -> None:
    leader, follower = os.openpty()
    program = "import sys; from framing.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "stories", "a.txt", "b.txt"]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=follower, timeout=60, check=True)
    os.close(follower)
    assert os.read(leader, 1000).decode() == "Reading…\r"
    os.close(leader)
    assert b"Reading" not in done.stdout
