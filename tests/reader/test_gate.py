"""What comes out of the reader is clean and in one form, whatever format it came in."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.model import Article
from framing.reader import read
from framing.reader.draft import Draft, article
from framing.reader.line_ends import joined
from framing.reader.markup import without_markup


def gated(text: str | list[str], **fields: str) -> Article:
    return article(Draft(text=text, name="x", id="x", **fields), source=None, fallback="x")


def test_composed_and_decomposed_text_are_one_article(tmp_path: Path) -> None:
    text = "Café façade falls\nRené Müller called the naïve coup d’état a disgrace.\nNobody was hurt."
    for name, form in (("a.txt", "NFC"), ("b.txt", "NFD")):
        (tmp_path / name).write_text(unicodedata.normalize(form, text), encoding="utf-8")  # type: ignore[arg-type]
    one, two = read([f"S={tmp_path / 'a.txt'}", f"S={tmp_path / 'b.txt'}"]).articles
    assert (one.text, one.title, one.parts) == (two.text, two.title, two.parts)
    assert one.text == text


@settings(deadline=None)  # the first text that needs it imports ftfy
@given(st.text(max_size=300))
def test_the_form_of_the_file_makes_no_difference(text: str) -> None:
    found = []
    for form in ("NFC", "NFD"):
        try:
            found.append(gated(unicodedata.normalize(form, text)))  # type: ignore[arg-type]
        except InputError as fault:
            found.append(fault.message)  # type: ignore[arg-type]
    assert found[0] == found[1]


@settings(deadline=None)  # the first text that needs it imports ftfy
@given(st.text(max_size=300), st.text(max_size=40))
def test_offsets_count_the_text_as_cleaned(text: str, title: str) -> None:
    try:
        made = gated(text, title=title)
    except InputError:
        return
    covered = "".join(made.text[p.start : p.end] for p in made.parts)
    assert "".join(covered.split()) == "".join(made.text.split())
    assert all(a.end <= b.start for a, b in zip(made.parts, made.parts[1:], strict=False))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ('He saw <a href="https://x.example/a?b=1&c=2" title="a > b">a <em>bad</em> thing</a>.', "He saw a bad thing."),
        ("&quot;We won&#39;t,&quot; she said&hellip; &#8220;No&#x201D;", '"We won\'t," she said… “No”'),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
        ("R&amp;amp;D is up", "R&D is up"),
        ("One.<br>Two.<br/>Three.", "One.\nTwo.\nThree."),
        ("A<script>var x = 1 < 2;</script><style>p {}</style><!-- remark --> word", "A\n\nword"),
        (
            "<p>One.</p><figure><img src='x'><figcaption>A dam. Photo: X</figcaption></figure><p>Two.</p>",
            "One.\n\nTwo.",
        ),
        ('<p>One.</p><blockquote class="twitter-tweet"><p>Shame!</p>— X (@x)</blockquote><p>Two.</p>', "One.\n\nTwo."),
        ("<![CDATA[<p>One &amp; two.</p>]]>", "One & two."),
        ('<p>One.</p>[caption id="a1" align="left"]<img src="x"/> A dam.[/caption]<p>Two.</p>', "One.\n\nTwo."),
        ("One [sic] and [laughs] two. [gallery ids='1,2']", "One [sic] and [laughs] two. "),
        ('<div style="display:none">Preview</div><p>One.</p>', "One."),
        ("If 5 < 6 and a <b, then x > y", "If 5 < 6 and a <b, then x > y"),
        ("Q&A, AT&T; profit & loss; <unknown> stays", "Q&A, AT&T; profit & loss; <unknown> stays"),
    ],
)
def test_markup_in_a_field_is_no_text(written: str, plain: str) -> None:
    assert without_markup(written) == plain


@pytest.mark.parametrize(
    "hostile", ["<a " * 50_000, "<p><figure>" * 20_000, "<!--" * 50_000, '<a b="' * 50_000, "&lt;" * 50_000]
)
def test_broken_markup_takes_no_time(hostile: str) -> None:
    without_markup(hostile)  # a quadratic expression would run for minutes


def test_a_field_of_a_table_is_read_as_its_text(tmp_path: Path) -> None:
    record = {
        "title": "Strike &amp; row",
        "text": "<p>The board met.</p><p>&ldquo;We won&rsquo;t go,&rdquo; said Ada Cole.</p>",
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    found = read([str(path)]).articles[0]
    assert found.title == "Strike & row"
    assert found.text == "Strike & row\nThe board met.\n\n“We won’t go,” said Ada Cole."


def test_text_that_was_encoded_twice_is_put_right_and_told() -> None:
    text = "The café was “naïve”, she said – José’s word.\nIt rained in the night."
    made = gated(text.encode().decode("latin-1"))
    assert made.text == text
    assert made.warnings == ("letters that were encoded twice were repaired",)
    foreign = "In São Paulo, Ângela said “não” to the château’s Âge d’or."
    assert gated(foreign).text == foreign


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the ship-\nping firm", "the shipping firm"),
        ("the negotia-\ntions failed", "the negotiations failed"),
        ("a well-\nknown man", "a well-known man"),
        ("the anti-\nwar camp", "the anti-war camp"),
        ("pre-\nand post-war", "pre- and post-war"),
        ("pre- and post-war", "pre- and post-war"),
        ("Anglo-\nAmerican", "Anglo-American"),
        ("the zorbing fad: zorb-\ning is back", "the zorbing fad: zorbing is back"),
        ("a co-operation; the co-\noperation", "a co-operation; the co-operation"),
        ("the govern- ment fell", "the government fell"),
        ("a long- term plan", "a long- term plan"),
    ],
)
def test_a_word_broken_at_a_line_end_is_one_word(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A word. " * 26_000, "20[78],[09]{3} characters, more than"),
        ("a\n" * 4_000 + "the end", "4,001 paragraphs, more than"),
    ],
)
def test_what_is_too_long_for_an_article_is_told_with_what_to_do(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as fault:
        gated(text)
    assert "JSON Lines" in str(fault.value.hint)
