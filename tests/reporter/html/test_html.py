"""The HTML page as text: self-contained, inert whatever an article holds, the same bytes twice."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import hand_made
import pytest
from msgspec import Struct
from msgspec.structs import replace

from framing.model import Comparison
from framing.reporter.html import html_page
from framing.reporter.html.html_export import html
from framing.reporter.html.html_index import IndexStory, index_html
from framing.reporter.html.html_tables import table_data
from framing.reporter.tables import corpus_tables, tables

EVIL = (
    '<!--<script> </script><img src=x onerror=alert(1)>"><svg onload=alert(2)> '
    "\x1b[31m \u202egnol \u2066 {{ 7*7 }} &amp; \x00"
)


class Page(HTMLParser):
    """The page as a browser without scripts reads it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []  # script and style with what is in them
        self.text = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "input"):
            self.open.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        if self.blocks and self.tags[-1] in ("script", "style") and not self.blocks[-1][2]:
            tag, attrs, _ = self.blocks[-1]
            self.blocks[-1] = (tag, attrs, data)
        else:
            self.text += data


def _page(comparison: Comparison, **options: Any) -> str:
    return html(comparison, tables.report(comparison, tables.Options(**options)))


def _evil() -> Comparison:
    """Hostile text wherever an article, a lexicon or an entity can carry it."""
    given = hand_made.comparison()
    first = given.analyses[0]
    text = first.article.text + EVIL
    parts = (*first.article.parts[:-1], replace(first.article.parts[-1], end=len(text)))
    article = replace(first.article, text=text, parts=parts, source=EVIL, title=EVIL, url="javascript:alert(1)")
    terms = tuple(replace(t, term=EVIL, category=EVIL, lexicon=EVIL) for t in first.loaded_terms)
    told = tuple(replace(q, speaker=EVIL, cue=EVIL) for q in first.quotations)
    first = replace(first, article=article, loaded_terms=terms, quotations=told)
    entities = tuple(replace(e, name=EVIL) for e in given.entities)
    wordings = tuple(replace(w, referent=EVIL) for w in given.wordings)
    passages = tuple(replace(p, label=EVIL, reason=EVIL) for p in given.passages)
    return replace(
        given,
        analyses=(first, given.analyses[1]),
        entities=entities,
        wordings=wordings,
        passages=passages,
        notes=(EVIL,),
    )


@pytest.fixture(scope="module")
def plain() -> str:
    return _page(hand_made.comparison())


@pytest.fixture(scope="module")
def evil() -> str:
    return _page(_evil())


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("given", ["plain", "evil"])
def test_policy_allows_this_style_and_script_and_nothing_else(given: str, request: pytest.FixtureRequest) -> None:
    page = Page(request.getfixturevalue(given))
    policy = next(v for _, name, v in page.attributes if name == "content" and "default-src" in v)
    style = next(text for tag, _, text in page.blocks if tag == "style")
    script = next(text for tag, attrs, text in page.blocks if tag == "script" and "type" not in attrs)
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src '{_hash(style)}';" in policy
    assert f"script-src '{_hash(script)}';" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("given", ["plain", "evil"])
def test_no_handlers_inline_styles_or_foreign_addresses(given: str, request: pytest.FixtureRequest) -> None:
    page = Page(request.getfixturevalue(given))
    assert not [a for a in page.attributes if a[1].startswith("on") or a[1] in ("style", "src", "srcdoc", "action")]
    links = {v for tag, name, v in page.attributes if name in ("href", "xlink:href")}
    assert all(link.startswith(("#", "http://", "https://")) for link in links)
    assert {"img", "iframe", "link", "object", "embed"}.isdisjoint(page.tags)
    assert len(page.ids) == len(set(page.ids))


def test_hostile_text_adds_no_elements(plain: str, evil: str) -> None:
    assert Page(plain).tags.count("script") == Page(evil).tags.count("script") == 2
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", evil)
    assert "{{ 7*7 }}" in Page(evil).text


