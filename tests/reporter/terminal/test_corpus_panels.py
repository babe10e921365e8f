"""What the terminal shows of a corpus."""

from __future__ import annotations

import pytest
from msgspec import Struct
from rich.cells import cell_len

from framing.reporter.tables import corpus_tables as t
from framing.reporter.tables.report import Table
from framing.reporter.terminal.corpus_panels import corpus_text


class Source(Struct):
    source: str
    stories: int
    difference: float | None = None
    p_adjusted: float | None = None
    low: float | None = None
    high: float | None = None
    enough: bool = False
    articles: int = 3
    words: int = 2000
    own_words: int = 1500
    loaded_own: int = 9
    loaded_attributed: int = 4
    loaded_rate: float | None = 6.0
    loaded_low: float | None = 2.7
    loaded_high: float | None = 11.4
    others: float | None = None


class Contrast(Struct):
    source: str
    subject: str
    difference: float
    p_adjusted: float
    enough: bool = True
    stories: int = 12
    count: int = 9
    value: float = 0.5
    others: float = 0.2
    low: float = 0.1
    high: float = 0.5
    p: float = 0.01


class Alone(Struct):
    source: str = "Herald"
    kind: str = "speaker"
    name: str = "Ada Quill"
    stories: int = 3
    of: int = 12


def corpus(sources: list[Source], terms: list[Contrast] | None = None, alone: list[Alone] | None = None) -> list[Table]:
    return [
        t.table("sources", "", t.SOURCES, sources),
        t.table("terms", "", t.CONTRASTS, terms or []),
        t.table("speakers", "", t.CONTRASTS, []),
        t.table("coverage", "", t.COVERAGE, alone or []),
    ]


HERALD = Source("Herald", 4)
POST = Source("Lowmere Post", 12, 3.25, 0.012, 0.5, 6.0, enough=True)


def test_sources_stand_with_interval_difference_and_p_the_most_stories_first() -> None:
    rows = [" ".join(line.split()) for line in corpus_text(corpus([HERALD, POST]), width=120).splitlines()]
    post = rows.index("Lowmere Post 12 1,500 6.0 [2.7, 11.4] +3.2 [0.5, 6.0] .012")
    assert rows[post + 1] == "Herald 4 1,500 6.0 [2.7, 11.4] too few stories"


def test_only_what_rests_on_enough_stories_sets_apart_the_surest_first() -> None:
    terms = [Contrast("Herald", "thug", 1.5, 0.2), Contrast("Lowmere Post", "regime", -0.5, 0.01)]
    terms.append(Contrast("Herald", "seldom", 9.0, 0.001, enough=False))
    shown = corpus_text(corpus([POST], terms), width=120)
    assert "seldom" not in shown
    assert shown.index("regime") < shown.index("thug")
    assert "None of these differences" not in shown
    assert "None of these differences" in corpus_text(corpus([POST], terms[:1]), width=120)


def test_nothing_is_said_to_be_nothing() -> None:
    shown = corpus_text(corpus([]))
    assert "No story has two sources." in shown
    assert "Nothing rests on enough stories." in shown
    assert "In one source only" not in shown


def test_one_who_is_named_and_quoted_by_one_source_only_makes_two_different_rows() -> None:
    shown = corpus_text(corpus([Source("S", 3)], alone=[Alone(kind="entity"), Alone(kind="speaker")]))
    rows = [line.split() for line in shown.splitlines() if "Ada Quill" in line]
    assert [row[3] for row in rows] == ["named", "quoted"]


def test_more_rows_are_counted_and_their_file_is_named() -> None:
    shown = corpus_text(corpus([Source(f"S{i}", i) for i in range(25)], alone=[Alone()] * 10))
    assert "+ 5 more in sources.csv" in shown
    assert "+ 2 more in coverage.csv" in shown


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_lines_keep_to_the_width(width: int) -> None:
    long = [Source("The Very Long Name of a Regional Newspaper of Lowmere", 3), POST]
    shown = corpus_text(
        corpus(long, [Contrast("Herald", "an unusually long term " * 4, 1, 0.5)], [Alone()]), width=width
    )
    assert max(map(cell_len, shown.splitlines())) <= width


def test_no_source_steers_the_terminal() -> None:
    assert "\x1b" not in corpus_text(corpus([Source("He\x1b[31mrald", 3)], [Contrast("\x1b]0;x", "\x9b", 1, 0.5)]))


class Used(Contrast):
    scheme: str = "policy"


def test_frames_are_shown_where_they_are_significant_and_of_the_scheme_that_was_asked_for() -> None:
    rows = [Used("Herald", "security", 0.3, 0.01), Used("Herald", "economic", 0.2, 0.4)]
    rows.append(Used("Post", "conflict", 0.2, 0.02, scheme="generic"))
    given = [*corpus([]), t.table("frames", "", t.FRAMES, rows)]
    shown = corpus_text(given)
    assert "security (policy)" in shown
    assert "conflict (generic)" in shown
    assert "economic" not in shown
    assert "security" not in corpus_text(given, frames=("generic",))
