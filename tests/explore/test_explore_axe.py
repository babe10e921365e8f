"""framing explore passes axe-core: every kind of page, in light and dark, at the width of a desk and of a phone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Any

import pytest

from corpus_notation import run
from framing import api
from framing.corpus import inputs
from framing.demo import articles_file
from framing.explore import index, server
from framing.reader import read

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/stories",
    "/articles",
    "/entities",
    "/terms?lexicon=test",
    "/speakers",
    "/frames",
    "/versus",
    "/search?q=talk",
    "/statements",
    "/uses",
    "/entity/dresden?voice=own&entity=esbjerg",
    "/term/brutal",
    "/frame/policy/economic",
    "/nothing",
]
ON_A_PHONE = ["/", "/frames", "/versus", "/term/brutal"]
"""Where pictures and tables scroll, which is all that differs there."""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}


@pytest.fixture(scope="module", params=LOOKS)
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(**LOOKS[request.param])
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()


@pytest.fixture(scope="module")
def found_addresses(address: str, chromium: Browser) -> list[str]:
    """A story, an article and an entity, whose addresses depend on the corpus."""
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(address)
    base = address.split("/?")[0]
    found = []
    for path, selector in [
        ("/stories", "#stories tbody a"),
        ("/articles", "#articles tbody a"),
        ("/entities", "#entities tbody a"),
    ]:
        opened.goto(base + path)
        found.append(str(opened.locator(selector).first.get_attribute("href")))
    context.close()
    return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the demo's twelve stories: a parse that has speakers, verbs of saying and statements."""
    pytest.importorskip("uvicorn", reason="the extra explore is not installed")
    out = tmp_path_factory.mktemp("demo") / "out"
    articles, _ = inputs.in_order(read([str(articles_file())]).articles)
    run(articles, out, settings=api.settings())
    index.build(out)
    told: Queue[str] = Queue()
    given: tuple[Path, Path] = (out, out / index.FILE)
    threading.Thread(target=server.serve, args=given, kwargs={"port": 0, "ready": told.put}, daemon=True).start()
    return told.get(timeout=60)


def violations(page: Page) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]


CASES = [(look, path) for look in LOOKS for path in (ON_A_PHONE if look == "phone" else PATHS)]


@pytest.mark.parametrize(("page", "path"), CASES, indirect=["page"])
def test_a_page_has_no_violations(page: Page, address: str, path: str) -> None:
    page.goto(address.split("/?")[0] + path)
    open_all(page)
    assert violations(page) == []


def test_pages_of_this_corpus_have_none(page: Page, address: str, found_addresses: list[str]) -> None:
    for path in found_addresses:
        page.goto(address.split("/?")[0] + path)
        open_all(page)
        assert violations(page) == [], path


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("look", ["light", "dark"])
def test_speakers_and_reports_have_none(look: str, chromium: Browser, demo: str) -> None:
    context = chromium.new_context(**LOOKS[look], reduced_motion="reduce")
    page = context.new_page()
    page.goto(demo)
    base = demo.split("/?")[0]
    seen = []
    for list_of, kind in [("speakers", "speaker"), ("stories", "story"), ("entities", "entity"), ("terms", "term")]:
        page.goto(f"{base}/{list_of}")
        link = page.locator(f"main a[href*='/{kind}/']").first.get_attribute("href")
        page.goto(base + str(link))
        open_all(page)
        seen.append(page.url)
        assert violations(page) == [], page.url
        if kind == "speaker":
            assert page.locator("main q, main .statement, main table").count() > 0
        if kind == "story":
            page.goto(base + str(page.locator("a[href*='/report/']").first.get_attribute("href")))
            open_all(page)
            seen.append(page.url)
            assert violations(page) == [], page.url
    context.close()
    assert [url.removeprefix(base).split("/")[1] for url in seen] == ["speaker", "story", "report", "entity", "term"]


def open_all(page: Page) -> None:
    """Unfold what is folded, so that it is looked at."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def test_axe_finds_what_is_wrong(page: Page, address: str) -> None:
    """Otherwise the tests above would say nothing: an image without a text, and light grey on white."""
    page.goto(address.split("/?")[0] + "/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"/favicon.ico\">')")
    assert any(v.startswith("image-alt") for v in violations(page))