def test_hostile_data_reads_back(evil: str) -> None:
    text = next(text for _, attrs, text in Page(evil).blocks if attrs.get("type") == "application/json")
    assert "<" not in text
    assert any("<!--<script>" in s for s in json.loads(text)["strings"])


@pytest.mark.parametrize("given", ["plain", "evil"])
def test_every_element_is_closed_in_order(given: str, request: pytest.FixtureRequest) -> None:
    assert Page(request.getfixturevalue(given)).open == []


def test_same_bytes_twice(plain: str) -> None:
    assert _page(hand_made.comparison()) == plain


def test_surrogates_can_be_written(plain: str) -> None:
    given = hand_made.comparison()
    first = given.analyses[0]
    article = replace(first.article, source="bad \udcff name")
    _page(replace(given, analyses=(replace(first, article=article), given.analyses[1]))).encode()


@pytest.mark.parametrize("sources", [2, 3, 4, 5, 7])
def test_a_column_for_each_source(sources: int) -> None:
    page = Page(_page(hand_made.many(sources)))
    assert page.tags.count("article") == sources


def test_portraits_lead_to_places_in_the_text(plain: str) -> None:
    texts = [a.article.text for a in hand_made.comparison().analyses]
    chips = re.findall(r'class="chip[^>]* data-at="(\d+) (\d+) (\d+)"[^>]*>.*?<bdi>([^<]*)</bdi>', plain)
    shown = {(int(a), text) for a, s, e, text in chips if texts[int(a)][int(s) : int(e)] == text}
    assert {(0, "Defiant"), (0, "stubborn"), (1, "a trained engineer"), (1, "respected"), (0, "shuts")} <= shown


def test_bars_open_into_the_sentences_that_they_count(plain: str) -> None:
    texts = [a.article.text for a in hand_made.comparison().analyses]
    found = re.search(
        r'aria-label="conflict">.*?<details class="uses"><summary>(.*?)</summary>(.*?)</details>', plain, re.S
    )
    assert found is not None
    assert found[1].endswith("50% [15%, 85%] · 2 sentences</span>")
    (place, shown) = re.findall(r'data-at="0 (\d+ \d+)"><bdi>([^<]*)</bdi>', found[2])[0]
    start, end = map(int, place.split())
    assert texts[0][start:end] == shown
    assert "slap in the face" in shown
    assert "quoted: traders" in found[2]


def test_answers_lead_to_the_portrait_and_to_the_text(plain: str) -> None:
    found = re.search(
        r'id="asked-blamed".*?<a href="#(portrait-\d+)"><bdi>Ada Quill</bdi></a>.*?data-at="0 (\d+)', plain, re.S
    )
    assert found is not None
    assert f'id="{found[1]}" role="group" aria-label="Ada Quill"' in plain
    assert hand_made.HERALD[int(found[2]) :].startswith("Ada Quill ignored the furious traders")


def test_who_has_no_portrait_is_no_link() -> None:
    page = _page(hand_made.comparison(), panels=("frames",))
    assert "<b><bdi>Ada Quill</bdi></b>" in page
    assert "#portrait-" not in page


def test_one_scheme_alone_is_shown_where_it_is_asked_for() -> None:
    page = _page(hand_made.comparison(), frames=("policy",))
    assert "Frames: <bdi>policy" in page
    assert "Frames: <bdi>generic" not in page


def test_signs_stand_beside_colours(plain: str) -> None:
    for polarity, sign in (("negative", "−"), ("positive", "+"), ("neutral", "·")):
        chips = re.findall(rf'<button type="button" class="chip {polarity}[^>]*>(.*?)</button>', plain)
        signed = [c for c in chips if f'aria-hidden="true">{sign}<' in c]
        assert signed
        assert all(f'aria-hidden="true">{sign}<' in c for c in chips if "chipsign" in c)


def test_panels_that_were_not_asked_for_are_left_out() -> None:
    page = Page(_page(hand_made.comparison(), panels=("wordings",)))
    assert {"wordings", "texts", "t-wordings"} <= set(page.ids)
    assert {"portraits", "passages", "coverage", "t-roles"}.isdisjoint(page.ids)


