"""Saved pages: headline, posts of a live blog, and what makes one doubt that the article is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.model import Article, PartKind
from framing.reader import read

PARAGRAPH = (
    "The ferry line stopped all trips on Tuesday after its owner failed to pay the crews for the third month in a row, "
    "and several hundred people waited on the quay until late at night without hearing when a ship would leave."
)
OTHER = (
    "The council promised buses to the airport, but none had come by noon, said Ada Cole, who had waited since six "
    "with her two children and a dog."
)


def page(tmp_path: Path, body: str, head: str = "") -> Article:
    path = tmp_path / "page.html"
    path.write_text(f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>', encoding="utf-8")
    (found,) = read([str(path)]).articles
    return found


def live(tmp_path: Path, post: str = 'article class="post"') -> Article:
    data = {"@type": "LiveBlogPosting", "headline": "Ferries", "liveBlogUpdate": [{"headline": "q"}]}
    posts = [("Crews walk out", "ten"), ("Owner blames weather", "nine"), ("Quay cleared", "eight")]
    blocks = "".join(
        f"<{post}><h2>{title}</h2><p>At {hour} o’clock this was said. {PARAGRAPH}</p></{post.split()[0]}>"
        for title, hour in posts
    )
    return page(
        tmp_path,
        f"<nav><p>Home</p></nav><main><h1>Ferries stop – live</h1><ul><li><p>Sport</p></li></ul>{blocks}</main>",
        f'<title>Ferries stop – live | The Gull</title><script type="application/ld+json">{json.dumps(data)}</script>',
    )


@pytest.mark.parametrize("post", ['article class="post"', "article", 'div class="liveblog-entry"'])
def test_a_live_blog_has_the_title_of_the_page_and_the_headings_of_its_posts(tmp_path: Path, post: str) -> None:
    found = live(tmp_path, post)
    assert found.title == "Ferries stop – live"
    assert found.source == "The Gull"
    for heading in ("Crews walk out", "Owner blames weather", "Quay cleared"):
        assert f"{heading}\n" in found.text
    assert "Home" not in found.text
    assert "Sport" not in found.text
    assert any("live blog" in warning for warning in found.warnings)


def test_a_page_that_gave_next_to_nothing_says_so(tmp_path: Path) -> None:
    menu = "".join(f"<li><a href='/{n}'>Section number {n} of the paper</a></li>" for n in range(60))
    found = page(tmp_path, f"<nav><ul>{menu}</ul></nav><main><article><h1>Ferries stop</h1><p>The ferry line "
                 "stopped all of its trips on Tuesday.</p></article></main>")  # fmt: skip
    assert any("may not be in the saved file" in warning for warning in found.warnings)
    full = page(tmp_path, f"<main><article><h1>Ferries stop</h1><p>{PARAGRAPH}</p><p>{OTHER}</p></article></main>")
    assert full.warnings == ()


def test_a_headline_that_the_page_shows_is_kept(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        f"<main><article><h1>Gull Special</h1><h1>Ferries stop</h1><p>{PARAGRAPH * 2}</p></article></main>",
        '<meta property="og:title" content="Ferries stop for good">',
    )
    assert found.title == "Ferries stop for good"


def rtf(tmp_path: Path, body: str) -> Article:
    path = tmp_path / "a.rtf"
    path.write_text(rf"{{\rtf1\ansi {body}\par}}", encoding="ascii")
    (found,) = read([str(path)]).articles
    return found


def test_tracked_deletions_of_rtf_are_no_text(tmp_path: Path) -> None:
    inside = rtf(tmp_path, r"The owner {\deleted\revauthdel1 lied and }{\revised\revauth1 never }paid the crews.")
    assert inside.text == "The owner never paid the crews."
    assert inside.warnings == ("has tracked changes: read as if they were accepted",)
    toggled = rtf(tmp_path, r"The owner \deleted lied and \deleted0 paid the crews.")
    assert toggled.text == "The owner paid the crews."
    endless = rtf(tmp_path, r"The owner paid. \deleted He lied.")
    assert "accept the changes first" in endless.warnings[0]


def test_a_text_that_ends_in_dots_seems_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Ferries stop\n\n{PARAGRAPH}\n\nThe owner said that…\n", encoding="utf-8")
    (found,) = read([str(path)]).articles
    assert any("cut off" in warning for warning in found.warnings)
    assert [p.kind for p in found.parts] == [PartKind.HEADLINE, PartKind.BODY, PartKind.BODY]


@pytest.mark.parametrize(
    ("head", "told", "date"),
    [
        ("", "<p>In 2015 the council voted for it. It was long, and many left on 3 March 2016.</p>", None),
        (
            '<meta property="article:published_time" content="2019-03-08T10:00:00Z">',
            "<p>It began.</p>",
            "2019-03-08",
        ),
        ("", '<time datetime="2019-03-08">last Friday</time><p>In 2015 it began.</p>', "2019-03-08"),
        ("", '<p class="date">8 March 2019</p><p>In 2015 it began.</p>', "2019-03-08"),
    ],
)
def test_a_year_in_the_text_is_not_the_date_of_the_page(tmp_path: Path, head: str, told: str, date: str | None) -> None:
    path = tmp_path / "a.html"
    body = f"<h1>Council votes</h1>{told}<p>The mayor said no to the plan, and the council left the hall early.</p>"
    path.write_text(f"<html><head>{head}</head><body><article>{body}</article></body></html>", encoding="utf-8")
    assert [a.date for a in read([str(path)]).articles] == [date]
