"""What sets the sources apart over many stories."""

from __future__ import annotations

from random import Random

from framing.corpus.differences import ENOUGH_STORIES, SourceSummary, StorySummary, picture


def source(name: str, loaded: int, term: int, tone: float, only: tuple[tuple[str, str], ...] = ()) -> SourceSummary:
    return SourceSummary(
        name, 1, 500, 400, loaded, 0, (("regime", term),), (("Ann Lee", tone),), (("Ann Lee", 10),), only
    )


def stories(size: int) -> list[StorySummary]:
    chance = Random(1)
    return [
        StorySummary(
            f"s{n:03d}",
            "",
            (
                source("A", chance.randint(6, 10), 3, -0.5 + chance.random() / 5, (("speaker", "Bo"),)),
                source("B", chance.randint(1, 3), 0, 0.2 + chance.random() / 5),
            ),
        )
        for n in range(size)
    ]


def test_a_clear_difference_is_found_with_its_direction_and_interval() -> None:
    found = picture(stories(20))
    loaded = {c.source: c for c in found.loadedness}
    assert loaded["A"].low > 0 > loaded["B"].high
    assert loaded["A"].p_adjusted < 0.05
    (tone,) = [c for c in found.entities if c.source == "A"]
    assert (tone.subject, tone.difference < 0, tone.stories) == ("Ann Lee", True, 20)
    assert {c.subject for c in found.terms} == {"regime"}


def test_two_sources_alike_do_not_differ() -> None:
    same = [StorySummary(f"s{n}", "", (source("A", n % 5, 1, 0.1), source("B", n % 5, 1, 0.1))) for n in range(20)]
    assert all(c.low <= 0 <= c.high and c.p_adjusted > 0.05 for c in picture(same).loadedness)


def test_too_few_stories_say_nothing_for_sure() -> None:
    found = picture(stories(ENOUGH_STORIES - 1))
    assert found.loadedness
    assert not any(c.enough or c.p_adjusted < 1 for c in found.loadedness)


def test_order_and_repetition_change_nothing() -> None:
    rows = stories(12)
    assert picture(rows) == picture(list(reversed(rows)))


def test_stories_of_one_source_alone_are_counted_but_not_compared() -> None:
    alone = [StorySummary(f"s{n}", "", (source("A", 5, 5, 0.1),)) for n in range(12)]
    found = picture(alone)
    assert (found.stories, found.sources[0].words, found.loadedness, found.terms) == (12, 6000, (), ())


def test_what_is_told_again_and_again_by_one_source_only() -> None:
    (row,) = picture(stories(12)).coverage
    assert (row.source, row.kind, row.name, row.stories, row.of) == ("A", "speaker", "Bo", 12, 12)


def test_nothing_gives_an_empty_picture() -> None:
    assert picture([]).sources == ()
