"""The page that hides its sources: no name, address or file name is left outside what reveals them."""

from __future__ import annotations

import sys
from pathlib import Path

import hand_made
import pytest
from msgspec.structs import replace

from framing.cli import main
from framing.model import Comparison
from framing.reporter.blind import blinded
from framing.reporter.exports.json_export import comparison_json
from framing.reporter.html.html_export import html
from framing.reporter.tables import tables


def named() -> Comparison:
    """The hand-made comparison of The Herald and The Post, whose articles say where they are from."""
    given = hand_made.comparison()
    first = given.analyses[0]
    article = replace(first.article, url="https://herald.example/a", path="the-herald.txt")
    return replace(given, analyses=(replace(first, article=article), *given.analyses[1:]))


def page(comparison: Comparison) -> str:
    hidden, names = blinded(comparison)
    return html(hidden, tables.report(hidden), reveal=[f"{letter} is {name}" for letter, name in names.items()])


def test_sources_are_letters_in_the_order_of_the_articles() -> None:
    hidden, names = blinded(named())
    assert names == {"Source A": "The Herald", "Source B": "The Post"}
    assert [a.article.source for a in hidden.analyses] == ["Source A", "Source B"]
    assert [a.article.text for a in hidden.analyses] == [a.article.text for a in named().analyses]
    assert len(tables.report(hidden).table("evidence").rows) == len(tables.report(named()).table("evidence").rows)


def test_the_page_names_them_only_where_it_reveals_them() -> None:
    made = page(named())
    start = made.index('<details id="reveal">')
    rest = made[:start] + made[made.index("</details>", start) :]
    assert "Source A is The Herald" in made
    texts = " ".join(a.article.text for a in named().analyses)
    for name in ("The Herald", "The Post", "herald.example", "the-herald"):
        assert name not in texts
        assert name not in rest
    assert "Source A" in rest


def test_many_sources_have_many_letters() -> None:
    assert list(blinded(hand_made.many(5))[1]) == [f"Source {x}" for x in "ABCDE"]


def test_only_a_page_is_blind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "s.json").write_text(comparison_json(named()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["framing", "report", "s.json", "-q", "--blind"])
    assert main() == 2
    monkeypatch.setattr(sys, "argv", ["framing", "report", "s.json", "-q", "--html", "x.html", "--blind"])
    assert main() == 0
    assert "Source B is The Post" in Path("x.html").read_text(encoding="utf-8")
