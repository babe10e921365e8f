"""framing explore in a real Chromium: three clicks to a sentence, back and forward, deep links, nothing elsewhere."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from corpus_notation import StandIn, collection, run
from framing.explore import index, server
from framing.runs.analyst import Analyst

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The first address of a server in a thread of this process."""
    pytest.importorskip("uvicorn", reason="the extra explore is not installed")
    out = tmp_path_factory.mktemp("corpus") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Analyst, "parse", StandIn().method())
        run(collection(), out)
    told: Queue[str] = Queue()
    path = index.build(out)
    threading.Thread(target=server.serve, args=(out, path), kwargs={"port": 0, "ready": told.put}, daemon=True).start()
    return told.get(timeout=60)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("FRAMING_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("no Chromium: install one or name it in FRAMING_CHROMIUM")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        shown = opened.new_page(viewport={"width": 1200, "height": 800})
        shown.set_default_timeout(30_000)
        yield shown
        opened.close()


def test_from_the_overview_to_a_sentence_in_three_clicks_and_back(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert "token" not in page.url
    page.click("#terms tbody a >> nth=0")
    term = page.url
    page.click("#sentences a.sentence >> nth=0")
    page.wait_for_selector(".whole:target")
    page.go_back()
    assert page.url == term
    page.go_forward()
    assert "/article/" in page.url
    base = address.split("/?")[0]
    assert all(url.startswith(base) for url in asked)


def test_a_deep_link_and_a_filter(page: Page, address: str) -> None:
    base = address.split("/?")[0]
    page.goto(f"{base}/term/brutal?voice=own&sources=Gazette")
    assert page.locator("#sentences tbody tr").count() == 8
    page.fill("input[name=from]", "2024-03-05")
    page.click("form.filters button")
    assert "from=2024-03-05" in page.url
    assert page.locator("#sentences tbody tr").count() == 5
    assert Path(page.url.split("?")[0]).name == "brutal"


def test_a_stranger_gets_nothing(page: Page, address: str) -> None:
    fresh = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    answer = fresh.goto(address.split("/?")[0] + "/")
    assert answer is not None
    assert answer.status == 403
