"""Which part in an event verbs and nouns tell of, and ages."""

from __future__ import annotations

from framing.language.deeds import age_behind, ages_said, can_be_anyone, is_bodily_harm, part_named, part_of


def test_a_verb_tells_the_part_of_either_side() -> None:
    assert (part_of("shoot", "agent"), part_of("shoot", "patient")) == ("doer", "victim")
    assert part_of("arrest", "patient") == "doer"
    assert part_of("meet", "agent") == ""


def test_a_preposition_behind_the_verb_does_not_matter() -> None:
    assert part_of("shoot at", "agent") == "doer"
    assert part_of("gun down", "patient") == "victim"


def test_nouns_that_fit_anyone_name_no_part() -> None:
    assert part_named("gunman") == "doer"
    assert part_named("man") == ""
    assert can_be_anyone("man")
    assert not can_be_anyone("prosecutor")


def test_ages() -> None:
    assert ages_said("a 61-year-old Vancouver man") == [61]
    assert ages_said("two men") == []
    assert age_behind("John Smith, 35, was", 10) == 35
    assert age_behind("John Smith , 35 , was", 10) == 35
    assert age_behind("John Smith, 3,000 men", 10) == 0


def test_bodily_harm_is_told_from_harm_in_words_or_sport() -> None:
    assert is_bodily_harm("murder")
    assert is_bodily_harm("gun down")
    assert not is_bodily_harm("attack")
    assert not is_bodily_harm("beat")
    assert not is_bodily_harm("arrest")
