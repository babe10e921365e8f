"""framing explore in a real Chromium: three clicks to a sentence, back and forward, deep links, nothing elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    shown = chromium.new_page(viewport={"width": 1200, "height": 800})
    shown.set_default_timeout(30_000)
    yield shown
    shown.close()


def test_from_the_overview_to_a_sentence_in_three_clicks_and_back(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert "token" not in page.url
    page.click("#terms tbody a >> nth=0")
    page.wait_for_url("**/term/**")
    term = page.url
    page.click("#sentences a.sentence >> nth=0")
    page.wait_for_selector(".whole:target")
    page.go_back()
    page.wait_for_url(term)
    page.go_forward()
    page.wait_for_url("**/article/**")
    base = address.split("/?")[0]
    assert all(url.startswith(base) for url in asked)


def test_a_deep_link_and_a_filter(page: Page, address: str) -> None:
    base = address.split("/?")[0]
    page.goto(f"{base}/term/brutal?voice=own&sources=Gazette")
    assert page.locator("#sentences tbody tr").count() == 8
    page.fill("input[name=from]", "2024-03-05")
    page.click("form.filters button")
    page.wait_for_url("**from=2024-03-05**")
    page.wait_for_load_state()
    page.wait_for_function("document.querySelectorAll('#sentences tbody tr').length === 5")
    assert Path(page.url.split("?")[0]).name == "brutal"


def test_a_stranger_gets_nothing(page: Page, address: str) -> None:
    fresh = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    answer = fresh.goto(address.split("/?")[0] + "/")
    assert answer is not None
    assert answer.status == 403
