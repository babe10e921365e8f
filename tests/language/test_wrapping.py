"""Line breaks that only fill lines."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

import parsed
from framing.analyzer.speech.quotations import quotations
from framing.language.tree import Tree
from framing.language.wrapping import unwrapped
from framing.model import Article, Part, PartKind
from framing.reader.structure import paragraphs

PROSE = (
    "The House will vote on the budget this week, the speaker said on Monday. The plan would cut spending by a tenth "
    "over the next five years, according to the committee. Rep. Tom Hill (D-N.Y.) said the party would not support "
    "it. Rep. Jim White, R-Ohio, said the plan would pass by the end of the month."
)


def article(text: str, *spans: tuple[int, int]) -> Article:
    parts = tuple(Part(PartKind.BODY, a, b) for a, b in spans or [(0, len(text))])
    return Article("a", "A", "", text, parts)


@given(st.integers(40, 100))
def test_wrapped_prose_flows_again(width: int) -> None:
    assert unwrapped(article(textwrap.fill(PROSE, width, break_on_hyphens=False))) == PROSE


@given(st.text("ab \n", max_size=200), st.integers(0, 200))
def test_nothing_but_line_breaks_changes(text: str, cut: int) -> None:
    found = unwrapped(article(text, (0, min(cut, len(text))), (min(cut, len(text)), len(text))))
    assert len(found) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, found, strict=True))


def test_short_lines_and_paragraphs_stay_apart() -> None:
    headline = "Budget vote\n" + textwrap.fill(PROSE, 70)
    assert unwrapped(article(headline)).count("\n") == 1
    assert unwrapped(article(verse := "Roses are red,\nviolets are blue")) == verse
    text = PROSE + "\n" + PROSE
    assert unwrapped(article(text, (0, len(PROSE)), (len(PROSE) + 1, len(text)))) == text


def test_statements_are_the_same_in_wrapped_text() -> None:
    wrapped = "Budget vote\n\n" + textwrap.fill(PROSE, 68, break_on_hyphens=False)
    flowing = "Budget vote\n\n" + PROSE
    articles = [article(t, *paragraphs(t)) for t in (wrapped, flowing)]
    found = [quotations(Tree(a, p)) for a, p in zip(articles, parsed.parses(articles), strict=True)]
    one, other = ([(q.start, q.end, q.cue_start, q.speaker_start, q.speaker_end) for q in x] for x in found)
    assert one == other
    assert len(one) == 4
