"""The HTML page in a real Chromium, from file://: it works, by mouse and by keyboard, and nothing gets in or out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hand_made
import pytest
from msgspec.structs import replace
from test_html import STORY, Used, _evil

from framing.model import AlignedPassage, Comparison, Evidence, PartKind, Sentence
from framing.reporter.display import display
from framing.reporter.html.html_export import html
from framing.reporter.html.html_index import index_html
from framing.reporter.tables import corpus_tables, tables
from framing.results import Compared

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[BrowserContext]:
    """A Chromium for all tests of this file, without motion."""
    context = chromium.new_context(viewport={"width": 1200, "height": 700}, reduced_motion="reduce")
    context.set_default_timeout(30_000)  # a busy machine is no fault
    yield context
    context.close()


def _long() -> Comparison:
    """The hand-made comparison, the second article long; what the first says at its start, that says at its end."""
    given = hand_made.comparison()
    first, second = given.analyses
    text, sentences, parts = second.article.text, list(second.sentences), list(second.article.parts)
    for i in range(80):
        start = len(text)
        text += f"Sentence {i} of a long report tells of something else again.\n"
        sentences.append(Sentence(start, len(text) - 1, PartKind.BODY, 10, 10))
        parts.append(replace(parts[-1], start=start, end=len(text) - 1))
    article = replace(second.article, text=text, parts=tuple(parts))
    last, herald = sentences[-1], given.passages[0].passages[0]
    told = Evidence("post", "The Post", last.start, last.end, text[last.start : last.end], len(sentences) - 1)
    return replace(
        given,
        analyses=(first, replace(second, article=article, sentences=tuple(sentences))),
        passages=(AlignedPassage("closing", 0.8, (herald, told)),),
    )


def _by_address() -> Comparison:
    """Three articles, the first from an outlet that only its address names."""
    given = hand_made.many(3)
    first, *others = given.analyses
    host = f"https://www.{'averylongnameofanoutlet' * 3}.example"
    return replace(given, analyses=(replace(first, article=replace(first.article, source=host)), *others))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages under test."""
    made = tmp_path_factory.mktemp("pages")
    given = {"plain": hand_made.comparison(), "long": _long(), "evil": _evil(), "address": _by_address()}
    given |= {f"many{n}": hand_made.many(n) for n in (3, 4, 5)}
    for name, comparison in given.items():
        (made / f"{name}.html").write_text(html(comparison, tables.report(comparison)), encoding="utf-8")
    stories = [replace(STORY, id=f"s{i}", label=f"Story {i}", articles=i % 7 + 2) for i in range(250)]
    apart = corpus_tables.table("frames", "", corpus_tables.FRAMES, [Used("The Herald", "security")])
    (made / "index.html").write_text(index_html(stories, frames=apart), encoding="utf-8")
    return made


class Seen:
    """A page with all that it said and asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("dialog", lambda dialog: self.faults.append("dialog"))
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture
def show(browser: BrowserContext, folder: Path) -> Iterator[Any]:
    """Open a page; at the end it must have said nothing and asked for nothing but itself."""
    opened: list[Seen] = []

    def show(name: str, address: str = "") -> Page:
        seen = Seen(browser.new_page())
        seen.page.goto((folder / f"{name}.html").as_uri() + address)
        opened.append(seen)
        return seen.page

    yield show
    for seen in opened:
        assert seen.faults == []
        assert [r for r in seen.requests if not r.startswith(folder.as_uri())] == []
        assert len(seen.requests) == 1
        seen.page.close()


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    page.wait_for_selector("#t-notes table")


def _marks(page: Page, selector: str = "") -> int:
    return page.locator(f".mark:not(.off){selector}").count()


@pytest.mark.parametrize("name", ["plain", "evil", "many5"])
def test_texts_stand_on_the_page_as_they_are(show: Any, name: str) -> None:
    given = {"plain": hand_made.comparison, "evil": _evil, "many5": lambda: hand_made.many(5)}[name]()
    page = show(name)
    for number, analysis in enumerate(given.analyses):
        shown = page.locator("article.text").nth(number).locator(".scroll p").evaluate_all(
            "ps => ps.map(p => p.textContent)"
        )  # fmt: skip
        article = analysis.article
        assert shown == [display(article.text[p.start : p.end]) for p in article.parts]


def test_hostile_text_stays_text(show: Any) -> None:
    page = show("evil")
    _open_all(page)
    assert page.locator("main img, main iframe, main svg[onload], table script").count() == 0
    assert "<img src=x" in page.inner_text("#t-loaded_terms table")


def test_injected_scripts_and_handlers_do_not_run(show: Any, folder: Path, browser: BrowserContext) -> None:
    page = browser.new_page()
    page.goto((folder / "plain.html").as_uri())
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.broken = 1";
        document.body.append(script);
        const box = document.createElement("div");
        box.innerHTML = '<img src="x:" onerror="window.broken = 2"><b onclick="window.broken = 3">x</b>';
        document.body.append(box);
        box.querySelector("b").click();
    }""")
    page.wait_for_timeout(50)
    assert page.evaluate("window.broken") is None
    page.close()


