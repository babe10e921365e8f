"""At what hour one event happened: which times are of one event, and which words are a time at all."""

from __future__ import annotations

import pytest
from contrast_notation import story
from story_notation import article

from framing.comparator.contrasts.clocks import clocks


def clocked(one: list[str], two: list[str]) -> list[str]:
    every, _, _ = story(article("A", one, {}), article("B", two, {}))
    return [f.about for f in clocks(every)]


def at(hour: str, *, subject: str = "farmers/NOUN/farmer", verb: str = "marched/VERB/march", more: str = "") -> str:
    """A sentence with a time of day: "farmers marched at 9 p.m."."""
    return f"{subject}/nsubj/2 {verb}/ROOT/2 at/ADP//prep/2 {hour}/NUM//nummod/5 p.m./NOUN//pobj/3 {more}".strip()


BREAKING = {"verb": "broke/VERB/break"}
TUESDAY = "on/ADP//prep/2 Tuesday/PROPN//pobj/6"
FRIDAY = "on/ADP//prep/2 Friday/PROPN//pobj/6"


@pytest.mark.parametrize(
    ("one", "two", "about"),
    [
        (at("9"), at("7"), "march"),
        (at("9"), at("9:20"), None),  # about the same
        (at("9", more=TUESDAY), at("7", more=FRIDAY), None),  # of two days
        (at("9", more=TUESDAY), at("7", more=TUESDAY), "march"),
        (at("9", more=TUESDAY), at("7"), "march"),
        (at("9"), at("7", more=TUESDAY), "march"),
        (at("9", subject="vote/NOUN/vote", verb="came/VERB/come"), at("7", verb="voted/VERB/vote"), "vote"),
        (at("9", verb="voted/VERB/vote"), at("7", subject="vote/NOUN/vote", verb="came/VERB/come"), "vote"),
        (at("9"), at("7", subject="miners/NOUN/miner"), None),  # others do it
        (at("9"), at("7", subject="they/PRON/they"), "march"),  # who does it is not said
        (at("9", subject="they/PRON/they"), at("7"), "march"),
        (at("9"), at("7", verb="sang/VERB/sing"), None),  # the same people do something else
        (at("9", subject="fire/NOUN/fire", **BREAKING), at("7", subject="fire/NOUN/fire", **BREAKING), "fire"),
        (at("9", subject="fire/NOUN/fire", **BREAKING), at("7", subject="strike/NOUN/strike", **BREAKING), None),
        (at("9", subject="they/PRON/they", **BREAKING), at("7", subject="they/PRON/they", **BREAKING), None),
        (at("9", subject="Ray/PROPN/Ray"), at("7", subject="Vera/PROPN/Vera"), "march"),  # names are no things
        (at("13"), at("7"), None),
        (at("0"), at("7"), None),
        (at("9:70"), at("7"), None),
        (at("12"), at("7"), "march"),
    ],
)
def test_two_times_of_one_event(one: str, two: str, about: str | None) -> None:
    assert clocked([one], [two]) == ([f"time: {about}"] if about else [])


def test_a_time_without_a_verb_is_of_nothing() -> None:
    bare = "doors/NOUN/door/ROOT/1 at/ADP//prep/1 9/NUM//nummod/4 p.m./NOUN//pobj/2"
    assert not clocked([bare], [at("7", subject="doors/NOUN/door", verb="opened/VERB/open")])


@pytest.mark.parametrize(("one", "two"), [([at("9"), at("7")], [at("7")]), ([at("9")], [at("7"), at("9:10")])])
def test_a_source_that_has_both_times_does_not_differ(one: list[str], two: list[str]) -> None:
    assert not clocked(one, two)


def test_midnight_is_near() -> None:
    assert not clocked([at("11:50")], [at("12:10").replace("p.m.", "a.m.")])
    assert clocked([at("9")], [at("9").replace("p.m.", "a.m.")]) == ["time: march"]


def test_a_sentence_too_long_to_be_shown_tells_no_time() -> None:
    long = " ".join(f"w{n}/NOUN//dep/2" for n in range(60))
    assert not clocked(["Ray/PROPN//ROOT/1", f"{at('9')} {long}"], [at("7")])
