from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.model import Article
from framing.reader import read
from framing.reader.header import fields_and_body

BODY = "The ferry line stopped all trips on Tuesday.\n\nIts owner gave no reason."


def one(folder: Path, name: str, text: str) -> Article:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read([str(path)]).articles[0]


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "Ferries stop"\nsource: "https://www.gull.example/a"\ntags: [x]\npublished: 2024-05-03\n---\n',
        "---\ntitle: >-\n Ferries\n stop\nsite: gull.example\nurl: https://www.gull.example/a\ndate: 2024-05-03\n...\n",
        '+++\ntitle = "Ferries stop"\ndate = 2024-05-03T10:00:00Z\nsource = "https://gull.example/a"\n+++\n',
        "Headline: Ferries stop\nBy: K. O.\nPart: P\nSource: https://m.gull.example/a\nDate: 3 May 2024\nWords: 1\n\n",
    ],
)
def test_fields_above_a_text_are_metadata(tmp_path: Path, text: str) -> None:
    found = one(tmp_path, "a.md", text + BODY)
    assert (found.title, found.source, found.date) == ("Ferries stop", "gull.example", "2024-05-03")
    assert str(found.url).endswith("gull.example/a")
    assert found.date_from == "the text's header"
    assert found.text == "Ferries stop\n" + BODY


def test_a_text_that_only_looks_like_a_block_is_a_text() -> None:
    for text in (
        "Note: it rained.\nWarning: it blew.\n\nMore.",
        "---\n\n---\ntext",
        "--- a\nb",
        "+++\nnot toml\n+++\nx",
    ):
        assert fields_and_body(text) == ({}, text)


def test_a_block_without_a_blank_line_ends_with_its_last_known_field() -> None:
    text = "Title: Ferries stop\nSource: Gull\nPort Ell: all ferries stopped on Tuesday."
    assert fields_and_body(text) == (
        {"title": "Ferries stop", "source": "Gull"},
        "Port Ell: all ferries stopped on Tuesday.",
    )


def test_what_yaml_could_blow_up_is_read_line_by_line() -> None:
    text = "---\na: &a [x, x]\nb: [*a, *a]\ntitle: Ferries\nsource: Gull\n---\nText."
    assert fields_and_body(text)[0] == {"title": "Ferries", "source": "Gull"}


def test_an_ambiguous_date_is_told(tmp_path: Path) -> None:
    found = one(tmp_path, "a.txt", f"Title: Ferries stop\nDate: 03/04/2024\n\n{BODY}")
    assert found.date is None
    assert "may be 3 April or 4 March 2024" in found.warnings[0]


def test_markdown_is_read_as_its_text(tmp_path: Path) -> None:
    text = (
        "Ferries stop\n===\n\nThe ***fierce*** line[^1] \\*stopped\\* [all][1] ~~few~~ trips.\n\n| a | b |\n|---|---|\n"
        "| x | y |\n\n```\ncode\n```\n\n<div>In a <b>box</b>.</div>\n\n<!-- unseen -->\n\n1. One.\n2. Two.\n\n"
        "> “No.”\n\n![a boat](x.png)\n\n[1]: https://gull.example\n[^1]: A note.\n"
    )
    found = one(tmp_path, "a.md", text)
    assert found.text.split("\n\n") == [
        "Ferries stop", "The fierce line *stopped* all trips.", "In a box.", "One.", "Two.", "“No.”",
    ]  # fmt: skip


@pytest.mark.parametrize("hostile", ["[" * 40_000, "![" * 40_000, "[a](" * 20_000, "> " * 20_000 + "x", "*a_" * 20_000])
def test_hostile_markdown_takes_no_time(tmp_path: Path, hostile: str) -> None:
    with suppress(InputError):  # refused where it has too many marks for one article
        one(tmp_path, "a.md", f"A word or two.\n\n{hostile}\n")  # minutes where the time is quadratic


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    for opening in ("", "---\n", "+++\n"):
        _, body = fields_and_body(opening + text)
        assert (opening + text).endswith(body)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("'We never knew': the night of the storm", "'We never knew': the night of the storm"),
        ('"The night of the storm"', "The night of the storm"),
        ("'Never' and 'now'", "'Never' and 'now'"),
        ('The mayor: "No"', 'The mayor: "No"'),
    ],
)
def test_quotation_marks_around_a_field_are_taken_off_only_in_pairs(given: str, title: str) -> None:
    fields, _ = fields_and_body(f"Title: {given}\nSource: Gull\nDate: 2024-05-03\n\nThe sea rose.")
    assert fields["title"] == title
