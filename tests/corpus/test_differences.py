"""What sets the sources apart over many stories."""

from __future__ import annotations

from random import Random

import hand_made
from msgspec.structs import replace

from framing.corpus.differences import ENOUGH_STORIES, FrameCount, SourceSummary, StorySummary, picture, summary


def source(name: str, loaded: int, term: int, tone: float, only: tuple[tuple[str, str], ...] = ()) -> SourceSummary:
    return SourceSummary(
        name, 1, 500, 400, loaded, 0, (("regime", term),), (("Ann Lee", tone),), (("Ann Lee", 10),), only, ()
    )


def framed(name: str, *counts: FrameCount) -> SourceSummary:
    return replace(source(name, 5, 1, 0.1), frames=counts)


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


def test_a_frame_that_one_source_uses_more_is_found_with_its_interval() -> None:
    told = [
        StorySummary(
            f"s{n:03d}",
            "",
            (
                framed("A", FrameCount("policy", "security", 8 + n % 3, 20), FrameCount("policy", "economic", 1, 20)),
                framed("B", FrameCount("policy", "security", 3, 30), FrameCount("policy", "economic", 1, 30)),
                framed("C", FrameCount("policy", "security", 1, 10), FrameCount("policy", "economic", 1, 10)),
            ),
        )
        for n in range(15)
    ]
    found = {(c.source, c.subject): c for c in picture(told).frames}
    a = found["A", "security"]
    assert (a.scheme, a.value, a.others, a.count, a.stories) == ("policy", 0.45, 0.1, 135, 15)
    assert a.difference == 0.35
    assert a.low > 0.3
    assert a.p_adjusted < 0.05
    assert found["B", "security"].high < 0
    assert found["A", "economic"].value == 0.05


def test_shares_are_compared_only_in_stories_for_which_both_were_read() -> None:
    told = [
        StorySummary(
            f"s{n:03d}",
            "",
            (
                framed("A", FrameCount("mine", "delay", 5, 10)),
                framed("B", *[FrameCount("mine", "delay", 2, 10)] * (n < 4)),
            ),
        )
        for n in range(15)
    ]
    assert {c.stories for c in picture(told).frames} == {4}
    assert not any(c.enough for c in picture(told).frames)


def test_a_frame_that_hardly_any_sentence_uses_has_no_row() -> None:
    told = [
        StorySummary(f"s{n}", "", (framed("A", FrameCount("policy", "fairness", n < 4, 20)), framed("B")))
        for n in range(12)
    ]
    assert picture(told).frames == ()


def test_the_sentences_of_all_articles_of_a_source_are_added_up() -> None:
    given = hand_made.comparison()
    herald, post = given.analyses
    again = replace(post, article=replace(post.article, id="later", source=herald.article.source))
    told = summary("s", "", replace(given, analyses=(herald, post, again)))
    counts = {s.source: {(f.scheme, f.frame): (f.using, f.sentences) for f in s.frames} for s in told.sources}
    assert counts["The Herald"] == {
        ("generic", "conflict"): (2, 4),
        ("policy", "policy"): (1, 4),
        ("policy", "health-safety"): (2, 4),
    }


def test_other_is_no_frame() -> None:
    given = hand_made.comparison()
    herald = given.analyses[0]
    none = replace(herald, frames=tuple(replace(f, frame="other") for f in herald.frames if f.scheme == "policy"))
    assert summary("s", "", replace(given, analyses=(none,))).sources[0].frames == ()
