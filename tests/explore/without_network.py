"""Run by test_explore_network.py in a network namespace of its own: serve a corpus and read it all in a browser.

Arguments: folder, path of Chromium ("" to read without a browser). Prints a line of JSON.
"""

from __future__ import annotations

import fcntl
import json
import socket
import struct
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from re import findall
from urllib.request import Request, urlopen

from framing.explore import index, server

KINDS = 3
"""Pages of each kind that are read."""
OUTSIDE = ("192.0.2.1", 80)
"""An address kept for documentation (RFC 5737): nobody answers there."""


def bring_loopback_up() -> None:
    name = struct.pack("16sh", b"lo", 0x1 | 0x40)  # up and running
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, 0x8914, name)  # SIOCSIFFLAGS


def is_cut_off() -> bool:
    """Whether nothing outside this machine can be reached: at once, not after a time-out."""
    try:
        with socket.socket() as s:
            s.settimeout(5)
            s.connect(OUTSIDE)
    except TimeoutError:
        return False
    except OSError:
        return True
    return False


def walk(read: Callable[[str], str]) -> dict[str, int]:
    """Read pages of each kind, from the overview on; returns how many of each."""
    waiting, seen, kinds = ["/", "/static/style.css"], set[str](), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        kind = address.split("?")[0].split("/")[1]
        if address in seen or kinds.get(kind, 0) >= KINDS:
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        waiting += [a.replace("&amp;", "&") for a in findall(r'href="(/[^"#]*)', read(address))]
    return kinds


def main(folder: Path, chromium: str) -> None:
    bring_loopback_up()
    told: Queue[str] = Queue()
    given = (folder, folder / index.FILE)
    threading.Thread(target=server.serve, args=given, kwargs={"port": 0, "ready": told.put}, daemon=True).start()
    first = told.get(timeout=60)
    base, token = first.split("/?token=")
    failed: list[str] = []
    if chromium:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            page.on("requestfailed", lambda request: failed.append(request.url))
            page.goto(first)

            def read(address: str) -> str:
                if address.split("?")[0].endswith((".csv", ".json")):  # a download
                    return page.request.get(base + address).text()
                answer = page.goto(base + address)
                assert answer is not None
                return answer.text()

            kinds = walk(read)
            browser.close()
    else:
        cookie = {"Cookie": f"framing-{base.rsplit(':', 1)[1]}={token}"}
        kinds = walk(lambda address: urlopen(Request(base + address, headers=cookie)).read().decode())
    print(json.dumps({"cut_off": is_cut_off(), "kinds": kinds, "failed": failed}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