def test_layers_voices_and_categories_filter(show: Any) -> None:
    page = show("plain")
    assert _marks(page, ".term") == len(page.locator(".mark.term").all()) > 0
    page.uncheck("input[value=term]")
    assert _marks(page, ".term") == 0
    page.check("input[value=term]")
    page.uncheck("input[name=voice][value=own]")
    assert _marks(page, ":text-is('Defiant')") == 0
    assert _marks(page, ":text-is('slap in the face')") == 1
    page.click("#reset")
    page.select_option("#category", "metaphor")
    assert _marks(page) == page.locator(".mark.term:not(.off)").count() > 0
    assert "marks" in page.inner_text("#status")


def test_signs_go_with_their_marks(show: Any) -> None:
    page = show("plain")
    signed = page.locator(".mark[data-sign]:text-is('Defiant')")
    assert signed.get_attribute("data-sign") == "−"
    page.uncheck("input[value=term]")
    page.uncheck("input[value=descriptor]")
    assert page.locator(".mark[data-sign]").count() == 0


def test_choosing_an_entity_leaves_only_its_marks(show: Any) -> None:
    page = show("plain")
    every = _marks(page)
    page.select_option(
        "#entity", label=next(o for o in page.locator("#entity option").all_inner_texts() if "Quill" in o)
    )
    assert 0 < _marks(page) < every
    assert _marks(page, ":text-is('furious')") == 0


def test_an_aligned_passage_brings_up_the_other(show: Any) -> None:
    page = show("long")
    other = page.locator("article.text").nth(1).locator(".scroll")
    assert other.evaluate("e => e.scrollTop") == 0
    page.locator("article.text").nth(0).locator(".align").first.click()
    assert other.evaluate("e => e.scrollTop") > 300
    flashed = page.locator(".sentence.flash")
    assert flashed.count() == 2
    assert "Sentence 79" in flashed.nth(1).inner_text()
    box, sentence = other.bounding_box(), flashed.nth(1).bounding_box()
    assert box["y"] <= sentence["y"] <= box["y"] + box["height"]
    page.keyboard.press("Escape")
    assert page.locator(".flash").count() == 0


def test_on_a_phone_the_other_column_slides_in(show: Any) -> None:
    page = show("long")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("article.text").nth(0).locator(".align").first.click()
    box = page.locator(".flash").nth(1).bounding_box()
    assert 0 <= box["x"] < 180


def test_a_chip_leads_to_its_words_and_escape_leads_back(show: Any) -> None:
    page = show("plain")
    chip = page.locator("#portraits .chip", has_text="a trained engineer")
    chip.click()
    found = page.evaluate("Array.from(CSS.highlights.get('found'), r => r.toString()).join('')")
    assert found == "a trained engineer"
    assert "a trained engineer" in page.locator(".flash").inner_text()
    assert page.evaluate("document.querySelector('.flash').getBoundingClientRect().top < innerHeight")
    assert page.locator("#back").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent").endswith("a trained engineer")
    assert page.locator("#back").is_hidden()


