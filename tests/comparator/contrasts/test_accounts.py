"""Two accounts of one event: who ended a term of office, how a vote went, at what hour and why it happened."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from contrast_notation import story, words
from story_notation import article

from framing.comparator.contrasts.amounts import amounts
from framing.comparator.contrasts.causes import causes
from framing.comparator.contrasts.clocks import clocks
from framing.comparator.contrasts.figures import figures
from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.opposed import opposed
from framing.comparator.contrasts.scare import scare
from framing.comparator.contrasts.votes import votes
from framing.model import ContrastKind, Quotation

PERSON = {"Ray": "PERSON"}


def told(one: Sequence[str], two: Sequence[str]) -> list[Formed]:
    every, there, _ = story(article("A", one, PERSON), article("B", two, PERSON))
    return [
        *opposed(every, there),
        *votes(every),
        *clocks(every),
        *causes(every),
        *scare(every),
        *amounts(every),
        *figures(every, there),
    ]


# ------------------------------------------------------------------------------------------------ opposed deeds
RESIGNED = "Ray/PROPN//nsubj/2 resigned/VERB/resign/ROOT/2"
STEPPED_DOWN = "Ray/PROPN//nsubj/2 stepped/VERB/step/ROOT/2 down/ADP//prt/2"
FIRED = "Ray/PROPN//nsubjpass/3 was/AUX/be/auxpass/3 fired/VERB/fire/ROOT/3"
SACKED = "they/PRON//nsubj/2 sacked/VERB/sack/ROOT/2 Ray/PROPN//dobj/2"
NOT_FIRED = "Ray/PROPN//nsubjpass/4 was/AUX/be/auxpass/4 not/PART//neg/4 fired/VERB/fire/ROOT/4"
DIED = "Ray/PROPN//nsubj/2 died/VERB/die/ROOT/2"
KILLED = "guards/NOUN/guard/nsubj/2 killed/VERB/kill/ROOT/2 Ray/PROPN//dobj/2"


@pytest.mark.parametrize(("one", "two"), [(RESIGNED, FIRED), (STEPPED_DOWN, SACKED), (SACKED, RESIGNED)])
def test_who_resigns_here_is_fired_there(one: str, two: str) -> None:
    (found,) = told([one], [two])
    assert (found.kind, found.about) == (ContrastKind.DEED, "who ended the term of office: Ray")


def test_who_died_here_was_killed_there() -> None:
    assert [f.about for f in told([DIED], [KILLED])] == ["how they died: Ray"]


@pytest.mark.parametrize("second", [[STEPPED_DOWN], [NOT_FIRED], [RESIGNED, FIRED], [KILLED]])
def test_no_two_deeds(second: list[str]) -> None:
    assert not told([RESIGNED], second)


ADMITTED = "Ray/PROPN//nsubj/2 admitted/VERB/admit/ROOT/2 sloppy/ADJ//amod/4 ledgers/NOUN/ledger/dobj/2"
DISPUTED = "Ray/PROPN//nsubj/2 disputed/VERB/dispute/ROOT/2 sloppy/ADJ//amod/4 ledgers/NOUN/ledger/dobj/2"
REFUSED = "Ray/PROPN//nsubj/2 refused/VERB/refuse/ROOT/2 muddy/ADJ//amod/4 boots/NOUN/boot/dobj/2"


def test_what_is_admitted_here_and_denied_there_must_be_the_same() -> None:
    assert [f.about for f in told([ADMITTED], [DISPUTED])] == ["admitted or denied: Ray"]
    assert not told([ADMITTED], [REFUSED])


# ------------------------------------------------------------------------------------------------------- votes
def voted(how: str) -> str:
    return f"senators/NOUN/senator/nsubj/2 voted/VERB/vote/ROOT/2 {how}"


COUNT, OTHER, WIDE = "52-48/NUM//npadvmod/2", "60-40/NUM//npadvmod/2", "80-20/NUM//npadvmod/2"
NARROWLY, CLEARLY = "narrowly/ADV//advmod/2", "decisively/ADV//advmod/2"


IN_WORDS = "by/ADP//prep/2 six/NUM//nummod/5 votes/NOUN/vote/pobj/3 to/ADP//prep/5 five/NUM//pobj/6"


@pytest.mark.parametrize(
    ("one", "two", "strength"),
    [
        (IN_WORDS, CLEARLY, 0.8),
        (COUNT, OTHER, 0.8),
        (COUNT, NARROWLY, 0.6),
        (COUNT, CLEARLY, 0.8),
        (NARROWLY, CLEARLY, 0.8),
    ],
)
def test_how_a_vote_went(one: str, two: str, strength: float) -> None:
    (found,) = told([voted(one)], [voted(two)])
    assert (found.about, found.strength) == ("the vote", strength)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ([voted(COUNT)], [voted(COUNT)]),
        ([voted(COUNT)], [voted("quietly/ADV//advmod/2")]),  # nothing is made of it
        ([voted(COUNT)], [voted(OTHER), voted(WIDE)]),  # two votes
        ([voted(COUNT)], [voted(f"{OTHER} and/CCONJ {WIDE}")]),
        ([voted(COUNT).replace("senators", "senate")], [voted(OTHER).replace("senators", "assembly")]),  # two chambers
        ([voted(COUNT)], ["rovers/NOUN/rover/nsubj/2 won/VERB/win/ROOT/2 3-2/NUM//npadvmod/2"]),  # a match
    ],
)
def test_votes_that_do_not_differ(one: list[str], two: list[str]) -> None:
    assert not told(one, two)


# ------------------------------------------------------------------------------------------------------- hours
def at(hour: str, verb: str = "erupted/VERB/erupt", noun: str = "fire/NOUN/fire") -> str:
    return f"{noun}/nsubj/2 {verb}/ROOT/2 at/ADP//prep/2 {hour}/NUM//nummod/5 p.m./NOUN//pobj/3"


def test_another_hour_of_one_event() -> None:
    (found,) = told([at("9:15")], [at("8:30", "began/VERB/begin", "blaze/NOUN/blaze")])
    assert (found.kind, found.about) == (ContrastKind.QUANTITY, "time: fire")


@pytest.mark.parametrize(
    "second",
    [
        [at("9")],  # rounded
        [at("8:30"), at("9:15")],  # both
        [at("8:30", "closed/VERB/close", "museum/NOUN/museum")],
        [f"{at('8:30')} Monday/PROPN//npadvmod/2"],
    ],
)
def test_hours_that_do_not_contradict(second: list[str]) -> None:
    first = at("9:15") + (" Sunday/PROPN//npadvmod/2" if "Monday" in second[0] else "")
    assert not told([first], second)


# ------------------------------------------------------------------------------------------------------ causes
BECAUSE = (
    "bridge/NOUN//nsubj/2 collapsed/VERB/collapse/ROOT/2 because/SCONJ//mark/5 girders/NOUN/girder/nsubj/5 "
    "rusted/VERB/rust/advcl/2"
)
AFTER = "bridge/NOUN//nsubj/2 collapsed/VERB/collapse/ROOT/2 after/ADP//prep/2 floods/NOUN/flood/pobj/3"
AFTER_RUST = "bridge/NOUN//nsubj/2 collapsed/VERB/collapse/ROOT/2 after/ADP//prep/2 rust/NOUN/rust/pobj/3"
FELL = "price/NOUN//nsubj/2 collapsed/VERB/collapse/ROOT/2 after/ADP//prep/2 floods/NOUN/flood/pobj/3"
FESTIVAL = "festival/NOUN//nsubj/2 opened/VERB/open/ROOT/2 after/ADP//prep/2 floods/NOUN/flood/pobj/3"


def test_why_it_happened() -> None:
    (found,) = told([BECAUSE], [AFTER])
    assert (found.kind, found.about) == (ContrastKind.DEED, "why: collapse")


@pytest.mark.parametrize(
    ("one", "two"), [(BECAUSE, AFTER_RUST), (BECAUSE, FESTIVAL), (BECAUSE, FELL), (AFTER, AFTER_RUST)]
)
def test_no_two_causes(one: str, two: str) -> None:
    assert not told([one], [two])


# ---------------------------------------------------------------------------------------------------- distance
SO_CALLED = (
    "police/NOUN//nsubj/2 searched/VERB/search/ROOT/2 the/DET//det/5 so-called/ADJ//amod/5 newsroom/NOUN//dobj/2"
)
PLAIN = "police/NOUN//nsubj/2 raided/VERB/raid/ROOT/2 the/DET//det/4 newsroom/NOUN//dobj/2"


def test_a_word_is_kept_at_a_distance_here_and_used_there() -> None:
    assert [(f.kind, f.about) for f in told([SO_CALLED], [PLAIN])] == [(ContrastKind.VOICE, "newsroom")]
    assert not told([SO_CALLED], [SO_CALLED])
    assert not told([SO_CALLED, PLAIN], [PLAIN])


def test_quotation_marks_keep_a_distance() -> None:
    one, two = article("A", [PLAIN], {}), article("B", [PLAIN], {})
    start, end = one.place("newsroom")
    one.quotations.append(Quotation(start, end, "newsroom", 0, "scare", 1))
    assert [f.about for f in scare(story(one, two)[0])] == ["newsroom"]


# --------------------------------------------------------------------------------------------------- the toll
def toll(number: str, noun: str, lemma: str, more: str = "") -> str:
    return f"{more}{number}/NUM//nummod/2 {noun}/NOUN/{lemma}/nsubjpass/4 were/AUX/be/auxpass/4 killed/VERB/kill/ROOT/4"


@pytest.mark.parametrize(("noun", "lemma"), [("attackers", "attacker"), ("rioters", "rioter")])
def test_the_only_tolls_of_two_openings_are_of_one_event(noun: str, lemma: str) -> None:
    (found,) = told([toll("70", "people", "people")], [toll("30", noun, lemma)])
    assert found.about == "number of people dead"
    assert words([found]) == [["70 people were killed", f"30 {noun} were killed"]]


def test_soldiers_who_were_killed_are_none_of_the_other_dead() -> None:
    assert not told([toll("70", "villagers", "villager")], [toll("30", "soldiers", "soldier")])


# ------------------------------------------------------------------------------------------------------ sums
def lent(amount: str) -> str:
    return f"Ray/PROPN//nsubj/2 lent/VERB/lend/ROOT/2 {amount}/NUM//nummod/4 crowns/NOUN/krona/dobj/2"


def loan(amount: str) -> str:
    return (
        f"they/PRON//nsubj/2 approved/VERB/approve/ROOT/2 {amount}/NUM//nummod/4 crowns/NOUN/krona/nmod/5 "
        "loan/NOUN//dobj/2"
    )


def test_a_sum_of_one_kind_by_a_verb_here_and_a_noun_there() -> None:
    assert [f.about for f in told([lent("48")], [loan("40")])] == ["sum: loan"]
    assert not told([lent("48")], [loan("48")])


def spilled(amount: str, unit: str) -> str:
    return f"barges/NOUN/barge/nsubj/2 spilled/VERB/spill/ROOT/2 {amount}/NUM//nummod/4 {unit}/NOUN/{unit}/dobj/2"


def test_an_amount_in_other_units() -> None:
    assert "how much: spill" in [f.about for f in told([spilled("40,000", "gallon")], [spilled("3,200", "barrel")])]
    assert not told([spilled("42,000", "gallon")], [spilled("1,000", "barrel")])


# -------------------------------------------------------------------------------------------------- order
def rammed(trucks: int, towers: int) -> str:
    return (
        f"{trucks}/NUM//nummod/2 trucks/NOUN/truck/nsubj/3 destroyed/VERB/destroy/ROOT/3 "
        f"{towers}/NUM//nummod/5 towers/NOUN/tower/dobj/3"
    )


def test_of_two_numbers_of_one_sentence_the_first_is_shown() -> None:
    first = "Ray/PROPN//nsubj/2 spoke/VERB/speak/ROOT/2"
    every, _, _ = story(article("A", [first, rammed(4, 6)], PERSON), article("B", [first, rammed(9, 15)], PERSON))
    assert [f.about for f in amounts(every)] == ["number of trucks"]
