"""framing explore needs no network: it works whole where there is none, and connects to nothing where there is one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("without_network.py")
KINDS = {"", "stories", "story", "entities", "entity", "terms", "term", "article", "versus", "frames", "frame"}
KINDS |= {"report"}
OUTSIDE = ("192.0.2.1", 80)
GUARD = """
import sys
asked = []
def guard(event, values):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        place = values[0] if event.startswith("socket.get") else values[1]
        host = place[0] if isinstance(place, tuple) else place
        if host not in ("127.0.0.1", "localhost"):
            print(f"asked for {event} {place}", file=sys.stderr)
            raise OSError("nothing but this machine may be reached")
sys.addaudithook(guard)
sys.argv = sys.argv[1:]
sys.path.insert(0, sys.argv[0].rpartition("/")[0])
import without_network
without_network.bring_loopback_up = lambda: None
from pathlib import Path
without_network.main(Path(sys.argv[1]), "")
"""


def namespace() -> list[str]:
    """The command that runs another one without a network; the test is skipped where that is not allowed."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        pytest.skip("a network namespace needs Linux and unshare")
    command = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
    tried = subprocess.run([*command, "true"], capture_output=True, text=True)
    if tried.returncode:
        pytest.skip(f"a network namespace is not allowed here: {tried.stderr.strip()}")
    return command


def walked(command: list[str]) -> dict[str, object]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.slow
@pytest.mark.browser
def test_every_page_works_in_a_browser_without_a_network(plain_folder: Path, chromium_path: str) -> None:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = walked([*namespace(), sys.executable, str(SCRIPT), str(plain_folder), chromium_path])
    assert found["cut_off"]
    assert found["failed"] == []
    assert set(found["kinds"]) >= KINDS  # type: ignore[call-overload]


def test_the_server_connects_to_nothing_but_this_machine(plain_folder: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra explore is not installed")
    done = subprocess.run([sys.executable, "-c", GUARD, str(SCRIPT), str(plain_folder)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    refused = [line for line in done.stderr.splitlines() if line.startswith("asked for")]
    assert refused == [f"asked for socket.connect {OUTSIDE}"]  # the script's own attempt: the guard works
    found = json.loads(done.stdout.splitlines()[-1])
    assert set(found["kinds"]) >= KINDS