def test_tables_hold_every_row_with_its_place() -> None:
    given = hand_made.comparison()
    report = tables.report(given)
    data = table_data(report)
    assert {t["key"]: len(t["rows"]) for t in data["tables"]} == {t.key: len(t.rows) for t in report.tables if t.rows}
    table = next(t for t in data["tables"] if t["key"] == "descriptors")
    keys = [c["key"] for c in table["columns"]]
    assert "article" not in keys  # the sources tell the articles apart
    for row in table["rows"]:
        text = given.analyses[row[-1]].article.text
        assert text[row[table["place"][0]] : row[table["place"][1]]] == data["strings"][row[keys.index("text")]]


def test_article_column_stays_where_a_source_has_two_articles() -> None:
    given = hand_made.many(3)
    third = replace(given.analyses[2], article=replace(given.analyses[2].article, source="The Herald"))
    data = table_data(tables.report(replace(given, analyses=(*given.analyses[:2], third))))
    assert all("article" in [c["key"] for c in t["columns"]] for t in data["tables"] if t["key"] == "roles")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.org",
        "http://a b",
        "https://a\x1b",
        "",
        None,
        "https://bbc.com@evil.example/",
        "https://ann:secret@example.org/a",
        "https://ехample.org/a",
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert html_page.link(url) == ""


def test_web_addresses_are_kept() -> None:
    assert html_page.link("https://example.org/a?b=c&d=é") == "https://example.org/a?b=c&d=é"


# ---------------------------------------------------------------------------------------------- the index
STORY = IndexStory(
    "s1", "Bridge closed", 3, ("The Herald", "The Post"), "2024-03-04", "2024-03-05T10:00:00Z", "s1/report.html", 0.71,
    (("The Herald", 83.3), ("The Post", 27.0)),
)  # fmt: skip


def test_index_shows_stories_with_links() -> None:
    page = index_html([STORY])
    assert '<a href="s1/report.html"><bdi>Bridge closed</bdi></a>' in page
    assert "2024-03-04 – 2024-03-05" in page
    assert "56.3" in page  # 83.3 − 27.0
    assert index_html([STORY]) == page


def test_index_of_nothing() -> None:
    assert "0 stories" in index_html([])


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "../../etc/passwd", "a b.html", "/abs.html", 'x"onclick=y', None]
)
def test_index_links_only_to_files_below_it(href: str | None) -> None:
    assert '<a href="#stories"' in (page := index_html([replace(STORY, href=href)])).replace('class="skip" ', "")
    assert page.count("<a ") == 1


class Used(Struct):
    source: str
    subject: str
    enough: bool = True
    scheme: str = "policy"
    stories: int = 12
    count: int = 30
    value: float = 0.25
    others: float = 0.125
    difference: float = 0.125
    low: float = 0.05
    high: float = 0.2
    p: float = 0.001
    p_adjusted: float = 0.004


def test_index_shows_the_frames_that_rest_on_enough_stories() -> None:
    rows = [Used("The Herald", "security"), Used(EVIL, "fairness"), Used("The Post", "morality", enough=False)]
    page = index_html([STORY], frames=corpus_tables.table("frames", "", corpus_tables.FRAMES, rows))
    assert "+0.12 [+0.05, +0.20]" in page
    assert '<td data-heading="Frame">security</td>' in page
    assert "morality" not in page
    assert Page(page).tags.count("table") == 2
    assert {"img", "svg"}.isdisjoint(Page(page).tags)
    assert Page(index_html([STORY])).tags.count("table") == 1


def test_index_is_inert() -> None:
    page = Page(
        index_html([replace(STORY, label=EVIL, sources=(EVIL,), loaded=((EVIL, 1.0),))], title=EVIL, notes=[EVIL])
    )
    assert page.tags.count("script") == 1
    assert {"img", "svg"}.isdisjoint(page.tags)
    assert not [a for a in page.attributes if a[1].startswith("on") or a[1] == "style"]