def test_a_contrast_marks_the_words_of_every_source_side_by_side(show: Any) -> None:
    page = show("plain")
    marked = "Array.from(CSS.highlights.get('found'), r => r.toString())"
    page.locator("#contrasts .contrast").nth(0).locator(".together").click()
    assert page.evaluate(marked) == ["stubborn mayor", "respected mayor"]
    assert page.locator(".sentence.flash").count() == 2
    page.keyboard.press("Escape")
    assert page.locator(".flash").count() == 0
    page.locator("#contrasts .passage", has_text="We will not gamble").click()
    assert page.evaluate(marked) == ["We will not gamble with lives", "a slap in the face"]
    for i in range(2):
        box = page.locator("article.text").nth(i).locator(".flash").bounding_box()
        assert 0 <= box["y"] < page.viewport_size["height"]


def test_tables_sort_filter_and_lead_to_the_text(show: Any) -> None:
    page = show("plain")
    page.click("#t-keyness > summary")
    table = page.locator("#t-keyness table")
    head = table.locator("th", has_text="Log-odds")
    at = head.evaluate("e => e.cellIndex")

    def column() -> list[float]:
        cells = table.locator(f"tbody tr td:nth-child({at + 1})").all_inner_texts()
        return [float(c.replace("−", "-")) for c in cells]

    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert column() == sorted(column(), reverse=True)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert column() == sorted(column())
    every = table.locator("tbody tr").count()
    page.fill("#t-keyness input[type=search]", "bridge")
    assert 0 < table.locator("tbody tr").count() < every
    page.click("#t-descriptors > summary")
    row = page.locator("#t-descriptors tbody tr", has_text="stubborn")
    row.locator("button.show").click()
    assert "stubborn mayor" in page.locator(".flash").inner_text()


def _at(page: Page, hash: str) -> None:
    page.evaluate("h => { location.hash = h; }", hash)
    page.wait_for_timeout(50)


def test_every_part_and_row_has_an_address(show: Any) -> None:
    page = show("many3")
    links = page.locator("main a.permalink").evaluate_all("es => es.map((e) => e.hash.slice(1))")
    assert len(links) == len(set(links)) > 10
    assert page.evaluate("ids => ids.filter((id) => !document.getElementById(id))", links) == []
    page.locator("#contrasts .contrast .permalink").first.click()
    assert page.url.endswith("#contrast-1")
    assert page.locator(".here").get_attribute("id") == "contrast-1"


def test_an_address_opens_what_is_folded_and_goes_to_it(show: Any) -> None:
    page = show("plain")
    folded = page.locator("details.more .row[id]")
    last = folded.last.get_attribute("id")
    assert not folded.last.is_visible()
    _at(page, last)
    assert page.locator(f"#{last}").is_visible()
    assert page.locator(f"#{last}").evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_a_row_of_a_table_has_an_address_whatever_is_filtered(show: Any) -> None:
    page = show("plain")
    page.click("#t-descriptors > summary")
    row = page.locator("#t-descriptors tbody tr", has_text="stubborn").first
    address = row.locator(".permalink").get_attribute("href")
    page.fill("#t-descriptors input[type=search]", "no such row")
    _at(page, address)
    assert "stubborn" in page.locator("tr.here").inner_text()
    other = show("plain", address)
    assert "stubborn" in other.locator("tr.here").inner_text()
    _at(other, "#t-descriptors-99999")  # no such row: nothing happens
    _at(other, "#at-9-1-2")


