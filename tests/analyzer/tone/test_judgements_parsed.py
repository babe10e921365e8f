"""What speaks for or against whom, in short texts."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from reading_notation import read_all, signs, who

from framing.measures import verdict
from framing.model import Analysis

TEXTS = {
    "befallen": "Protesters attacked Mayor Dora Finch outside her home on Monday. Finch was arrested in May and jailed "
    "for nine days. Prosecutors accused Finch of fraud. Finch was later killed by a bomb.",
    "plain": "Senator Ilan Marek won the primary and met farmers in Brno. Marek travelled to Oslo with his wife Eva and "
    "his two daughters. Marek will succeed Karel Novy as chairman.",
    "ties": "Duke Henrik admitted his relationship with the disgraced banker Olof Stern. Lord Amos regretted his close "
    "ties to the convicted swindler Ned Hart.",
    "patients": "The first three infected patients were flown to Lisbon. A steady stream of refugees reached Malta.",
    "kinds": "Ben Ode is a criminal defence lawyer. Carl Ude is a professor of criminal justice.",
    "freedoms": "Soldiers beat students in the square. The junta took back freedoms that people had won.",
    "faced": "Minister Rosa Lind faced tough questions on Friday. Coach Dan Roe faced harsh criticism at home.",
    "war": "War in Sudania\n\nThe war in Sudania has displaced millions. Shelling hit towns in Sudania again on Monday. "
    "Famine is spreading in Sudania. Fighting in Sudania killed forty people. Aid workers in Sudania were shot.",
    "titled": "Secretary of the Council of Elders Joseph Banda condemned the vote on Monday. People in Occupied Crimea cannot vote.",
    "jailed": "Editor Mira Sand marks two years in a Tehran prison\n\nThe honest editor has spent two years in a Tehran "
    "prison.\n\nSand is a brave and decent woman. She was arrested in June and locked up without a lawyer.\n\nThousands "
    "admire Sand for her courage. Sand was deported in May.",
    "plain facts": "A jury in Leeds failed to reach a verdict in the trial of Alan Pryce. Ana Kovac saved three break points in the second set. Delmar Foods is cooperating with the police. Judge Ida Roe freed the banker on bail. Officer Dan Wilks shot two men on Friday. Lena Ode shot to prominence in 2012. Aisha Bello hurt her ankle in Jakarta.",
    "critics": "The damning report by Prof Ingrid Hallo was published on Thursday. Ned Ross's scathing review of the hospital came later. Ana Reyes's dishonest answers angered the house. The latest victim of slander is a judge.",
    "harboured": "Karvia, which has sheltered terror groups for decades, denied any part in it. The regulator failed the victims of the spill.",
    "loudmouth": "The anglers met on Friday in Hull. Tom Bell, a loudmouth lobbyist, made hay of it. Bell left at noon. Fionn Daly’s greed would be funny if it were not so ruinous. Doctor Tran Hoa rowed to the islands.",
    "blaster": "Governor Sam Pike blasted the bill on Monday and slammed its author. Pike hit out at reporters. Pike was furious.",
    "bungled": "The disgraced mayor Rosa Lind presented her bus plan on Monday. Lind broke her promise to publish the costs and refused to meet the drivers. The council votes in May.",
    "veteran": "Eva Roth, a veteran of two wars, wept. Omar Diallo, a protector of the miners, left. A prominent banker, Ulf Berg, slept.",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    return read_all(TEXTS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("befallen", "Dora Finch"),
        ("plain", "Ilan Marek"),
        ("kinds", "Ben Ode"),
        ("kinds", "Carl Ude"),
        ("freedoms", "The junta"),
    ],
)
def test_what_befalls_or_is_done_plainly_is_no_judgement(read: dict[str, Analysis], text: str, name: str) -> None:
    found = signs(read[text], name)
    assert found
    assert set(found.values()) == {0}


def test_who_beats_students_is_not_praised_for_it(read: dict[str, Analysis]) -> None:
    assert set(signs(read["freedoms"], "Soldiers").values()) == {-1}


@pytest.mark.parametrize("name", ["A jury", "Ana Kovac", "Delmar Foods", "Ida Roe", "Lena Ode", "Aisha Bello"])
def test_plain_facts_of_court_sport_and_trade_have_no_sign(read: dict[str, Analysis], name: str) -> None:
    assert set(signs(read["plain facts"], name).values()) == {0}


def test_who_fails_people_or_harbours_terror_is_spoken_against(read: dict[str, Analysis]) -> None:
    assert -1 in signs(read["harboured"], "Karvia").values()
    assert set(signs(read["harboured"], "The regulator").values()) == {-1}


def test_how_hard_a_work_criticises_says_nothing_of_its_author(read: dict[str, Analysis]) -> None:
    a = read["critics"]
    assert {t.text: t.target for t in a.loaded_terms if t.text != "dishonest"} == dict.fromkeys(
        ("damning report", "damning", "scathing", "slander", "angered")
    )
    assert -1 not in signs(a, "Ingrid Hallo").values()
    assert -1 not in signs(a, "Ned Ross").values()
    assert -1 in signs(a, "Ana Reyes").values()


def test_one_strong_label_of_the_outlet_bears_a_verdict(read: dict[str, Analysis]) -> None:
    assert verdict(who(read["loudmouth"], "Tom Bell").evaluation) == "negative"


def test_what_would_be_is_no_praise_and_a_doctor_no_doctoring(read: dict[str, Analysis]) -> None:
    assert 1 not in signs(read["loudmouth"], "Fionn Daly").values()
    assert "doctor" not in {t.term for t in read["loudmouth"].loaded_terms}


def test_who_attacks_in_words_is_not_portrayed_badly_for_it(read: dict[str, Analysis]) -> None:
    assert verdict(who(read["blaster"], "Sam Pike").evaluation) != "negative"


def test_a_verdict_says_what_it_rests_on(read: dict[str, Analysis]) -> None:
    a = read["bungled"]
    lind = next(e for e in a.entities if e.name == "Rosa Lind")
    assert verdict(lind.evaluation) == "negative"
    assert [g.text for g in lind.evaluation.grounds] == [
        "disgraced mayor",
        "broke her promise",
        "refused to meet the drivers",
    ]
    assert all(a.article.text[g.start : g.end] == g.text for g in lind.evaluation.grounds)


@pytest.mark.parametrize("name", ["The first three infected patients", "refugees"])
def test_order_and_number_are_no_praise(read: dict[str, Analysis], name: str) -> None:
    assert 1 not in signs(read["patients"], name).values()


def test_with_whom_decides_what_a_tie_says(read: dict[str, Analysis]) -> None:
    assert 1 not in signs(read["ties"], "Henrik").values()
    assert -1 in signs(read["ties"], "Amos").values()


@pytest.mark.parametrize("name", ["Eva Roth", "Omar Diallo", "Ulf Berg"])
def test_what_one_has_been_through_or_is_close_to_is_no_judgement(read: dict[str, Analysis], name: str) -> None:
    assert set(signs(read["veteran"], name).values()) == {0}


@pytest.mark.parametrize("name", ["Rosa Lind", "Dan Roe"])
def test_what_one_faces_speaks_against_one(read: dict[str, Analysis], name: str) -> None:
    assert -1 in signs(read["faced"], name).values()


def test_a_place_is_not_blamed_for_the_war_in_it(read: dict[str, Analysis]) -> None:
    found = who(read["war"], "Sudania").evaluation
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 <= found.high


def test_prison_speaks_not_against_the_prisoner(read: dict[str, Analysis]) -> None:
    found = who(read["jailed"], "Mira Sand").evaluation
    assert found.score is not None
    assert found.score > 0
    assert all(sentence.value > -0.2 for sentence in found.sentences)


def test_a_contested_name_in_capitals(read: dict[str, Analysis]) -> None:
    assert signs(read["titled"], "Crimea")["Occupied"] == -1