def test_a_place_in_the_text_has_an_address_and_a_citation(show: Any) -> None:
    page = show("plain")
    page.locator("#portraits .chip", has_text="a trained engineer").click()
    assert re.search(r"#at-\d+-\d+-\d+$", page.url)
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    page.click("#cite")
    copied = page.evaluate("window.copied")
    assert copied.startswith("“a trained engineer” (")
    start, end = map(int, page.url.rsplit("-", 2)[1:])
    assert f"characters {start}–{end})" in copied
    other = show("plain", page.url[page.url.index("#") :])
    assert other.evaluate("Array.from(CSS.highlights.get('found'), r => r.toString()).join('')") == "a trained engineer"


def test_in_the_frame_of_a_notebook_a_chip_leads_to_its_words(browser: BrowserContext, tmp_path: Path) -> None:
    found = Compared(hand_made.comparison())._repr_html_()
    (tmp_path / "notebook.html").write_text(f"<!doctype html><meta charset=utf-8>{found}", encoding="utf-8")
    page, faults = browser.new_page(), []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto((tmp_path / "notebook.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#portraits .chip", has_text="a trained engineer").click()
    assert "a trained engineer" in frame.locator(".flash").inner_text()
    assert frame.locator("#back").is_visible()
    frame.locator("#cite").click()
    frame.locator("#contrasts .permalink").first.click()
    assert faults == []
    page.close()


def test_the_bar_stays_in_sight(show: Any) -> None:
    page = show("long")
    page.evaluate("document.querySelector('#notes').scrollIntoView()")
    assert page.locator(".menu").evaluate("e => e.getBoundingClientRect().top") == 0
    page.click(".menu a[href='#texts']")
    assert page.locator("#h-texts").evaluate("e => e.getBoundingClientRect().top > 30")


def test_on_a_telephone_charts_are_whole(show: Any) -> None:
    page = show("plain")
    page.set_viewport_size({"width": 360, "height": 740})
    for svg in page.locator(".picture svg").filter(visible=True).all():
        assert svg.evaluate("e => e.getBoundingClientRect().right <= innerWidth")
        sizes = svg.locator("text").evaluate_all("es => es.map((e) => e.getBoundingClientRect().height)")
        assert min(sizes) >= 9


def test_on_a_telephone_the_index_shows_every_column(show: Any) -> None:
    page = show("index")
    page.set_viewport_size({"width": 360, "height": 740})
    cells = page.locator("tbody tr").first.locator("td").filter(visible=True)
    assert cells.count() >= 6
    for cell in cells.all():
        assert cell.evaluate("e => e.getBoundingClientRect().right <= innerWidth && e.scrollWidth <= e.clientWidth + 1")


def test_three_texts_are_side_by_side_on_a_small_screen(show: Any) -> None:
    page = show("many3")
    page.set_viewport_size({"width": 1024, "height": 740})
    tops = page.locator("article.text").evaluate_all("es => es.map((e) => e.getBoundingClientRect().top)")
    assert len(set(tops)) == 1


def test_theme_toggles(show: Any) -> None:
    page = show("plain")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.click("#theme")
    assert page.evaluate(colour) != light
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    page.click("#theme")
    assert page.evaluate(colour) == light


_CONTRAST = """() => {
  const parse = (c) => {
    const n = c.match(/[\\d.]+/g).map(Number);
    return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1];
  };
  const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c[3] > 0.5) return c;
    }
    return [255, 255, 255, 1];
  };
  const low = new Set();
  for (const e of document.querySelectorAll("body *")) {
    const written = Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
    if (!written || !e.getClientRects().length || e.closest(".hear, desc, title, option, script")) continue;
    const style = getComputedStyle(e);
    const svg = e.namespaceURI.endsWith("svg");
    const onBar = svg && e.classList.contains("inbar");
    const back = onBar ? parse(getComputedStyle(e.previousElementSibling).fill) : behind(e);
    const front = parse(svg ? style.fill : style.color);
    const [a, b] = [luminance(front), luminance(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.add(`${e.tagName} ${e.getAttribute("class")} ${ratio} ${e.textContent.slice(0, 20)}`);
  }
  return Array.from(low);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(show: Any, theme: str) -> None:
    page = show("plain")
    if theme == "dark":
        page.click("#theme")
    _open_all(page)
    assert page.evaluate(_CONTRAST) == []
    page.locator("#portraits .chip").first.click()
    page.locator(".align").first.click()
    assert page.evaluate(_CONTRAST) == []
    page.locator(".mark.entity").first.click()
    assert page.evaluate(_CONTRAST) == []


def test_keyboard_alone_is_enough(show: Any) -> None:
    page = show("plain")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    chips = page.locator("#portraits .chips").first.locator(".chip")
    assert chips.evaluate_all("cs => cs.filter(c => c.tabIndex === 0).length") == 1
    chips.first.focus()
    assert page.locator("#tip").inner_text() == chips.first.get_attribute("data-says")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == chips.nth(1).text_content()
    page.keyboard.press("Enter")
    assert page.locator(".flash").count() == 1
    page.keyboard.press("Escape")
    page.locator("article.text .scroll").first.focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent") == first
    assert page.locator("#tip").is_visible()
    page.locator(".mark.entity").first.focus()
    page.keyboard.press("Space")
    assert page.locator(".kin").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator(".kin").count() == 0
    assert page.locator("#tip").is_hidden()


def test_everything_that_acts_has_a_name_and_a_visible_focus(show: Any) -> None:
    page = show("plain")
    unnamed = page.locator("button, select, input, [tabindex='0'][role=region]").evaluate_all(
        "es => es.filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length)))"
        ".map(e => e.outerHTML)"
    )
    assert unnamed == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("name", ["plain", "many3", "many4", "many5", "address", "index"])
def test_nothing_sticks_out(show: Any, name: str) -> None:
    page = show(name)
    for width in (360, 800, 1200):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_the_whole_text_and_no_controls(show: Any) -> None:
    page = show("long")
    page.click("#theme")
    page.emulate_media(media="print")
    assert page.locator(".filters, nav, #theme, .align").evaluate_all("es => es.every(e => !e.getClientRects().length)")
    assert page.locator(".scroll").nth(1).evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_motion_is_left_out_where_it_is_not_wanted(show: Any) -> None:
    page = show("plain")
    page.locator(".align").first.click()
    assert page.locator(".flash").first.evaluate("e => getComputedStyle(e).animationName") == "none"


def test_index_sorts_and_filters(show: Any) -> None:
    page = show("index")
    rows = page.locator("#stories tbody tr")
    assert rows.count() == 200
    page.click("#stories button.all")
    assert rows.count() == 250
    page.locator("#stories th", has_text="Articles").locator("button").click()
    counts = [int(x) for x in page.locator("#stories tbody td:nth-child(3)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    page.fill("#stories input[type=search]", "story 249")
    assert rows.count() == 1
    assert re.search(r"1 of 250", page.inner_text("#stories .controls"))


LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}


_EVERY = [(name, look) for name in ("plain", "many5", "index") for look in LOOKS]


@pytest.mark.parametrize(
    ("name", "look"), [pytest.param(*x, marks=() if x == ("plain", "dark") else pytest.mark.slow) for x in _EVERY]
)
def test_axe_finds_nothing(chromium: Browser, folder: Path, look: str, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = chromium.new_context(**LOOKS[look], bypass_csp=True)
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    if name != "index":
        _open_all(page)
    found = axe.Axe().run(page).response["violations"]
    assert [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == LOOKS[look]["viewport"]["width"]
    context.close()


def test_a_sentence_of_a_bar_leads_into_the_text(show: Any) -> None:
    page = show("plain")
    page.click("#frames details.uses summary >> nth=0")
    page.click("#frames details.uses[open] .passage >> nth=0")
    assert "slap in the face" in page.inner_text("article.text .flash")


def test_a_name_in_an_answer_opens_its_portrait(show: Any) -> None:
    page = show("plain")
    page.click("#asked-blamed a[href^='#portrait-']")
    page.wait_for_selector(".row.here")
    assert page.get_attribute(".row.here", "aria-label") == "Ada Quill"
